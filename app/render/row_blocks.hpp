#pragma once
/// Rows of a layer drawn in blocks of four pixels.

#include "render/ink_lanes.hpp"
#include "render/pixel_layer.hpp"

#include <glm/vec2.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace entente {

/// Four neighbouring pixels of a row.
struct BlockPlace {
    FloatLanes x{};    ///< of their centres in the picture
    float y = 0.0F;    ///< the same
    IntLanes inside{}; ///< -1 for those that are to be drawn and are not opaque; others must stay as they are
};

/// Draws columns of a row of the layer, [from, to), on tiles that are ready. `under(place, pixels)` returns pixels with
/// something laid under them.
template <class Under> void drawBlocks(PixelLayer& layer, int row, int from, int to, const Under& under) {
    auto* const pixels = layer.row(row).data();
    auto* const openInTile = layer.openInTiles(row);
    const FloatLanes centers = FloatLanes{0.5F, 1.5F, 2.5F, 3.5F} + static_cast<float>(layer.corner().x);
    BlockPlace place;
    place.y = static_cast<float>(layer.corner().y + row) + 0.5F;
    IntLanes became{};
    for (int block = from / kLanes * kLanes; block < to; block += kLanes) {
        const IntLanes at = IntLanes{0, 1, 2, 3} + block;
        PixelLanes before;
        std::memcpy(&before, pixels + block, sizeof before);
        place.inside = (at >= from) & (at < to) & ~areOpaque(before);
        if (!isNone(place.inside)) {
            place.x = centers + static_cast<float>(block);
            const PixelLanes after = under(place, before);
            std::memcpy(pixels + block, &after, sizeof after);
            became += areOpaque(after) & place.inside;
        }
        if ((block + kLanes) % PixelLayer::kTile == 0 || block + kLanes >= to) {
            auto& open = openInTile[block / PixelLayer::kTile];
            open = static_cast<std::uint16_t>(open - count(became));
            became = IntLanes{};
        }
    }
}

/// Pixels of a layer: [first, end) of columns and rows.
struct PixelBox {
    glm::ivec2 first, end;
};

/// Calls draw(box) with the pixels of a band of the layer between two places of the picture where they may be seen, and
/// makes their tiles ready.
template <class Draw>
void drawIn(PixelLayer& layer, PixelLayer::Band band, glm::vec2 low, glm::vec2 high, const Draw& draw) {
    const auto corner = layer.corner();
    constexpr float kFar = 1e6F; // beyond any picture, and a whole number
    const auto pixel = [&](float at, int from) {
        return static_cast<int>(std::floor(std::clamp(at, -kFar, kFar))) - from;
    };
    const glm::ivec2 first(std::max(pixel(low.x, corner.x), 0), std::max(pixel(low.y, corner.y), band.first));
    const glm::ivec2 end(std::min(pixel(high.x, corner.x) + 1, layer.size().x),
                         std::min(pixel(high.y, corner.y) + 1, band.end));
    if (first.x < end.x && first.y < end.y && !layer.isHidden(first, end - 1)) {
        layer.makeReady(first, end - 1);
        draw(PixelBox{first, end});
    }
}

/// Calls visit(band) with the number of each band that the rows of the picture between two places reach into.
template <class Visit>
void eachBandOf(const PixelLayer& layer, std::span<const PixelLayer::Band> bands, float top, float bottom,
                const Visit& visit) {
    const auto corner = static_cast<float>(layer.corner().y);
    auto band = std::partition_point(bands.begin(), bands.end(), [&](const PixelLayer::Band& b) {
        return static_cast<float>(b.end) <= top - corner;
    });
    for (; band != bands.end() && static_cast<float>(band->first) < bottom - corner; ++band) {
        visit(static_cast<std::size_t>(band - bands.begin()));
    }
}

} // namespace entente
