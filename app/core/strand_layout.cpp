#include "core/strand_layout.hpp"

#include "core/side_by_side.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>

namespace entente {

namespace {

using Metrics = PictureMetrics;
using Points = std::vector<glm::dvec2>;

constexpr std::size_t kLeastOfThread = 64; // strands

std::uint64_t pairKey(const DrawnStrand& strand) {
    return (static_cast<std::uint64_t>(std::min(strand.from, strand.to)) << 16U) | std::max(strand.from, strand.to);
}

/// The strand's curve in pixels, from `from` to `to`.
/// Where the poles are lines it stops before them.
std::vector<DrawnStrand::Run> runsOf(const DrawnStrand& strand, const Curve& curve, const Projection& projection,
                                     const Camera& camera) {
    const bool reversed = strand.from > strand.to;
    std::vector<DrawnStrand::Run> runs;
    for (const auto& part : curve.parts) {
        DrawnStrand::Run run;
        run.fromStart = part.fromStart;
        run.toEnd = part.toEnd;
        run.points.reserve(part.points.size());
        bool isCut = false;
        for (std::size_t i = 0; i < part.points.size(); ++i) {
            if (projection.isTorn() && std::abs(part.latitudes[i]) > static_cast<float>(Metrics::poleCut)) {
                if (run.points.size() > 1) {
                    runs.push_back(run);
                    runs.back().toEnd = false;
                    runs.back().overPoleLast = true;
                }
                run.points.clear();
                run.fromStart = false;
                isCut = true;
                continue;
            }
            run.overPoleFirst = run.points.empty() ? isCut : run.overPoleFirst;
            run.points.push_back(camera.toPixel(part.points[i]));
        }
        if (run.points.size() > 1) {
            runs.push_back(std::move(run));
        }
    }
    // A piece between the pole and the seam has no end of its own and would say nothing: the two beside it are a pair.
    const auto saysNothing = [](const DrawnStrand::Run& run) { return !run.fromStart && !run.toEnd; };
    for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
        if (saysNothing(runs[i])) {
            runs[i - 1].overPoleLast = runs[i + 1].overPoleFirst = true;
        }
    }
    std::erase_if(runs, saysNothing);
    if (reversed) {
        std::reverse(runs.begin(), runs.end());
        for (auto& run : runs) {
            std::reverse(run.points.begin(), run.points.end());
            std::swap(run.fromStart, run.toEnd);
            std::swap(run.overPoleFirst, run.overPoleLast);
        }
    }
    return runs;
}

double lengthOf(const Points& points) {
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        length += glm::distance(points[i - 1], points[i]);
    }
    return length;
}

/// A run moved sideways, most in the strand's middle. `passed` points of the strand's `total` lie before it.
Points movedAside(const Points& run, double offset, std::size_t passed, std::size_t total) {
    Points moved = run;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto along = run[std::min(i + 1, run.size() - 1)] - run[i == 0 ? 0 : i - 1];
        const double length = glm::length(along);
        if (length > 1e-9 && total > 1) {
            const double t = static_cast<double>(passed + i) / static_cast<double>(total - 1);
            moved[i] += glm::dvec2{-along.y, along.x} * (offset * std::sin(t * std::numbers::pi) / length);
        }
    }
    return moved;
}

/// Moves a strand sideways, so that several between one pair do not lie on each other; less far where it would
/// leave the map.
void bulge(std::vector<DrawnStrand::Run>& runs, double offset, const MapEdge& edge) {
    std::size_t total = 0;
    for (const auto& run : runs) {
        total += run.points.size();
    }
    std::size_t passed = 0;
    for (auto& run : runs) {
        const auto onMap = [&](glm::dvec2 point) { return edge.contains(point); };
        for (const double part : {1.0, 0.5, 0.2}) {
            Points moved = movedAside(run.points, offset * part, passed, total);
            // Ends at a tear lie on the outline itself.
            if (std::all_of(moved.begin() + 1, moved.end() - 1, onMap)) {
                run.points.swap(moved);
                break;
            }
        }
        passed += run.points.size();
    }
}

