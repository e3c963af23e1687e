#include "core/time_index.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <thread>

namespace entente {

namespace {

/// Sorts numbers of intervals by one of their days: a radix sort, least digits first.
class DaySorter {
  public:
    DaySorter(std::span<const Interval> intervals, Day Interval::*member) : intervals_(intervals), member_(member) {
        Day least = kDayMax;
        Day most = kDayMin;
        for (const Interval& interval : intervals) {
            const Day day = interval.*member;
            if (day != kDayMin && day != kDayMax) {
                least = std::min(least, day);
                most = std::max(most, day);
            }
        }
        if (least <= most) {
            least_ = least;
            mostKey_ = static_cast<std::uint32_t>(std::int64_t{most} - least) + 2;
        }
    }

    /// `numbers` empty: all intervals.
    [[nodiscard]] Column<std::uint32_t> sorted(const Column<std::uint32_t>& numbers) const {
        const std::size_t count = numbers.empty() ? intervals_.size() : numbers.size();
        const auto numberAt = [&](std::size_t i) {
            return numbers.empty() ? static_cast<std::uint32_t>(i) : numbers[i];
        };
        const auto bits = static_cast<unsigned>(std::bit_width(mostKey_));
        const unsigned passes = (bits + kMostDigitBits - 1) / kMostDigitBits;
        const unsigned digitBits = (bits + passes - 1) / passes;
        Column<Entry> from;
        Column<Entry> to;
        for (unsigned pass = 0; pass + 1 < passes; ++pass) {
            to.resize(count);
            const auto place = [&](std::size_t slot, Entry entry) { to[slot] = entry; };
            if (pass == 0) {
                distribute(
                    count, 0, digitBits, [&](std::size_t i) { return entryOf(numberAt(i)); }, place);
            } else {
                distribute(
                    count, pass * digitBits, digitBits, [&](std::size_t i) { return from[i]; }, place);
            }
            std::swap(from, to);
        }
        Column<std::uint32_t> order(count);
        const auto place = [&](std::size_t slot, Entry entry) { order[slot] = entry.number; };
        const unsigned shift = (passes - 1) * digitBits;
        if (passes == 1) {
            distribute(
                count, shift, digitBits, [&](std::size_t i) { return entryOf(numberAt(i)); }, place);
        } else {
            distribute(
                count, shift, digitBits, [&](std::size_t i) { return from[i]; }, place);
        }
        return order;
    }

  private:
    struct Entry {
        std::uint32_t key, number;
    };
    static constexpr unsigned kMostDigitBits = 11;

    [[nodiscard]] Entry entryOf(std::uint32_t number) const {
        const Day day = intervals_[number].*member_;
        if (day == kDayMin) {
            return {0, number};
        }
        return {day == kDayMax ? mostKey_ : static_cast<std::uint32_t>(std::int64_t{day} - least_) + 1, number};
    }

    template <class EntryAt, class Place>
    static void distribute(std::size_t count, unsigned shift, unsigned digitBits, EntryAt entryAt, Place place) {
        const std::uint32_t mask = (1U << digitBits) - 1U;
        std::array<std::uint32_t, std::size_t{1} << kMostDigitBits> slots{};
        for (std::size_t i = 0; i < count; ++i) {
            ++slots[(entryAt(i).key >> shift) & mask];
        }
        std::uint32_t sum = 0;
        for (std::uint32_t& slot : slots) {
            sum += std::exchange(slot, sum);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const Entry entry = entryAt(i);
            place(slots[(entry.key >> shift) & mask]++, entry);
        }
    }

