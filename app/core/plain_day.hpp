#pragma once
/// The form of nearly all dates, read the short way.

#include "core/day.hpp"

#include <string_view>

namespace entente {

/// `YYYY-MM-DD` in plain digits; false where the text is anything else or there is no such day.
[[nodiscard]] bool readPlainDay(std::string_view text, Day& day);

} // namespace entente
