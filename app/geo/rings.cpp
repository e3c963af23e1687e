#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

/// Edges are straight in degrees. Pieces of half a degree stay within 2e-5 of the Earth's radius of their curve on any
/// map that is not much bent; near the poles, where Mollweide's meridians run into a point, they are shorter.
constexpr double kLongestEdge = 0.5;
constexpr double kLongestPolarEdge = 0.125;
constexpr double kPolarLatitude = 85.0;

/// A ring this near to a pole bounds nothing that a map could show.
constexpr double kPoleRing = 89.99;

/// Where an edge crosses a meridian: the same for both directions of the edge.
double latitudeAt(LonLat a, LonLat b, double meridian) {
    if (a.x > b.x || (a.x == b.x && a.y > b.y)) {
        std::swap(a, b);
    }
    return std::clamp(a.y + (b.y - a.y) * ((meridian - a.x) / (b.x - a.x)), std::min(a.y, b.y), std::max(a.y, b.y));
}

/// Appends a and the points between a and b; the same ones for both directions of the edge.
void appendEdge(LonLat a, LonLat b, std::vector<LonLat>& out) {
    out.push_back(a);
    const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    const bool polar = std::max(std::abs(a.y), std::abs(b.y)) > kPolarLatitude;
    const double longest = polar ? kLongestPolarEdge : kLongestEdge;
    if (!(length > longest)) {
        return;
    }
    const bool turned = a.x > b.x || (a.x == b.x && a.y > b.y);
    const LonLat from = turned ? b : a;
    const LonLat step = (turned ? a - b : b - a);
    const int pieces = static_cast<int>(std::ceil(length / longest));
    for (int i = 1; i < pieces; ++i) {
        out.push_back(from + step * ((turned ? pieces - i : i) / static_cast<double>(pieces)));
    }
}

struct Span {
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
    void add(const Ring& ring) {
        for (const auto& p : ring) {
            min = std::min(min, p.x);
            max = std::max(max, p.x);
        }
    }
};

/// The parts of a polygon on both sides of a meridian.
struct Halves {
    std::vector<Ring> west, east;
};

/// A run of a ring on one side of the meridian, from where it comes to where it goes, both on the meridian.
struct Run {
    Ring points;
    bool used = false;
};
/// An end of a run.
struct RunEnd {
    double latitude;
    std::size_t run;
    bool isLast;
};

/// Joins runs into rings. Along the meridian inside and outside alternate, so that sorted ends belong together in
/// pairs, whichever ring (holes included) they come from.
void closeRuns(std::vector<Run>& runs, std::vector<Ring>& rings) {
    std::vector<RunEnd> ends;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        ends.push_back({runs[i].points.front().y, i, false});
        ends.push_back({runs[i].points.back().y, i, true});
    }
    std::sort(ends.begin(), ends.end(), [](const RunEnd& a, const RunEnd& b) { return a.latitude < b.latitude; });
    std::vector<std::size_t> place(ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i) {
        place[ends[i].run * 2 + (ends[i].isLast ? 1 : 0)] = i;
    }
    for (std::size_t start = 0; start < runs.size(); ++start) {
        Ring ring;
        std::size_t at = start;
        bool forwards = true;
        while (!runs[at].used) {
            auto& points = runs[at].points;
            runs[at].used = true;
            if (forwards) {
                ring.insert(ring.end(), points.begin(), points.end());
            } else {
                ring.insert(ring.end(), points.rbegin(), points.rend());
            }
            const auto& partner = ends[place[at * 2 + (forwards ? 1 : 0)] ^ 1U];
            at = partner.run;
            forwards = !partner.isLast;
        }
        if (ring.size() > 2) {
            rings.push_back(std::move(ring));
        }
    }
}

/// Sorts whole rings to their side and cuts the others into runs.
void splitRing(const Ring& ring, double meridian, Halves& halves, std::vector<Run>& westRuns,
               std::vector<Run>& eastRuns) {
    const auto isEast = [&](std::size_t i) { return ring[i].x >= meridian; };
    const auto count = ring.size();
    std::size_t first = 1;
    while (first < count && isEast(first) == isEast(first - 1)) {
        ++first;
    }
    if (first == count) {
        (isEast(0) ? halves.east : halves.west).push_back(ring);
        return;
    }
    Run run;
    const auto crossing = [&](std::size_t a, std::size_t b) {
        return LonLat{meridian, latitudeAt(ring[a], ring[b], meridian)};
    };
    run.points.push_back(crossing(first - 1, first));
    for (std::size_t k = 0; k < count; ++k) {
        const auto i = (first + k) % count;
        const auto next = (i + 1) % count;
        run.points.push_back(ring[i]);
        if (isEast(i) != isEast(next)) {
            run.points.push_back(crossing(i, next));
            (isEast(i) ? eastRuns : westRuns).push_back(std::exchange(run, {}));
            run.points.push_back(crossing(i, next));
        }
    }
}

Halves splitAt(const std::vector<Ring>& rings, double meridian) {
    Halves halves;
    std::vector<Run> westRuns;
    std::vector<Run> eastRuns;
    for (const auto& ring : rings) {
        splitRing(ring, meridian, halves, westRuns, eastRuns);
    }
    closeRuns(westRuns, halves.west);
    closeRuns(eastRuns, halves.east);
    return halves;
}