    std::span<const Interval> intervals_;
    Day Interval::*member_;
    Day least_ = 0;
    std::uint32_t mostKey_ = 1; ///< of kDayMax; kDayMin has 0
};

/// The intervals of which two days differ, by one of them.
Column<std::uint32_t> inexactBy(std::span<const Interval> intervals, Day Interval::*member, Day Interval::*other) {
    Column<std::uint32_t> numbers;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        if (intervals[i].*member != intervals[i].*other) {
            numbers.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return numbers.empty() ? numbers : DaySorter(intervals, member).sorted(numbers);
}

} // namespace

TimeIndex::TimeIndex(std::span<const Interval> intervals) : intervals_(intervals) {
    assert(intervals.size() < std::numeric_limits<std::uint32_t>::max());
    if (intervals.empty()) {
        return;
    }
    const auto orderEnds = [this] {
        byEnd_ = DaySorter(intervals_, &Interval::endLatest).sorted({});
        bySureEnd_ = inexactBy(intervals_, &Interval::endEarliest, &Interval::endLatest);
    };
    constexpr std::size_t kWorthAThread = 100'000;
    std::jthread ends;
    if (intervals.size() >= kWorthAThread) {
        ends = std::jthread(orderEnds);
    } else {
        orderEnds();
    }
    byStart_ = DaySorter(intervals, &Interval::startEarliest).sorted({});
    bySureStart_ = inexactBy(intervals, &Interval::startLatest, &Interval::startEarliest);
    buildTree();
    if (ends.joinable()) {
        ends.join();
    }
    flagInexact();
}

void TimeIndex::flagInexact() {
    if (bySureStart_.empty() && bySureEnd_.empty()) {
        return;
    }
    inexact_.resize(byStart_.size());
    for (std::size_t i = 0; i < byStart_.size(); ++i) {
        const Interval& interval = intervals_[byStart_[i]];
        const bool exact = interval.startEarliest == interval.startLatest && interval.endEarliest == interval.endLatest;
        inexact_[i] = exact ? 0 : 1;
    }
}

void TimeIndex::buildTree() {
    Column<Day> level(byStart_.size());
    for (std::size_t i = 0; i < level.size(); ++i) {
        level[i] = intervals_[byStart_[i]].endLatest;
    }
    tree_.push_back(std::move(level));
    while (tree_.back().size() > kFanOut) {
        const Column<Day>& below = tree_.back();
        Column<Day> next((below.size() + kFanOut - 1) / kFanOut);
        for (std::size_t i = 0; i < next.size(); ++i) {
            const auto first = below.begin() + static_cast<std::ptrdiff_t>(i * kFanOut);
            const auto last = below.begin() + static_cast<std::ptrdiff_t>(std::min((i + 1) * kFanOut, below.size()));
            next[i] = *std::max_element(first, last);
        }
        tree_.push_back(std::move(next));
    }
}

std::size_t TimeIndex::countBefore(const Order& order, Day Interval::*member, Day day) const {
    const auto place = std::partition_point(order.begin(), order.end(),
                                            [&](std::uint32_t number) { return intervals_[number].*member < day; });
    return static_cast<std::size_t>(place - order.begin());
}

std::size_t TimeIndex::countUpTo(const Order& order, Day Interval::*member, Day day) const {
    return day == kDayMax ? order.size() : countBefore(order, member, day + 1);
}

TimeIndex::Moved TimeIndex::movedBetween(const Window& before, const Window& after) {
    return {std::min(before.last, after.last), std::max(before.last, after.last), std::min(before.first, after.first),
            std::max(before.first, after.first)};
}

std::span<const std::uint32_t> TimeIndex::startsIn(const Order& order, Day Interval::*member,
                                                   const Moved& moved) const {
    const std::size_t first = countUpTo(order, member, moved.startAfter);
    return std::span(order).subspan(first, countUpTo(order, member, moved.startUpTo) - first);
}

std::span<const std::uint32_t> TimeIndex::endsIn(const Order& order, Day Interval::*member, const Moved& moved) const {
    const std::size_t first = countBefore(order, member, moved.endFrom);
    return std::span(order).subspan(first, countBefore(order, member, moved.endBefore) - first);
}

std::size_t TimeIndex::countHolding(const Window& window) const {
    // What ended before the window also began before its end.
    return countUpTo(byStart_, &Interval::startEarliest, window.last) -
           countBefore(byEnd_, &Interval::endLatest, window.first);
}

std::size_t TimeIndex::changesBetween(const Window& before, const Window& after) const {
    const Moved moved = movedBetween(before, after);
    return startsIn(byStart_, &Interval::startEarliest, moved).size() +
           startsIn(bySureStart_, &Interval::startLatest, moved).size() +
           endsIn(byEnd_, &Interval::endLatest, moved).size() +
           endsIn(bySureEnd_, &Interval::endEarliest, moved).size();
}

std::optional<Day> TimeIndex::nextChange(Day from, int direction) const {
    // A state changes on the first day of an interval and on the day after its last.
    std::optional<Day> best;
    const auto isNearer = [&](std::int64_t day) { return !best || (direction > 0 ? day < *best : day > *best); };
    const auto search = [&](const Order& order, Day Interval::*member, int shift, bool sure) {
        const auto dayAt = [&](std::size_t i) { return std::int64_t{intervals_[order[i]].*member} + shift; };
        const auto isChange = [&](std::size_t i) {
            const Interval& interval = intervals_[order[i]];
            return !sure || interval.startLatest <= interval.endEarliest;
        };
        const std::int64_t edge = std::int64_t{from} - shift;
        const Day clamped = static_cast<Day>(std::clamp<std::int64_t>(edge, kDayMin, kDayMax));
        if (direction > 0) {
            const std::size_t end = countBefore(order, member, kDayMax);
            for (std::size_t i = countUpTo(order, member, clamped); i < end && isNearer(dayAt(i)); ++i) {
                if (isChange(i)) {
                    best = static_cast<Day>(dayAt(i));
                }
            }
        } else {
            const std::size_t end = countUpTo(order, member, kDayMin);
            for (std::size_t i = countBefore(order, member, clamped); i > end && isNearer(dayAt(i - 1)); --i) {
                if (isChange(i - 1)) {
                    best = static_cast<Day>(dayAt(i - 1));
                }
            }
        }
    };
    search(byStart_, &Interval::startEarliest, 0, false);
    search(byEnd_, &Interval::endLatest, 1, false);
    search(bySureStart_, &Interval::startLatest, 0, true);
    search(bySureEnd_, &Interval::endEarliest, 1, true);
    return best;
}

} // namespace entente
