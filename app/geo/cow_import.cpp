#include "geo/cow_import.hpp"

#include "core/json_text.hpp"
#include "geo/delimited.hpp"
#include "geo/year_spans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view kSpells = "cow-alliance-spells";
constexpr std::string_view kMemberships = "cow-igo-state-year";
constexpr std::array<std::string_view, 4> kPresets{"cow-alliance-dyad-year", kSpells, "atop-dyad-year", kMemberships};

/// A column of 0 and 1 that says of a row that there is a tie of a kind.
struct Pledge {
    const char* kind;
    const char* label;
    double weight;
    std::array<const char*, 4> columns; ///< names it has in one edition or another
};
constexpr std::array<Pledge, 6> kPledges{{
    {"defense", "Defence pact", 1.0, {"defense", "cow_defense", "atop_defense", "DEFENSE"}},
    {"offense", "Offensive pact", 0.9, {"offense", "atop_offense", "OFFENSE", ""}},
    {"neutrality", "Neutrality pact", 0.5, {"neutrality", "cow_neutral", "neutral", "atop_neutral"}},
    {"nonaggression", "Non-aggression pact", 0.5, {"nonaggression", "cow_nonagg", "nonagg", "atop_nonagg"}},
    {"entente", "Entente", 0.4, {"entente", "cow_entente", "ENTENTE", ""}},
    {"consultation", "Consultation pact", 0.4, {"consul", "atop_consul", "CONSUL", ""}},
}};

std::optional<int> numberIn(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || std::abs(number) > 99999) {
        return std::nullopt;
    }
    return number;
}

template <class Names> std::optional<std::size_t> columnOf(const DelimitedTable& table, const Names& names) {
    for (const std::string_view name : names) {
        const auto& all = table.columns();
        const auto found = std::find(all.begin(), all.end(), name);
        if (found != all.end() && !name.empty()) {
            return static_cast<std::size_t>(found - all.begin());
        }
    }
    return std::nullopt;
}

using Tie = std::tuple<int, int, std::size_t>; ///< two states, the lower number first, and a pledge

/// Reads the rows of one file.
class CowReader {
  public:
    CowReader(DelimitedTable& table, const CowCodes& codes, Result<CowImport>& result)
        : table_(table), codes_(codes), result_(result) {}

    void read(std::string_view preset) {
        const bool done = preset == kMemberships ? readMemberships() : preset == kSpells ? readSpells() : readYears();
        if (done) {
            result_.value = std::move(import_);
        }
    }

  private:
    template <class... Names> std::optional<std::size_t> needed(Names... names) {
        const std::array<std::string_view, sizeof...(names)> all{names...};
        const auto column = columnOf(table_, all);
        if (!column) {
            result_.diagnostics.push_back(
                table_.about(Severity::error, "missing-column", fmt::format("there is no column \"{}\"", all.front())));
        }
        return column;
    }

    bool findPledges() {
        for (std::size_t i = 0; i < kPledges.size(); ++i) {
            if (const auto column = columnOf(table_, kPledges[i].columns)) {
                pledges_.emplace_back(i, *column);
                import_.header.kinds.push_back({.id = kPledges[i].kind,
                                                .layer = Layer::partnership,
                                                .label = kPledges[i].label,
                                                .color = std::nullopt,
                                                .weight = kPledges[i].weight});
            }
        }
        if (pledges_.empty()) {
            result_.diagnostics.push_back(
                table_.about(Severity::error, "missing-column", "there is no column of pledges, such as \"defense\""));
        }
        return !pledges_.empty();
    }

    bool isState(std::optional<int> number) const { return number && codes_.find(*number, 2000).has_value(); }

    /// The two states of a row, the lower number first; counts a row that names none.
    std::optional<std::pair<int, int>> pairOf(std::size_t a, std::size_t b) {
        ++import_.rows;
        const auto one = numberIn(table_[a]);
        const auto other = numberIn(table_[b]);
        if (!isState(one) || !isState(other)) {
            ++import_.unused["a number that is no state's"];
            return std::nullopt;
        }
        if (*one == *other) {
            ++import_.unused["a state paired with itself"];
            return std::nullopt;
        }
        return std::minmax(*one, *other);
    }

