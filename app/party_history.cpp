#include "party_history.hpp"

#include "core/lanes.hpp"
#include "core/strands.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace entente {

namespace {

constexpr std::size_t kMostRows = 24;
constexpr std::size_t kMostBars = 120; ///< in a row

/// What a row is about: an organization or a partner.
struct RowKey {
    bool isPartner = false;
    std::uint16_t id = 0;
    friend auto operator<=>(const RowKey&, const RowKey&) = default;
};

struct Found {
    RelationHistory::Row row;
    std::size_t ties = 0;
};
using FoundRows = std::map<RowKey, Found>;

/// Adds the bars of a party's relations: to the rows' own ones or to those beside.
void collect(FoundRows& rows, const World& world, const View& view, PartyId party,
             std::vector<RelationHistory::Bar> RelationHistory::Row::*bars) {
    for (const StrandId id : world.strandsOf(party)) {
        const Strand& strand = world.strands()[id];
        const Kind& kind = world.kinds()[strand.kind];
        const bool member = kind.layer == Layer::organization;
        const PartyId other = strand.from == party ? strand.to : strand.from;
        const bool hidden =
            member ? view.hiddenOrganizations.contains(world.organizations()[strand.to].id) : other == kNoParty;
        if (hidden || !isShown(view, kind)) {
            continue;
        }
        Found& found = rows[{!member, member ? strand.to : other}];
        if (found.row.name.empty()) {
            found.row.name = member ? world.organizations()[strand.to].id : world.parties()[other].name;
            found.row.onClick = member ? std::nullopt : std::optional<Action>(action::SelectParty{other});
        }
        for (const std::uint32_t tie : world.tiesOf(id)) {
            ++found.ties;
            if (auto& row = found.row.*bars; row.size() < kMostBars) {
                row.push_back({world.ties().interval[tie], kind.layer, kind.label});
            }
        }
    }
}

/// Gives each bar its lane, the two tracks apart.
void setLanes(std::vector<RelationHistory::Bar>& bars) {
    for (const bool lower : {false, true}) {
        std::vector<Interval> intervals;
        std::vector<RelationHistory::Bar*> track;
        for (auto& bar : bars) {
            if (bar.inLowerTrack() == lower) {
                intervals.push_back(bar.interval);
                track.push_back(&bar);
            }
        }
        const auto lanes = lanesOf(intervals);
        for (std::size_t i = 0; i < track.size(); ++i) {
            track[i]->lane = lanes[i];
        }
    }
}

using Sorted = std::vector<std::pair<RowKey, Found>>;

Sorted sorted(FoundRows rows) {
    Sorted all(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first.isPartner, b.second.ties) < std::tuple(b.first.isPartner, a.second.ties);
    });
    return all;
}

/// The partners of a party, those with most ties first.
std::vector<std::pair<std::string, PartyId>> partnersIn(const Sorted& rows) {
    std::vector<std::pair<std::string, PartyId>> partners;
    for (const auto& [key, found] : rows) {
        if (key.isPartner && partners.size() < kMostRows) {
            partners.emplace_back(found.row.name, key.id);
        }
    }
    return partners;
}

} // namespace

RelationHistory historyOf(const World& world, const View& view, PartyId party, PartyId beside) {
    using Row = RelationHistory::Row;
    RelationHistory history;
    history.party = world.parties()[party].code;
    FoundRows rows;
    collect(rows, world, view, party, &Row::bars);
    Sorted all = sorted(rows);
    history.others = partnersIn(all);
    if (beside != kNoParty) {
        history.beside = world.parties()[beside].code;
        history.besideName = world.parties()[beside].name;
        collect(rows, world, view, beside, &Row::beside);
        rows.erase({true, party}); // the same ties as those of the other's row
        if (const auto between = rows.find({true, beside}); between != rows.end()) {
            between->second.row.name = history.party + " – " + history.beside;
            between->second.row.beside = {};
            between->second.row.joint = true;
        }
        all = sorted(std::move(rows));
        std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
            const auto order = [&](const auto& row) {
                const bool both = !row.second.row.bars.empty() && !row.second.row.beside.empty();
                return row.first == RowKey{true, beside} ? 0 : (both ? 1 : 2);
            };
            return order(a) < order(b);
        });
    }
    for (std::size_t i = 0; i < std::min(all.size(), kMostRows); ++i) {
        history.rows.push_back(std::move(all[i].second.row));
        setLanes(history.rows.back().bars);
        setLanes(history.rows.back().beside);
    }
    history.more = all.size() - history.rows.size();
    return history;
}

} // namespace entente
