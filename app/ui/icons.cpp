#include "ui/canvas.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace entente {

namespace {

constexpr float kStroke = 1.4F;
constexpr float kPi = std::numbers::pi_v<float>;

void transport(Canvas& canvas, Icon icon, Vec m, Color color) {
    const auto triangle = [&](Vec at, float direction, float size) {
        // Clockwise on the screen, so that its edges are smooth.
        const Vec tip = at + Vec{direction * size, 0};
        const Vec upper = at + Vec{-direction * size * 0.75F, -size};
        const Vec lower = at + Vec{-direction * size * 0.75F, size};
        const std::array<Vec, 3> shape =
            direction > 0 ? std::array<Vec, 3>{upper, tip, lower} : std::array<Vec, 3>{lower, tip, upper};
        canvas.polygon(shape, color);
    };
    switch (icon) {
    case Icon::play:
        triangle(m + Vec{-0.5F, 0}, 1, 5.2F);
        break;
    case Icon::pause:
        canvas.fill(boxAround(m + Vec{-2.5F, 0}, 3, 10), color);
        canvas.fill(boxAround(m + Vec{2.5F, 0}, 3, 10), color);
        break;
    case Icon::stepBack:
        triangle(m, -1, 4);
        break;
    case Icon::stepForward:
        triangle(m, 1, 4);
        break;
    case Icon::toStart:
        triangle(m + Vec{1, 0}, -1, 4);
        canvas.fill(boxAround(m + Vec{-4.5F, 0}, 1.8F, 9), color);
        break;
    default:
        triangle(m + Vec{-1, 0}, 1, 4);
        canvas.fill(boxAround(m + Vec{4.5F, 0}, 1.8F, 9), color);
        break;
    }
}

void eye(Canvas& canvas, Vec m, Color color, bool open) {
    std::array<Vec, 17> lids;
    for (std::size_t i = 0; i < lids.size(); ++i) {
        const float t = static_cast<float>(i) / 8;
        const float x = t <= 1 ? -6 + 12 * t : 6 - 12 * (t - 1);
        const float bulge = 3.6F * (1 - (x / 6) * (x / 6));
        lids[i] = m + Vec{x, t <= 1 ? -bulge : bulge};
    }
    canvas.polyline(std::span(lids).first(16), color, 1.2F, true);
    if (open) {
        canvas.disc(m, 2.1F, color);
    } else {
        canvas.line(m + Vec{-5, 4.6F}, m + Vec{5, -4.6F}, color, 1.2F);
    }
}

void padlock(Canvas& canvas, Vec m, Color color, bool closed) {
    canvas.outline(boxAt(m.x - 4, m.y - 1, 8, 6), color, 1, 1.3F);
    const Vec bow = m + Vec{closed ? 0.0F : 2.5F, -1.5F};
    canvas.arc(bow, 2.5F, -kPi, 0, color, 1.3F);
    canvas.line(bow + Vec{-2.5F, 0}, bow + Vec{-2.5F, 1}, color, 1.3F);
    if (closed) {
        canvas.line(bow + Vec{2.5F, 0}, bow + Vec{2.5F, 1}, color, 1.3F);
    }
}

void external(Canvas& canvas, Vec m, Color color) {
    const std::array<Vec, 6> frame{m + Vec{-0.5F, -4}, m + Vec{-4, -4},  m + Vec{-4, 4},
                                   m + Vec{4, 4},      m + Vec{4, 0.5F}, m + Vec{4, 0.6F}};
    const std::array<Vec, 3> head{m + Vec{1.4F, -4.4F}, m + Vec{4.4F, -4.4F}, m + Vec{4.4F, -1.4F}};
    canvas.polyline(std::span(frame).first(5), color, 1.3F);
    canvas.polyline(head, color, 1.3F);
    canvas.line(m + Vec{-0.4F, 0.4F}, m + Vec{4.2F, -4.2F}, color, 1.3F);
}

void corners(Canvas& canvas, Vec m, Color color) {
    for (const float x : {-1.0F, 1.0F}) {
        for (const float y : {-1.0F, 1.0F}) {
            const std::array<Vec, 3> corner{m + Vec{x * 4.5F, y * 1.8F}, m + Vec{x * 4.5F, y * 4.5F},
                                            m + Vec{x * 1.8F, y * 4.5F}};
            canvas.polyline(corner, color, kStroke);
        }
    }
}

void barIcon(Canvas& canvas, Icon icon, Vec m, Color color) {
    switch (icon) {
    case Icon::search:
        canvas.ring(m + Vec{-1, -1}, 4.2F, color, kStroke);
        canvas.line(m + Vec{2.2F, 2.2F}, m + Vec{5.4F, 5.4F}, color, kStroke);
        break;
    case Icon::target:
        canvas.ring(m, 4.4F, color, kStroke);
        canvas.disc(m, 1.4F, color);
        for (const Vec way : {Vec{1, 0}, Vec{-1, 0}, Vec{0, 1}, Vec{0, -1}}) {
            canvas.line(m + way * 4.4F, m + way * 6.6F, color, kStroke);
        }
        break;
    case Icon::undo: {
        const std::array<Vec, 3> head{m + Vec{-2.4F, -5}, m + Vec{-5, -2.4F}, m + Vec{-2.4F, 0.2F}};
        canvas.polyline(head, color, kStroke);
        canvas.line(m + Vec{-4.8F, -2.4F}, m + Vec{1.6F, -2.4F}, color, kStroke);
        canvas.arc(m + Vec{1.6F, 0.9F}, 3.3F, -kPi / 2, kPi / 2, color, kStroke);
        canvas.line(m + Vec{1.6F, 4.2F}, m + Vec{-2.4F, 4.2F}, color, kStroke);
        break;
    }
    case Icon::theme: {
        canvas.ring(m, 5.6F, color, kStroke);
        canvas.line(m + Vec{0, -5.6F}, m + Vec{0, 5.6F}, color, kStroke);
        std::array<Vec, 13> half;
        for (std::size_t i = 0; i < half.size(); ++i) {
            const float angle = -kPi / 2 + kPi * static_cast<float>(i) / 12;
            half[i] = m + Vec{std::cos(angle) * 5.6F, std::sin(angle) * 5.6F};
        }
        canvas.polygon(half, faded(color, 0.28));
        break;
    }
    case Icon::help:
        canvas.ring(m, 6, color, kStroke);
        canvas.arc(m + Vec{0, -1.3F}, 2, -kPi, kPi * 0.32F, color, kStroke);
        canvas.line(m + Vec{0.9F, 0.3F}, m + Vec{0, 1.6F}, color, kStroke);
        canvas.disc(m + Vec{0, 3.4F}, 0.9F, color);
        break;
    case Icon::download: {
        const std::array<Vec, 3> head{m + Vec{-3, -0.6F}, m + Vec{0, 2.4F}, m + Vec{3, -0.6F}};
        canvas.line(m + Vec{0, -5}, m + Vec{0, 2}, color, kStroke);
        canvas.polyline(head, color, kStroke);
        canvas.line(m + Vec{-5, 5}, m + Vec{5, 5}, color, kStroke);
        break;
    }
    case Icon::warning: {
        const std::array<Vec, 3> shape{m + Vec{0, -5.4F}, m + Vec{6, 5}, m + Vec{-6, 5}};
        canvas.polyline(shape, color, kStroke, true);
        canvas.line(m + Vec{0, -1.4F}, m + Vec{0, 1.6F}, color, kStroke);
        canvas.disc(m + Vec{0, 3.3F}, 0.8F, color);
        break;
    }
    default:
        canvas.outline(boxAround(m, 12, 10), color, 1.5F, kStroke);
        canvas.line(m + Vec{-2, -5}, m + Vec{-2, 5}, color, kStroke);
        break;
    }
}

} // namespace

