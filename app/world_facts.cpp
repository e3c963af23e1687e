#include "world_facts.hpp"

#include "loading.hpp"
#include "timeline_events.hpp"

namespace entente {

WorldFacts factsOf(const World& world) {
    WorldFacts facts;
    facts.beginnings = Beginnings(world);
    facts.events = timelineEvents(world);
    for (std::size_t strand = 0; strand < world.strands().size(); ++strand) {
        const auto id = static_cast<StrandId>(strand);
        const Layer layer = world.layerOf(id);
        if (layer != Layer::exercise) {
            facts.all[static_cast<std::size_t>(layer)] += static_cast<std::uint32_t>(world.tiesOf(id).size());
        }
    }
    for (const auto& mark : world.marks()) {
        const Layer layer = world.feature(mark.feature).layer;
        if (layer == Layer::exercise || layer == Layer::overlay) {
            ++facts.all[static_cast<std::size_t>(layer)];
        }
    }
    constexpr std::size_t kMostSearched = 20000; // features whose names are searched
    if (world.featureCount() <= kMostSearched) {
        for (std::size_t f = 0; f < world.featureCount(); ++f) {
            const auto id = static_cast<FeatureId>(f);
            facts.labels.emplace_back(detailOf(world, id).label, id);
        }
    }
    return facts;
}

} // namespace entente
