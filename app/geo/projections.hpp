#pragma once
/// Map projections of the whole Earth, computed by PROJ on a sphere.

#include "core/projection.hpp"
#include "core/result.hpp"

#include <memory>
#include <string_view>

namespace entente {

/// Makes a projection from a short id or a PROJ string.
///
/// Ids: `eqearth` (Equal Earth, also for an empty text), `robin`, `natearth`, `wintri`, `moll`, `hammer`, `eck4`,
/// `mill`, `merc` (cut at 85.06 degrees, as web maps are), `eqc`. A PROJ string (`+proj=kav7 +lon_0=150`) may name
/// any other projection that shows the whole Earth in one piece and is torn along the meridian opposite its centre
/// only. Its figure of the Earth, units and false origin are put aside: the map is drawn on a sphere, in radii.
/// The central meridian is the centre's longitude where the string has no `+lon_0`; `+lat_0` likewise.
///
/// No value, and an error: `unknown-projection` for an id or a string that PROJ refuses, with its reason;
/// `unsupported-projection` for one that hides or tears a part of the Earth (orthographic, interrupted, oblique).
///
/// The object has a PROJ context of its own: use it from one thread at a time.
[[nodiscard]] Result<std::unique_ptr<Projection>> makeProjection(std::string_view idOrProjString, LonLat center);

/// The greatest latitude a projection shows, at most 90: 85.06 for Mercator. Maps are taken to show as much of
/// the south as of the north.
[[nodiscard]] double latitudeLimit(const Projection& projection);

/// The edge of the whole map as a closed ring (first point not repeated), anticlockwise from its south-west
/// corner, densified like everything else.
[[nodiscard]] std::vector<MapPoint> mapOutline(const Projection& projection);

} // namespace entente
