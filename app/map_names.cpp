#include "map_names.hpp"

#include "geo/atlas_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace entente {

namespace {

/// Takes out the names that cannot be drawn; the warning that says so, or nothing.
std::optional<Diagnostic> dropUndrawable(TranslatedNames& names, const TextMeasure& text) {
    std::string example;
    std::size_t dropped = 0;
    for (auto& name : names.names) {
        if (!text.canDraw(name)) {
            example = dropped++ == 0 ? std::exchange(name, {}) : example;
            name.clear();
        }
    }
    if (dropped == 0) {
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 5> kEastAsian{"ja", "ko", "zh_CN", "zh_HK", "zh_TW"};
    const bool eastAsian = std::find(kEastAsian.begin(), kEastAsian.end(), names.language) != kEastAsian.end();
    Diagnostic problem;
    problem.severity = Severity::warning;
    problem.code = "font-missing";
    problem.text =
        fmt::format("{} names in the language \"{}\", such as \"{}\", have letters that no installed font has; "
                    "they stay English",
                    dropped, names.language, example);
    problem.advice = fmt::format("install a font: apt install {}", eastAsian ? "fonts-noto-cjk" : "fonts-noto-core");
    return problem;
}

} // namespace

const TranslatedNames* MapNames::get(const std::string& language, const PartyTable& parties, const TextMeasure& text,
                                     std::vector<Diagnostic>& problems) {
    if (language != language_) {
        language_ = language;
        names_.reset();
        auto read = readTranslatedNames(geodata_, language, parties);
        std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(problems));
        if (read.value && !read.value->names.empty()) {
            names_ = std::move(*read.value);
            if (auto problem = dropUndrawable(*names_, text)) {
                problems.push_back(std::move(*problem));
            }
        }
    }
    return names_ ? &*names_ : nullptr;
}

} // namespace entente
