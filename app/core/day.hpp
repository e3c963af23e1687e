#pragma once
/// Days of the proleptic Gregorian calendar as whole numbers.

#include <cstdint>
#include <limits>
#include <string>

namespace entente {

/// Days since 1970-01-01 (which is day 0), proleptic Gregorian. Reaches some 5.8 million years either way.
using Day = std::int32_t;

inline constexpr Day kDayMin = std::numeric_limits<Day>::min(); ///< "since always"
inline constexpr Day kDayMax = std::numeric_limits<Day>::max(); ///< "for good", still holds

/// Mean lengths in the Gregorian calendar, in which 400 years have 146 097 days.
inline constexpr double kDaysPerYear = 365.2425;
inline constexpr double kDaysPerMonth = kDaysPerYear / 12.0;

/// A calendar day. The year is astronomical: year 0 is 1 BC, year -1 is 2 BC.
struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1; ///< 1..12
    std::int32_t day = 1;   ///< 1..31
    friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] bool isLeapYear(std::int32_t year);
/// Days in the month (1..12) of an astronomical year.
[[nodiscard]] std::int32_t daysInMonth(std::int32_t year, std::int32_t month);

/// After Howard Hinnant's days_from_civil and civil_from_days (http://howardhinnant.github.io/date_algorithms.html);
/// exact over the whole range of Day. A date beyond that range, or one that does not exist, is misuse.
[[nodiscard]] Day dayFromCivil(CivilDate date);
[[nodiscard]] CivilDate civilFromDay(Day day);

/// `2023-01-20`; years outside 0000..9999 as EDTF writes them (`Y-170000-01-01` has no level-1 form, so the
/// plain signed year is used: `-170000-01-01`, `+170000-01-01`); `..` for kDayMin and kDayMax.
[[nodiscard]] std::string isoDay(Day day);
/// `20 January 2023`, `1 March 44 BC`: for titles and sentences in English; `..` for kDayMin and kDayMax.
[[nodiscard]] std::string longDay(Day day);
/// `20 Jan 2023`.
[[nodiscard]] std::string shortDay(Day day);

/// A run of days, both ends included: what a map shows. An instant has first == last.
struct Window {
    Day first = 0;
    Day last = 0;
    [[nodiscard]] bool isInstant() const { return first == last; }
    friend bool operator==(const Window&, const Window&) = default;
};
/// `12–26 Jan 2023`, `30 Jan – 2 Feb 2023`, `20 Jan 2023`: as short as it can be said.
[[nodiscard]] std::string shortDays(const Window& days);

} // namespace entente
