#pragma once
/// Where strands run on a map: their curves in pixels, set apart and spread at their ends.

#include "core/curves.hpp"
#include "core/ground.hpp"
#include "core/map_edge.hpp"
#include "core/strands.hpp"

#include <glm/vec2.hpp>

#include <vector>

namespace entente {

/// Where the ends of strands are, logical pixels by PartyId; NaN where the map does not show the party.
[[nodiscard]] std::vector<glm::dvec2> anchorPixels(const Ground& ground, const Camera& camera);

/// Fills in the runs of each strand: great circles through the camera, strands of one pair side by side, their
/// ends spread round the anchors, nothing beyond the edge of the map.
void layOutStrands(std::vector<DrawnStrand>& strands, const PartyTable& parties, const Projection& projection,
                   const Camera& camera, const MapEdge& edge, const std::vector<glm::dvec2>& anchors,
                   CurveCache& curves);

/// Angles (radians, sorted) moved as little as possible (least squares) so that neighbours on the circle are at
/// least `gap` apart; where they cannot all be, they are spread evenly. By pooling adjacent violators.
[[nodiscard]] std::vector<double> spreadAngles(std::vector<double> angles, double gap);

/// The same between -limit and limit, not round the circle; where they cannot all be so far apart there, the gap
/// shrinks.
[[nodiscard]] std::vector<double> spreadWithin(std::vector<double> angles, double gap, double limit);

} // namespace entente
