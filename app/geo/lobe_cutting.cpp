#include "geo/lobe_cutting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <utility>

namespace entente {
namespace {

/// Edges are straight in degrees. Pieces of half a degree stay within 2e-5 of the Earth's radius of their curve on any
/// map that is not much bent; near the poles, where Mollweide's meridians run into a point, they are shorter.
constexpr double kLongestEdge = 0.5;
constexpr double kLongestPolarEdge = 0.125;
constexpr double kPolarLatitude = 85.0;

constexpr glm::length_t kLongitude = 0;
constexpr glm::length_t kLatitude = 1;

/// Where an edge crosses a meridian or a parallel (`axis` says which): the same for both directions of the edge.
LonLat crossingOf(LonLat a, LonLat b, glm::length_t axis, double value) {
    if (a.x > b.x || (a.x == b.x && a.y > b.y)) {
        std::swap(a, b);
    }
    const auto other = 1 - axis;
    const double at = a[other] + (b[other] - a[other]) * ((value - a[axis]) / (b[axis] - a[axis]));
    LonLat crossing;
    crossing[axis] = value;
    crossing[other] = std::clamp(at, std::min(a[other], b[other]), std::max(a[other], b[other]));
    return crossing;
}

/// Into how many pieces an edge is cut.
int piecesOf(LonLat a, LonLat b, EdgeMeasure measure) {
    double width = std::abs(b.x - a.x);
    const double height = std::abs(b.y - a.y);
    bool polar = std::max(std::abs(a.y), std::abs(b.y)) > kPolarLatitude;
    if (measure == EdgeMeasure::disc) {
        const double south = std::min(a.y, b.y);
        width *= south > 0.0 ? std::cos(south * std::numbers::pi / 180.0) : 1.0;
        polar = false;
    }
    const double length = std::max(width, height);
    const double longest = polar ? kLongestPolarEdge : kLongestEdge;
    return length > longest ? static_cast<int>(std::ceil(length / longest)) : 1;
}

/// Appends a and the points between a and b; the same ones for both directions of the edge.
void appendEdge(LonLat a, LonLat b, EdgeMeasure measure, std::vector<LonLat>& out) {
    out.push_back(a);
    const int pieces = piecesOf(a, b, measure);
    const bool turned = a.x > b.x || (a.x == b.x && a.y > b.y);
    const LonLat from = turned ? b : a;
    const LonLat step = turned ? a - b : b - a;
    for (int i = 1; i < pieces; ++i) {
        out.push_back(from + step * ((turned ? pieces - i : i) / static_cast<double>(pieces)));
    }
}

/// A run of a ring between two crossings of the sides of what it is cut to.
struct Run {
    Ring points;
    bool used = false;
};
/// An end of a run.
struct RunEnd {
    int side;     ///< which of the sides it is on
    double place; ///< along the side
    std::size_t run;
    bool isLast;
};

/// Joins runs into rings. Along a side inside and outside alternate, so that sorted ends belong together in pairs,
/// whichever ring (holes included) they come from. `sideOf` names the side a point of a crossing is on.
template <class SideOf>
void closeRuns(std::vector<Run>& runs, glm::length_t along, const SideOf& sideOf, std::vector<Ring>& rings) {
    std::vector<RunEnd> ends;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        ends.push_back({sideOf(runs[i].points.front()), runs[i].points.front()[along], i, false});
        ends.push_back({sideOf(runs[i].points.back()), runs[i].points.back()[along], i, true});
    }
    std::sort(ends.begin(), ends.end(),
              [](const RunEnd& a, const RunEnd& b) { return a.side != b.side ? a.side < b.side : a.place < b.place; });
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

/// Which turn round the turned sphere a longitude is on: 0 for [-180, 180).
double turnOf(LonLat p) {
    return std::floor((p.x + 180.0) / 360.0);
}

/// Brings rings that run over several turns into one, [-180, 180], cut at the seam.
class SeamCutter {
  public:
    explicit SeamCutter(std::vector<Ring>& rings) : rings_(rings) {}

