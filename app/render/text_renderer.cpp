#include "render/text_renderer.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace entente {

TextRenderer::TextRenderer(Programs& programs, const Fonts& fonts)
    : programs_(&programs), fonts_(&fonts), atlas_(fonts),
      stream_(sizeof(Vertex), std::array{VertexAttribute{2, GL_FLOAT, offsetof(Vertex, position)},
                                         VertexAttribute{2, GL_FLOAT, offsetof(Vertex, texel)},
                                         VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(Vertex, color)}}) {}

void TextRenderer::draw(std::span<const Text> texts, const Surface& surface) {
    for (const bool halo : {true, false}) {
        for (const auto& text : texts) {
            add(text, halo, surface);
        }
    }
    flush(surface);
}

void TextRenderer::add(const Text& text, bool halo, const Surface& surface) {
    const Color color = halo ? text.halo : text.color;
    if (color.a == 0 || text.text.empty() || (halo && text.haloWidth <= 0.0F)) {
        return;
    }
    const double scale = surface.pixelsPerLogical;
    const double size = static_cast<double>(text.size) * scale;
    const auto& shaped = fonts_->shape(text.text, text.weight);
    const double part = text.align == Align::start ? 0.0 : (text.align == Align::middle ? 0.5 : 1.0);
    const double start = text.position.x * scale - part * static_cast<double>(shaped.advance) * size;
    const double baseline = std::round(text.position.y * scale);
    GlyphKey key;
    key.size = static_cast<std::uint32_t>(std::lround(size * 64.0));
    key.halo = halo ? static_cast<std::uint16_t>(std::lround(static_cast<double>(text.haloWidth) * scale * 16.0)) : 0;
    for (const auto& glyph : shaped.glyphs) {
        const double quarters = std::round((start + static_cast<double>(glyph.x) * size) * 4.0);
        const double left = std::floor(quarters / 4.0);
        key.font = glyph.font;
        key.glyph = glyph.glyph;
        key.shift = static_cast<std::uint16_t>(quarters - left * 4.0);
        auto place = atlas_.find(key);
        if (!place) {
            flush(surface);
            atlas_.clear();
            place = atlas_.find(key);
        }
        if (!place || place->size.x == 0) {
            continue;
        }
        const glm::vec2 origin(left, baseline + std::round(static_cast<double>(glyph.y) * size));
        const glm::vec2 a = origin + glm::vec2(place->offset);
        const glm::vec2 extent(place->size);
        const glm::vec2 texel(place->corner);
        for (const auto corner :
             {glm::vec2(0, 0), glm::vec2(1, 0), glm::vec2(0, 1), glm::vec2(0, 1), glm::vec2(1, 0), glm::vec2(1, 1)}) {
            vertices_.push_back({a + corner * extent, texel + corner * extent, color});
        }
    }
}

void TextRenderer::flush(const Surface& surface) {
    if (vertices_.empty()) {
        return;
    }
    programs_->use(ProgramId::glyph, surface);
    atlas_.bind();
    glUniform1i(programs_->uniform(ProgramId::glyph, "atlas"), 0);
    stream_.upload(std::as_bytes(std::span(vertices_)));
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices_.size()));
    vertices_.clear();
}

} // namespace entente
