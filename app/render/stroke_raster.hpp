#pragma once
/// Strokes with a style drawn by the processor, pixel by pixel as stroke.frag draws them.

#include "render/pixel_layer.hpp"
#include "render/stroke_strips.hpp"

#include <glm/vec4.hpp>

#include <span>

namespace entente {

/// Draws the segment between two neighbouring pairs of a strip, the four vertices from v on, into a band of the layer.
/// The styles are those of StrokeStyles::texels().
void drawStyledSegment(PixelLayer& layer, PixelLayer::Band band, const StyledVertex* v,
                       std::span<const glm::vec4> styles);

} // namespace entente
