#pragma once
/// A shape in device pixels, as shape.frag and the processor draw it.

#include "core/scene.hpp"

#include <glm/vec2.hpp>

namespace entente {

struct ShapeForm {
    glm::vec2 center{0.0F, 0.0F}, halfSize{0.0F, 0.0F};
    float radius = 0.0F, strokeHalf = 0.0F;   ///< of the corners; half the width of the stroke
    float bandWidth = 0.0F, bandPitch = 1.0F; ///< width 0 = no bands
    float dash = 0.0F, period = 0.0F;         ///< of the stroke along the corners' circle; dash 0 = whole
};

/// The form of a shape with so many device pixels to the logical one.
[[nodiscard]] ShapeForm formOf(const Shape& shape, float scale);

} // namespace entente
