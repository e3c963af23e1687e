#include "ui/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace entente {

namespace {

/// The part of a convex polygon with x >= from (side +1) or x <= from (side -1), sheared bands made easy.
std::vector<Vec> cutAt(const std::vector<Vec>& polygon, float at, float side) {
    const auto depth = [at, side](Vec p) { return (p.x + p.y - at) * side; };
    std::vector<Vec> kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Vec a = polygon[i];
        const Vec b = polygon[(i + 1) % polygon.size()];
        const float da = depth(a);
        const float db = depth(b);
        if (da >= 0) {
            kept.push_back(a);
        }
        if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
            kept.push_back(a + (b - a) * (da / (da - db)));
        }
    }
    return kept;
}

} // namespace

void Canvas::bandSwatch(const Swatch& swatch, const Box& box, double opacity) {
    constexpr float kPitch = 13;
    constexpr float kShare = 0.38F;
    fill(box, faded(swatch.color, opacity), Metrics::swatchRadius);
    const std::vector<Vec> outlineOfBox{
        {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
    const float first = std::floor((box.left + box.top) / kPitch) * kPitch;
    for (float at = first; at < box.right + box.bottom; at += kPitch) {
        const auto band = cutAt(cutAt(outlineOfBox, at, 1), at + kPitch * kShare * std::numbers::sqrt2_v<float>, -1);
        if (band.size() >= 3) {
            polygon(band, faded(swatch.second, opacity));
        }
    }
}

void Canvas::strandSwatch(const Swatch& swatch, const Box& box, double opacity) {
    const float y = snapped(box.middle().y);
    const Color body = faded(swatch.color, opacity);
    const Color cut = faded(palette_->casing, opacity * 0.85);
    const float length = box.width();
    if (swatch.possible) {
        const float dash = length / 2.8F;
        fill({box.left, y - 2, box.left + dash, y + 2}, body);
        fill({box.right - dash, y - 2, box.right, y + 2}, body);
        return;
    }
    if (swatch.tapered) {
        const std::array<Vec, 4> wedge{Vec{box.left, y - 3.4F}, Vec{box.right, y - 0.7F}, Vec{box.right, y + 0.7F},
                                       Vec{box.left, y + 3.4F}};
        polygon(wedge, body);
    } else {
        fill({box.left, y - 3, box.right, y + 3}, body);
    }
    const float end = swatch.tapered ? box.left + length * 0.66F : box.right - 3;
    switch (swatch.inlay) {
    case Swatch::Inlay::none:
        break;
    case Swatch::Inlay::line:
        fill({box.left + 4, y - 0.8F, end - 1, y + 0.8F}, cut);
        break;
    case Swatch::Inlay::longDashes:
        for (float x = box.left + 4; x < end; x += 14) {
            fill({x, y - 0.8F, std::min(x + 10, end), y + 0.8F}, cut);
        }
        break;
    case Swatch::Inlay::shortDashes:
        for (float x = box.left + 4; x + 3 < end; x += 8) {
            fill({x, y - 0.8F, std::min(x + 4, end), y + 0.8F}, cut);
        }
        break;
    case Swatch::Inlay::dots:
        for (float x = box.left + 4; x < end; x += 6) {
            disc({x, y}, 0.9F, cut);
        }
        break;
    case Swatch::Inlay::chevrons:
        for (float x = box.left + 9; x < end + 2; x += 12) {
            const std::array<Vec, 3> chevron{Vec{x, y - 2}, Vec{x + 2, y}, Vec{x, y + 2}};
            polyline(chevron, cut, 1.1F);
        }
        break;
    }
}

void Canvas::glyph(Swatch::Glyph glyph, Vec m, Color color) {
    switch (glyph) {
    case Swatch::Glyph::none:
        break;
    case Swatch::Glyph::aircraft: {
        const std::array<Vec, 4> body{m + Vec{-0.8F, -3.4F}, m + Vec{0.8F, -3.4F}, m + Vec{0.8F, 3}, m + Vec{-0.8F, 3}};
        const std::array<Vec, 3> wings{m + Vec{0, -1.6F}, m + Vec{3.9F, 1.2F}, m + Vec{-3.9F, 1.2F}};
        const std::array<Vec, 3> tail{m + Vec{0, 1.6F}, m + Vec{1.9F, 3.4F}, m + Vec{-1.9F, 3.4F}};
        polygon(body, color);
        polygon(wings, color);
        polygon(tail, color);
        break;
    }
    case Swatch::Glyph::waves:
        for (const float y : {-1.4F, 1.4F}) {
            std::array<Vec, 9> wave;
            for (std::size_t i = 0; i < wave.size(); ++i) {
                const float t = static_cast<float>(i) / 8;
                wave[i] = m + Vec{(t - 0.5F) * 7, y + std::sin(t * 4 * std::numbers::pi_v<float>) * 0.9F};
            }
            polyline(wave, color, 1.1F);
        }
        break;
    case Swatch::Glyph::peaks: {
        const std::array<Vec, 3> left{m + Vec{-1.2F, -2.2F}, m + Vec{1.6F, 2.2F}, m + Vec{-4, 2.2F}};
        const std::array<Vec, 3> right{m + Vec{1.8F, -0.9F}, m + Vec{4, 2.2F}, m + Vec{-0.2F, 2.2F}};
        polygon(left, color);
        polygon(right, color);
        break;
    }
    case Swatch::Glyph::lozenge: {
        const std::array<Vec, 4> shape{m + Vec{0, -3.2F}, m + Vec{3.2F, 0}, m + Vec{0, 3.2F}, m + Vec{-3.2F, 0}};
        polygon(shape, color);
        break;
    }
    }
}

void Canvas::ringSwatch(const Swatch& swatch, const Box& box, double opacity) {
    const Vec middle = box.middle();
    const Color color = faded(swatch.color, opacity);
    disc(middle, 7.2F, palette_->markFill);
    if (swatch.possible) {
        constexpr int kDashes = 9;
        for (int i = 0; i < kDashes; ++i) {
            const float from = static_cast<float>(i) * 2 * std::numbers::pi_v<float> / kDashes;
            arc(middle, 7.2F, from, from + 0.42F, color, 1.7F);
        }
    } else {
        ring(middle, 7.2F, color, 1.7F);
    }
    glyph(swatch.glyph, middle, color);
}

void Canvas::swatch(const Swatch& swatch, const Box& box, double opacity) {
    const float y = box.middle().y;
    switch (swatch.form) {
    case Swatch::Form::none:
        break;
    case Swatch::Form::box:
        fill({box.left, y - 6, box.right, y + 6}, faded(swatch.color, opacity), Metrics::swatchRadius);
        break;
    case Swatch::Form::bands:
        bandSwatch(swatch, {box.left, y - 6, box.right, y + 6}, opacity);
        break;
    case Swatch::Form::strand:
        strandSwatch(swatch, box, opacity);
        break;
    case Swatch::Form::ring:
        ringSwatch(swatch, boxAt(box.left, y - 8, 18, 16), opacity);
        break;
    }
}

} // namespace entente
