#include "render/line_raster.hpp"

#include "core/side_by_side.hpp"
#include "render/segment_raster.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace entente {
namespace {

/// What a plain line of one width covers, whole to its ends.
class EvenCoverage {
  public:
    explicit EvenCoverage(float half) : edge_(lanesOf(half + 0.5F)), most_(lanesOf(std::min(1.0F, 2.0F * half))) {}
    [[nodiscard]] FloatLanes at(const SegmentPlace& place) const {
        return greater(lesser(edge_ - absolute(place.across), most_), FloatLanes{});
    }

  private:
    FloatLanes edge_, most_;
};

/// What a plain line covers whose width changes or whose ends fade.
class ChangingCoverage {
  public:
    ChangingCoverage(float half0, float half1, float coverage0, float coverage1)
        : half_(lanesOf(half0)), growth_(lanesOf(half1 - half0)), coverage_(lanesOf(coverage0)),
          fading_(lanesOf(coverage1 - coverage0)) {}
    [[nodiscard]] FloatLanes at(const SegmentPlace& place) const {
        const FloatLanes half = half_ + growth_ * place.along;
        const FloatLanes inside = lineCoverage(absolute(place.across), half);
        return inside * part(coverage_ + fading_ * place.along);
    }

  private:
    FloatLanes half_, growth_, coverage_, fading_;
};

[[nodiscard]] PixelLanes bandsUnder(const Bands& bands, const SegmentPlace& at, FloatLanes coverage,
                                    PixelLanes before) {
    std::array<std::uint32_t, kLanes> pixels{};
    std::memcpy(pixels.data(), &before, sizeof before);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (at.inside[i] != 0) {
            (void)Ink(bands.at(at.x[i], at.y)).layUnder(coverage[i], pixels.at(i));
        }
    }
    PixelLanes after;
    std::memcpy(&after, pixels.data(), sizeof after);
    return after;
}

template <class Coverage>
void drawLine(PixelLayer& layer, const SegmentShape& shape, const PixelBox& box, Paint paint,
              std::span<const Bands> bands, const Coverage& coverage) {
    if (paint.bands == 0) {
        drawSegment(layer, shape, box, [&, ink = InkLanes(paint.color)](const SegmentPlace& place, PixelLanes before) {
            return ink.under(before, where(place.inside, coverage.at(place)));
        });
    } else {
        drawSegment(layer, shape, box,
                    [&, &table = bands[paint.bands - 1]](const SegmentPlace& place, PixelLanes before) {
                        return bandsUnder(table, place, coverage.at(place), before);
                    });
    }
}

} // namespace

void drawLineSegment(PixelLayer& layer, PixelLayer::Band band, const LineVertex* v, std::span<const Bands> bands) {
    drawIn(layer, band, v, [&](const PixelBox& box) {
        SegmentShape s;
        if (!makeShape(v, s)) {
            return;
        }
        const Paint paint = v[2].paint;
        if (s.half0 == s.half1 && v[0].coverage >= 1.0F && v[2].coverage >= 1.0F) {
            drawLine(layer, s, box, paint, bands, EvenCoverage(s.half0));
        } else {
            drawLine(layer, s, box, paint, bands, ChangingCoverage(s.half0, s.half1, v[0].coverage, v[2].coverage));
        }
    });
}

void rasterLines(PixelLayer& layer, std::span<const LineVertex> strip, std::span<const Bands> bands) {
    const auto rows = layer.bands();
    std::vector<std::vector<std::uint32_t>> segments(rows.size());
    eachSegment(layer, rows, strip,
                [&](std::size_t i, std::size_t band) { segments[band].push_back(static_cast<std::uint32_t>(i)); });
    sideBySide(rows.size(), [&](std::size_t band) {
        for (const auto i : segments[band]) {
            drawLineSegment(layer, rows[band], strip.data() + i, bands);
        }
    });
}

} // namespace entente
