#pragma once
/// The arithmetic of the timeline: days to pixels, ticks, bars, the locked scale, places for names.

#include "core/slice.hpp"

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
/// Ticks on round days, labels at least `labelSpace` pixels apart, finer ones between them where they have room.
[[nodiscard]] std::vector<AxisTick> axisTicks(const TimeAxis& axis, float labelSpace = 64);

/// How long a bar of the histogram is.
enum class BinUnit : std::uint8_t { month, quarter, year, fiveYears, decade, halfCentury };
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
/// The months joined to bins of one unit, in order; empty ones are left out.
[[nodiscard]] std::vector<Bin> binsOf(std::span<const MonthBar> months, BinUnit unit);

/// The top of the histogram's scale: three round steps that hold all but the highest fiftieth of the bars. It
/// depends on all bars, not on those in sight, so that it stays as time moves.
[[nodiscard]] std::uint32_t scaleTop(std::span<const Bin> bins);

/// The run of days that shows `factor` times as many days with the day under `pixel` kept in its place; within
/// `whole`, and at least 31 days.
[[nodiscard]] Window zoomedRange(const TimeAxis& axis, float pixel, double factor, const Window& whole);
/// The same number of days, moved; stops at the ends of `whole`.
[[nodiscard]] Window movedRange(const Window& range, double days, const Window& whole);

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
