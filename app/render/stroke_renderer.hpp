#pragma once
/// Draws strokes and convex polygons, in the order they are given, in as few draws as that order allows.

#include "core/scene.hpp"
#include "render/layer_texture.hpp"
#include "render/line_strips.hpp"
#include "render/programs.hpp"
#include "render/stroke_path.hpp"
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
    /// Strokes through points in logical pixels. On a software driver thousands of simple ones in a row are drawn by
    /// the processor (line_raster.hpp).
    void addStrokes(std::span<const Stroke> strokes, std::span<const glm::vec2> points);
    /// A stroke through points in logical pixels.
    void addStroke(const Stroke& stroke, std::span<const glm::vec2> points);
    /// A fill through points in logical pixels.
    void addFill(const Fill& fill, std::span<const glm::vec2> points);
    /// A convex polygon in device pixels.
    void addPolygon(std::span<const glm::vec2> corners, Color color);
    /// Draws what was added.
    void flush();

  private:
    /// A vertex of a stroke with a style.
    struct StyledVertex {
        glm::vec2 position;
        float along, length, across, halfWidth;
        std::uint32_t style;
    };

    void addPlain(const StrokePath& path, const LineForm& form);
    /// The dashes of the stroke along path_, each a plain line.
    void addDashes(const Stroke& stroke);
    void addStyled(const StrokePath& path, const Stroke& stroke);
    void drawByProcessor(std::span<const Stroke> strokes, std::span<const glm::vec2> points);
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
    bool softwareDriver_;
    bool toRaster_ = false; ///< plain lines go to the raster now
    PixelLayer layer_;
    LayerTexture layerTexture_;
};

} // namespace entente
