#include "render/ground_renderer.hpp"

#include <array>
#include <cstddef>

namespace entente {
namespace {

constexpr std::size_t kGroundsKept = 4;
constexpr std::size_t kEdgeBlock = 32768;
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

bool same(const Rect& a, const Rect& b) {
    return a.min == b.min && a.max == b.max;
}

bool same(const Pen& a, const Pen& b) {
    return a.color == b.color && a.width == b.width && a.dashOn == b.dashOn && a.dashOff == b.dashOff;
}

bool same(const TerritoryFill& a, const TerritoryFill& b) {
    return a.colors == b.colors && a.shares == b.shares && a.pitch == b.pitch && a.outlined == b.outlined;
}

bool same(const GroundDrawing& a, const GroundDrawing& b) {
    return a.camera.center == b.camera.center && a.camera.scale == b.camera.scale &&
           same(a.camera.viewport, b.camera.viewport) && a.ocean == b.ocean && a.sphere == b.sphere &&
           same(a.selectedOutline, b.selectedOutline) &&
           std::equal(a.pens.begin(), a.pens.end(), b.pens.begin(),
                      [](const Pen& p, const Pen& q) { return same(p, q); }) &&
           std::equal(a.fills.begin(), a.fills.end(), b.fills.begin(), b.fills.end(),
                      [](const TerritoryFill& p, const TerritoryFill& q) { return same(p, q); });
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

void GroundRenderer::draw(const GroundDrawing& drawing, const Rect& clip, const Surface& surface) {
    const Rect seen{glm::max(clip.min, drawing.camera.viewport.min), glm::min(clip.max, drawing.camera.viewport.max)};
    const auto box = surface.pixels(seen);
    if (!drawing.ground || box.z <= 0 || box.w <= 0) {
        return;
    }
    glScissor(box.x, box.y, box.z, box.w);
    const bool unchanged = isKept(drawing, box, surface);
    if (unchanged && kept_.hasPicture) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, kept_.framebuffer.id());
        glBlitFramebuffer(0, 0, box.z, box.w, box.x, box.y, box.x + box.z, box.y + box.w, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
        return;
    }
    auto& buffers = buffersOf(drawing.ground);
    uploadFills(drawing, surface.pixelsPerLogical);
    const auto ocean = premultiplied(drawing.ocean);
    if (drawing.ocean.a == 255) {
        glClearBufferfv(GL_COLOR, 0, &ocean.x);
    }
    drawSphere(drawing, buffers, surface);
    strokes_->begin(surface);
    drawLines(drawing, buffers, LineRole::graticule, surface);
    drawTerritories(drawing, buffers, surface);
    for (const auto role : {LineRole::coast, LineRole::border, LineRole::disputed}) {
        drawLines(drawing, buffers, role, surface);
    }
    drawOutlines(drawing, buffers, surface);
    drawLines(drawing, buffers, LineRole::outline, surface);
    if (unchanged && drawing.ocean.a == 255) {
        keepPicture(surface);
    } else {
        keep(drawing, box, surface);
    }
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

bool GroundRenderer::isKept(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface) const {
    return kept_.ground.lock() == drawing.ground && kept_.box == box && kept_.surface.size == surface.size &&
           kept_.surface.firstRow == surface.firstRow && kept_.surface.topRowFirst == surface.topRowFirst &&
           kept_.surface.pixelsPerLogical == surface.pixelsPerLogical && same(kept_.drawing, drawing);
}

void GroundRenderer::keep(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface) {
    kept_.drawing = drawing;
    kept_.drawing.ground.reset();
    kept_.ground = drawing.ground;
    kept_.surface = surface;
    kept_.box = box;
    kept_.hasPicture = false;
}

void GroundRenderer::keepPicture(const Surface& surface) {
    const glm::ivec2 size(kept_.box.z, kept_.box.w);
    if (kept_.pictureSize != size) {
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, kept_.texture.id());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        kept_.pictureSize = size;
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, kept_.framebuffer.id());
        glFramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, kept_.texture.id(), 0);
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, surface.framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, kept_.framebuffer.id());
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(kept_.box.x, kept_.box.y, kept_.box.x + size.x, kept_.box.y + size.y, 0, 0, size.x, size.y,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glEnable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    kept_.hasPicture = true;
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

void GroundRenderer::drawTerritories(const GroundDrawing& drawing, const GroundBuffers& buffers,
                                     const Surface& surface) {
    const auto& ground = *drawing.ground;
    const Rect view = visibleMap(drawing.camera);
    std::vector<GLsizei> counts;
    std::vector<const void*> offsets;
    std::uint32_t end = 0;
    for (const auto& t : ground.territories) {
        if (t.indexCount == 0 || !overlaps(view, glm::vec2(t.bounds.min), glm::vec2(t.bounds.max))) {
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
    for (const auto& line : buffers.lines) {
        if (line.territory < ground.territories.size() &&
            (line.role == LineRole::coast || line.role == LineRole::border)) {
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
                               const Surface& surface) {
    const auto& pen = drawing.pens.at(static_cast<std::size_t>(role));
    if (pen.width <= 0.0F || pen.color.a == 0) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, surface.pixelsPerLogical);
    const Rect view = visibleMap(drawing.camera);
    for (const auto& line : buffers.lines) {
        if (line.role == role) {
            eachVisible(buffers, line, *drawing.ground, view, toPixel, path_, [&] { strokes_->addPath(pen, path_); });
        }
    }
    strokes_->flush();
}

void GroundRenderer::drawOutlines(const GroundDrawing& drawing, GroundBuffers& buffers, const Surface& surface) {
    const auto& pen = drawing.selectedOutline;
    if (pen.width <= 0.0F || pen.color.a == 0) {
        return;
    }
    const MapToPixel toPixel(drawing.camera, surface.pixelsPerLogical);
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
