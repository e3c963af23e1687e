#pragma once
/// Strokes as strips of vertices, for OpenGL or for the processor.

#include "core/scene.hpp"
#include "render/line_strips.hpp"
#include "render/stroke_path.hpp"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// A vertex of a stroke with a style; a strip of pairs, left and right of it, in device pixels of the picture.
struct StyledVertex {
    glm::vec2 position{0.0F, 0.0F};
    float along = 0.0F, length = 0.0F, across = 0.0F, halfWidth = 0.0F; ///< as stroke.frag has them
    std::uint32_t style = 0;                                            ///< a row of the table of StrokeStyles
};

[[nodiscard]] bool isCased(const Stroke& stroke);
/// Whether it is of one colour from end to end.
[[nodiscard]] bool isPlain(const Stroke& stroke);

/// The course of a stroke through points in logical pixels, so many device pixels each.
void takePath(const Stroke& stroke, std::span<const glm::vec2> points, float scale, StrokePath& path);
/// Appends a plain stroke along its path.
void appendPlain(StrokePath& path, const Stroke& stroke, float scale, std::vector<LineVertex>& strip);
/// Appends any stroke along its path; its style is that row of the table.
void appendStyled(const StrokePath& path, const Stroke& stroke, float scale, std::uint32_t style,
                  std::vector<StyledVertex>& strip);

} // namespace entente
