#pragma once
/// Rings and lines in degrees: unwrapping them, cutting them at the seam of a map, densifying them.

#include "core/geometry.hpp"

#include <span>
#include <vector>

namespace entente {

/// Makes a ring whose longitudes jump at 180 run on without jumps, starting where it started. A ring that goes
/// round a pole comes back 360 degrees off: it is closed over that pole, down its first meridian and along
/// latitude 90 or -90 (the pole on the ring's own side of the equator). The ring has no repeated first point.
void unwrapRing(Ring& ring);

/// Unwraps all rings of a polygon and moves its holes to the turn of its outer ring. Rings that lie on a pole
/// altogether, as one source has round the South Pole, are taken out.
void unwrapPolygon(Polygon& polygon);

/// A flat list of polygons' rings: rings of one polygon lie side by side.
struct RingList {
    std::vector<LonLat> points;
    std::vector<std::uint32_t> ringEnds;    ///< past the last point of each ring
    std::vector<std::uint32_t> polygonEnds; ///< past the last ring of each polygon
    void clear();
};

/// Appends the parts of an unwrapped polygon in the strip [seam, seam + 360], each piece moved into it by whole
/// turns and densified. Edges along the seam close the pieces; neighbours that share an edge get the same points.
/// Latitudes are clamped to [-limit, limit].
void cutPolygon(const Polygon& polygon, double seam, double limit, RingList& out);

/// Lines, flat: line i is points [ends[i - 1], ends[i]).
struct LineList {
    std::vector<LonLat> points;
    std::vector<std::uint32_t> ends;
};

/// Appends a line as it is, densified: pieces are at most half a degree long, an eighth near the poles.
void addLine(std::span<const LonLat> line, LineList& out);

/// Appends the pieces of an unwrapped line in the strip, as cutPolygon does; what lies beyond the limit of
/// latitude is left out.
void cutLine(std::span<const LonLat> line, double seam, double limit, LineList& out);

} // namespace entente
