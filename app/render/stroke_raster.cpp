#include "render/stroke_raster.hpp"

#include "render/segment_raster.hpp"
#include "render/stroke_style.hpp"

namespace entente {
namespace {

using Form = StrokePattern::Form; // as numbers in the table of styles

/// A row of marks of the length `on` that begin at every multiple of `period`.
struct Marks {
    Form form;
    float on, period, inverse;
    explicit Marks(const glm::vec4& texel)
        : form(static_cast<Form>(static_cast<int>(texel.x + 0.5F))), on(texel.y), period(texel.z),
          inverse(1.0F / texel.z) {}
    /// The middle of the nearest mark.
    [[nodiscard]] FloatLanes nearest(FloatLanes along) const {
        return floorOf((along - 0.5F * on) * inverse + 0.5F) * period + 0.5F * on;
    }
    /// How much of a pixel lies in a mark, at places or at places that lean back from the middle.
    [[nodiscard]] FloatLanes coverage(FloatLanes along, FloatLanes across, float steepness) const {
        const FloatLanes place = form == Form::chevrons ? along + across : along;
        return part(0.5F - (form == Form::chevrons ? steepness : 1.0F) * markDistance(place, on, period));
    }
};

ColorLanes colorOf(const glm::vec4& texel) {
    return {lanesOf(texel.r), lanesOf(texel.g), lanesOf(texel.b), lanesOf(texel.a)};
}

/// What a segment of a styled stroke shows; every line has its counterpart in stroke.frag.
class StyledInk {
  public:
    StyledInk(const StyledVertex* v, std::span<const glm::vec4> styles)
        : StyledInk(v, styles.subspan(std::size_t{v[2].style} * StrokeStyles::kTexels).data()) {}

    [[nodiscard]] ColorLanes at(const SegmentPlace& place) const {
        const FloatLanes along = along_ + run_ * place.along;
        const FloatLanes across = absolute(place.across);
        FloatLanes half = half_ + growth_ * place.along;
        const FloatLanes whole = half;
        const FloatLanes beyond = greater(-along, along - length_);
        FloatLanes d = across;
        FloatLanes visible = lanesOf(1.0F);
        if (hasRoundCaps_) {
            d = lengthOf(greater(beyond, FloatLanes{}), across);
        } else {
            visible = part(0.5F - beyond);
        }
        if (body_.form == Form::dots) {
            const FloatLanes center = body_.nearest(along);
            d = lengthOf(along - center, across);
            half = lanesOf(0.5F * body_.on);
            visible = where(center <= length_, lanesOf(1.0F));
        } else if (body_.form != Form::solid) {
            visible *= body_.coverage(along, across, 1.0F);
        }
        const FloatLanes inside = lineCoverage(d, half);
        ColorLanes color = bodyColor_ * inside;
        if (inlayHalf_ > 0.0F) {
            const FloatLanes cut = inlayCoverage(along, across, lesser(lanesOf(inlayHalf_), 0.6F * whole));
            color = (inlayColor_ * cut + bodyColor_ * (1.0F - cut * inlayColor_.a)) * inside;
        }
        if (casing_ > 0.0F) {
            const FloatLanes cased = greater(lineCoverage(d, half + casing_) - inside, FloatLanes{});
            color = color + casingColor_ * cased;
        }
        return color * where(place.inside, visible);
    }

  private:
    StyledInk(const StyledVertex* v, const glm::vec4* style)
        : bodyColor_(colorOf(style[0])), casingColor_(colorOf(style[1])), inlayColor_(colorOf(style[2])),
          body_(style[3]), inlay_(style[4]), along_(v[0].along), run_(v[2].along - v[0].along), length_(v[2].length),
          half_(v[0].halfWidth), growth_(v[2].halfWidth - v[0].halfWidth), casing_(style[3].w), inlayHalf_(style[4].w),
          inlayEnd_(style[5].x * v[2].length), hasRoundCaps_(style[5].y > 0.5F) {}

    [[nodiscard]] FloatLanes inlayCoverage(FloatLanes along, FloatLanes across, FloatLanes half) const {
        if (inlay_.form == Form::dots) {
            const FloatLanes center = floorOf(along * inlay_.inverse) * inlay_.period + 0.5F * inlay_.period;
            return where(along <= inlayEnd_, lineCoverage(lengthOf(along - center, across), half));
        }
        const FloatLanes cut = lineCoverage(across, half) * part(inlayEnd_ - along + 0.5F);
        return inlay_.form == Form::solid ? cut : cut * inlay_.coverage(along, across, 0.7F);
    }

    ColorLanes bodyColor_, casingColor_, inlayColor_;
    Marks body_, inlay_;
    float along_, run_, length_, half_, growth_, casing_, inlayHalf_, inlayEnd_;
    bool hasRoundCaps_;
};

} // namespace

void drawStyledSegment(PixelLayer& layer, PixelLayer::Band band, const StyledVertex* v,
                       std::span<const glm::vec4> styles) {
    drawIn(layer, band, v, [&](const PixelBox& box) {
        SegmentShape s;
        if (makeShape(v, s)) {
            drawSegment(layer, s, box, [ink = StyledInk(v, styles)](const SegmentPlace& place, PixelLanes before) {
                return ink.at(place).under(before);
            });
        }
    });
}

} // namespace entente
