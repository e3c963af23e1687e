#pragma once
/// What of a shape in degrees is drawn as a line.

#include "core/geometry.hpp"

#include <vector>

namespace entente {

/// The lines and the outlines of areas, degrees, in pieces of at most two degrees whose ends lie on the straight lines
/// in longitude and latitude that GeoJSON's edges are (RFC 7946, 3.1.1). An edge of 360 degrees or more goes round the
/// Earth; a shorter one of more than 180 is a jump over the antimeridian and takes the short way. Longitudes of a line
/// run on past 180.
///
/// No outline are edges on a pole, nor what edges on one meridian, whole turns apart, cover once in each direction: the
/// sides of a band round the Earth, of a ring closed over a pole, and of an area cut in two at the antimeridian.
[[nodiscard]] std::vector<std::vector<LonLat>> outlinesOf(const Geometry& geometry);

} // namespace entente
