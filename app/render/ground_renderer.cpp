#include "render/ground_renderer.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kGroundsKept = 4;
/// How far in device pixels a drawn line may be from the ground's.
constexpr float kTolerance = 0.2F;

/// Map units to device pixels of the picture.
struct MapToPixel {
    glm::dvec2 center, middle;
    double scale;

    MapToPixel(const Camera& camera, double pixelsPerLogical)
        : center(camera.center), middle(camera.viewport.center() * pixelsPerLogical),
          scale(camera.scale * pixelsPerLogical) {}
    [[nodiscard]] glm::vec2 operator()(glm::dvec2 p) const {
        return {static_cast<float>(middle.x + (p.x - center.x) * scale),
                static_cast<float>(middle.y - (p.y - center.y) * scale)};
    }
    /// The part of the map in a box of the picture, with a few pixels round it for the width of lines.
    [[nodiscard]] Rect mapOf(const glm::ivec4& box) const {
        constexpr double kMargin = 16.0;
        const auto low = (glm::dvec2(box.x, box.y) - kMargin - middle) / scale;
        const auto high = (glm::dvec2(box.x + box.z, box.y + box.w) + kMargin - middle) / scale;
        return {{center.x + low.x, center.y - high.y}, {center.x + high.x, center.y - low.y}};
    }
};

/// The part of the map that is seen, with a few pixels round it for the width of lines.
Rect visibleMap(const Camera& camera) {
    constexpr double kMargin = 8.0;
    const auto a = camera.toMap(camera.viewport.min - kMargin);
    const auto b = camera.toMap(camera.viewport.max + kMargin);
    return {{a.x, b.y}, {b.x, a.y}};
}

bool overlaps(const Rect& view, glm::vec2 min, glm::vec2 max) {
    return static_cast<double>(min.x) <= view.max.x && static_cast<double>(max.x) >= view.min.x &&
           static_cast<double>(min.y) <= view.max.y && static_cast<double>(max.y) >= view.min.y;
}

/// Where the edges of bands are, counted from the middle of the first colour; all 0 without bands.
glm::vec4 bandEdges(const TerritoryFill& fill, float scale) {
    const float pitch = fill.pitch * scale;
    if (fill.shares[1] <= 0.0F || pitch <= 0.0F) {
        return {0.0F, 0.0F, 0.0F, 0.0F};
    }
    const float first = 0.5F * fill.shares[0] * pitch;
    return {first, first + fill.shares[1] * pitch, pitch - first, pitch};
}

/// Calls use() with each stretch of a line that is in sight, put into the path.
template <class Use>
void eachVisible(const GroundLines& lines, const GroundLines::Line& line, const Ground& ground, const Rect& view,
                 const MapToPixel& toPixel, StrokePath& path, Use&& use) {
    std::uint32_t at = 0;
    while (at < line.pieceCount) {
        const auto* piece = &lines.pieces[line.firstPiece + at];
        if (!overlaps(view, piece->min, piece->max)) {
            ++at;
            continue;
        }
        const auto begin = piece->first;
        path.begin(kTolerance, static_cast<float>(static_cast<double>(piece->along) * toPixel.scale));
        std::uint32_t taken = 0;
        std::uint32_t end = begin;
        while (at + taken < line.pieceCount) {
            piece = &lines.pieces[line.firstPiece + at + taken];
            if (!overlaps(view, piece->min, piece->max)) {
                break;
            }
            end = piece->first + piece->count;
            ++taken;
        }
        const bool whole = line.closed && taken == line.pieceCount;
        for (std::uint32_t i = begin; i < (whole ? end - 1 : end); ++i) {
            path.add(toPixel(ground.linePoints[i]));
        }
        path.finish(whole);
        use();
        at += taken;
    }
}

bool same(const Rect& a, const Rect& b) {
    return a.min == b.min && a.max == b.max;
}

bool same(const Pen& a, const Pen& b) {
    return a.color == b.color && a.width == b.width && a.dashOn == b.dashOn && a.dashOff == b.dashOff;
}

bool same(const TerritoryFill& a, const TerritoryFill& b) {
    return a.colors == b.colors && a.shares == b.shares && a.pitch == b.pitch && a.outlined == b.outlined;
}

template <class Range> bool sameAll(const Range& a, const Range& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& p, const auto& q) { return same(p, q); });
}

bool overlapsAny(std::span<const Rect> parts, glm::vec2 min, glm::vec2 max) {
    return std::any_of(parts.begin(), parts.end(), [&](const Rect& part) { return overlaps(part, min, max); });
}

