#pragma once
/// A layer of pixels on the card, to be laid over the picture.

#include "render/gl_objects.hpp"
#include "render/pixel_layer.hpp"
#include "render/programs.hpp"

namespace entente {

class LayerTexture {
  public:
    /// Puts a layer in the place of those uploaded before.
    void upload(const PixelLayer& layer) {
        uploadPart(layer, {0, 0, layer.size().x, layer.size().y}, layer.size(), {0, 0});
    }
    /// Makes a part of a layer (x, y, width, height in its rows as they are kept) one of what was uploaded before,
    /// which is of a size, or will be; `at` is where the part's first row begins there.
    void uploadPart(const PixelLayer& layer, const glm::ivec4& part, glm::ivec2 size, glm::ivec2 at);
    /// Lays what was uploaded last, its top row first, over its place on the surface.
    void draw(Programs& programs, const Surface& surface) const;
    /// Puts what was uploaded last in the place of what is there, with its lower left corner at a pixel of the
    /// framebuffer. The layer's rows lie as those of the surface do.
    void copyTo(const Surface& surface, glm::ivec2 corner) const;

  private:
    GlTexture texture_;
    GlFramebuffer framebuffer_;
    GlVertexArray array_; ///< of no attributes: the shader makes the corners
    glm::ivec2 corner_{0, 0}, size_{0, 0};
};

} // namespace entente
