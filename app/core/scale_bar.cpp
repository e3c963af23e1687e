#include "core/scale_bar.hpp"

#include "core/curves.hpp"
#include "core/map_corners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace entente {

namespace {

constexpr double kKilometresPerDegree = 6371.0088 * std::numbers::pi / 180.0;
constexpr double kLongestBar = 130.0; ///< pixels

/// Kilometres per pixel about a point of the picture along one direction; NaN beside the map.
double scaleAlong(const Projection& projection, const Camera& camera, PixelPoint at, glm::dvec2 way) {
    const LonLat a = projection.inverse(camera.toMap(at - way));
    const LonLat b = projection.inverse(camera.toMap(at + way));
    return centralAngle(a, b) * kKilometresPerDegree / (2.0 * std::hypot(way.x, way.y));
}

/// 1, 2 or 5 times a power of ten, at most `most`.
double roundBelow(double most) {
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    return most >= 5.0 * power ? 5.0 * power : most >= 2.0 * power ? 2.0 * power : power;
}

} // namespace

std::optional<ScaleBar> scaleBarOf(const Projection& projection, const Camera& camera) {
    constexpr int kSamples = 7;
    constexpr double kMostRatio = 1.25;
    constexpr double kHalf = 4.0; // pixels
    double least = std::numeric_limits<double>::max();
    double most = 0.0;
    for (int row = 0; row < kSamples; ++row) {
        for (int column = 0; column < kSamples; ++column) {
            const PixelPoint at{camera.viewport.min.x + camera.viewport.width() * (column + 0.5) / kSamples,
                                camera.viewport.min.y + camera.viewport.height() * (row + 0.5) / kSamples};
            for (const glm::dvec2 way : {glm::dvec2{kHalf, 0.0}, {0.0, kHalf}, {kHalf, kHalf}, {kHalf, -kHalf}}) {
                if (const double scale = scaleAlong(projection, camera, at, way); std::isfinite(scale)) {
                    least = std::min(least, scale);
                    most = std::max(most, scale);
                }
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
