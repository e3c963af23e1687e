#pragma once
/// Which pixels the segments of a strip of lines cover, found for four rows and drawn for four pixels at once. A vertex
/// of a strip has a position in device pixels of the picture, a signed distance `across` from the middle of its line
/// and the line's half width there. A pair of vertices at one place separates lines.

#include "render/row_blocks.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace entente {

/// a x + b y + c
struct Linear {
    float a = 0.0F, b = 0.0F, c = 0.0F;
    [[nodiscard]] float at(float x, float y) const { return a * x + b * y + c; }
};

/// A segment between the edges that it shares with its neighbours.
struct SegmentShape {
    Linear across;     ///< the distance from its middle
    Linear start, end; ///< from the edges at both ends, positive inside
    Linear along;      ///< 0 at its start, 1 at its end
    float half0 = 0.0F, half1 = 0.0F;
    float reach = 0.0F; ///< how far from its middle anything is drawn
};

/// The signed distance from the line through p along the unit direction d.
[[nodiscard]] inline Linear distanceFrom(glm::vec2 p, glm::vec2 d) {
    return {-d.y, d.x, d.y * p.x - d.x * p.y};
}

/// The shape between two pairs of a strip, the four vertices from v on; false where it has no length or no width.
template <class Vertex> [[nodiscard]] bool makeShape(const Vertex* v, SegmentShape& s) {
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
    s.reach = std::max(std::abs(v[0].across), std::abs(v[2].across));
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

/// The parts of rows that a shape covers, of four rows at once: what a row costs is what most of drawing costs.
class RowSpans {
  public:
    /// Within some columns of the picture.
    RowSpans(const SegmentShape& s, float left, float right)
        : left_(lanesOf(left)), right_(lanesOf(right)), edges_{{{s.across.a, s.across.b, s.across.c + s.reach},
                                                                {-s.across.a, -s.across.b, s.reach - s.across.c},
                                                                s.start,
                                                                s.end}} {
        from_.fill({0.0F, left});
        to_.fill({0.0F, right});
        std::size_t froms = 0;
        std::size_t tos = 0;
        for (const auto& f : edges_) {
            if (isLevel(f)) {
                anyLevel_ = true;
            } else if (f.a > 0.0F) {
                from_.at(froms++) = {-f.b / f.a, -f.c / f.a};
            } else {
                to_.at(tos++) = {-f.b / f.a, -f.c / f.a};
            }
        }
    }
    /// The first column whose centre lies in the shape, and the one behind the last, in rows whose centres are at y.
    struct Columns {
        IntLanes from, to;
    };
    [[nodiscard]] Columns at(FloatLanes y) const {
        const auto place = [y](const Place& p) { return p.slope * y + p.base; };
        const auto within = [this](FloatLanes at) { return greater(lesser(at, right_), left_); };
        const auto from = within(greater(greater(place(from_[0]), place(from_[1])), place(from_[2])));
        const auto to = within(lesser(lesser(place(to_[0]), place(to_[1])), place(to_[2])));
        Columns columns{firstCenters(from), firstCenters(to)};
        if (anyLevel_) {
            for (const auto& f : edges_) {
                if (isLevel(f)) {
                    columns.to = f.b * y + f.c < 0.0F ? columns.from : columns.to;
                }
            }
        }
        return columns;
    }

  private:
    struct Place {
        float slope, base;
    };
    [[nodiscard]] static bool isLevel(const Linear& f) { return std::abs(f.a) <= 1e-6F; }
    [[nodiscard]] static IntLanes firstCenters(FloatLanes place) {
        const IntLanes cut = whole(place - 0.5F);
        return cut - (floatsOf(cut) < place - 0.5F);
    }

    FloatLanes left_, right_;
    std::array<Linear, 4> edges_;    ///< what is drawn lies where all are >= 0
    std::array<Place, 3> from_, to_; ///< the middle gives one of each, the ends two of either
    bool anyLevel_ = false;          ///< an edge runs along the rows
};

/// Four neighbouring pixels of a row and where they lie in a segment.
struct SegmentPlace : BlockPlace {
    FloatLanes across; ///< from the middle of the segment
    FloatLanes along;  ///< 0 at its start, 1 at its end
};

/// Draws a segment into a box of a layer, whose tiles are ready.
/// `under(place, pixels)` returns pixels with the segment laid under them.
template <class Under>
void drawSegment(PixelLayer& layer, const SegmentShape& s, const PixelBox& box, const Under& under) {
    const auto corner = layer.corner();
    const RowSpans spans(s, static_cast<float>(corner.x + box.first.x), static_cast<float>(corner.x + box.end.x));
    const FloatLanes acrossPerPixel = lanesOf(s.across.a);
    const FloatLanes alongPerPixel = lanesOf(s.along.a);
    const auto drawRow = [&](int row, int from, int to) {
        const float y = static_cast<float>(corner.y + row) + 0.5F;
        const FloatLanes across = lanesOf(s.across.at(0.0F, y));
        const FloatLanes along = lanesOf(s.along.at(0.0F, y));
        drawBlocks(layer, row, from, to, [&](const BlockPlace& place, PixelLanes before) {
            return under({place, across + acrossPerPixel * place.x, along + alongPerPixel * place.x}, before);
        });
    };
    for (int row = box.first.y; row < box.end.y; row += kLanes) {
        const auto columns = spans.at(floatsOf(IntLanes{0, 1, 2, 3} + (corner.y + row)) + 0.5F);
        for (int i = 0; i < std::min(kLanes, box.end.y - row); ++i) {
            if (columns.from[i] < columns.to[i]) {
                drawRow(row + i, columns.from[i] - corner.x, columns.to[i] - corner.x);
            }
        }
    }
}

/// Calls draw(box) with the pixels of a band of the layer round a segment, the four vertices from v on, where it may be
/// seen, and makes their tiles ready.
template <class Vertex, class Draw>
void drawIn(PixelLayer& layer, PixelLayer::Band band, const Vertex* v, const Draw& draw) {
    const auto low = glm::min(glm::min(v[0].position, v[1].position), glm::min(v[2].position, v[3].position));
    const auto high = glm::max(glm::max(v[0].position, v[1].position), glm::max(v[2].position, v[3].position));
    drawIn(layer, band, low, high, draw);
}

/// Calls visit(i, band) for each segment of a strip, i being where its four vertices begin, and each band of the layer
/// that it reaches into.
template <class Vertex, class Visit>
void eachSegment(const PixelLayer& layer, std::span<const PixelLayer::Band> bands, std::span<const Vertex> strip,
                 const Visit& visit) {
    for (std::size_t i = 0; i + 3 < strip.size(); i += 2) {
        const auto* v = strip.data() + i;
        if (v[0].position == v[1].position || v[2].position == v[3].position) {
            continue;
        }
        const auto [top, bottom] = std::minmax({v[0].position.y, v[1].position.y, v[2].position.y, v[3].position.y});
        eachBandOf(layer, bands, top, bottom, [&](std::size_t band) { visit(i, band); });
    }
}

} // namespace entente
