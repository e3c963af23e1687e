#pragma once
/// How much of what is not known exactly speaks for a tie on a date.

#include "core/date.hpp"

#include <algorithm>

namespace entente {

/// The share of the days on which an interval may begin and end that makes it hold in a window, every day of a range
/// counted alike: 1 where it is certain, 0 where it is absent, rising while the range of its start passes. A range
/// without a bound, and what may not be so at all (onlyPossible), counts as a half.
[[nodiscard]] constexpr double likelihoodIn(const Interval& interval, const Window& window) {
    if (stateIn(interval, window) != State::possible) {
        return stateIn(interval, window) == State::certain ? 1.0 : 0.0;
    }
    if (isOnlyPossible(interval)) {
        return 0.5;
    }
    // As numbers, since days at the ends of their range cannot be subtracted.
    const auto shareUpTo = [](double first, double last, double day) {
        return std::clamp((day - first + 1.0) / (last - first + 1.0), 0.0, 1.0);
    };
    const auto bounded = [](Day day) { return day != kDayMin && day != kDayMax; };
    double share = 1.0;
    if (interval.startLatest > window.last) {
        share = bounded(interval.startEarliest) && bounded(interval.startLatest)
                    ? shareUpTo(interval.startEarliest, interval.startLatest, window.last)
                    : 0.5;
    }
    if (interval.endEarliest < window.first) {
        share *= bounded(interval.endEarliest) && bounded(interval.endLatest)
                     ? 1.0 - shareUpTo(interval.endEarliest, interval.endLatest, window.first - 1.0)
                     : 0.5;
    }
    return share;
}

} // namespace entente
