#include "render/stroke_style.hpp"

#include <algorithm>

namespace entente {
namespace {

void putColor(float* place, Color color) {
    const float alpha = static_cast<float>(color.a) / 255.0F;
    place[0] = static_cast<float>(color.r) / 255.0F * alpha;
    place[1] = static_cast<float>(color.g) / 255.0F * alpha;
    place[2] = static_cast<float>(color.b) / 255.0F * alpha;
    place[3] = alpha;
}

void putPattern(float* place, const StrokePattern& pattern, float scale) {
    const float period = (pattern.on + pattern.off) * scale;
    const bool solid = pattern.form == StrokePattern::Form::solid || period <= 0.0F;
    place[0] = solid ? 0.0F : static_cast<float>(pattern.form);
    place[1] = pattern.on * scale;
    place[2] = solid ? 1.0F : period;
}

} // namespace

void StrokeStyles::clear() {
    rows_.clear();
    texels_.clear();
}

std::uint32_t StrokeStyles::row(const Stroke& stroke, float pixelsPerLogical) {
    Style style{};
    putColor(&style[0], stroke.color);
    putColor(&style[4], stroke.casingColor);
    putColor(&style[8], stroke.inlayColor);
    putPattern(&style[12], stroke.pattern, pixelsPerLogical);
    style[15] = stroke.casingColor.a > 0 ? stroke.casing * pixelsPerLogical : 0.0F;
    putPattern(&style[16], stroke.inlay, pixelsPerLogical);
    style[19] = stroke.hasInlay ? 0.5F * stroke.inlayWidth * pixelsPerLogical : 0.0F;
    style[20] = stroke.inlayUntil;
    style[21] = stroke.roundCaps ? 1.0F : 0.0F;
    if (!texels_.empty() && style == lastStyle_) {
        return lastRow_;
    }
    const auto [place, isNew] = rows_.try_emplace(style, static_cast<std::uint32_t>(rows_.size()));
    if (isNew) {
        for (std::size_t i = 0; i < kTexels; ++i) {
            texels_.emplace_back(style[4 * i], style[4 * i + 1], style[4 * i + 2], style[4 * i + 3]);
        }
    }
    lastStyle_ = style;
    lastRow_ = place->second;
    return lastRow_;
}

} // namespace entente
