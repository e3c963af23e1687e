#include "core/representative_point.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// Twice the signed area, and the centroid times three times that; planar, in degrees. Relative to the ring's first
/// point, so that small rings far from (0, 0) lose nothing.
struct RingSums {
    double doubleArea = 0.0;
    LonLat moment{0.0, 0.0};
};

RingSums ringSums(const Ring& ring) {
    RingSums sums;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i] - ring[0];
        const LonLat b = ring[(i + 1) % ring.size()] - ring[0];
        const double cross = a.x * b.y - b.x * a.y;
        sums.doubleArea += cross;
        sums.moment += (a + b) * cross;
    }
    return sums;
}

/// The longitudes at which the rings of a polygon cross a latitude, ascending.
std::vector<double> crossings(const Polygon& polygon, double latitude) {
    std::vector<double> longitudes;
    for (const Ring& ring : polygon.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i];
            const LonLat b = ring[(i + 1) % ring.size()];
            if ((a.y > latitude) != (b.y > latitude)) {
                longitudes.push_back(a.x + (latitude - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::sort(longitudes.begin(), longitudes.end());
    return longitudes;
}

LonLat pointInside(const Polygon& polygon) {
    const Ring& outer = polygon.rings.front();
    const RingSums sums = ringSums(outer);
    if (sums.doubleArea == 0.0) {
        return outer.front();
    }
    LonLat point = outer.front() + sums.moment / (3.0 * sums.doubleArea);
    const std::vector<double> edges = crossings(polygon, point.y);
    double widest = 0.0;
    double middle = point.x;
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
        if (edges[i] <= point.x && point.x <= edges[i + 1]) {
            return point;
        }
        if (edges[i + 1] - edges[i] > widest) {
            widest = edges[i + 1] - edges[i];
            middle = (edges[i] + edges[i + 1]) / 2.0;
        }
    }
    point.x = middle;
    return point;
}

std::optional<LonLat> pointOf(const Geometry& geometry) {
    switch (geometry.type) {
    case GeometryType::none:
        break;
    case GeometryType::points:
        if (!geometry.points.empty()) {
            return geometry.points.front();
        }
        break;
    case GeometryType::lines: {
        const auto longest = std::max_element(geometry.lines.begin(), geometry.lines.end(),
                                              [](const auto& a, const auto& b) { return a.size() < b.size(); });
        if (longest != geometry.lines.end() && !longest->empty()) {
            return (*longest)[longest->size() / 2];
        }
        break;
    }
    case GeometryType::polygons: {
        const auto area = [](const Polygon& polygon) {
            return polygon.rings.empty() ? -1.0 : std::abs(ringSums(polygon.rings.front()).doubleArea);
        };
        const auto largest = std::max_element(geometry.polygons.begin(), geometry.polygons.end(),
                                              [&](const Polygon& a, const Polygon& b) { return area(a) < area(b); });
        if (largest != geometry.polygons.end() && !largest->rings.empty() && !largest->rings.front().empty()) {
            return pointInside(*largest);
        }
        break;
    }
    }
    return std::nullopt;
}

} // namespace

std::optional<LonLat> representativePoint(const Geometry& geometry) {
    std::optional<LonLat> point = pointOf(geometry);
    if (point && std::abs(point->x) > 180.0) {
        point->x = std::remainder(point->x, 360.0);
    }
    return point;
}

} // namespace entente
