#pragma once
/// Where the files of fonts are.

#include "core/result.hpp"
#include "core/scene.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace entente {

/// A font in a file.
struct FontFile {
    std::filesystem::path path;
    int index = 0; ///< of the font in a collection
    friend bool operator==(const FontFile&, const FontFile&) = default;
};

/// The file of Inter in a weight. The folder of Debian's package is looked in first, since asking fontconfig costs
/// tens of milliseconds; where Inter is missing this is fontconfig's sans serif with a warning ("font-missing"),
/// and without any font an error ("no-font").
[[nodiscard]] Result<FontFile> findInterfaceFont(FontWeight weight);

/// A font that has the character, as fontconfig chooses it for a language ("zh-cn"; empty: any); nullopt where no
/// installed font does.
[[nodiscard]] std::optional<FontFile> findFontFor(char32_t character, FontWeight weight, const std::string& language);

} // namespace entente
