#include "ui/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int32_t kMonthsPerYear = 12;
constexpr double kMeanMonth = 30.436875;

/// Months since the year 0, so that steps of months are steps of a whole number.
std::int32_t monthNumber(Day day) {
    const CivilDate date = civilFromDay(day);
    return date.year * kMonthsPerYear + date.month - 1;
}

std::int32_t floorTo(std::int32_t value, std::int32_t step) {
    const std::int32_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

Day dayOfMonthNumber(std::int32_t number) {
    const std::int32_t year = floorTo(number, kMonthsPerYear) / kMonthsPerYear;
    return dayFromCivil({year, number - year * kMonthsPerYear + 1, 1});
}

Day clampedDay(double day) {
    return static_cast<Day>(std::clamp(day, static_cast<double>(kDayMin) + 1, static_cast<double>(kDayMax) - 1));
}

/// Months between labels and between small ticks.
struct TickStep {
    std::int32_t label, small;
};
constexpr std::array<TickStep, 13> kTickSteps{{{1, 1},
                                               {3, 1},
                                               {12, 3},
                                               {24, 12},
                                               {60, 12},
                                               {120, 60},
                                               {240, 120},
                                               {600, 120},
                                               {1200, 600},
                                               {2400, 1200},
                                               {6000, 1200},
                                               {12000, 6000},
                                               {120000, 12000}}};

std::string yearText(std::int32_t year) {
    return year > 0 ? fmt::format("{}", year) : fmt::format("{} BC", 1 - year);
}

std::string tickLabel(std::int32_t number, std::int32_t step) {
    const std::int32_t year = floorTo(number, kMonthsPerYear) / kMonthsPerYear;
    const std::int32_t month = number - year * kMonthsPerYear;
    if (step >= kMonthsPerYear || month == 0) {
        return yearText(year);
    }
    return std::string(kMonths[static_cast<std::size_t>(month)]);
}

std::int32_t binMonths(BinUnit unit) {
    constexpr std::array<std::int32_t, 6> kLengths{1, 3, 12, 60, 120, 600};
    return kLengths[static_cast<std::size_t>(unit)];
}

} // namespace

Day TimeAxis::dayAt(float pixel) const {
    const double day = shown.first + (pixel - left) / pixelsPerDay();
    return clampedDay(std::clamp(std::floor(day), static_cast<double>(shown.first), static_cast<double>(shown.last)));
}

std::vector<AxisTick> axisTicks(const TimeAxis& axis, float labelSpace) {
    std::vector<AxisTick> ticks;
    const double perMonth = axis.pixelsPerDay() * kMeanMonth;
    TickStep step = kTickSteps.back();
    for (const auto& candidate : kTickSteps) {
        // Names of months are worth more room than years: too many hide where the years begin.
        if (perMonth * candidate.label >= labelSpace * (candidate.label < kMonthsPerYear ? 2 : 1)) {
            step = candidate;
            break;
        }
    }
    if (perMonth * step.small < 4) {
        step.small = step.label;
    }
    const std::int32_t last = monthNumber(axis.shown.last);
    for (std::int32_t number = floorTo(monthNumber(axis.shown.first), step.small); number <= last;
         number += step.small) {
        const Day day = dayOfMonthNumber(number);
        if (day >= axis.shown.first) {
            ticks.push_back({day, floorTo(number, step.label) == number ? tickLabel(number, step.label) : ""});
        }
    }
    return ticks;
}

std::string_view binName(BinUnit unit) {
    constexpr std::array<std::string_view, 6> kNames{"month", "quarter", "year", "five years", "decade", "fifty years"};
    return kNames[static_cast<std::size_t>(unit)];
}

BinUnit binUnitFor(const TimeAxis& axis, float least) {
    const double perMonth = axis.pixelsPerDay() * kMeanMonth;
    for (const BinUnit unit : {BinUnit::month, BinUnit::quarter, BinUnit::year, BinUnit::fiveYears, BinUnit::decade}) {
        if (perMonth * binMonths(unit) >= least) {
            return unit;
        }
    }
    return BinUnit::halfCentury;
}

