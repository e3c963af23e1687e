#include "render/pixel_layer.hpp"

#include "render/ink_lanes.hpp"

#include <glm/common.hpp>

#include <cmath>
#include <utility>

namespace entente {
namespace {

/// Lays pixels over others of the same number.
void layPixelsOver(std::span<std::uint32_t> pixels, std::span<const std::uint32_t> below) {
    const auto lay = [](std::uint32_t* top, const std::uint32_t* bottom, std::size_t bytes) {
        PixelLanes upper{};
        PixelLanes lower{};
        std::memcpy(&upper, top, bytes);
        std::memcpy(&lower, bottom, bytes);
        const PixelLanes both = over(upper, lower);
        std::memcpy(top, &both, bytes);
    };
    std::size_t i = 0;
    for (; i + kLanes <= pixels.size(); i += kLanes) {
        lay(&pixels[i], &below[i], sizeof(PixelLanes));
    }
    for (; i < pixels.size(); ++i) {
        lay(&pixels[i], &below[i], sizeof(std::uint32_t));
    }
}

} // namespace

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
    pixels_.resize(offsetOf(0, size.y));
    tileColumns_ = (size.x + kTile - 1) / kTile;
    open_.clear();
    for (int y = 0; y < size.y; y += kTile) {
        for (int x = 0; x < size.x; x += kTile) {
            open_.push_back(static_cast<std::uint16_t>(std::min(kTile, size.x - x) * std::min(kTile, size.y - y)));
        }
    }
    ready_.assign(open_.size(), 0);
}

template <class Visit> void PixelLayer::eachTile(glm::ivec2 low, glm::ivec2 high, const Visit& visit) const {
    const glm::ivec2 first = glm::max(low, glm::ivec2(0)) / kTile;
    if (high.x < 0 || high.y < 0) {
        return; // a division would make tile 0 of it
    }
    const glm::ivec2 last = glm::min(high, size_ - 1) / kTile;
    for (int y = first.y; y <= last.y; ++y) {
        for (int x = first.x; x <= last.x; ++x) {
            const glm::ivec2 corner = glm::ivec2(x, y) * kTile;
            visit(static_cast<std::size_t>(y * tileColumns_ + x), corner, glm::min(corner + kTile, size_));
        }
    }
}

void PixelLayer::closeAllBut(std::span<const glm::ivec4> parts) {
    const auto all = std::exchange(open_, std::vector<std::uint16_t>(open_.size(), 0));
    for (const auto& part : parts) {
        const glm::ivec2 low = glm::ivec2(part.x, part.y) - corner_;
        eachTile(low, low + glm::ivec2(part.z, part.w) - 1,
                 [&](std::size_t tile, glm::ivec2 /*low*/, glm::ivec2 /*end*/) { open_[tile] = all[tile]; });
    }
}

void PixelLayer::makeReady(glm::ivec2 low, glm::ivec2 high) {
    eachTile(low, high, [&](std::size_t tile, glm::ivec2 corner, glm::ivec2 end) {
        if (std::exchange(ready_[tile], std::uint8_t{1}) == 0) {
            const auto pixel = std::uint32_t{open_[tile] > 0 ? 0U : 255U} << 24U;
            for (int y = corner.y; y < end.y; ++y) {
                std::fill_n(row(y).begin() + corner.x, end.x - corner.x, pixel);
            }
        }
    });
}

void PixelLayer::fillUnder(Color color) {
    const Ink ink(color);
    const auto opaque = std::uint32_t{color.a == 255 ? 255U : 0U} << 24U;
    const auto parts = bands();
    sideBySide(parts.size(), [&](std::size_t i) {
        makeReady({0, parts[i].first}, {size_.x - 1, parts[i].end - 1});
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
    const int count = std::min(tileRows, static_cast<int>(16U * processors()));
    std::vector<Band> bands;
    for (int i = 0; i < count; ++i) {
        bands.push_back({tileRows * i / count * kTile, std::min(tileRows * (i + 1) / count * kTile, size_.y)});
    }
    return bands;
}

bool PixelLayer::isHidden(glm::ivec2 low, glm::ivec2 high) const {
    bool hidden = true;
    eachTile(low, high,
             [&](std::size_t tile, glm::ivec2 /*low*/, glm::ivec2 /*end*/) { hidden = hidden && open_[tile] == 0; });
    return hidden;
}

std::vector<glm::ivec4> PixelLayer::readyParts() {
    constexpr int kSquare = 4 * kTile;
    std::vector<glm::ivec4> parts;
    for (int y = 0; y < size_.y; y += kSquare) {
        const auto firstOfRow = parts.size();
        for (int x = 0; x < size_.x; x += kSquare) {
            const glm::ivec2 end = glm::min(glm::ivec2(x, y) + kSquare, size_);
            bool any = false;
            eachTile({x, y}, end - 1,
                     [&](std::size_t tile, glm::ivec2 /*low*/, glm::ivec2 /*end*/) { any = any || ready_[tile] != 0; });
            if (!any) {
                continue;
            }
            makeReady({x, y}, end - 1);
            if (parts.size() > firstOfRow && parts.back().x + parts.back().z == x) {
                parts.back().z += end.x - x;
            } else {
                parts.emplace_back(x, topRowFirst_ ? y : size_.y - end.y, end.x - x, end.y - y);
            }
        }
    }
    return parts;
}

void PixelLayer::layOver(std::span<const std::uint32_t> backdrop, std::span<const glm::ivec4> parts) {
    sideBySide(parts.size(), [&](std::size_t i) {
        const auto& part = parts[i];
        for (int y = part.y; y < part.y + part.w; ++y) {
            const auto first = offsetOf(part.x, y);
            const auto count = static_cast<std::size_t>(part.z);
            layPixelsOver(std::span(pixels_).subspan(first, count), backdrop.subspan(first, count));
        }
    });
}

} // namespace entente
