#pragma once
/// Boundaries that users bring along instead of the bundled ones.

#include "core/boundary_history.hpp"
#include "core/result.hpp"
#include "geo/boundary_times.hpp"

#include <filesystem>

namespace entente {

/// Reads the polygons of any vector file that GDAL's drivers for local files know (GeoPackage, Shapefile, GeoJSON,
/// TopoJSON, FlatGeobuf, KML, ...).
///
/// A polygon belongs to the party that a field of codes (ISO_A3, ADM0_A3, code, ...), of numbers of the Correlates of
/// War Project or of Gleditsch and Ward (gwcode, cowcode, ccode, ...) or else of names (NAME_EN, ADMIN, name, country,
/// ...) names. A number may be a former state's for a while (365 is the Soviet Union until 1991-12-25): the polygon
/// changes hands then. One whose number is a state's that has no code, and one of nobody, keeps its name and is drawn
/// (`unnamed-territories`, W, says which).
///
/// Its dates are read as geo/boundary_times.hpp says; `boundary-dates` (N) names the fields and the rule for ends.
/// `boundaries-coverage` (N): the last borders are shown after the end of the file too. `bad-date`, `swapped-dates`
/// (W): dates that could not be used. `boundaries-end` (W): the dates look as if the other rule for ends were meant. No
/// value, and an error, where the file cannot be read or holds no polygons (`no-polygons`).
[[nodiscard]] Result<BoundaryHistory> readOwnBoundaries(const std::filesystem::path& path,
                                                        const std::filesystem::path& geodata, const PartyTable& parties,
                                                        BoundaryEnd end = BoundaryEnd::inclusive);

} // namespace entente
