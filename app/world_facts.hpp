#pragma once
/// What the panels show of a world whatever the date: dear to gather, so it is done on the loading thread.

#include "core/beginnings.hpp"
#include "ui/model.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace entente {

struct WorldFacts {
    Beginnings beginnings;         ///< for the histogram
    std::vector<EventMark> events; ///< timelineEvents()
    /// Ties by layer; features with a place, of exercises and overlays.
    std::array<std::uint32_t, kLayerCount> all{};
    /// Names of features for the search field; empty for packs too large to be searched by name.
    std::vector<std::pair<std::string, FeatureId>> labels;
};

[[nodiscard]] WorldFacts factsOf(const World& world);

} // namespace entente
