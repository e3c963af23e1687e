#include "render/shape_raster.hpp"

#include "render/row_blocks.hpp"

#include <cmath>

namespace entente {
namespace {

/// Every line has its counterpart in shape.frag, which plain rectangles need not go through.
class ShapeInk {
  public:
    explicit ShapeInk(const RasterShape& shape)
        : form_(shape.form), fill_(colorOf(shape.fill)), stroke_(colorOf(shape.stroke)), band_(colorOf(shape.band)) {}

    [[nodiscard]] ColorLanes at(const BlockPlace& place) const {
        const FloatLanes x = place.x - form_.center.x;
        const FloatLanes y = lanesOf(place.y - form_.center.y);
        const FloatLanes right = absolute(x) - form_.halfSize.x + form_.radius;
        const FloatLanes below = absolute(y) - form_.halfSize.y + form_.radius;
        const FloatLanes none{};
        const FloatLanes d =
            lengthOf(greater(right, none), greater(below, none)) + lesser(greater(right, below), none) - form_.radius;
        ColorLanes color = fill_;
        if (form_.bandWidth > 0.0F) {
            constexpr float kAcross = 0.70710678F;
            const FloatLanes across = (place.x + place.y) * kAcross + form_.bandWidth;
            const FloatLanes inBand = part(0.5F - markDistance(across, form_.bandWidth, form_.bandPitch));
            color = color * (1.0F - inBand) + band_ * inBand;
        }
        FloatLanes line = lineCoverage(absolute(d), lanesOf(form_.strokeHalf));
        if (form_.dash > 0.0F) {
            FloatLanes along{};
            for (int i = 0; i < kLanes; ++i) {
                along[i] = std::atan2(y[i], x[i]) * form_.radius;
            }
            line *= part(0.5F - markDistance(along, form_.dash, form_.period));
        }
        const ColorLanes edge = stroke_ * line;
        const ColorLanes both = edge + color * (part(0.5F - d) * (1.0F - edge.a));
        return both * where(place.inside, lanesOf(1.0F));
    }

  private:
    static ColorLanes colorOf(Color color) {
        const float alpha = static_cast<float>(color.a) / 255.0F;
        const auto channel = [&](std::uint8_t value) { return lanesOf(static_cast<float>(value) / 255.0F * alpha); };
        return {channel(color.r), channel(color.g), channel(color.b), lanesOf(alpha)};
    }

    ShapeForm form_;
    ColorLanes fill_, stroke_, band_;
};

} // namespace

void drawShape(PixelLayer& layer, PixelLayer::Band band, const RasterShape& shape) {
    const glm::vec2 low = shape.form.center - shape.reach();
    const glm::vec2 high = shape.form.center + shape.reach();
    drawIn(layer, band, low, high, [&](const PixelBox& box) {
        const ShapeInk ink(shape);
        for (int row = box.first.y; row < box.end.y; ++row) {
            drawBlocks(layer, row, box.first.x, box.end.x,
                       [&](const BlockPlace& place, PixelLanes before) { return ink.at(place).under(before); });
        }
    });
}

} // namespace entente
