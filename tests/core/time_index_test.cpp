// The index must tell of every interval what the one rule of time (stateIn) says of it, whichever way it is asked.

#include "core/time_index.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace entente;

namespace {

Interval exact(Day first, Day last) {
    return {first, first, last, last};
}

/// Intervals of all sorts: open, unknown, exact, one-day, touching, inexact; a few far away in time.
std::vector<Interval> randomIntervals(std::mt19937& random, std::size_t count, Day range, bool onlyExact) {
    const auto any = [&](Day most) { return static_cast<Day>(random() % static_cast<std::uint32_t>(most + 1)); };
    std::vector<Interval> intervals;
    while (intervals.size() < count) {
        const Day start = any(range);
        const Day end = start + (any(3) == 0 ? 0 : any(range / 3));
        Interval i = exact(start, end);
        if (!onlyExact) {
            i.startLatest = any(2) == 0 ? start + any(20) : start;
            i.endLatest = any(2) == 0 ? end + any(20) : end;
            i.startLatest = std::min(i.startLatest, i.endLatest);
        }
        switch (any(11)) {
        case 0:
            i.startEarliest = kDayMin;
            i.startLatest = kDayMin;
            break;
        case 1:
            i.endEarliest = kDayMax;
            i.endLatest = kDayMax;
            break;
        case 2:
            i = onlyExact ? i : Interval{start, start, start, kDayMax};
            break;
        case 3:
            i = onlyExact ? i : Interval{kDayMin, end, end, end};
            break;
        case 4:
            i = any(3) == 0 ? exact(start - 900'000'000, end - 900'000'000) : i;
            break;
        default:
            break;
        }
        intervals.push_back(i);
    }
    return intervals;
}

std::map<std::uint32_t, State> holding(const TimeIndex& index, const Window& window) {
    std::map<std::uint32_t, State> found;
    index.forEachHolding(window, [&](std::uint32_t number, State state) {
        REQUIRE(state != State::absent);
        REQUIRE(found.emplace(number, state).second); // once each
    });
    return found;
}

std::map<std::uint32_t, State> scanned(const std::vector<Interval>& intervals, const Window& window) {
    std::map<std::uint32_t, State> found;
    for (std::uint32_t i = 0; i < intervals.size(); ++i) {
        if (const State state = stateIn(intervals[i], window); state != State::absent) {
            found.emplace(i, state);
        }
    }
    return found;
}

Window randomWindow(std::mt19937& random, Day range) {
    const Day first = static_cast<Day>(random() % static_cast<std::uint32_t>(range + 40)) - 20;
    const Day length = random() % 2 == 0 ? 0 : static_cast<Day>(random() % 60);
    switch (random() % 40) {
    case 0:
        return {kDayMin, kDayMin};
    case 1:
        return {kDayMax, kDayMax};
    case 2:
        return {kDayMin, kDayMax};
    default:
        return {first, first + length};
    }
}

} // namespace

TEST_CASE("the index agrees with a scan of all intervals") {
    std::mt19937 random(17);
    for (const std::size_t count : {0U, 1U, 2U, 31U, 32U, 33U, 400U, 1024U, 1025U, 3000U}) {
        for (const bool onlyExact : {true, false}) {
            const Day range = count < 100 ? 60 : 1500;
            const std::vector<Interval> intervals = randomIntervals(random, count, range, onlyExact);
            const TimeIndex index(intervals);
            Window window = randomWindow(random, range);
            auto held = scanned(intervals, window);
            for (int step = 0; step < 60; ++step) {
                REQUIRE(holding(index, window) == held);
                REQUIRE(index.countHolding(window) == held.size());
                const Window next = randomWindow(random, range);
                std::size_t visits = 0;
                index.forEachChange(window, next, [&](std::uint32_t number, State before, State after) {
                    const auto place = held.find(number);
                    REQUIRE(before == (place == held.end() ? State::absent : place->second));
                    REQUIRE(before != after);
                    if (after == State::absent) {
                        held.erase(number);
                    } else {
                        held[number] = after;
                    }
                    ++visits;
                });
                REQUIRE(visits <= index.changesBetween(window, next));
                window = next;
                REQUIRE(held == scanned(intervals, window));
            }
        }
    }
}

