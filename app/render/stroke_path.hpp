#pragma once
/// A polyline made ready for drawing, and the strip of triangles along it.

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// A polyline in device pixels without the points that no one could see: each point that is left out lies within
/// the tolerance of the line that is kept. Made for use again and again, so that it allocates only at first.
class StrokePath {
  public:
    struct Point {
        glm::vec2 position{0.0F, 0.0F};
        float along = 0.0F; ///< length passed, of the line before points were left out
    };

    /// Starts a new line; `along` is the length that counts as passed at its first point.
    void begin(float tolerance, float along = 0.0F);
    void add(glm::vec2 point);
    /// Ends the line; a closed one gets its first point again.
    void finish(bool closed);
    /// Adds a point in the middle of the length where the first or the last segment reaches over it, so that the
    /// distance to the nearer end is linear along every segment that touches an end.
    void divideAtMiddle();
    /// Makes this the open part of another path between two lengths of it, counted from `from` on.
    void cutFrom(const StrokePath& whole, float from, float to);

    [[nodiscard]] std::span<const Point> points() const { return kept_; }
    [[nodiscard]] float end() const { return length_; } ///< `along` at the last point
    [[nodiscard]] bool closed() const { return closed_; }

  private:
    void openSleeve(glm::vec2 point);
    [[nodiscard]] bool insideSleeve(glm::vec2 offset) const;
    void keepCandidate();

    std::vector<Point> kept_;
    Point candidate_;
    glm::vec2 low_{0.0F, 0.0F}, high_{0.0F, 0.0F}; ///< the directions a further point may lie in
    float reach_ = 0.0F;                           ///< how far from the last kept point the line has come
    float tolerance_ = 0.0F;
    float length_ = 0.0F;
    bool hasCandidate_ = false;
    bool free_ = true; ///< no direction is ruled out yet
    bool closed_ = false;
};

/// Walks a strip of triangles along a path: emit(position, along, across) is called for the left and the right of
/// each joint. Neighbouring segments share the vertices of a mitred joint, so no pixel is covered twice; turns
/// sharper than 120 degrees are bevelled. `extent(along)` is how far the strip reaches to each side, `lead` how far
/// it reaches beyond open ends.
template <class Extent, class Emit> void sweep(const StrokePath& path, float lead, Extent&& extent, Emit&& emit) {
    const auto points = path.points();
    if (points.size() < 2) {
        return;
    }
    const auto direction = [&](std::size_t i) { return glm::normalize(points[i + 1].position - points[i].position); };
    const auto pair = [&](glm::vec2 center, glm::vec2 offset, float along, float reach) {
        emit(center + offset * reach, along, reach);
        emit(center - offset * reach, along, -reach);
    };
    const auto normal = [](glm::vec2 d) { return glm::vec2(-d.y, d.x); };
    const std::size_t last = points.size() - 1;
    glm::vec2 in = path.closed() ? direction(last - 1) : direction(0);
    for (std::size_t i = 0; i <= last; ++i) {
        const auto& p = points[i];
        const glm::vec2 out = i < last ? direction(i) : (path.closed() ? direction(0) : in);
        const float reach = extent(p.along);
        const float bend = glm::dot(in, out);
        if (!path.closed() && (i == 0 || i == last)) {
            const float shift = i == 0 ? -lead : lead;
            pair(p.position + out * shift, normal(out), p.along + shift, reach);
        } else if (bend > -0.5F) {
            pair(p.position, (normal(in) + normal(out)) / (1.0F + bend), p.along, reach);
        } else {
            pair(p.position, normal(in), p.along, reach);
            pair(p.position, normal(out), p.along, reach);
        }
        in = out;
    }
}

} // namespace entente
