#include "year_merge.hpp"

#include "core/json_text.hpp"
#include "geo/cow_import.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace entente {

namespace {

/// Fields without a role whose samples are 0 and 1 only.
std::set<std::string> pledgesOf(const FieldReport& report) {
    std::set<std::string> pledges;
    for (const auto& field : report.fields) {
        const bool binary =
            !field.samples.empty() && std::all_of(field.samples.begin(), field.samples.end(),
                                                  [](const std::string& text) { return text == "0" || text == "1"; });
        if (binary && !report.mapping.roleOf(field.name)) {
            pledges.insert(field.name);
        }
    }
    return pledges;
}

/// Of a year, or a number.
std::optional<int> yearIn(std::string_view json) {
    int year = 0;
    if (json.size() > 2 && json.front() == '"') {
        json = json.substr(1, json.size() - 2);
    }
    const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), year);
    // The date of a yearly row is the first day of its year.
    const std::string_view rest(end, static_cast<std::size_t>(json.data() + json.size() - end));
    return error == std::errc{} && (rest.empty() || rest == "-01-01") ? std::optional(year) : std::nullopt;
}

} // namespace

MergedYears mergeYears(const Pack& pack, const PartyTable& parties) {
    MergedYears merged;
    const auto& mapping = pack.fields->mapping;
    const auto pledges = mapping.has(FieldRole::kind) ? std::set<std::string>{} : pledgesOf(*pack.fields);
    merged.kinds.assign(pledges.begin(), pledges.end());
    constexpr std::array<std::string_view, 9> kKept{"layer", "organization", "party",   "role",        "kind",
                                                    "from",  "to",           "parties", "participants"};
    using Properties = std::vector<std::pair<std::string, std::string>>;
    std::map<Properties, std::vector<int>> years;
    int lastYear = INT_MIN;
    for (std::size_t i = 0; i < pack.features.size(); ++i) {
        const auto feature = recognizedFeature(pack, i, parties);
        Properties key;
        std::optional<int> year;
        std::vector<std::string> kinds;
        for (const auto& [name, value] : feature.properties) {
            if (std::find(kKept.begin(), kKept.end(), name) != kKept.end()) {
                key.emplace_back(name, value);
            } else if (name == "start") {
                year = yearIn(value);
            } else if (pledges.count(name) > 0 && yearIn(value) == 1) {
                kinds.push_back(name);
            }
        }
        if (!year || key.size() < 2 || (!pledges.empty() && kinds.empty())) {
            ++merged.unused;
            continue;
        }
        lastYear = std::max(lastYear, *year);
        for (auto& [name, value] : key) {
            // A pair is the same whichever is named first; codes and names are written as ["A","B"].
            const auto comma = value.find("\",\"");
            if (name == "parties" && comma != std::string::npos &&
                value.find("\",\"", comma + 1) == std::string::npos) {
                const std::string a = value.substr(1, comma);
                const std::string b = value.substr(comma + 2, value.size() - comma - 3);
                value = "[" + std::min(a, b) + "," + std::max(a, b) + "]";
            }
        }
        if (pledges.empty()) {
            years[key].push_back(*year);
        }
        for (const auto& kind : kinds) {
            Properties own = key;
            std::erase_if(own, [](const auto& property) { return property.first == "kind"; });
            own.emplace_back("kind", jsonString(kind));
            years[own].push_back(*year);
        }
    }
    for (auto& [key, own] : years) {
        for (const auto& span : spellsOf(std::move(own))) {
            auto properties = key;
            properties.emplace_back("start", jsonString(std::to_string(span.first)));
            properties.emplace_back("end", jsonString(span.last == lastYear ? ".." : std::to_string(span.last)));
            merged.features.push_back({.id = {}, .properties = std::move(properties)});
        }
    }
    return merged;
}

} // namespace entente
