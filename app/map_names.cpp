#include "map_names.hpp"

#include "geo/atlas_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace entente {

namespace {

/// The warning that no font has the letters of a language, or nothing.
std::optional<Diagnostic> missingFont(const PartyNames& names, const TextMeasure& text) {
    const auto cannot = [&](const std::string& name) { return !text.canDraw(name); };
    const auto first = std::find_if(names.names.begin(), names.names.end(), cannot);
    if (first == names.names.end()) {
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
                    std::count_if(first, names.names.end(), cannot), names.language, *first);
    problem.advice = fmt::format("install a font: apt install {}", eastAsian ? "fonts-noto-cjk" : "fonts-noto-core");
    return problem;
}

} // namespace

const PartyNames* MapNames::get(const std::string& language, const PartyTable& parties, const TextMeasure& text,
                                std::vector<Diagnostic>& problems) {
    if (language != language_) {
        language_ = language;
        names_.reset();
        auto read = readPartyNames(geodata_, language, parties);
        std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(problems));
        if (read.value && !read.value->names.empty()) {
            names_ = std::move(*read.value);
            if (auto problem = missingFont(*names_, text)) {
                problems.push_back(std::move(*problem));
            }
        }
    }
    return names_ ? &*names_ : nullptr;
}

} // namespace entente
