#include "render/ground_renderer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {
namespace {

constexpr std::size_t kGroundsKept = 4;
constexpr std::size_t kEdgeBlock = 32768;
/// How far in device pixels a drawn line may be from the ground's.
constexpr float kTolerance = 0.2F;
/// Territories that cover more of the view than this are not recoloured one by one.
constexpr double kMostRecolored = 0.5;

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

glm::vec4 premultiplied(Color color) {
    const float a = static_cast<float>(color.a) / 255.0F;
    return {static_cast<float>(color.r) / 255.0F * a, static_cast<float>(color.g) / 255.0F * a,
            static_cast<float>(color.b) / 255.0F * a, a};
}

/// Where the bands' edges are for ground.frag, which counts from the middle of the first colour.
glm::vec4 bandEdges(const TerritoryFill& fill, float scale) {
    const float pitch = fill.pitch * scale;
    if (fill.shares[1] <= 0.0F || pitch <= 0.0F) {
        return {0.0F, 0.0F, 0.0F, 0.0F};
    }
    const float first = 0.5F * fill.shares[0] * pitch;
    return {first, first + fill.shares[1] * pitch, pitch - first, pitch};
}

Rect overlap(const Rect& a, const Rect& b) {
    const auto min = glm::max(a.min, b.min);
    return {min, glm::max(min, glm::min(a.max, b.max))};
}

/// Whether any part of a line meets a rectangle of the map.
bool meets(const GroundBuffers& buffers, const GroundBuffers::Line& line, const Rect& part) {
    const auto pieces = std::span(buffers.pieces).subspan(line.firstPiece, line.pieceCount);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const auto& piece) { return overlaps(part, piece.min, piece.max); });
}

