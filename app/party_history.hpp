#pragma once
/// The relations of a party through time, as rows of bars.

#include "core/view.hpp"
#include "core/world.hpp"
#include "ui/model.hpp"

namespace entente {

/// A row for each organization the party was ever in, then for each partner, those with most ties first; of layers,
/// kinds and organizations that the view shows. No rows where there are none.
///
/// With another party beside it, first what is between the two, then what both had relations with, then what either
/// had: each row has the bars of both.
[[nodiscard]] RelationHistory historyOf(const World& world, const View& view, PartyId party, PartyId beside = kNoParty);

} // namespace entente