    void add(const Ring& ring) {
        const auto count = ring.size();
        const double closing = std::round((ring.front().x - ring.back().x) / 360.0); // of a ring round a pole
        const auto at = [&](std::size_t i) {
            const auto round = static_cast<double>(i / count);
            const auto& p = ring[i % count];
            return LonLat{p.x - closing * 360.0 * round, p.y};
        };
        std::size_t first = 1;
        while (first <= count && turnOf(at(first)) == turnOf(at(first - 1))) {
            ++first;
        }
        if (first > count) {
            rings_.push_back(ring);
            for (auto& p : rings_.back()) {
                p.x -= 360.0 * turnOf(p);
            }
            return;
        }
        run_.points.clear();
        for (std::size_t i = first; i <= first + count; ++i) {
            step(at(i - 1), at(i), i > first, i < first + count);
        }
        if (closing != 0.0) {
            const double latitudes =
                std::accumulate(ring.begin(), ring.end(), 0.0, [](double sum, LonLat p) { return sum + p.y; });
            const double pole = latitudes < 0.0 ? -90.0 : 90.0;
            runs_.push_back({{{-180.0, pole}, {180.0, pole}}});
        }
    }

    void finish() {
        closeRuns(
            runs_, kLatitude, [](LonLat p) { return p.x < 0.0 ? 0 : 1; }, rings_);
    }

  private:
    /// Goes from a to b; at every turn between a run ends and the next begins. On the first way round there is none
    /// to end, at the end of the last none to begin.
    void step(LonLat a, LonLat b, bool endsRun, bool beginsRun) {
        double turn = turnOf(a);
        const double last = turnOf(b);
        const double way = last > turn ? 1.0 : -1.0;
        for (; turn != last; turn += way) {
            const double latitude = crossingOf(a, b, kLongitude, -180.0 + 360.0 * std::max(turn, turn + way)).y;
            if (endsRun) {
                run_.points.emplace_back(180.0 * way, latitude);
                runs_.push_back(std::exchange(run_, {}));
            }
            if (!beginsRun) {
                return;
            }
            run_.points.assign(1, LonLat{-180.0 * way, latitude});
            endsRun = true;
        }
        if (beginsRun) {
            run_.points.emplace_back(b.x - 360.0 * turn, b.y);
        }
    }

    std::vector<Ring>& rings_;
    std::vector<Run> runs_;
    Run run_;
};

/// The parts of rings on the side of a meridian or parallel where the axis is greater (or less).
std::vector<Ring> keptSide(const std::vector<Ring>& rings, glm::length_t axis, double value, bool greater) {
    std::vector<Ring> kept;
    std::vector<Run> runs;
    const auto isKept = [&](LonLat p) { return greater ? p[axis] >= value : p[axis] < value; };
    for (const auto& ring : rings) {
        const auto count = ring.size();
        std::size_t first = 1; // the first point of a kept run
        while (first <= count && !(isKept(ring[first % count]) && !isKept(ring[first - 1]))) {
            ++first;
        }
        if (first > count) {
            if (isKept(ring.front())) {
                kept.push_back(ring);
            }
            continue;
        }
        Run run;
        for (std::size_t k = 0; k < count; ++k) {
            const LonLat before = ring[(first + k + count - 1) % count];
            const LonLat here = ring[(first + k) % count];
            if (isKept(here) != isKept(before)) {
                run.points.push_back(crossingOf(before, here, axis, value));
            }
            if (isKept(here)) {
                run.points.push_back(here);
            } else if (isKept(before)) {
                runs.push_back(std::exchange(run, {}));
            }
        }
    }
    closeRuns(
        runs, 1 - axis, [](LonLat) { return 0; }, kept);
    return kept;
}

/// Appends rings as one polygon, densified.
void appendRings(const std::vector<Ring>& rings, EdgeMeasure measure, RingList& out) {
    if (rings.empty()) {
        return;
    }
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            appendEdge(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0], measure, out.points);
        }
        out.ringEnds.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
    out.polygonEnds.push_back(static_cast<std::uint32_t>(out.ringEnds.size()));
}

/// The rings of a seam-cut polygon within a lobe.
std::vector<Ring> inLobe(std::vector<Ring> rings, const MapLobe& lobe) {
    const MapLobe whole;
    const auto cutTo = [&](bool needed, glm::length_t axis, double value, bool greater) {
        if (needed) {
            rings = keptSide(rings, axis, value, greater);
        }
    };
    cutTo(lobe.west > whole.west, kLongitude, lobe.west, true);
    cutTo(lobe.east < whole.east, kLongitude, lobe.east, false);
    cutTo(lobe.south > whole.south, kLatitude, lobe.south, true);
    cutTo(lobe.north < whole.north, kLatitude, lobe.north, false);
    return rings;
}

