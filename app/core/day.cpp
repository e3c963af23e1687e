#include "core/day.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <string_view>

namespace entente {

namespace {

constexpr std::array<std::string_view, 12> kMonthNames{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

constexpr std::int64_t kDaysPerEra = 146097; ///< 400 years
constexpr std::int64_t kEpochShift = 719468; ///< days from 0000-03-01 to 1970-01-01

std::string textDay(Day day, std::size_t monthLetters) {
    if (day == kDayMin || day == kDayMax) {
        return "..";
    }
    const CivilDate date = civilFromDay(day);
    const std::string_view month = kMonthNames[static_cast<std::size_t>(date.month - 1)].substr(0, monthLetters);
    if (date.year <= 0) {
        return fmt::format("{} {} {} BC", date.day, month, 1 - date.year);
    }
    return fmt::format("{} {} {}", date.day, month, date.year);
}

} // namespace

bool isLeapYear(std::int32_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int32_t daysInMonth(std::int32_t year, std::int32_t month) {
    assert(month >= 1 && month <= 12);
    constexpr std::array<std::int8_t, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : kLengths[static_cast<std::size_t>(month - 1)];
}

Day dayFromCivil(CivilDate date) {
    // The year, which here begins in March, is moved by whole eras so that it is never negative; what exceeds 32 bits
    // on the way wraps round and comes back with the last subtraction.
    constexpr std::int32_t kEras = 14700;
    constexpr auto kShift = static_cast<std::uint32_t>(kEpochShift + kDaysPerEra * kEras);
    assert(date.year >= -400 * kEras && date.year <= 400 * kEras + 2000);
    assert(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31);
    const auto year = static_cast<std::uint32_t>(date.year + 400 * kEras - (date.month <= 2 ? 1 : 0));
    const auto monthFromMarch = static_cast<std::uint32_t>(date.month > 2 ? date.month - 3 : date.month + 9);
    const std::uint32_t dayOfYear = (153 * monthFromMarch + 2) / 5 + static_cast<std::uint32_t>(date.day) - 1;
    const std::uint32_t day = 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - kShift;
    return static_cast<Day>(day);
}

CivilDate civilFromDay(Day day) {
    const std::int64_t shifted = std::int64_t{day} + kEpochShift;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
    const auto dayOfEra = static_cast<std::uint32_t>(shifted - era * kDaysPerEra);
    const std::uint32_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::uint32_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::uint32_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const auto dayOfMonth = static_cast<std::int32_t>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    const auto month = static_cast<std::int32_t>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    const auto year = static_cast<std::int32_t>(std::int64_t{yearOfEra} + era * 400 + (month <= 2 ? 1 : 0));
    return {year, month, dayOfMonth};
}

std::string isoDay(Day day) {
    if (day == kDayMin || day == kDayMax) {
        return "..";
    }
    const CivilDate date = civilFromDay(day);
    if (date.year < 0) {
        return fmt::format("-{:04}-{:02}-{:02}", -date.year, date.month, date.day);
    }
    return fmt::format("{}{:04}-{:02}-{:02}", date.year > 9999 ? "+" : "", date.year, date.month, date.day);
}

std::string longDay(Day day) {
    return textDay(day, std::string_view::npos);
}

std::string shortDay(Day day) {
    return textDay(day, 3);
}

std::string shortDays(const Window& days) {
    const CivilDate first = civilFromDay(days.first);
    const CivilDate last = civilFromDay(days.last);
    if (days.isInstant()) {
        return shortDay(days.last);
    }
    if (first.year != last.year) {
        return fmt::format("{} – {}", shortDay(days.first), shortDay(days.last));
    }
    if (first.month == last.month) {
        return fmt::format("{}–{}", first.day, shortDay(days.last));
    }
    const std::string start = shortDay(days.first);
    const std::size_t year = start.find(' ', start.find(' ') + 1);
    return fmt::format("{} – {}", start.substr(0, year), shortDay(days.last));
}

} // namespace entente
