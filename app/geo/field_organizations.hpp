#pragma once
/// Tables with a column for each organization: a row is a party (in a year), and its cells say what it is in each.
///
/// `1`, `yes` and `x` mean a member; `2` and `3` an associate and an observer, as the Correlates of War Project codes
/// them (its codebook of intergovernmental organizations, version 3); a role by its name means itself. `0`, `no`, `-9`
/// (missing) and `-1` (no state then) mean nothing.

#include "core/pack.hpp"
#include "core/party.hpp"
#include "geo/pack_diagnostics.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace entente {

/// The same table with a row for each party and organization, in fields `organization` and `role` beside those that
/// are no organizations. Null where the table is of another kind; a table whose columns might be organizations, though
/// none is known by its name, is turned only where `choices` ask for memberships. Says `organization-columns`.
[[nodiscard]] std::shared_ptr<const PackText>
rowsOfOrganizations(std::string_view text, std::span<const Feature> features, const PartyTable& parties,
                    const FieldChoices& choices, PackDiagnostics& diagnostics);

} // namespace entente
