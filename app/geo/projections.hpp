#pragma once
/// Map projections, computed by PROJ on a sphere.

#include "core/projection.hpp"
#include "core/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Makes a projection from a short id, a PROJ string or the code of a reference system (`EPSG:3035`).
///
/// Ids of maps of the world: `eqearth` (Equal Earth, also for an empty text), `robin`, `natearth`, `wintri`, `moll`,
/// `hammer`, `eck4`, `igh` (interrupted), `mill`, `merc` (cut at 85.06 degrees, as web maps are), `eqc`; they are
/// turned to the centre's longitude. Discs round the centre: `ortho` (a globe), `laea`, `aeqd` (both of the whole
/// Earth), `stere` (120 degrees). Regions round the centre, 100 degrees of longitude to each side and as far as
/// lengths are drawn at most 2.5 times too long: the cones `aea`, `lcc`, `eqdc`.
///
/// A PROJ string (`+proj=kav7 +lon_0=150`) may name any other projection that PROJ can compute both ways: of the world
/// in one piece or torn along meridians on either side of the equator, oblique (`+proj=ob_tran +o_proj=...`),
/// transverse (`tmerc`, `utm`, 60 degrees to each side), gnomonic, or as seen from a height (`nsper +h=`metres). Its
/// figure of the Earth, units and false origin are put aside: the map is drawn on a sphere, in radii. The centre is
/// used where the string has no `+lon_0` or `+lat_0`.
///
/// No value, and an error: `unknown-projection` for a text that PROJ refuses, with its reason;
/// `unsupported-projection` for a projection that tears the Earth in other ways.
///
/// The object has a PROJ context of its own: use it from one thread at a time.
[[nodiscard]] Result<std::unique_ptr<Projection>> makeProjection(std::string_view text, LonLat center);

/// A projection and a centre that makeProjection makes the same map of as of a text and a centre, though the text
/// itself named one: so that the map can be turned. Oblique maps keep their text. A text that is refused comes back as
/// it is.
struct TurnableProjection {
    std::string text;
    LonLat center{0.0, 0.0};
};
[[nodiscard]] TurnableProjection turnable(std::string_view text, LonLat center);

/// The edge of the whole map as a closed ring (first point not repeated), anticlockwise, densified like everything
/// else.
[[nodiscard]] std::vector<MapPoint> mapOutline(const Projection& projection);

} // namespace entente
