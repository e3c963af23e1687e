#include "render/fonts.hpp"

#include "render/font_files.hpp"
#include "render/text_runs.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

template <auto destroy> struct Destroy {
    template <class T> void operator()(T* object) const { destroy(object); }
};
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;
using FtLibrary = std::unique_ptr<FT_LibraryRec_, Destroy<FT_Done_FreeType>>;
using FtFace = std::unique_ptr<FT_FaceRec_, Destroy<FT_Done_Face>>;

constexpr std::size_t kTextsKept = 20000;

struct Font {
    FontFile file;
    HbFont shaper;
    float unitsPerEm = 1000.0F;
    FtFace face; ///< opened when a glyph is first drawn

    explicit Font(FontFile f) : file(std::move(f)) {
        hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
        hb_face_t* opened = hb_face_create(blob, static_cast<unsigned>(file.index));
        shaper.reset(hb_font_create(opened));
        unitsPerEm = static_cast<float>(hb_face_get_upem(opened));
        hb_face_destroy(opened);
        hb_blob_destroy(blob);
    }
    [[nodiscard]] bool has(char32_t character) const {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(shaper.get(), character, &glyph) != 0;
    }
};

/// Whether a script joins letters to words, by strokes or a common head line.
bool joinsLetters(std::uint32_t script) {
    constexpr std::array kJoined{HB_SCRIPT_ARABIC,   HB_SCRIPT_SYRIAC, HB_SCRIPT_MONGOLIAN,  HB_SCRIPT_NKO,
                                 HB_SCRIPT_MANDAIC,  HB_SCRIPT_ADLAM,  HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI,
                                 HB_SCRIPT_GURMUKHI, HB_SCRIPT_TIBETAN};
    return std::find(kJoined.begin(), kJoined.end(), static_cast<hb_script_t>(script)) != kJoined.end();
}

FtLibrary openLibrary() {
    FT_Library library = nullptr;
    FT_Init_FreeType(&library);
    return FtLibrary(library);
}

} // namespace

struct Fonts::State {
    FtLibrary library = openLibrary();
    std::vector<Font> fonts; ///< regular, semibold, then what other characters needed
    std::unordered_map<char32_t, std::uint32_t> others[2];
    std::unordered_map<std::string, ShapedText> texts;
    std::string key;
    std::string language; ///< as BCP 47 and fontconfig have it: "zh-cn"; empty: any
    HbBuffer buffer{hb_buffer_create()};

    /// The font that draws a character: Inter, one that is open already, or one that fontconfig finds.
    std::uint32_t fontFor(char32_t character, FontWeight weight) {
        const auto own = static_cast<std::uint32_t>(weight);
        if (fonts[own].has(character)) {
            return own;
        }
        const auto known = others[own].find(character);
        if (known != others[own].end()) {
            return known->second;
        }
        std::uint32_t found = own;
        if (const auto file = findFontFor(character, weight, language)) {
            for (found = 0; found < fonts.size() && fonts[found].file != *file; ++found) {
            }
            if (found == fonts.size()) {
                fonts.emplace_back(*file);
            }
        }
        others[own].emplace(character, found);
        return found;
    }

    void shapeRun(const TextRun& run, std::string_view text, ShapedText& shaped) {
        const auto& font = fonts[run.font];
        hb_buffer_clear_contents(buffer.get());
        hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), static_cast<unsigned>(run.first),
                           static_cast<int>(run.count));
        hb_buffer_set_direction(buffer.get(), run.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer.get(), static_cast<hb_script_t>(run.script));
        if (!language.empty()) {
            hb_buffer_set_language(buffer.get(), hb_language_from_string(language.c_str(), -1));
        }
        hb_buffer_guess_segment_properties(buffer.get());
        hb_shape(font.shaper.get(), buffer.get(), nullptr, 0);
        unsigned count = 0;
        const auto* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
        const auto* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
        for (unsigned i = 0; i < count; ++i) {
            const auto& p = positions[i];
            shaped.glyphs.push_back({run.font, infos[i].codepoint,
                                     shaped.advance + static_cast<float>(p.x_offset) / font.unitsPerEm,
                                     -static_cast<float>(p.y_offset) / font.unitsPerEm, infos[i].cluster});
            shaped.advance += static_cast<float>(p.x_advance) / font.unitsPerEm;
        }
    }
};