/// The part of an edge within a lobe, as parameters from 0 to 1 (Liang and Barsky 1984); nothing where first > last.
struct Clip {
    double first = 0.0, last = 1.0;
};
Clip clipTo(const MapLobe& lobe, LonLat a, LonLat b) {
    Clip clip;
    const LonLat d = b - a;
    const auto against = [&](double step, double room) {
        if (step == 0.0) {
            if (room < 0.0) {
                clip = {1.0, 0.0};
            }
        } else if (step < 0.0) {
            clip.first = std::max(clip.first, room / step);
        } else {
            clip.last = std::min(clip.last, room / step);
        }
    };
    against(-d.x, a.x - lobe.west);
    against(d.x, lobe.east - a.x);
    against(-d.y, a.y - lobe.south);
    against(d.y, lobe.north - a.y);
    return clip;
}

/// Appends the pieces of lines, edge by edge.
class LineCutter {
  public:
    LineCutter(const MapLobe& lobe, EdgeMeasure measure, LineList& out)
        : lobe_(lobe), measure_(measure), out_(out), begin_(out.points.size()) {}

    /// An edge in [-180, 180].
    void add(LonLat a, LonLat b) {
        const Clip clip = clipTo(lobe_, a, b);
        if (!(clip.first < clip.last) && !(a == b && clip.first <= clip.last)) {
            finish();
            return;
        }
        const LonLat from = clip.first > 0.0 ? a + (b - a) * clip.first : a;
        const LonLat to = clip.last < 1.0 ? a + (b - a) * clip.last : b;
        if (out_.points.size() > begin_ && clip.first > 0.0) {
            finish();
        }
        appendEdge(from, to, measure_, out_.points);
        end_ = to;
        if (clip.last < 1.0) {
            finish();
        }
    }
    /// Ends the current piece; one that is a single point is left out.
    void finish() {
        if (out_.points.size() > begin_) {
            out_.points.push_back(end_);
        }
        const auto first = out_.points.begin() + static_cast<std::ptrdiff_t>(begin_);
        if (std::all_of(first, out_.points.end(), [&](LonLat p) { return p == *first; })) {
            out_.points.resize(begin_);
        } else {
            out_.ends.push_back(static_cast<std::uint32_t>(out_.points.size()));
        }
        begin_ = out_.points.size();
    }

  private:
    const MapLobe& lobe_;
    EdgeMeasure measure_;
    LineList& out_;
    std::size_t begin_;
    LonLat end_{};
};

} // namespace

void RingList::clear() {
    points.clear();
    ringEnds.clear();
    polygonEnds.clear();
}

void cutPolygon(const Polygon& polygon, const Cut& cut, RingList& out) {
    std::vector<Ring> rings;
    SeamCutter seam(rings);
    for (const auto& ring : polygon.rings) {
        if (!ring.empty()) {
            seam.add(ring);
        }
    }
    seam.finish();
    for (const auto& lobe : cut.lobes.first(cut.lobes.size() - 1)) {
        appendRings(inLobe(rings, lobe), cut.measure, out);
    }
    appendRings(inLobe(std::move(rings), cut.lobes.back()), cut.measure, out);
}

void addLine(std::span<const LonLat> line, EdgeMeasure measure, LineList& out) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        appendEdge(line[i], line[i + 1], measure, out.points);
    }
    if (!line.empty()) {
        out.points.push_back(line.back());
        out.ends.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
}

void cutLine(std::span<const LonLat> line, const Cut& cut, LineList& out) {
    const auto moved = [](LonLat p, double turn) { return LonLat{p.x - turn * 360.0, p.y}; };
    for (const auto& lobe : cut.lobes) {
        LineCutter cutter(lobe, cut.measure, out);
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const LonLat a = line[i];
            const LonLat b = line[i + 1];
            const double turnA = turnOf(a);
            const double turnB = turnOf(b);
            if (turnA == turnB) {
                cutter.add(moved(a, turnA), moved(b, turnB));
                continue;
            }
            const auto crossing = crossingOf(a, b, kLongitude, -180.0 + std::max(turnA, turnB) * 360.0);
            cutter.add(moved(a, turnA), moved(crossing, turnA));
            cutter.finish();
            cutter.add(moved(crossing, turnB), moved(b, turnB));
        }
        cutter.finish();
    }
}

} // namespace entente
