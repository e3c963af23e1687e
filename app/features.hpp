#pragma once
/// Features of a world by their files, and again in another world.

#include "core/world.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace entente {

/// The pack of a world that was read from a file, as its place in World::packs().
[[nodiscard]] std::optional<std::size_t> packFrom(const World& world, const std::string& file);

[[nodiscard]] FeatureId firstFeatureOf(const World& world, std::size_t pack);

/// The feature of another world that is this one: of the same file, and the same text at the same place; or with the
/// same id; without an id, with the same label. The place in the file comes first, for most edits change something
/// else; then up to `near` features on either side of it are looked at.
[[nodiscard]] std::optional<FeatureId> sameFeature(const World& before, FeatureId feature, const World& after,
                                                   FeatureId near);

} // namespace entente
