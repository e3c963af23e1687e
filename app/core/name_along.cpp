#include "core/name_along.hpp"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

double lettersOf(std::string_view name) {
    return static_cast<double>(std::count_if(name.begin(), name.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // not a further byte of UTF-8
    }));
}

/// Whether a line runs against the way that it is read.
bool isBackwards(PixelPoint first, PixelPoint last) {
    const auto along = glm::normalize(last - first);
    const bool isUpright = std::abs(along.x) < std::sin(glm::radians(12.0));
    return isUpright ? along.y > 0.0 : along.x < 0.0;
}

} // namespace

std::optional<NameAlong> nameAlong(const Spine& spine, std::string_view name, double width, float size,
                                   const Camera& camera) {
    constexpr double kHalfHeight = 0.62; // em, from the middle of the capitals down to below the descenders
    constexpr double kHalfCapital = 0.36;
    constexpr double kMargin = 0.6;
    constexpr double kFilled = 0.6; // of the room, where there is more than enough
    constexpr double kMostSpacing = 0.4;
    const double em = static_cast<double>(size);
    const auto stretch = spine.longest(kHalfHeight * em / camera.scale);
    if (!stretch) {
        return std::nullopt;
    }
    const double room = (stretch->to - stretch->from) * camera.scale;
    if (room < width + 2.0 * kMargin * em) {
        return std::nullopt;
    }
    const double gaps = std::max(lettersOf(name) - 1.0, 1.0);
    const double spacing = std::clamp((kFilled * room - width) / gaps, 0.0, kMostSpacing * em);
    const double half = (width + spacing * gaps) / camera.scale / 2.0;
    const double middle = (stretch->from + stretch->to) / 2.0;
    if (spine.turnBetween(middle - half, middle + half) > glm::radians(50.0)) {
        return std::nullopt;
    }
    constexpr int kSteps = 24;
    std::vector<PixelPoint> line;
    for (int i = 0; i <= kSteps; ++i) {
        line.push_back(camera.toPixel(spine.at(middle + half * (2.0 * i / kSteps - 1.0))));
    }
    if (isBackwards(line.front(), line.back())) {
        std::reverse(line.begin(), line.end());
    }
    NameAlong along{.baseline = {}, .spacing = static_cast<float>(spacing), .boxes = {}};
    double passed = em; // since the last box: the first letter has one
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto way = glm::normalize(line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1]);
        along.baseline.push_back(line[i] + glm::dvec2{-way.y, way.x} * (kHalfCapital * em));
        passed += i == 0 ? 0.0 : glm::distance(line[i - 1], line[i]);
        if (passed >= em || i + 1 == line.size()) {
            const glm::dvec2 reach{kHalfHeight * em, kHalfHeight * em};
            along.boxes.push_back({line[i] - reach, line[i] + reach});
            passed = 0.0;
        }
    }
    return along;
}

} // namespace entente
