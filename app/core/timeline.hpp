#pragma once
/// The one place of time mathematics: slider, playback, film and command line all take their dates from here.

#include "core/day.hpp"

#include <optional>
#include <string_view>

namespace entente {

/// A calendar step or length: `P1D`, `P2W`, `P1M`, `P1Y` (ISO 8601 durations of whole days and up).
struct Period {
    std::int32_t years = 0;
    std::int32_t months = 0;
    std::int32_t days = 0; ///< weeks are held as seven days
    friend bool operator==(const Period&, const Period&) = default;
};

/// Reads `P1Y2M10D`, `P2W`, `P30D`; nothing else (no time of day). nullopt where the text is none of these.
[[nodiscard]] std::optional<Period> parsePeriod(std::string_view text);

/// The day that lies `count` periods after `day` (before, when negative). Adding months keeps the day of the
/// month where it exists and else takes the last of that month; steps are counted from `day`, so that 31 January
/// plus two single months in one call is 31 March. Saturates at the ends of Day.
[[nodiscard]] Day addPeriods(Day day, const Period& period, std::int32_t count);

/// The window that ends with `last` and is one period long: P30D gives 30 days, P1M from the day after the same
/// day of the month before. A zero period gives an instant.
[[nodiscard]] Window windowEnding(Day last, const Period& length);

/// The period that a window which ends with its last day has: in whole months or years where it is so long, else in
/// days. Of an instant zero; windowEnding(window.last, periodOf(window)) is the window.
[[nodiscard]] Period periodOf(const Window& window);

/// How many calendar months a window is, from the first day of one to the last day of one; nullopt where it is not so.
[[nodiscard]] std::optional<std::int32_t> wholeMonthsOf(const Window& window);

/// How long a window is as a reader chose or typed it. One of whole months (`2004-06`, `2004`, `2004-04/2004-06`) stays
/// so wherever it goes: it ends with the month that a day is in, while the others end with the day.
struct WindowLength {
    Period period;    ///< zero: an instant
    bool wholeMonths; ///< then of years and months only
    constexpr WindowLength(Period length, bool whole = false) : period(length), wholeMonths(whole) {}
    friend bool operator==(const WindowLength&, const WindowLength&) = default;
};
/// Of a window that was typed as an interval.
[[nodiscard]] WindowLength lengthAsTyped(const Window& window);
/// The window of a length at a day: the one that ends with it, or with its month.
[[nodiscard]] Window windowEnding(Day day, const WindowLength& length);
/// The day to which steps lead from a window, as windowEnding() takes it. A window of whole months keeps to their ends
/// in steps of months and years.
[[nodiscard]] Day stepFrom(const Window& window, const WindowLength& length, const Period& step, std::int32_t count);

enum class LoopMode : std::uint8_t { off, loop, bounce };

/// What plays: a range of days, a speed, a direction. Positions are fractional days so that slow speeds add up.
struct Playback {
    Day first = 0;
    Day last = 0;
    double position = 0.0;      ///< day number, fractional
    double daysPerSecond = 365; ///< > 0
    int direction = 1;          ///< +1 or -1
    LoopMode loop = LoopMode::off;
    bool playing = false;
};

/// The playback `seconds` later; stops at the end of the range, begins anew or turns, as its loop mode says.
[[nodiscard]] Playback advance(Playback playback, double seconds);

/// The day a position shows (floor).
[[nodiscard]] Day dayAt(double position);

} // namespace entente
