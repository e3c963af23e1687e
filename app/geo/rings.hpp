#pragma once
/// Rings in degrees whose longitudes run on without jumps.

#include "core/geometry.hpp"

namespace entente {

/// True where a ring goes round the whole Earth along a parallel and back along another, as the frame of a world map
/// from -180 to 180 does: its edges of 360 degrees are meant, and are no jumps.
[[nodiscard]] bool goesRoundAndBack(const Ring& ring);

/// Makes a ring whose longitudes jump at 180 run on without jumps, starting where it started. A ring that goes
/// round a pole comes back 360 degrees off: it is closed over that pole, down its first meridian and along
/// latitude 90 or -90 (the pole on the ring's own side of the equator). One that goes round and back stays. The ring
/// has no repeated first point.
void unwrapRing(Ring& ring);

/// Unwraps all rings of a polygon and moves its holes to the turn of its outer ring. Rings that lie on a pole
/// altogether, as one source has round the South Pole, are taken out.
void unwrapPolygon(Polygon& polygon);

/// A longitude moved by whole turns to within 180 degrees of another.
[[nodiscard]] double longitudeNear(double longitude, double other);

} // namespace entente
