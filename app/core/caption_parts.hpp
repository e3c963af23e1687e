#pragma once
/// What the words of all pictures share.

#include "core/captions.hpp"
#include "core/count_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// The line at the foot: publications, boundaries, projection.
[[nodiscard]] std::string sourcesLine(const Shown& shown);
/// What the widths of strands can be compared with.
[[nodiscard]] std::string scaleNote(const View& view);
/// Adds the block of marks and borders, where there are any.
void addMarksAndBorders(std::vector<LegendBlock>& legend, const Shown& shown);

/// The words of a picture of two dates.
[[nodiscard]] Captions changeCaptions(const Shown& shown);

} // namespace entente
