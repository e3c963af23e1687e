#pragma once
/// How tables write their cells.

#include "core/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Appends one cell, in quotes where RFC 4180 asks for them.
void appendCsvCell(std::string& csv, std::string_view cell);
/// Joined by `;`.
[[nodiscard]] std::string joinedIds(const std::vector<std::string>& texts);
/// "certain", "possible", "absent".
[[nodiscard]] std::string_view stateName(State state);

} // namespace entente
