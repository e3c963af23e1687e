#pragma once
/// Makes the ground of a map: boundaries cut at the map's seam, densified, projected and triangulated.

#include "core/atlas.hpp"
#include "core/ground.hpp"
#include "core/projection.hpp"

namespace entente {

/// Builds the ground. Its territories are those of the boundaries, in their order; one that the map does not show
/// at all has no triangles. Uses as many threads as the machine has, at most eight; the projection only from the
/// calling one. The territories before `firstOutlined` are land on which the others lie: they have no lines.
[[nodiscard]] Ground buildGround(const Boundaries& boundaries, const PartyTable& parties, const Projection& projection,
                                 std::uint32_t firstOutlined = 0);

} // namespace entente
