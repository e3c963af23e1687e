#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

/// A ring this near to a pole bounds nothing that a map could show.
constexpr double kPoleRing = 89.99;

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

} // namespace

double longitudeNear(double longitude, double other) {
    return longitude - 360.0 * std::round((longitude - other) / 360.0);
}

bool goesRoundAndBack(const Ring& ring) {
    int there = 0;
    int back = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto step = ring[i + 1 < ring.size() ? i + 1 : 0] - ring[i];
        there += step == LonLat(360.0, 0.0) ? 1 : 0;
        back += step == LonLat(-360.0, 0.0) ? 1 : 0;
    }
    return there > 0 && there == back;
}

void unwrapRing(Ring& ring) {
    if (ring.empty() || goesRoundAndBack(ring)) {
        return;
    }
    double latitudes = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        ring[i].x = longitudeNear(ring[i].x, ring[i - 1].x);
        latitudes += ring[i].y;
    }
    const LonLat first = ring.front();
    const double closing = longitudeNear(first.x, ring.back().x);
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

} // namespace entente
