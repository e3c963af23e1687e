#include "core/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// Years that can be written: far inside the range of Day, so that no widening can leave it.
constexpr std::int64_t kMostYears = 5'000'000;

constexpr std::array<std::string_view, 12> kMonthNames{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isUnknownDigit(char c) {
    return c == 'X' || c == 'u'; // u: drafts of EDTF before 2019
}

constexpr std::int32_t digit(char c) {
    return c - '0';
}

constexpr std::int32_t twoDigits(std::string_view text) {
    return digit(text[0]) * 10 + digit(text[1]);
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

DateParse failed(std::string reason) {
    return {std::nullopt, std::move(reason)};
}

/// `YYYY-MM-DD` in plain digits, the form of nearly all dates; false where the text is anything else.
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

/// Whole months as a date: from the first day of one month to the last of another. Months count from year 0.
Date monthsDate(std::int64_t firstMonth, std::int64_t monthCount, Precision precision) {
    const auto firstDay = [](std::int64_t month) {
        const std::int64_t year = month / 12 - (month % 12 < 0 ? 1 : 0);
        return dayFromCivil({static_cast<std::int32_t>(year), static_cast<std::int32_t>(month - year * 12) + 1, 1});
    };
    return {firstDay(firstMonth), firstDay(firstMonth + monthCount) - 1, precision, false, false};
}

/// What is written, before its qualifier: a day, or a number of whole months.
struct Written {
    Precision precision = Precision::day;
    Day day = 0;                 ///< where the precision is a day
    std::int64_t firstMonth = 0; ///< otherwise
    std::int64_t monthCount = 0;
};

struct WrittenParse {
    std::optional<Written> written;
    std::string error;
};

WrittenParse wrong(std::string reason) {
    return {std::nullopt, std::move(reason)};
}

WrittenParse months(Precision precision, std::int64_t firstMonth, std::int64_t count) {
    return {Written{precision, 0, firstMonth, count}, {}};
}

/// A year with its sign and its unknown digits.
struct Year {
    std::int64_t first = 0;
    std::int64_t last = 0;
    Precision precision = Precision::year;
};

/// Reads the digits of a year (no sign, no Y), of which the last may be unknown.
std::optional<Year> readYear(std::string_view digits, bool negative, std::string& error) {
    std::size_t unknown = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const char c : digits) {
        if (isUnknownDigit(c)) {
            ++unknown;
        } else if (unknown > 0) {
            error = "unknown digits (X) of a year stand at its end";
            return std::nullopt;
        }
        low = low * 10 + (isUnknownDigit(c) ? 0 : digit(c));
        high = high * 10 + (isUnknownDigit(c) ? 9 : digit(c));
        if (high > kMostYears) {
            error = fmt::format("years beyond {} cannot be held", kMostYears);
            return std::nullopt;
        }
    }
    if (unknown > 3 || unknown == digits.size()) {
        error = "no digit of the year is known";
        return std::nullopt;
    }
    constexpr std::array<Precision, 4> kPrecisions{Precision::year, Precision::decade, Precision::century,
                                                   Precision::millennium};
    return Year{negative ? -high : low, negative ? -low : high, kPrecisions[unknown]};
}

/// `Y170000`, `Y-170000`.
WrittenParse readLongYear(std::string_view text) {
    text.remove_prefix(1);
    const bool negative = !text.empty() && text.front() == '-';
    text.remove_prefix(negative ? 1 : 0);
    if (!allDigits(text)) {
        return wrong("after Y stand the digits of a year and nothing else (Y-170000)");
    }
    if (text.size() < 5) {
        return wrong("a year of four digits is written without Y");
    }
    std::string error;
    const std::optional<Year> year = readYear(text, negative, error);
    if (!year) {
        return wrong(std::move(error));
    }
    return months(Precision::year, year->first * 12, 12);
}

/// The two characters after a year: a month, a season, or `XX`.
WrittenParse readMonth(const Year& year, std::string_view text) {
    if (isUnknownDigit(text[0]) && isUnknownDigit(text[1])) {
        return months(year.precision, year.first * 12, (year.last - year.first + 1) * 12);
    }
    if (!allDigits(text)) {
        return wrong("a month is two digits or XX");
    }
    if (year.precision != Precision::year) {
        return wrong("a month in a year that is not fully known cannot be held");
    }
    const std::int32_t month = twoDigits(text);
    if (month >= 1 && month <= 12) {
        return months(Precision::month, year.first * 12 + month - 1, 1);
    }
    if (month >= 21 && month <= 24) {
        return months(Precision::season, year.first * 12 + 2 + std::int64_t{month - 21} * 3, 3);
    }
    if (month >= 25 && month <= 41) {
        return wrong(fmt::format("the season code {} (EDTF level 2) is not known here; 21 to 24 are", month));
    }
    return wrong(fmt::format("month {} does not exist", text));
}

/// The two characters after year and month: a day, or `XX`.
WrittenParse readDay(const Written& month, std::string_view text) {
    if (isUnknownDigit(text[0]) && isUnknownDigit(text[1])) {
        if (month.precision == Precision::season) {
            return wrong("a season has no days");
        }
        return {month, {}};
    }
    if (!allDigits(text)) {
        return wrong("a day is two digits or XX");
    }
    if (month.precision != Precision::month) {
        return wrong(month.precision == Precision::season ? "a season has no days"
                                                          : "a day in a month that is not known cannot be held");
    }
    const CivilDate first = civilFromDay(monthsDate(month.firstMonth, 1, Precision::month).earliest);
    const std::int32_t day = twoDigits(text);
    if (day < 1 || day > daysInMonth(first.year, first.month)) {
        const std::string_view name = kMonthNames[static_cast<std::size_t>(first.month - 1)];
        return wrong(fmt::format("{} {} has no day {}", name, first.year, text));
    }
    return {Written{Precision::day, dayFromCivil({first.year, first.month, day}), 0, 0}, {}};
}

/// Why a text that does not even begin like a date is none.
WrittenParse notADate(std::string_view text) {
    if (text.size() == 8 && allDigits(text)) {
        return wrong(
            fmt::format("hyphens are missing; write {}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
    }
    if (text.find('/') != std::string_view::npos) {
        return wrong("one date is expected here, not an interval or a date with slashes; write 2004-08-28");
    }
    return wrong("a date begins with a year of four digits and reads 2004, 2004-08 or 2004-08-28");
}

/// Everything but qualifier and time of day.
WrittenParse readWritten(std::string_view text) {
    if (!text.empty() && text.front() == 'Y') {
        return readLongYear(text);
    }
    const bool isSigned = !text.empty() && (text.front() == '-' || text.front() == '+');
    const std::string_view body = text.substr(isSigned ? 1 : 0);
    const auto* const yearEnd =
        std::find_if_not(body.begin(), body.end(), [](char c) { return isDigit(c) || isUnknownDigit(c); });
    const std::string_view digits = body.substr(0, static_cast<std::size_t>(yearEnd - body.begin()));
    std::string_view rest = body.substr(digits.size());
    if (digits.size() < 4 || (!rest.empty() && rest.front() != '-')) {
        return notADate(text);
    }
    if (digits.size() > 4 && !isSigned) {
        return digits.size() == 8 ? notADate(text) : wrong("a year of more than four digits begins with Y (Y170000)");
    }
    std::string error;
    const std::optional<Year> year = readYear(digits, isSigned && text.front() == '-', error);
    if (!year) {
        return wrong(std::move(error));
    }
    if (rest.empty()) {
        return months(year->precision, year->first * 12, (year->last - year->first + 1) * 12);
    }
    rest.remove_prefix(1);
    if (rest.size() < 2 || (rest.size() > 2 && rest[2] != '-')) {
        return wrong("a month is two digits (2004-08)");
    }
    WrittenParse month = readMonth(*year, rest.substr(0, 2));
    if (!month.written || rest.size() == 2) {
        return month;
    }
    rest.remove_prefix(3);
    if (rest.size() != 2) {
        return wrong("a day is two digits (2004-08-28)");
    }
    return readDay(*month.written, rest);
}

/// `12:30`, `12:30:59.25Z`, `12:30+09:00`, `24:00`: whether it is a time of day with an optional zone.
bool isTimeOfDay(std::string_view text) {
    const auto takeNumber = [&text](std::int32_t most) {
        if (text.size() < 2 || !allDigits(text.substr(0, 2)) || twoDigits(text) > most) {
            return false;
        }
        text.remove_prefix(2);
        return true;
    };
    const auto take = [&text](char c) {
        const bool there = !text.empty() && text.front() == c;
        text.remove_prefix(there ? 1 : 0);
        return there;
    };
    if (!takeNumber(24) || !take(':') || !takeNumber(59)) {
        return false;
    }
    if (take(':')) {
        if (!takeNumber(60)) {
            return false;
        }
        if (take('.')) {
            const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
            if (end == 0) {
                return false;
            }
            text.remove_prefix(end);
        }
    }
    if (text.empty() || take('Z')) {
        return text.empty();
    }
    if (!take('+') && !take('-')) {
        return false;
    }
    return takeNumber(24) && (text.empty() || ((take(':'), true) && takeNumber(59) && text.empty()));
}

/// Where a time of day begins behind a date; npos where there is none.
std::size_t timeMark(std::string_view text) {
    constexpr std::size_t kShortestDate = 7;
    const std::size_t mark = text.find_first_of("T ");
    const bool between = mark != std::string_view::npos && mark >= kShortestDate && mark + 1 < text.size() &&
                         isDigit(text[mark - 1]) && isDigit(text[mark + 1]);
    return between ? mark : std::string_view::npos;
}

void widen(Date& date, const Written& written) {
    if (written.precision == Precision::day) {
        date.earliest -= 1;
        date.latest += 1;
        return;
    }
    const Date wide = monthsDate(written.firstMonth - written.monthCount, 3 * written.monthCount, written.precision);
    date.earliest = wide.earliest;
    date.latest = wide.latest;
}

/// `[2004-03-04,2004-04-03]`, `[1984..1986]`: one of these days, which one is not known. The range of all of them.
DateParse readOneOf(std::string_view text) {
    text = text.substr(1, text.size() - 2);
    std::optional<Date> whole;
    const auto add = [&whole](const Date& date) {
        if (whole) {
            whole->earliest = std::min(whole->earliest, date.earliest);
            whole->latest = std::max(whole->latest, date.latest);
            whole->precision = std::max(whole->precision, date.precision);
        } else {
            whole = date;
        }
    };
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto part = trimmed(text.substr(begin, end - begin));
        const auto dots = part.find("..");
        for (const auto side : {part.substr(0, dots), dots == std::string_view::npos ? part : part.substr(dots + 2)}) {
            if (side.find('[') != std::string_view::npos) {
                return failed("a set of dates stands inside another");
            }
            auto parse = side.empty() ? failed("a set of dates that is open on one side (EDTF level 2) cannot be held")
                                      : parseDate(side);
            if (!parse.date) {
                return parse;
            }
            add(*parse.date);
        }
        begin = end + 1;
    }
    return {whole, {}};
}

} // namespace

DateParse parseDate(std::string_view text) {
    if (Day day = 0; readPlainDay(text, day)) {
        return {Date{day, day, Precision::day, false, false}, {}};
    }
    text = trimmed(text);
    if (text.empty()) {
        return failed("the date is empty");
    }
    if (text.front() == '[' && text.back() == ']') {
        return readOneOf(text);
    }
    if (text.front() == '{') {
        return failed("a set of several dates (EDTF level 2) is not one date");
    }
    const char qualifier = text.back();
    const bool approximate = qualifier == '~' || qualifier == '%';
    const bool uncertain = qualifier == '?' || qualifier == '%';
    text.remove_suffix(approximate || uncertain ? 1 : 0);
    if (text.find_first_of("~?%") != std::string_view::npos) {
        return failed("one qualifier (~, ? or %) may stand at the end of a date, none elsewhere");
    }
    const std::size_t mark = timeMark(text);
    const bool hasTime = mark != std::string_view::npos;
    if (hasTime && !isTimeOfDay(text.substr(mark + 1))) {
        return failed("the time of day is not one (2004-08-28T12:30:00Z)");
    }
    text = text.substr(0, mark);
    WrittenParse parse = readWritten(text);
    if (!parse.written) {
        return failed(std::move(parse.error));
    }
    const Written& written = *parse.written;
    if (hasTime && written.precision != Precision::day) {
        return failed("a time of day needs a full date before it");
    }
    Date date = written.precision == Precision::day
                    ? Date{written.day, written.day, Precision::day, false, false}
                    : monthsDate(written.firstMonth, written.monthCount, written.precision);
    date.approximate = approximate;
    date.uncertain = uncertain;
    if (approximate || uncertain) {
        widen(date, written);
    }
    return {date, {}};
}

namespace {

enum class SideKind : std::uint8_t { absent, unknown, open, dated };

/// One side of an interval.
struct Side {
    SideKind kind = SideKind::absent;
    Date date;
};

/// False where the text is neither a date nor one of the two special forms.
bool readSide(std::optional<std::string_view> text, Side& side, std::string& error) {
    if (!text) {
        side.kind = SideKind::absent;
        return true;
    }
    const std::string_view inner = trimmed(*text);
    if (inner.empty() || inner == "..") {
        side.kind = inner.empty() ? SideKind::unknown : SideKind::open;
        return true;
    }
    DateParse parse = parseDate(inner);
    if (!parse.date) {
        error = std::move(parse.error);
        return false;
    }
    side.kind = SideKind::dated;
    side.date = *parse.date;
    return true;
}

Interval makeInterval(const Side& start, const Side& end, OmittedEnd omittedEnd) {
    Interval interval;
    if (start.kind == SideKind::dated) {
        interval.startEarliest = start.date.earliest;
        interval.startLatest = start.date.latest;
    }
    if (end.kind == SideKind::dated) {
        interval.endEarliest = end.date.earliest;
        interval.endLatest = end.date.latest;
    } else if (end.kind == SideKind::unknown) {
        interval.endEarliest = interval.startEarliest;
    } else if (end.kind == SideKind::absent && omittedEnd == OmittedEnd::instant && start.kind == SideKind::dated) {
        interval.endEarliest = interval.startEarliest;
        interval.endLatest = interval.startLatest;
    }
    if (start.kind == SideKind::unknown) {
        interval.startLatest = interval.endLatest;
    }
    // `2004` to `2004-03`: the end bounds the start, and the other way round.
    interval.startLatest = std::min(interval.startLatest, interval.endLatest);
    interval.endEarliest = std::max(interval.endEarliest, interval.startEarliest);
    return interval;
}

/// The short way for the two common forms: plain days in order, and a plain day to `..`.
bool readPlainInterval(const std::optional<std::string_view>& start, const std::optional<std::string_view>& end,
                       std::optional<Interval>& interval) {
    Day first = 0;
    Day last = kDayMax;
    if (!start || !end || !readPlainDay(*start, first)) {
        return false;
    }
    if (*end != ".." && (!readPlainDay(*end, last) || last < first)) {
        return false;
    }
    interval = Interval{first, first, last, last};
    return true;
}

} // namespace

IntervalParse parseInterval(std::optional<std::string_view> start, std::optional<std::string_view> end,
                            OmittedEnd omittedEnd) {
    IntervalParse result;
    if (readPlainInterval(start, end, result.interval)) {
        return result;
    }
    if (start && start->find('/') != std::string_view::npos && start->find('/') == start->rfind('/')) {
        if (end) {
            result.error = "the start is an interval of its own, yet an end is given too";
            result.startAtFault = true;
            return result;
        }
        const std::size_t slash = start->find('/');
        end = start->substr(slash + 1);
        start = start->substr(0, slash);
    }
    Side first;
    Side last;
    result.startAtFault = !readSide(start, first, result.error);
    if (result.startAtFault) {
        return result;
    }
    result.endAtFault = !readSide(end, last, result.error);
    if (result.endAtFault) {
        return result;
    }
    result.swapped =
        first.kind == SideKind::dated && last.kind == SideKind::dated && last.date.latest < first.date.earliest;
    if (result.swapped) {
        std::swap(first, last);
    }
    result.interval = makeInterval(first, last, omittedEnd);
    return result;
}

} // namespace entente
