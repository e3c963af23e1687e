#pragma once
/// The part of a framebuffer that a picture is drawn on.

#include "core/geometry.hpp"

#include <epoxy/gl.h>
#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include <algorithm>
#include <cmath>

namespace entente {

/// Pixels of a picture are counted from its top left corner; rows of a framebuffer from the bottom. An image that
/// is to be read back is drawn with its first row at the bottom, so that it need not be turned over.
struct Surface {
    GLuint framebuffer = 0;
    glm::ivec2 corner{0, 0}; ///< lower left, in the framebuffer
    glm::ivec2 size{0, 0};   ///< device pixels
    int firstRow = 0;        ///< the row of the picture at its top; others are drawn at another time
    bool topRowFirst = false;
    double pixelsPerLogical = 1.0;

    /// clip coordinates = picture pixel * xy + zw
    [[nodiscard]] glm::vec4 toClip() const {
        const float w = static_cast<float>(size.x);
        const float h = static_cast<float>(size.y);
        const float top = 2.0F * static_cast<float>(firstRow) / h;
        return topRowFirst ? glm::vec4(2.0F / w, 2.0F / h, -1.0F, -1.0F - top)
                           : glm::vec4(2.0F / w, -2.0F / h, -1.0F, 1.0F + top);
    }
    /// picture pixel = gl_FragCoord * xy + zw
    [[nodiscard]] glm::vec4 fromFragment() const {
        const auto x = static_cast<float>(-corner.x);
        const auto y = static_cast<float>(corner.y);
        const auto top = static_cast<float>(firstRow);
        return topRowFirst ? glm::vec4(1.0F, 1.0F, x, top - y)
                           : glm::vec4(1.0F, -1.0F, x, top + y + static_cast<float>(size.y));
    }
    /// A rectangle of the picture: x, y, width, height, cut to the surface.
    [[nodiscard]] glm::ivec4 ofPicture(const Rect& logical) const {
        const auto to = [&](double v) { return static_cast<int>(std::lround(v * pixelsPerLogical)); };
        const int left = std::clamp(to(logical.min.x), 0, size.x);
        const int right = std::clamp(to(logical.max.x), left, size.x);
        const int top = std::clamp(to(logical.min.y) - firstRow, 0, size.y);
        const int bottom = std::clamp(to(logical.max.y) - firstRow, top, size.y);
        return {left, firstRow + top, right - left, bottom - top};
    }
    /// The same in the framebuffer, as glScissor wants it.
    [[nodiscard]] glm::ivec4 pixels(const Rect& logical) const {
        const auto box = ofPicture(logical);
        const int top = box.y - firstRow;
        return {corner.x + box.x, corner.y + (topRowFirst ? top : size.y - top - box.w), box.z, box.w};
    }
};

} // namespace entente
