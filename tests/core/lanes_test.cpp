// A tie that another hides in a row of bars is a tie that a reader does not learn of.

#include "core/lanes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace entente;

namespace {

Interval days(Day first, Day last) {
    return {first, first, last, last};
}

bool overlap(const Interval& a, const Interval& b) {
    return a.startEarliest <= b.endLatest && b.startEarliest <= a.endLatest;
}

} // namespace

TEST_CASE("Intervals that follow one another share a lane, those that overlap do not") {
    CHECK(lanesOf({}).empty());
    CHECK(lanesOf({days(0, 9), days(10, 19), days(20, kDayMax)}) == std::vector<std::uint32_t>{0, 0, 0});
    CHECK(lanesOf({days(0, 10), days(10, 19)}) == std::vector<std::uint32_t>{0, 1}); // both hold on day 10
    CHECK(lanesOf({days(5, 8), days(0, kDayMax), days(9, 12)}) == std::vector<std::uint32_t>{1, 0, 1});
    CHECK(lanesOf({days(kDayMin, kDayMax), days(kDayMin, kDayMax)}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Days on which an interval only may hold are kept free too") {
    const Interval soft{0, 5, 10, 20};
    CHECK(lanesOf({soft, days(15, 30)}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("As few lanes as ever hold at once, and none with two at once") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<Interval> intervals;
        for (int i = 0; i < 40; ++i) {
            const auto first = static_cast<Day>(random() % 200);
            intervals.push_back(days(first, first + static_cast<Day>(random() % 40)));
        }
        const auto lanes = lanesOf(intervals);
        for (std::size_t a = 0; a < intervals.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                CHECK((lanes[a] != lanes[b] || !overlap(intervals[a], intervals[b])));
            }
        }
        std::uint32_t most = 0;
        for (Day day = 0; day < 240; ++day) {
            most = std::max(most, static_cast<std::uint32_t>(
                                      std::count_if(intervals.begin(), intervals.end(), [day](const Interval& i) {
                                          return i.startEarliest <= day && day <= i.endLatest;
                                      })));
        }
        CHECK(*std::max_element(lanes.begin(), lanes.end()) + 1 == most);
    }
}
