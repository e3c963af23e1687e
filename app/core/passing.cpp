#include "core/passing.hpp"

#include "core/strands.hpp"

#include <algorithm>
#include <map>

namespace entente {

namespace {

bool takesPart(const World& world, PartyId party, FeatureId feature) {
    const auto parties = world.partiesOf(feature);
    return party == kNoParty || std::find(parties.begin(), parties.end(), party) != parties.end();
}

bool showsMembership(const View& view, const World& world, const Strand& strand) {
    const Kind& kind = world.kinds()[strand.kind];
    return kind.layer == Layer::organization && isShown(view, kind) && strand.from != kNoParty &&
           !view.hiddenOrganizations.contains(world.organizations()[strand.to].id);
}

} // namespace

Passed passedBetween(const Slice& slice, const View& view, const Window& from, const Window& to) {
    const World& world = slice.world();
    Passed passed;
    const Window& earlier = from.last < to.last ? from : to;
    const Window& later = from.last < to.last ? to : from;
    if (later.first - 1 <= earlier.last) {
        return passed;
    }
    const Window between{earlier.last + 1, later.first - 1};
    std::map<StrandId, StrandTotals> totals;
    std::map<StrandId, State> memberships;
    world.tieIndex().forEachWithin(between, [&](std::uint32_t tie, State state) {
        const StrandId id = world.strandOf(tie);
        const Strand& strand = world.strands()[id];
        const Kind& kind = world.kinds()[strand.kind];
        if (slice.totals(id).holds()) {
            return;
        }
        if (showsMembership(view, world, strand)) {
            State& known = memberships.try_emplace(id, state).first->second;
            known = std::max(known, state);
        }
        const bool touches = view.focus == kNoParty || strand.from == view.focus || strand.to == view.focus;
        if (touches && isDrawnAsStrand(kind.layer) && isShown(view, kind)) {
            StrandTotals& sum = totals[id];
            ++(state == State::certain ? sum.certain : sum.possible);
            sum.weight += world.ties().weight[tie];
        }
    });
    passed.strands.assign(totals.begin(), totals.end());
    passed.memberships.assign(memberships.begin(), memberships.end());
    world.markIndex().forEachWithin(between, [&](std::uint32_t mark, State state) {
        const FeatureId id = world.marks()[mark].feature;
        const Feature& feature = world.feature(id);
        const bool overlay = feature.layer == Layer::overlay;
        const bool shown = overlay ? view.layers[static_cast<std::size_t>(Layer::overlay)]
                                   : isShown(view, world.kinds()[feature.kind]);
        if (shown && takesPart(world, view.focus, id)) {
            passed.marks.push_back({mark, state});
        }
    });
    return passed;
}

} // namespace entente
