#include "own_boundaries.hpp"

#include "core/lower_case.hpp"
#include "geo/pack_reader.hpp"
#include "geo/rings.hpp"
#include "vector_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace entente {

namespace {

constexpr std::array kCodeFields{"iso_a3_eh", "adm0_a3", "iso_a3", "iso3",  "iso_alpha3",
                                 "a3",        "gid_0",   "code",   "party", "country_code"};
constexpr std::array kNameFields{"name_en", "admin",        "name",       "name_long",  "country",
                                 "label",   "country_name", "cntry_name", "sovereignt", "territory"};

/// What a polygon says of whose it is.
struct Owner {
    PartyId party = kNoParty;
    std::string name;
};

Owner ownerOf(const FeatureDetail& detail, const PartyTable& parties) {
    std::unordered_map<std::string, std::string> values{{"label", detail.label}};
    for (const auto& [field, json] : detail.others) {
        values.emplace(lowerCase(field), plainValue(json));
    }
    if (!detail.parties.empty()) {
        values.emplace("party", detail.parties.front());
    }
    const auto value = [&](const char* field) {
        const auto found = values.find(field);
        return found != values.end() && found->second != "null" ? found->second : std::string();
    };
    Owner owner;
    for (const auto* field : kCodeFields) {
        if (const auto code = value(field); owner.party == kNoParty && code.size() >= 2 && code != "-99") {
            owner.party = parties.find(code);
        }
    }
    for (const auto* field : kNameFields) {
        const auto name = value(field);
        owner.name = owner.name.empty() ? name : owner.name;
        owner.party = owner.party == kNoParty && !name.empty() ? parties.find(name) : owner.party;
    }
    return owner;
}

Diagnostic say(Severity severity, const char* code, std::string text, std::string advice,
               const std::filesystem::path& path) {
    return {.severity = severity,
            .code = code,
            .text = std::move(text),
            .advice = std::move(advice),
            .file = path.string()};
}

Boundaries territoriesOf(const Pack& pack, const PartyTable& parties, std::vector<std::string>& unnamed) {
    Boundaries boundaries;
    std::unordered_map<PartyId, std::size_t> territoryOf;
    for (std::size_t i = 0; i < pack.features.size(); ++i) {
        const auto geometry = pack.features[i].geometry;
        if (geometry < 0 || pack.geometries[static_cast<std::size_t>(geometry)].type != GeometryType::polygons) {
            continue;
        }
        auto polygons = pack.geometries[static_cast<std::size_t>(geometry)].polygons;
        std::for_each(polygons.begin(), polygons.end(), unwrapPolygon);
        auto owner = ownerOf(readFeatureDetail(pack, i), parties);
        if (owner.party == kNoParty) {
            unnamed.push_back(owner.name.empty() ? fmt::format("number {}", i) : owner.name);
            boundaries.territories.push_back({kNoParty, std::move(owner.name), std::move(polygons)});
            continue;
        }
        const auto [known, isNew] = territoryOf.try_emplace(owner.party, boundaries.territories.size());
        if (isNew) {
            boundaries.territories.push_back({owner.party, std::move(owner.name), {}});
        }
        auto& mine = boundaries.territories[known->second].polygons;
        mine.insert(mine.end(), std::make_move_iterator(polygons.begin()), std::make_move_iterator(polygons.end()));
    }
    return boundaries;
}

} // namespace

Result<Boundaries> readOwnBoundaries(const std::filesystem::path& path, const PartyTable& parties) {
    Result<Boundaries> result;
    auto text = readVectorFile({.path = path.string(), .table = {}, .goOn = {}});
    result.diagnostics = std::move(text.diagnostics);
    if (!text.value) {
        return result;
    }
    // What is no polygon, or no tie, is of no interest here, so that what the reader says of ties is left unsaid.
    ReadOptions options;
    options.recognizeFields = false;
    const auto pack = readPackText(makePackText(text.value->geojson), path.string(), parties, options);
    std::vector<std::string> unnamed;
    auto boundaries = pack.value ? territoriesOf(*pack.value, parties, unnamed) : Boundaries{};
    if (boundaries.territories.empty()) {
        result.diagnostics.push_back(say(Severity::error, "no-polygons", "The file holds no polygons to draw a map of.",
                                         "Give a file of countries, each a polygon with a code or name.", path));
        return result;
    }
    if (!unnamed.empty()) {
        constexpr std::size_t kMostNamed = 8;
        const auto shown = std::min(unnamed.size(), kMostNamed);
        result.diagnostics.push_back(
            say(Severity::warning, "unnamed-territories",
                fmt::format("{} territories belong to no known party and are drawn without ties: {}{}.", unnamed.size(),
                            fmt::join(unnamed.begin(), unnamed.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                            unnamed.size() > shown ? ", ..." : ""),
                "A field with ISO 3166-1 alpha-3 codes says whose they are.", path));
    }
    result.value = std::move(boundaries);
    return result;
}

} // namespace entente