/// Appends rings as one polygon, `shift` degrees moved and densified.
void appendRings(const std::vector<Ring>& rings, double shift, double limit, RingList& out) {
    if (rings.empty()) {
        return;
    }
    const auto placed = [&](LonLat p) { return LonLat{p.x + shift, std::clamp(p.y, -limit, limit)}; };
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            appendEdge(placed(ring[i]), placed(ring[i + 1 < ring.size() ? i + 1 : 0]), out.points);
        }
        out.ringEnds.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
    out.polygonEnds.push_back(static_cast<std::uint32_t>(out.ringEnds.size()));
}

} // namespace

void RingList::clear() {
    points.clear();
    ringEnds.clear();
    polygonEnds.clear();
}

void unwrapRing(Ring& ring) {
    if (ring.empty()) {
        return;
    }
    const auto near = [](double longitude, double neighbour) {
        return longitude - 360.0 * std::round((longitude - neighbour) / 360.0);
    };
    double latitudes = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        ring[i].x = near(ring[i].x, ring[i - 1].x);
        latitudes += ring[i].y;
    }
    const LonLat first = ring.front();
    const double closing = near(first.x, ring.back().x);
    if (std::abs(closing - first.x) > 180.0) {
        const double pole = latitudes < 0.0 ? -90.0 : 90.0;
        ring.emplace_back(closing, first.y);
        ring.emplace_back(closing, pole);
        ring.emplace_back(first.x, pole);
    }
}

void unwrapPolygon(Polygon& polygon) {
    std::erase_if(polygon.rings, [](const Ring& ring) {
        return std::all_of(ring.begin(), ring.end(), [](LonLat p) { return std::abs(p.y) > kPoleRing; });
    });
    Span outer;
    for (auto& ring : polygon.rings) {
        unwrapRing(ring);
        if (&ring == &polygon.rings.front()) {
            outer.add(ring);
            continue;
        }
        Span own;
        own.add(ring);
        const double turns = own.min < outer.min   ? std::ceil((outer.min - own.min) / 360.0)
                             : own.max > outer.max ? -std::ceil((own.max - outer.max) / 360.0)
                                                   : 0.0;
        for (auto& p : ring) {
            p.x += turns * 360.0;
        }
    }
}

void cutPolygon(const Polygon& polygon, double seam, double limit, RingList& out) {
    Span span;
    for (const auto& ring : polygon.rings) {
        span.add(ring);
    }
    if (!(span.min <= span.max)) {
        return;
    }
    const double firstTurn = std::floor((span.min - seam) / 360.0);
    double turn = firstTurn;
    std::vector<Ring> rest;
    while (span.max > seam + (turn + 1.0) * 360.0) {
        auto halves = splitAt(turn == firstTurn ? polygon.rings : rest, seam + (turn + 1.0) * 360.0);
        appendRings(halves.west, -turn * 360.0, limit, out);
        rest = std::move(halves.east);
        turn += 1.0;
    }
    appendRings(turn == firstTurn ? polygon.rings : rest, -turn * 360.0, limit, out);
}

void addLine(std::span<const LonLat> line, LineList& out) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        appendEdge(line[i], line[i + 1], out.points);
    }
    if (!line.empty()) {
        out.points.push_back(line.back());
        out.ends.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
}

void cutLine(std::span<const LonLat> line, double seam, double limit, LineList& out) {
    auto begin = out.points.size();
    const auto finish = [&] {
        const auto isOnePoint = std::all_of(out.points.begin() + static_cast<std::ptrdiff_t>(begin), out.points.end(),
                                            [&](LonLat p) { return p == out.points[begin]; });
        if (isOnePoint) {
            out.points.resize(begin);
        } else {
            out.ends.push_back(static_cast<std::uint32_t>(out.points.size()));
        }
        begin = out.points.size();
    };
    const auto turnOf = [&](LonLat p) { return std::floor((p.x - seam) / 360.0); };
    const auto moved = [](LonLat p, double turn) { return LonLat{p.x - turn * 360.0, p.y}; };
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const LonLat a = line[i];
        const LonLat b = line[i + 1];
        if (std::abs(a.y) > limit || std::abs(b.y) > limit) {
            if (out.points.size() > begin) {
                out.points.push_back(moved(a, turnOf(a)));
            }
            finish();
            continue;
        }
        const double turnA = turnOf(a);
        const double turnB = turnOf(b);
        if (turnA == turnB) {
            appendEdge(moved(a, turnA), moved(b, turnB), out.points);
        } else {
            const double meridian = seam + std::max(turnA, turnB) * 360.0;
            const LonLat cut{meridian, latitudeAt(a, b, meridian)};
            appendEdge(moved(a, turnA), moved(cut, turnA), out.points);
            out.points.push_back(moved(cut, turnA));
            finish();
            appendEdge(moved(cut, turnB), moved(b, turnB), out.points);
        }
    }
    if (!line.empty() && out.points.size() > begin) {
        out.points.push_back(moved(line.back(), turnOf(line.back())));
    }
    finish();
}

} // namespace entente
