#pragma once
/// The outline of a territory of a Ground.

#include "core/ground.hpp"

#include <glm/vec2.hpp>

#include <vector>

namespace entente {

/// The closed rings round a territory, first point not repeated, in map units. What two of its polygons share is no
/// part of it.
[[nodiscard]] std::vector<std::vector<glm::vec2>> territoryOutline(const Ground& ground, std::uint32_t territory);

} // namespace entente
