#include "render/shape_renderer.hpp"

#include "render/shape_form.hpp"

#include <array>
#include <cstddef>

namespace entente {
namespace {

/// A rectangle of one colour needs no distance at every pixel of it.
bool isPlainRectangle(const Shape& shape) {
    return shape.radius <= 0.0F && (shape.strokeWidth <= 0.0F || shape.stroke.a == 0) && shape.bandShare <= 0.0F;
}

} // namespace

ShapeRenderer::ShapeRenderer(Programs& programs, StrokeRenderer& strokes)
    : programs_(&programs), strokes_(&strokes),
      stream_(sizeof(Vertex), std::array{VertexAttribute{2, GL_FLOAT, offsetof(Vertex, position)},
                                         VertexAttribute{2, GL_FLOAT, offsetof(Vertex, local)},
                                         VertexAttribute{4, GL_FLOAT, offsetof(Vertex, halfSize)},
                                         VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(Vertex, fill)},
                                         VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(Vertex, stroke)},
                                         VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(Vertex, band)},
                                         VertexAttribute{4, GL_FLOAT, offsetof(Vertex, bandWidth)}}) {}

void ShapeRenderer::draw(std::span<const Shape> shapes, const Surface& surface) {
    const auto scale = static_cast<float>(surface.pixelsPerLogical);
    strokes_->begin(surface);
    for (const auto& shape : shapes) {
        if (isPlainRectangle(shape)) {
            flush(surface);
            const glm::vec2 a = glm::vec2(shape.box.min) * scale;
            const glm::vec2 b = glm::vec2(shape.box.max) * scale;
            strokes_->addPolygon(std::array{a, glm::vec2(b.x, a.y), b, glm::vec2(a.x, b.y)}, shape.fill);
        } else {
            strokes_->flush();
            add(shape, scale);
        }
    }
    strokes_->flush();
    flush(surface);
}

void ShapeRenderer::add(const Shape& shape, float scale) {
    const ShapeForm form = formOf(shape, scale);
    Vertex v{};
    v.halfSize = form.halfSize;
    v.radius = form.radius;
    v.strokeHalf = form.strokeHalf;
    v.fill = shape.fill;
    v.stroke = shape.stroke;
    v.band = shape.band;
    v.bandWidth = form.bandWidth;
    v.bandPitch = form.bandPitch;
    v.dash = form.dash;
    v.period = form.period;
    const glm::vec2 reach = form.halfSize + form.strokeHalf + 1.0F;
    const auto corner = [&](float x, float y) {
        v.local = glm::vec2(x, y) * reach;
        v.position = form.center + v.local;
        vertices_.push_back(v);
    };
    for (const auto sign :
         {glm::vec2(-1, -1), glm::vec2(1, -1), glm::vec2(-1, 1), glm::vec2(-1, 1), glm::vec2(1, -1), glm::vec2(1, 1)}) {
        corner(sign.x, sign.y);
    }
}

void ShapeRenderer::flush(const Surface& surface) {
    if (vertices_.empty()) {
        return;
    }
    programs_->use(ProgramId::shape, surface);
    stream_.upload(std::as_bytes(std::span(vertices_)));
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices_.size()));
    vertices_.clear();
}

} // namespace entente
