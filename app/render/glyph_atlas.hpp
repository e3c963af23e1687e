#pragma once
/// Glyphs and halos as they are copied to the picture, in one texture.

#include "render/fonts.hpp"
#include "render/gl_objects.hpp"

#include <glm/vec2.hpp>

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace entente {

/// What is drawn of a glyph.
struct GlyphKey {
    std::uint32_t font = 0, glyph = 0;
    std::uint32_t size = 0;  ///< device pixels per em, in 1/64
    std::uint16_t halo = 0;  ///< reach of the halo in 1/16 device pixels; 0 = the glyph itself
    std::uint16_t shift = 0; ///< quarter pixels to the right
    std::uint16_t drop = 0;  ///< quarter pixels down
    std::int16_t angle = 0;  ///< degrees clockwise
    friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
};

class GlyphAtlas {
  public:
    explicit GlyphAtlas(const Fonts& fonts) : fonts_(&fonts) {}

    struct Place {
        glm::ivec2 corner{0, 0}; ///< top left, texels
        glm::ivec2 size{0, 0};
        glm::ivec2 offset{0, 0}; ///< from the glyph's origin to its top left, pixels, y downwards
    };
    /// Where a glyph is, rasterised if it is new; nullopt when there is no room left: draw what was found so far,
    /// clear(), and ask again.
    [[nodiscard]] std::optional<Place> find(const GlyphKey& key);
    void clear();
    /// Uploads what is new and binds the texture to unit 0.
    void bind();

  private:
    struct KeyHash {
        std::size_t operator()(const GlyphKey& key) const;
    };
    [[nodiscard]] std::optional<glm::ivec2> reserve(glm::ivec2 size);

    const Fonts* fonts_;
    std::unordered_map<GlyphKey, Place, KeyHash> places_;
    std::vector<std::uint8_t> texels_;
    int height_ = 0; ///< of texels_
    GlTexture texture_;
    int textureHeight_ = 0;
    glm::ivec2 pen_{0, 0}; ///< where the next glyph goes on the shelf
    int shelf_ = 0;        ///< height of the shelf
    int dirtyFirst_ = 0, dirtyEnd_ = 0;
};

} // namespace entente
