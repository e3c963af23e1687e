#include "render/shape_form.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {

ShapeForm formOf(const Shape& shape, float scale) {
    ShapeForm form;
    form.center = glm::vec2(shape.box.center()) * scale;
    form.halfSize = glm::vec2(shape.box.max - shape.box.min) * (0.5F * scale);
    form.radius = std::min(shape.radius * scale, std::min(form.halfSize.x, form.halfSize.y));
    form.strokeHalf = shape.stroke.a > 0 ? 0.5F * shape.strokeWidth * scale : 0.0F;
    form.bandWidth = shape.bandShare * shape.bandPitch * scale;
    form.bandPitch = std::max(shape.bandPitch * scale, 1.0F);
    const float round = 2.0F * std::numbers::pi_v<float> * form.radius;
    const float period = (shape.dashOn + shape.dashOff) * scale;
    if (shape.dashOn > 0.0F && shape.dashOff > 0.0F && round > 0.0F) {
        form.period = round / std::max(1.0F, std::round(round / period));
        form.dash = form.period * shape.dashOn / (shape.dashOn + shape.dashOff);
    }
    return form;
}

} // namespace entente
