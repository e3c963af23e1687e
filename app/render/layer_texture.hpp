#pragma once
/// Pixels drawn by the processor, brought into the picture. Between memory and a texture or a framebuffer of a software
/// driver pixels are only copied, which takes a tenth of the time of drawing them as a texture.

#include "core/huge_buffer.hpp"
#include "render/gl_objects.hpp"
#include "render/pixel_layer.hpp"
#include "render/surface.hpp"

#include <cstdint>
#include <span>

namespace entente {

class LayerTexture {
  public:
    /// Makes a part of a layer (x, y, width, height in its rows as they are kept) one of what was uploaded before,
    /// which is of a size, or will be; `at` is where the part's first row begins there.
    void uploadPart(const PixelLayer& layer, const glm::ivec4& part, glm::ivec2 size, glm::ivec2 at);
    /// Puts what was uploaded last in the place of what is there, with its lower left corner at a pixel of the
    /// framebuffer. The layer's rows lie as those of the surface do.
    void copyTo(const Surface& surface, glm::ivec2 corner) const;
    /// Lays what is ready of a layer that covers the whole surface over what the surface shows. The layer's rows lie
    /// as those of the surface do, and it shows both in the end.
    void layOver(PixelLayer& layer, const Surface& surface);

  private:
    /// Copies parts of the texture, each as far from the corner of the framebuffer as it lies from that of the texture.
    void copyParts(std::span<const glm::ivec4> parts, const Surface& surface, glm::ivec2 corner) const;

    GlTexture texture_;
    GlFramebuffer framebuffer_;
    glm::ivec2 size_{0, 0};
    Column<std::uint32_t> backdrop_;
};

} // namespace entente
