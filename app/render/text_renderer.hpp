#pragma once
/// Draws lines of text, all halos before all glyphs.

#include "core/scene.hpp"
#include "render/fonts.hpp"
#include "render/glyph_atlas.hpp"
#include "render/programs.hpp"
#include "render/vertex_stream.hpp"

#include <span>
#include <vector>

namespace entente {

class TextRenderer {
  public:
    TextRenderer(Programs& programs, const Fonts& fonts);
    void draw(std::span<const Text> texts, const Surface& surface);

  private:
    struct Vertex {
        glm::vec2 position, texel;
        Color color;
    };

    void add(const Text& text, bool halo, const Surface& surface);
    void flush(const Surface& surface);

    Programs* programs_;
    const Fonts* fonts_;
    GlyphAtlas atlas_;
    std::vector<Vertex> vertices_;
    VertexStream stream_;
};

} // namespace entente