/// For each party the one of the lowest number that has the same anchor: a former state and what followed it may share
/// a capital, and their strands would lie on each other.
std::vector<PartyId> placesOf(const std::vector<glm::dvec2>& anchors) {
    std::map<std::pair<double, double>, PartyId> first;
    std::vector<PartyId> places(anchors.size());
    for (std::size_t p = 0; p < anchors.size(); ++p) {
        const auto id = static_cast<PartyId>(p);
        places[p] = std::isnan(anchors[p].x)
                        ? id
                        : first.try_emplace({std::round(anchors[p].x), std::round(anchors[p].y)}, id).first->second;
    }
    return places;
}

void separateParallels(std::vector<DrawnStrand>& strands, const std::vector<glm::dvec2>& anchors, const MapEdge& edge) {
    const auto places = placesOf(anchors);
    std::map<std::pair<PartyId, PartyId>, std::vector<std::size_t>> byPair;
    for (std::size_t i = 0; i < strands.size(); ++i) {
        byPair[std::minmax(places[strands[i].from], places[strands[i].to])].push_back(i);
    }
    for (auto& [pair, members] : byPair) {
        if (members.size() < 2) {
            continue;
        }
        std::sort(members.begin(), members.end(), [&](auto a, auto b) {
            return std::tuple(strands[a].kind, strands[a].from, strands[a].to) <
                   std::tuple(strands[b].kind, strands[b].from, strands[b].to);
        });
        for (std::size_t k = 0; k < members.size(); ++k) {
            auto& strand = strands[members[k]];
            const double place = static_cast<double>(k) - (static_cast<double>(members.size()) - 1.0) / 2.0;
            const double side = places[strand.from] > places[strand.to] ? -1.0 : 1.0;
            bulge(strand.runs, place * side * Metrics::parallelGap, edge);
        }
    }
}

/// One end of one strand.
struct End {
    std::size_t strand = 0;
    bool atStart = true;
    double bearing = 0.0; ///< radians, of the way the strand leaves its anchor
};

/// The point `length` along the line from its first point, and the direction there.
struct Along {
    glm::dvec2 point, direction;
    std::size_t next = 0; ///< the first point of the line after it
};
Along pointAlong(const Points& points, double length) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double step = glm::distance(points[i - 1], points[i]);
        if (step >= length && step > 1e-9) {
            const auto direction = (points[i] - points[i - 1]) / step;
            return {points[i - 1] + direction * length, direction, i};
        }
        length -= step;
    }
    const auto last = points.back() - points[points.size() - 2];
    return {points.back(), last / std::max(glm::length(last), 1e-9), points.size()};
}

double bendLength(const Points& points) {
    return std::min(Metrics::portLength, lengthOf(points) * 0.4);
}

/// Bends the beginning of a line so that it leaves `anchor` at `angle`, from the ring round it.
void bendStart(Points& points, glm::dvec2 anchor, double angle) {
    const double bend = bendLength(points);
    const auto joint = pointAlong(points, bend);
    const glm::dvec2 out{std::cos(angle), std::sin(angle)};
    const auto start = anchor + out * Metrics::endRing;
    const double handle = bend * 0.4;
    const auto control1 = start + out * handle;
    const auto control2 = joint.point - joint.direction * handle;
    Points bent;
    constexpr int kPoints = 10;
    for (int i = 0; i <= kPoints; ++i) {
        const double t = static_cast<double>(i) / kPoints;
        const double u = 1.0 - t;
        bent.push_back(start * (u * u * u) + control1 * (3 * u * u * t) + control2 * (3 * u * t * t) +
                       joint.point * (t * t * t));
    }
    bent.insert(bent.end(), points.begin() + static_cast<std::ptrdiff_t>(joint.next), points.end());
    points = std::move(bent);
}

void bendEnd(DrawnStrand& strand, bool atStart, glm::dvec2 anchor, double angle) {
    auto& run = atStart ? strand.runs.front() : strand.runs.back();
    if (!atStart) {
        std::reverse(run.points.begin(), run.points.end());
    }
    bendStart(run.points, anchor, angle);
    if (!atStart) {
        std::reverse(run.points.begin(), run.points.end());
    }
}

