#pragma once
/// Draws strokes and convex polygons, in the order they are given, in as few draws as that order allows.

#include "core/scene.hpp"
#include "render/programs.hpp"
#include "render/stroke_path.hpp"
#include "render/stroke_strips.hpp"
#include "render/stroke_style.hpp"
#include "render/vertex_stream.hpp"

#include <span>
#include <vector>

namespace entente {

class StrokeRenderer {
  public:
    explicit StrokeRenderer(Programs& programs);

    /// What follows is drawn on this surface, until flush().
    void begin(const Surface& surface);
    /// A stroke through points in logical pixels.
    void addStroke(const Stroke& stroke, std::span<const glm::vec2> points);
    /// A fill through points in logical pixels.
    void addFill(const Fill& fill, std::span<const glm::vec2> points);
    /// A convex polygon in device pixels.
    void addPolygon(std::span<const glm::vec2> corners, Color color);
    /// Draws what was added.
    void flush();

  private:
    void flushFullLines();
    void flushLines();
    void flushStyled();

    Programs* programs_;
    Surface surface_;
    StrokePath path_;
    std::vector<glm::vec2> corners_;
    StrokeStyles styles_;
    std::size_t uploadedStyles_ = 0;
    std::vector<LineVertex> lines_;
    std::vector<StyledVertex> styled_;
    ProgramId styledProgram_ = ProgramId::stroke; ///< that draws styled_
    VertexStream lineStream_;
    VertexStream styledStream_;
    TexelTable styleTable_;
};

} // namespace entente
