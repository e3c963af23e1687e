#include "render/polygon_raster.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

/// Pixels that are part of a row, the first of them in column `from`.
template <class InkAt> void fillPixels(std::span<std::uint32_t> pixels, int from, const InkAt& inkAt) {
    auto x = static_cast<float>(from);
    for (auto& pixel : pixels) {
        if (pixel >> 24U < Ink::kOpaque) {
            (void)inkAt(x).layUnder(1.0F, pixel);
        }
        x += 1.0F;
    }
}

/// Where the edge of a polygon crosses the middle of a row.
struct Crossing {
    std::uint32_t polygon;
    float x;
};

/// The crossings of each row of a layer, polygon by polygon from the topmost, from left to right.
class CrossingTable {
  public:
    CrossingTable(const PixelLayer& layer, const PolygonList& list) : corner_(layer.corner()), height_(layer.size().y) {
        ends_.assign(static_cast<std::size_t>(height_) + 1, 0);
        eachEdge(list, [&](std::uint32_t /*polygon*/, glm::vec2 a, glm::vec2 b) {
            const auto [first, end] = rowsOf(a, b);
            for (int row = first; row < end; ++row) {
                ++ends_[static_cast<std::size_t>(row) + 1];
            }
        });
        std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
        crossings_.resize(ends_.back());
        eachEdge(list, [&](std::uint32_t polygon, glm::vec2 a, glm::vec2 b) {
            const auto [first, end] = rowsOf(a, b);
            const float slope = (b.x - a.x) / (b.y - a.y);
            for (int row = first; row < end; ++row) {
                const float y = static_cast<float>(corner_.y + row) + 0.5F;
                crossings_[ends_[static_cast<std::size_t>(row)]++] = {polygon, a.x + (y - a.y) * slope};
            }
        });
    }

    /// Sorts the row.
    [[nodiscard]] std::span<const Crossing> row(int row) {
        const auto begin = row == 0 ? 0 : ends_[static_cast<std::size_t>(row) - 1];
        const auto crossings = std::span(crossings_).subspan(begin, ends_[static_cast<std::size_t>(row)] - begin);
        std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
            return a.polygon != b.polygon ? a.polygon < b.polygon : a.x < b.x;
        });
        return crossings;
    }

  private:
    template <class Visit> static void eachEdge(const PolygonList& list, const Visit& visit) {
        std::uint32_t ring = 0;
        std::uint32_t begin = 0;
        for (std::uint32_t polygon = 0; polygon < list.polygons.size(); ++polygon) {
            for (; ring < list.polygons[polygon].endRing; ++ring) {
                const auto end = list.ringEnds[ring];
                for (auto i = begin; i < end; ++i) {
                    visit(polygon, list.points[i], list.points[i + 1 < end ? i + 1 : begin]);
                }
                begin = end;
            }
        }
    }
    [[nodiscard]] std::pair<int, int> rowsOf(glm::vec2 a, glm::vec2 b) const {
        const auto [top, bottom] = std::minmax(a.y, b.y);
        return {std::max(0, PixelLayer::firstCenter(top) - corner_.y),
                std::min(height_, PixelLayer::firstCenter(bottom) - corner_.y)};
    }

    glm::ivec2 corner_;
    int height_;
    std::vector<std::uint32_t> ends_; ///< by row, in crossings_
    std::vector<Crossing> crossings_;
};

void fillBetween(PixelLayer& layer, int row, float left, float right, Paint paint, std::span<const Bands> bands) {
    const auto column = [&](float x) {
        return std::clamp(PixelLayer::firstCenter(x) - layer.corner().x, 0, layer.size().x);
    };
    const int from = column(left);
    const auto pixels =
        layer.row(row).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(column(right) - from));
    const auto fill = [&](const auto& inkAt) { fillPixels(pixels, from, inkAt); };
    if (paint.bands == 0) {
        fill([ink = Ink(paint.color)](float /*x*/) { return ink; });
        return;
    }
    const glm::vec2 first = glm::vec2(layer.corner() + glm::ivec2(0, row)) + 0.5F;
    fill([&](float x) { return Ink(bands[paint.bands - 1].at(first.x + x, first.y)); });
}

} // namespace

void PolygonList::clear() {
    points.clear();
    ringEnds.clear();
    polygons.clear();
}

void PolygonList::endRing() {
    ringEnds.push_back(static_cast<std::uint32_t>(points.size()));
}

void PolygonList::endPolygon(Paint paint) {
    polygons.push_back({static_cast<std::uint32_t>(ringEnds.size()), paint});
}

void rasterPolygons(PixelLayer& layer, const PolygonList& list, std::span<const Bands> bands) {
    CrossingTable table(layer, list);
    const auto parts = layer.bands();
    sideBySide(parts.size(), [&](std::size_t i) {
        layer.makeReady({0, parts[i].first}, {layer.size().x - 1, parts[i].end - 1});
        for (int row = parts[i].first; row < parts[i].end; ++row) {
            const auto crossings = table.row(row);
            for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
                fillBetween(layer, row, crossings[k].x, crossings[k + 1].x, list.polygons[crossings[k].polygon].paint,
                            bands);
            }
        }
    });
}

} // namespace entente