/// Whether any part of a line meets one of some rectangles of the map.
bool meets(const GroundLines& lines, const GroundLines::Line& line, std::span<const Rect> parts) {
    const auto pieces = std::span(lines.pieces).subspan(line.firstPiece, line.pieceCount);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const auto& piece) { return overlapsAny(parts, piece.min, piece.max); });
}

/// Squares of a box of the picture, and which of them are marked.
class Squares {
  public:
    static constexpr int kSide = 4 * PixelLayer::kTile;

    explicit Squares(const glm::ivec4& box)
        : box_(box), columns_((box.z + kSide - 1) / kSide), rows_((box.w + kSide - 1) / kSide),
          marked_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

    /// Marks the squares that a rectangle of the picture meets.
    void mark(glm::vec2 low, glm::vec2 high) {
        const glm::vec2 corner(box_.x, box_.y);
        const auto first = glm::ivec2(glm::floor(glm::max(low - corner, 0.0F))) / kSide;
        const auto last = glm::ivec2(glm::floor(glm::min(high - corner, glm::vec2(box_.z - 1, box_.w - 1))));
        for (int y = first.y; last.y >= 0 && y <= last.y / kSide; ++y) {
            for (int x = first.x; last.x >= 0 && x <= last.x / kSide; ++x) {
                marked_[at(x, y)] = true;
            }
        }
    }

    /// The marked squares, those side by side as one rectangle of the picture.
    [[nodiscard]] std::vector<glm::ivec4> rectangles() const {
        std::vector<glm::ivec4> all;
        for (int y = 0; y < rows_; ++y) {
            for (int x = 0; x < columns_;) {
                const int begin = x;
                while (x < columns_ && marked_[at(x, y)]) {
                    ++x;
                }
                if (x > begin) {
                    const int left = begin * kSide;
                    const int top = y * kSide;
                    all.emplace_back(box_.x + left, box_.y + top, std::min(x * kSide, box_.z) - left,
                                     std::min(top + kSide, box_.w) - top);
                }
                ++x;
            }
        }
        return all;
    }

  private:
    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
    }
    glm::ivec4 box_;
    int columns_, rows_;
    std::vector<bool> marked_;
};

/// Calls visit(low, high) with the bounds of each polygon of a territory, in map units.
template <class Visit>
void eachPolygonBounds(const Ground& ground, const Ground::Territory& territory, const Visit& visit) {
    for (const auto& polygon : std::span(ground.polygons).subspan(territory.firstPolygon, territory.polygonCount)) {
        if (polygon.ringCount == 0 || ground.rings[polygon.firstRing].count == 0) {
            continue;
        }
        const auto& outer = ground.rings[polygon.firstRing];
        auto low = ground.vertices[outer.first];
        auto high = low;
        for (const auto& vertex : std::span(ground.vertices).subspan(outer.first, outer.count)) {
            low = glm::min(low, vertex);
            high = glm::max(high, vertex);
        }
        visit(low, high);
    }
}

/// The parts of a box of the picture that show territories filled otherwise than before.
std::vector<glm::ivec4> changedParts(const std::vector<TerritoryFill>& before, const GroundDrawing& drawing,
                                     const glm::ivec4& box, double scale) {
    if (before.size() != drawing.fills.size()) {
        return {box};
    }
    const MapToPixel toPixel(drawing.camera, scale);
    const auto margin = static_cast<float>(2.0 + static_cast<double>(drawing.selectedOutline.width) * scale);
    Squares squares(box);
    for (std::size_t i = 0; i < std::min(before.size(), drawing.ground->territories.size()); ++i) {
        if (!same(before[i], drawing.fills[i])) {
            eachPolygonBounds(*drawing.ground, drawing.ground->territories[i], [&](glm::vec2 low, glm::vec2 high) {
                squares.mark(toPixel({low.x, high.y}) - margin, toPixel({high.x, low.y}) + margin);
            });
        }
    }
    return squares.rectangles();
}

/// The smallest rectangle round some.
glm::ivec4 boundsOf(std::span<const glm::ivec4> parts) {
    glm::ivec2 low(parts.front());
    glm::ivec2 high(low);
    for (const auto& part : parts) {
        low = glm::min(low, glm::ivec2(part));
        high = glm::max(high, glm::ivec2(part.x + part.z, part.y + part.w));
    }
    return {low, high - low};
}

} // namespace

bool GroundRenderer::Drawn::showsMap(const GroundDrawing& other, const glm::ivec4& place,
                                     const Surface& surface) const {
    return ground.lock() == other.ground && box == place && pixelsPerLogical == surface.pixelsPerLogical &&
           topRowFirst == surface.topRowFirst && drawing.camera.center == other.camera.center &&
           drawing.camera.scale == other.camera.scale && same(drawing.camera.viewport, other.camera.viewport) &&
           drawing.ocean == other.ocean && drawing.sphere == other.sphere &&
           same(drawing.selectedOutline, other.selectedOutline) && sameAll(drawing.pens, other.pens);
}

