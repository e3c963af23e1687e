#include "core/lanes.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace entente {

std::vector<std::uint32_t> lanesOf(const std::vector<Interval>& intervals) {
    std::vector<std::size_t> order(intervals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(intervals[a].startEarliest, intervals[b].endLatest) <
               std::tuple(intervals[b].startEarliest, intervals[a].endLatest);
    });
    std::vector<std::uint32_t> lanes(intervals.size());
    std::vector<Day> ends; // the last day of each lane
    for (const std::size_t number : order) {
        const Interval& interval = intervals[number];
        const auto free = std::find_if(ends.begin(), ends.end(), [&](Day end) { return end < interval.startEarliest; });
        lanes[number] = static_cast<std::uint32_t>(free - ends.begin());
        if (free == ends.end()) {
            ends.push_back(interval.endLatest);
        } else {
            *free = interval.endLatest;
        }
    }
    return lanes;
}

} // namespace entente
