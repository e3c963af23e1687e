#pragma once
/// What tests of pack reading share.

#include "geo/pack_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A few parties, in the order of their ids.
inline PartyTable someParties() {
    struct Row {
        const char* code;
        const char* alpha2;
        const char* numeric;
        const char* name;
    };
    constexpr Row kRows[] = {{"CHN", "CN", "156", "China"},         {"IND", "IN", "356", "India"},
                             {"JPN", "JP", "392", "Japan"},         {"KAZ", "KZ", "398", "Kazakhstan"},
                             {"KOR", "KR", "410", "South Korea"},   {"RUS", "RU", "643", "Russia"},
                             {"USA", "US", "840", "United States"}, {"UZB", "UZ", "860", "Uzbekistan"}};
    PartyTable parties;
    for (const auto& row : kRows) {
        Party party;
        party.code = row.code;
        party.alpha2 = row.alpha2;
        party.numeric = row.numeric;
        party.name = row.name;
        parties.add(party);
    }
    return parties;
}

inline const PartyTable& parties() {
    static const PartyTable table = someParties();
    return table;
}

inline std::string dataFile(std::string_view name) {
    return std::string(ENTENTE_SOURCE_DIR) + "/tests/data/" + std::string(name);
}

inline Result<Pack> readText(std::string_view text) {
    return readPackText(makePackText(text), "test.geojson", parties());
}

/// A pack with a header round features that are given as JSON, joined by commas.
inline std::string packOf(std::string_view features) {
    return R"({"type":"FeatureCollection","entente":{"version":1,"id":"t","title":"T","license":"CC0-1.0",)"
           R"("kinds":[{"id":"alliance","layer":"partnership","weight":1.0}],)"
           R"("sources":[{"id":"s1","title":"S"}]},"features":[)" +
           std::string(features) + "]}";
}

/// A feature with these properties and no geometry.
inline std::string featureOf(std::string_view properties) {
    return R"({"type":"Feature","geometry":null,"properties":{)" + std::string(properties) + "}}";
}

inline std::vector<std::string> codes(const Result<Pack>& result) {
    std::vector<std::string> all;
    for (const auto& d : result.diagnostics) {
        all.push_back(d.code);
    }
    return all;
}

inline const Diagnostic* find(const Result<Pack>& result, std::string_view code) {
    const auto at = std::find_if(result.diagnostics.begin(), result.diagnostics.end(),
                                 [&](const Diagnostic& d) { return d.code == code; });
    return at == result.diagnostics.end() ? nullptr : &*at;
}

/// The ties of one feature as "JPN-IND alliance" (`>` where directed, `?` for nobody known).
inline std::vector<std::string> tiesOf(const Pack& pack, std::string_view id) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < pack.ties.size(); ++i) {
        const auto feature = pack.ties.feature[i];
        if (readFeatureDetail(pack, feature).id != id) {
            continue;
        }
        const auto name = [](std::uint16_t party) { return party == kNoParty ? "?" : parties()[party].code; };
        const auto& kind = pack.header.kinds[pack.ties.kind[i]];
        const bool membership = kind.layer == Layer::organization;
        all.push_back(name(pack.ties.from[i]) +
                      (membership                   ? "@"
                       : pack.ties.directed[i] != 0 ? ">"
                                                    : "-") +
                      (membership ? pack.header.organizations[pack.ties.to[i]].id : name(pack.ties.to[i])) + " " +
                      kind.id);
    }
    return all;
}

} // namespace entente::test
