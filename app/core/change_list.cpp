#include "core/change_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace entente {

namespace {

std::string nameOf(const World& world, PartyId party) {
    return party == kNoParty ? std::string("Unknown party") : world.parties()[party].name;
}

bool touches(const World& world, const RelationChange& change, PartyId party) {
    const Strand& ends = world.strands()[change.strand];
    return party == kNoParty || ends.from == party || (change.layer != Layer::organization && ends.to == party);
}

/// What is compared before the size of a change.
std::pair<std::string, std::string> keyOf(const World& world, const RelationChange& change, PartyId party,
                                          ChangeOrder order) {
    if (order == ChangeOrder::lasting) {
        const bool passes = change.layer == Layer::exercise || change.layer == Layer::statement;
        return {passes ? "b" : "a", {}};
    }
    std::pair key{pairName(world, change.strand, party), changedKindName(world, change)};
    if (order == ChangeOrder::kind) {
        std::swap(key.first, key.second);
    }
    return key;
}

} // namespace

std::string pairName(const World& world, StrandId strand, PartyId selected) {
    const Strand& ends = world.strands()[strand];
    if (world.layerOf(strand) == Layer::organization) {
        return nameOf(world, ends.from);
    }
    std::string first = nameOf(world, ends.from);
    std::string second = nameOf(world, ends.to);
    if (ends.directed) {
        return fmt::format("{} → {}", first, second);
    }
    const bool ofSelected = selected != kNoParty && (ends.from == selected || ends.to == selected);
    if (ofSelected ? ends.to == selected : second < first) {
        std::swap(first, second);
    }
    return fmt::format("{} – {}", first, second);
}

std::string changedKindName(const World& world, const RelationChange& change) {
    const auto role = [&](StrandId strand) { return world.kinds()[world.strands()[strand].kind].label; };
    if (change.layer != Layer::organization) {
        return role(change.strand) + (change.layer == Layer::exercise ? " exercise" : "");
    }
    const std::string& organization = world.organizations()[world.strands()[change.strand].to].id;
    const bool moved = change.change == Change::stronger || change.change == Change::weaker;
    return moved ? fmt::format("{}: {} → {}", organization, role(change.strandBefore), role(change.strand))
                 : fmt::format("{}: {}", organization, role(change.strand));
}

std::vector<RelationChange> listedChanges(const Comparison& comparison, const World& world, PartyId party,
                                          ChangeOrder order) {
    using Key = std::pair<std::string, std::string>;
    std::vector<std::pair<Key, const RelationChange*>> sorted;
    for (const RelationChange& change : comparison.changes) {
        if (touches(world, change, party)) {
            sorted.emplace_back(keyOf(world, change, party, order), &change);
        }
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second->change, a.first, b.second->size) <
               std::tie(b.second->change, b.first, a.second->size);
    });
    std::vector<RelationChange> listed;
    listed.reserve(sorted.size());
    std::transform(sorted.begin(), sorted.end(), std::back_inserter(listed),
                   [](const auto& entry) { return *entry.second; });
    return listed;
}

} // namespace entente
