#include "ties_chart.hpp"

#include "core/strands.hpp"

#include <algorithm>
#include <span>

namespace entente {

namespace {

/// Half-years, counted from that in which the year 0 begins.
std::int32_t halfOf(Day day) {
    const CivilDate date = civilFromDay(day);
    return date.year * 2 + (date.month > 6 ? 1 : 0);
}

Window daysOfHalf(std::int32_t half) {
    const std::int32_t year = half >= 0 ? half / 2 : (half - 1) / 2;
    const bool second = half % 2 != 0;
    return {dayFromCivil({year, second ? 7 : 1, 1}), dayFromCivil({year, second ? 12 : 6, second ? 31 : 30})};
}

bool isCounted(const World& world, const View& view, const Strand& strand) {
    const Kind& kind = world.kinds()[strand.kind];
    return kind.layer != Layer::statement && isShown(view, kind) &&
           (kind.layer != Layer::organization ||
            !view.hiddenOrganizations.contains(world.organizations()[strand.to].id));
}

/// Counts by half-year and layer, entered at their ends and summed at last.
class Counts {
  public:
    explicit Counts(const Window& range)
        : range_(range), first_(halfOf(range.first)),
          steps_(static_cast<std::size_t>(halfOf(range.last) - first_) + 2) {}

    /// One more, or one less, in every half-year from that of a day to that of another, if they come in this order.
    void add(Day from, Day to, Layer layer, std::int64_t count) {
        const std::int32_t begin = halfOf(std::clamp(from, range_.first, range_.last)) - first_;
        const std::int32_t end = halfOf(std::clamp(to, range_.first, range_.last)) - first_;
        if (begin <= end) {
            steps_[static_cast<std::size_t>(begin)][static_cast<std::size_t>(layer)] += count;
            steps_[static_cast<std::size_t>(end) + 1][static_cast<std::size_t>(layer)] -= count;
        }
    }
    /// Those of a half-year; the half-years are asked for in order.
    [[nodiscard]] std::array<std::uint32_t, kLayerCount> next() {
        std::array<std::uint32_t, kLayerCount> counts{};
        for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
            sums_[layer] += steps_[place_][layer];
            counts[layer] = static_cast<std::uint32_t>(sums_[layer]);
        }
        ++place_;
        return counts;
    }

  private:
    Window range_;
    std::int32_t first_;
    std::vector<std::array<std::int64_t, kLayerCount>> steps_;
    std::array<std::int64_t, kLayerCount> sums_{};
    std::size_t place_ = 0;
};

} // namespace

std::optional<TiesChart> tiesOverTime(const World& world, const View& view, PartyId party) {
    const Window range = world.range();
    const std::int32_t first = halfOf(range.first);
    const std::int32_t last = halfOf(range.last);
    constexpr std::int32_t kMostBars = 4000;
    if (last - first > kMostBars) {
        return std::nullopt;
    }
    Counts certain(range);
    Counts possible(range);
    std::array<bool, kLayerCount> occurs{};
    for (const StrandId id : world.strandsOf(party)) {
        if (!isCounted(world, view, world.strands()[id])) {
            continue;
        }
        const Layer layer = world.layerOf(id);
        for (const auto tie : world.tiesOf(id)) {
            const Interval& interval = world.ties().interval[tie];
            // What is certain in a half-year is not counted as possible there too.
            const bool sure = !isOnlyPossible(interval) && halfOf(interval.startLatest) <= halfOf(interval.endEarliest);
            possible.add(interval.startEarliest, interval.endLatest, layer, 1);
            if (sure) {
                certain.add(interval.startLatest, interval.endEarliest, layer, 1);
                possible.add(interval.startLatest, interval.endEarliest, layer, -1);
            }
            occurs[static_cast<std::size_t>(layer)] = true;
        }
    }
    TiesChart chart;
    chart.heading = "Ties in force, half-years";
    for (std::int32_t half = first; half <= last; ++half) {
        chart.bars.push_back({daysOfHalf(half), certain.next(), possible.next()});
    }
    for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
        if (occurs[layer]) {
            chart.layers.push_back(static_cast<Layer>(layer));
        }
    }
    return chart.layers.empty() ? std::nullopt : std::optional(std::move(chart));
}

} // namespace entente
