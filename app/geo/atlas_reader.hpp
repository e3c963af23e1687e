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
/// Names in other languages are left out: they are some twenty thousand and most runs need none of them. See
/// addTranslations().
[[nodiscard]] Result<Atlas> readAtlas(const std::filesystem::path& geodata);

/// Adds the names of names.tsv, in all languages, to what the table finds parties by. For a name that the table
/// did not know, or a reader who searches in another language. What is known already keeps its meaning.
[[nodiscard]] std::vector<Diagnostic> addTranslations(const std::filesystem::path& geodata, PartyTable& parties);

/// Reads countries-110m.json, -50m.json or -10m.json and disputed-10m.geojson. Features of one party are one
/// territory; a feature without a known party keeps its name. Rings come unwrapped. No value, and an error
/// `unreadable-file`, with the reason, where the boundaries cannot be read; without the disputed lines the
/// boundaries are still good, and a warning says so.
[[nodiscard]] Result<Boundaries> readBoundaries(const std::filesystem::path& geodata, Scale scale,
                                                const PartyTable& parties);

} // namespace entente
