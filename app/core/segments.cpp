#include "core/segments.hpp"

#include <algorithm>

namespace entente {

bool segmentsCross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c, glm::dvec2 d) {
    const auto side = [](glm::dvec2 p, glm::dvec2 q, glm::dvec2 r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    };
    return side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
}

bool segmentMeets(const Rect& box, glm::dvec2 a, glm::dvec2 b) {
    if (std::max(a.x, b.x) < box.min.x || std::min(a.x, b.x) > box.max.x || std::max(a.y, b.y) < box.min.y ||
        std::min(a.y, b.y) > box.max.y) {
        return false;
    }
    const glm::dvec2 topRight{box.max.x, box.min.y};
    const glm::dvec2 bottomLeft{box.min.x, box.max.y};
    return box.contains(a) || box.contains(b) || segmentsCross(a, b, box.min, box.max) ||
           segmentsCross(a, b, topRight, bottomLeft);
}

} // namespace entente
