#include "render/shape_renderer.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

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
    const glm::vec2 center = glm::vec2(shape.box.center()) * scale;
    const glm::vec2 half = glm::vec2(shape.box.max - shape.box.min) * (0.5F * scale);
    Vertex v{};
    v.halfSize = half;
    v.radius = std::min(shape.radius * scale, std::min(half.x, half.y));
    v.strokeHalf = shape.stroke.a > 0 ? 0.5F * shape.strokeWidth * scale : 0.0F;
    v.fill = shape.fill;
    v.stroke = shape.stroke;
    v.band = shape.band;
    v.bandWidth = shape.bandShare * shape.bandPitch * scale;
    v.bandPitch = std::max(shape.bandPitch * scale, 1.0F);
    const float round = 2.0F * std::numbers::pi_v<float> * v.radius;
    const float period = (shape.dashOn + shape.dashOff) * scale;
    if (shape.dashOn > 0.0F && shape.dashOff > 0.0F && round > 0.0F) {
        v.period = round / std::max(1.0F, std::round(round / period));
        v.dash = v.period * shape.dashOn / (shape.dashOn + shape.dashOff);
    }
    const glm::vec2 reach = half + v.strokeHalf + 1.0F;
    const auto corner = [&](float x, float y) {
        v.local = glm::vec2(x, y) * reach;
        v.position = center + v.local;
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
