#include "ready_world.hpp"

#include "features.hpp"

namespace entente {

ReadyWorld loadReadyWorld(const std::shared_ptr<const Atlas>& atlas, const LoadRequest& request, Progress& progress) {
    ReadyWorld ready;
    ready.loaded = loadWorld(atlas, request.packs, &progress, request.lastGood);
    const auto& world = ready.loaded.world;
    if (world) {
        ready.slice = std::make_unique<Slice>(world);
        ready.facts = factsOf(*world);
        constexpr FeatureId kNear = 20000;
        for (const FeatureId feature : request.features) {
            if (progress.cancel) {
                break;
            }
            ready.found.emplace(feature, sameFeature(*request.shown, feature, *world, kNear));
        }
    }
    // What a cancelled load has made goes here, on the loading thread, and not where its result would be forgotten.
    if (progress.cancel) {
        ready = {};
        ready.loaded.cancelled = true;
    }
    return ready;
}

} // namespace entente
