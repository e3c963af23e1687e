#pragma once
/// Shapes drawn by the processor, pixel by pixel as shape.frag draws them.

#include "core/scene.hpp"
#include "render/pixel_layer.hpp"
#include "render/shape_form.hpp"

namespace entente {

/// A shape in device pixels with its colours.
struct RasterShape {
    ShapeForm form;
    Color fill{}, stroke{}, band{};
    /// The half size of all that is drawn of it.
    [[nodiscard]] glm::vec2 reach() const { return form.halfSize + form.strokeHalf + 0.5F; }
};

/// Draws a shape into a band of the layer.
void drawShape(PixelLayer& layer, PixelLayer::Band band, const RasterShape& shape);

} // namespace entente
