#include "render/line_raster.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
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

/// A part of a row, in places of the picture.
struct Span {
    float from, to;
    /// Leaves the places where f >= 0, which is `value` at place 0 and grows by 1 / inverse a pixel; inverse 0 means
    /// that it does not grow.
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
    Paint paint;
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
    s.paint = v[2].paint;
    if (glm::dot(v[2].position - v[0].position, d) < 0.0F || glm::dot(v[3].position - v[1].position, d) < 0.0F) {
        // Shorter than the line is wide, in a bend: its edges cross, and little of it lies between them.
        s.start = {d.x, d.y, v[0].halfWidth - glm::dot(d, p0)};
        s.end = {-d.x, -d.y, v[2].halfWidth + glm::dot(d, p1)};
        return true;
    }
    // Which side of its edges the segment lies on depends on the order of the pairs.
    if (s.start.at(p1.x, p1.y) < 0.0F) {
        s.start = {-s.start.a, -s.start.b, -s.start.c};
    }
    if (s.end.at(p0.x, p0.y) < 0.0F) {
        s.end = {-s.end.a, -s.end.b, -s.end.c};
    }
    return true;
}

/// Pixels of a row of the layer whose centres lie in a span; `across` and `along` are those of place 0. `inkAt(x)` is
/// the ink at a place.
template <class InkAt>
void drawSpan(const Segment& s, float across, float along, Span span, const InkAt& inkAt, PixelLayer& layer,
              int rowOfLayer) {
    const int left = layer.corner().x;
    const auto row = layer.row(rowOfLayer).data();
    auto* const openInTile = layer.openInTiles(rowOfLayer);
    const int from = PixelLayer::firstCenter(span.from) - left;
    const int to = PixelLayer::firstCenter(span.to) - left;
    const bool even = s.half0 == s.half1 && s.coverage0 >= 1.0F && s.coverage1 >= 1.0F;
    const float most = std::min(1.0F, 2.0F * s.half0);
    for (int at = from; at < to; ++at) {
        if (row[at] >> 24U >= Ink::kOpaque) {
            continue;
        }
        const float x = static_cast<float>(left + at) + 0.5F;
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
        if (inkAt(x).layUnder(coverage, row[at])) {
            --openInTile[at / PixelLayer::kTile];
        }
    }
}

/// The parts of rows that a segment covers, as lines of places over rows: what a row costs is what most of drawing
/// costs.
class RowSpans {
  public:
    RowSpans(const Segment& s, float left, float right) : segment_(s), left_(left), right_(right) {
        from_.fill({0.0F, left});
        to_.fill({0.0F, right});
        add({s.across.a, s.across.b, s.across.c + s.reach});
        add({-s.across.a, -s.across.b, s.reach - s.across.c});
        add(s.start);
        add(s.end);
    }
    [[nodiscard]] Span at(float y) const {
        if (anyLevel_) {
            return cut(y);
        }
        const auto place = [y](const Place& p) { return p.slope * y + p.base; };
        return {std::max(std::max(place(from_[0]), place(from_[1])), std::max(place(from_[2]), left_)),
                std::min(std::min(place(to_[0]), place(to_[1])), std::min(place(to_[2]), right_))};
    }

  private:
    struct Place {
        float slope, base;
    };
    /// Leaves what lies where f >= 0.
    void add(const Linear& f) {
        const float inverse = inverseOf(f);
        if (inverse == 0.0F) {
            anyLevel_ = true;
        } else if (inverse > 0.0F) {
            from_.at(froms_++) = {-f.b * inverse, -f.c * inverse};
        } else {
            to_.at(tos_++) = {-f.b * inverse, -f.c * inverse};
        }
    }
    [[nodiscard]] Span cut(float y) const {
        const Segment& s = segment_;
        const float across = s.across.at(0.0F, y);
        const float inverse = inverseOf(s.across);
        Span span{left_, right_};
        span.cut(across + s.reach, inverse);
        span.cut(s.reach - across, -inverse);
        span.cut(s.start.at(0.0F, y), inverseOf(s.start));
        span.cut(s.end.at(0.0F, y), inverseOf(s.end));
        return span;
    }

