#include "render/layer_texture.hpp"

namespace entente {

void LayerTexture::uploadPart(const PixelLayer& layer, const glm::ivec4& part, glm::ivec2 size, glm::ivec2 at) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    if (size_ != size) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
        size_ = size;
    }
    corner_ = layer.corner() + glm::ivec2(part.x, part.y) - at;
    const auto first =
        static_cast<std::size_t>(part.y) * static_cast<std::size_t>(layer.size().x) + static_cast<std::size_t>(part.x);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, layer.size().x);
    glTexSubImage2D(GL_TEXTURE_2D, 0, at.x, at.y, part.z, part.w, GL_RGBA, GL_UNSIGNED_BYTE,
                    layer.pixels().subspan(first).data());
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void LayerTexture::draw(Programs& programs, const Surface& surface) const {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    programs.use(ProgramId::layer, surface);
    glUniform1i(programs.uniform(ProgramId::layer, "layer"), 0);
    glUniform2f(programs.uniform(ProgramId::layer, "layerCorner"), static_cast<float>(corner_.x),
                static_cast<float>(corner_.y));
    glBindVertexArray(array_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void LayerTexture::copyTo(const Surface& surface, glm::ivec2 corner) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
    glBlitFramebuffer(0, 0, size_.x, size_.y, corner.x, corner.y, corner.x + size_.x, corner.y + size_.y,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
}

} // namespace entente
