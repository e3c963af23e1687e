#include "core/scene_builder.hpp"

#include "core/captions.hpp"
#include "core/leaving.hpp"
#include "core/map_labels.hpp"
#include "core/seen_lines.hpp"
#include "core/side_by_side.hpp"
#include "core/strand_layout.hpp"
#include "core/two_maps.hpp"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente {

Camera cameraFor(const View& view, const Ground& ground, const Projection& projection, const Rect& viewport) {
    constexpr double kMargin = 12.0;
    Camera camera = fitCamera(ground.bounds, viewport, kMargin, view.zoom, ground.bounds.center());
    if (view.lookAt) {
        camera.center = *view.lookAt;
        return camera;
    }
    MapPoint middle{0.0, 0.0};
    projection.forward(std::span(&view.center, 1), std::span(&middle, 1));
    if (std::isnan(middle.x)) {
        return camera;
    }
    // The centre is in the middle of the picture as far as no more than the margin beyond the map's edge is shown.
    const auto axis = [&](double wanted, double least, double most, double shown) {
        const double half = shown / 2.0 - kMargin / camera.scale;
        return most - least <= 2.0 * half ? (least + most) / 2.0 : std::clamp(wanted, least + half, most - half);
    };
    camera.center = {axis(middle.x, ground.bounds.min.x, ground.bounds.max.x, viewport.width() / camera.scale),
                     axis(middle.y, ground.bounds.min.y, ground.bounds.max.y, viewport.height() / camera.scale)};
    return camera;
}

namespace {

using Metrics = PictureMetrics;

/// Exercises that are compared are strands.
MarkChoice marksOf(const Picture& picture) {
    const SceneInput& input = picture.input;
    return input.compared ? MarkChoice{} : chooseMarks(input.slice, input.view, input.projection, picture.camera);
}

void takeWhatIsShown(Picture& picture) {
    const SceneInput& input = picture.input;
    if (const auto& compared = input.compared) {
        picture.strands = chooseChangedStrands(compared->comparison, picture.world, input.view, *input.ground);
        picture.membershipChanges =
            membershipChanges(compared->slices, compared->comparison, input.view, *input.ground);
        return;
    }
    sideBySide(2, [&](std::size_t part) {
        if (part == 0) {
            picture.strands = chooseStrands(input.slice, input.view, *input.ground);
        } else {
            picture.memberships = heldMemberships(input.slice, input.view);
        }
    });
    if (shadesStrength(input.view)) {
        picture.strengths = tieStrengths(input.slice, input.view, picture.memberships, input.view.focus);
        picture.classes = strengthClasses(picture.strengths, input.view.adaptScales);
    }
    picture.former = formerStates(input.slice, input.view, *input.ground, picture.memberships, picture.strengths);
}

/// What one of two maps is made of: what holds on its date.
SceneInput oneDate(const SceneInput& two, const Slice& slice, const View& view, std::shared_ptr<const Ground> ground) {
    return {.slice = slice,
            .view = view,
            .ground = std::move(ground),
            .projection = two.projection,
            .size = two.size,
            .text = two.text,
            .detail = two.detail,
            .sourceCount = two.sourceCount,
            .hovered = two.hovered,
            .leastLegend = two.leastLegend,
            .coveredCorner = two.coveredCorner,
            .globe = two.globe,
            .names = two.names};
}

/// Each state once, of those that stand for parties today.
std::vector<PartyId> statesOf(const std::vector<PartyId>& former) {
    const std::set<PartyId> states(former.begin(), former.end());
    std::vector<PartyId> all(states.begin(), states.end());
    std::erase(all, kNoParty);
    return all;
}

Shown shownIn(const Picture& picture) {
    const SceneInput& input = picture.input;
    return {.slice = input.slice,
            .view = input.view,
            .memberships = picture.memberships,
            .strands = picture.strands,
            .classes = picture.classes,
            .marks = picture.marks,
            .theme = picture.theme,
            .projection = input.projection.description(),
            .sourceCount = input.sourceCount,
            .disputedBorders = isLineSeen(*input.ground, LineRole::disputed, picture.camera, picture.shown),
            .former = statesOf(picture.former),
            .compared = input.compared,
            .membershipChanges = &picture.membershipChanges};
}

/// One map, or those of two dates.
using Pictures = std::vector<Picture>;

/// Adapted scales of two maps are those of the stronger one, so that they can be compared with each other.
void shareScales(Pictures& pictures) {
    double unit = 0.0;
    StrengthClasses classes = pictures.front().classes;
    for (const Picture& picture : pictures) {
        unit = std::max(unit, picture.strands.weightUnit);
        classes = std::max(classes, picture.classes);
    }
    for (Picture& picture : pictures) {
        setWidths(picture.strands, unit);
        picture.classes = classes;
    }
}

Pictures picturesOf(std::span<const SceneInput> inputs) {
    Pictures pictures;
    pictures.reserve(inputs.size());
    for (const auto& input : inputs) {
        pictures.push_back({.input = input, .theme = themeOf(input.view.theme), .world = input.slice.world()});
        takeWhatIsShown(pictures.back());
    }
    if (pictures.size() > 1) {
        shareScales(pictures);
    }
    return pictures;
}

/// Sets the cameras in the place of the map, and chooses the marks that they show.
void placeMaps(Pictures& pictures, const Rect& map) {
    const auto two = placesOfTwo(map, pictures.back().input.view);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        Picture& picture = pictures[i];
        const SceneInput& input = picture.input;
        const MapPlace place = pictures.size() > 1 ? two[i] : MapPlace{map, map};
        picture.camera = cameraFor(input.view, *input.ground, input.projection, place.viewport);
        picture.shown = place.shown;
        picture.marks = marksOf(picture);
    }
}

