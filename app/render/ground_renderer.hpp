#pragma once
/// Draws the ground: sea, territories with their fills, and the lines on them. The processor does it, whatever the
/// driver: a ground is tens of thousands of lines shorter than a few pixels, and what is drawn stays for many frames.

#include "core/scene.hpp"
#include "render/ground_lines.hpp"
#include "render/layer_texture.hpp"
#include "render/line_strips.hpp"
#include "render/polygon_raster.hpp"

#include <list>
#include <memory>
#include <span>
#include <vector>

namespace entente {

class GroundRenderer {
  public:
    /// Draws the ground where `clip` (logical pixels) and its viewport are, as the `number`th of its scene. Of one
    /// that is the same as in the picture before, only what shows territories in other colours is drawn anew.
    void draw(const GroundDrawing& drawing, std::size_t number, const Rect& clip, const Surface& surface);

  private:
    /// A ground that was drawn, and where.
    struct Drawn {
        GroundDrawing drawing; ///< its ground is in `ground`
        std::weak_ptr<const Ground> ground;
        glm::ivec4 box{0, 0, 0, 0}; ///< of the picture: x, y, width, height
        double pixelsPerLogical = 0.0;
        bool topRowFirst = false;
        LayerTexture texture;
        /// Whether it is the same in all but fills.
        [[nodiscard]] bool showsMap(const GroundDrawing& other, const glm::ivec4& place, const Surface& surface) const;
    };

    [[nodiscard]] GroundLines& linesOf(const std::shared_ptr<const Ground>& ground);
    /// Draws parts of the picture (x, y, width, height), pixel by pixel as they would be in the whole.
    void drawLayer(const GroundDrawing& drawing, std::span<const glm::ivec4> parts, double scale, bool topRowFirst);
    /// Puts these parts of the layer into the texture of the box of the picture.
    void upload(Drawn& drawn, std::span<const glm::ivec4> parts, const glm::ivec4& box, bool topRowFirst);
    void takePaints(const GroundDrawing& drawing, float scale);
    /// Lines in the pen of their role. Where `softEdges` is given, edges of the territories' own fills, too.
    void addLines(const GroundDrawing& drawing, const GroundLines& lines, LineRole role, double scale,
                  std::vector<LineVertex>* softEdges);
    void addSelectedOutlines(const GroundDrawing& drawing, GroundLines& lines, double scale);
    void addPen(const Pen& pen, float scale);
    void drawTerritories(const GroundDrawing& drawing, double scale);
    void drawSphere(const GroundDrawing& drawing, double scale);

    std::list<GroundLines> lines_; ///< latest first
    std::vector<Drawn> drawn_;     ///< by the number of the ground in its scene
    PixelLayer layer_;
    std::vector<Rect> parts_;   ///< of the map: what is drawn into the layer
    std::vector<Paint> paints_; ///< by territory
    std::vector<Bands> bands_;
    StrokePath path_;
    std::vector<LineVertex> strip_, edges_;
    PolygonList polygons_;
};

} // namespace entente
