#pragma once
/// The names on the map, read when a view asks for another language.

#include "core/result.hpp"
#include "core/scene.hpp"
#include "core/translated_names.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Not shared between threads.
class MapNames {
  public:
    explicit MapNames(std::filesystem::path geodata) : geodata_(std::move(geodata)) {}

    /// The names in a language; null where they are the parties' own. When the language is another than before, what
    /// is wrong is appended: `unknown-language` (an error; names are then English), and `font-missing` (a warning)
    /// with the package to install where `text` cannot draw some of them; these stay English.
    [[nodiscard]] const TranslatedNames* get(const std::string& language, const PartyTable& parties,
                                             const TextMeasure& text, std::vector<Diagnostic>& problems);

  private:
    std::filesystem::path geodata_;
    std::string language_;
    std::optional<TranslatedNames> names_;
};

} // namespace entente
