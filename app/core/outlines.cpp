#include "core/outlines.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace entente {

namespace {

using Line = std::vector<LonLat>;

constexpr double kLongestPiece = 2.0; ///< degrees

/// The longitude of the second end of an edge, jumps taken back.
double endLongitude(double from, double to) {
    const double step = to - from;
    return std::abs(step) > 180.0 && std::abs(step) < 360.0 ? to - 360.0 * std::round(step / 360.0) : to;
}

/// Makes longitudes run on.
void takeBackJumps(Line& line) {
    double moved = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double end = endLongitude(line[i - 1].x - moved, line[i].x);
        moved += end - line[i].x;
        line[i].x += moved;
    }
}

Line closedLine(const Ring& ring) {
    Line line;
    line.reserve(ring.size() + 1);
    line = ring;
    line.push_back(ring.front());
    takeBackJumps(line);
    return line;
}

/// What edges on a meridian, whole turns apart, leave of each other.
class MeridianEdges {
  public:
    void add(LonLat a, LonLat b) {
        if (a.x == b.x && a.y != b.y) {
            auto& meridian = meridians_[key(a.x)];
            meridian.west = meridian.steps.empty() ? a.x : std::min(meridian.west, a.x);
            meridian.east = meridian.steps.empty() ? a.x : std::max(meridian.east, a.x);
            meridian.steps[a.y] += 1;
            meridian.steps[b.y] -= 1;
        }
    }
    /// To be called once after all add(): from steps to sums.
    void sum() {
        for (auto& [longitude, meridian] : meridians_) {
            int sum = 0;
            for (auto& [latitude, step] : meridian.steps) {
                sum += step;
                step = sum;
            }
        }
    }
    /// The parts of an edge that are outline, as pairs of latitudes in the edge's direction.
    [[nodiscard]] std::vector<glm::dvec2> left(LonLat a, LonLat b) const {
        const auto& meridian = meridians_.at(key(a.x));
        if (meridian.west == meridian.east) {
            return {{a.y, b.y}};
        }
        std::vector<glm::dvec2> parts;
        const double top = std::max(a.y, b.y);
        for (auto at = meridian.steps.find(std::min(a.y, b.y)); at->first < top; ++at) {
            const auto next = std::next(at);
            if (at->second == 0) {
                continue;
            }
            if (!parts.empty() && parts.back().y == at->first) {
                parts.back().y = next->first;
            } else {
                parts.emplace_back(at->first, next->first);
            }
        }
        if (b.y < a.y) {
            std::reverse(parts.begin(), parts.end());
            std::transform(parts.begin(), parts.end(), parts.begin(), [](glm::dvec2 p) {
                return glm::dvec2{p.y, p.x};
            });
        }
        return parts;
    }

  private:
    struct Meridian {
        double west = 0.0, east = 0.0;
        std::map<double, int> steps; ///< by latitude: edges northwards less edges southwards, from there on
    };
    /// The same for longitudes whole turns apart, however they were rounded: 1e-7 degrees, a centimetre.
    static long long key(double longitude) {
        const long long place = std::llround(std::remainder(longitude, 360.0) * 1e7);
        return place == -1'800'000'000 ? -place : place;
    }
    std::map<long long, Meridian> meridians_;
};

void addPieces(Line& line, LonLat b) {
    const LonLat a = line.back();
    const double longest = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    const auto pieces = static_cast<int>(std::clamp(std::ceil(longest / kLongestPiece), 1.0, 720.0));
    for (int i = 1; i < pieces; ++i) {
        line.push_back(a + (b - a) * (static_cast<double>(i) / pieces));
    }
    line.push_back(b);
}

/// Appends the parts of a closed line that are outline.
void addOutline(const Line& closed, const MeridianEdges* edges, std::vector<Line>& out) {
    Line line;
    const auto end = [&] {
        if (line.size() > 1) {
            out.push_back(std::move(line));
        }
        line.clear();
    };
    const auto draw = [&](LonLat a, LonLat b) {
        if (line.empty() || line.back() != a) {
            end();
            line = {a};
        }
        addPieces(line, b);
    };
    for (std::size_t i = 1; i < closed.size(); ++i) {
        const LonLat a = closed[i - 1];
        const LonLat b = closed[i];
        if (a == b || (std::abs(a.y) == 90.0 && a.y == b.y)) {
            continue;
        }
        if (edges == nullptr || a.x != b.x) {
            draw(a, b);
            continue;
        }
        for (const auto part : edges->left(a, b)) {
            draw({a.x, part.x}, {a.x, part.y});
        }
    }
    end();
}

/// Whether closed lines reach once round the Earth: only then are there meridians whole turns apart.
bool goRound(const std::vector<Line>& lines) {
    double west = 180.0;
    double east = -180.0;
    for (const auto& line : lines) {
        for (const auto& p : line) {
            west = std::min(west, p.x);
            east = std::max(east, p.x);
        }
    }
    return east - west > 360.0 - 1e-7;
}

} // namespace

std::vector<Line> outlinesOf(const Geometry& geometry) {
    std::vector<Line> out;
    for (auto line : geometry.lines) {
        if (line.size() > 1) {
            takeBackJumps(line);
            Line drawn{line.front()};
            std::for_each(line.begin() + 1, line.end(), [&](LonLat p) { addPieces(drawn, p); });
            out.push_back(std::move(drawn));
        }
    }
    std::vector<Line> rings;
    for (const auto& polygon : geometry.polygons) {
        for (const auto& ring : polygon.rings) {
            if (!ring.empty()) {
                rings.push_back(closedLine(ring));
            }
        }
    }
    MeridianEdges edges;
    const bool round = goRound(rings);
    if (round) {
        for (const auto& ring : rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                edges.add(ring[i - 1], ring[i]);
            }
        }
        edges.sum();
    }
    for (const auto& ring : rings) {
        addOutline(ring, round ? &edges : nullptr, out);
    }
    return out;
}

} // namespace entente
