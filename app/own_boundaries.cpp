#include "own_boundaries.hpp"

#include "core/lower_case.hpp"
#include "geo/cow_import.hpp"
#include "geo/pack_reader.hpp"
#include "geo/rings.hpp"
#include "vector_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <set>
#include <unordered_map>
#include <utility>

namespace entente {

namespace {

constexpr std::array kCodeFields{"iso_a3_eh", "adm0_a3", "iso_a3", "iso3",  "iso_alpha3",
                                 "a3",        "gid_0",   "code",   "party", "country_code"};
constexpr std::array kNumberFields{"gwcode",   "gwno",  "gw_code", "gwid",   "cowcode",
                                   "cow_code", "ccode", "cowno",   "stateno"};
constexpr std::array kNameFields{"name_en", "admin",        "name",       "name_long",  "country",
                                 "label",   "country_name", "cntry_name", "sovereignt", "territory"};

/// A party from a day on, until the next one's.
using Reigns = std::vector<std::pair<Day, PartyId>>;

/// Which party a number of a state stands for, by the day: the years of the table, moved to the days on which the
/// former states among them began and ended.
Reigns reignsOf(std::span<const CowCodes::Entry> entries, const PartyTable& parties) {
    Reigns reigns;
    const auto isNear = [](Day day, int year) {
        return year != INT_MIN && day != kDayMin && day != kDayMax && std::abs(civilFromDay(day).year - year) <= 1;
    };
    for (const auto& entry : entries) {
        const PartyId party = parties.byCode(entry.code);
        Day first = entry.firstYear == INT_MIN ? kDayMin : dayFromCivil({entry.firstYear, 1, 1});
        if (party != kNoParty && isNear(parties[party].began, entry.firstYear)) {
            first = parties[party].began;
        } else if (const PartyId before = reigns.empty() ? kNoParty : reigns.back().second;
                   before != kNoParty && isNear(parties[before].ended, entry.firstYear)) {
            first = parties[before].ended + 1;
        } else if (reigns.empty()) {
            first = kDayMin;
        }
        reigns.emplace_back(first, party);
    }
    return reigns;
}

/// What a polygon says of whose it is.
struct Owner {
    Reigns reigns{{kDayMin, kNoParty}};
    std::string name;
    std::string key; ///< the same for all polygons of one owner
};

class OwnerReader {
  public:
    OwnerReader(const PartyTable& parties, const std::filesystem::path& geodata)
        : parties_(parties), geodata_(geodata) {}

    Owner read(const FeatureProperties& properties) {
        std::unordered_map<std::string, std::string> values;
        for (const auto& [field, text] : properties) {
            values.emplace(lowerCase(field), text);
        }
        const auto value = [&](const char* field) {
            const auto found = values.find(field);
            return found == values.end() ? std::string() : found->second;
        };
        Owner owner;
        for (const auto* field : kNameFields) {
            const auto name = value(field);
            owner.name = owner.name.empty() ? name : owner.name;
        }
        PartyId party = kNoParty;
        for (const auto* field : kCodeFields) {
            if (const auto code = value(field); party == kNoParty && code.size() >= 2 && code != "-99") {
                party = parties_.find(code);
            }
        }
        const auto entries = party == kNoParty ? entriesFor(value, owner.key) : std::span<const CowCodes::Entry>();
        if (!entries.empty()) {
            owner.reigns = reignsOf(entries, parties_);
            return owner;
        }
        for (const auto* field : kNameFields) {
            const auto name = value(field);
            party = party == kNoParty && !name.empty() ? parties_.find(name) : party;
        }
        owner.reigns = {{kDayMin, party}};
        owner.key = !owner.key.empty() ? owner.key : party == kNoParty ? owner.name : parties_[party].code;
        return owner;
    }

  private:
    template <class Value> std::span<const CowCodes::Entry> entriesFor(const Value& value, std::string& key) {
        for (const auto* field : kNumberFields) {
            const auto text = value(field);
            int number = 0;
            const auto* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, number);
            const bool isWhole = stop == end || std::string_view(stop, end) == ".0";
            if (error != std::errc{} || !isWhole || number <= 0) {
                continue;
            }
            if (!codes_) {
                codes_ = CowCodes::read(geodata_).value.value_or(CowCodes{});
            }
            key = fmt::format("{}", number);
            if (const auto entries = codes_->entriesOf(number); !entries.empty()) {
                return entries;
            }
        }
        return {};
    }

    const PartyTable& parties_;
    const std::filesystem::path& geodata_;
    std::optional<CowCodes> codes_; ///< read when a number is met
};

/// Makes boundaries of a file's polygons and collects what is to be said of them.
class HistoryBuilder {
  public:
    HistoryBuilder(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics)
        : path_(path), diagnostics_(diagnostics) {}

    std::optional<BoundaryHistory> build(const Pack& pack, OwnerReader& owners, BoundaryEnd end) {
        takePolygons(pack, owners);
        if (content_.shapes.empty()) {
            say(Severity::error, "no-polygons", "The file holds no polygons to draw a map of.",
                "Give a file of countries, each a polygon with a code or name.");
            return std::nullopt;
        }
        std::vector<std::string> keys;
        for (const auto& owner : owners_) {
            keys.push_back(owner.key);
        }
        const auto times = readBoundaryTimes(rows_, keys, end);
        for (std::size_t i = 0; i < owners_.size(); ++i) {
            addTerritories(i, times.days[i]);
        }
        content_.coverageEnd = times.coverageEnd;
        tellUnnamed();
        std::optional<BoundaryHistory> history(std::move(content_));
        if (times.any()) {
            tellTimes(times, end, history->epochCount());
        }
        return history;
    }

