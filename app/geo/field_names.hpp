#pragma once
/// What names of fields, and some values, tell about what a field holds.

#include "core/field_mapping.hpp"

#include <string_view>

namespace entente {

/// How well a field's name fits a role: 0 not at all, 1 a little (`value` for a weight), 2 well, 3 it is the word
/// itself. Names are compared word by word, whatever their case, accents, underscores and camel case; the words are
/// English, German, French, Spanish, Russian and Japanese, and those for parties and dates Italian, Portuguese, Polish,
/// Turkish, Arabic, Chinese and Korean too.
[[nodiscard]] int fieldNameFits(FieldRole role, std::string_view name);

/// Whether the name is that of one end of a directed pair (`exporter`, `source`, `an`).
[[nodiscard]] bool namesDirection(FieldRole end, std::string_view name);

/// The number that tells columns of a pair apart: 1 for `country1`, `state_a`, `Land 1`; 2 for `iso_b`; 0 for none.
[[nodiscard]] int pairNumber(std::string_view name);

/// Whether a field may hold moments as numbers (`timestamp`, `time`, `epoch`).
[[nodiscard]] bool namesMoment(std::string_view name);

/// Whether a field of numbers may be one of parties (`ccode`, `iso_n3`, `country`).
[[nodiscard]] bool namesParty(std::string_view name);

/// Whether a field's numbers are those that the Correlates of War Project, or Gleditsch and Ward, give to states
/// (`ccode1`, `gwno_a`), which ISO 3166 gives to others.
[[nodiscard]] bool namesStateNumber(std::string_view name);

/// Well-known organizations by their short names (SCO, NATO, ...); and the roles in them.
[[nodiscard]] bool isKnownOrganization(std::string_view text);
[[nodiscard]] bool isKnownRole(std::string_view text);
/// A role as packs spell it where a file writes it otherwise ("member" for `full_member`); empty where it is not known.
[[nodiscard]] std::string_view roleMeant(std::string_view text);

} // namespace entente
