// What lies under a point of the picture that was built last.

#include "core/memberships.hpp"
#include "core/scene_builder.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <limits>

namespace entente {

namespace {

double distanceToLine(glm::dvec2 p, const std::vector<glm::dvec2>& line) {
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto along = line[i] - line[i - 1];
        const double square = glm::dot(along, along);
        const double t = square > 0.0 ? std::clamp(glm::dot(p - line[i - 1], along) / square, 0.0, 1.0) : 0.0;
        nearest = std::min(nearest, glm::distance(p, line[i - 1] + along * t));
    }
    return nearest;
}

} // namespace

/// Where several anchors are near, the nearest decides, so that a small country does not take its neighbour's place.
PartyId SceneBuilder::partyCaughtAt(const DrawnMap& map, PixelPoint point) {
    const Ground& ground = *map.ground;
    // Map units squared, of all territories of a party; negative where it has none.
    std::vector<double> areas(ground.anchors.size(), -1.0);
    for (const auto& territory : ground.territories) {
        if (territory.party < areas.size()) {
            areas[territory.party] = std::max(areas[territory.party], 0.0) + territory.area;
        }
    }
    constexpr double kSmall = 60.0; // square pixels
    double nearest = 10.0;          // pixels
    PartyId caught = kNoParty;
    for (std::size_t p = 0; p < areas.size(); ++p) {
        const auto anchor = ground.anchors[p];
        const double distance = glm::distance(map.camera.toPixel(anchor), point);
        if (!(distance < nearest)) {
            continue;
        }
        const bool isEnd = std::any_of(map.strands.begin(), map.strands.end(),
                                       [&](const auto& s) { return s.from == p || s.to == p; });
        const bool isDrawn = areas[p] >= 0.0 || territoryAt(ground, anchor) == Ground::kNoTerritory;
        if (isEnd || isDrawn) {
            nearest = distance;
            const bool isSmall = areas[p] * map.camera.scale * map.camera.scale < kSmall;
            caught = isEnd || isSmall ? static_cast<PartyId>(p) : kNoParty;
        }
    }
    return caught;
}

const SceneBuilder::DrawnMap* SceneBuilder::mapAt(PixelPoint point) const {
    const auto map = std::find_if(maps_.begin(), maps_.end(), [&](const auto& m) { return m.shown.contains(point); });
    return map != maps_.end() ? &*map : nullptr;
}

const Camera& SceneBuilder::cameraAt(PixelPoint point) const {
    const DrawnMap* map = mapAt(point);
    return map != nullptr ? map->camera : report_.camera;
}

Pick SceneBuilder::pick(PixelPoint point) const {
    Pick pick;
    const DrawnMap* map = mapAt(point);
    if (map == nullptr) {
        return pick;
    }
    for (auto mark = map->marks.rbegin(); mark != map->marks.rend(); ++mark) {
        if (glm::distance(mark->position, point) <= mark->radius + 3.0) {
            pick.feature = mark->feature;
            return pick;
        }
    }
    pick.party = partyCaughtAt(*map, point);
    if (pick.party != kNoParty) {
        return pick;
    }
    double nearestStrand = 5.0;
    for (const auto& strand : map->strands) {
        for (const auto& run : strand.runs) {
            const double distance = distanceToLine(point, run.points);
            if (distance <= nearestStrand) {
                nearestStrand = distance;
                pick.strand = strand.id;
            }
        }
    }
    if (const auto territory = territoryAt(*map->ground, map->camera.toMap(point)); territory != Ground::kNoTerritory) {
        pick.party = partyOfTerritory(map->ground->territories[territory].party, map->former);
        pick.territory = map->ground->territories[territory].name;
    }
    return pick;
}

} // namespace entente
