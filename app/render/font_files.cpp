#include "render/font_files.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace entente {
namespace {

struct PatternDelete {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
struct CharSetDelete {
    void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDelete>;
using CharSet = std::unique_ptr<FcCharSet, CharSetDelete>;

const FcChar8* bytes(const char* text) {
    return reinterpret_cast<const FcChar8*>(text);
}

/// The installed font nearest to Inter in a weight, with the character if one is asked for, for a language; null
/// without fonts.
Pattern match(FontWeight weight, std::optional<char32_t> character, const std::string& language) {
    const Pattern wanted(FcPatternCreate());
    FcPatternAddString(wanted.get(), FC_FAMILY, bytes("Inter"));
    FcPatternAddString(wanted.get(), FC_FAMILY, bytes("sans-serif"));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT,
                        weight == FontWeight::semibold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    if (character) {
        const CharSet set(FcCharSetCreate());
        FcCharSetAddChar(set.get(), *character);
        FcPatternAddCharSet(wanted.get(), FC_CHARSET, set.get());
    }
    if (!language.empty()) {
        FcPatternAddString(wanted.get(), FC_LANG, bytes(language.c_str()));
    }
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    return Pattern(FcFontMatch(nullptr, wanted.get(), &result));
}

std::optional<FontFile> fileOf(FcPattern* pattern) {
    FcChar8* name = nullptr;
    if (pattern == nullptr || FcPatternGetString(pattern, FC_FILE, 0, &name) != FcResultMatch) {
        return std::nullopt;
    }
    FontFile file{reinterpret_cast<const char*>(name), 0};
    FcPatternGetInteger(pattern, FC_INDEX, 0, &file.index);
    file.index &= 0xFFFF; // the upper half names an instance of a variable font
    return file;
}

} // namespace

Result<FontFile> findInterfaceFont(FontWeight weight) {
    Result<FontFile> result;
    const std::filesystem::path usual = weight == FontWeight::semibold
                                            ? "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"
                                            : "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
    std::error_code ignored;
    if (std::filesystem::exists(usual, ignored)) {
        result.value = FontFile{usual, 0};
        return result;
    }
    const auto found = match(weight, std::nullopt, {});
    result.value = fileOf(found.get());
    Diagnostic d;
    d.advice = "install the font Inter: apt install fonts-inter";
    FcChar8* family = nullptr;
    if (!result.value) {
        d.code = "no-font";
        d.text = "no font is installed, so no text can be drawn";
        result.diagnostics.push_back(std::move(d));
    } else if (FcPatternGetString(found.get(), FC_FAMILY, 0, &family) != FcResultMatch ||
               std::string_view(reinterpret_cast<const char*>(family)).substr(0, 5) != "Inter") {
        d.severity = Severity::warning;
        d.code = "font-missing";
        d.text = "the font Inter is not installed; " + result.value->path.filename().string() + " is used instead";
        result.diagnostics.push_back(std::move(d));
    }
    return result;
}

std::optional<FontFile> findFontFor(char32_t character, FontWeight weight, const std::string& language) {
    const auto found = match(weight, character, language);
    FcCharSet* characters = nullptr;
    if (!found || FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &characters) != FcResultMatch ||
        FcCharSetHasChar(characters, character) != FcTrue) {
        return std::nullopt;
    }
    return fileOf(found.get());
}

} // namespace entente
