#pragma once
/// What a person is told about the fields of a file without a header.

#include "core/field_mapping.hpp"
#include "geo/field_facts.hpp"
#include "geo/pack_diagnostics.hpp"

#include <vector>

namespace entente {

/// The fields with a few of their values.
[[nodiscard]] std::vector<FieldInfo> infosOf(const std::vector<FieldFacts>& all);
/// True where a choice names a field that is not there, which is said as `unknown-field`.
[[nodiscard]] bool sayUnknownFields(const FieldChoices& choices, const std::vector<FieldInfo>& fields,
                                    PackDiagnostics& diagnostics);
/// Says as `recognised-fields` what the fields were read as.
void sayRecognized(const FieldReport& report, PackDiagnostics& diagnostics);

} // namespace entente
