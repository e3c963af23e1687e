#pragma once
/// What the vector module gives: a shared library that reads other vector files through GDAL. It is loaded when the
/// first such file is opened, since GDAL and what it brings along take longer to load than a picture to draw.

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A table of a file as GeoJSON.
struct VectorText {
    /// A FeatureCollection without a header: WGS 84, properties named and written as in the file, dates in ISO 8601.
    /// The first feature is on line 2 and each has a line of its own.
    std::string geojson;
    /// The line or row of the file in which each feature begins; empty for formats that have none.
    std::vector<std::uint32_t> lines;
    std::size_t features = 0;
    std::vector<std::string> tables; ///< of a file that has several: all their names
    std::vector<std::string> read;   ///< likewise: the names of those whose rows these are
};

struct VectorRequest {
    std::string path; ///< of a file on this computer
    /// Of files with several tables (sheets, layers); empty: those that have the first one's columns.
    std::string table;
    /// Called now and then with the number of rows so far; false stops. May be empty.
    std::function<bool(std::size_t rows)> goOn;
    /// Whether a text names a party, by which the encoding of a delimited text is told, and whether the first row of a
    /// table names its columns. May be empty.
    std::function<bool(std::string_view text)> isParty;
};

/// Never throws. Codes of diagnostics: `unreadable-file`, `no-table` (E: no such table, or none with rows),
/// `other-tables` (N: tables that were not read), `too-large` (E: rows past 5 million or 1 GiB were left out),
/// `recoded` (N: not UTF-8, read as Windows-1252 or as what makes names of parties; or UTF-16), `no-names` (W: no row
/// names the columns), `place-columns` (N: columns with coordinates), `rows-above` (N: titles above the names of the
/// columns), `repeated-column` (W: columns of the same name), `wide-row` (W: cells beyond the last column),
/// `zero-bytes` (W: bytes of value 0 were left out), `no-crs` (N: a file of places that does not say their system of
/// coordinates), `vector-driver` (W: what GDAL has to say), `cancelled` (N).
using ReadVector = Result<VectorText> (*)(const VectorRequest& request);

/// The name under which the module exports its ReadVector; it changes with the types above.
inline constexpr const char* kReadVectorSymbol = "ententeReadVector4";

} // namespace entente
