#pragma once
/// The arithmetic of the timeline: days to pixels, ticks, bars, the locked scale, places for names.

#include "core/beginnings.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// A run of days laid along a line of pixels.
struct TimeAxis {
    Window shown;
    float left = 0, right = 1;

    [[nodiscard]] double days() const {
        return static_cast<double>(shown.last) - static_cast<double>(shown.first) + 1.0;
    }
    [[nodiscard]] double pixelsPerDay() const { return (right - left) / days(); }
    /// The pixel at which a day begins; fractions are times of day.
    [[nodiscard]] float x(double day) const { return left + static_cast<float>((day - shown.first) * pixelsPerDay()); }
    /// The day under a pixel, kept within the days shown.
    [[nodiscard]] Day dayAt(float pixel) const;
};

struct AxisTick {
    Day day = 0;
    std::string label; ///< empty: a small tick
};
/// Ticks on round days, labels at least `labelSpace` pixels apart, finer ones between them where they have room. Days
/// and Mondays are named where weeks are wide, then months, then years. A first label that is no year tells its year as
/// well; after it month and year are told where they change. Years before our era are round as they are counted (100
/// BC), with a tick where AD 1 begins.
[[nodiscard]] std::vector<AxisTick> axisTicks(const TimeAxis& axis, float labelSpace = 64);
/// `2023`, `AD 44`, `44 BC`; of an astronomical year.
[[nodiscard]] std::string yearText(std::int32_t year);

/// How long a bar of the histogram is. Weeks begin on Mondays.
enum class BinUnit : std::uint8_t {
    day,
    week,
    month,
    quarter,
    year,
    fiveYears,
    decade,
    halfCentury,
    century,
    millennium
};
[[nodiscard]] std::string_view binName(BinUnit unit); ///< "month", "five years"
/// The shortest one that is at least `least` pixels wide.
[[nodiscard]] BinUnit binUnitFor(const TimeAxis& axis, float least = 7);
/// The first day of the bin that a day is in, and of the one after it.
[[nodiscard]] Window binOf(BinUnit unit, Day day);

struct Bin {
    Window days;
    std::array<std::uint32_t, kLayerCount> exact{};
    std::array<std::uint32_t, kLayerCount> inexact{};
    [[nodiscard]] std::uint32_t total() const;
};
/// The days, which are in order, joined to bins of one unit; empty ones are left out.
[[nodiscard]] std::vector<Bin> binsOf(std::span<const DayBar> days, BinUnit unit);
/// Those of bins in order that reach into a run of days.
[[nodiscard]] std::span<const Bin> binsIn(std::span<const Bin> bins, const Window& days);

/// The top of the histogram's scale: three round steps that hold all but the highest fiftieth of the bars. It
/// depends on all bars, not on those in sight, so that it stays as time moves.
[[nodiscard]] std::uint32_t scaleTop(std::span<const Bin> bins);

/// Lines of a chart at round numbers.
struct RoundScale {
    std::uint32_t step = 1;
    std::uint32_t lines = 3; ///< above zero
    [[nodiscard]] std::uint32_t top() const { return step * lines; }
};
/// The one of two to four lines that ends the least above `highest`: 120 above 112.
[[nodiscard]] RoundScale roundScale(std::uint32_t highest);

/// The fewest days that the timeline shows.
inline constexpr Day kLeastDaysShown = 7;
/// The run of days that shows `factor` times as many days with the day under `pixel` kept in its place; within
/// `whole`, and at least kLeastDaysShown.
[[nodiscard]] Window zoomedRange(const TimeAxis& axis, float pixel, double factor, const Window& whole);
/// The same number of days, moved; stops at the ends of `whole`.
[[nodiscard]] Window movedRange(const Window& range, double days, const Window& whole);

/// The run of days that lasts a period, about a day; within `whole`.
[[nodiscard]] Window rangeAbout(Day day, const Period& length, const Window& whole);
/// The range widened so that it shows some days with a little of what lies round them; within `whole`.
[[nodiscard]] Window rangeWith(const Window& range, const Window& days, const Window& whole);
/// The range itself where it shows a day, else moved so that it does: by whole screens, so that what plays is followed
/// by turning pages, not by sliding.
[[nodiscard]] Window pageShowing(const Window& range, Day day, const Window& whole);

/// Of marks at these places along a line those within `reach` of a pointer: the nearest, then the others in their
/// order.
[[nodiscard]] std::vector<std::size_t> marksNear(std::span<const float> places, float pointer, float reach);

/// A name to be put beside its tick.
struct NameRequest {
    float x = 0;
    float width = 0;
};
struct NamePlace {
    int row = -1;        ///< 0 or 1; -1: no room, the name is left out
    bool before = false; ///< to the left of its tick
};
/// Places names in two rows so that no name crosses another or the tick of one in the lower row. Requests are
/// in the order of their ticks.
[[nodiscard]] std::vector<NamePlace> placeNames(std::span<const NameRequest> names, float left, float right);

} // namespace entente
