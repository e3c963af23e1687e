#include "core/scene_builder.hpp"

#include "core/captions.hpp"
#include "core/map_labels.hpp"
#include "core/scale_bar.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

using Metrics = PictureMetrics;

std::vector<TerritoryFill> fillsOf(const Picture& picture) {
    const SceneInput& input = picture.input;
    return input.compared ? changeFills(picture.membershipChanges, input.view, *input.ground, picture.theme)
                          : territoryFills(input.slice, input.view, *input.ground, picture.memberships,
                                           picture.strengths, picture.theme);
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
    const float width = strandWidth(strand.weight) * (strand.highlighted ? 1.0F : 0.55F);
    Stroke stroke{.widthStart = width, .widthEnd = width};
    if (strand.directed) {
        stroke.widthStart = width * 1.25F;
        stroke.widthEnd = width * 0.3F;
    }
    double opacity = strand.opacity;
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
    if (style.hasInlay && width > 2.6F && !strand.possible) {
        stroke.hasInlay = true;
        stroke.inlay = style.inlay;
        stroke.inlayWidth = std::max(1.1F, 0.26F * width);
        stroke.inlayColor = faded(theme.casing, strand.opacity);
        stroke.inlayUntil = strand.directed ? 0.67F : 1.0F;
    }
    return stroke;
}

void drawStrands(SceneWriter& writer, const Picture& picture, bool highlighted) {
    for (const auto& strand : picture.strands.drawn) {
        if (strand.highlighted != highlighted) {
            continue;
        }
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

/// Strands that have just gone are drawn on while they fade.
void addLeaving(Picture& picture) {
    auto* fades = picture.input.fades;
    if (fades == nullptr || picture.input.compared) {
        return;
    }
    std::vector<std::pair<StrandId, StrandTotals>> present;
    for (const auto& strand : picture.strands.drawn) {
        present.emplace_back(strand.id, picture.input.slice.totals(strand.id));
    }
    fades->update(present, fades->secondsPassed);
    for (auto& strand : picture.strands.drawn) {
        strand.opacity = fades->opacity(strand.id);
    }
    const View& view = picture.input.view;
    for (const auto& gone : fades->leaving()) {
        const Strand& strand = picture.world.strands()[gone.strand];
        if (!isShown(view, picture.world.kinds()[strand.kind])) {
            continue;
        }
        picture.strands.drawn.push_back(
            {.id = gone.strand,
             .from = strand.from,
             .to = strand.to,
             .kind = strand.kind,
             .directed = strand.directed,
             .possible = gone.totals.certain == 0,
             .highlighted = view.focus == kNoParty || strand.from == view.focus || strand.to == view.focus,
             .weight = static_cast<double>(gone.totals.weight) / kWeightUnit,
             .opacity = gone.opacity});
    }
}

void drawMap(SceneWriter& writer, Picture& picture, CurveCache& curves, const Scene& scene) {
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
    drawStrands(writer, picture, true);

    LabelPlacer placer(picture.camera.viewport, input.text, picture.theme.halo);
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
    drawAnchors(writer, picture, placer);
    drawMarks(writer, picture.marks.drawn, picture.world, picture.theme);
    if (input.view.shows(Furniture::scaleBar)) {
        if (const auto bar = drawScaleBar(writer, picture)) {
            placer.keepFree(*bar);
        }
    }
    drawFrameTags(writer, picture, placer);
    drawMarkNames(writer, picture, placer);
    drawNames(writer, picture, placer);
}

double distanceToLine(glm::dvec2 p, const std::vector<glm::dvec2>& line) {
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto along = line[i] - line[i - 1];
        const double square = glm::dot(along, along);
        const double t = square > 0.0 ? std::clamp(glm::dot(p - line[i - 1], along) / square, 0.0, 1.0) : 0.0;
        nearest = std::min(nearest, glm::distance(p, line[i - 1] + along * t));
    }
    return nearest;
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
        picture.membershipChanges = membershipChanges(compared->slices, compared->comparison, input.view);
        return;
    }
    picture.strands = chooseStrands(input.slice, input.view, *input.ground);
    picture.memberships = heldMemberships(input.slice, input.view);
    if (shadesStrength(input.view)) {
        picture.strengths = tieStrengths(input.slice, input.view, picture.memberships, input.view.focus);
    }
}

} // namespace