    const Segment& segment_;
    float left_, right_;
    std::array<Place, 3> from_, to_; ///< the middle gives one of each, the ends two of either
    std::size_t froms_ = 0, tos_ = 0;
    bool anyLevel_ = false; ///< an edge runs along the rows
};

/// The rows from firstRow on, before endRow, of the layer. `inkAt(x, y)` is the ink at a place.
template <class InkAt>
void drawRows(PixelLayer& layer, const Segment& s, const InkAt& inkAt, int firstRow, int endRow) {
    const auto left = static_cast<float>(layer.corner().x);
    const RowSpans spans(s, left, left + static_cast<float>(layer.size().x));
    for (int row = firstRow; row < endRow; ++row) {
        const float y = static_cast<float>(layer.corner().y + row) + 0.5F;
        const Span span = spans.at(y);
        if (span.from < span.to) {
            drawSpan(
                s, s.across.at(0.0F, y), s.along.at(0.0F, y), span, [&](float x) { return inkAt(x, y); }, layer, row);
        }
    }
}

void drawSegment(PixelLayer& layer, const Segment& s, std::span<const Bands> bands, int firstRow, int endRow) {
    if (s.paint.bands == 0) {
        drawRows(
            layer, s, [ink = Ink(s.paint.color)](float /*x*/, float /*y*/) { return ink; }, firstRow, endRow);
    } else {
        const Bands& paint = bands[s.paint.bands - 1];
        drawRows(
            layer, s, [&](float x, float y) { return Ink(paint.at(x, y)); }, firstRow, endRow);
    }
}

/// The rows of a segment, as floats: [low, high].
std::pair<float, float> rowsOf(const LineVertex* v) {
    return std::minmax({v[0].position.y, v[1].position.y, v[2].position.y, v[3].position.y});
}

/// For each band of the layer, where in the strip the segments that reach into it begin.
std::vector<std::vector<std::uint32_t>> segmentsByBand(const PixelLayer& layer, std::span<const PixelLayer::Band> bands,
                                                       std::span<const LineVertex> strip) {
    std::vector<std::vector<std::uint32_t>> segments(bands.size());
    const auto top = static_cast<float>(layer.corner().y);
    for (std::size_t i = 0; i + 3 < strip.size(); i += 2) {
        const auto* v = strip.data() + i;
        if (v[0].position == v[1].position || v[2].position == v[3].position) {
            continue;
        }
        const auto [low, high] = rowsOf(v);
        auto band = std::partition_point(bands.begin(), bands.end(), [&](const PixelLayer::Band& b) {
            return static_cast<float>(b.end) <= low - top;
        });
        for (; band != bands.end() && static_cast<float>(band->first) < high - top; ++band) {
            segments[static_cast<std::size_t>(band - bands.begin())].push_back(static_cast<std::uint32_t>(i));
        }
    }
    return segments;
}

void drawSegments(PixelLayer& layer, std::span<const LineVertex> strip, std::span<const std::uint32_t> segments,
                  std::span<const Bands> bands, PixelLayer::Band rows) {
    const auto corner = layer.corner();
    Segment s{};
    for (const auto i : segments) {
        const auto* v = strip.data() + i;
        const auto [low, high] = rowsOf(v);
        const int first = std::max(rows.first, static_cast<int>(std::floor(low)) - corner.y);
        const int end = std::min(rows.end, static_cast<int>(std::floor(high)) - corner.y + 1);
        const auto [left, right] = std::minmax({v[0].position.x, v[1].position.x, v[2].position.x, v[3].position.x});
        const auto column = [&](float x) { return static_cast<int>(std::floor(x)) - corner.x; };
        if (!layer.isHidden({column(left), first}, {column(right), end - 1}) && makeSegment(v, s)) {
            drawSegment(layer, s, bands, first, end);
        }
    }
}

} // namespace

void rasterLines(PixelLayer& layer, std::span<const LineVertex> strip, std::span<const Bands> bands) {
    const auto rows = layer.bands();
    const auto segments = segmentsByBand(layer, rows, strip);
    sideBySide(rows.size(), [&](std::size_t i) { drawSegments(layer, strip, segments[i], bands, rows[i]); });
}

} // namespace entente
