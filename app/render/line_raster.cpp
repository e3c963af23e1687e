#include "render/line_raster.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

namespace entente {
namespace {

/// a x + b y + c
struct Linear {
    float a, b, c;
    [[nodiscard]] float at(float x, float y) const { return a * x + b * y + c; }
};

/// The signed distance from the line through p along the unit direction d.
Linear distanceFrom(glm::vec2 p, glm::vec2 d) {
    return {-d.y, d.x, d.y * p.x - d.x * p.y};
}

/// Whole pixels of a row, from <= x < to. Kept as float: the first centre at or after a place is the place rounded up.
struct Span {
    float from, to;
    /// Leaves the pixels where f >= 0, which is `value` at the row's first pixel and grows by 1 / inverse a pixel;
    /// inverse 0 means that it does not grow.
    void cut(float value, float inverse) {
        const float place = -value * inverse;
        if (inverse > 0.0F) {
            from = std::max(from, place);
        } else if (inverse < 0.0F) {
            to = std::min(to, place);
        } else if (value < 0.0F) {
            to = from;
        }
    }
    [[nodiscard]] static int roundUp(float place) {
        const int whole = static_cast<int>(place);
        return whole + (static_cast<float>(whole) < place ? 1 : 0);
    }
};

float inverseOf(const Linear& f) {
    return std::abs(f.a) > 1e-6F ? 1.0F / f.a : 0.0F;
}

/// A segment of a line between the edges it shares with its neighbours.
struct Segment {
    Linear across, start, end; ///< distance from the middle; from the edges at both ends, positive inside
    Linear along;              ///< 0 at its start, 1 at its end
    float half0, half1, coverage0, coverage1;
    float reach;
    Color color;
};

bool makeSegment(const LineVertex* v, Segment& s) {
    const glm::vec2 p0 = (v[0].position + v[1].position) * 0.5F;
    const glm::vec2 p1 = (v[2].position + v[3].position) * 0.5F;
    const glm::vec2 run = p1 - p0;
    const glm::vec2 side0 = v[1].position - v[0].position;
    const glm::vec2 side1 = v[3].position - v[2].position;
    const float length = glm::length(run);
    const float width0 = glm::length(side0);
    const float width1 = glm::length(side1);
    if (length < 1e-4F || width0 < 1e-4F || width1 < 1e-4F) {
        return false;
    }
    const glm::vec2 d = run / length;
    s.across = distanceFrom(p0, d);
    s.start = distanceFrom(p0, side0 / width0);
    s.end = distanceFrom(p1, side1 / -width1);
    s.along = {d.x / length, d.y / length, -glm::dot(d, p0) / length};
    s.half0 = v[0].halfWidth;
    s.half1 = v[2].halfWidth;
    s.coverage0 = v[0].coverage;
    s.coverage1 = v[2].coverage;
    s.reach = std::max(std::abs(v[0].across), std::abs(v[2].across));
    s.color = v[2].color;
    // Which side of its edges the segment lies on depends on the order of the pairs.
    if (s.start.at(p1.x, p1.y) < 0.0F) {
        s.start = {-s.start.a, -s.start.b, -s.start.c};
    }
    if (s.end.at(p0.x, p0.y) < 0.0F) {
        s.end = {-s.end.a, -s.end.b, -s.end.c};
    }
    return true;
}

/// A colour laid under pixels with alpha multiplied in; two channels at a time.
class Ink {
  public:
    explicit Ink(Color color)
        : redBlue_(color.r | (std::uint32_t{color.b} << 16U)), greenAlpha_(color.g | (255U << 16U)),
          opacity_(static_cast<float>(color.a) * (256.0F / 255.0F)) {}
    /// Covers a part of the pixel, in [0, 1]; true where nothing can be seen through the pixel any more.
    [[nodiscard]] bool layUnder(float coverage, std::uint32_t& pixel) const {
        const auto opacity = static_cast<std::uint32_t>(static_cast<int>(coverage * opacity_ + 0.5F));
        const std::uint32_t alpha = pixel >> 24U;
        const std::uint32_t part = (opacity * (255U - alpha) + 127U) / 255U;
        const std::uint32_t redBlue = ((redBlue_ * part + kHalf) >> 8U) & kMask;
        const std::uint32_t greenAlpha = ((greenAlpha_ * part + kHalf) >> 8U) & kMask;
        pixel += redBlue | (greenAlpha << 8U);
        return pixel >> 24U >= kOpaque;
    }
    static constexpr std::uint32_t kOpaque = 253U; ///< rounding stops short of 255