Fonts::Fonts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Fonts::~Fonts() = default;

Result<std::unique_ptr<Fonts>> Fonts::create() {
    Result<std::unique_ptr<Fonts>> result;
    auto state = std::make_unique<State>();
    for (const auto weight : {FontWeight::regular, FontWeight::semibold}) {
        auto found = findInterfaceFont(weight);
        if (result.diagnostics.empty()) {
            result.diagnostics = std::move(found.diagnostics);
        }
        if (!found) {
            return result;
        }
        state->fonts.emplace_back(std::move(*found.value));
    }
    result.value.emplace(new Fonts(std::move(state)));
    return result;
}

const ShapedText& Fonts::shape(std::string_view text, FontWeight weight) const {
    auto& state = *state_;
    state.key.assign(1, weight == FontWeight::semibold ? 's' : 'r').append(text);
    const auto known = state.texts.find(state.key);
    if (known != state.texts.end()) {
        return known->second;
    }
    if (state.texts.size() >= kTextsKept) {
        state.texts.clear();
    }
    auto& shaped = state.texts[state.key];
    for (const auto& run : textRuns(text, [&](char32_t c) { return state.fontFor(c, weight); })) {
        state.shapeRun(run, text, shaped);
        shaped.isJoined = shaped.isJoined || joinsLetters(run.script);
    }
    return shaped;
}

double Fonts::width(std::string_view text, float size, FontWeight weight) const {
    return static_cast<double>(shape(text, weight).advance) * static_cast<double>(size);
}

bool Fonts::canDraw(std::string_view text) const {
    const auto& glyphs = shape(text, FontWeight::regular).glyphs;
    return std::none_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.glyph == 0; });
}

bool Fonts::canBend(std::string_view text) const {
    return !shape(text, FontWeight::regular).isJoined;
}

void Fonts::setLanguage(std::string_view language) {
    auto& state = *state_;
    std::string tag(language.substr(0, language.find('@')));
    std::transform(tag.begin(), tag.end(), tag.begin(),
                   [](char c) { return c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    if (tag != state.language) {
        state.language = std::move(tag);
        state.texts.clear();
        state.others[0].clear();
        state.others[1].clear();
    }
}

GlyphImage Fonts::rasterize(std::uint32_t font, std::uint32_t glyph, float size, const GlyphPose& pose) const {
    GlyphImage image;
    auto& f = state_->fonts.at(font);
    if (!f.face) {
        FT_Face face = nullptr;
        if (FT_New_Face(state_->library.get(), f.file.path.c_str(), f.file.index, &face) != 0) {
            return image;
        }
        f.face.reset(face);
    }
    FT_Face face = f.face.get();
    // Hints fit a glyph to rows of pixels, which those that are turned do not stand on.
    const FT_Int32 hints = pose.angle == 0.0F ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING;
    if (FT_Set_Char_Size(face, 0, std::lround(size * 64.0F), 72, 72) != 0 ||
        FT_Load_Glyph(face, glyph, FT_LOAD_NO_BITMAP | hints) != 0 || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return image;
    }
    if (pose.angle != 0.0F) {
        const auto fixed = [](float value) { return std::lround(value * 65536.0F); };
        const FT_Matrix turn{fixed(std::cos(pose.angle)), fixed(std::sin(pose.angle)), fixed(-std::sin(pose.angle)),
                             fixed(std::cos(pose.angle))};
        FT_Outline_Transform(&face->glyph->outline, &turn);
    }
    FT_Outline_Translate(&face->glyph->outline, std::lround(pose.right * 64.0F), -std::lround(pose.down * 64.0F));
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) {
        return image;
    }
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    image.left = face->glyph->bitmap_left;
    image.top = face->glyph->bitmap_top;
    image.width = static_cast<int>(bitmap.width);
    image.height = static_cast<int>(bitmap.rows);
    image.coverage.reserve(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const auto* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        image.coverage.insert(image.coverage.end(), row, row + bitmap.width);
    }
    return image;
}

const std::filesystem::path& Fonts::file(FontWeight weight) const {
    return state_->fonts.at(static_cast<std::size_t>(weight)).file.path;
}

} // namespace entente