Window binOf(BinUnit unit, Day day) {
    const std::int32_t months = binMonths(unit);
    const std::int32_t first = floorTo(monthNumber(day), months);
    return {dayOfMonthNumber(first), dayOfMonthNumber(first + months) - 1};
}

std::uint32_t Bin::total() const {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        sum += exact[i] + inexact[i];
    }
    return sum;
}

std::vector<Bin> binsOf(std::span<const MonthBar> months, BinUnit unit) {
    std::vector<Bin> bins;
    for (const MonthBar& month : months) {
        if (bins.empty() || month.first > bins.back().days.last) {
            bins.push_back({binOf(unit, month.first), {}, {}});
        }
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            bins.back().exact[i] += month.exact[i];
            bins.back().inexact[i] += month.inexact[i];
        }
    }
    return bins;
}

std::uint32_t scaleTop(std::span<const Bin> bins) {
    std::vector<std::uint32_t> totals;
    totals.reserve(bins.size());
    for (const Bin& bin : bins) {
        totals.push_back(bin.total());
    }
    if (totals.empty()) {
        return 3;
    }
    const std::size_t place = (totals.size() - 1) * 49 / 50;
    std::nth_element(totals.begin(), totals.begin() + static_cast<std::ptrdiff_t>(place), totals.end());
    const std::uint32_t wanted = totals[place];
    for (std::uint32_t ten = 1;; ten *= 10) {
        for (const std::uint32_t step : {1U, 2U, 4U, 5U}) {
            if (std::uint64_t{3} * step * ten >= wanted || ten >= 1000000000U) {
                return 3 * step * std::min(ten, 100000000U);
            }
        }
    }
}

Window zoomedRange(const TimeAxis& axis, float pixel, double factor, const Window& whole) {
    const double most = static_cast<double>(whole.last) - whole.first + 1.0;
    const double days = std::clamp(axis.days() * factor, std::min(31.0, most), most);
    const double share = (pixel - axis.left) / (axis.right - axis.left);
    const double under = axis.shown.first + share * axis.days();
    const double first = std::clamp(under - share * days, static_cast<double>(whole.first), whole.last + 1.0 - days);
    const Day begin = clampedDay(std::round(first));
    return {begin, clampedDay(begin + std::round(days) - 1)};
}

Window movedRange(const Window& range, double days, const Window& whole) {
    const double length = static_cast<double>(range.last) - range.first;
    const double latest = std::max(static_cast<double>(whole.first), whole.last - length);
    const double first = std::clamp(std::round(range.first + days), static_cast<double>(whole.first), latest);
    return {clampedDay(first), clampedDay(first + length)};
}

std::vector<NamePlace> placeNames(std::span<const NameRequest> names, float left, float right) {
    constexpr float kGap = 8;
    struct Taken {
        float from, to;
    };
    std::array<std::vector<Taken>, 2> rows;
    std::vector<float> deepTicks; ///< ticks that reach through the upper row
    const auto isFree = [](const std::vector<Taken>& row, float from, float to) {
        return std::none_of(row.begin(), row.end(), [from, to](const Taken& t) { return from < t.to && t.from < to; });
    };
    std::vector<NamePlace> places(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [x, width] = names[i];
        const bool before = x + width + kGap > right;
        const float from = before ? x - width - kGap : x - 2;
        const float to = before ? x + 2 : x + width + kGap;
        if (from < left - 2) {
            continue;
        }
        const bool tickCrosses = std::any_of(deepTicks.begin(), deepTicks.end(),
                                             [from, to](float tick) { return tick > from && tick < to; });
        const bool upper = !tickCrosses && isFree(rows[0], from, to);
        const bool lower = isFree(rows[1], from, to) && isFree(rows[0], x - 2, x + 2);
        // A name that would lie across the next one makes way for it, so that both are seen.
        const bool inTheWay = i + 1 < names.size() && names[i + 1].x < to;
        if (lower && (!upper || inTheWay)) {
            places[i] = {1, before};
            rows[1].push_back({from, to});
            deepTicks.push_back(x);
        } else if (upper) {
            places[i] = {0, before};
            rows[0].push_back({from, to});
        }
    }
    return places;
}

} // namespace entente
