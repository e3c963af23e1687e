#pragma once
/// Pixels that are drawn by the processor, from the topmost down: each line or polygon under those before it, so that
/// what is hidden costs next to nothing.

#include "core/color.hpp"
#include "core/huge_buffer.hpp"
#include "core/side_by_side.hpp"

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Up to three colours in bands at 45 degrees that rise to the right, anchored to the picture's origin.
struct Bands {
    std::array<Color, 3> colors{};
    /// Device pixels from the middle of the first colour: where the second begins, the third, again the first; and the
    /// pitch.
    glm::vec4 edges{0.0F};
    /// The colour of the picture's pixel whose centre this is.
    [[nodiscard]] Color at(float x, float y) const;
};

/// A colour, or the place of its bands in a table.
struct Paint {
    Color color{};
    std::uint32_t bands = 0; ///< counted from 1; 0 = the colour alone
};

/// A colour laid under pixels with alpha multiplied in; two channels at a time.
class Ink {
  public:
    explicit Ink(Color color)
        : redBlue_(color.r | (std::uint32_t{color.b} << 16U)), greenAlpha_(color.g | (255U << 16U)),
          opacity_(static_cast<float>(color.a) * (256.0F / 255.0F)) {}
    /// Covers a part of the pixel, in [0, 1]; true where nothing can be seen through the pixel any more.
    [[nodiscard]] bool layUnder(float coverage, std::uint32_t& pixel) const {
        const auto opacity = static_cast<std::uint32_t>(static_cast<int>(coverage * opacity_ + 0.5F));
        // On an empty pixel, as most are, all of it is seen.
        const std::uint32_t part = pixel == 0 ? opacity : (opacity * (255U - (pixel >> 24U)) + 127U) / 255U;
        const std::uint32_t redBlue = ((redBlue_ * part + kHalf) >> 8U) & kMask;
        const std::uint32_t greenAlpha = ((greenAlpha_ * part + kHalf) >> 8U) & kMask;
        pixel += redBlue | (greenAlpha << 8U);
        return pixel >> 24U >= kOpaque;
    }
    static constexpr std::uint32_t kOpaque = 253U; ///< rounding stops short of 255

  private:
    static constexpr std::uint32_t kMask = 0x00FF00FFU;
    static constexpr std::uint32_t kHalf = 0x00800080U;
    std::uint32_t redBlue_, greenAlpha_;
    float opacity_;
};

/// A rectangle of a picture. What can be drawn into it stands in line_raster.hpp, stroke_raster.hpp, shape_raster.hpp
/// and polygon_raster.hpp.
class PixelLayer {
  public:
    static constexpr int kTile = 16; ///< pixels; a tile that is opaque throughout is passed over by what is drawn later

    /// Starts an empty layer; device pixels of the picture. Its rows are kept from the top or from the bottom.
    void begin(glm::ivec2 corner, glm::ivec2 size, bool topRowFirst);
    /// Closes an empty layer but for some parts of it: x, y, width, height in the picture, of whole tiles. What lies
    /// elsewhere is passed over.
    void closeAllBut(std::span<const glm::ivec4> parts);
    /// Lays a colour under everything that is not closed.
    void fillUnder(Color color);

    [[nodiscard]] glm::ivec2 corner() const { return corner_; }
    [[nodiscard]] glm::ivec2 size() const { return size_; }
    /// RGBA with alpha multiplied in, row by row as they are kept; of tiles that are not ready, anything.
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }
    /// Pixels from one row to the next: a whole number of blocks of four, so that a block that begins in a row may be
    /// read and written as a whole.
    [[nodiscard]] int stride() const { return (size_.x + 3) / 4 * 4; }

    /// The first row or column of the picture whose centre is not before a place.
    [[nodiscard]] static int firstCenter(float place) {
        const int whole = static_cast<int>(place - 0.5F);
        return whole + (static_cast<float>(whole) < place - 0.5F ? 1 : 0);
    }

    /// Rows and tiles count from the top of the layer.
    [[nodiscard]] std::span<std::uint32_t> row(int y) {
        const int kept = topRowFirst_ ? y : size_.y - 1 - y;
        return std::span(pixels_).subspan(offsetOf(0, kept), static_cast<std::size_t>(size_.x));
    }
    /// Where in pixels() a pixel lies of a row as they are kept.
    [[nodiscard]] std::size_t offsetOf(int x, int keptRow) const {
        return static_cast<std::size_t>(keptRow) * static_cast<std::size_t>(stride()) + static_cast<std::size_t>(x);
    }
    /// For each tile of a row: how many pixels are not opaque, polygons not counted.
    [[nodiscard]] std::uint16_t* openInTiles(int y) {
        return open_.data() + static_cast<std::size_t>(y / kTile) * static_cast<std::size_t>(tileColumns_);
    }
    /// Whether all tiles between two pixels are opaque.
    [[nodiscard]] bool isHidden(glm::ivec2 low, glm::ivec2 high) const;
    /// Makes the tiles between two pixels ready to be drawn on: empty, or opaque where they are closed. A tile is made
    /// ready when something first comes to lie on it, by the processor that draws it, and so lies in its cache.
    void makeReady(glm::ivec2 low, glm::ivec2 high);
    /// What is ready, in rectangles that do not meet: x, y, width, height in its rows as they are kept. They grow to
    /// squares of 64 pixels, and what is not ready in these is made so.
    [[nodiscard]] std::vector<glm::ivec4> readyParts();
    /// Lays such parts over pixels that lie as its own: the layer shows both.
    void layOver(std::span<const std::uint32_t> backdrop, std::span<const glm::ivec4> parts);

    /// Some rows of whole tiles, [first, end).
    struct Band {
        int first, end;
    };
    /// The layer from its top, in so many bands that all processors are kept busy.
    [[nodiscard]] std::vector<Band> bands() const;

  private:
    /// Calls visit(tile, low, end) with the number of each tile between two pixels and its pixels.
    template <class Visit> void eachTile(glm::ivec2 low, glm::ivec2 high, const Visit& visit) const;

    glm::ivec2 corner_{0, 0}, size_{0, 0};
    bool topRowFirst_ = true;
    Column<std::uint32_t> pixels_;
    int tileColumns_ = 0;
    std::vector<std::uint16_t> open_; ///< by tile, row by row
    std::vector<std::uint8_t> ready_; ///< by tile, whether it is
};

} // namespace entente