/// Calls `use(begin)` with each stretch of a line that is in sight, put into the path.
template <class Use>
void eachVisible(const GroundBuffers& buffers, const GroundBuffers::Line& line, const Ground& ground, const Rect& view,
                 const MapToPixel& toPixel, StrokePath& path, Use&& use) {
    std::uint32_t at = 0;
    while (at < line.pieceCount) {
        const auto* piece = &buffers.pieces[line.firstPiece + at];
        if (!overlaps(view, piece->min, piece->max)) {
            ++at;
            continue;
        }
        const auto begin = piece->first;
        path.begin(kTolerance, static_cast<float>(static_cast<double>(piece->along) * toPixel.scale));
        std::uint32_t taken = 0;
        std::uint32_t end = begin;
        while (at + taken < line.pieceCount) {
            piece = &buffers.pieces[line.firstPiece + at + taken];
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

} // namespace

GroundRenderer::GroundRenderer(Programs& programs, StrokeRenderer& strokes)
    : programs_(&programs), strokes_(&strokes),
      edgeStream_(sizeof(EdgeVertex), std::array{VertexAttribute{2, GL_FLOAT, offsetof(EdgeVertex, position)},
                                                 VertexAttribute{1, GL_UNSIGNED_INT, offsetof(EdgeVertex, territory)},
                                                 VertexAttribute{1, GL_FLOAT, offsetof(EdgeVertex, edge)}}) {}

void GroundRenderer::draw(const GroundDrawing& drawing, std::size_t number, const Rect& clip, const Surface& surface) {
    const Rect seen{glm::max(clip.min, drawing.camera.viewport.min), glm::min(clip.max, drawing.camera.viewport.max)};
    const auto box = surface.pixels(seen);
    if (!drawing.ground || box.z <= 0 || box.w <= 0) {
        return;
    }
    pictures_.resize(std::max(pictures_.size(), number + 1));
    GroundPicture& picture = pictures_[number];
    using Match = GroundPicture::Match;
    const auto match = picture.compare(drawing, box, surface);
    auto& buffers = buffersOf(drawing.ground);
    const bool isThere =
        picture.hasPixels() && (match == Match::all || (match == Match::allButFills && surface.isFrame &&
                                                        recolor(picture, drawing, buffers, surface)));
    if (isThere) {
        picture.copyTo(surface);
        return;
    }
    glScissor(box.x, box.y, box.z, box.w);
    uploadFills(drawing, surface.pixelsPerLogical);
    if (drawing.ocean.a == 255) {
        const auto ocean = premultiplied(drawing.ocean);
        glClearBufferfv(GL_COLOR, 0, &ocean.x);
    }
    drawAll(drawing, buffers, {visibleMap(drawing.camera), surface});
    picture.remember(drawing, box, surface);
    if (match != Match::none && drawing.ocean.a == 255) {
        picture.copyFrom(surface);
    }
}

void GroundRenderer::drawAll(const GroundDrawing& drawing, GroundBuffers& buffers, const Part& part) {
    strokes_->begin(part.surface);
    drawSphere(drawing, buffers, part.surface);
    drawLines(drawing, buffers, LineRole::graticule, part);
    drawTerritories(drawing, buffers, part, [](std::uint32_t) { return true; });
    for (const auto role : {LineRole::coast, LineRole::border, LineRole::disputed}) {
        drawLines(drawing, buffers, role, part);
    }
    drawOutlines(drawing, buffers, part);
    drawLines(drawing, buffers, LineRole::outline, part);
}

bool GroundRenderer::recolor(GroundPicture& picture, const GroundDrawing& drawing, GroundBuffers& buffers,
                             const Surface& surface) {
    const auto changed = picture.recolored(drawing);
    if (!changed) {
        return false;
    }
    const auto& territories = drawing.ground->territories;
    const Rect view = visibleMap(drawing.camera);
    double area = 0.0;
    for (const auto i : *changed) {
        const auto shown = i < territories.size() ? overlap(territories[i].bounds, view) : Rect{};
        area += (shown.max.x - shown.min.x) * (shown.max.y - shown.min.y);
    }
    if (area > kMostRecolored * (view.max.x - view.min.x) * (view.max.y - view.min.y)) {
        return false;
    }
    const auto there = picture.beginChange(drawing, surface);
    if (!there) {
        return false;
    }
    uploadFills(drawing, surface.pixelsPerLogical);
    glEnable(GL_STENCIL_TEST);
    for (const auto i : *changed) {
        if (i < territories.size() &&
            overlaps(view, glm::vec2(territories[i].bounds.min), glm::vec2(territories[i].bounds.max))) {
            recolorTerritory(drawing, buffers, i, *there);
        }
    }
    glDisable(GL_STENCIL_TEST);
    glViewport(surface.corner.x, surface.corner.y, surface.size.x, surface.size.y);
    return true;
}

/// Everything is drawn again, but only on the pixels that the territory has a part in, so that they come out as they
/// would in a whole drawing; a driver that interpolates from the corner of what is scissored may be off by one.
void GroundRenderer::recolorTerritory(const GroundDrawing& drawing, GroundBuffers& buffers, std::uint32_t territory,
                                      const Surface& surface) {
    constexpr double kSoftEdge = 2.0; // pixels
    const double scale = drawing.camera.scale * surface.pixelsPerLogical;
    auto bounds = overlap(drawing.ground->territories[territory].bounds, visibleMap(drawing.camera));
    bounds.min -= kSoftEdge / scale;
    bounds.max += kSoftEdge / scale;
    const auto a = drawing.camera.toPixel(bounds.min);
    const auto b = drawing.camera.toPixel(bounds.max);
    const Rect pixels{glm::min(a, b), glm::max(a, b)};
    const auto box = surface.pixels(pixels);
    const Part part{bounds, surface};
    constexpr GLint kNothing = 0;
    glScissor(box.x, box.y, box.z, box.w);
    glClearBufferiv(GL_STENCIL, 0, &kNothing);
    glStencilFunc(GL_ALWAYS, 1, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    drawTerritories(drawing, buffers, part, [&](std::uint32_t t) { return t == territory; });
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilFunc(GL_EQUAL, 1, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
    strokes_->begin(surface);
    const glm::vec2 low(pixels.min * surface.pixelsPerLogical - kSoftEdge);
    const glm::vec2 high(pixels.max * surface.pixelsPerLogical + kSoftEdge);
    strokes_->addPolygon(std::array{low, glm::vec2(high.x, low.y), high, glm::vec2(low.x, high.y)}, drawing.ocean);
    strokes_->flush();
    drawAll(drawing, buffers, part);
}

GroundBuffers& GroundRenderer::buffersOf(const std::shared_ptr<const Ground>& ground) {
    for (auto it = buffers_.begin(); it != buffers_.end(); ++it) {
        if (it->isFor(ground)) {
            it->source = ground;
            buffers_.splice(buffers_.begin(), buffers_, it);
            return buffers_.front();
        }
    }
    if (buffers_.size() >= kGroundsKept) {
        buffers_.pop_back();
    }
    return buffers_.emplace_front(ground);
}

void GroundRenderer::uploadFills(const GroundDrawing& drawing, double pixelsPerLogical) {
    const auto count = drawing.ground->territories.size();
    fillTexels_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const auto fill = i < drawing.fills.size() ? drawing.fills[i] : TerritoryFill{};
        fillTexels_.push_back(premultiplied(fill.colors[0]));
        fillTexels_.push_back(premultiplied(fill.colors[1]));
        fillTexels_.push_back(premultiplied(fill.shares[2] > 0.0F ? fill.colors[2] : fill.colors[1]));
        fillTexels_.push_back(bandEdges(fill, static_cast<float>(pixelsPerLogical)));
    }
    fillTexels_.insert(fillTexels_.end(), 3, premultiplied(drawing.sphere));
    fillTexels_.emplace_back(0.0F);
    fillTable_.upload(fillTexels_);
}

void GroundRenderer::useProgram(const GroundDrawing& drawing, const Surface& surface, bool inMapUnits) {
    programs_->use(ProgramId::ground, surface);
    glm::vec4 center(0.0F);
    glm::vec4 map(1.0F, 1.0F, 0.0F, 0.0F);
    if (inMapUnits) {
        const MapToPixel toPixel(drawing.camera, surface.pixelsPerLogical);
        const glm::vec2 high(toPixel.center);
        const glm::vec2 low(toPixel.center - glm::dvec2(high));
        const auto scale = static_cast<float>(toPixel.scale);
        center = {high, low};
        map = {scale, -scale, glm::vec2(toPixel.middle)};
    }
    glUniform4f(programs_->uniform(ProgramId::ground, "mapCenter"), center.x, center.y, center.z, center.w);
    glUniform4f(programs_->uniform(ProgramId::ground, "mapToPixel"), map.x, map.y, map.z, map.w);
    glUniform1i(programs_->uniform(ProgramId::ground, "fillTable"), 0);
    fillTable_.bind(0);
}

void GroundRenderer::drawSphere(const GroundDrawing& drawing, const GroundBuffers& buffers, const Surface& surface) {
    const auto& ring = drawing.ground->sphere;
    if (drawing.sphere == drawing.ocean || ring.size() < 3) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, surface.pixelsPerLogical);
    const auto territory = static_cast<std::uint32_t>(drawing.ground->territories.size());
    for (const auto i : buffers.sphereTriangles) {
        edges_.push_back({toPixel(ring[i]), territory, 0.0F});
    }
    flushEdges(drawing, surface, GL_TRIANGLES);
    path_.begin(kTolerance);
    for (const auto p : ring) {
        path_.add(toPixel(p));
    }
    path_.finish(true);
    addSoftEdge(territory);
    flushEdges(drawing, surface, GL_TRIANGLE_STRIP);
}

template <class Wanted>
void GroundRenderer::drawTerritories(const GroundDrawing& drawing, const GroundBuffers& buffers, const Part& part,
                                     const Wanted& wanted) {
    const auto& ground = *drawing.ground;
    const Surface& surface = part.surface;
    std::vector<GLsizei> counts;
    std::vector<const void*> offsets;
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < ground.territories.size(); ++i) {
        const auto& t = ground.territories[i];
        if (t.indexCount == 0 || !wanted(i) || !overlaps(part.map, glm::vec2(t.bounds.min), glm::vec2(t.bounds.max))) {
            continue;
        }
        if (!counts.empty() && end == t.firstIndex) {
            counts.back() += static_cast<GLsizei>(t.indexCount);
        } else {
            counts.push_back(static_cast<GLsizei>(t.indexCount));
            offsets.push_back(reinterpret_cast<const void*>(std::uintptr_t{t.firstIndex} * sizeof(std::uint32_t)));
        }
        end = t.firstIndex + t.indexCount;
    }
    if (!counts.empty()) {
        useProgram(drawing, surface, true);
        glBindVertexArray(buffers.array.id());
        glVertexAttrib1f(2, 0.0F);
        glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, offsets.data(),
                            static_cast<GLsizei>(counts.size()));
    }
    const MapToPixel toPixel(drawing.camera, surface.pixelsPerLogical);
    const Rect view = visibleMap(drawing.camera);
    for (const auto& line : buffers.lines) {
        if (line.territory < ground.territories.size() && wanted(line.territory) &&
            (line.role == LineRole::coast || line.role == LineRole::border) && meets(buffers, line, part.map)) {
            eachVisible(buffers, line, ground, view, toPixel, path_, [&] { addSoftEdge(line.territory); });
            if (edges_.size() >= kEdgeBlock) {
                flushEdges(drawing, surface, GL_TRIANGLE_STRIP);
            }
        }
    }
    flushEdges(drawing, surface, GL_TRIANGLE_STRIP);
}

