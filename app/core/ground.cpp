#include "core/ground.hpp"

namespace entente {
namespace {

/// Twice the signed area of a triangle.
double turn(MapPoint a, MapPoint b, MapPoint c) {
    return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
}

/// A triangle that is a point, as those of tiny islands may be after rounding, contains nothing.
bool triangleContains(MapPoint a, MapPoint b, MapPoint c, MapPoint p) {
    const double first = turn(a, b, p);
    const double second = turn(b, c, p);
    const double third = turn(c, a, p);
    const bool isPoint = first == 0.0 && second == 0.0 && third == 0.0;
    return !isPoint &&
           ((first >= 0.0 && second >= 0.0 && third >= 0.0) || (first <= 0.0 && second <= 0.0 && third <= 0.0));
}

bool territoryContains(const Ground& ground, const Ground::Territory& territory, MapPoint point) {
    const auto corner = [&](std::uint32_t i) { return MapPoint(ground.vertices[ground.indices[i]]); };
    const auto end = territory.firstIndex + territory.indexCount;
    for (auto i = territory.firstIndex; i + 2 < end; i += 3) {
        if (triangleContains(corner(i), corner(i + 1), corner(i + 2), point)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::uint32_t territoryAt(const Ground& ground, MapPoint point) {
    for (auto i = static_cast<std::uint32_t>(ground.territories.size()); i-- > 0;) {
        const auto& territory = ground.territories[i];
        if (territory.bounds.contains(point) && territoryContains(ground, territory, point)) {
            return i;
        }
    }
    return Ground::kNoTerritory;
}

} // namespace entente
