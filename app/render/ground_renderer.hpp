#pragma once
/// Draws the ground: sea, territories with their fills, and the lines on them.

#include "core/scene.hpp"
#include "render/ground_buffers.hpp"
#include "render/stroke_renderer.hpp"

#include <list>
#include <memory>
#include <span>
#include <vector>

namespace entente {

class GroundRenderer {
  public:
    GroundRenderer(Programs& programs, StrokeRenderer& strokes);

    /// Draws the ground where `clip` (logical pixels) and its viewport are. A ground that is drawn the second time
    /// with nothing changed is kept as a picture and copied from then on.
    void draw(const GroundDrawing& drawing, const Rect& clip, const Surface& surface);

  private:
    struct EdgeVertex {
        glm::vec2 position;
        std::uint32_t territory;
        float edge;
    };
    /// A picture of a ground, and what it shows.
    struct Kept {
        GroundDrawing drawing;
        std::weak_ptr<const Ground> ground;
        Surface surface;
        glm::ivec4 box{0, 0, 0, 0};
        bool hasPicture = false;
        glm::ivec2 pictureSize{0, 0};
        GlTexture texture;
        GlFramebuffer framebuffer;
    };

    [[nodiscard]] GroundBuffers& buffersOf(const std::shared_ptr<const Ground>& ground);
    [[nodiscard]] bool isKept(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface) const;
    void keep(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface);
    void keepPicture(const Surface& surface);
    void uploadFills(const GroundDrawing& drawing, double pixelsPerLogical);
    void useProgram(const GroundDrawing& drawing, const Surface& surface, bool inMapUnits);
    void drawSphere(const GroundDrawing& drawing, const GroundBuffers& buffers, const Surface& surface);
    void drawTerritories(const GroundDrawing& drawing, const GroundBuffers& buffers, const Surface& surface);
    void addSoftEdge(std::uint32_t territory);
    void flushEdges(const GroundDrawing& drawing, const Surface& surface, GLenum mode);
    void drawLines(const GroundDrawing& drawing, const GroundBuffers& buffers, LineRole role, const Surface& surface);
    void drawOutlines(const GroundDrawing& drawing, GroundBuffers& buffers, const Surface& surface);

    Programs* programs_;
    StrokeRenderer* strokes_;
    std::list<GroundBuffers> buffers_; ///< latest first
    VertexStream edgeStream_;
    std::vector<EdgeVertex> edges_;
    std::vector<glm::vec4> fillTexels_;
    TexelTable fillTable_;
    StrokePath path_;
    Kept kept_;
};

} // namespace entente
