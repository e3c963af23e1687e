#include "core/timeline.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace entente {

namespace {

constexpr std::int64_t kMostUnits = 100'000'000; ///< of a period: keeps every product within 64 bits

Day saturated(std::int64_t day) {
    return static_cast<Day>(std::clamp<std::int64_t>(day, kDayMin, kDayMax));
}

std::int64_t floorDivided(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The day that lies whole months away, which may be beyond the range of Day.
std::int64_t dayMonthsAway(Day day, std::int64_t months) {
    if (months == 0) {
        return day;
    }
    constexpr std::int64_t kYearsInDay = 5'870'000; // every day of these years is a Day
    const CivilDate date = civilFromDay(day);
    const std::int64_t month = std::int64_t{date.year} * 12 + (date.month - 1) + months;
    const std::int64_t year = floorDivided(month, 12);
    if (year > kYearsInDay || year < -kYearsInDay) {
        return year > 0 ? kDayMax : kDayMin;
    }
    CivilDate moved{static_cast<std::int32_t>(year), static_cast<std::int32_t>(month - year * 12) + 1, date.day};
    moved.day = std::min(moved.day, daysInMonth(moved.year, moved.month));
    return dayFromCivil(moved);
}

/// The remainder in [0, divisor).
double positiveRemainder(double value, double divisor) {
    const double remainder = std::fmod(value, divisor);
    return remainder < 0.0 ? remainder + divisor : remainder;
}

} // namespace

std::optional<Period> parsePeriod(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') {
        return std::nullopt;
    }
    constexpr std::string_view kUnits = "YMWD";
    std::array<std::int64_t, 4> amounts{};
    std::size_t nextUnit = 0;
    std::int64_t number = 0;
    bool digits = false;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            digits = true;
            if (number > kMostUnits) {
                return std::nullopt;
            }
            continue;
        }
        const std::size_t unit = kUnits.find(c);
        if (!digits || unit == std::string_view::npos || unit < nextUnit) {
            return std::nullopt;
        }
        amounts[unit] = number;
        nextUnit = unit + 1;
        number = 0;
        digits = false;
    }
    const std::int64_t days = amounts[2] * 7 + amounts[3];
    if (digits) {
        return std::nullopt;
    }
    return Period{static_cast<std::int32_t>(amounts[0]), static_cast<std::int32_t>(amounts[1]),
                  static_cast<std::int32_t>(days)};
}

Day addPeriods(Day day, const Period& period, std::int32_t count) {
    if (day == kDayMin || day == kDayMax) {
        return day;
    }
    const std::int64_t months = (std::int64_t{period.years} * 12 + period.months) * count;
    const std::int64_t moved = dayMonthsAway(day, months);
    if (moved == kDayMin || moved == kDayMax) {
        return static_cast<Day>(moved);
    }
    return saturated(moved + std::int64_t{period.days} * count);
}

Window windowEnding(Day last, const Period& length) {
    const Day before = addPeriods(last, length, -1);
    if (before >= last) {
        return {last, last};
    }
    return {before == kDayMin ? kDayMin : before + 1, last};
}

Period periodOf(const Window& window) {
    if (window.isInstant()) {
        return {};
    }
    constexpr std::int64_t kMonths = 12;
    const std::int64_t days = std::int64_t{window.last} - window.first + 1;
    const auto about = static_cast<std::int64_t>(std::llround(static_cast<double>(days) / kDaysPerMonth));
    for (std::int64_t months = std::max<std::int64_t>(about - 1, 1); months <= about + 1; ++months) {
        const Period period{static_cast<std::int32_t>(months / kMonths), static_cast<std::int32_t>(months % kMonths),
                            0};
        if (windowEnding(window.last, period) == window) {
            return period;
        }
    }
    return {0, 0, static_cast<std::int32_t>(std::min<std::int64_t>(days, kDayMax))};
}

std::optional<std::int32_t> wholeMonthsOf(const Window& window) {
    if (window.first == kDayMin || window.last == kDayMax || window.first > window.last) {
        return std::nullopt;
    }
    const CivilDate first = civilFromDay(window.first);
    const CivilDate last = civilFromDay(window.last);
    if (first.day != 1 || last.day != daysInMonth(last.year, last.month)) {
        return std::nullopt;
    }
    return (last.year - first.year) * 12 + last.month - first.month + 1;
}

WindowLength lengthAsTyped(const Window& window) {
    if (const auto months = wholeMonthsOf(window)) {
        return {{*months / 12, *months % 12, 0}, true};
    }
    return periodOf(window);
}

Window windowEnding(Day day, const WindowLength& length) {
    if (!length.wholeMonths || day == kDayMin || day == kDayMax) {
        return windowEnding(day, length.period);
    }
    const CivilDate date = civilFromDay(day);
    const std::int64_t last = std::int64_t{day} + daysInMonth(date.year, date.month) - date.day;
    const std::int32_t further = length.period.years * 12 + length.period.months - 1;
    return {static_cast<Day>(std::max<std::int64_t>(dayMonthsAway(day - date.day + 1, -further), kDayMin)),
            saturated(last)};
}

Day stepFrom(const Window& window, const WindowLength& length, const Period& step, std::int32_t count) {
    const bool byMonths = length.wholeMonths && step.days == 0 && window.last < kDayMax - 1;
    return byMonths ? addPeriods(window.last + 1, step, count) - 1 : addPeriods(window.last, step, count);
}

Playback advance(Playback playback, double seconds) {
    assert(playback.first <= playback.last && playback.daysPerSecond > 0.0 && seconds >= 0.0);
    if (!playback.playing) {
        return playback;
    }
    const double span = static_cast<double>(playback.last) - playback.first;
    // A loop shows its last day as long as any other, hence the one more.
    const double reach = playback.loop == LoopMode::loop ? span + 1.0 : span;
    const double moved = playback.daysPerSecond * seconds * (playback.direction < 0 ? -1.0 : 1.0);
    const double at = std::clamp(playback.position - playback.first, 0.0, reach) + moved;
    double offset = 0.0;
    switch (playback.loop) {
    case LoopMode::off:
        offset = std::clamp(at, 0.0, span);
        playback.playing = moved > 0.0 ? at < span : at > 0.0;
        break;
    case LoopMode::loop:
        offset = positiveRemainder(at, reach);
        break;
    case LoopMode::bounce:
        if (span > 0.0) {
            const double roundTrip = positiveRemainder(at, 2.0 * span);
            const bool turned = at < 0.0 || at > span;
            offset = turned ? std::min(roundTrip, 2.0 * span - roundTrip) : at;
            const bool odd = turned && positiveRemainder(std::floor(at / span), 2.0) == 1.0;
            playback.direction = odd ? -playback.direction : playback.direction;
        }
        break;
    }
    playback.position = playback.first + offset;
    return playback;
}

Day dayAt(double position) {
    const double floored = std::floor(position);
    if (!(floored > kDayMin)) {
        return kDayMin;
    }
    return floored >= kDayMax ? kDayMax : static_cast<Day>(floored);
}

} // namespace entente
