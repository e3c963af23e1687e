#include "ui/choices.hpp"

#include "ui/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente {

namespace {

/// Length in days, months and years by their mean; to compare periods only.
double meanDays(const Period& period) {
    return period.years * kDaysPerYear + period.months * kDaysPerMonth + period.days;
}

template <std::size_t n, class Distance> std::size_t nearest(const Distance& distance) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (distance(i) < distance(best)) {
            best = i;
        }
    }
    return best;
}

std::size_t moved(std::size_t place, int steps, std::size_t count) {
    const auto target = static_cast<std::int64_t>(place) + steps;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(target, 0, static_cast<std::int64_t>(count) - 1));
}

std::string counted(std::int32_t count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

std::string periodText(const Period& period) {
    std::string text;
    const auto add = [&text](std::int32_t count, std::string_view unit) {
        if (count != 0) {
            text += fmt::format("{}{}", text.empty() ? "" : " ", counted(count, unit));
        }
    };
    add(period.years, "year");
    add(period.months, "month");
    add(period.days, "day");
    return text;
}

} // namespace

double changedSpeed(double daysPerSecond, int steps) {
    const auto place = nearest<kSpeeds.size()>(
        [daysPerSecond](std::size_t i) { return std::abs(std::log(kSpeeds[i].daysPerSecond / daysPerSecond)); });
    return kSpeeds[moved(place, steps, kSpeeds.size())].daysPerSecond;
}

Period changedWindow(const Period& length, int steps) {
    const auto shorter = [](double days, const PeriodChoice& choice) { return days < meanDays(choice.period); };
    const auto longer = [](const PeriodChoice& choice, double days) { return meanDays(choice.period) < days; };
    const auto next = steps > 0 ? std::upper_bound(kWindows.begin(), kWindows.end(), meanDays(length), shorter) - 1
                                : std::lower_bound(kWindows.begin(), kWindows.end(), meanDays(length), longer);
    return kWindows[moved(static_cast<std::size_t>(next - kWindows.begin()), steps, kWindows.size())].period;
}

std::string speedText(double daysPerSecond) {
    for (const auto& choice : kSpeeds) {
        if (std::abs(choice.daysPerSecond - daysPerSecond) < 0.01 * daysPerSecond) {
            return std::string(choice.label);
        }
    }
    return fmt::format("{:.3g} days / s", daysPerSecond);
}

std::string windowText(const Period& length) {
    for (const auto& choice : kWindows) {
        if (choice.period == length) {
            return std::string(choice.label);
        }
    }
    constexpr std::int32_t kManyDays = 730;
    const bool isLong = length.years == 0 && length.months == 0 && length.days > kManyDays;
    return fmt::format("{} back",
                       isLong ? fmt::format("{:.1f} years", meanDays(length) / kDaysPerYear) : periodText(length));
}

std::string windowText(const WindowLength& length) {
    return length.wholeMonths ? periodText(length.period) : windowText(length.period);
}

std::string stepText(const Period& step) {
    for (const auto& choice : kSteps) {
        if (choice.period == step) {
            return std::string(choice.label);
        }
    }
    return periodText(step);
}

std::string loopText(LoopMode mode, const std::optional<Window>& range) {
    if (mode == LoopMode::off) {
        return "Off";
    }
    const std::string text = mode == LoopMode::loop ? "Again" : "To and fro";
    if (!range) {
        return text;
    }
    const std::string first = yearText(civilFromDay(range->first).year);
    const std::string last = yearText(civilFromDay(range->last).year);
    return fmt::format("{} {}", text, first == last ? first : first + "–" + last);
}

} // namespace entente
