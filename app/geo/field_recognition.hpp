#pragma once
/// Finds out what the fields of a file without a header mean, by their names and by what stands in them.
///
/// | what is found | what a feature becomes |
/// |---|---|
/// | two fields of parties | a partnership; directed where their names say so (source, exporter, to, ...) |
/// | a field with lists of parties | an exercise where there is a place and both dates, otherwise a partnership |
/// | a field of parties and one of organizations | a membership |
/// | none of these | an overlay |

#include "core/field_mapping.hpp"
#include "core/pack.hpp"
#include "core/party.hpp"
#include "geo/pack_diagnostics.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace entente {

struct Recognition {
    std::optional<FieldReport> report; ///< none where the features are those of a pack, and need no recognition
    bool refused = false;              ///< a choice names a field that is not there; said as `unknown-field`
};

/// Looks at a sample of the features, whose places in `text` are known. Says `recognised-fields` where something
/// was recognised or chosen.
[[nodiscard]] Recognition recognizeFields(std::string_view text, std::span<const Feature> features,
                                          const PartyTable& parties, const FieldChoices& choices,
                                          PackDiagnostics& diagnostics);

/// The least that has to be said to read the features of a pack without a header as these choices do.
[[nodiscard]] FieldChoices fewestChoices(const Pack& pack, const PartyTable& parties, FieldChoices choices);

} // namespace entente
