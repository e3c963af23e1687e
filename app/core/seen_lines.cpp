#include "core/seen_lines.hpp"

#include "core/segments.hpp"

#include <glm/common.hpp>

#include <algorithm>

namespace entente {

bool isLineSeen(const Ground& ground, LineRole role, const Camera& camera, const Rect& shown) {
    const MapPoint a = camera.toMap(shown.min);
    const MapPoint b = camera.toMap(shown.max);
    const Rect box{glm::min(a, b), glm::max(a, b)};
    return std::any_of(ground.lines.begin(), ground.lines.end(), [&](const Ground::Line& line) {
        if (line.role != role) {
            return false;
        }
        const auto point = [&](std::uint32_t i) { return glm::dvec2(ground.linePoints[line.first + i]); };
        for (std::uint32_t i = 1; i < line.count; ++i) {
            if (segmentMeets(box, point(i - 1), point(i))) {
                return true;
            }
        }
        return false;
    });
}

} // namespace entente
