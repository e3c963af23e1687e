#pragma once
/// Draws the ground: sea, territories with their fills, and the lines on them.

#include "core/scene.hpp"
#include "render/ground_buffers.hpp"
#include "render/ground_picture.hpp"
#include "render/stroke_renderer.hpp"

#include <list>
#include <memory>
#include <span>
#include <vector>

namespace entente {

class GroundRenderer {
  public:
    GroundRenderer(Programs& programs, StrokeRenderer& strokes);

    /// Draws the ground where `clip` (logical pixels) and its viewport are, as the `number`th of its scene. One that is
    /// drawn the second time in the same place is kept as a picture and copied from then on; of a kept picture only
    /// the territories that change colour are drawn again.
    void draw(const GroundDrawing& drawing, std::size_t number, const Rect& clip, const Surface& surface);

  private:
    struct EdgeVertex {
        glm::vec2 position;
        std::uint32_t territory;
        float edge;
    };
    /// Where to draw: all that is in sight, or what meets a part of it.
    struct Part {
        Rect map; ///< map units
        Surface surface;
    };

    [[nodiscard]] GroundBuffers& buffersOf(const std::shared_ptr<const Ground>& ground);
    void drawAll(const GroundDrawing& drawing, GroundBuffers& buffers, const Part& part);
    /// Draws the recoloured territories of a kept picture anew; false where all must be drawn.
    [[nodiscard]] bool recolor(GroundPicture& picture, const GroundDrawing& drawing, GroundBuffers& buffers,
                               const Surface& surface);
    void recolorTerritory(const GroundDrawing& drawing, GroundBuffers& buffers, std::uint32_t territory,
                          const Surface& surface);
    void uploadFills(const GroundDrawing& drawing, double pixelsPerLogical);
    void useProgram(const GroundDrawing& drawing, const Surface& surface, bool inMapUnits);
    void drawSphere(const GroundDrawing& drawing, const GroundBuffers& buffers, const Surface& surface);
    /// Triangles and soft edges of the territories for which wanted(territory) holds.
    template <class Wanted>
    void drawTerritories(const GroundDrawing& drawing, const GroundBuffers& buffers, const Part& part,
                         const Wanted& wanted);
    void addSoftEdge(std::uint32_t territory);
    void flushEdges(const GroundDrawing& drawing, const Surface& surface, GLenum mode);
    void drawLines(const GroundDrawing& drawing, const GroundBuffers& buffers, LineRole role, const Part& part);
    void drawOutlines(const GroundDrawing& drawing, GroundBuffers& buffers, const Part& part);

    Programs* programs_;
    StrokeRenderer* strokes_;
    std::list<GroundBuffers> buffers_; ///< latest first
    VertexStream edgeStream_;
    std::vector<EdgeVertex> edges_;
    std::vector<glm::vec4> fillTexels_;
    TexelTable fillTable_;
    StrokePath path_;
    std::vector<GroundPicture> pictures_; ///< by the number of the ground in its scene
};

} // namespace entente