Captions captionsOf(const Pictures& pictures) {
    const SceneInput& input = pictures.back().input;
    auto captions = pictures.size() > 1 ? captionsOfTwo(shownIn(pictures.front()), shownIn(pictures.back()))
                                        : captionsOf(shownIn(pictures.back()));
    foldLegend(captions.legend, input.size, input.text);
    return captions;
}

/// The captions of the maps as placed. Room that their legend needs no more is the map's, unless more is shown there.
Captions fitLegend(Pictures& pictures, PictureLayout& layout) {
    const SceneInput& last = pictures.back().input;
    const auto laidOut = [&](const Captions& captions) {
        return layOutPicture(last.size, last.view, captions.legend, last.text, last.leastLegend);
    };
    Captions captions = captionsOf(pictures);
    if (const PictureLayout higher = laidOut(captions); higher.map.height() > layout.map.height()) {
        placeMaps(pictures, higher.map);
        Captions again = captionsOf(pictures);
        if (laidOut(again).map.height() >= higher.map.height()) {
            layout = higher;
            return again;
        }
        placeMaps(pictures, layout.map);
    }
    return captions;
}

/// What passed within the step is known once the map is drawn. The map keeps its size for it: where the legend has no
/// room, the subtitle tells it.
void tellPassed(Captions& captions, const Pictures& pictures, const PictureLayout& layout) {
    if (!showsPassed(shownIn(pictures.back()))) {
        return;
    }
    const SceneInput& input = pictures.back().input;
    auto legend = captionsOf(pictures).legend;
    const double height = legendHeight(legend, input.size.x - 2.0 * Metrics::padding, input.text) + 14.0;
    if (height <= layout.legend.height()) {
        captions.legend = std::move(legend);
    } else {
        captions.subtitle += fmt::format("; {}", kPassedText);
    }
}

void drawMaps(SceneWriter& writer, Pictures& pictures, const Rect& map, CurveCache& curves,
              std::array<KeptOfMap, 2>& kept, const Scene& scene) {
    const SceneInput& input = pictures.back().input;
    const bool two = pictures.size() > 1;
    const auto places = placesOfTwo(map, input.view);
    const auto tags =
        dateTags(places, pictures.front().input.view.window, input.view.window, input.text, input.coveredCorner);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        Picture& picture = pictures[i];
        picture.edge = MapEdge(*picture.input.ground, picture.camera);
        picture.anchors = anchorPixels(*picture.input.ground, picture.camera);
        if (two) {
            picture.taken = {tags[0].box, tags[1].box};
        }
        clearAnchors(picture);
        addLeaving(picture);
        rankParties(picture);
        writer.clipTo(picture.shown);
        drawMap(writer, picture, curves, kept[i], scene);
    }
    if (two) {
        drawDates(writer, places, tags, pictures.back().theme);
    }
}

} // namespace

Scene SceneBuilder::build(const SceneInput& input) {
    if (!input.compared || !input.view.showsTwoMaps()) {
        return buildMaps(std::span(&input, 1));
    }
    const ComparedSlices& slices = input.compared->slices;
    View before = input.view;
    before.window = slices.windows().before;
    const std::array inputs{oneDate(input, slices.before(Layer::partnership), before,
                                    input.groundBefore ? input.groundBefore : input.ground),
                            oneDate(input, slices.after(Layer::partnership), input.view, input.ground)};
    return buildMaps(inputs);
}

Scene SceneBuilder::buildMaps(std::span<const SceneInput> inputs) {
    const SceneInput& last = inputs.back();
    Pictures pictures = picturesOf(inputs);
    report_.strandsHolding = pictures.back().strands.holding;
    report_.strandsDrawn = pictures.back().strands.drawn.size();
    // The legend decides how high the map is, and the map which marks it shows: marks are chosen on a first camera.
    placeMaps(pictures, layOutPicture(last.size, last.view, {}, last.text).map);
    report_.layout = layOutPicture(last.size, last.view, captionsOf(pictures).legend, last.text, last.leastLegend);
    placeMaps(pictures, report_.layout.map);
    Captions captions = fitLegend(pictures, report_.layout);

    Scene scene;
    scene.size = last.size;
    scene.background = pictures.back().theme.frame;
    SceneWriter writer(scene);
    drawMaps(writer, pictures, report_.layout.map, curves_, kept_, scene);
    writer.clipTo({{0.0, 0.0}, last.size});
    tellPassed(captions, pictures, report_.layout);
    drawPictureFrame(writer, pictures.back(), report_.layout, captions);
    report_.camera = pictures.back().camera;
    report_.mapBounds = last.ground->bounds;
    maps_.clear();
    for (Picture& picture : pictures) {
        maps_.push_back({picture.shown, picture.camera, picture.input.ground, std::move(picture.strands.drawn),
                         std::move(picture.marks.drawn), std::move(picture.former)});
    }
    return scene;
}

} // namespace entente
