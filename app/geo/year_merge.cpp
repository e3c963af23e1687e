#include "geo/year_merge.hpp"

#include "core/json_text.hpp"
#include "geo/pack_reader.hpp"
#include "geo/year_spans.hpp"

#include <simdjson.h>

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
std::optional<int> yearIn(const std::string& json) {
    int year = 0;
    const std::string text = plainValue(json);
    const auto* textEnd = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), textEnd, year);
    // The date of a yearly row is the first day of its year.
    const std::string_view rest(end, static_cast<std::size_t>(textEnd - end));
    return error == std::errc{} && (rest.empty() || rest == "-01-01") ? std::optional(year) : std::nullopt;
}

/// A JSON array of strings in the order of the alphabet: a tie is the same whichever party is named first.
std::string sortedTexts(const std::string& json) {
    simdjson::dom::parser parser;
    simdjson::dom::array array;
    if (parser.parse(json).get(array) != simdjson::SUCCESS) {
        return json;
    }
    std::vector<std::string> texts;
    for (const auto element : array) {
        std::string_view text;
        if (element.get(text) == simdjson::SUCCESS) {
            texts.emplace_back(text);
        }
    }
    std::sort(texts.begin(), texts.end());
    return jsonStrings(texts);
}

using Properties = std::vector<std::pair<std::string, std::string>>;
/// The years of each tie, which is what its properties say.
using YearsOfTies = std::map<Properties, std::vector<int>>;

/// What a row says, as far as it is kept.
struct YearRow {
    Properties tie;
    std::optional<int> year;
    std::vector<std::string> kinds; ///< the pledges that it has
};

YearRow rowOf(const Properties& properties, const std::set<std::string>& pledges) {
    constexpr std::array<std::string_view, 12> kKept{"layer",   "organization", "party",  "role",  "kind", "from", "to",
                                                     "parties", "participants", "weight", "label", "place"};
    YearRow row;
    for (const auto& [name, value] : properties) {
        if (std::find(kKept.begin(), kKept.end(), name) != kKept.end()) {
            row.tie.emplace_back(name, name == "parties" ? sortedTexts(value) : value);
        } else if (name == "start") {
            row.year = yearIn(value);
        } else if (pledges.count(name) > 0 && yearIn(value) == 1) {
            row.kinds.push_back(name);
        }
    }
    return row;
}

/// A tie for each pledge; one as the row says where there are no pledges.
void addYear(YearsOfTies& years, const YearRow& row, bool hasPledges) {
    if (!hasPledges) {
        years[row.tie].push_back(*row.year);
    }
    for (const auto& kind : row.kinds) {
        Properties own = row.tie;
        std::erase_if(own, [](const auto& property) { return property.first == "kind"; });
        own.emplace_back("kind", jsonString(kind));
        years[own].push_back(*row.year);
    }
}

} // namespace

MergedYears mergeYears(const Pack& pack, const PartyTable& parties) {
    MergedYears merged;
    const auto& mapping = pack.fields->mapping;
    const auto pledges = mapping.has(FieldRole::kind) ? std::set<std::string>{} : pledgesOf(*pack.fields);
    merged.kinds.assign(pledges.begin(), pledges.end());
    for (const auto& field : pack.fields->fields) {
        if (!mapping.roleOf(field.name) && pledges.count(field.name) == 0) {
            merged.notKept.push_back(field.name);
        }
    }
    YearsOfTies years;
    int lastYear = INT_MIN;
    for (std::size_t i = 0; i < pack.features.size(); ++i) {
        const YearRow row = rowOf(recognizedFeature(pack, i, parties).properties, pledges);
        if (!row.year || row.tie.size() < 2 || (!pledges.empty() && row.kinds.empty())) {
            ++merged.unused;
            continue;
        }
        lastYear = std::max(lastYear, *row.year);
        addYear(years, row, !pledges.empty());
    }
    for (auto& [key, own] : years) {
        for (const auto& span : spellsOf(std::move(own))) {
            auto properties = key;
            properties.emplace_back("start", jsonString(std::to_string(span.first)));
            properties.emplace_back("end", jsonString(writtenEnd(span, lastYear)));
            merged.features.push_back({.id = {}, .properties = std::move(properties)});
        }
    }
    return merged;
}

} // namespace entente
