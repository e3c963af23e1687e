#pragma once
/// Dates as people write them: EDTF (ISO 8601-2) levels 0, 1 and 2, held as a range of days.
///
/// https://www.loc.gov/standards/datetime/ is the specification. A date of reduced precision is the range of all
/// days it may mean. A qualified date (`~` approximate, `?` uncertain, `%` both) may lie outside what is written:
/// its range is widened on both sides by one unit of the part at which the qualifier stands (a year for `2004~`, a
/// month for `2004-08?`, a day for `2004-08-28~`), of the coarsest one where there are several.

#include "core/day.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// One date: all days from earliest to latest are possible. kDayMin and kDayMax stand for days beyond the 5 million
/// years that are held.
struct Date {
    Day earliest = 0;
    Day latest = 0;
    bool approximate = false; ///< `~` or `%`
    bool uncertain = false;   ///< `?` or `%`
    [[nodiscard]] bool isExact() const { return earliest == latest; }
    /// Whether it has a first and a last day that can be shown.
    [[nodiscard]] bool isBounded() const { return earliest != kDayMin && latest != kDayMax; }
    friend bool operator==(const Date&, const Date&) = default;
};

/// What parsing a text gave: a date, or the reason why it is none.
struct DateParse {
    std::optional<Date> date;
    std::string error;    ///< one clause for a person ("month 13 does not exist"); empty when date is set
    bool beyond = false;  ///< the date lies beyond the years that are held, in full or in part
    bool several = false; ///< no date, though EDTF: the text names several at once (`{1960,1961-12}`)
};

/// Reads one date: `2004`, `2004-08`, `2004-08-28`, `-0044`, and a date-time of which the day is kept as written,
/// whatever its zone; `2004~`, `2004-08?`, `2004-08-28%`, `200X`, `2004-XX`, `2001-21`, `Y-170000`; of level 2,
/// qualifiers and X anywhere (`2004-?06-11`, `156X-12-25`), `Y-17E7`, `1950S2`, seasons to 41, and sets of which one
/// date is meant (`[1667,1670..1672]`, `[..1984]`): the range of all of them. Also read: `u` for X (drafts before
/// 2019), what isoDay() writes (`+170000-01-01`), and white space around the text.
/// Seasons are the meteorological ones: 21 and 25 spring is March to May, 22 and 26 June to August, 23 and 27 September
/// to November, 24 and 28 winter is December of the year written to February of the next; 29 to 32 are those of the
/// southern hemisphere, 29 its spring from September.
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
    bool beyond = false;  ///< of a date that was read, see DateParse
    bool several = false; ///< of the date at fault, see DateParse
};

/// Reads a start and an end as a pack writes them. `nullopt` = the property is absent; `""` = unknown;
/// `".."` = open. An unknown end may be any day from the start on; an unknown start any day up to the end; an
/// absent start is open. Start and end bound each other: `2004` to `2004-03` starts by 31 March.
/// A start that is itself an interval (`1985-04/..`) with no end given stands for both; an empty side is unknown.
[[nodiscard]] IntervalParse parseInterval(std::optional<std::string_view> start, std::optional<std::string_view> end,
                                          OmittedEnd omittedEnd);

} // namespace entente
