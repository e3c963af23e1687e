#include "render/line_strips.hpp"

#include <algorithm>

namespace entente {

void appendLine(const StrokePath& path, const LineForm& form, std::vector<LineVertex>& strip) {
    if (path.points().size() < 2) {
        return;
    }
    const float length = path.end();
    const float slope = length > 0.0F ? (form.halfEnd - form.halfStart) / length : 0.0F;
    const auto half = [&](float along) { return form.halfStart + slope * std::clamp(along, 0.0F, length); };
    StripWriter<LineVertex> writer(strip);
    sweep(
        path, form.softEnds ? kSoftEdge : 0.0F, [&](float along) { return half(along) + kSoftEdge; },
        [&](glm::vec2 position, float along, float across) {
            const float coverage = form.softEnds ? std::min(along, length - along) + 0.5F : 1.0F;
            writer.put({position, across, half(along), coverage, form.paint});
        });
}

void appendDashes(const StrokePath& path, const LineForm& form, float on, float off, std::vector<LineVertex>& strip) {
    const float length = path.end();
    const auto half = [&](float along) { return form.halfStart + (form.halfEnd - form.halfStart) * along / length; };
    constexpr float kMostDashes = 4096.0F; // of one line: more than a screen has pixels
    StrokePath dash;
    for (float n = 0.0F; n * (on + off) < length && n < kMostDashes; n += 1.0F) {
        const float from = n * (on + off);
        const float to = std::min(from + on, length);
        dash.cutFrom(path, from, to);
        dash.divideAtMiddle();
        appendLine(dash, {half(from), half(to), form.paint, true}, strip);
    }
}

} // namespace entente
