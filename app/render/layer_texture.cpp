#include "render/layer_texture.hpp"

namespace entente {

void LayerTexture::uploadPart(const PixelLayer& layer, const glm::ivec4& part, glm::ivec2 size, glm::ivec2 at) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    if (size_ != size) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
        size_ = size;
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, layer.stride());
    glTexSubImage2D(GL_TEXTURE_2D, 0, at.x, at.y, part.z, part.w, GL_RGBA, GL_UNSIGNED_BYTE,
                    layer.pixels().subspan(layer.offsetOf(part.x, part.y)).data());
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void LayerTexture::copyTo(const Surface& surface, glm::ivec2 corner) const {
    const glm::ivec4 whole(0, 0, size_);
    copyParts(std::span(&whole, 1), surface, corner);
}

void LayerTexture::copyParts(std::span<const glm::ivec4> parts, const Surface& surface, glm::ivec2 corner) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
    for (const auto& part : parts) {
        const glm::ivec2 low(part.x, part.y);
        const glm::ivec2 high = low + glm::ivec2(part.z, part.w);
        const glm::ivec2 to = corner + low;
        const glm::ivec2 toEnd = corner + high;
        glBlitFramebuffer(low.x, low.y, high.x, high.y, to.x, to.y, toEnd.x, toEnd.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
}

void LayerTexture::layOver(PixelLayer& layer, const Surface& surface) {
    const auto size = layer.size();
    const auto parts = layer.readyParts();
    backdrop_.resize(layer.pixels().size());
    glPixelStorei(GL_PACK_ROW_LENGTH, layer.stride());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, surface.framebuffer);
    for (const auto& part : parts) {
        glReadPixels(surface.corner.x + part.x, surface.corner.y + part.y, part.z, part.w, GL_RGBA, GL_UNSIGNED_BYTE,
                     backdrop_.data() + layer.offsetOf(part.x, part.y));
    }
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
    layer.layOver(backdrop_, parts);
    for (const auto& part : parts) {
        uploadPart(layer, part, size, {part.x, part.y});
    }
    copyParts(parts, surface, surface.corner);
}

} // namespace entente