/// The rasteriser gives a territory whole pixels only. A line of its own fill along its edge, fading out over one
/// pixel to each side, makes up for it: inside it changes nothing, outside it is the soft edge.
void GroundRenderer::addSoftEdge(std::uint32_t territory) {
    bool joining = !edges_.empty();
    if (joining) {
        edges_.push_back(edges_.back());
    }
    sweep(
        path_, 0.0F, [](float) { return 1.0F; },
        [&](glm::vec2 position, float, float across) {
            if (joining) {
                edges_.push_back({position, territory, across});
                joining = false;
            }
            edges_.push_back({position, territory, across});
        });
}

void GroundRenderer::flushEdges(const GroundDrawing& drawing, const Surface& surface, GLenum mode) {
    if (edges_.empty()) {
        return;
    }
    useProgram(drawing, surface, false);
    edgeStream_.upload(std::as_bytes(std::span(edges_)));
    glDrawArrays(mode, 0, static_cast<GLsizei>(edges_.size()));
    edges_.clear();
}

void GroundRenderer::drawLines(const GroundDrawing& drawing, const GroundBuffers& buffers, LineRole role,
                               const Part& part) {
    const auto& pen = drawing.pens.at(static_cast<std::size_t>(role));
    if (pen.width <= 0.0F || pen.color.a == 0) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, part.surface.pixelsPerLogical);
    const Rect view = visibleMap(drawing.camera);
    for (const auto& line : buffers.lines) {
        if (line.role == role && meets(buffers, line, part.map)) {
            eachVisible(buffers, line, *drawing.ground, view, toPixel, path_, [&] { strokes_->addPath(pen, path_); });
        }
    }
    strokes_->flush();
}

void GroundRenderer::drawOutlines(const GroundDrawing& drawing, GroundBuffers& buffers, const Part& part) {
    const auto& pen = drawing.selectedOutline;
    if (pen.width <= 0.0F || pen.color.a == 0) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, part.surface.pixelsPerLogical);
    const auto count = std::min(drawing.fills.size(), drawing.ground->territories.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!drawing.fills[i].outlined) {
            continue;
        }
        for (const auto& ring : buffers.outline(i)) {
            path_.begin(kTolerance);
            for (const auto p : ring) {
                path_.add(toPixel(p));
            }
            path_.finish(true);
            strokes_->addPath(pen, path_);
        }
    }
    strokes_->flush();
}

} // namespace entente