/// The way an end leaves its anchor; nullopt where there is no room to bend it.
std::optional<double> bearingOf(const DrawnStrand& strand, bool atStart, glm::dvec2 anchor) {
    if (strand.runs.empty()) {
        return std::nullopt;
    }
    const auto& run = atStart ? strand.runs.front() : strand.runs.back();
    if (!(atStart ? run.fromStart : run.toEnd) || std::isnan(anchor.x) ||
        lengthOf(run.points) < 4.0 * Metrics::endRing) {
        return std::nullopt;
    }
    Points line = run.points;
    if (!atStart) {
        std::reverse(line.begin(), line.end());
    }
    const auto away = pointAlong(line, bendLength(line)).point - anchor;
    return std::atan2(away.y, away.x);
}

constexpr double kTurn = 2.0 * std::numbers::pi;

/// Values moved as little as possible (least squares) so that none is less than the one before; by pooling adjacent
/// violators.
std::vector<double> ascending(const std::vector<double>& values) {
    struct Pool {
        double sum;
        std::size_t count;
        [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (const double value : values) {
        pools.push_back({value, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            pools[pools.size() - 2].sum += pools.back().sum;
            pools[pools.size() - 2].count += pools.back().count;
            pools.pop_back();
        }
    }
    std::vector<double> moved;
    for (const auto& pool : pools) {
        moved.insert(moved.end(), pool.count, pool.mean());
    }
    return moved;
}

/// spreadAngles() on the circle cut open after the angle number `cut`: neighbours over the cut are not kept apart.
std::vector<double> spreadFrom(const std::vector<double>& angles, double gap, std::size_t cut) {
    const std::size_t n = angles.size();
    const auto place = [&](std::size_t k) { return (cut + 1 + k) % n; };
    std::vector<double> closed(n); // with the gaps taken out
    for (std::size_t k = 0; k < n; ++k) {
        closed[k] = angles[place(k)] + (place(k) <= cut ? kTurn : 0.0) - static_cast<double>(k) * gap;
    }
    const auto moved = ascending(closed);
    std::vector<double> spread(n);
    for (std::size_t k = 0; k < n; ++k) {
        spread[place(k)] = moved[k] + static_cast<double>(k) * gap;
    }
    return spread;
}

/// Spreads the ends that meet at each anchor.
void spreadEnds(std::vector<DrawnStrand>& strands, const std::vector<glm::dvec2>& anchors, const MapEdge& edge) {
    std::vector<std::array<std::optional<double>, 2>> bearings(strands.size()); // of start and end
    inParts(strands.size(), kLeastOfThread, [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) {
            if (strands[i].highlighted) {
                bearings[i] = {bearingOf(strands[i], true, anchors[strands[i].from]),
                               bearingOf(strands[i], false, anchors[strands[i].to])};
            }
        }
    });
    std::unordered_map<PartyId, std::vector<End>> byParty;
    for (std::size_t i = 0; i < strands.size(); ++i) {
        for (const bool atStart : {true, false}) {
            if (const auto bearing = bearings[i].at(atStart ? 0 : 1)) {
                byParty[atStart ? strands[i].from : strands[i].to].push_back({i, atStart, *bearing});
            }
        }
    }
    constexpr double kWay = Metrics::endRing + 0.4 * Metrics::portLength; // as far as an end goes on straight
    for (auto& [party, ends] : byParty) {
        const auto open = edge.openWays(anchors[party], kWay);
        const double zero = open ? open->middle : 0.0;
        for (auto& end : ends) {
            end.bearing = std::remainder(end.bearing - zero, kTurn);
        }
        std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
            return std::tuple(a.bearing, a.strand, a.atStart) < std::tuple(b.bearing, b.strand, b.atStart);
        });
        std::vector<double> sorted;
        std::transform(ends.begin(), ends.end(), std::back_inserter(sorted), [](const End& e) { return e.bearing; });
        // Where many meet the gap shrinks rather than send a strand off in the wrong direction.
        const double span = sorted.back() - sorted.front() + std::numbers::pi / 3.0;
        const double gap =
            std::min(Metrics::portAngle * std::numbers::pi / 180.0, span / static_cast<double>(sorted.size()));
        const auto ports = open ? spreadWithin(sorted, gap, open->half) : spreadAngles(sorted, gap);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            bendEnd(strands[ends[i].strand], ends[i].atStart, anchors[party], zero + ports[i]);
        }
    }
}

