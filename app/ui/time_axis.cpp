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
    constexpr std::int32_t kYearsInDay = 5'870'000; // every day of these years is a Day
    const std::int32_t year = floorTo(number, kMonthsPerYear) / kMonthsPerYear;
    return dayFromCivil({std::clamp(year, -kYearsInDay, kYearsInDay), number - year * kMonthsPerYear + 1, 1});
}

/// The Monday on or before a day.
Day mondayOf(Day day) {
    constexpr Day kDaysPerWeek = 7;
    constexpr Day kMonday = 4; // 5 January 1970
    const Day rest = (day - kMonday) % kDaysPerWeek;
    return day - (rest < 0 ? rest + kDaysPerWeek : rest);
}

Day clampedDay(double day) {
    return static_cast<Day>(std::clamp(day, static_cast<double>(kDayMin) + 1, static_cast<double>(kDayMax) - 1));
}

/// `Mon 15`; with the month where it is another than that of the label before, and likewise the year. Weekdays are left
/// out before the Gregorian calendar: sources of those days do not give them in it.
std::string dayLabel(Day day, std::optional<Day> before) {
    constexpr std::array<std::string_view, 7> kWeekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::int32_t kGregorianYear = 1583;
    const CivilDate date = civilFromDay(day);
    const CivilDate known = before ? civilFromDay(*before) : CivilDate{};
    const bool newYear = !before || known.year != date.year;
    std::string text;
    if (date.year >= kGregorianYear) {
        text = fmt::format("{} ", kWeekdays[static_cast<std::size_t>(day - mondayOf(day))]);
    }
    text += fmt::format("{}", date.day);
    if (newYear || known.month != date.month) {
        text += fmt::format(" {}", kMonths[static_cast<std::size_t>(date.month - 1)]);
    }
    return newYear ? text + " " + yearText(date.year) : text;
}

/// Labels on each day or on each Monday, small ticks on each day.
std::vector<AxisTick> dayTicks(const Window& shown, bool mondays) {
    std::vector<AxisTick> ticks;
    std::optional<Day> before;
    for (Day day = shown.first; day <= shown.last; ++day) {
        ticks.push_back({day, {}});
        if (!mondays || mondayOf(day) == day) {
            ticks.back().label = dayLabel(day, before);
            before = day;
        }
    }
    return ticks;
}

/// Months between labels and between small ticks.
struct TickStep {
    std::int32_t label, small;
};

std::vector<AxisTick> monthTicks(const Window& shown, const TickStep& step) {
    std::vector<AxisTick> ticks;
    bool yearTold = false;
    const std::int32_t last = monthNumber(shown.last);
    for (std::int32_t number = floorTo(monthNumber(shown.first), step.small); number <= last; number += step.small) {
        const Day day = dayOfMonthNumber(number);
        if (day < shown.first) {
            continue;
        }
        std::string label;
        if (floorTo(number, step.label) == number) {
            const std::int32_t year = floorTo(number, kMonthsPerYear) / kMonthsPerYear;
            const std::int32_t month = number - year * kMonthsPerYear;
            const std::string name(kMonths[static_cast<std::size_t>(month)]);
            label = month == 0 ? yearText(year) : yearTold ? name : name + " " + yearText(year);
            yearTold = true;
        }
        ticks.push_back({day, std::move(label)});
    }
    return ticks;
}

/// Years are counted without a year 0; AD 1 stands for it among round years.
std::vector<AxisTick> yearTicks(const Window& shown, std::int32_t label, std::int32_t small) {
    std::vector<AxisTick> ticks;
    const std::int32_t first = civilFromDay(shown.first).year;
    const std::int32_t last = civilFromDay(shown.last).year;
    for (std::int32_t counted = floorTo(first > 0 ? first : first - 1, small); counted <= last; counted += small) {
        const std::int32_t year = counted > 0 ? counted : counted + 1;
        if (year < first || year > last) {
            continue;
        }
        const Day day = dayOfMonthNumber(year * kMonthsPerYear);
        if (day >= shown.first && (ticks.empty() || ticks.back().day < day)) {
            ticks.push_back({day, counted % label == 0 ? yearText(year) : ""});
        }
    }
    return ticks;
}

/// Years between labels and between small ticks; ever longer steps follow.
constexpr std::array<TickStep, 7> kYearSteps{{{2, 1}, {5, 1}, {10, 5}, {20, 10}, {50, 10}, {100, 50}, {200, 100}}};

TickStep yearStepFor(double perYear, double labelSpace) {
    for (const auto& step : kYearSteps) {
        if (perYear * step.label >= labelSpace) {
            return step;
        }
    }
    TickStep step{500, 100};
    constexpr std::int32_t kLongest = 1'000'000;
    for (std::int32_t factor = 2; perYear * step.label < labelSpace && step.label < kLongest; factor = 7 - factor) {
        step = {step.label * factor, step.label * factor / (factor == 2 ? 2 : 5)};
    }
    return step;
}

/// Of units of months and longer.
std::int32_t binMonths(BinUnit unit) {
    constexpr std::array<std::int32_t, 10> kLengths{0, 0, 1, 3, 12, 60, 120, 600, 1200, 12000};
    return kLengths[static_cast<std::size_t>(unit)];
}

double meanDays(BinUnit unit) {
    return unit == BinUnit::day ? 1.0 : unit == BinUnit::week ? 7.0 : binMonths(unit) * kDaysPerMonth;
}

} // namespace

Day TimeAxis::dayAt(float pixel) const {
    const double day = shown.first + (pixel - left) / pixelsPerDay();
    return clampedDay(std::clamp(std::floor(day), static_cast<double>(shown.first), static_cast<double>(shown.last)));
}

