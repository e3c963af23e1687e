#pragma once
/// Which of many intervals hold in a window: quickly after a step, and quickly after a jump.

#include "core/date.hpp"
#include "core/huge_buffer.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente {

/// An immutable index over intervals, which are numbered by their place in the span. A step costs what changes,
/// a jump the logarithm of all plus what holds; neither walks all intervals.
///
/// Intervals are listed by their earliest start and by their latest end; those whose start or end is not exact
/// are listed by their latest start and earliest end too. Over the list of starts lies a tree of the latest ends
/// (each node the maximum of kFanOut below it): what holds on a day are the entries that begin by that day, of
/// which only those under a late enough maximum are looked at.
class TimeIndex {
  public:
    TimeIndex() = default;
    /// The intervals must outlive the index and keep their places.
    explicit TimeIndex(std::span<const Interval> intervals);

    [[nodiscard]] std::size_t size() const { return intervals_.size(); }

    /// Calls visit(std::uint32_t number, State state) once for every interval that is possible or certain in the
    /// window, in no particular order.
    template <class Visit> void forEachHolding(const Window& window, Visit&& visit) const;

    /// Calls visit(std::uint32_t number, State before, State after) once for every interval whose state differs
    /// between the two windows. Visits (and costs) at most what begins or ends between them, which may include
    /// intervals that do both.
    template <class Visit> void forEachChange(const Window& before, const Window& after, Visit&& visit) const;

    /// Calls visit(std::uint32_t number, State state) once for every interval that begins and ends in the window,
    /// whichever way its dates fall. Looks at what begins in it.
    template <class Visit> void forEachWithin(const Window& window, Visit&& visit) const;

    /// How many intervals hold in a window, certain and possible together; in two binary searches.
    [[nodiscard]] std::size_t countHolding(const Window& window) const;

    /// An upper bound of what forEachChange would look at, in a few binary searches: to choose between
    /// stepping and jumping.
    [[nodiscard]] std::size_t changesBetween(const Window& before, const Window& after) const;

    /// The first day on which any state changes strictly after (direction > 0) or before (< 0) a day; nullopt
    /// where there is none. For "next change".
    [[nodiscard]] std::optional<Day> nextChange(Day from, int direction) const;

  private:
    using Order = Column<std::uint32_t>;

    static constexpr std::size_t kFanOut = 32;

    /// What may change between two windows: starts in (startAfter, startUpTo], ends in [endFrom, endBefore).
    struct Moved {
        Day startAfter, startUpTo, endFrom, endBefore;
        [[nodiscard]] bool start(Day day) const { return day > startAfter && day <= startUpTo; }
        [[nodiscard]] bool end(Day day) const { return day >= endFrom && day < endBefore; }
    };

    [[nodiscard]] static Moved movedBetween(const Window& before, const Window& after);
    /// The number of entries of an order whose day is before (or up to) a day.
    [[nodiscard]] std::size_t countBefore(const Order& order, Day Interval::*member, Day day) const;
    [[nodiscard]] std::size_t countUpTo(const Order& order, Day Interval::*member, Day day) const;
    [[nodiscard]] std::span<const std::uint32_t> startsIn(const Order& order, Day Interval::*member,
                                                          const Moved& moved) const;
    [[nodiscard]] std::span<const std::uint32_t> endsIn(const Order& order, Day Interval::*member,
                                                        const Moved& moved) const;
    void buildTree();
    void flagInexact();
    /// Calls visit(position) for every position in byStart_ below `count` whose interval ends on `first` or later.
    template <class Visit> void forEachReaching(std::size_t count, Day first, Visit&& visit) const;
    template <class Visit>
    void descend(std::size_t level, std::size_t begin, std::size_t end, std::size_t count, Day first,
                 Visit& visit) const;

