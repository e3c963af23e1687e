#pragma once
/// How different two colours look, to people with and without a colour-vision deficiency.

#include "core/color.hpp"

#include <array>
#include <cmath>

namespace entente::test {

/// CIE L*a*b* under the white of sRGB (D65).
struct Lab {
    double l = 0, a = 0, b = 0;
};

using Matrix = std::array<std::array<double, 3>, 3>;
using LinearRgb = std::array<double, 3>;

/// A way of seeing: what it makes of linear sRGB.
struct Vision {
    const char* name;
    Matrix matrix;
};

/// Full deficiencies as simulated by G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model
/// for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009)
/// 1291-1298, the published matrices of severity 1.0.
inline constexpr std::array<Vision, 4> kVisions{{
    {"full colour vision", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

/// IEC 61966-2-1, without its alpha.
inline LinearRgb linear(Color color) {
    const auto channel = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(color.r), channel(color.g), channel(color.b)};
}

/// What the eye is shown of a colour; out of the gamut is cut off.
inline LinearRgb seen(const LinearRgb& rgb, const Vision& vision) {
    LinearRgb result{};
    for (std::size_t row = 0; row < 3; ++row) {
        const auto& m = vision.matrix[row];
        result[row] = std::fmin(1.0, std::fmax(0.0, m[0] * rgb[0] + m[1] * rgb[1] + m[2] * rgb[2]));
    }
    return result;
}

/// Relative luminance, 0 to 1.
inline double luminance(const LinearRgb& rgb) {
    return 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
}

inline Lab lab(const LinearRgb& rgb) {
    const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double fy = f(luminance(rgb));
    return {116 * fy - 16, 500 * (f(x) - fy), 200 * (fy - f(z))};
}

inline Lab lab(Color color, const Vision& vision = kVisions[0]) {
    return lab(seen(linear(color), vision));
}

/// CIEDE2000 with unit weights, as written out by G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference
/// Formula: Implementation Notes, Supplementary Test Data, and Mathematical Observations", Color Research and
/// Application 30 (2005) 21-30. About 1 is just seen side by side.
inline double difference(const Lab& first, const Lab& second) {
    constexpr double kDegree = 3.14159265358979323846 / 180;
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const double g = 0.5 * (1 - seventh((std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2));
    const double a1 = first.a * (1 + g), a2 = second.a * (1 + g);
    const double c1 = std::hypot(a1, first.b), c2 = std::hypot(a2, second.b);
    const auto hue = [](double a, double b) {
        const double h = a == 0 && b == 0 ? 0 : std::atan2(b, a) / kDegree;
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(a1, first.b), h2 = hue(a2, second.b);
    const bool grey = c1 * c2 == 0;
    const bool far = std::fabs(h1 - h2) > 180;
    const double turn = grey ? 0 : far ? h2 - h1 - std::copysign(360.0, h2 - h1) : h2 - h1;
    const double h = grey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
    const double l = (first.l + second.l) / 2, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                     0.32 * std::cos((3 * h + 6) * kDegree) - 0.20 * std::cos((4 * h - 63) * kDegree);
    const double fifty = (l - 50) * (l - 50);
    const double dl = (second.l - first.l) / (1 + 0.015 * fifty / std::sqrt(20 + fifty));
    const double dc = (c2 - c1) / (1 + 0.045 * c);
    const double dh = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2 * kDegree) / (1 + 0.015 * c * t);
    const double rotation = -std::sin(60 * std::exp(-((h - 275) / 25) * ((h - 275) / 25)) * kDegree) * 2 * seventh(c);
    return std::sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}

/// The ratio of contrast of the Web Content Accessibility Guidelines 2.2: 1 (alike) to 21 (black and white).
inline double contrast(const LinearRgb& first, const LinearRgb& second) {
    const double a = luminance(first), b = luminance(second);
    return (std::fmax(a, b) + 0.05) / (std::fmin(a, b) + 0.05);
}

inline double contrast(Color first, Color second) {
    return contrast(linear(first), linear(second));
}

} // namespace entente::test