void GroundRenderer::draw(const GroundDrawing& drawing, std::size_t number, const Rect& clip, const Surface& surface) {
    const Rect seen{glm::max(clip.min, drawing.camera.viewport.min), glm::min(clip.max, drawing.camera.viewport.max)};
    const auto box = surface.ofPicture(seen);
    if (!drawing.ground || box.z <= 0 || box.w <= 0) {
        return;
    }
    while (drawn_.size() <= number) {
        drawn_.emplace_back();
    }
    Drawn& drawn = drawn_[number];
    const bool isSameMap = drawn.showsMap(drawing, box, surface);
    if (!isSameMap || !sameAll(drawn.drawing.fills, drawing.fills)) {
        const auto parts =
            isSameMap ? changedParts(drawn.drawing.fills, drawing, box, surface.pixelsPerLogical) : std::vector{box};
        if (!parts.empty()) {
            drawLayer(drawing, parts, surface.pixelsPerLogical, surface.topRowFirst);
            upload(drawn, parts, box, surface.topRowFirst);
        }
        drawn.drawing = drawing;
        drawn.drawing.ground.reset();
        drawn.ground = drawing.ground;
        drawn.box = box;
        drawn.pixelsPerLogical = surface.pixelsPerLogical;
        drawn.topRowFirst = surface.topRowFirst;
    }
    const auto target = surface.pixels(seen);
    glScissor(target.x, target.y, target.z, target.w);
    drawn.texture.copyTo(surface, {target.x, target.y});
}

void GroundRenderer::upload(Drawn& drawn, std::span<const glm::ivec4> parts, const glm::ivec4& box, bool topRowFirst) {
    const auto corner = layer_.corner();
    const auto size = layer_.size();
    for (const auto& part : parts) {
        const int rowOfLayer = topRowFirst ? part.y - corner.y : corner.y + size.y - part.y - part.w;
        const int row = topRowFirst ? part.y - box.y : box.y + box.w - part.y - part.w;
        drawn.texture.uploadPart(layer_, {part.x - corner.x, rowOfLayer, part.z, part.w}, {box.z, box.w},
                                 {part.x - box.x, row});
    }
}

/// From the topmost down.
void GroundRenderer::drawLayer(const GroundDrawing& drawing, std::span<const glm::ivec4> parts, double scale,
                               bool topRowFirst) {
    auto& lines = linesOf(drawing.ground);
    const auto all = boundsOf(parts);
    layer_.begin({all.x, all.y}, {all.z, all.w}, topRowFirst);
    if (parts.size() > 1) {
        layer_.closeAllBut(parts);
    }
    parts_.clear();
    for (const auto& part : parts) {
        parts_.push_back(MapToPixel(drawing.camera, scale).mapOf(part));
    }
    takePaints(drawing, static_cast<float>(scale));
    strip_.clear();
    edges_.clear();
    addLines(drawing, lines, LineRole::outline, scale, nullptr);
    addSelectedOutlines(drawing, lines, scale);
    addLines(drawing, lines, LineRole::disputed, scale, &edges_);
    addLines(drawing, lines, LineRole::border, scale, &edges_);
    addLines(drawing, lines, LineRole::coast, scale, &edges_);
    if (!edges_.empty()) {
        StripWriter<LineVertex>(strip_).put(edges_.front());
        strip_.insert(strip_.end(), edges_.begin() + 1, edges_.end());
    }
    rasterLines(layer_, strip_, bands_);
    drawTerritories(drawing, scale);
    strip_.clear();
    addLines(drawing, lines, LineRole::graticule, scale, nullptr);
    rasterLines(layer_, strip_, bands_);
    drawSphere(drawing, scale);
    layer_.fillUnder(drawing.ocean);
}

GroundLines& GroundRenderer::linesOf(const std::shared_ptr<const Ground>& ground) {
    for (auto it = lines_.begin(); it != lines_.end(); ++it) {
        if (it->isFor(ground)) {
            it->source = ground;
            lines_.splice(lines_.begin(), lines_, it);
            return lines_.front();
        }
    }
    if (lines_.size() >= kGroundsKept) {
        lines_.pop_back();
    }
    return lines_.emplace_front(ground);
}