    std::span<const Interval> intervals_;
    Order byStart_;                 ///< all, by startEarliest
    Order byEnd_;                   ///< all, by endLatest
    Order bySureStart_, bySureEnd_; ///< those with an inexact start (end), by startLatest (endEarliest)
    /// In the order of byStart_, 1 where the start or the end is inexact: spares a look at the others. Empty where all
    /// are exact.
    Column<std::uint8_t> inexact_;
    /// tree_[0] is endLatest in the order of byStart_; tree_[k][i] the maximum of tree_[k - 1] at
    /// [i * kFanOut, (i + 1) * kFanOut). The last level has at most kFanOut entries.
    std::vector<Column<Day>> tree_;
};

template <class Visit>
void TimeIndex::descend(std::size_t level, std::size_t begin, std::size_t end, std::size_t count, Day first,
                        Visit& visit) const {
    const Day* const latest = tree_[level].data();
    std::size_t below = count; // entries of the next level that begin early enough
    for (std::size_t k = 1; k < level; ++k) {
        below = (below + kFanOut - 1) / kFanOut;
    }
    for (std::size_t i = begin; i < end; ++i) {
        if (latest[i] < first) {
            continue;
        }
        if (level == 0) {
            visit(i);
        } else {
            descend(level - 1, i * kFanOut, std::min((i + 1) * kFanOut, below), count, first, visit);
        }
    }
}

template <class Visit> void TimeIndex::forEachReaching(std::size_t count, Day first, Visit&& visit) const {
    if (count == 0) {
        return;
    }
    std::size_t top = count;
    for (std::size_t level = 1; level < tree_.size(); ++level) {
        top = (top + kFanOut - 1) / kFanOut;
    }
    descend(tree_.size() - 1, 0, top, count, first, visit);
}

template <class Visit> void TimeIndex::forEachHolding(const Window& window, Visit&& visit) const {
    const std::size_t count = countUpTo(byStart_, &Interval::startEarliest, window.last);
    if (inexact_.empty()) {
        forEachReaching(count, window.first, [&](std::size_t i) { visit(byStart_[i], State::certain); });
        return;
    }
    forEachReaching(count, window.first, [&](std::size_t i) {
        const std::uint32_t number = byStart_[i];
        visit(number, inexact_[i] == 0 ? State::certain : stateIn(intervals_[number], window));
    });
}

template <class Visit> void TimeIndex::forEachWithin(const Window& window, Visit&& visit) const {
    const std::size_t first = countBefore(byStart_, &Interval::startEarliest, window.first);
    const std::size_t end = countUpTo(byStart_, &Interval::startEarliest, window.last);
    for (std::size_t i = first; i < end; ++i) {
        const std::uint32_t number = byStart_[i];
        if (intervals_[number].endLatest <= window.last) {
            visit(number, stateIn(intervals_[number], window));
        }
    }
}

template <class Visit> void TimeIndex::forEachChange(const Window& before, const Window& after, Visit&& visit) const {
    const Moved moved = movedBetween(before, after);
    // An interval is met in each order that it moved in; it is told in the first of them.
    const auto tell = [&](std::uint32_t number) {
        const State was = stateIn(intervals_[number], before);
        const State is = stateIn(intervals_[number], after);
        if (was != is) {
            visit(number, was, is);
        }
    };
    for (const std::uint32_t number : startsIn(byStart_, &Interval::startEarliest, moved)) {
        tell(number);
    }
    for (const std::uint32_t number : startsIn(bySureStart_, &Interval::startLatest, moved)) {
        if (!moved.start(intervals_[number].startEarliest)) {
            tell(number);
        }
    }
    const auto startMoved = [&](const Interval& interval) {
        return moved.start(interval.startEarliest) || moved.start(interval.startLatest);
    };
    for (const std::uint32_t number : endsIn(byEnd_, &Interval::endLatest, moved)) {
        if (!startMoved(intervals_[number])) {
            tell(number);
        }
    }
    for (const std::uint32_t number : endsIn(bySureEnd_, &Interval::endEarliest, moved)) {
        if (!startMoved(intervals_[number]) && !moved.end(intervals_[number].endLatest)) {
            tell(number);
        }
    }
}

} // namespace entente
