#include "geo/atlas_reader.hpp"

#include "core/date.hpp"
#include "core/lower_case.hpp"
#include "geo/delimited.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

std::optional<double> parseNumber(std::string_view text) {
    double value = 0.0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<LonLat> parsePlace(std::string_view longitude, std::string_view latitude) {
    const auto lon = parseNumber(longitude);
    const auto lat = parseNumber(latitude);
    return lon && lat ? std::optional(LonLat{*lon, *lat}) : std::nullopt;
}

/// Opens a table and finds its columns; nullopt, with the reasons added, where one is missing.
template <std::size_t N>
std::optional<std::pair<DelimitedTable, std::array<std::size_t, N>>>
openTable(const std::filesystem::path& path, char separator, const std::array<std::string_view, N>& names,
          std::vector<Diagnostic>& diagnostics) {
    auto opened = DelimitedTable::open(path, separator);
    std::move(opened.diagnostics.begin(), opened.diagnostics.end(), std::back_inserter(diagnostics));
    if (!opened) {
        return std::nullopt;
    }
    std::array<std::size_t, N> columns{};
    bool complete = true;
    for (std::size_t i = 0; i < N; ++i) {
        const auto column = opened.value->column(names[i], diagnostics);
        columns[i] = column.value_or(0);
        complete = complete && column.has_value();
    }
    if (!complete) {
        return std::nullopt;
    }
    return std::pair(std::move(*opened.value), columns);
}

bool readParties(const std::filesystem::path& path, PartyTable& parties, std::vector<Diagnostic>& diagnostics) {
    constexpr std::array<std::string_view, 11> kColumns{"code",          "alpha2",    "numeric",   "name",
                                                        "official_name", "label_lon", "label_lat", "capital_lon",
                                                        "capital_lat",   "rank",      "status"};
    auto opened = openTable(path, ',', kColumns, diagnostics);
    if (!opened) {
        return false;
    }
    auto& [table, c] = *opened;
    while (table.next()) {
        Party party;
        party.code = table[c[0]];
        party.alpha2 = table[c[1]];
        party.numeric = table[c[2]];
        party.name = table[c[3]];
        party.officialName = table[c[4]];
        const auto label = parsePlace(table[c[5]], table[c[6]]);
        party.capital = parsePlace(table[c[7]], table[c[8]]);
        const auto rank = parseNumber(table[c[9]]);
        const auto status = table[c[10]];
        if (party.code.empty() || party.name.empty() || !label || !rank || *rank < 1.0 || *rank > 6.0) {
            diagnostics.push_back(
                table.about(Severity::warning, "bad-row", "a party needs a code, a name, a label point and a rank"));
            continue;
        }
        party.label = *label;
        party.rank = static_cast<int>(*rank);
        party.status = status == "former"          ? PartyStatus::former
                       : status == "user-assigned" ? PartyStatus::userAssigned
                                                   : PartyStatus::iso;
        parties.add(std::move(party));
    }
    return true;
}

/// The capital of a party of less than 30,000 square kilometres may lie off its coast as it is drawn.
constexpr int kLeastAnchored = 4;

bool readFormer(const std::filesystem::path& path, PartyTable& parties, std::vector<Diagnostic>& diagnostics) {
    constexpr std::array<std::string_view, 4> kColumns{"code", "start", "end", "successor"};
    auto opened = openTable(path, ',', kColumns, diagnostics);
    if (!opened) {
        return false;
    }
    auto& [table, c] = *opened;
    while (table.next()) {
        const auto former = parties.byCode(table[c[0]]);
        const auto successor = parties.byCode(table[c[3]]);
        const auto start = parseDate(table[c[1]]);
        const auto end = parseDate(table[c[2]]);
        if (former == kNoParty || successor == kNoParty || !end.date) {
            diagnostics.push_back(table.about(Severity::warning, "bad-row",
                                              "a former state needs a known code, a known successor and an end"));
            continue;
        }
        auto& party = parties.edit(former);
        party.began = start.date ? start.date->earliest : kDayMin;
        // A state whose parts left one after another ended with the last of them.
        party.ended = party.successors.empty() ? end.date->latest : std::max(party.ended, end.date->latest);
        party.successors.push_back({successor, end.date->latest});
        if (party.capital && parties[successor].capital == party.capital && parties[successor].rank <= kLeastAnchored) {
            parties.edit(successor).label = *party.capital; // nothing jumps when it takes over
        }
    }
    return true;
}

/// The parties of codes with a space between; empty where one of them is not known.
std::vector<PartyId> partiesOf(std::string_view codes, const PartyTable& parties) {
    std::vector<PartyId> found;
    while (!codes.empty()) {
        const auto end = std::min(codes.find(' '), codes.size());
        found.push_back(parties.byCode(codes.substr(0, end)));
        codes.remove_prefix(std::min(end + 1, codes.size()));
    }
    return std::find(found.begin(), found.end(), kNoParty) == found.end() ? found : std::vector<PartyId>();
}

void readNames(const std::filesystem::path& path, PartyTable& parties, std::vector<Diagnostic>& diagnostics) {
    constexpr std::array<std::string_view, 3> kColumns{"name", "code", "kind"};
    auto opened = openTable(path, '\t', kColumns, diagnostics);
    if (!opened) {
        return;
    }
    auto& [table, c] = *opened;
    while (table.next()) {
        const auto name = table[c[0]];
        const auto kind = table[c[2]];
        auto found = partiesOf(table[c[1]], parties);
        const bool shared = kind == "shared" || kind == "first";
        if (found.empty() || (found.size() > 1) != shared) {
            diagnostics.push_back(
                table.about(Severity::warning, "bad-row",
                            fmt::format("\"{}\" are not the codes that a name of kind \"{}\" has", table[c[1]], kind)));
        } else if (shared) {
            parties.addSharedName(name, std::move(found), kind == "first");
        } else if (kind.empty()) {
            parties.addAlias(name, found.front());
        } else if (kind == "part") {
            parties.addPart(name, found.front());
        } else {
            parties.addForeignCode(name, found.front(), kind);
        }
    }
}

/// A code of a language to be compared: `pt-BR` and `pt_br` are one.
std::string languageKey(std::string_view code) {
    std::string key = lowerCase(std::string(code));
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

constexpr std::size_t kExpectedNames = 41'000;

/// Names in other languages, read when the first of them is asked for.
void setTranslations(const std::filesystem::path& geodata, PartyTable& parties) {
    std::unordered_map<std::string, PartyId> codes;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        codes.emplace(parties[static_cast<PartyId>(i)].code, static_cast<PartyId>(i));
    }
    parties.setMoreNames([geodata, codes = std::move(codes)] {
        PartyTable::NameList names;
        names.reserve(kExpectedNames);
        std::vector<Diagnostic> unused; // without a file a name of it is not known, which is said of the name
        constexpr std::array<std::string_view, 2> kColumns{"name", "code"};
        for (const auto* file : {"names.tsv", "other_names.tsv"}) {
            if (auto opened = openTable(geodata / file, '\t', kColumns, unused)) {
                auto& [table, c] = *opened;
                while (table.next()) {
                    if (const auto party = codes.find(std::string(table[c[1]])); party != codes.end()) {
                        names.emplace_back(table[c[0]], party->second);
                    }
                }
            }
        }
        return names;
    });
}

} // namespace

