#include "render/stroke_renderer.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// Vertices of one draw; a block of them stays in the processor's cache.
constexpr std::size_t kBlock = 32768;
/// How far in device pixels a simplified stroke may be from the given one.
constexpr float kTolerance = 0.15F;
/// So many simple strokes in a row are worth a layer of their own on a software driver.
constexpr std::size_t kRasterRun = 700;

bool isDashed(const Stroke& stroke) {
    return stroke.pattern.form == StrokePattern::Form::dash && stroke.pattern.on > 0.0F && stroke.pattern.off > 0.0F;
}

bool isCased(const Stroke& stroke) {
    return stroke.casing > 0.0F && stroke.casingColor.a > 0;
}

/// One colour, whole or dashed.
bool isSimple(const Stroke& stroke) {
    return (stroke.pattern.form == StrokePattern::Form::solid || isDashed(stroke)) && !stroke.hasInlay &&
           !stroke.roundCaps && !isCased(stroke);
}

/// Dots and nothing else: a program of their own draws them in half the time.
bool isDotted(const Stroke& stroke) {
    return stroke.pattern.form == StrokePattern::Form::dots && !stroke.hasInlay && !isCased(stroke);
}

/// Mesa's drivers that draw with the processor name themselves so.
bool isSoftwareDriver() {
    const auto* text = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view name = text != nullptr ? text : "";
    return name.find("llvmpipe") != std::string_view::npos || name.find("softpipe") != std::string_view::npos;
}

} // namespace

StrokeRenderer::StrokeRenderer(Programs& programs)
    : programs_(&programs),
      lineStream_(sizeof(LineVertex), std::array{VertexAttribute{2, GL_FLOAT, offsetof(LineVertex, position)},
                                                 VertexAttribute{3, GL_FLOAT, offsetof(LineVertex, across)},
                                                 VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(LineVertex, paint)}}),
      styledStream_(sizeof(StyledVertex),
                    std::array{VertexAttribute{2, GL_FLOAT, offsetof(StyledVertex, position)},
                               VertexAttribute{4, GL_FLOAT, offsetof(StyledVertex, along)},
                               VertexAttribute{1, GL_UNSIGNED_INT, offsetof(StyledVertex, style)}}),
      softwareDriver_(isSoftwareDriver()) {}

void StrokeRenderer::begin(const Surface& surface) {
    surface_ = surface;
}

void StrokeRenderer::addStrokes(std::span<const Stroke> strokes, std::span<const glm::vec2> points) {
    for (std::size_t i = 0; i < strokes.size();) {
        std::size_t end = i + 1;
        while (end < strokes.size() && isSimple(strokes[end]) == isSimple(strokes[i])) {
            ++end;
        }
        const auto run = strokes.subspan(i, end - i);
        if (softwareDriver_ && run.size() >= kRasterRun && isSimple(run.front())) {
            drawByProcessor(run, points);
        } else {
            for (const auto& stroke : run) {
                addStroke(stroke, points.subspan(stroke.first, stroke.count));
            }
        }
        i = end;
    }
}

void StrokeRenderer::drawByProcessor(std::span<const Stroke> strokes, std::span<const glm::vec2> points) {
    flushLines();
    flushStyled();
    layer_.begin({0, surface_.firstRow}, surface_.size, true);
    toRaster_ = true;
    for (auto stroke = strokes.rbegin(); stroke != strokes.rend(); ++stroke) {
        addStroke(*stroke, points.subspan(stroke->first, stroke->count));
    }
    flushLines();
    toRaster_ = false;
    layerTexture_.upload(layer_);
    layerTexture_.draw(*programs_, surface_);
}

void StrokeRenderer::addStroke(const Stroke& stroke, std::span<const glm::vec2> points) {
    const auto scale = static_cast<float>(surface_.pixelsPerLogical);
    path_.begin(kTolerance);
    for (const auto point : points) {
        path_.add(point * scale);
    }
    path_.finish(stroke.closed);
    if (!isSimple(stroke) || (isDashed(stroke) && !toRaster_)) {
        addStyled(path_, stroke);
    } else if (isDashed(stroke)) {
        addDashes(stroke);
    } else if (stroke.color.a > 0) {
        if (!path_.closed()) {
            path_.divideAtMiddle();
        }
        addPlain(path_,
                 {0.5F * scale * stroke.widthStart, 0.5F * scale * stroke.widthEnd, {stroke.color}, !path_.closed()});
    }
}

void StrokeRenderer::addDashes(const Stroke& stroke) {
    const auto scale = static_cast<float>(surface_.pixelsPerLogical);
    flushStyled();
    appendDashes(path_, {0.5F * scale * stroke.widthStart, 0.5F * scale * stroke.widthEnd, {stroke.color}, true},
                 stroke.pattern.on * scale, stroke.pattern.off * scale, lines_);
    flushFullLines();
}

void StrokeRenderer::addPlain(const StrokePath& path, const LineForm& form) {
    flushStyled();
    appendLine(path, form, lines_);
    flushFullLines();
}

