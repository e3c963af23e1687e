#pragma once
/// The text of an EDTF date taken apart, see date.hpp. Used by edtf.cpp alone.

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Year, month or day as written: digits, some of them X, with the qualifiers that stand beside them.
struct Part {
    std::string_view text;
    bool approximate = false;
    bool uncertain = false;
    [[nodiscard]] bool there() const { return !text.empty(); }
    [[nodiscard]] bool qualified() const { return approximate || uncertain; }
    /// Whether all digits are known, or none is.
    [[nodiscard]] bool known() const;
    [[nodiscard]] bool unknown() const;
    /// Whether a number may be the one that is written.
    [[nodiscard]] bool fits(std::int64_t number) const;
};

/// A run of whole numbers, both ends included.
struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
    [[nodiscard]] std::int64_t count() const { return last - first + 1; }
};

/// A date taken apart, before it is known whether it exists. Month and day may not be there; where they are, they have
/// two characters.
struct Written {
    Part year, month, day;
    Range years; ///< all that may be meant; of large numbers, some number that is large too
};

/// Two digits as a number.
[[nodiscard]] constexpr std::int32_t twoDigits(std::string_view text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// Takes one date without a time of day apart; what is wrong with its form, as one clause, or nothing.
[[nodiscard]] std::string takeApart(std::string_view text, Written& written);

/// `12:30`, `12:30:59.25Z`, `12:30+09:00`, `24:00`: whether it is a time of day with an optional zone.
[[nodiscard]] bool isTimeOfDay(std::string_view text);

} // namespace entente
