#pragma once
/// Polygons and lines of the turned sphere, cut into the lobes of a map and densified.

#include "core/projection.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// A flat list of polygons' rings: rings of one polygon lie side by side. What lies inside an odd number of a
/// polygon's rings belongs to it.
struct RingList {
    std::vector<LonLat> points;
    std::vector<std::uint32_t> ringEnds;    ///< past the last point of each ring
    std::vector<std::uint32_t> polygonEnds; ///< past the last ring of each polygon
    void clear();
};

/// Lines, flat: line i is points [ends[i - 1], ends[i]).
struct LineList {
    std::vector<LonLat> points;
    std::vector<std::uint32_t> ends;
};

/// How long an edge is held to be when it is densified. Pieces are at most half a degree long, an eighth near the
/// poles.
enum class EdgeMeasure : std::uint8_t {
    degrees, ///< the greater of its differences in longitude and latitude
    disc     ///< the same, longitudes shrinking towards the north pole, where an azimuthal map is whole
};

/// The lobes of a map and how edges in them are measured.
struct Cut {
    std::span<const MapLobe> lobes;
    EdgeMeasure measure = EdgeMeasure::degrees;
};

/// Appends the parts of a polygon in each lobe, densified. Its longitudes run on without jumps and may go over
/// several turns. A polygon one of whose rings goes round a pole without being closed over it contains the pole on
/// that ring's side of the equator. Edges along the sides of a lobe close the pieces; neighbours that share an edge
/// get the same points.
void cutPolygon(const Polygon& polygon, const Cut& cut, RingList& out);

/// Appends the pieces of a line in each lobe, densified; its longitudes run on without jumps.
void cutLine(std::span<const LonLat> line, const Cut& cut, LineList& out);

/// Appends a line as it is, densified.
void addLine(std::span<const LonLat> line, EdgeMeasure measure, LineList& out);

} // namespace entente