/// Half of what a strand covers across, casing included.
double halfWidthOf(const DrawnStrand& strand) {
    constexpr double kCasing = 1.0;
    return static_cast<double>(strand.width) * (strand.directed ? 1.25 : 1.0) / 2.0 + kCasing;
}

} // namespace

std::vector<glm::dvec2> anchorPixels(const Ground& ground, const Camera& camera) {
    std::vector<glm::dvec2> pixels(ground.anchors.size());
    std::transform(ground.anchors.begin(), ground.anchors.end(), pixels.begin(),
                   [&](MapPoint anchor) { return camera.toPixel(anchor); });
    return pixels;
}

std::vector<double> spreadAngles(std::vector<double> angles, double gap) {
    const std::size_t n = angles.size();
    if (n < 2) {
        return angles;
    }
    gap = std::min(gap, kTurn / static_cast<double>(n));
    std::vector<std::size_t> cuts(n);
    std::iota(cuts.begin(), cuts.end(), std::size_t{0});
    const auto gapAfter = [&](std::size_t i) { return (i + 1 < n ? angles[i + 1] : angles[0] + kTurn) - angles[i]; };
    std::stable_sort(cuts.begin(), cuts.end(), [&](auto a, auto b) { return gapAfter(a) > gapAfter(b); });
    // Where the ends stay apart over the cut as well, the cut has changed nothing, and this is the least squares. The
    // widest gap is nearly always such a place.
    std::vector<double> spread;
    for (const std::size_t cut : cuts) {
        spread = spreadFrom(angles, gap, cut);
        const std::size_t first = (cut + 1) % n;
        constexpr double kRounding = 1e-9;
        if (spread[first] + kTurn - spread[cut] >= gap - kRounding) {
            break;
        }
    }
    return spread;
}

std::vector<double> spreadWithin(std::vector<double> angles, double gap, double limit) {
    if (angles.empty()) {
        return angles;
    }
    const auto steps = static_cast<double>(angles.size() - 1);
    gap = std::min(gap, 2.0 * limit / std::max(steps, 1.0));
    for (std::size_t i = 0; i < angles.size(); ++i) {
        angles[i] -= static_cast<double>(i) * gap;
    }
    angles = ascending(angles);
    // What is least far from values in order, and in bounds, is what is least far from them, cut at the bounds.
    for (std::size_t i = 0; i < angles.size(); ++i) {
        angles[i] = std::clamp(angles[i], -limit, std::max(limit - steps * gap, -limit)) + static_cast<double>(i) * gap;
    }
    return angles;
}

void layOutStrands(std::vector<DrawnStrand>& strands, const PartyTable& parties, const Projection& projection,
                   const Camera& camera, const MapEdge& edge, const std::vector<glm::dvec2>& anchors,
                   CurveCache& curves) {
    curves.prepare(projection);
    std::vector<const Curve*> courses;
    for (const auto& strand : strands) {
        const PartyId low = std::min(strand.from, strand.to);
        const PartyId high = std::max(strand.from, strand.to);
        courses.push_back(&curves.get(pairKey(strand), parties[low].label, parties[high].label, projection));
    }
    inParts(strands.size(), kLeastOfThread, [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) {
            strands[i].runs = runsOf(strands[i], *courses[i], projection, camera);
        }
    });
    constexpr std::size_t kMostSpread = 1500; // beyond that ends cannot be told apart anyway
    if (strands.size() <= kMostSpread) {
        separateParallels(strands, anchors, edge);
        spreadEnds(strands, anchors, edge);
    }
    inParts(strands.size(), kLeastOfThread, [&](std::size_t first, std::size_t end) {
        for (auto& strand : std::span(strands).subspan(first, end - first)) {
            for (auto& run : strand.runs) {
                edge.keepInside(run.points, halfWidthOf(strand));
            }
        }
    });
}

} // namespace entente
