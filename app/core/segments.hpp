#pragma once
/// Where straight lines meet.

#include "core/geometry.hpp"

namespace entente {

/// Whether two segments cross; not where they only touch.
[[nodiscard]] bool segmentsCross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c, glm::dvec2 d);
/// Whether a part of a segment lies in a rectangle.
[[nodiscard]] bool segmentMeets(const Rect& box, glm::dvec2 a, glm::dvec2 b);

} // namespace entente
