#pragma once
/// A world with all that the window needs to show it at once, made on a loading thread.

#include "core/slice.hpp"
#include "loading.hpp"
#include "world_facts.hpp"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

struct LoadRequest {
    std::vector<PackFile> packs;
    LastGood lastGood{};
    std::shared_ptr<const World> shown{}; ///< the world until now; may be null
    std::vector<FeatureId> features{};    ///< of it, to be found again in the new one
};

struct ReadyWorld {
    LoadedWorld loaded;
    std::unique_ptr<Slice> slice; ///< of the world; null where there is none
    WorldFacts facts;
    /// What became of LoadRequest::features.
    std::map<FeatureId, std::optional<FeatureId>> found;
};

[[nodiscard]] ReadyWorld loadReadyWorld(const std::shared_ptr<const Atlas>& atlas, const LoadRequest& request,
                                        Progress& progress);

} // namespace entente
