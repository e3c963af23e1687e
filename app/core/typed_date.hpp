#pragma once
/// What a reader types into a date field.

#include "core/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct TypedDate {
    /// From the first to the last day that are meant; kDayMin and kDayMax where an interval is open.
    std::optional<Window> days;
    bool isDay = false;  ///< one day, written as a day
    std::string problem; ///< a sentence for a person; empty where there are days
};

/// Reads a date or an interval in any form of parseDate() and parseInterval().
[[nodiscard]] TypedDate readTypedDate(std::string_view text);

/// A window as it may be typed, as short as it can be: `2004`, `2004-06`, `2004-04/2004-06`, `2004-06-12/2004-07-11`.
[[nodiscard]] std::string typedText(const Window& window);

} // namespace entente
