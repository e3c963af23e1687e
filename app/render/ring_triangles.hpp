#pragma once
/// Small geometry of the ground that is worked out once: the sphere's triangles, a territory's outline.

#include "core/ground.hpp"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Triangles of a simple ring, three indices each: a fan where it is convex, else by cutting ears.
[[nodiscard]] std::vector<std::uint32_t> triangulateRing(std::span<const glm::vec2> ring);

/// The closed outlines (first point not repeated, map units) of a territory: the edges that only one of its
/// triangles has.
[[nodiscard]] std::vector<std::vector<glm::vec2>> territoryOutline(const Ground& ground, std::uint32_t territory);

} // namespace entente
