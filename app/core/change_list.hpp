#pragma once
/// Changes in the order in which lists and tables have them, and their names there.

#include "core/comparison.hpp"

#include <string>
#include <vector>

namespace entente {

/// "Kosovo – United States": of an undirected pair the selected party first, else by the alphabet; "China → Kazakhstan"
/// as the tie goes; of a membership the party alone.
[[nodiscard]] std::string pairName(const World& world, StrandId strand, PartyId selected);

/// "Agreement", "Air exercise", "SCO: Observer → Member".
[[nodiscard]] std::string changedKindName(const World& world, const RelationChange& change);

/// The changes that touch a party (kNoParty: all): gained, stronger, weaker, lost, and each of these in an order.
///   lasting: what lasts before exercises and statements, the largest change first
///   name: by the names of the pair, then by kind
///   kind: by kind, then by the names of the pair
[[nodiscard]] std::vector<RelationChange> listedChanges(const Comparison& comparison, const World& world, PartyId party,
                                                        ChangeOrder order);

} // namespace entente
