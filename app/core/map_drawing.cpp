#include "core/map_drawing.hpp"

#include "core/country_names.hpp"
#include "core/map_labels.hpp"
#include "core/pole_ends.hpp"
#include "core/scale_bar.hpp"
#include "core/strand_layout.hpp"
#include "core/two_maps.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

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

} // namespace

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

} // namespace entente
