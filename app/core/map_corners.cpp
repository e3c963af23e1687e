#include "core/map_corners.hpp"

#include "core/segments.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr double kInset = 16.0;

Rect boxIn(MapCorner corner, glm::dvec2 size, const Rect& map) {
    const bool right = corner == MapCorner::topRight || corner == MapCorner::bottomRight;
    const bool top = corner == MapCorner::topLeft || corner == MapCorner::topRight;
    const glm::dvec2 low{right ? map.max.x - kInset - size.x : map.min.x + kInset,
                         top ? map.min.y + kInset : map.max.y - kInset - size.y};
    return {low, low + size};
}

bool isCrossed(const Rect& box, const DrawnStrand& strand) {
    return strand.highlighted && std::any_of(strand.runs.begin(), strand.runs.end(), [&](const auto& run) {
               for (std::size_t i = 1; i < run.points.size(); ++i) {
                   if (segmentMeets(box, run.points[i - 1], run.points[i])) {
                       return true;
                   }
               }
               return false;
           });
}

bool hidesSelection(const Rect& box, const Picture& picture) {
    const PartyId focus = picture.input.view.focus;
    if (focus != kNoParty && box.contains(picture.anchors[focus])) {
        return true;
    }
    return std::any_of(picture.marks.drawn.begin(), picture.marks.drawn.end(), [&](const DrawnMark& mark) {
        const glm::dvec2 half{mark.radius, mark.radius};
        return mark.highlighted && box.overlaps({mark.position - half, mark.position + half});
    });
}

} // namespace

std::optional<Rect> freeCorner(const Picture& picture, glm::dvec2 size, std::span<const MapCorner> corners) {
    const auto& strands = picture.strands.drawn;
    for (const MapCorner corner : corners) {
        const Rect box = boxIn(corner, size, picture.camera.viewport);
        if (!hidesSelection(box, picture) &&
            std::none_of(picture.taken.begin(), picture.taken.end(), [&](const Rect& r) { return r.overlaps(box); }) &&
            std::none_of(strands.begin(), strands.end(), [&](const auto& strand) { return isCrossed(box, strand); })) {
            return box;
        }
    }
    return std::nullopt;
}

} // namespace entente