Result<Atlas> readAtlas(const std::filesystem::path& geodata) {
    Result<Atlas> result;
    Atlas atlas;
    atlas.boundarySource = "Natural Earth, de facto";
    if (readParties(geodata / "parties.csv", atlas.parties, result.diagnostics) &&
        readFormer(geodata / "former.csv", atlas.parties, result.diagnostics)) {
        readNames(geodata / "aliases.tsv", atlas.parties, result.diagnostics);
        setTranslations(geodata, atlas.parties);
        result.value = std::move(atlas);
    }
    return result;
}

Result<TranslatedNames> readTranslatedNames(const std::filesystem::path& geodata, std::string_view language,
                                            const PartyTable& parties) {
    Result<TranslatedNames> result;
    const std::string wanted = languageKey(language);
    if (wanted.empty() || wanted == "en") {
        result.value.emplace();
        return result;
    }
    constexpr std::array<std::string_view, 3> kColumns{"lang", "code", "name"};
    auto opened = openTable(geodata / "names.tsv", '\t', kColumns, result.diagnostics);
    if (!opened) {
        return result;
    }
    auto& [table, c] = *opened;
    TranslatedNames found;
    std::set<std::string> all;
    while (table.next()) {
        const std::string_view row = table[c[0]];
        all.emplace(row);
        const std::string key = languageKey(row);
        // Rows are sorted: a language without a country comes before those with one.
        const bool isMeant =
            found.language.empty() ? key == wanted || key.starts_with(wanted + "_") : row == found.language;
        if (isMeant) {
            found.language = row;
            found.names.resize(parties.size());
            if (const auto party = parties.byCode(table[c[1]]); party != kNoParty) {
                found.names[party] = table[c[2]];
            }
        }
    }
    if (found.language.empty()) {
        std::string list;
        for (const auto& name : all) {
            list += (list.empty() ? "" : ", ") + name;
        }
        Diagnostic problem;
        problem.code = "unknown-language";
        problem.text = fmt::format("there are no names in the language \"{}\"", language);
        problem.advice = fmt::format("use one of en, {}", list);
        result.diagnostics.push_back(std::move(problem));
        return result;
    }
    result.value = std::move(found);
    return result;
}

} // namespace entente
