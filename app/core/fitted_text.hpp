#pragma once
/// Texts that are too long for their place.

#include "core/scene.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Cuts a text at a word so that it fits a width, logical pixels; "…" says so. A text of any length is measured a few
/// times only, and never more of it than oneLine().
[[nodiscard]] std::string fitted(std::string text, double width, float size, FontWeight weight,
                                 const TextMeasure& measure);

/// What is enough of a text of any length to measure it by: its first thousand letters, more than fit a line of a
/// picture.
[[nodiscard]] std::string_view oneLine(std::string_view text);

} // namespace entente
