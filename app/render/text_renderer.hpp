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
    /// `points` are those that the paths of texts are made of.
    void draw(std::span<const Text> texts, std::span<const glm::vec2> points, const Surface& surface);

  private:
    struct Vertex {
        glm::vec2 position, texel;
        Color color;
    };

    /// What is drawn of a text: its halo or its letters.
    struct Ink {
        Color color;
        std::uint32_t size = 0; ///< as in GlyphKey
        std::uint16_t halo = 0; ///< as in GlyphKey
    };
    void add(const Text& text, const Ink& ink, const Surface& surface);
    void addOnPath(const Text& text, const Ink& ink, std::span<const glm::vec2> path, const Surface& surface);
    /// A glyph with its origin at a pixel, turned by whole degrees.
    void addGlyph(const ShapedGlyph& glyph, const Ink& ink, glm::dvec2 origin, int degrees, const Surface& surface);
    void flush(const Surface& surface);

    Programs* programs_;
    const Fonts* fonts_;
    GlyphAtlas atlas_;
    std::vector<Vertex> vertices_;
    VertexStream stream_;
};

} // namespace entente