void StrokeRenderer::addStyled(const StrokePath& path, const Stroke& stroke) {
    flushLines();
    if (path.points().size() < 2) {
        return;
    }
    if (const auto program = isDotted(stroke) ? ProgramId::dots : ProgramId::stroke; program != styledProgram_) {
        flushStyled();
        styledProgram_ = program;
    }
    const auto scale = static_cast<float>(surface_.pixelsPerLogical);
    const float length = path.end();
    const float start = 0.5F * scale * stroke.widthStart;
    const float slope = length > 0.0F ? (0.5F * scale * stroke.widthEnd - start) / length : 0.0F;
    const auto half = [&](float along) { return start + slope * std::clamp(along, 0.0F, length); };
    const bool dots = stroke.pattern.form == StrokePattern::Form::dots;
    const float least = dots ? 0.5F * stroke.pattern.on * scale : 0.0F;
    const float casing = stroke.casingColor.a > 0 ? stroke.casing * scale : 0.0F;
    const auto extent = [&](float along) { return std::max(half(along), least) + casing + kSoftEdge; };
    const float lead = path.closed() ? 0.0F : (stroke.roundCaps ? std::max(extent(0.0F), extent(length)) : kSoftEdge);
    const auto row = styles_.row(stroke, scale);
    StripWriter<StyledVertex> strip(styled_);
    sweep(path, lead, extent, [&](glm::vec2 position, float along, float across) {
        strip.put({position, along, length, across, half(along), row});
    });
    if (styled_.size() >= kBlock) {
        flushStyled();
    }
}

void StrokeRenderer::addFill(const Fill& fill, std::span<const glm::vec2> points) {
    corners_.clear();
    for (const auto p : points) {
        corners_.push_back(p * static_cast<float>(surface_.pixelsPerLogical));
    }
    addPolygon(corners_, fill.color);
}

void StrokeRenderer::addPolygon(std::span<const glm::vec2> corners, Color color) {
    const std::size_t n = corners.size();
    if (n < 3 || color.a == 0) {
        return;
    }
    flushStyled();
    float area = 0.0F;
    for (std::size_t i = 0; i < n; ++i) {
        const auto a = corners[i];
        const auto b = corners[(i + 1) % n];
        area += a.x * b.y - a.y * b.x;
    }
    const float turn = area < 0.0F ? -1.0F : 1.0F;
    // The corner moved inwards (+) or outwards (-) by half a pixel from both its edges.
    const auto moved = [&](std::size_t i, float distance) {
        const auto in = corners[i] - corners[(i + n - 1) % n];
        const auto out = corners[(i + 1) % n] - corners[i];
        const auto u = in / std::max(glm::length(in), 1e-6F);
        const auto v = out / std::max(glm::length(out), 1e-6F);
        const glm::vec2 normal(-u.y - v.y, u.x + v.x);
        return corners[i] + normal * (turn * distance / std::max(1.0F + glm::dot(u, v), 0.2F));
    };
    const auto vertex = [&](std::size_t i, float coverage) {
        return LineVertex{moved(i, coverage > 0.5F ? 0.5F : -0.5F), 0.0F, 1.0F, coverage, {color}};
    };
    StripWriter<LineVertex> inside(lines_);
    for (std::size_t i = 0; i < n; ++i) {
        inside.put(vertex(i % 2 == 0 ? i / 2 : n - 1 - i / 2, 1.0F));
    }
    StripWriter<LineVertex> edge(lines_);
    for (std::size_t i = 0; i <= n; ++i) {
        edge.put(vertex(i % n, 1.0F));
        edge.put(vertex(i % n, 0.0F));
    }
    flushFullLines();
}

void StrokeRenderer::flush() {
    flushLines();
    flushStyled();
    styles_.clear();
    uploadedStyles_ = 0;
}

void StrokeRenderer::flushFullLines() {
    if (lines_.size() >= kBlock) {
        flushLines();
    }
}

void StrokeRenderer::flushLines() {
    if (lines_.empty()) {
        return;
    }
    if (toRaster_) {
        rasterLines(layer_, lines_, {});
        lines_.clear();
        return;
    }
    programs_->use(ProgramId::line, surface_);
    lineStream_.upload(std::as_bytes(std::span(lines_)));
    glDrawArrays(GL_TRIANGLE_STRIP, 0, static_cast<GLsizei>(lines_.size()));
    lines_.clear();
}

void StrokeRenderer::flushStyled() {
    if (styled_.empty()) {
        return;
    }
    programs_->use(styledProgram_, surface_);
    if (styles_.texels().size() != uploadedStyles_) {
        styleTable_.upload(styles_.texels());
        uploadedStyles_ = styles_.texels().size();
    }
    styleTable_.bind(0);
    glUniform1i(programs_->uniform(styledProgram_, "styleTable"), 0);
    styledStream_.upload(std::as_bytes(std::span(styled_)));
    glDrawArrays(GL_TRIANGLE_STRIP, 0, static_cast<GLsizei>(styled_.size()));
    styled_.clear();
}

} // namespace entente