std::string yearText(std::int32_t year) {
    constexpr std::int32_t kClear = 100; // a shorter number could be a day
    return year <= 0 ? fmt::format("{} BC", 1 - year) : fmt::format("{}{}", year < kClear ? "AD " : "", year);
}

std::vector<AxisTick> axisTicks(const TimeAxis& axis, float labelSpace) {
    const double perDay = axis.pixelsPerDay();
    const double perMonth = perDay * kDaysPerMonth;
    const double perYear = perMonth * kMonthsPerYear;
    // Names of days and months are worth more room than years: too many hide where the years begin.
    if (perDay * 7 >= labelSpace * 2) {
        return dayTicks(axis.shown, perDay < labelSpace);
    }
    for (const TickStep& step : {TickStep{1, 1}, TickStep{3, 1}}) {
        if (perMonth * step.label >= labelSpace * 2) {
            return monthTicks(axis.shown, step);
        }
    }
    if (perYear >= labelSpace) {
        return monthTicks(axis.shown, {kMonthsPerYear, 3});
    }
    const TickStep step = yearStepFor(perYear, labelSpace);
    return yearTicks(axis.shown, step.label, step.small);
}

std::string_view binName(BinUnit unit) {
    constexpr std::array<std::string_view, 10> kNames{"day",        "week",   "month",       "quarter", "year",
                                                      "five years", "decade", "fifty years", "century", "millennium"};
    return kNames[static_cast<std::size_t>(unit)];
}

BinUnit binUnitFor(const TimeAxis& axis, float least) {
    for (auto unit = BinUnit::day; unit != BinUnit::millennium;
         unit = static_cast<BinUnit>(static_cast<std::uint8_t>(unit) + 1)) {
        if (axis.pixelsPerDay() * meanDays(unit) >= least) {
            return unit;
        }
    }
    return BinUnit::millennium;
}

Window binOf(BinUnit unit, Day day) {
    if (unit == BinUnit::day) {
        return {day, day};
    }
    if (unit == BinUnit::week) {
        return {mondayOf(day), mondayOf(day) + 6};
    }
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

std::vector<Bin> binsOf(std::span<const DayBar> days, BinUnit unit) {
    std::vector<Bin> bins;
    for (const DayBar& day : days) {
        if (bins.empty() || day.day > bins.back().days.last) {
            bins.push_back({binOf(unit, day.day), {}, {}});
        }
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            bins.back().exact[i] += day.exact[i];
            bins.back().inexact[i] += day.inexact[i];
        }
    }
    return bins;
}

std::span<const Bin> binsIn(std::span<const Bin> bins, const Window& days) {
    const auto from =
        std::partition_point(bins.begin(), bins.end(), [&days](const Bin& bin) { return bin.days.last < days.first; });
    const auto to =
        std::partition_point(from, bins.end(), [&days](const Bin& bin) { return bin.days.first <= days.last; });
    return {from, to};
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

RoundScale roundScale(std::uint32_t highest) {
    constexpr std::uint32_t kMost = 1'000'000'000;
    RoundScale best{kMost, 4};
    for (const std::uint32_t lines : {3U, 2U, 4U}) {
        for (std::uint32_t ten = 1; ten < kMost; ten *= 10) {
            for (const std::uint32_t step : {1U, 2U, 3U, 4U, 5U}) {
                const RoundScale scale{step * ten, lines};
                if (scale.top() >= highest && scale.top() < best.top()) {
                    best = scale;
                }
            }
        }
    }
    return best;
}

Window zoomedRange(const TimeAxis& axis, float pixel, double factor, const Window& whole) {
    const double most = static_cast<double>(whole.last) - whole.first + 1.0;
    const double days = std::clamp(axis.days() * factor, std::min(1.0 * kLeastDaysShown, most), most);
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

Window rangeAbout(Day day, const Period& length, const Window& whole) {
    const double days = std::clamp(static_cast<double>(addPeriods(day, length, 1)) - day, 1.0 * kLeastDaysShown,
                                   static_cast<double>(whole.last) - whole.first + 1.0);
    return movedRange({day, clampedDay(day + days - 1.0)}, -std::floor(days / 2), whole);
}

Window rangeWith(const Window& range, const Window& days, const Window& whole) {
    constexpr double kRound = 0.05; // of what is shown then
    const double length = std::max(static_cast<double>(range.last), static_cast<double>(days.last)) -
                          std::min(static_cast<double>(range.first), static_cast<double>(days.first));
    Window wide = range;
    if (days.first < range.first) {
        wide.first = std::min(range.first, std::max(whole.first, clampedDay(days.first - length * kRound)));
    }
    if (days.last > range.last) {
        wide.last = std::max(range.last, std::min(whole.last, clampedDay(days.last + length * kRound)));
    }
    return wide;
}

Window pageShowing(const Window& range, Day day, const Window& whole) {
    if ((day >= range.first && day <= range.last) || day < whole.first || day > whole.last) {
        return range;
    }
    const double length = static_cast<double>(range.last) - range.first + 1.0;
    return movedRange(range, std::floor((static_cast<double>(day) - range.first) / length) * length, whole);
}

std::vector<std::size_t> marksNear(std::span<const float> places, float pointer, float reach) {
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (std::abs(places[i] - pointer) <= reach) {
            near.push_back(i);
        }
    }
    const auto distance = [&](std::size_t i) { return std::abs(places[i] - pointer); };
    const auto nearest = std::min_element(near.begin(), near.end(),
                                          [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
    if (nearest != near.end()) {
        std::rotate(near.begin(), nearest, nearest + 1);
    }
    return near;
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
