#include "core/marks.hpp"

#include "core/outlines.hpp"
#include "core/side_by_side.hpp"
#include "core/strands.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <optional>
#include <span>

namespace entente {

namespace {

using Metrics = PictureMetrics;
constexpr std::size_t kMostMarks = 300;
constexpr std::size_t kManyParticipants = 8; ///< beyond that links are pale unless the mark is selected

/// A small drawing in a unit circle: lines, as points in [-1, 1], y down.
using Glyph = std::vector<std::vector<glm::dvec2>>;

Glyph glyphOf(std::string_view domain) {
    if (domain == "air") { // an aircraft from above: fuselage, wings, tail
        return {{{0.0, -0.62}, {0.0, 0.55}},
                {{-0.6, 0.12}, {0.0, -0.16}, {0.6, 0.12}},
                {{-0.26, 0.6}, {0.0, 0.42}, {0.26, 0.6}}};
    }
    if (domain == "sea") { // two waves
        Glyph waves;
        for (const double y : {-0.22, 0.24}) {
            waves.emplace_back();
            for (int i = 0; i <= 12; ++i) {
                const double x = -0.6 + 0.1 * i;
                waves.back().emplace_back(x, y - 0.13 * std::sin((x + 0.6) / 0.6 * 2.0 * std::numbers::pi));
            }
        }
        return waves;
    }
    if (domain == "land") { // two peaks
        return {{{-0.62, 0.36}, {-0.18, -0.36}, {0.14, 0.16}}, {{-0.02, 0.36}, {0.28, -0.1}, {0.62, 0.36}}};
    }
    return {{{0.0, -0.5}, {0.42, 0.0}, {0.0, 0.5}, {-0.42, 0.0}, {0.0, -0.5}}}; // joint and unknown: a lozenge
}

void drawGlyph(SceneWriter& writer, const Glyph& glyph, glm::dvec2 center, double radius, Color color) {
    for (const auto& line : glyph) {
        std::vector<glm::dvec2> points;
        std::transform(line.begin(), line.end(), std::back_inserter(points),
                       [&](glm::dvec2 p) { return center + p * radius; });
        const float width = static_cast<float>(radius) * 0.19F;
        writer.stroke(points, {.widthStart = width, .widthEnd = width, .color = color, .roundCaps = true});
    }
}

void drawRing(SceneWriter& writer, const DrawnMark& mark, const std::string& domain, const Theme& theme) {
    const Color color = faded(theme.exercise, mark.opacity * (mark.highlighted ? 1.0 : theme.exerciseDimmedOpacity));
    const double r = mark.radius;
    writer.shape({.box = {mark.position - glm::dvec2{r, r}, mark.position + glm::dvec2{r, r}},
                  .radius = static_cast<float>(r),
                  .fill = faded(theme.exerciseFill, mark.opacity),
                  .stroke = color,
                  .strokeWidth = mark.highlighted ? 2.2F : 1.5F,
                  .dashOn = mark.possible ? 3.0F : 0.0F,
                  .dashOff = mark.possible ? 2.0F : 0.0F});
    drawGlyph(writer, glyphOf(domain), mark.position, r, color);
}

void drawDiamond(SceneWriter& writer, const DrawnMark& mark, Color color, const Theme& theme) {
    const auto around = [&](double r) {
        return std::array<glm::dvec2, 4>{mark.position + glm::dvec2{0.0, -r}, mark.position + glm::dvec2{r, 0.0},
                                         mark.position + glm::dvec2{0.0, r}, mark.position + glm::dvec2{-r, 0.0}};
    };
    writer.fill(around(mark.radius + 1.4), faded(theme.halo, mark.opacity));
    writer.fill(around(mark.radius),
                faded(color, mark.opacity * (mark.highlighted ? 1.0 : theme.exerciseDimmedOpacity)));
}

std::uint64_t linkKey(std::uint32_t mark, PartyId party) {
    constexpr std::uint64_t kLink = 1ULL << 62U; // apart from the keys of pairs of parties
    return kLink | (static_cast<std::uint64_t>(mark) << 16U) | party;
}

/// Moves a link a little to one side, most in its middle, so that it does not hide under the strands of the pair.
void setAside(std::vector<glm::dvec2>& points) {
    const auto chord = points.back() - points.front();
    const double length = std::hypot(chord.x, chord.y);
    if (length < 1.0) {
        return;
    }
    const glm::dvec2 downwards = glm::dvec2{-chord.y, chord.x} * ((chord.x < 0.0 ? -1.0 : 1.0) / length);
    const double most = std::min(length * 0.12, 26.0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(points.size() - 1);
        points[i] += downwards * (most * std::sin(t * std::numbers::pi));
    }
}

/// Projects a line of short pieces, torn where the map is.
std::vector<std::vector<glm::dvec2>> pixelLines(std::span<const LonLat> line, const Projection& projection,
                                                const Camera& camera) {
    std::vector<std::vector<glm::dvec2>> result;
    MapPoint last{0.0, 0.0};
    bool goesOn = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Curve curve = greatCircle(line[i - 1], line[i], projection);
        for (const auto& part : curve.parts) {
            constexpr double kSame = 1e-6; // map units; the two sides of a tear lie further apart
            const bool follows = goesOn && part.fromStart && glm::distance(part.points.front(), last) < kSame;
            if (!follows) {
                result.emplace_back();
            }
            std::transform(part.points.begin() + (follows ? 1 : 0), part.points.end(),
                           std::back_inserter(result.back()), [&](MapPoint p) { return camera.toPixel(p); });
            last = part.points.back();
            goesOn = part.toEnd;
        }
        goesOn = goesOn && !curve.parts.empty();
    }
    return result;
}

} // namespace

