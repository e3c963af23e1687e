#pragma once
/// The values that menus and keys offer for speed, window, step and number of strands.

#include "core/geometry.hpp"
#include "core/timeline.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct SpeedChoice {
    std::string_view label;
    double daysPerSecond;
};
/// Slow to fast; ChangeSpeed moves along this list.
inline constexpr std::array<SpeedChoice, 9> kSpeeds{{{"1 day / s", 1},
                                                     {"1 week / s", 7},
                                                     {"1 month / s", kDaysPerMonth},
                                                     {"3 months / s", 3 * kDaysPerMonth},
                                                     {"6 months / s", 6 * kDaysPerMonth},
                                                     {"1 year / s", kDaysPerYear},
                                                     {"2 years / s", 2 * kDaysPerYear},
                                                     {"5 years / s", 5 * kDaysPerYear},
                                                     {"10 years / s", 10 * kDaysPerYear}}};

struct PeriodChoice {
    std::string_view label;
    Period period;
};
inline constexpr std::array<PeriodChoice, 6> kWindows{{{"Single day", {}},
                                                       {"30 days back", {0, 0, 30}},
                                                       {"90 days back", {0, 0, 90}},
                                                       {"1 year back", {1, 0, 0}},
                                                       {"5 years back", {5, 0, 0}},
                                                       {"10 years back", {10, 0, 0}}}};
inline constexpr std::array<PeriodChoice, 6> kSteps{{{"1 day", {0, 0, 1}},
                                                     {"1 week", {0, 0, 7}},
                                                     {"1 month", {0, 1, 0}},
                                                     {"3 months", {0, 3, 0}},
                                                     {"1 year", {1, 0, 0}},
                                                     {"10 years", {10, 0, 0}}}};
inline constexpr std::array<std::optional<std::size_t>, 4> kStrongest{50, 200, 1000, std::nullopt};
inline constexpr std::array<double, 5> kLeastWeights{0.0, 0.5, 1.0, 2.0, 5.0};

/// The speed that lies `steps` places along kSpeeds from the one nearest to a speed; stops at both ends.
[[nodiscard]] double changedSpeed(double daysPerSecond, int steps);
/// The next longer (shorter, where `steps` is negative) window length of kWindows, and so on; the last of them stays.
[[nodiscard]] Period changedWindow(const Period& length, int steps);

/// What a list says of a value, or the value itself where the list has none such: "45 days back", of years and
/// days "13.7 years back". A window of whole months is none "back" from its date: "1 month".
[[nodiscard]] std::string speedText(double daysPerSecond);
[[nodiscard]] std::string windowText(const Period& length);
[[nodiscard]] std::string windowText(const WindowLength& length);
[[nodiscard]] std::string stepText(const Period& step);
/// Of a loop over some years: "Again 2001–2010".
[[nodiscard]] std::string loopText(LoopMode mode, const std::optional<Window>& range = std::nullopt);

/// Of two dates, what the buttons for how they are shown cover at the map's upper left corner, from the corner on.
inline constexpr glm::dvec2 kCompareLayoutsCorner{254.0, 34.0};

/// What one step of the keys and buttons multiplies the zoom by.
inline constexpr double kZoomStep = 1.25;

} // namespace entente
