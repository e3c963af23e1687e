#pragma once
/// Dates as people write them: EDTF (ISO 8601-2) levels 0 and 1, held as a range of days.
///
/// https://www.loc.gov/standards/datetime/ is the specification. A date of reduced precision is the range of all
/// days it may mean. A qualified date (`~` approximate, `?` uncertain, `%` both) may lie outside what is written:
/// its range is widened on both sides by one unit of its own precision (a year for `2004~`, a month for
/// `2004-08?`, a day for `2004-08-28~`).

#include "core/day.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

enum class Precision : std::uint8_t { day, month, season, year, decade, century, millennium };

/// One date: all days from earliest to latest are possible.
struct Date {
    Day earliest = 0;
    Day latest = 0;
    Precision precision = Precision::day;
    bool approximate = false; ///< `~` or `%`
    bool uncertain = false;   ///< `?` or `%`
    [[nodiscard]] bool isExact() const { return earliest == latest; }
    friend bool operator==(const Date&, const Date&) = default;
};

/// What parsing a text gave: a date, or the reason why it is none.
struct DateParse {
    std::optional<Date> date;
    std::string error; ///< one clause for a person ("month 13 does not exist"); empty when date is set
};

/// Reads one date: `2004`, `2004-08`, `2004-08-28`, `2004~`, `2004?`, `2004%`, `200X`/`20XX`/`2004-XX`/
/// `2004-08-XX`, seasons `2001-21`..`2001-24`, `Y-170000`, `-0044`, and a date-time of which the day is kept as
/// written, whatever its zone. Of level 2, sets of which one date is meant (`[2004-03-04,2004-04-03]`, `[1984..1986]`)
/// are the range of all of them. Also read: `u` for X (drafts before 2019), what isoDay() writes (`+170000-01-01`),
/// and white space around the text. Years reach 5 million either way. Seasons are the meteorological ones of the
/// northern hemisphere: 21 spring is March to May, 22 June to August, 23 September to November, 24 winter is
/// December of the year written to February of the next.
/// Never throws; any bytes are accepted as input.
[[nodiscard]] DateParse parseDate(std::string_view text);

/// An interval in which something holds: a range for its first and one for its last day, all inclusive.
/// Open ends are kDayMin and kDayMax. Invariant after makeInterval: startEarliest <= startLatest,
/// endEarliest <= endLatest, startEarliest <= endEarliest, startLatest <= endLatest; onlyPossible() alone departs
/// from the last two.
struct Interval {
    Day startEarliest = kDayMin;
    Day startLatest = kDayMin;
    Day endEarliest = kDayMax;
    Day endLatest = kDayMax;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// How a tie stands to a window.
enum class State : std::uint8_t {
    absent,   ///< whichever way the dates fall it does not hold
    possible, ///< holds some way the dates may fall
    certain   ///< holds whichever way the dates fall
};

/// The one rule of time: certain when startLatest <= window.last and endEarliest >= window.first, possible when
/// startEarliest <= window.last and endLatest >= window.first.
[[nodiscard]] constexpr State stateIn(const Interval& interval, const Window& window) {
    if (interval.startLatest <= window.last && interval.endEarliest >= window.first) {
        return State::certain;
    }
    if (interval.startEarliest <= window.last && interval.endLatest >= window.first) {
        return State::possible;
    }
    return State::absent;
}

/// The same interval for something that may not be so at all (announced, signed but not in force, uncertain):
/// stateIn() never calls it certain. It is marked by startLatest = kDayMax and endEarliest = kDayMin, "maybe
/// never begun, maybe over before"; the range of days on which it is possible stays what it was.
[[nodiscard]] constexpr Interval onlyPossible(Interval interval) {
    interval.startLatest = kDayMax;
    interval.endEarliest = kDayMin;
    return interval;
}

/// True for what onlyPossible() made (and for an interval of which nothing at all is known).
[[nodiscard]] constexpr bool isOnlyPossible(const Interval& interval) {
    return interval.startLatest == kDayMax && interval.endEarliest == kDayMin;
}

/// What an end that is not written at all means (the pack's `omitted_end`).
enum class OmittedEnd : std::uint8_t { open, instant };

struct IntervalParse {
    std::optional<Interval> interval;
    std::string error;    ///< why there is none
    bool swapped = false; ///< the end lies before the start; read the other way round
    bool startAtFault = false;
    bool endAtFault = false;
};

/// Reads a start and an end as a pack writes them. `nullopt` = the property is absent; `""` = unknown;
/// `".."` = open. An unknown end may be any day from the start on; an unknown start any day up to the end; an
/// absent start is open. Start and end bound each other: `2004` to `2004-03` starts by 31 March.
/// A start that is itself an interval (`1985-04/..`) with no end given stands for both; an empty side is unknown.
[[nodiscard]] IntervalParse parseInterval(std::optional<std::string_view> start, std::optional<std::string_view> end,
                                          OmittedEnd omittedEnd);

} // namespace entente