namespace {

/// Leaves exercises unjoined whose lines would be too many.
void limitLinks(MarkChoice& choice, std::optional<std::size_t> most) {
    std::size_t links = 0;
    for (auto mark = choice.drawn.rbegin(); mark != choice.drawn.rend(); ++mark) {
        if (mark->layer == Layer::exercise) {
            links += mark->participants.size();
            mark->joined = !most || links <= *most;
            choice.notJoined += mark->joined ? 0U : 1U;
        }
    }
}

} // namespace

MarkChoice chooseMarks(const World& world, std::span<const Slice::HeldMark> marks, const View& view,
                       const Projection& projection, const Camera& camera) {
    MarkChoice choice;
    std::vector<LonLat> places;
    for (const auto& held : marks) {
        const Mark& mark = world.marks()[held.mark];
        const Feature& feature = world.feature(mark.feature);
        const bool overlay = feature.layer == Layer::overlay;
        if (!view.layers[static_cast<std::size_t>(feature.layer)] ||
            (!overlay && !isShown(view, world.kinds()[feature.kind]))) {
            continue;
        }
        choice.drawn.push_back({.mark = held.mark,
                                .feature = mark.feature,
                                .kind = feature.kind,
                                .layer = feature.layer,
                                .possible = held.state == State::possible});
        places.push_back(mark.point);
    }
    std::vector<MapPoint> points(places.size());
    projection.forward(places, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        choice.drawn[i].position = camera.toPixel(points[i]);
    }
    std::erase_if(choice.drawn, [&](const DrawnMark& mark) {
        return std::isnan(mark.position.x) || !camera.viewport.contains(mark.position);
    });
    std::sort(choice.drawn.begin(), choice.drawn.end(),
              [](const DrawnMark& a, const DrawnMark& b) { return a.mark < b.mark; });
    if (choice.drawn.size() > kMostMarks) {
        choice.notDrawn = choice.drawn.size() - kMostMarks;
        choice.drawn.erase(choice.drawn.begin(), choice.drawn.end() - static_cast<std::ptrdiff_t>(kMostMarks));
    }
    for (auto& mark : choice.drawn) {
        mark.participants = world.partiesOf(mark.feature);
        mark.highlighted = view.feature
                               ? mark.feature == *view.feature
                               : view.focus == kNoParty || std::find(mark.participants.begin(), mark.participants.end(),
                                                                     view.focus) != mark.participants.end();
        mark.radius = mark.layer == Layer::exercise
                          ? (mark.highlighted ? Metrics::ringRadius : Metrics::ringRadiusDimmed)
                          : (mark.highlighted ? 5.5 : 4.0);
    }
    std::stable_partition(choice.drawn.begin(), choice.drawn.end(), [](const auto& mark) { return !mark.highlighted; });
    limitLinks(choice, view.strongest);
    return choice;
}

