#pragma once
/// Plain lines drawn by the processor. A software OpenGL driver walks the blocks of pixels round each of a line's
/// triangles and shades most of them for nothing; for thousands of thin lines this is several times faster, with
/// the same coverage.

#include "render/pixel_layer.hpp"

#include <glm/vec2.hpp>

#include <span>

namespace entente {

/// A vertex of a plain line or polygon. A line is a strip of pairs, left and right of it.
struct LineVertex {
    glm::vec2 position{0.0F, 0.0F};                         ///< device pixels of the picture
    float across = 0.0F, halfWidth = 0.0F, coverage = 0.0F; ///< as line.frag has them
    Paint paint{};                                          ///< bands only where the processor draws
};

/// Draws the quadrilaterals between neighbouring pairs of a strip into the layer, the topmost first. A pair whose two
/// vertices are at one place separates lines. Uses all processors.
void rasterLines(PixelLayer& layer, std::span<const LineVertex> strip, std::span<const Bands> bands);

/// Draws the segment between two neighbouring pairs, the four vertices from v on, into a band of the layer.
void drawLineSegment(PixelLayer& layer, PixelLayer::Band band, const LineVertex* v, std::span<const Bands> bands);

} // namespace entente
