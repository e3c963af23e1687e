#pragma once
/// Reads the bundled data folder: parties and their names, boundaries at three scales, disputed lines.

#include "core/atlas.hpp"
#include "core/result.hpp"
#include "core/translated_names.hpp"

#include <filesystem>
#include <string_view>

namespace entente {

/// Reads parties.csv, former.csv and aliases.tsv: all parties with their codes, English names, other spellings, label
/// points, capitals and successors. A party that succeeds a former state in the same capital has its label point
/// there, as that state has, if it is of rank 4 or before. No value, and an error, where parties.csv or former.csv
/// cannot be read (`unreadable-file`) or lacks a column (`missing-column`); rows that cannot be used are warnings
/// (`bad-row`).
///
/// Names in other languages (names.tsv and other_names.tsv, some thirty thousand) are read when a name is looked for
/// that nothing else knows: see PartyTable::setMoreNames().
[[nodiscard]] Result<Atlas> readAtlas(const std::filesystem::path& geodata);

/// Reads the names of one language from names.tsv. The language is a code as iso-codes has it, whatever its case, with
/// `-` for `_` (`ja`, `pt-BR`); of one that is there with countries only, the first (`zh`: Chinese as in China).
/// `en` and an empty text are English: no names. No value, and an error `unknown-language` that lists those there are.
[[nodiscard]] Result<TranslatedNames> readTranslatedNames(const std::filesystem::path& geodata,
                                                          std::string_view language, const PartyTable& parties);

/// Reads countries-110m.json, -50m.json or -10m.json and disputed-10m.geojson and disputed_borders.csv. Features of one
/// party are one territory; a feature without a known party keeps its name. Rings come unwrapped. No value, and an
/// error `unreadable-file`, with the reason, where the boundaries cannot be read; without the disputed lines the
/// boundaries are still good, and a warning says so.
[[nodiscard]] Result<Boundaries> readBoundaries(const std::filesystem::path& geodata, Scale scale,
                                                const PartyTable& parties);

} // namespace entente
