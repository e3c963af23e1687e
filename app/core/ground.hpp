#pragma once
/// The map under the ties, cut at the seam and projected: rings to be drawn, triangles to be asked what lies where.
/// Made once per projection and scale.

#include "core/geometry.hpp"
#include "core/party.hpp"

#include <glm/vec2.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// Which pen a ground line is drawn with.
enum class LineRole : std::uint8_t { coast, border, disputed, graticule, outline };

struct Ground {
    /// A closed ring of vertices without the repeated first point.
    struct Ring {
        std::uint32_t first = 0, count = 0; ///< in vertices
    };
    /// What lies inside an odd number of its rings is filled.
    struct Polygon {
        std::uint32_t firstRing = 0, ringCount = 0; ///< in rings
    };
    /// Something filled in one colour.
    struct Territory {
        PartyId party = kNoParty;
        std::string name;
        std::uint32_t firstPolygon = 0, polygonCount = 0; ///< in polygons
        std::uint32_t firstIndex = 0, indexCount = 0;     ///< its triangles in indices
        double area = 0.0;                                ///< map units squared, holes taken off
        Rect bounds;                                      ///< map units
        MapPoint anchor{0.0, 0.0}; ///< inside its largest part; where its label and its strands begin
    };
    /// A line that is straight between neighbouring points.
    struct Line {
        std::uint32_t first = 0, count = 0; ///< in linePoints
        LineRole role = LineRole::coast;
        /// The territory a coast belongs to; for a border, disputed or not, the lower of both. kNoTerritory for claims
        /// and for the rest.
        std::uint32_t territory = 0;
    };
    static constexpr std::uint32_t kNoTerritory = 0xFFFFFFFF;

    std::string key; ///< projection key and scale: grounds with the same key are the same
    Rect bounds;     ///< of the whole map, map units
    std::vector<Territory> territories;
    std::vector<glm::vec2> vertices; ///< of rings and triangles, map units as float: 1e-7 of the map's width
    std::vector<Ring> rings;
    std::vector<Polygon> polygons;
    std::vector<std::uint32_t> indices; ///< three to a triangle
    std::vector<Line> lines;
    std::vector<glm::vec2> linePoints;
    std::vector<glm::vec2>
        sphere; ///< the outline of the whole map, a closed anticlockwise ring, first point not repeated
    /// Where strands and labels of a party are anchored, by PartyId; NaN where the map does not show it. Parties
    /// without a polygon have one too.
    std::vector<MapPoint> anchors;
};

/// The territory that contains a map point, or Ground::kNoTerritory. Tests the triangles
/// of the rings that are drawn.
[[nodiscard]] std::uint32_t territoryAt(const Ground& ground, MapPoint point);

} // namespace entente
