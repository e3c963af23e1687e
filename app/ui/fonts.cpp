#include "ui/fonts.hpp"

#include "ui/palette.hpp"

#include <imgui.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

namespace {

// Pairs of first and last code point, closed by zero, as ImGui wants them; the atlas keeps the address.
constexpr auto kGlyphs = std::to_array<ImWchar>({
    0x0020, 0x017F, // Latin of Europe
    0x018F, 0x0192, // and of Azerbaijan
    0x01A0, 0x01DC, // Vietnamese, pinyin
    0x01FA, 0x021B, // Danish, Romanian
    0x0259, 0x0259, // Azerbaijani
    0x02BB, 0x02DD, // signs of transliterations
    0x0384, 0x03CE, // Greek
    0x0400, 0x045F, // Cyrillic
    0x0490, 0x04E9, // Cyrillic of Ukraine and Central Asia
    0x1EA0, 0x1EF9, // Vietnamese
    0x2010, 0x2026, // dashes, quotation marks, ellipsis
    0x2039, 0x203A, // angle quotation marks
    0x20AC, 0x20AC, // euro
    0x2190, 0x2193, // arrows
    0x2212, 0x2212, // minus
    0x2264, 0x2265, // less or equal, greater or equal
    0xFFFD, 0xFFFD, // what stands for a missing sign
    0,
});

std::optional<std::uint32_t> bigEndian(std::span<const std::byte> bytes, std::size_t offset, std::size_t count) {
    if (offset + count > bytes.size()) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value = value * 256 + std::to_integer<std::uint32_t>(bytes[offset + i]);
    }
    return value;
}

/// Where a table of an OpenType file begins.
std::optional<std::size_t> findTable(std::span<const std::byte> font, std::uint32_t tag) {
    const auto tables = bigEndian(font, 4, 2);
    for (std::uint32_t i = 0; i < tables.value_or(0); ++i) {
        const std::size_t entry = 12 + std::size_t{16} * i;
        if (bigEndian(font, entry, 4) == tag) {
            return bigEndian(font, entry + 8, 4);
        }
    }
    return std::nullopt;
}

/// ImGui sizes a font by ascender minus descender, designers by the em. The ratio of the two, from the tables
/// "head" and "hhea" (OpenType 1.9); nullopt for anything that is no such font.
std::optional<double> heightPerEm(std::span<const std::byte> font) {
    const auto head = findTable(font, 0x68656164);
    const auto hhea = findTable(font, 0x68686561);
    if (!head || !hhea) {
        return std::nullopt;
    }
    const auto em = bigEndian(font, *head + 18, 2);
    const auto ascender = bigEndian(font, *hhea + 4, 2);
    const auto descender = bigEndian(font, *hhea + 6, 2);
    if (!em || *em == 0 || !ascender || !descender) {
        return std::nullopt;
    }
    const double height = static_cast<std::int16_t>(*ascender) - static_cast<std::int16_t>(*descender);
    return height > 0 ? std::optional(height / *em) : std::nullopt;
}

ImFont* addFile(ImFontAtlas& atlas, std::span<const std::byte> file, double size, int oversample, bool merge,
                const ImWchar* glyphs) {
    const auto ratio = heightPerEm(file);
    if (!ratio) {
        return nullptr;
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = oversample;
    config.OversampleV = 1;
    config.MergeMode = merge;
    // The atlas takes a pointer to change but, not owning the bytes, leaves them as they are.
    auto* bytes = const_cast<std::byte*>(file.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(file.size()), static_cast<float>(size * *ratio), &config,
                                      glyphs);
}

ImFont* addFace(ImFontAtlas& atlas, const FontFiles& files, bool strong, double size, double scale) {
    const double pixels = size * scale;
    // Letters stand between whole pixels: sharper when drawn twice as wide, needless where pixels are small.
    const int oversample = pixels < 18 ? 2 : 1;
    const ImWchar* glyphs = kGlyphs.data();
    ImFont* face = addFile(atlas, strong ? files.semibold : files.regular, pixels, oversample, false, glyphs);
    if (face == nullptr) {
        ImFontConfig config;
        config.SizePixels = static_cast<float>(pixels);
        return atlas.AddFontDefault(&config);
    }
    if (!files.fallback.empty()) {
        addFile(atlas, files.fallback, pixels, oversample, true, glyphs);
    }
    return face;
}

} // namespace

FontSet loadInterfaceFonts(ImFontAtlas& atlas, const FontFiles& files, double scale) {
    atlas.Clear();
    atlas.TexDesiredWidth = 2048;
    FontSet set;
    set.body = addFace(atlas, files, false, Metrics::body, scale);
    set.small = addFace(atlas, files, false, Metrics::small, scale);
    set.smallStrong = addFace(atlas, files, true, Metrics::small, scale);
    set.bodyStrong = addFace(atlas, files, true, Metrics::body, scale);
    set.title = addFace(atlas, files, true, Metrics::title, scale);
    atlas.Build();
    return set;
}

} // namespace entente
