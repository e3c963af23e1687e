#include "core/scale_bar.hpp"

#include "core/map_corners.hpp"
#include "core/sphere_turn.hpp"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {

namespace {

constexpr double kEarthRadius = 6371.0088; ///< kilometres
constexpr double kLongestBar = 130.0;      ///< pixels

/// The least and the greatest kilometres per pixel about a point of the picture, of all directions.
struct Scales {
    double least, most;
};

/// From how the place moves as the point goes to the right and down: what a small circle becomes is an ellipse, whose
/// half axes they are. NaN beside the map.
Scales scalesAt(const Projection& projection, const Camera& camera, PixelPoint at) {
    constexpr double kAside = 1.0; // pixel
    const auto place = [&](PixelPoint pixel) { return unitVector(projection.inverse(camera.toMap(pixel))); };
    const glm::dvec3 here = place(at);
    const glm::dvec3 right = (place(at + glm::dvec2{kAside, 0.0}) - here) / kAside;
    const glm::dvec3 down = (place(at + glm::dvec2{0.0, kAside}) - here) / kAside;
    const double mean = (glm::dot(right, right) + glm::dot(down, down)) / 2.0;
    const double apart = std::hypot((glm::dot(right, right) - glm::dot(down, down)) / 2.0, glm::dot(right, down));
    return {kEarthRadius * std::sqrt(std::max(mean - apart, 0.0)), kEarthRadius * std::sqrt(mean + apart)};
}

/// 1, 2 or 5 times a power of ten, at most `most`.
double roundBelow(double most) {
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    return most >= 5.0 * power ? 5.0 * power : most >= 2.0 * power ? 2.0 * power : power;
}

} // namespace

std::optional<ScaleBar> scaleBarOf(const Projection& projection, const Camera& camera) {
    constexpr std::array kSamples{0.07, 0.29, 0.5, 0.71, 0.93}; // of width and height
    constexpr double kMostRatio = 1.25;
    double least = std::numeric_limits<double>::max();
    double most = 0.0;
    for (const double down : kSamples) {
        for (const double across : kSamples) {
            const PixelPoint at =
                camera.viewport.min + glm::dvec2{camera.viewport.width() * across, camera.viewport.height() * down};
            const Scales scales = scalesAt(projection, camera, at);
            if (std::isfinite(scales.least) && std::isfinite(scales.most)) {
                least = std::min(least, scales.least);
                most = std::max(most, scales.most);
            }
            if (most > kMostRatio * least) {
                return std::nullopt;
            }
        }
    }
    if (!(most > 0.0)) {
        return std::nullopt;
    }
    const double scale = std::sqrt(least * most);
    const double kilometres = roundBelow(scale * kLongestBar);
    return ScaleBar{kilometres, kilometres / scale};
}

std::optional<Rect> drawScaleBar(SceneWriter& writer, const Picture& picture) {
    const auto bar = scaleBarOf(picture.input.projection, picture.camera);
    if (!bar) {
        return std::nullopt;
    }
    constexpr glm::dvec2 kRoom{kLongestBar + 60.0, 22.0};
    using enum MapCorner;
    const auto box = freeCorner(picture, kRoom, std::array{bottomLeft, topLeft, topRight, bottomRight});
    if (!box) {
        return std::nullopt;
    }
    const glm::dvec2 left{box->min.x + 0.5, box->max.y - 4.5};
    const glm::dvec2 right = left + glm::dvec2{bar->pixels, 0.0};
    const glm::dvec2 up{0.0, -5.0};
    for (const auto& [color, width] : {std::pair{picture.theme.halo, 4.0F}, {picture.theme.inkSecondary, 1.2F}}) {
        writer.line(left + up, left, color, width);
        writer.line(left, right, color, width);
        writer.line(right, right + up, color, width);
    }
    const std::string number = bar->kilometres < 1.0 ? fmt::format("{:.0f} m", bar->kilometres * 1000.0)
                                                     : fmt::format("{:.0f} km", bar->kilometres);
    writer.text({.text = number,
                 .position = right + glm::dvec2{8.0, 0.0},
                 .size = PictureMetrics::small,
                 .color = picture.theme.inkSecondary,
                 .halo = picture.theme.halo,
                 .haloWidth = 3.0F});
    return *box;
}

} // namespace entente