Scene SceneBuilder::build(const SceneInput& input) {
    const Theme& theme = themeOf(input.view.theme);
    Picture picture{.input = input, .theme = theme, .world = input.slice.world()};
    takeWhatIsShown(picture);
    report_.strandsHolding = picture.strands.holding;
    report_.strandsDrawn = picture.strands.drawn.size();
    // The legend decides how high the map is, and the map which marks it shows: marks are chosen on a first camera.
    const auto firstLayout = layOutPicture(input.size, input.view, {}, input.text);
    picture.camera = cameraFor(input.view, *input.ground, input.projection, firstLayout.map);
    picture.marks = marksOf(picture);
    const auto& lines = input.ground->lines;
    const bool hasDisputed =
        std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.role == LineRole::disputed; });
    const auto shownIn = [&] {
        return Shown{.slice = input.slice,
                     .view = input.view,
                     .memberships = picture.memberships,
                     .strands = picture.strands,
                     .marks = picture.marks,
                     .theme = theme,
                     .projection = input.projection.description(),
                     .sourceCount = input.sourceCount,
                     .disputedBorders = hasDisputed,
                     .compared = input.compared,
                     .membershipChanges = &picture.membershipChanges};
    };
    auto captions = captionsOf(shownIn());
    foldLegend(captions.legend, input.size, input.text);
    const auto layout = layOutPicture(input.size, input.view, captions.legend, input.text);
    picture.camera = cameraFor(input.view, *input.ground, input.projection, layout.map);
    picture.marks = marksOf(picture);
    captions = captionsOf(shownIn());
    foldLegend(captions.legend, input.size, input.text);
    picture.edge = MapEdge(*input.ground, picture.camera);
    picture.anchors = anchorPixels(*input.ground, picture.camera);
    clearAnchors(picture);
    addLeaving(picture);
    rankParties(picture);

    Scene scene;
    scene.size = input.size;
    scene.background = theme.frame;
    SceneWriter writer(scene);
    writer.clipTo(layout.map);
    drawMap(writer, picture, curves_, scene);
    writer.clipTo({{0.0, 0.0}, input.size});
    drawPictureFrame(writer, picture, layout, captions);
    report_.layout = layout;
    report_.camera = picture.camera;
    report_.mapBounds = input.ground->bounds;
    ground_ = input.ground;
    strands_ = std::move(picture.strands.drawn);
    marks_ = std::move(picture.marks.drawn);
    return scene;
}

/// Where several anchors are near, the nearest decides, so that a small country does not take its neighbour's place.
PartyId SceneBuilder::partyCaughtAt(PixelPoint point) const {
    // Map units squared, of all territories of a party; negative where it has none.
    std::vector<double> areas(ground_->anchors.size(), -1.0);
    for (const auto& territory : ground_->territories) {
        if (territory.party < areas.size()) {
            areas[territory.party] = std::max(areas[territory.party], 0.0) + territory.area;
        }
    }
    constexpr double kSmall = 60.0; // square pixels
    double nearest = 10.0;          // pixels
    PartyId caught = kNoParty;
    for (std::size_t p = 0; p < areas.size(); ++p) {
        const auto anchor = ground_->anchors[p];
        const double distance = glm::distance(report_.camera.toPixel(anchor), point);
        if (!(distance < nearest)) {
            continue;
        }
        const bool isEnd =
            std::any_of(strands_.begin(), strands_.end(), [&](const auto& s) { return s.from == p || s.to == p; });
        const bool isDrawn = areas[p] >= 0.0 || territoryAt(*ground_, anchor) == Ground::kNoTerritory;
        if (isEnd || isDrawn) {
            nearest = distance;
            const bool isSmall = areas[p] * report_.camera.scale * report_.camera.scale < kSmall;
            caught = isEnd || isSmall ? static_cast<PartyId>(p) : kNoParty;
        }
    }
    return caught;
}

Pick SceneBuilder::pick(PixelPoint point) const {
    Pick pick;
    if (!ground_ || !report_.layout.map.contains(point)) {
        return pick;
    }
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
        if (glm::distance(mark->position, point) <= mark->radius + 3.0) {
            pick.feature = mark->feature;
            return pick;
        }
    }
    pick.party = partyCaughtAt(point);
    if (pick.party != kNoParty) {
        return pick;
    }
    double nearestStrand = 5.0;
    for (const auto& strand : strands_) {
        for (const auto& run : strand.runs) {
            const double distance = distanceToLine(point, run.points);
            if (distance <= nearestStrand) {
                nearestStrand = distance;
                pick.strand = strand.id;
            }
        }
    }
    if (const auto territory = territoryAt(*ground_, report_.camera.toMap(point)); territory != Ground::kNoTerritory) {
        pick.party = ground_->territories[territory].party;
        pick.territory = ground_->territories[territory].name;
    }
    return pick;
}

} // namespace entente
