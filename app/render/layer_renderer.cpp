#include "render/layer_renderer.hpp"

#include "core/side_by_side.hpp"
#include "render/segment_raster.hpp"
#include "render/stroke_raster.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace entente {
namespace {

/// Vertices that are kept before they are drawn.
constexpr std::size_t kBlock = 1U << 18U;

float lengthOf(const Stroke& stroke, std::span<const glm::vec2> points) {
    float length = 0.0F;
    for (std::size_t i = 1; i < stroke.count; ++i) {
        length += glm::distance(points[stroke.first + i - 1], points[stroke.first + i]);
    }
    return length;
}

bool isFinite(glm::vec2 p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

template <class Part> std::span<const Part> partsOf(const std::vector<Part>& parts, const Scene::Item& item) {
    return std::span(parts).subspan(item.first, item.count);
}

} // namespace

LayerRenderer::Start LayerRenderer::startOf(const Scene& scene, std::span<const Scene::Item> items) {
    constexpr std::size_t kMany = 100;
    constexpr float kLong = 20000.0F; // of all strokes together, logical pixels
    const auto belongs = [&](const Scene::Item& item) {
        return (item.type == Scene::ItemType::strokes || item.type == Scene::ItemType::shapes) &&
               item.clip.min == items.front().clip.min && item.clip.max == items.front().clip.max;
    };
    std::size_t count = 0;
    std::size_t strokes = 0;
    for (; count < items.size() && belongs(items[count]); ++count) {
        strokes += items[count].type == Scene::ItemType::strokes ? items[count].count : 0;
    }
    float length = 0.0F;
    for (const auto& item : items.first(strokes >= kMany ? count : 0)) {
        if (item.type == Scene::ItemType::strokes) {
            for (const auto& stroke : partsOf(scene.strokes, item)) {
                length += length < kLong ? lengthOf(stroke, scene.points) : 0.0F;
            }
        }
    }
    return {count, length >= kLong};
}

void LayerRenderer::draw(const Scene& scene, std::span<const Scene::Item> items, const Surface& surface) {
    const auto scale = static_cast<float>(surface.pixelsPerLogical);
    layer_.begin({0, surface.firstRow}, surface.size, surface.topRowFirst);
    for (const auto& item : items | std::views::reverse) {
        if (item.type == Scene::ItemType::strokes) {
            for (const auto& stroke : partsOf(scene.strokes, item) | std::views::reverse) {
                add(stroke, std::span(scene.points).subspan(stroke.first, stroke.count), scale);
            }
        } else {
            for (const auto& shape : partsOf(scene.shapes, item) | std::views::reverse) {
                add(shape, scale);
            }
        }
    }
    raster();
    texture_.layOver(layer_, surface);
}

void LayerRenderer::add(const Stroke& stroke, std::span<const glm::vec2> points, float scale) {
    if (!std::all_of(points.begin(), points.end(), isFinite)) {
        return;
    }
    takePath(stroke, points, scale, path_);
    if (isPlain(stroke)) {
        const auto first = lines_.size();
        appendPlain(path_, stroke, scale, lines_);
        noteRun(Kind::line, first, lines_.size());
    } else {
        const auto first = styled_.size();
        appendStyled(path_, stroke, scale, styles_.row(stroke, scale), styled_);
        noteRun(Kind::styled, first, styled_.size());
    }
    if (lines_.size() + styled_.size() >= kBlock) {
        raster();
    }
}

void LayerRenderer::add(const Shape& shape, float scale) {
    const ShapeForm form = formOf(shape, scale);
    if (!isFinite(form.center) || !isFinite(form.halfSize)) {
        return;
    }
    shapes_.push_back({form, shape.fill, shape.stroke, shape.band});
    noteRun(Kind::shape, shapes_.size() - 1, shapes_.size());
}

void LayerRenderer::noteRun(Kind kind, std::size_t first, std::size_t end) {
    if (!runs_.empty() && runs_.back().kind == kind) {
        runs_.back().end = end;
    } else {
        runs_.push_back({kind, first, end});
    }
}

void LayerRenderer::raster() {
    const auto bands = layer_.bands();
    const auto pieces = piecesByBand(bands);
    sideBySide(bands.size(), [&](std::size_t band) {
        for (const auto& piece : pieces[band]) {
            drawPiece(bands[band], piece);
        }
    });
    runs_.clear();
    lines_.clear();
    styled_.clear();
    shapes_.clear();
    styles_.clear();
}

std::vector<std::vector<LayerRenderer::Piece>>
LayerRenderer::piecesByBand(std::span<const PixelLayer::Band> bands) const {
    std::vector<std::vector<Piece>> pieces(bands.size());
    const auto noteSegments = [&](const auto& strip, const Run& run) {
        eachSegment(layer_, bands, std::span(strip).subspan(run.first, run.end - run.first),
                    [&](std::size_t i, std::size_t band) {
                        pieces[band].push_back({run.kind, static_cast<std::uint32_t>(run.first + i)});
                    });
    };
    for (const auto& run : runs_) {
        switch (run.kind) {
        case Kind::line:
            noteSegments(lines_, run);
            break;
        case Kind::styled:
            noteSegments(styled_, run);
            break;
        case Kind::shape:
            for (auto i = run.first; i < run.end; ++i) {
                const auto& shape = shapes_[i];
                eachBandOf(layer_, bands, shape.form.center.y - shape.reach().y, shape.form.center.y + shape.reach().y,
                           [&](std::size_t band) {
                               pieces[band].push_back({run.kind, static_cast<std::uint32_t>(i)});
                           });
            }
            break;
        }
    }
    return pieces;
}

void LayerRenderer::drawPiece(PixelLayer::Band band, const Piece& piece) {
    switch (piece.kind) {
    case Kind::line:
        drawLineSegment(layer_, band, lines_.data() + piece.first, {});
        break;
    case Kind::styled:
        drawStyledSegment(layer_, band, styled_.data() + piece.first, styles_.texels());
        break;
    case Kind::shape:
        drawShape(layer_, band, shapes_[piece.first]);
        break;
    }
}

} // namespace entente
