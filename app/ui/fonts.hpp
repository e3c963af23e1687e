#pragma once
/// The interface's fonts, made from font files that the program has read.

#include <cstddef>
#include <span>

struct ImFont;
struct ImFontAtlas;

namespace entente {

/// The bytes of TrueType or OpenType files. They must outlive the atlas: it reads them again when it is rebuilt.
struct FontFiles {
    std::span<const std::byte> regular;
    std::span<const std::byte> semibold;
    std::span<const std::byte> fallback; ///< for signs that the first two lack; may be empty
};

/// The five faces of the interface; they belong to the atlas. All null: ImGui's own font is used.
struct FontSet {
    ImFont* small = nullptr;       ///< regular, 11
    ImFont* smallStrong = nullptr; ///< semibold, 11
    ImFont* body = nullptr;        ///< regular, 13
    ImFont* bodyStrong = nullptr;  ///< semibold, 13
    ImFont* title = nullptr;       ///< semibold, 20
};

/// Clears the atlas, adds the five faces at `scale` device pixels per logical pixel and builds it. Covers Latin,
/// Greek, Cyrillic and the punctuation the interface uses. After a change of scale call it again, and let the
/// drawing backend make its texture anew. Faces whose file cannot be used are ImGui's own font.
[[nodiscard]] FontSet loadInterfaceFonts(ImFontAtlas& atlas, const FontFiles& files, double scale);

} // namespace entente
