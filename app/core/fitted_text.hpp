#pragma once
/// Texts that are too long for their place.

#include "core/scene.hpp"

#include <string>

namespace entente {

/// Cuts a text at a word so that it fits a width, logical pixels; "…" says so.
[[nodiscard]] std::string fitted(std::string text, double width, float size, FontWeight weight,
                                 const TextMeasure& measure);

} // namespace entente
