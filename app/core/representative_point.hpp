#pragma once
/// Where the symbol of a geometry stands.

#include "core/geometry.hpp"

#include <optional>

namespace entente {

/// A point that stands for a geometry: the first point; of lines the middle vertex of the one with most vertices; of
/// polygons the centroid of the largest or, where that lies outside (a crescent, a hole), the middle of the widest
/// part inside at its latitude. Longitudes are brought into [-180, 180]. nullopt for an empty geometry.
[[nodiscard]] std::optional<LonLat> representativePoint(const Geometry& geometry);

} // namespace entente