void Canvas::icon(Icon icon, Vec m, Color color) {
    m = {snapped(m.x), snapped(m.y)};
    switch (icon) {
    case Icon::plus:
        line(m + Vec{-5, 0}, m + Vec{5, 0}, color, kStroke);
        line(m + Vec{0, -5}, m + Vec{0, 5}, color, kStroke);
        break;
    case Icon::minus:
        line(m + Vec{-5, 0}, m + Vec{5, 0}, color, kStroke);
        break;
    case Icon::fit:
        corners(*this, m, color);
        break;
    case Icon::close:
        line(m + Vec{-4, -4}, m + Vec{4, 4}, color, kStroke);
        line(m + Vec{-4, 4}, m + Vec{4, -4}, color, kStroke);
        break;
    case Icon::eye:
    case Icon::eyeOff:
        eye(*this, m, color, icon == Icon::eye);
        break;
    case Icon::chevronDown: {
        const std::array<Vec, 3> shape{m + Vec{-3.5F, -1.8F}, m + Vec{0, 1.8F}, m + Vec{3.5F, -1.8F}};
        polyline(shape, color, kStroke);
        break;
    }
    case Icon::chevronRight: {
        const std::array<Vec, 3> shape{m + Vec{-1.8F, -3.5F}, m + Vec{1.8F, 0}, m + Vec{-1.8F, 3.5F}};
        polyline(shape, color, kStroke);
        break;
    }
    case Icon::check: {
        const std::array<Vec, 3> shape{m + Vec{-3.4F, 0.2F}, m + Vec{-1, 2.6F}, m + Vec{3.4F, -2.4F}};
        polyline(shape, color, 1.8F);
        break;
    }
    case Icon::columns: {
        const Box table = boxAround(m, 11, 9);
        outline(table, color, 1, 1.2F);
        horizontal(m.y - 1.5F, table.left, table.right, color);
        vertical(m.x, m.y - 1.5F, table.bottom, color);
        break;
    }
    case Icon::external:
        external(*this, m, color);
        break;
    case Icon::lock:
    case Icon::unlock:
        padlock(*this, m, color, icon == Icon::lock);
        break;
    case Icon::play:
    case Icon::pause:
    case Icon::stepBack:
    case Icon::stepForward:
    case Icon::toStart:
    case Icon::toEnd:
        transport(*this, icon, m, color);
        break;
    default:
        barIcon(*this, icon, m, color);
        break;
    }
}

void Canvas::logo(Vec m) {
    const Color first = palette_->accent;
    const Color second = palette_->layers[static_cast<std::size_t>(Layer::exercise)];
    ring(m + Vec{-4.4F, 0}, 5.2F, first, 2.1F);
    ring(m + Vec{4.4F, 0}, 5.2F, second, 2.1F);
    arc(m + Vec{-4.4F, 0}, 5.2F, -0.9F, 0.1F, first, 2.1F); // the first ring passes over, then under the second
}

} // namespace entente
