#include "core/date.hpp"
#include "core/edtf_parts.hpp"
#include "core/plain_day.hpp"
#include "core/trimmed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace entente {

namespace {

/// Years that are held as days: far inside the range of Day.
constexpr std::int64_t kMostYears = 5'000'000;

constexpr std::array<std::string_view, 12> kMonthNames{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

DateParse failed(std::string reason) {
    return {std::nullopt, std::move(reason)};
}

/// Months of a year, counted from 0 for January; a season may reach into the next year.
struct Season {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

/// 21 to 24 and 25 to 28 spring to winter of the north, 29 to 32 of the south, 33 to 36 quarters, 37 to 39 thirds,
/// 40 and 41 halves.
constexpr std::int32_t kFirstSeason = 21;
constexpr std::array<Season, 21> kSeasons{{{2, 3},  {5, 3}, {8, 3},  {11, 3}, {2, 3}, {5, 3}, {8, 3},
                                           {11, 3}, {8, 3}, {11, 3}, {2, 3},  {5, 3}, {0, 3}, {3, 3},
                                           {6, 3},  {9, 3}, {0, 4},  {4, 4},  {8, 4}, {0, 6}, {6, 6}}};

bool isSeason(const Part& month) {
    return month.there() && month.known() && twoDigits(month.text) >= kFirstSeason &&
           twoDigits(month.text) < kFirstSeason + static_cast<std::int32_t>(kSeasons.size());
}

/// The months that are meant, counted from 0 for January of the first year; an empty range where there are none.
Season monthsOf(const Part& month) {
    if (!month.there()) {
        return {0, 12};
    }
    if (isSeason(month)) {
        return kSeasons[static_cast<std::size_t>(twoDigits(month.text) - kFirstSeason)];
    }
    Season months;
    for (std::int64_t m = 1; m <= 12; ++m) {
        if (month.fits(m)) {
            months.first = months.count == 0 ? m - 1 : months.first;
            months.count = m - months.first;
        }
    }
    return months;
}

/// The first day of a month that is counted from January of year 0; kDayMin and kDayMax beyond kMostYears.
Day firstOfMonth(std::int64_t month) {
    const std::int64_t year = month / 12 - (month % 12 < 0 ? 1 : 0);
    if (year < -kMostYears || year > kMostYears + 1) {
        return year < 0 ? kDayMin : kDayMax;
    }
    return dayFromCivil({static_cast<std::int32_t>(year), static_cast<std::int32_t>(month - year * 12) + 1, 1});
}

Day lastOfMonth(std::int64_t month) {
    const Day next = firstOfMonth(month + 1);
    return next == kDayMin || next == kDayMax ? next : next - 1;
}

/// The first (step 1) or last (step -1) day that fits what is written.
std::optional<Day> outermostDay(const Written& written, std::int64_t step) {
    const auto& years = written.years;
    for (std::int64_t i = 0; i < years.count(); ++i) {
        const auto year = step > 0 ? years.first + i : years.last - i;
        if (!written.year.fits(std::abs(year))) {
            continue;
        }
        for (std::int32_t k = 1; k <= 12; ++k) {
            const auto month = step > 0 ? k : 13 - k;
            const auto length = written.month.fits(month) ? daysInMonth(static_cast<std::int32_t>(year), month) : 0;
            for (std::int32_t n = 1; n <= length; ++n) {
                const auto day = step > 0 ? n : length + 1 - n;
                if (written.day.fits(day)) {
                    return dayFromCivil({static_cast<std::int32_t>(year), month, day});
                }
            }
        }
    }
    return std::nullopt;
}

/// So many months later or earlier, on the same day of the month or the last one before it.
Day monthsAway(Day day, std::int64_t months) {
    if (day == kDayMin || day == kDayMax) {
        return day;
    }
    const CivilDate civil = civilFromDay(day);
    const Day first = firstOfMonth(std::int64_t{civil.year} * 12 + civil.month - 1 + months);
    if (first == kDayMin || first == kDayMax) {
        return first;
    }
    const CivilDate there = civilFromDay(first);
    return first + std::min(civil.day, daysInMonth(there.year, there.month)) - 1;
}

/// A qualified date may lie outside what is written.
void widen(Date& date, const Written& written, const Season& months) {
    const auto& [year, month, day, years] = written;
    date.approximate = year.approximate || month.approximate || day.approximate;
    date.uncertain = year.uncertain || month.uncertain || day.uncertain;
    std::int64_t away = 0;
    if (year.qualified()) {
        away = 12 * years.count();
    } else if (month.qualified() || (day.qualified() && day.unknown())) {
        away = months.count;
    } else if (day.qualified()) {
        date.earliest -= 1;
        date.latest += 1;
    }
    if (away > 0) {
        date.earliest = monthsAway(date.earliest, -away);
        const Day next = date.latest == kDayMax || date.latest == kDayMin ? date.latest : date.latest + 1;
        const Day moved = monthsAway(next, away);
        date.latest = moved == kDayMax || moved == kDayMin ? moved : moved - 1;
    }
}

DateParse readWritten(std::string_view text) {
    Written written;
    if (auto error = takeApart(text, written); !error.empty()) {
        return failed(std::move(error));
    }
    const auto& [year, month, day, years] = written;
    const Season months = monthsOf(month);
    if (months.count == 0) {
        return failed(fmt::format("month {} does not exist", month.text));
    }
    if (day.there() && isSeason(month)) {
        return failed("a season has no days");
    }
    Date date;
    const bool beyond = years.first < -kMostYears || years.last > kMostYears;
    if (beyond || !day.there() || day.unknown()) {
        date.earliest = firstOfMonth(years.first * 12 + months.first);
        date.latest = lastOfMonth(years.last * 12 + months.first + months.count - 1);
    } else if (const auto first = outermostDay(written, 1)) {
        date.earliest = *first;
        date.latest = *outermostDay(written, -1);
    } else if (years.count() == 1 && month.known()) {
        const auto& name = kMonthNames[static_cast<std::size_t>(months.first)];
        return failed(fmt::format("{} {} has no day {}", name, years.first, day.text));
    } else {
        return failed("there is no such day");
    }
    widen(date, written, months);
    return {date, {}, beyond};
}

/// Where a time of day begins behind a date; npos where there is none.
std::size_t timeMark(std::string_view text) {
    constexpr std::size_t kShortestDate = 7;
    const std::size_t mark = text.find_first_of("T ");
    const bool between = mark != std::string_view::npos && mark >= kShortestDate && mark + 1 < text.size() &&
                         std::isdigit(static_cast<unsigned char>(text[mark - 1])) != 0 &&
                         std::isdigit(static_cast<unsigned char>(text[mark + 1])) != 0;
    return between ? mark : std::string_view::npos;
}

/// `[2004-03-04,2004-04-03]`, `[1984..1986]`, `[..1984]`: the range of all the dates of a set.
DateParse readSet(std::string_view text) {
    text = text.substr(1, text.size() - 2);
    DateParse whole{Date{kDayMax, kDayMin}, {}};
    const auto add = [&whole](std::string_view side) {
        auto parse = side.find_first_of("[{") == std::string_view::npos
                         ? parseDate(side)
                         : failed("a set of dates stands inside another");
        if (!parse.date) {
            whole = std::move(parse);
            return false;
        }
        whole.date->earliest = std::min(whole.date->earliest, parse.date->earliest);
        whole.date->latest = std::max(whole.date->latest, parse.date->latest);
        whole.beyond = whole.beyond || parse.beyond;
        return true;
    };
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto part = trimmed(text.substr(begin, end - begin));
        const auto dots = part.find("..");
        const bool isRange = dots != std::string_view::npos && part != "..";
        const auto first = trimmed(part.substr(0, isRange ? dots : part.size()));
        const auto last = isRange ? trimmed(part.substr(dots + 2)) : first;
        if (((!isRange || !first.empty()) && !add(first)) || (isRange && !last.empty() && !add(last))) {
            return whole;
        }
        if (isRange && first.empty()) {
            whole.date->earliest = kDayMin;
        }
        if (isRange && last.empty()) {
            whole.date->latest = kDayMax;
        }
        begin = end + 1;
    }
    return whole;
}

} // namespace

bool readPlainDay(std::string_view t, Day& day) {
    if (t.size() != 10 || t[4] != '-' || t[7] != '-') {
        return false;
    }
    std::array<std::uint32_t, 8> d{};
    constexpr std::array<std::uint8_t, 8> kPlaces{0, 1, 2, 3, 5, 6, 8, 9};
    bool good = true;
    for (std::size_t i = 0; i < d.size(); ++i) {
        d[i] = static_cast<std::uint32_t>(t[kPlaces[i]]) - '0';
        good = good && d[i] <= 9; // characters before '0' wrap round to large numbers
    }
    const CivilDate date{static_cast<std::int32_t>(d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3]),
                         static_cast<std::int32_t>(d[4] * 10 + d[5]), static_cast<std::int32_t>(d[6] * 10 + d[7])};
    good = good && date.month >= 1 && date.month <= 12 && date.day >= 1;
    if (!good || (date.day > 28 && date.day > daysInMonth(date.year, date.month))) {
        return false;
    }
    day = dayFromCivil(date);
    return true;
}

DateParse parseDate(std::string_view text) {
    if (Day day = 0; readPlainDay(text, day)) {
        return {Date{day, day}, {}};
    }
    text = trimmed(text);
    if (text.empty()) {
        return failed("the date is empty");
    }
    if (text.front() == '[' && text.back() == ']') {
        return readSet(text);
    }
    if (text.front() == '{' && text.back() == '}') {
        auto all = readSet(text);
        all.several = all.date.has_value();
        if (all.several) {
            all.date.reset();
            all.error = "it names several dates at once, and a start or an end is one";
        }
        return all;
    }
    const std::size_t mark = timeMark(text);
    if (mark == std::string_view::npos) {
        return readWritten(text);
    }
    if (!isTimeOfDay(text.substr(mark + 1))) {
        return failed("the time of day is not one (2004-08-28T12:30:00Z)");
    }
    auto parse = readWritten(text.substr(0, mark));
    if (parse.date && !parse.date->isExact()) {
        return failed("a time of day needs a full date before it");
    }
    return parse;
}

} // namespace entente
