#pragma once
/// Plain lines drawn by the processor. A software OpenGL driver walks the blocks of pixels round each of a line's
/// triangles and shades most of them for nothing; for thousands of thin lines this is several times faster, with
/// the same coverage.

#include "core/color.hpp"
#include "core/huge_buffer.hpp"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// A vertex of a plain line or polygon. A line is a strip of pairs, left and right of it.
struct LineVertex {
    glm::vec2 position{0.0F, 0.0F};                         ///< device pixels of the picture
    float across = 0.0F, halfWidth = 0.0F, coverage = 0.0F; ///< as line.frag has them
    Color color{};
};

/// A layer of pixels with alpha multiplied in, laid over the picture when all lines are drawn. Lines are drawn from the
/// topmost down, each under those before it, so that what is hidden costs next to nothing.
class LineRaster {
  public:
    static constexpr int kTile = 16; ///< pixels; a tile that is opaque throughout is passed over
    /// Starts an empty layer over a part of the picture.
    void begin(glm::ivec2 corner, glm::ivec2 size);
    /// Draws the quadrilaterals between neighbouring pairs of a strip, the topmost first. A pair whose two vertices are
    /// at one place separates lines. Uses all processors.
    void draw(std::span<const LineVertex> strip);

    [[nodiscard]] glm::ivec2 corner() const { return corner_; }
    [[nodiscard]] glm::ivec2 size() const { return size_; }
    /// RGBA, rows from the top.
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }

  private:
    void drawRows(std::span<const LineVertex> strip, int firstRow, int endRow);

    /// Whether all tiles between two pixels of the layer are opaque.
    [[nodiscard]] bool isHidden(glm::ivec2 low, glm::ivec2 high) const;

    glm::ivec2 corner_{0, 0}, size_{0, 0};
    Column<std::uint32_t> pixels_;
    int tileColumns_ = 0;
    std::vector<std::uint16_t> open_; ///< by tile, row by row: pixels that are not opaque
};

} // namespace entente
