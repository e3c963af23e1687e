#include "geo/sphere_turning.hpp"

#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

constexpr double kLongestEdge = 0.5; ///< degrees of the Earth
constexpr double kWidestEdge = 2.0;  ///< degrees of turned longitude
constexpr int kMostHalvings = 16;    ///< of an edge that passes through a turned pole

/// Appends turned points of an edge, without its end.
class EdgeTurner {
  public:
    EdgeTurner(const SphereTurn& turn, std::vector<LonLat>& out) : turn_(turn), out_(out) {}

    void add(LonLat a, LonLat b) {
        const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / kLongestEdge)));
        const bool turned = a.x > b.x || (a.x == b.x && a.y > b.y);
        const auto at = [&](int i) { // counted from the same end for both directions
            const double t = static_cast<double>(turned ? pieces - i : i) / pieces;
            return turned ? b + (a - b) * t : a + (b - a) * t;
        };
        LonLat from = a;
        LonLat fromTurned = turn_.turned(a);
        for (int i = 1; i <= pieces; ++i) {
            const LonLat to = i < pieces ? at(i) : b;
            const LonLat toTurned = turn_.turned(to);
            append(fromTurned);
            halve(from, fromTurned, to, toTurned, kMostHalvings);
            from = to;
            fromTurned = toTurned;
        }
    }
    void append(LonLat turned) {
        out_.emplace_back(isFirst_ ? turned.x : longitudeNear(turned.x, out_.back().x), turned.y);
        isFirst_ = false;
    }

  private:
    void halve(LonLat a, LonLat turnedA, LonLat b, LonLat turnedB, int left) {
        if (left == 0 || std::abs(std::remainder(turnedB.x - turnedA.x, 360.0)) <= kWidestEdge) {
            return;
        }
        const LonLat middle = (a + b) * 0.5;
        const LonLat turned = turn_.turned(middle);
        halve(a, turnedA, middle, turned, left - 1);
        append(turned);
        halve(middle, turned, b, turnedB, left - 1);
    }

    const SphereTurn& turn_;
    std::vector<LonLat>& out_;
    bool isFirst_ = true;
};

/// A ring as it lies on the sphere: without the detour over a pole that closes it in degrees.
void withoutPoles(const Ring& ring, Ring& out) {
    out.clear();
    for (const auto& p : ring) {
        const bool same = !out.empty() && p.y == out.back().y && std::remainder(p.x - out.back().x, 360.0) == 0.0;
        if (std::abs(p.y) < 90.0 && !same) {
            out.push_back(p);
        }
    }
    while (out.size() > 1 && out.front().y == out.back().y &&
           std::remainder(out.front().x - out.back().x, 360.0) == 0.0) {
        out.pop_back();
    }
}

} // namespace

void turnPolygon(const Polygon& polygon, const SphereTurn& turn, Polygon& out) {
    out.rings.resize(polygon.rings.size());
    Ring bare;
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
        auto& ring = out.rings[r];
        if (!turn.isTilted()) {
            ring.resize(polygon.rings[r].size());
            std::transform(polygon.rings[r].begin(), polygon.rings[r].end(), ring.begin(),
                           [&](LonLat p) { return turn.turned(p); });
            continue;
        }
        ring.clear();
        withoutPoles(polygon.rings[r], bare);
        EdgeTurner turner(turn, ring);
        for (std::size_t i = 0; i < bare.size(); ++i) {
            const LonLat next = bare[i + 1 < bare.size() ? i + 1 : 0];
            turner.add(bare[i], {longitudeNear(next.x, bare[i].x), next.y});
        }
    }
}

void turnLine(std::span<const LonLat> line, const SphereTurn& turn, std::vector<LonLat>& out) {
    out.clear();
    if (!turn.isTilted()) {
        out.resize(line.size());
        std::transform(line.begin(), line.end(), out.begin(), [&](LonLat p) { return turn.turned(p); });
        return;
    }
    EdgeTurner turner(turn, out);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        turner.add(line[i], line[i + 1]);
    }
    if (!line.empty()) {
        turner.append(turn.turned(line.back()));
    }
}

} // namespace entente
