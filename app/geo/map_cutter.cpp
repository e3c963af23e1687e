#include "geo/map_cutter.hpp"

#include "geo/sphere_turning.hpp"

namespace entente {
namespace {

EdgeMeasure measureOf(const Projection& projection) {
    return projection.isTorn() ? EdgeMeasure::degrees : EdgeMeasure::disc;
}

/// The corners of the outline. Of an interrupted map, lobes that end at their northern parallel come first, from
/// west to east, then the others back.
std::vector<LonLat> cornersOf(const Projection& projection) {
    const auto lobes = projection.lobes();
    const auto& first = lobes.front();
    if (!projection.isTorn()) {
        return {{first.west, first.south}, {first.east, first.south}};
    }
    if (lobes.size() == 1) {
        return {{first.west, first.south},
                {first.east, first.south},
                {first.east, first.north},
                {first.west, first.north},
                {first.west, first.south}};
    }
    std::vector<LonLat> corners;
    for (const auto& lobe : lobes) {
        if (lobe.south < 0.0) {
            corners.insert(
                corners.end(),
                {{lobe.west, lobe.north}, {lobe.west, lobe.south}, {lobe.east, lobe.south}, {lobe.east, lobe.north}});
        }
    }
    for (auto lobe = lobes.rbegin(); lobe != lobes.rend(); ++lobe) {
        if (lobe->south >= 0.0) {
            corners.insert(corners.end(), {{lobe->east, lobe->south},
                                           {lobe->east, lobe->north},
                                           {lobe->west, lobe->north},
                                           {lobe->west, lobe->south}});
        }
    }
    return corners;
}

} // namespace

MapCutter::MapCutter(const Projection& projection)
    : projection_(projection), cut_{projection.lobes(), measureOf(projection)} {}

void MapCutter::addPolygon(const Polygon& polygon, RingList& out) {
    turnPolygon(polygon, projection_.turn(), turnedPolygon_);
    cutPolygon(turnedPolygon_, cut_, out);
}

void MapCutter::addLine(std::span<const LonLat> line, LineList& out) {
    turnLine(line, projection_.turn(), turnedLine_);
    cutLine(turnedLine_, cut_, out);
}

std::vector<LonLat> turnedOutline(const Projection& projection) {
    LineList outline;
    addLine(cornersOf(projection), measureOf(projection), outline);
    return std::move(outline.points);
}

} // namespace entente
