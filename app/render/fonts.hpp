#pragma once
/// The fonts of the picture: text shaped with HarfBuzz, glyphs rasterised with FreeType. Knows no OpenGL.

#include "core/result.hpp"
#include "core/scene.hpp"
#include "render/glyph_image.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace entente {

/// A glyph and where it stands; lengths in em, x to the right and y downwards from the start of the text.
struct ShapedGlyph {
    std::uint32_t font = 0; ///< of Fonts
    std::uint32_t glyph = 0;
    float x = 0.0F, y = 0.0F;
    std::uint32_t letter = 0; ///< glyphs of one letter, with its marks, follow each other and have the same number
};

/// A line of text as glyphs in the order they are seen.
struct ShapedText {
    std::vector<ShapedGlyph> glyphs;
    float advance = 0.0F;  ///< em
    bool isJoined = false; ///< letters of a script that joins them
};

/// How a glyph stands on its place.
struct GlyphPose {
    float right = 0.0F, down = 0.0F; ///< moved by a part of a pixel, in [0, 1)
    float angle = 0.0F;              ///< turned about its origin, clockwise, radians
};

/// Inter in two weights, and for characters that Inter lacks whatever font of the system has them. Belongs to one
/// thread.
class Fonts : public TextMeasure {
  public:
    /// Fails ("no-font") only where no font at all is installed; warns where Inter is not.
    [[nodiscard]] static Result<std::unique_ptr<Fonts>> create();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;
    Fonts(Fonts&&) = delete;
    Fonts& operator=(Fonts&&) = delete;
    ~Fonts() override;

    [[nodiscard]] double width(std::string_view text, float size, FontWeight weight) const override;

    [[nodiscard]] bool canDraw(std::string_view text) const override;
    [[nodiscard]] bool canBend(std::string_view text) const override;
    /// Prefers fonts and forms of letters for a language (`ja`, `zh_CN`), where one letter has several.
    void setLanguage(std::string_view language);

    /// The glyphs of a line. The reference holds until the next call.
    [[nodiscard]] const ShapedText& shape(std::string_view text, FontWeight weight) const;

    /// A glyph with `size` pixels to the em. Empty for a space.
    [[nodiscard]] GlyphImage rasterize(std::uint32_t font, std::uint32_t glyph, float size,
                                       const GlyphPose& pose) const;

    /// The file a weight was loaded from, for those who load fonts themselves.
    [[nodiscard]] const std::filesystem::path& file(FontWeight weight) const;

  private:
    struct State;
    explicit Fonts(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace entente
