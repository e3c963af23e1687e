#pragma once
/// The header member `entente` of a pack.

#include "core/pack.hpp"
#include "geo/feature_scanner.hpp"
#include "geo/pack_diagnostics.hpp"

#include <string_view>

namespace entente {

/// What the ids of kinds and organizations in columns can tell apart.
inline constexpr std::size_t kMostKinds = 65'535;
inline constexpr std::size_t kMostOrganizations = 65'534;

/// Reads the header that lies at `span` in `text` (which has kTextPadding bytes to spare). Unknown members are
/// left alone. What is wrong is reported and read as if absent.
[[nodiscard]] PackHeader readPackHeader(std::string_view text, TextSpan span, PackDiagnostics& diagnostics);

/// A label for people made from an id: "strategic_partnership" gives "Strategic partnership".
[[nodiscard]] std::string labelFromId(std::string_view id);

} // namespace entente
