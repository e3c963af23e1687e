#include "core/scene_builder.hpp"

#include "core/captions.hpp"
#include "core/country_names.hpp"
#include "core/leaving.hpp"
#include "core/map_labels.hpp"
#include "core/pole_ends.hpp"
#include "core/scale_bar.hpp"
#include "core/seen_lines.hpp"
#include "core/side_by_side.hpp"
#include "core/two_maps.hpp"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente {

namespace {

using Metrics = PictureMetrics;

std::vector<TerritoryFill> fillsOf(const Picture& picture) {
    const SceneInput& input = picture.input;
    return input.compared ? changeFills(picture.membershipChanges, input.view, *input.ground, picture.theme)
                          : territoryFills(input.slice, input.view, *input.ground, picture.memberships,
                                           picture.strengths, picture.classes, picture.theme, picture.former);
}

void drawGround(SceneWriter& writer, const Picture& picture) {
    const Theme& theme = picture.theme;
    GroundDrawing drawing{.ground = picture.input.ground,
                          .camera = picture.camera,
                          .ocean = theme.frame,
                          .sphere = theme.sphere,
                          .fills = fillsOf(picture),
                          .pens = {},
                          .selectedOutline = {.color = theme.ink, .width = 0.9F}};
    const auto pen = [&](LineRole role) -> Pen& { return drawing.pens[static_cast<std::size_t>(role)]; };
    pen(LineRole::coast) = {.color = theme.coast, .width = theme.coastWidth};
    pen(LineRole::border) = {.color = theme.border, .width = theme.borderWidth};
    pen(LineRole::disputed) = {.color = theme.disputed, .width = theme.disputedWidth, .dashOn = 3.0F, .dashOff = 2.0F};
    if (picture.input.view.shows(Furniture::graticule)) {
        pen(LineRole::graticule) = {.color = theme.graticule, .width = theme.graticuleWidth};
    }
    pen(LineRole::outline) = {.color = theme.coast, .width = theme.outlineWidth};
    writer.ground(std::move(drawing));
}

/// Territories that are filled but too small to be seen get a dot in the colour of their fill.
void drawSmallTerritories(SceneWriter& writer, Picture& picture, const GroundDrawing& drawing) {
    constexpr double kSmall = 14.0; ///< square pixels
    const auto& ground = *picture.input.ground;
    picture.isDot.assign(picture.world.parties().size(), 0);
    for (std::size_t t = 0; t < ground.territories.size(); ++t) {
        const auto& territory = ground.territories[t];
        const double pixels = territory.area * picture.camera.scale * picture.camera.scale;
        const bool filled = drawing.fills[t].colors[0] != picture.theme.land;
        if (pixels < kSmall && filled && territory.party != kNoParty && picture.isDot[territory.party] == 0) {
            picture.isDot[territory.party] = 1;
            writer.disc(picture.anchors[territory.party], 3.2, drawing.fills[t].colors[0], picture.theme.inkTertiary,
                        0.8F);
        }
    }
}

/// Among more strands than these neither casings nor inlays can be made out; they are plain lines in their colours.
constexpr std::size_t kMostCased = 700;

Stroke strokeOf(const DrawnStrand& strand, const Picture& picture) {
    const Theme& theme = picture.theme;
    const KindStyle style = kindStyle(picture.world.kinds()[strand.kind], strand.kind, theme);
    const float width = strand.width * (strand.highlighted ? 1.0F : 0.55F) * (strand.passed ? kPassedWidth : 1.0F);
    Stroke stroke{.widthStart = width, .widthEnd = width};
    if (strand.directed) {
        stroke.widthStart = width * 1.25F;
        stroke.widthEnd = width * 0.3F;
    }
    double opacity = strand.opacity * (strand.passed ? kPassedOpacity : 1.0);
    if (strand.possible) {
        constexpr double kPalest = 0.4;
        opacity *= kPalest + (1.0 - kPalest) * strand.likelihood;
        stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
    }
    if (!strand.highlighted) {
        stroke.color = faded(theme.dimmed, theme.dimmedOpacity * opacity);
        return stroke;
    }
    stroke.color = faded(style.color, opacity);
    if (picture.strands.drawn.size() > kMostCased) {
        return stroke;
    }
    stroke.casing = 1.0F;
    stroke.casingColor = faded(theme.casing, theme.casingOpacity * opacity);
    if (style.hasInlay && width > 2.6F && !strand.possible && !strand.passed) {
        stroke.hasInlay = true;
        stroke.inlay = style.inlay;
        stroke.inlayWidth = std::max(1.1F, 0.26F * width);
        stroke.inlayColor = faded(theme.casing, strand.opacity);
        stroke.inlayUntil = strand.directed ? 0.67F : 1.0F;
    }
    return stroke;
}

/// The strands that are highlighted, or the others, in the order of drawing: from broad to narrow, and of one width
/// (that looks the same) the long ones first, so that none is hidden by one that runs the same way.
std::vector<const DrawnStrand*> inDrawingOrder(const Picture& picture, bool highlighted) {
    constexpr float kAlike = 0.5F; // logical pixels
    using Key = std::pair<float, double>;
    std::vector<std::pair<Key, const DrawnStrand*>> order;
    for (const DrawnStrand& strand : picture.strands.drawn) {
        if (strand.highlighted == highlighted) {
            const auto place = [&](PartyId party) { return picture.world.parties()[party].label; };
            order.push_back(
                {{std::round(strand.width / kAlike), centralAngle(place(strand.from), place(strand.to))}, &strand});
        }
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const DrawnStrand*> strands(order.size());
    std::transform(order.begin(), order.end(), strands.begin(), [](const auto& entry) { return entry.second; });
    return strands;
}

void drawStrands(SceneWriter& writer, const Picture& picture, bool highlighted) {
    for (const DrawnStrand* drawn : inDrawingOrder(picture, highlighted)) {
        const DrawnStrand& strand = *drawn;
        const Stroke whole =
            strand.change ? changeStroke(strand, picture.world, picture.theme) : strokeOf(strand, picture);
        std::size_t total = 0;
        for (const auto& run : strand.runs) {
            total += run.points.size();
        }
        std::size_t passed = 0;
        for (const auto& run : strand.runs) {
            Stroke stroke = whole;
            const auto widthAt = [&](std::size_t point) {
                const float t = static_cast<float>(point) / static_cast<float>(std::max<std::size_t>(total, 1));
                return whole.widthStart + (whole.widthEnd - whole.widthStart) * t;
            };
            stroke.widthStart = widthAt(passed);
            passed += run.points.size();
            stroke.widthEnd = widthAt(passed);
            writer.stroke(run.points, stroke);
            drawPoleEnds(writer, run, stroke);
        }
    }
}

/// Marks what has just changed: a glow round a strand that got stronger, broken grey edges beside one that got weaker.
void drawChangeMarks(SceneWriter& writer, const Picture& picture) {
    constexpr float kReach = 4.0F;         // on each side, logical pixels
    constexpr std::size_t kMostMarks = 60; // where nearly everything changes, marks of the strongest say so
    std::size_t marks = 0;
    for (const DrawnStrand& strand : picture.strands.drawn) {
        if (!strand.highlighted || strand.mark.strength <= 0.0 || ++marks > kMostMarks) {
            continue;
        }
        const Theme& theme = picture.theme;
        const KindStyle style = kindStyle(picture.world.kinds()[strand.kind], strand.kind, theme);
        Stroke mark{.widthStart = strand.width + 2.0F * kReach,
                    .widthEnd = strand.width + 2.0F * kReach,
                    .color = faded(strand.mark.stronger ? style.color : theme.ink, 0.4 * strand.mark.strength),
                    .roundCaps = strand.mark.stronger};
        if (!strand.mark.stronger) {
            mark.pattern = {StrokePattern::Form::dash, 3.0F, 5.0F};
        }
        for (const auto& run : strand.runs) {
            writer.stroke(run.points, mark);
        }
    }
}

/// An anchor yields to the mark of an exercise: it moves aside, the mark stays at its true place.
void clearAnchors(Picture& picture) {
    for (const auto& mark : picture.marks.drawn) {
        const double clear = mark.radius + 9.0;
        for (const PartyId party : mark.participants) {
            if (party == kNoParty) {
                continue;
            }
            auto& anchor = picture.anchors[party];
            const double distance = glm::distance(anchor, mark.position);
            if (distance < clear) {
                const auto away = distance > 1e-6 ? (anchor - mark.position) / distance : glm::dvec2{-1.0, 0.0};
                const glm::dvec2 aside{-away.y, away.x};
                for (const auto way : {away, aside, -aside, -away}) { // beside a mark at the map's edge, not beyond it
                    anchor = mark.position + way * clear;
                    if (picture.edge.contains(anchor)) {
                        break;
                    }
                }
            }
        }
    }
}

void drawAnchors(SceneWriter& writer, const Picture& picture, LabelPlacer& placer) {
    std::vector<char> isEnd(picture.rank.size(), 0);
    for (const auto& strand : picture.strands.drawn) {
        for (const PartyId party : {strand.from, strand.to}) {
            isEnd[party] = std::max<char>(isEnd[party], strand.highlighted ? 2 : 1);
        }
    }
    const Theme& theme = picture.theme;
    for (std::size_t p = 0; p < isEnd.size(); ++p) {
        const auto at = picture.anchors[p];
        if (std::isnan(at.x) || !picture.camera.viewport.contains(at)) {
            continue;
        }
        double radius = 0.0;
        if (picture.rank[p] == 1) {
            radius = 4.0;
            writer.disc(at, radius, theme.ink, theme.halo, 1.0F);
        } else if (isEnd[p] == 2) {
            radius = 3.4;
            writer.disc(at, radius, theme.halo, theme.ink, 1.5F);
        } else if (picture.isDot[p] != 0) {
            radius = 3.2; // drawn already
        } else if (isEnd[p] == 1) {
            radius = 1.8;
            writer.disc(at, radius, theme.inkTertiary);
        }
        if (radius > 0.0) {
            placer.addAnchor(at);
            placer.keepFree({at - glm::dvec2{radius, radius}, at + glm::dvec2{radius, radius}});
        }
    }
}

void drawMap(SceneWriter& writer, Picture& picture, CurveCache& curves, KeptOfMap& kept, const Scene& scene) {
    const auto& input = picture.input;
    drawGround(writer, picture);
    if (!input.compared) {
        drawOverlays(writer, input.slice, input.view, input.projection, picture.camera, picture.theme);
    }
    drawSmallTerritories(writer, picture, scene.grounds.back());
    layOutStrands(picture.strands.drawn, picture.world.parties(), input.projection, picture.camera, picture.edge,
                  picture.anchors, curves);
    drawStrands(writer, picture, false);
    drawMarkLinks(writer, picture.marks.drawn, picture.world, input.projection, picture.camera, picture.edge,
                  picture.anchors, picture.theme, curves);
    drawChangeMarks(writer, picture);
    drawStrands(writer, picture, true);

    LabelPlacer placer(picture.shown, input.text, picture.theme.halo, picture.camera.toPixel({0.0, 0.0}));
    placer.stayInside(picture.edge);
    constexpr std::size_t kMostObstacles = 3000;
    if (picture.strands.drawn.size() <= kMostObstacles) {
        for (const auto& strand : picture.strands.drawn) {
            for (const auto& run : strand.runs) {
                placer.avoidLine(run.points, strand.highlighted ? 1.0 : 0.3);
            }
        }
    }
    for (const auto& mark : picture.marks.drawn) {
        const glm::dvec2 half{mark.radius + 2.0, mark.radius + 2.0};
        placer.keepFree({mark.position - half, mark.position + half});
    }
    for (const auto& box : picture.taken) {
        placer.keepFree(box);
    }
    drawAnchors(writer, picture, placer);
    drawMarks(writer, picture.marks.drawn, picture.world, picture.theme);
    if (input.view.shows(Furniture::scaleBar)) {
        if (const auto bar = drawScaleBar(writer, picture)) {
            picture.taken.push_back(*bar);
            placer.keepFree(*bar);
        }
    }
    if (const auto locator = drawLocator(writer, picture, kept.seen)) {
        placer.keepFree(*locator);
    }
    drawFrameTags(writer, picture, placer);
    drawMarkNames(writer, picture, placer);
    kept.shapes.prepare(input.ground);
    drawNames(writer, picture, placer, kept.shapes);
    drawPoleNote(writer, picture, placer);
}

} // namespace

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
