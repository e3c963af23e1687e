#include "core/date.hpp"

#include "core/plain_day.hpp"
#include "core/trimmed.hpp"

#include <algorithm>

namespace entente {

namespace {

enum class SideKind : std::uint8_t { absent, unknown, open, dated };

/// One side of an interval.
struct Side {
    SideKind kind = SideKind::absent;
    Date date;
};

/// False where the text is neither a date nor one of the two special forms.
bool readSide(std::optional<std::string_view> text, Side& side, IntervalParse& result) {
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
        result.error = std::move(parse.error);
        result.several = parse.several;
        return false;
    }
    result.beyond = result.beyond || parse.beyond;
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
    const bool whole = start && start->find('/') != std::string_view::npos && start->find('/') == start->rfind('/');
    if (whole) {
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
    result.startAtFault = !readSide(start, first, result);
    if (result.startAtFault) {
        return result;
    }
    if (!readSide(end, last, result)) {
        (whole ? result.startAtFault : result.endAtFault) = true;
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
