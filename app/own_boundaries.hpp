#pragma once
/// Boundaries that users bring along instead of the bundled ones.

#include "core/atlas.hpp"
#include "core/result.hpp"

#include <filesystem>

namespace entente {

/// Reads the polygons of any vector file that GDAL's drivers for local files know (GeoPackage, Shapefile, GeoJSON,
/// TopoJSON, FlatGeobuf, KML, ...). A polygon belongs to the party that a field of codes (ISO_A3, ADM0_A3, code, ...)
/// or else of names (NAME_EN, ADMIN, name, country, ...) names; polygons of one party are one territory. Polygons of
/// nobody keep their name and are drawn (`unnamed-territories`, W, says which). Dates in the file are not looked at.
/// No value, and an error, where the file cannot be read or holds no polygons (`no-polygons`).
[[nodiscard]] Result<Boundaries> readOwnBoundaries(const std::filesystem::path& path, const PartyTable& parties);

} // namespace entente
