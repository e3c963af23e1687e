#pragma once
/// Vector files of other formats, read through GDAL in a module that is loaded for the first of them.

#include "core/party.hpp"
#include "core/vector_module.hpp"
#include "geo/pack_reader.hpp"

#include <filesystem>
#include <string>

namespace entente {

/// Whether a file is read through the module, by the ending of its name: spreadsheets, delimited texts, GeoPackage,
/// FlatGeobuf, Shapefile, KML, GPX, MapInfo, TopoJSON, one feature a line. All others are read as GeoJSON.
[[nodiscard]] bool isVectorFile(const std::filesystem::path& path);

/// Calls the module, which is loaded on first use and stays loaded. `missing-module` (E) where it cannot be.
[[nodiscard]] Result<VectorText> readVectorFile(const VectorRequest& request);

/// Reads a file of ties whatever its format.
[[nodiscard]] Result<Pack> readAnyPack(const std::filesystem::path& path, const PartyTable& parties,
                                       const ReadOptions& options = {});

} // namespace entente
