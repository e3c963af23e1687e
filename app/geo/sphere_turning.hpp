#pragma once
/// Polygons and lines of the Earth brought to the turned sphere of a map.

#include "core/geometry.hpp"
#include "core/sphere_turn.hpp"

#include <span>
#include <vector>

namespace entente {

/// Turns an unwrapped polygon. Its edges are straight in degrees of the Earth: where the turn is tilted they get
/// points enough to follow their curve, at most half a degree apart and at most two degrees of turned longitude,
/// the same for both directions of an edge. The result's longitudes run on without jumps; its rings are not closed
/// over poles (see cutPolygon). `out` is overwritten.
void turnPolygon(const Polygon& polygon, const SphereTurn& turn, Polygon& out);

/// Turns an unwrapped line likewise.
void turnLine(std::span<const LonLat> line, const SphereTurn& turn, std::vector<LonLat>& out);

} // namespace entente
