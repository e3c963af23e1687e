#pragma once
/// Draws rectangles, rounded rectangles, discs and rings.

#include "core/scene.hpp"
#include "render/stroke_renderer.hpp"

#include <span>
#include <vector>

namespace entente {

class ShapeRenderer {
  public:
    ShapeRenderer(Programs& programs, StrokeRenderer& strokes);
    void draw(std::span<const Shape> shapes, const Surface& surface);

  private:
    struct Vertex {
        glm::vec2 position, local;
        glm::vec2 halfSize;
        float radius, strokeHalf;
        Color fill, stroke, band;
        float bandWidth, bandPitch, dash, period;
    };

    void add(const Shape& shape, float scale);
    void flush(const Surface& surface);

    Programs* programs_;
    StrokeRenderer* strokes_;
    std::vector<Vertex> vertices_;
    VertexStream stream_;
};

} // namespace entente