    bool readYears() {
        const auto a = needed("ccode1", "stateA", "state1", "mem1");
        const auto b = needed("ccode2", "stateB", "state2", "mem2");
        const auto yearColumn = needed("year", "YEAR");
        if (!a || !b || !yearColumn || !findPledges()) {
            return false;
        }
        std::map<Tie, std::vector<int>> years;
        int lastYear = INT_MIN;
        while (table_.next()) {
            const auto pair = pairOf(*a, *b);
            const auto year = numberIn(table_[*yearColumn]);
            if (!pair || !year) {
                import_.unused["no year"] += pair ? 1U : 0U;
                continue;
            }
            lastYear = std::max(lastYear, *year);
            bool any = false;
            for (const auto& [pledge, column] : pledges_) {
                if (table_[column] == "1") {
                    years[{pair->first, pair->second, pledge}].push_back(*year);
                    any = true;
                }
            }
            import_.unused["no pledge"] += any ? 0U : 1U;
        }
        for (auto& [tie, own] : years) {
            for (const auto& span : spellsOf(std::move(own))) {
                addPartnership(tie, span, std::to_string(span.first), writtenEnd(span, lastYear));
            }
        }
        return true;
    }

    bool readSpells() {
        const auto a = needed("ccode1");
        const auto b = needed("ccode2");
        const std::array dates{needed("dyad_st_year"),  needed("dyad_st_month"),  needed("dyad_st_day"),
                               needed("dyad_end_year"), needed("dyad_end_month"), needed("dyad_end_day")};
        if (!a || !b || std::find(dates.begin(), dates.end(), std::nullopt) != dates.end() || !findPledges()) {
            return false;
        }
        const auto censored = columnOf(table_, std::array{"right_censor"});
        std::set<std::tuple<Tie, std::string, std::string>> seen; // both directions of a dyad may have rows
        while (table_.next()) {
            const auto pair = pairOf(*a, *b);
            const auto first = numberIn(table_[*dates[0]]);
            if (!pair || !first) {
                import_.unused["no year"] += pair ? 1U : 0U;
                continue;
            }
            const auto last = numberIn(table_[*dates[3]]);
            const std::string start = dateOf(*dates[0], *dates[1], *dates[2]);
            const bool open = !last || (censored && table_[*censored] == "1");
            const std::string end = open ? ".." : dateOf(*dates[3], *dates[4], *dates[5]);
            bool any = false;
            for (const auto& [pledge, column] : pledges_) {
                const Tie tie{pair->first, pair->second, pledge};
                const bool here = table_[column] == "1";
                any = any || here;
                if (here && seen.emplace(tie, start, end).second) {
                    addPartnership(tie, {*first, last.value_or(*first)}, start, end);
                }
            }
            import_.unused["no pledge"] += any ? 0U : 1U;
        }
        return true;
    }

    /// As exact as the row is.
    std::string dateOf(std::size_t year, std::size_t month, std::size_t day) {
        std::string date = fmt::format("{:04}", numberIn(table_[year]).value_or(0));
        const auto m = numberIn(table_[month]);
        if (m && *m >= 1 && *m <= 12) {
            date += fmt::format("-{:02}", *m);
            const auto d = numberIn(table_[day]);
            date += d && *d >= 1 && *d <= 31 ? fmt::format("-{:02}", *d) : "";
        }
        return date;
    }

    bool readMemberships() {
        const auto state = needed("ccode");
        const auto yearColumn = needed("year");
        if (!state || !yearColumn) {
            return false;
        }
        constexpr std::array<const char*, 4> kRoles{"", "member", "associate", "observer"};
        std::map<std::tuple<std::size_t, int, int>, std::vector<int>> years; // organization, state, role
        int lastYear = INT_MIN;
        const auto stateName = columnOf(table_, std::array{"state"});
        while (table_.next()) {
            ++import_.rows;
            const auto number = numberIn(table_[*state]);
            const auto year = numberIn(table_[*yearColumn]);
            if (!isState(number) || !year) {
                ++import_.unused[year ? "a number that is no state's" : "no year"];
                continue;
            }
            lastYear = std::max(lastYear, *year);
            bool any = false;
            for (std::size_t i = 0; i < table_.columns().size(); ++i) {
                const auto role =
                    i == *state || i == *yearColumn || i == stateName ? std::nullopt : numberIn(table_[i]);
                if (role && *role >= 1 && *role <= 3) {
                    years[{i, *number, *role}].push_back(*year);
                    any = true;
                }
            }
            import_.unused["no membership"] += any ? 0U : 1U;
        }
        for (auto& [key, own] : years) {
            const auto& [column, number, role] = key;
            const auto& organization = table_.columns()[column];
            for (const auto& span : spellsOf(std::move(own))) {
                import_.renamed += codes_.isOne(number, span.first, span.last) ? 0U : 1U;
                import_.features.push_back(
                    {.id = fmt::format("{}-{}-{}-{}", organization, number, kRoles[static_cast<std::size_t>(role)],
                                       span.first),
                     .properties = {{"layer", jsonString("organization")},
                                    {"organization", jsonString(organization)},
                                    {"party", jsonString(codes_.find(number, span.last).value_or(""))},
                                    {"role", jsonString(kRoles[static_cast<std::size_t>(role)])},
                                    {"start", jsonString(std::to_string(span.first))},
                                    {"end", jsonString(writtenEnd(span, lastYear))},
                                    {"cow", fmt::format("[{}]", number)}}});
            }
        }
        return true;
    }

