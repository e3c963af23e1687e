#pragma once
/// The table of stroke styles that stroke.vert, its like and the processor read: everything about a stroke but its
/// course and its width.

#include "core/scene.hpp"

#include <glm/vec4.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace entente {

class StrokeStyles {
  public:
    static constexpr std::size_t kTexels = 6;

    void clear();
    /// The row of a stroke's style, made where there is none like it.
    [[nodiscard]] std::uint32_t row(const Stroke& stroke, float pixelsPerLogical);
    /// Six texels a row: the colours of body, casing and inlay with alpha multiplied in; the body's pattern (form,
    /// on, period) and casing width; the inlay's pattern and half width; part of the length with the inlay, 1 for
    /// round caps. Lengths in device pixels.
    [[nodiscard]] std::span<const glm::vec4> texels() const { return texels_; }

  private:
    using Style = std::array<float, kTexels * 4>;
    std::map<Style, std::uint32_t> rows_;
    std::vector<glm::vec4> texels_;
    Style lastStyle_{};
    std::uint32_t lastRow_ = 0;
};

} // namespace entente
