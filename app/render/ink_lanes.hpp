#pragma once
/// Colours laid under four neighbouring pixels at once.

#include "render/lanes.hpp"
#include "render/pixel_layer.hpp"

#include <cstring>

namespace entente {

/// Four pixels of a row: RGBA with alpha multiplied in.
using PixelLanes = std::uint32_t __attribute__((vector_size(16)));

[[nodiscard]] inline IntLanes alphaOf(PixelLanes pixels) {
    return std::bit_cast<IntLanes>(pixels >> 24U);
}
/// The pixels that nothing can be seen through.
[[nodiscard]] inline IntLanes areOpaque(PixelLanes pixels) {
    return alphaOf(pixels) >= static_cast<std::int32_t>(Ink::kOpaque);
}

/// Pixels laid over others.
[[nodiscard]] inline PixelLanes over(PixelLanes top, PixelLanes bottom) {
    using Halves = std::uint16_t __attribute__((vector_size(16)));
    const PixelLanes left = 255U - (top >> 24U);
    const auto both = std::bit_cast<Halves>(left | (left << 16U));
    const auto part = [&](PixelLanes channels) { // of two channels: times left / 255, rounded
        const Halves product = std::bit_cast<Halves>(channels) * both + std::uint16_t{128};
        return std::bit_cast<PixelLanes>((product + (product >> 8U)) >> 8U);
    };
    return top + (part(bottom & 0x00FF00FFU) | (part((bottom >> 8U) & 0x00FF00FFU) << 8U));
}

/// As Ink, with the same arithmetic.
class InkLanes {
  public:
    explicit InkLanes(Color color)
        : redBlue_(PixelLanes{} + (color.r | (std::uint32_t{color.b} << 16U))),
          greenAlpha_(PixelLanes{} + (color.g | (255U << 16U))),
          opacity_(lanesOf(static_cast<float>(color.a) * (256.0F / 255.0F))) {}
    /// Covers a part of each pixel, in [0, 1].
    [[nodiscard]] PixelLanes under(PixelLanes before, FloatLanes coverage) const {
        const FloatLanes opacity = floatsOf(whole(coverage * opacity_ + 0.5F));
        const IntLanes parts = whole((opacity * floatsOf(255 - alphaOf(before)) + 127.5F) * (1.0F / 255.0F));
        const auto both = std::bit_cast<Halves>(parts | (parts << 16));
        const Halves redBlue = (std::bit_cast<Halves>(redBlue_) * both + kHalf) >> 8U;
        const Halves greenAlpha = (std::bit_cast<Halves>(greenAlpha_) * both + kHalf) >> 8U;
        return before + (std::bit_cast<PixelLanes>(redBlue) | (std::bit_cast<PixelLanes>(greenAlpha) << 8U));
    }

  private:
    using Halves = std::uint16_t __attribute__((vector_size(16)));
    static constexpr std::uint16_t kHalf = 128;
    PixelLanes redBlue_, greenAlpha_;
    FloatLanes opacity_;
};

/// Colours of four pixels, each channel in [0, 1], alpha multiplied in.
struct ColorLanes {
    FloatLanes r{}, g{}, b{}, a{};
    friend ColorLanes operator*(const ColorLanes& color, FloatLanes part) {
        return {color.r * part, color.g * part, color.b * part, color.a * part};
    }
    friend ColorLanes operator+(const ColorLanes& x, const ColorLanes& y) {
        return {x.r + y.r, x.g + y.g, x.b + y.b, x.a + y.a};
    }
    /// Laid under pixels.
    [[nodiscard]] PixelLanes under(PixelLanes before) const {
        const FloatLanes left = floatsOf(255 - alphaOf(before));
        // No channel grows by more than alpha does: each would run over into the next.
        const auto channel = [&](FloatLanes value) {
            return std::bit_cast<PixelLanes>(whole(lesser(value, a) * left + 0.5F));
        };
        return before + (channel(r) | (channel(g) << 8U) | (channel(b) << 16U) | (channel(a) << 24U));
    }
};

} // namespace entente