void drawMarkLinks(SceneWriter& writer, const std::vector<DrawnMark>& marks, const World& world,
                   const Projection& projection, const Camera& camera, const MapEdge& edge,
                   const std::vector<glm::dvec2>& anchors, const Theme& theme, CurveCache& curves) {
    constexpr float kWidth = 2.0F;
    struct Link {
        const Curve::Part* part;
        Color color;
        std::vector<PixelPoint> points;
    };
    std::vector<Link> links;
    for (const auto& mark : marks) {
        if (mark.layer != Layer::exercise || !mark.joined) {
            continue;
        }
        const bool pale = !mark.highlighted || mark.participants.size() > kManyParticipants;
        const Color color = faded(theme.exercise, mark.opacity * (pale ? 0.35 : 1.0));
        for (const PartyId party : mark.participants) {
            if (party == kNoParty || std::isnan(anchors[party].x)) {
                continue;
            }
            const auto& curve = curves.get(linkKey(mark.mark, party), world.marks()[mark.mark].point,
                                           world.parties()[party].label, projection);
            for (const auto& part : curve.parts) {
                links.push_back({&part, color, {}});
            }
        }
    }
    constexpr std::size_t kLeastOfThread = 64; // links
    inParts(links.size(), kLeastOfThread, [&](std::size_t first, std::size_t end) {
        for (auto& link : std::span(links).subspan(first, end - first)) {
            std::transform(link.part->points.begin(), link.part->points.end(), std::back_inserter(link.points),
                           [&](MapPoint p) { return camera.toPixel(p); });
            setAside(link.points);
            edge.keepInside(link.points, kWidth / 2.0);
        }
    });
    for (const auto& link : links) {
        writer.stroke(link.points, {.widthStart = kWidth,
                                    .widthEnd = kWidth,
                                    .color = link.color,
                                    .pattern = {StrokePattern::Form::dots, 2.0F, 3.0F}});
    }
}

namespace {

/// For each mark the storey in which it lies: above all those before it that it overlaps. Marks of one storey lie
/// apart.
std::vector<std::size_t> storeysOf(const std::vector<DrawnMark>& marks) {
    constexpr double kEdge = 3.0; // of halo and stroke, of both
    std::vector<std::size_t> storeys(marks.size(), 0);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        for (std::size_t below = 0; below < i; ++below) {
            const auto way = glm::abs(marks[i].position - marks[below].position);
            const double reach = marks[i].radius + marks[below].radius + kEdge;
            if (way.x < reach && way.y < reach) {
                storeys[i] = std::max(storeys[i], storeys[below] + 1);
            }
        }
    }
    return storeys;
}

void drawMark(SceneWriter& writer, const DrawnMark& mark, const World& world, const Theme& theme) {
    if (mark.layer == Layer::exercise) {
        drawRing(writer, mark, world.kinds()[mark.kind].id, theme);
    } else if (mark.layer == Layer::partnership || mark.layer == Layer::statement) {
        drawDiamond(writer, mark, kindStyle(world.kinds()[mark.kind], mark.kind, theme).color, theme);
    } else {
        writer.disc(mark.position, 3.0, faded(theme.inkTertiary, mark.opacity), faded(theme.halo, mark.opacity), 1.0F);
    }
}

} // namespace

void drawMarks(SceneWriter& writer, const std::vector<DrawnMark>& marks, const World& world, const Theme& theme) {
    const auto storeys = storeysOf(marks);
    const std::size_t highest = marks.empty() ? 0 : *std::max_element(storeys.begin(), storeys.end());
    for (std::size_t storey = 0; storey <= highest; ++storey) {
        const SceneWriter::Group group(writer);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (storeys[i] == storey) {
                drawMark(writer, marks[i], world, theme);
            }
        }
    }
}

void drawOverlays(SceneWriter& writer, const Slice& slice, const View& view, const Projection& projection,
                  const Camera& camera, const Theme& theme) {
    if (!view.layers[static_cast<std::size_t>(Layer::overlay)]) {
        return;
    }
    const World& world = slice.world();
    const Stroke pen{.widthStart = 1.4F, .widthEnd = 1.4F, .color = theme.inkTertiary};
    for (const auto& held : slice.marks()) {
        const FeatureId id = world.marks()[held.mark].feature;
        const Feature& feature = world.feature(id);
        if (feature.layer != Layer::overlay || feature.geometry < 0) {
            continue;
        }
        const Geometry& geometry = world.packOf(id).geometries[static_cast<std::size_t>(feature.geometry)];
        for (const auto& line : outlinesOf(geometry)) {
            for (const auto& points : pixelLines(line, projection, camera)) {
                writer.stroke(points, pen);
            }
        }
    }
}

} // namespace entente