void GroundRenderer::takePaints(const GroundDrawing& drawing, float scale) {
    paints_.clear();
    bands_.clear();
    for (std::size_t i = 0; i < drawing.ground->territories.size(); ++i) {
        const auto fill = i < drawing.fills.size() ? drawing.fills[i] : TerritoryFill{};
        Paint paint{fill.colors[0]};
        if (const auto edges = bandEdges(fill, scale); edges.w > 0.0F) {
            bands_.push_back({fill.colors, edges});
            if (fill.shares[2] <= 0.0F) {
                bands_.back().colors[2] = fill.colors[1];
            }
            paint.bands = static_cast<std::uint32_t>(bands_.size());
        }
        paints_.push_back(paint);
    }
}

/// The raster fills whole pixels only. A line of a territory's own fill along its edge, fading out over one pixel to
/// each side, makes up for it: inside it changes nothing, outside it is the soft edge. Of the lines that meet the part
/// that is drawn, all that the picture shows is taken, so that dashes and joints fall as in the whole.
void GroundRenderer::addLines(const GroundDrawing& drawing, const GroundLines& lines, LineRole role, double scale,
                              std::vector<LineVertex>* softEdges) {
    const auto& pen = drawing.pens.at(static_cast<std::size_t>(role));
    const bool isDrawn = pen.width > 0.0F && pen.color.a > 0;
    if (!isDrawn && softEdges == nullptr) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, scale);
    const Rect view = visibleMap(drawing.camera);
    for (const auto& line : lines.lines) {
        if (line.role != role || !meets(lines, line, parts_)) {
            continue;
        }
        eachVisible(lines, line, *drawing.ground, view, toPixel, path_, [&] {
            if (isDrawn) {
                addPen(pen, static_cast<float>(scale));
            }
            if (softEdges != nullptr && line.territory < paints_.size()) {
                appendLine(path_, {0.5F, 0.5F, paints_[line.territory]}, *softEdges);
            }
        });
    }
}

void GroundRenderer::addSelectedOutlines(const GroundDrawing& drawing, GroundLines& lines, double scale) {
    const auto& pen = drawing.selectedOutline;
    if (pen.width <= 0.0F || pen.color.a == 0) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, scale);
    const auto count = std::min(drawing.fills.size(), drawing.ground->territories.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!drawing.fills[i].outlined) {
            continue;
        }
        for (const auto& ring : lines.outline(i)) {
            path_.begin(kTolerance);
            for (const auto p : ring) {
                path_.add(toPixel(p));
            }
            path_.finish(true);
            addPen(pen, static_cast<float>(scale));
        }
    }
}

/// Along path_. Ends are not softened: they are out of sight, or closed.
void GroundRenderer::addPen(const Pen& pen, float scale) {
    const float half = 0.5F * scale * pen.width;
    const LineForm form{half, half, {pen.color}};
    if (pen.dashOn > 0.0F && pen.dashOff > 0.0F) {
        appendDashes(path_, form, pen.dashOn * scale, pen.dashOff * scale, strip_);
    } else {
        appendLine(path_, form, strip_);
    }
}

void GroundRenderer::drawTerritories(const GroundDrawing& drawing, double scale) {
    const auto& ground = *drawing.ground;
    const MapToPixel toPixel(drawing.camera, scale);
    polygons_.clear();
    for (auto t = ground.territories.size(); t-- > 0;) {
        const auto& territory = ground.territories[t];
        if (!overlapsAny(parts_, glm::vec2(territory.bounds.min), glm::vec2(territory.bounds.max))) {
            continue;
        }
        for (const auto& polygon : std::span(ground.polygons).subspan(territory.firstPolygon, territory.polygonCount)) {
            for (const auto& ring : std::span(ground.rings).subspan(polygon.firstRing, polygon.ringCount)) {
                for (const auto& vertex : std::span(ground.vertices).subspan(ring.first, ring.count)) {
                    polygons_.points.push_back(toPixel(vertex));
                }
                polygons_.endRing();
            }
            polygons_.endPolygon(paints_[t]);
        }
    }
    rasterPolygons(layer_, polygons_, bands_);
}

void GroundRenderer::drawSphere(const GroundDrawing& drawing, double scale) {
    const auto& ring = drawing.ground->sphere;
    if (drawing.sphere == drawing.ocean || ring.size() < 3) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, scale);
    path_.begin(kTolerance);
    for (const auto p : ring) {
        path_.add(toPixel(p));
    }
    path_.finish(true);
    strip_.clear();
    appendLine(path_, {0.5F, 0.5F, {drawing.sphere}}, strip_);
    rasterLines(layer_, strip_, bands_);
    polygons_.clear();
    for (const auto& p : path_.points()) {
        polygons_.points.push_back(p.position);
    }
    polygons_.endRing();
    polygons_.endPolygon({drawing.sphere});
    rasterPolygons(layer_, polygons_, bands_);
}

} // namespace entente