TEST_CASE("a large index, sorted on two threads, agrees with a scan") {
    std::mt19937 random(23);
    const std::vector<Interval> intervals = randomIntervals(random, 120'000, 9000, false);
    const TimeIndex index(intervals);
    for (const Day day : {0, 1, 4500, 8999, 9100}) {
        REQUIRE(holding(index, {day, day}) == scanned(intervals, {day, day}));
    }
}

TEST_CASE("what begins and ends within a window is found as a scan finds it") {
    std::mt19937 random(11);
    const auto intervals = randomIntervals(random, 3000, 2000, false);
    const TimeIndex index(intervals);
    for (int i = 0; i < 300; ++i) {
        const Day first = static_cast<Day>(random() % 2100) - 50;
        const Window window{first, first + static_cast<Day>(random() % 300)};
        std::map<std::uint32_t, State> expected;
        for (std::uint32_t k = 0; k < intervals.size(); ++k) {
            if (intervals[k].startEarliest >= window.first && intervals[k].endLatest <= window.last) {
                expected.emplace(k, stateIn(intervals[k], window));
            }
        }
        std::map<std::uint32_t, State> found;
        index.forEachWithin(window,
                            [&](std::uint32_t number, State state) { CHECK(found.emplace(number, state).second); });
        CHECK(found == expected);
    }
}

TEST_CASE("touching intervals and one-day intervals hold on their days and no other") {
    const std::vector<Interval> intervals{exact(10, 19), exact(20, 20), exact(21, 30)};
    const TimeIndex index(intervals);
    const auto numbers = [&](Day day) {
        std::vector<std::uint32_t> found;
        index.forEachHolding({day, day}, [&](std::uint32_t number, State) { found.push_back(number); });
        return found;
    };
    CHECK(numbers(9).empty());
    CHECK(numbers(19) == std::vector<std::uint32_t>{0});
    CHECK(numbers(20) == std::vector<std::uint32_t>{1});
    CHECK(numbers(21) == std::vector<std::uint32_t>{2});
    CHECK(numbers(31).empty());
    CHECK(index.changesBetween({19, 19}, {20, 20}) == 2);
    CHECK(index.changesBetween({11, 11}, {18, 18}) == 0);
}

TEST_CASE("a step looks at what changes only, however much holds") {
    std::vector<Interval> intervals(5000, exact(0, 1000));
    intervals.push_back(exact(500, 600));
    const TimeIndex index(intervals);
    CHECK(index.changesBetween({499, 499}, {500, 500}) == 1);
    CHECK(index.changesBetween({600, 600}, {601, 601}) == 1);
    CHECK(index.changesBetween({100, 130}, {400, 430}) == 0);
}

TEST_CASE("the next change is the nearest day on which a scan sees one") {
    std::mt19937 random(29);
    for (int round = 0; round < 60; ++round) {
        const Day range = 120;
        std::vector<Interval> intervals = randomIntervals(random, 6, range, round % 2 == 0);
        std::erase_if(intervals, [](const Interval& i) { return i.endLatest < 0; }); // none far away
        const TimeIndex index(intervals);
        const auto changesOn = [&](Day day) {
            return scanned(intervals, {day, day}) != scanned(intervals, {day - 1, day - 1});
        };
        for (Day from = -10; from < range + 40; ++from) {
            std::optional<Day> next;
            for (Day day = from + 1; day < 2 * range + 60 && !next; ++day) {
                next = changesOn(day) ? std::optional(day) : std::nullopt;
            }
            std::optional<Day> previous;
            for (Day day = from - 1; day > -60 && !previous; --day) {
                previous = changesOn(day) ? std::optional(day) : std::nullopt;
            }
            REQUIRE(index.nextChange(from, 1) == next);
            REQUIRE(index.nextChange(from, -1) == previous);
        }
    }
    CHECK_FALSE(TimeIndex{}.nextChange(0, 1));
    const std::vector<Interval> always(3, Interval{});
    CHECK_FALSE(TimeIndex(always).nextChange(0, 1));
    CHECK_FALSE(TimeIndex(always).nextChange(0, -1));
}
