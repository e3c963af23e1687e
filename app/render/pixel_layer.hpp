#pragma once
/// Pixels that are drawn by the processor, from the topmost down: each line or polygon under those before it, so that
/// what is hidden costs next to nothing.

#include "core/color.hpp"
#include "core/huge_buffer.hpp"

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <thread>
#include <vector>

namespace entente {

/// How many threads draw, at least 1.
[[nodiscard]] inline unsigned processors() {
    return std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
}

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

/// A rectangle of a picture. Lines are drawn by line_raster.hpp, polygons by polygon_raster.hpp.
class PixelLayer {
  public:
    static constexpr int kTile = 16; ///< pixels; a tile that is opaque throughout is passed over by lines

    /// Starts an empty layer; device pixels of the picture. Its rows are kept from the top or from the bottom.
    void begin(glm::ivec2 corner, glm::ivec2 size, bool topRowFirst);
    /// Closes an empty layer but for some parts of it: x, y, width, height in the picture, of whole tiles. What lies
    /// elsewhere is passed over and stays black.
    void closeAllBut(std::span<const glm::ivec4> parts);
    /// Lays a colour under everything.
    void fillUnder(Color color);

    [[nodiscard]] glm::ivec2 corner() const { return corner_; }
    [[nodiscard]] glm::ivec2 size() const { return size_; }
    /// RGBA.
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }

    /// The first row or column of the picture whose centre is not before a place.
    [[nodiscard]] static int firstCenter(float place) {
        const int whole = static_cast<int>(place - 0.5F);
        return whole + (static_cast<float>(whole) < place - 0.5F ? 1 : 0);
    }

    /// Rows and tiles count from the top of the layer.
    [[nodiscard]] std::span<std::uint32_t> row(int y) {
        const auto width = static_cast<std::size_t>(size_.x);
        return std::span(pixels_).subspan(static_cast<std::size_t>(topRowFirst_ ? y : size_.y - 1 - y) * width, width);
    }
    /// For each tile of a row: how many pixels are not opaque, as far as lines have told.
    [[nodiscard]] std::uint16_t* openInTiles(int y) {
        return open_.data() + static_cast<std::size_t>(y / kTile) * static_cast<std::size_t>(tileColumns_);
    }
    /// Whether all tiles between two pixels are opaque.
    [[nodiscard]] bool isHidden(glm::ivec2 low, glm::ivec2 high) const;

    /// Some rows of whole tiles, [first, end).
    struct Band {
        int first, end;
    };
    /// The layer from its top, in so many bands that all processors are kept busy.
    [[nodiscard]] std::vector<Band> bands() const;

  private:
    glm::ivec2 corner_{0, 0}, size_{0, 0};
    bool topRowFirst_ = true;
    Column<std::uint32_t> pixels_;
    int tileColumns_ = 0;
    std::vector<std::uint16_t> open_; ///< by tile, row by row
};

/// Calls work(i) for each i < count, side by side on all processors.
template <class Work> void sideBySide(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto share = [&] {
        for (auto i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < processors(); ++i) {
        others.emplace_back(share);
    }
    share();
}

} // namespace entente
