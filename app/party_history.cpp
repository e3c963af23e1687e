#include "party_history.hpp"

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

void add(Found& found, const World& world, std::uint32_t tie, Layer layer) {
    ++found.ties;
    if (found.row.bars.size() < kMostBars) {
        found.row.bars.push_back({world.ties().interval[tie], layer, world.kinds()[world.ties().kind[tie]].label});
    }
}

} // namespace

RelationHistory historyOf(const World& world, const View& view, PartyId party) {
    std::map<RowKey, Found> rows;
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
            add(found, world, tie, kind.layer);
        }
    }
    std::vector<std::pair<RowKey, Found>> sorted(std::make_move_iterator(rows.begin()),
                                                 std::make_move_iterator(rows.end()));
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first.isPartner, b.second.ties) < std::tuple(b.first.isPartner, a.second.ties);
    });
    RelationHistory history;
    for (std::size_t i = 0; i < std::min(sorted.size(), kMostRows); ++i) {
        history.rows.push_back(std::move(sorted[i].second.row));
    }
    history.more = sorted.size() - history.rows.size();
    return history;
}

} // namespace entente
