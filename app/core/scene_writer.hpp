#pragma once
/// Fills a scene: keeps the lists and the order of drawing together.

#include "core/scene.hpp"

#include <array>
#include <cstddef>
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

    /// What is written while a group lives overlaps only as shapes lie below fills, these below strokes and those below
    /// texts. It becomes one item of each type, however they follow each other: an item costs a call to the driver.
    class Group {
      public:
        explicit Group(SceneWriter& writer);
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;
        Group(Group&&) = delete;
        Group& operator=(Group&&) = delete;
        ~Group();

      private:
        SceneWriter& writer_;
        std::array<std::size_t, 4> before_; ///< how many of each type there were
    };

    void rectangle(const Rect& box, Color fill, float radius = 0.0F);
    void disc(glm::dvec2 center, double radius, Color fill, Color stroke = {0, 0, 0, 0}, float strokeWidth = 0.0F);
    void line(glm::dvec2 a, glm::dvec2 b, Color color, float width);

  private:
    void append(Scene::ItemType type, std::size_t position, std::size_t count = 1);
    [[nodiscard]] std::array<std::size_t, 4> counts() const;
    Scene& scene_;
    Rect clip_;
    bool grouped_ = false;
};

} // namespace entente