  private:
    static constexpr std::uint32_t kMask = 0x00FF00FFU;
    static constexpr std::uint32_t kHalf = 0x00800080U;
    std::uint32_t redBlue_, greenAlpha_;
    float opacity_;
};

/// Pixels from..to of a row; `across` and `along` are those of its first pixel. `openInTile` counts, for each tile of
/// the row, the pixels that are not opaque yet.
void drawSpan(const Segment& s, float across, float along, int from, int to, std::uint32_t* row,
              std::uint16_t* openInTile) {
    const Ink ink(s.color);
    const bool even = s.half0 == s.half1 && s.coverage0 >= 1.0F && s.coverage1 >= 1.0F;
    const float most = std::min(1.0F, 2.0F * s.half0);
    for (int at = from; at < to; ++at) {
        if (row[at] >> 24U >= Ink::kOpaque) {
            continue;
        }
        const auto x = static_cast<float>(at);
        const float distance = std::abs(across + s.across.a * x);
        float coverage = 0.0F;
        if (even) {
            coverage = std::max(std::min(s.half0 + 0.5F - distance, most), 0.0F);
        } else {
            const float t = along + s.along.a * x;
            const float half = s.half0 + (s.half1 - s.half0) * t;
            const float inside = std::min(std::max(std::min(half + 0.5F - distance, 1.0F), 0.0F), 2.0F * half);
            coverage = inside * std::max(std::min(s.coverage0 + (s.coverage1 - s.coverage0) * t, 1.0F), 0.0F);
        }
        if (ink.layUnder(coverage, row[at])) {
            --openInTile[at / LineRaster::kTile];
        }
    }
}

} // namespace

void LineRaster::begin(glm::ivec2 corner, glm::ivec2 size) {
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

void LineRaster::draw(std::span<const LineVertex> strip) {
    const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
    const int tileRows = (size_.y + kTile - 1) / kTile;
    const int bands = std::min(tileRows, static_cast<int>(threads == 1 ? 1U : 8U * threads));
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int band = next++; band < bands; band = next++) {
            drawRows(strip, tileRows * band / bands * kTile, std::min(tileRows * (band + 1) / bands * kTile, size_.y));
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) {
        others.emplace_back(work);
    }
    work();
}

bool LineRaster::isHidden(glm::ivec2 low, glm::ivec2 high) const {
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

void LineRaster::drawRows(std::span<const LineVertex> strip, int firstRow, int endRow) {
    const auto top = static_cast<float>(corner_.y + firstRow);
    const auto bottom = static_cast<float>(corner_.y + endRow);
    const auto width = static_cast<float>(size_.x);
    Segment s{};
    for (std::size_t i = 0; i + 3 < strip.size(); i += 2) {
        const auto* v = strip.data() + i;
        const auto [low, high] = std::minmax({v[0].position.y, v[1].position.y, v[2].position.y, v[3].position.y});
        if (high <= top || low >= bottom) {
            continue;
        }
        const int firstRowOf = std::max(corner_.y + firstRow, static_cast<int>(std::floor(low)));
        const int endRowOf = std::min(corner_.y + endRow, static_cast<int>(std::floor(high)) + 1);
        const auto [left, right] = std::minmax({v[0].position.x, v[1].position.x, v[2].position.x, v[3].position.x});
        const auto column = [&](float x) { return static_cast<int>(std::floor(x)) - corner_.x; };
        if (isHidden({column(left), firstRowOf - corner_.y}, {column(right), endRowOf - 1 - corner_.y}) ||
            !makeSegment(v, s)) {
            continue;
        }
        const float acrossInverse = inverseOf(s.across);
        const float startInverse = inverseOf(s.start);
        const float endInverse = inverseOf(s.end);
        const float x = static_cast<float>(corner_.x) + 0.5F; // the centre of a row's first pixel
        for (int row = firstRowOf; row < endRowOf; ++row) {
            const float y = static_cast<float>(row) + 0.5F;
            const float across = s.across.at(x, y);
            Span span{0.0F, width};
            span.cut(across + s.reach, acrossInverse);
            span.cut(s.reach - across, -acrossInverse);
            span.cut(s.start.at(x, y), startInverse);
            span.cut(s.end.at(x, y), endInverse);
            const int inLayer = row - corner_.y;
            auto* line = pixels_.data() + static_cast<std::size_t>(inLayer) * static_cast<std::size_t>(size_.x);
            auto* open =
                open_.data() + static_cast<std::size_t>(inLayer / kTile) * static_cast<std::size_t>(tileColumns_);
            drawSpan(s, across, s.along.at(x, y), Span::roundUp(span.from), Span::roundUp(span.to), line, open);
        }
    }
}

} // namespace entente
