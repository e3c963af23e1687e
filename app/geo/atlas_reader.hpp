#pragma once
/// Reads the bundled data folder: parties and their names, boundaries at three scales, disputed lines.

#include "core/atlas.hpp"
#include "core/result.hpp"

#include <filesystem>

namespace entente {

/// Reads parties.csv, former.csv and aliases.tsv: all parties with their codes, English names, other spellings,
/// label points, capitals and successors. No value, and an error, where parties.csv or former.csv cannot be read
/// (`unreadable-file`) or lacks a column (`missing-column`); rows that cannot be used are warnings (`bad-row`).
///
/// Names in other languages (names.tsv, some twenty thousand) are read when a name is looked for that nothing else
/// knows: see PartyTable::setMoreNames().
[[nodiscard]] Result<Atlas> readAtlas(const std::filesystem::path& geodata);

/// Reads countries-110m.json, -50m.json or -10m.json and disputed-10m.geojson. Features of one party are one
/// territory; a feature without a known party keeps its name. Rings come unwrapped. No value, and an error
/// `unreadable-file`, with the reason, where the boundaries cannot be read; without the disputed lines the
/// boundaries are still good, and a warning says so.
[[nodiscard]] Result<Boundaries> readBoundaries(const std::filesystem::path& geodata, Scale scale,
                                                const PartyTable& parties);

} // namespace entente
