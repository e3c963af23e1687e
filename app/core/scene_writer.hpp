#pragma once
/// Fills a scene: keeps the lists and the order of drawing together.

#include "core/scene.hpp"

#include <span>

namespace entente {

/// Appends to a scene. Things of one type that follow each other with the same clip become one item.
class SceneWriter {
  public:
    explicit SceneWriter(Scene& scene);

    /// Everything after this is drawn inside the rectangle only.
    void clipTo(const Rect& clip) { clip_ = clip; }

    void ground(GroundDrawing drawing);
    void stroke(std::span<const glm::dvec2> points, Stroke stroke);
    void shape(const Shape& shape);
    void fill(std::span<const glm::dvec2> points, Color color);
    void text(Text text);
    /// A text along a line.
    void textAlong(std::span<const glm::dvec2> path, Text text);

    void rectangle(const Rect& box, Color fill, float radius = 0.0F);
    void disc(glm::dvec2 center, double radius, Color fill, Color stroke = {0, 0, 0, 0}, float strokeWidth = 0.0F);
    void line(glm::dvec2 a, glm::dvec2 b, Color color, float width);

  private:
    void append(Scene::ItemType type, std::size_t position);
    Scene& scene_;
    Rect clip_;
};

} // namespace entente
