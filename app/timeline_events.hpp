#pragma once
/// The named moments under the timeline's axis.

#include "core/world.hpp"
#include "ui/model.hpp"

#include <vector>

namespace entente {

/// Moments of small packs, in order of days: organizations founded and joined, meetings, exercises, and ties between
/// two parties. Empty for packs of more than `most` features, where marks would only be noise.
[[nodiscard]] std::vector<EventMark> timelineEvents(const World& world, std::size_t most = 4000);

} // namespace entente
