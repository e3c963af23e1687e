#pragma once
/// Diagnostics for scripts.

#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// "note", "warning" or "error".
[[nodiscard]] std::string_view severityName(Severity severity);

/// A JSON array of objects with `file`, `line`, `column`, `feature`, `property`, `severity`, `code`, `text` and
/// `advice`; numbers that are not known are null. One object a line.
[[nodiscard]] std::string diagnosticsAsJson(std::span<const Diagnostic> diagnostics);

} // namespace entente
