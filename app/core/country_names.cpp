#include "core/country_names.hpp"

#include "core/name_along.hpp"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <tuple>

namespace entente {

using Metrics = PictureMetrics;

namespace {

/// A box of the picture on the map.
Rect onMap(const Rect& box, const Camera& camera) {
    const auto a = camera.toMap(box.min);
    const auto b = camera.toMap(box.max);
    return {glm::min(a, b), glm::max(a, b)};
}

/// The line in two at the space nearest to its middle.
std::optional<std::pair<LabelLine, LabelLine>> inTwo(const LabelLine& line) {
    const std::string& text = line.text;
    const double middle = static_cast<double>(text.size()) / 2.0;
    std::optional<std::size_t> best;
    for (auto space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
        const auto off = [&](std::size_t at) { return std::abs(static_cast<double>(at) - middle); };
        if (!best || off(space) < off(*best)) {
            best = space;
        }
    }
    if (!best) {
        return std::nullopt;
    }
    std::pair both{line, line};
    both.first.text.resize(*best);
    both.second.text.erase(0, *best + 1);
    return both;
}

/// Which names are drawn, and in which order; what is known of their parties.
struct NameOrder {
    std::vector<PartyId> parties;
    std::vector<char> isEnd; ///< by PartyId: of a strand
    std::size_t told = 0;    ///< how many of them something is said of
};

constexpr int kBystander = 4; ///< rank of those that nothing is said of

int rankOf(const Picture& picture, PartyId party) {
    return picture.rank[party] == 0 ? kBystander : picture.rank[party];
}

/// Whether a country that nothing is said of, or whose anchor is out of sight, can have a name: on a magnified map, if
/// there is something of it to be seen.
bool isSeen(const Picture& picture, std::uint32_t territory) {
    constexpr double kMagnified = 400.0; // pixels to a radian: a world 2,200 wide
    constexpr double kLeast = 2.0;       // square pixels
    const Camera& camera = picture.camera;
    if (camera.scale < kMagnified || territory == Ground::kNoTerritory) {
        return false;
    }
    const auto& shape = picture.input.ground->territories[territory];
    return shape.area * camera.scale * camera.scale >= kLeast && shape.bounds.overlaps(onMap(picture.shown, camera));
}

NameOrder nameOrder(const Picture& picture, const LabelShapes& shapes) {
    NameOrder order{.parties = {}, .isEnd = std::vector<char>(picture.rank.size(), 0)};
    const bool hasTags = picture.input.view.focus != kNoParty; // which name what is out of sight
    for (std::size_t p = 0; p < picture.rank.size(); ++p) {
        const auto party = static_cast<PartyId>(p);
        const bool isNear = picture.shown.contains(picture.anchors[p]);
        const int rank = picture.rank[p];
        if ((isNear && rank > 0) ||
            ((isNear || !hasTags || rank == 0 || rank > 2) && isSeen(picture, shapes.territoryOf(party)))) {
            order.parties.push_back(party);
            order.told += rank > 0 ? 1U : 0U;
        }
    }
    std::vector<double> weight(picture.rank.size(), 0.0);
    for (const auto& strand : picture.strands.drawn) {
        for (const PartyId party : {strand.from, strand.to}) {
            weight[party] += strand.weight;
            order.isEnd[party] = 1;
        }
    }
    const auto key = [&](PartyId party) {
        return std::tuple(rankOf(picture, party), -weight[party], picture.world.parties()[party].rank, party);
    };
    std::sort(order.parties.begin(), order.parties.end(), [&](PartyId a, PartyId b) { return key(a) < key(b); });
    return order;
}

LabelRequest nameRequest(const Picture& picture, PartyId party, const NameOrder& order) {
    const Theme& theme = picture.theme;
    const int rank = rankOf(picture, party);
    const bool strong = rank <= 2;
    const bool isEnd = order.isEnd[party] != 0;
    const bool isDot = picture.isDot[party] != 0;
    LabelRequest request{.anchor = picture.anchors[party],
                         .clearance = isEnd || isDot ? (strong ? 7.0 : 5.0) : 4.0,
                         .rank = rank,
                         .mayCover = !isEnd && rank != 1 && !isDot,
                         .halo = rank == 1 ? 4.0F : (strong ? 3.6F : 3.2F)};
    // With many ends of strands their names compete: the strongest come first, and some are left out.
    constexpr std::size_t kManyNames = 40;
    const bool nothingSelected = picture.input.view.focus == kNoParty;
    if (nothingSelected && rank == 2 && order.told > kManyNames) {
        request.rank = 3;
    }
    request.lines.push_back({nameOnMap(picture.input, picture.world.parties(), party),
                             strong && !(nothingSelected && rank == 2) ? Metrics::body : Metrics::small,
                             strong ? FontWeight::semibold : FontWeight::regular,
                             strong              ? theme.ink
                             : rank < kBystander ? theme.inkSecondary
                                                 : theme.inkTertiary});
    return request;
}

/// Where a name goes along its country, if there is room, which is taken then.
std::optional<NameAlong> placeAlong(const Picture& picture, const LabelRequest& request, const Spine* spine,
                                    LabelPlacer& placer) {
    const LabelLine& line = request.lines.front();
    const TextMeasure& measure = picture.input.text;
    if (spine == nullptr || !measure.canBend(line.text)) {
        return std::nullopt;
    }
    const double width = measure.width(line.text, line.size, line.weight);
    auto along = nameAlong(*spine, line.text, width, line.size, picture.camera);
    return along && placer.takePlace(along->boxes) ? std::move(along) : std::nullopt;
}

void drawAlong(SceneWriter& writer, const Picture& picture, const LabelRequest& request, const NameAlong& along) {
    const LabelLine& line = request.lines.front();
    writer.textAlong(along.baseline, {.text = line.text,
                                      .position = along.baseline.front(),
                                      .size = line.size,
                                      .weight = line.weight,
                                      .color = line.color,
                                      .halo = request.haloColor.value_or(picture.theme.halo),
                                      .haloWidth = request.halo,
                                      .spacing = along.spacing});
}

/// How a name stands in its country: inside, along it, or, where it is neither, beside its anchor.
struct Fit {
    bool inside = false;
    std::optional<NameAlong> along{};
};

/// The part of a label's box that letters are in, with a little room to each side.
glm::dvec2 inkOf(glm::dvec2 box) {
    return box * glm::dvec2{1.0, 0.8} + glm::dvec2{2.0, 0.0};
}

constexpr std::array kWide{24.0, 10.0}; // pixels
constexpr std::array kNarrow{0.0};

/// Moves a name to where it lies inside its country, nearest to a point of the map; in two lines where it does not in
/// one. `clearances` are pixels to the borders, of which the first is taken that there is room for. Whether there is.
bool moveInside(LabelRequest& request, MapPoint wanted, std::span<const double> clearances, const TerritoryRows& rows,
                const LabelPlacer& placer, const Camera& camera) {
    LabelRequest wrapped = request;
    if (const auto two = inTwo(request.lines.front())) {
        wrapped.lines = {two->first, two->second};
    }
    for (const LabelRequest& asked : {request, wrapped}) {
        for (const double clear : clearances) {
            const auto size = inkOf(placer.sizeOf(asked)) + 2.0 * clear;
            if (const auto middle = rows.nearest(wanted, size / camera.scale)) {
                request = asked;
                request.anchor = camera.toPixel(*middle);
                return true;
            }
        }
    }
    return false;
}

/// Finds the place of a name that may cover its country: about its anchor, elsewhere inside its borders where there is
/// room in one line or two, else along its length, else where it just fits.
Fit fit(const Picture& picture, LabelRequest& request, LabelPlacer& placer, LabelShapes& shapes,
        std::uint32_t territory) {
    const Camera& camera = picture.camera;
    const TerritoryRows& rows = shapes.rows(territory);
    const auto half = inkOf(placer.sizeOf(request)) / 2.0;
    if (rows.contains(onMap({request.anchor - half, request.anchor + half}, camera))) {
        return {.inside = true};
    }
    const MapPoint anchor = camera.toMap(request.anchor);
    if (moveInside(request, anchor, kWide, rows, placer, camera)) {
        return {.inside = true};
    }
    if (auto along = placeAlong(picture, request, shapes.spine(territory), placer)) {
        return {.along = std::move(along)};
    }
    return {.inside = moveInside(request, anchor, kNarrow, rows, placer, camera)};
}

/// The name of a country whose anchor is out of sight stands in the part that is seen: near the middle of the picture,
/// in steps, so that it stays where it is while the map is moved a little. Whether there is room for it.
bool fitInSight(const Picture& picture, LabelRequest& request, const LabelPlacer& placer, LabelShapes& shapes,
                std::uint32_t territory) {
    constexpr double kStep = 256.0; // pixels, at least; it doubles with the scale
    const Camera& camera = picture.camera;
    const double step = kStep / std::exp2(std::floor(std::log2(camera.scale)));
    const MapPoint middle = glm::round(camera.toMap(picture.shown.center()) / step) * step;
    request.mayCover = true;
    const TerritoryRows& rows = shapes.rows(territory);
    return (moveInside(request, middle, kWide, rows, placer, camera) ||
            moveInside(request, middle, kNarrow, rows, placer, camera)) &&
           picture.shown.contains(request.anchor);
}

/// Where the name of a country that nothing is said of may stand: it covers no land but its own.
std::function<bool(const Rect&)> offOthers(const Picture& picture, PartyId party, std::uint32_t territory,
                                           LabelShapes& shapes) {
    return [&picture, &shapes, party, territory](const Rect& box) {
        const auto half = inkOf(box.max - box.min) / 2.0;
        const Rect ink = onMap({box.center() - half, box.center() + half}, picture.camera);
        return shapes.rows(territory).contains(ink) || !shapes.meetsOthers(ink, party);
    };
}

/// Beside another part of its country than the anchor: a long country may have neighbours, or strands, about its anchor
/// and the sea elsewhere. The parts farthest east and west at several heights are tried, the middle ones first.
std::optional<PlacedLabel> placeBeside(const Picture& picture, const LabelRequest& request, LabelPlacer& placer,
                                       LabelShapes& shapes, std::uint32_t territory) {
    constexpr std::array kHeights{0.5, 0.35, 0.65, 0.2, 0.8};
    const Camera& camera = picture.camera;
    const Rect& bounds = picture.input.ground->territories[territory].bounds;
    const glm::dvec2 dot = glm::dvec2{1.0, 1.0} / camera.scale;
    for (const double height : kHeights) {
        const double y = bounds.min.y + bounds.height() * height;
        for (const double x : {bounds.max.x, bounds.min.x}) {
            const auto edge = shapes.rows(territory).nearest({x, y}, dot);
            LabelRequest beside = request;
            beside.anchor = camera.toPixel(edge.value_or(bounds.center()));
            if (!edge || !picture.shown.contains(beside.anchor)) {
                continue;
            }
            if (auto label = placer.place(beside)) {
                return label;
            }
        }
    }
    return std::nullopt;
}

} // namespace

void drawNames(SceneWriter& writer, const Picture& picture, LabelPlacer& placer, LabelShapes& shapes) {
    const NameOrder order = nameOrder(picture, shapes);
    for (const PartyId party : order.parties) {
        LabelRequest request = nameRequest(picture, party, order);
        const auto territory = shapes.territoryOf(party);
        if (request.rank == kBystander && !shadesStrength(picture.input.view)) {
            request.haloColor = picture.theme.land;
        }
        Fit found;
        if (!picture.shown.contains(picture.anchors[party])) {
            if (!fitInSight(picture, request, placer, shapes, territory)) {
                continue;
            }
            found.inside = true;
        } else if (request.mayCover && territory != Ground::kNoTerritory) {
            found = fit(picture, request, placer, shapes, territory);
        }
        if (found.along) {
            drawAlong(writer, picture, request, *found.along);
            continue;
        }
        if (request.rank == kBystander) {
            request.mayCover = found.inside;
            if (!request.mayCover) {
                request.haloColor.reset(); // on the sea
            }
            request.accepts = offOthers(picture, party, territory, shapes);
        }
        auto label = placer.place(request);
        if (!label && picture.rank[party] > 0 && picture.rank[party] <= 2) {
            request.mayLeaveMap = true; // better over the edge of the map than not at all
            label = placer.place(request);
        }
        if (!label && request.rank == kBystander && territory != Ground::kNoTerritory) {
            label = placeBeside(picture, request, placer, shapes, territory);
        }
        if (label) {
            drawLabel(writer, *label, picture.theme);
        }
    }
}

} // namespace entente
