#include "render/stroke_strips.hpp"

#include <algorithm>

namespace entente {

bool isCased(const Stroke& stroke) {
    return stroke.casing > 0.0F && stroke.casingColor.a > 0;
}

bool isPlain(const Stroke& stroke) {
    return stroke.pattern.form == StrokePattern::Form::solid && !stroke.hasInlay && !stroke.roundCaps &&
           !isCased(stroke);
}

void takePath(const Stroke& stroke, std::span<const glm::vec2> points, float scale, StrokePath& path) {
    constexpr float kTolerance = 0.15F; // how far in device pixels the path may be from the given line
    path.begin(kTolerance);
    for (const auto point : points) {
        path.add(point * scale);
    }
    path.finish(stroke.closed);
}

void appendPlain(StrokePath& path, const Stroke& stroke, float scale, std::vector<LineVertex>& strip) {
    if (stroke.color.a == 0) {
        return;
    }
    if (!path.closed()) {
        path.divideAtMiddle();
    }
    appendLine(path, {0.5F * scale * stroke.widthStart, 0.5F * scale * stroke.widthEnd, {stroke.color}, !path.closed()},
               strip);
}

void appendStyled(const StrokePath& path, const Stroke& stroke, float scale, std::uint32_t style,
                  std::vector<StyledVertex>& strip) {
    if (path.points().size() < 2) {
        return;
    }
    const float length = path.end();
    const float start = 0.5F * scale * stroke.widthStart;
    const float slope = length > 0.0F ? (0.5F * scale * stroke.widthEnd - start) / length : 0.0F;
    const auto half = [&](float along) { return start + slope * std::clamp(along, 0.0F, length); };
    const bool dots = stroke.pattern.form == StrokePattern::Form::dots;
    const float least = dots ? 0.5F * stroke.pattern.on * scale : 0.0F;
    const float casing = stroke.casingColor.a > 0 ? stroke.casing * scale : 0.0F;
    const auto extent = [&](float along) { return std::max(half(along), least) + casing + kSoftEdge; };
    const float lead = path.closed() ? 0.0F : (stroke.roundCaps ? std::max(extent(0.0F), extent(length)) : kSoftEdge);
    StripWriter<StyledVertex> writer(strip);
    sweep(path, lead, extent, [&](glm::vec2 position, float along, float across) {
        writer.put({position, along, length, across, half(along), style});
    });
}

} // namespace entente
