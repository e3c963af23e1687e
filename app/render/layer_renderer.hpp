#pragma once
/// Strokes and shapes that lie on each other, drawn by the processor from the topmost down into a layer of pixels, and
/// the layer laid over the picture. A software OpenGL driver walks the blocks of pixels round each triangle and goes
/// through every case of a shader for every pixel; where there are many this takes half the time.

#include "core/scene.hpp"
#include "render/layer_texture.hpp"
#include "render/shape_raster.hpp"
#include "render/stroke_strips.hpp"
#include "render/stroke_style.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

class LayerRenderer {
  public:
    /// The first of some items as far as all are strokes and shapes in one clip, and whether they are worth a layer.
    struct Start {
        std::size_t count = 0;
        bool isWorthIt = false;
    };
    [[nodiscard]] static Start startOf(const Scene& scene, std::span<const Scene::Item> items);
    /// Draws such items on a surface, within its scissor rectangle.
    void draw(const Scene& scene, std::span<const Scene::Item> items, const Surface& surface);

  private:
    enum class Kind : std::uint8_t { line, styled, shape };
    /// What is drawn one after the other: vertices of a strip, or shapes.
    struct Run {
        Kind kind;
        std::size_t first, end;
    };
    /// A segment, by the first of its vertices, or a shape.
    struct Piece {
        Kind kind;
        std::uint32_t first;
    };

    void add(const Stroke& stroke, std::span<const glm::vec2> points, float scale);
    void add(const Shape& shape, float scale);
    void noteRun(Kind kind, std::size_t first, std::size_t end);
    /// Draws what was added, under what was drawn before.
    void raster();
    [[nodiscard]] std::vector<std::vector<Piece>> piecesByBand(std::span<const PixelLayer::Band> bands) const;
    void drawPiece(PixelLayer::Band band, const Piece& piece);

    PixelLayer layer_;
    LayerTexture texture_;
    StrokePath path_;
    StrokeStyles styles_;
    std::vector<LineVertex> lines_;
    std::vector<StyledVertex> styled_;
    std::vector<RasterShape> shapes_;
    std::vector<Run> runs_; ///< the topmost first
};

} // namespace entente
