#pragma once
/// Points and shapes on the Earth and on the map.

#include <glm/vec2.hpp>

#include <cstdint>
#include <vector>

namespace entente {

/// Degrees: longitude in [-180, 180] unless said otherwise (x), latitude in [-90, 90] (y).
using LonLat = glm::dvec2;
/// Map units: projected coordinates divided by the Earth's radius (so that the whole map is a few units wide);
/// y points north.
using MapPoint = glm::dvec2;
/// Logical pixels in a picture; y points down, (0, 0) is the top left corner.
using PixelPoint = glm::dvec2;

/// An axis-aligned rectangle, min <= max.
struct Rect {
    glm::dvec2 min{0.0, 0.0};
    glm::dvec2 max{0.0, 0.0};
    [[nodiscard]] double width() const { return max.x - min.x; }
    [[nodiscard]] double height() const { return max.y - min.y; }
    [[nodiscard]] glm::dvec2 center() const { return (min + max) * 0.5; }
    [[nodiscard]] bool contains(glm::dvec2 p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
    [[nodiscard]] bool overlaps(const Rect& o) const {
        return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y;
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// A closed ring without the repeated first point.
using Ring = std::vector<LonLat>;
/// rings[0] is the outer one, the others are holes.
struct Polygon {
    std::vector<Ring> rings;
};

enum class GeometryType : std::uint8_t { none, points, lines, polygons };

/// A feature's own geometry, in degrees. Multi-geometries and collections of one type are one of these.
struct Geometry {
    GeometryType type = GeometryType::none;
    std::vector<LonLat> points;
    std::vector<std::vector<LonLat>> lines;
    std::vector<Polygon> polygons;
};

} // namespace entente