    void addPartnership(const Tie& tie, const YearSpan& span, const std::string& start, const std::string& end) {
        const auto& [a, b, pledge] = tie;
        const std::array parties{codes_.find(a, span.last).value_or(""), codes_.find(b, span.last).value_or("")};
        import_.renamed += codes_.isOne(a, span.first, span.last) && codes_.isOne(b, span.first, span.last) ? 0U : 1U;
        import_.features.push_back({.id = fmt::format("{}-{}-{}-{}", kPledges[pledge].kind, a, b, start),
                                    .properties = {{"layer", jsonString("partnership")},
                                                   {"kind", jsonString(kPledges[pledge].kind)},
                                                   {"parties", jsonStrings(parties)},
                                                   {"start", jsonString(start)},
                                                   {"end", jsonString(end)},
                                                   {"cow", fmt::format("[{},{}]", a, b)}}});
    }

    DelimitedTable& table_;
    const CowCodes& codes_;
    Result<CowImport>& result_;
    CowImport import_;
    std::vector<std::pair<std::size_t, std::size_t>> pledges_; ///< in kPledges, and its column
};

/// The names of the columns, which tell what stands between cells.
std::string firstLine(const std::filesystem::path& path) {
    constexpr std::size_t kLongest = 65536;
    std::ifstream stream(path, std::ios::binary);
    std::string line(kLongest, '\0');
    stream.read(line.data(), static_cast<std::streamsize>(kLongest));
    line.resize(static_cast<std::size_t>(stream.gcount()));
    return line.substr(0, line.find_first_of("\r\n"));
}

} // namespace

Result<CowCodes> CowCodes::read(const std::filesystem::path& geodata) {
    Result<CowCodes> result;
    auto opened = DelimitedTable::open(geodata / "cow_codes.csv", ',');
    result.diagnostics = std::move(opened.diagnostics);
    if (!opened) {
        return result;
    }
    CowCodes codes;
    auto& table = *opened.value;
    while (table.next()) {
        const auto number = numberIn(table[0]);
        if (!number) {
            result.diagnostics.push_back(table.about(Severity::warning, "bad-row", "a state needs a number"));
            continue;
        }
        codes.entries_[*number].push_back({numberIn(table[2]).value_or(INT_MIN), numberIn(table[3]).value_or(INT_MAX),
                                           std::string(table[1].empty() ? table[4] : table[1])});
    }
    result.value = std::move(codes);
    return result;
}

std::optional<std::string> CowCodes::find(int number, int year) const {
    const auto found = entries_.find(number);
    if (found == entries_.end()) {
        return std::nullopt;
    }
    for (const auto& entry : found->second) {
        if (year >= entry.firstYear && year <= entry.lastYear) {
            return entry.code;
        }
    }
    return found->second.back().code;
}

std::span<const CowCodes::Entry> CowCodes::entriesOf(int number) const {
    const auto found = entries_.find(number);
    return found == entries_.end() ? std::span<const Entry>() : std::span<const Entry>(found->second);
}

bool CowCodes::isOne(int number, int firstYear, int lastYear) const {
    return find(number, firstYear) == find(number, lastYear);
}

std::span<const std::string_view> cowPresetNames() {
    return kPresets;
}

Result<CowImport> importCow(const std::filesystem::path& path, std::string_view preset, const CowCodes& codes) {
    Result<CowImport> result;
    const std::string line = firstLine(path);
    if (line.starts_with("PK") || line.starts_with("SQLite") || line.find('\0') != std::string::npos) {
        result.diagnostics.push_back(
            {.severity = Severity::error,
             .code = "unreadable-file",
             .text = "The presets read delimited texts (CSV) in UTF-8, as the files are published.",
             .advice = "Save the table as CSV.",
             .file = path.string()});
        return result;
    }
    const auto has = [&line](char separator) { return std::count(line.begin(), line.end(), separator); };
    const char other = has(';') > has('\t') ? ';' : '\t';
    auto opened = DelimitedTable::open(path, has(other) > has(',') ? other : ',');
    result.diagnostics = std::move(opened.diagnostics);
    if (opened) {
        CowReader(*opened.value, codes, result).read(preset);
    }
    return result;
}

} // namespace entente
