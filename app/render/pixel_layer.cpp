#include "render/pixel_layer.hpp"

#include <glm/common.hpp>

#include <cmath>
#include <utility>

namespace entente {

Color Bands::at(float x, float y) const {
    float t = (x + y) * 0.70710678F - edges.x;
    t -= std::floor(t / edges.w) * edges.w;
    const auto part = [&](float edge) { return std::clamp(t - edge + 0.5F, 0.0F, 1.0F); };
    const std::array parts{part(edges.x), part(edges.y), part(edges.z)};
    // Between the edges, which is nearly everywhere, it is one of the colours.
    if (parts[0] <= 0.0F || parts[2] >= 1.0F) {
        return colors[0];
    }
    if (parts[2] <= 0.0F && parts[1] >= 1.0F) {
        return colors[2];
    }
    if (parts[1] <= 0.0F && parts[0] >= 1.0F) {
        return colors[1];
    }
    const auto channel = [&](std::uint8_t Color::*of) {
        const auto value = [&](std::size_t i) { return static_cast<float>(colors.at(i).*of); };
        float mixed = value(0);
        mixed += (value(1) - mixed) * parts[0];
        mixed += (value(2) - mixed) * parts[1];
        mixed += (value(0) - mixed) * parts[2];
        return static_cast<std::uint8_t>(mixed + 0.5F);
    };
    return {channel(&Color::r), channel(&Color::g), channel(&Color::b), channel(&Color::a)};
}

void PixelLayer::begin(glm::ivec2 corner, glm::ivec2 size, bool topRowFirst) {
    topRowFirst_ = topRowFirst;
    corner_ = corner;
    size_ = size;
    pixels_.assign(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y), 0U);
    tileColumns_ = (size.x + kTile - 1) / kTile;
    open_.clear();
    for (int y = 0; y < size.y; y += kTile) {
        for (int x = 0; x < size.x; x += kTile) {
            open_.push_back(static_cast<std::uint16_t>(std::min(kTile, size.x - x) * std::min(kTile, size.y - y)));
        }
    }
}

void PixelLayer::closeAllBut(std::span<const glm::ivec4> parts) {
    const auto all = std::exchange(open_, std::vector<std::uint16_t>(open_.size(), 0));
    std::fill(pixels_.begin(), pixels_.end(), std::uint32_t{255} << 24U);
    for (const auto& part : parts) {
        const glm::ivec2 low = glm::ivec2(part.x, part.y) - corner_;
        const glm::ivec2 high = glm::min(low + glm::ivec2(part.z, part.w), size_);
        for (int y = low.y; y < high.y; ++y) {
            const auto open = row(y).subspan(static_cast<std::size_t>(low.x), static_cast<std::size_t>(high.x - low.x));
            std::fill(open.begin(), open.end(), 0U);
            if (y % kTile == 0) {
                const auto first = static_cast<std::size_t>(y / kTile * tileColumns_);
                for (auto x = static_cast<std::size_t>(low.x / kTile); static_cast<int>(x) * kTile < high.x; ++x) {
                    open_[first + x] = all[first + x];
                }
            }
        }
    }
}

void PixelLayer::fillUnder(Color color) {
    const Ink ink(color);
    const auto opaque = std::uint32_t{color.a == 255 ? 255U : 0U} << 24U;
    const auto parts = bands();
    sideBySide(parts.size(), [&](std::size_t i) {
        for (int y = parts[i].first; y < parts[i].end; ++y) {
            for (auto& pixel : row(y)) {
                if (pixel >> 24U < Ink::kOpaque) {
                    (void)ink.layUnder(1.0F, pixel);
                }
                pixel |= opaque;
            }
        }
    });
}

std::vector<PixelLayer::Band> PixelLayer::bands() const {
    const int tileRows = (size_.y + kTile - 1) / kTile;
    const int count = std::min(tileRows, static_cast<int>(8U * processors()));
    std::vector<Band> bands;
    for (int i = 0; i < count; ++i) {
        bands.push_back({tileRows * i / count * kTile, std::min(tileRows * (i + 1) / count * kTile, size_.y)});
    }
    return bands;
}

bool PixelLayer::isHidden(glm::ivec2 low, glm::ivec2 high) const {
    const int endColumn = std::min(high.x / kTile + 1, tileColumns_);
    for (int y = low.y / kTile; y <= high.y / kTile; ++y) {
        const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(tileColumns_);
        for (int x = std::max(low.x, 0) / kTile; x < endColumn; ++x) {
            if (open_[row + static_cast<std::size_t>(x)] > 0) {
                return false;
            }
        }
    }
    return true;
}

} // namespace entente