  private:
    void say(Severity severity, const char* code, std::string text, std::string advice = {}) {
        diagnostics_.push_back({.severity = severity,
                                .code = code,
                                .text = std::move(text),
                                .advice = std::move(advice),
                                .file = path_.string()});
    }

    void takePolygons(const Pack& pack, OwnerReader& owners) {
        std::vector<Feature> features;
        for (const auto& feature : pack.features) {
            if (feature.geometry >= 0 &&
                pack.geometries[static_cast<std::size_t>(feature.geometry)].type == GeometryType::polygons) {
                features.push_back(feature);
            }
        }
        rows_ = propertiesOf({pack.text->data(), pack.text->size()}, features);
        for (std::size_t i = 0; i < features.size(); ++i) {
            auto& shape =
                content_.shapes.emplace_back(pack.geometries[static_cast<std::size_t>(features[i].geometry)].polygons);
            std::for_each(shape.begin(), shape.end(), unwrapPolygon);
            owners_.push_back(owners.read(rows_[i]));
            if (owners_.back().name.empty()) {
                owners_.back().name = fmt::format("number {}", features[i].position);
            }
        }
    }

    /// One for each party that a polygon belongs to in turn.
    void addTerritories(std::size_t row, const Window& days) {
        const auto& owner = owners_[row];
        for (std::size_t i = 0; i < owner.reigns.size(); ++i) {
            const auto& [from, party] = owner.reigns[i];
            const bool isLast = i + 1 == owner.reigns.size();
            const Window own{std::max(days.first, from),
                             isLast ? days.last : std::min(days.last, owner.reigns[i + 1].first - 1)};
            if (own.first <= own.last) {
                content_.territories.push_back({party, owner.name, own, static_cast<std::uint32_t>(row)});
            }
        }
    }

    void tellUnnamed() {
        std::set<std::string> names;
        for (const auto& territory : content_.territories) {
            if (territory.party == kNoParty) {
                names.insert(territory.name);
            }
        }
        if (names.empty()) {
            return;
        }
        constexpr std::size_t kMostNamed = 8;
        const auto shown = std::next(names.begin(), static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNamed)));
        say(Severity::warning, "unnamed-territories",
            fmt::format("{} territories belong to no known party and are drawn without ties: {}{}.", names.size(),
                        fmt::join(names.begin(), shown, ", "), names.size() > kMostNamed ? ", ..." : ""),
            "A field with ISO 3166-1 alpha-3 codes says whose they are.");
    }

    void tellTimes(const BoundaryTimes& times, BoundaryEnd end, std::size_t epochs) {
        const bool inclusive = end == BoundaryEnd::inclusive;
        const auto* rule = times.end.empty() ? "" : inclusive ? ", that day included" : ", that day not included";
        say(Severity::note, "boundary-dates",
            fmt::format("The boundaries change with the time: {} polygons in {} epochs, from \"{}\" to \"{}\"{}; {} "
                        "without dates hold always.",
                        rows_.size(), epochs, times.start.empty() ? ".." : times.start,
                        times.end.empty() ? ".." : times.end, rule, times.undated),
            "--boundaries-end inclusive or exclusive says whether a polygon holds on the day of its end.");
        if (times.coverageEnd) {
            say(Severity::note, "boundaries-coverage",
                fmt::format("{} polygons end with the file, on {}; they are not known to have ended, and are shown "
                            "after it too.",
                            times.unbounded, isoDay(*times.coverageEnd)));
        }
        if (times.unread > 0) {
            say(Severity::warning, "bad-date",
                fmt::format("{} polygons have a date that cannot be read and bounds nothing, such as \"{}\".",
                            times.unread, times.unreadText),
                "Write dates as 1991-12-25, 1991-12 or 1991.");
        }
        if (times.never > 0) {
            say(Severity::warning, "swapped-dates",
                fmt::format("{} polygons end before they start and are never drawn.", times.never));
        }
        if (inclusive ? times.sameDay > times.nextDay : times.nextDay > times.sameDay) {
            say(Severity::warning, "boundaries-end",
                inclusive ? fmt::format("{} polygons end on the day on which their successor starts; both are drawn on "
                                        "that day.",
                                        times.sameDay)
                          : fmt::format("{} polygons end on the day before their successor starts; on that day neither "
                                        "is drawn.",
                                        times.nextDay),
                inclusive ? "--boundaries-end exclusive, if they no longer hold then."
                          : "--boundaries-end inclusive, if they still hold then.");
        }
    }

    const std::filesystem::path& path_;
    std::vector<Diagnostic>& diagnostics_;
    BoundaryHistory::Content content_;
    std::vector<FeatureProperties> rows_; ///< by shape
    std::vector<Owner> owners_;           ///< by shape
};

} // namespace

Result<BoundaryHistory> readOwnBoundaries(const std::filesystem::path& path, const std::filesystem::path& geodata,
                                          const PartyTable& parties, BoundaryEnd end) {
    Result<BoundaryHistory> result;
    auto text = readVectorFile({.path = path.string(), .table = {}, .goOn = {}, .isParty = {}});
    result.diagnostics = std::move(text.diagnostics);
    if (!text.value) {
        return result;
    }
    // What is no polygon, or no tie, is of no interest here, so that what the reader says of ties is left unsaid.
    ReadOptions options;
    options.recognizeFields = false;
    const auto pack = readPackText(makePackText(text.value->geojson), path.string(), parties, options);
    OwnerReader owners(parties, geodata);
    result.value = HistoryBuilder(path, result.diagnostics).build(pack.value ? *pack.value : Pack{}, owners, end);
    return result;
}

} // namespace entente
