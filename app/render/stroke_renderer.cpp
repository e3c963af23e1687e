#include "render/stroke_renderer.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

/// Vertices of one draw; a block of them stays in the processor's cache.
constexpr std::size_t kBlock = 32768;

/// Strokes of one kind only have programs of their own, which draw them in half the time.
ProgramId programFor(const Stroke& stroke) {
    using Form = StrokePattern::Form;
    if (stroke.pattern.form == Form::dots && !stroke.hasInlay && !isCased(stroke)) {
        return ProgramId::dots;
    }
    const bool hasDots = stroke.hasInlay && stroke.inlay.form == Form::dots;
    return stroke.pattern.form == Form::solid && !stroke.roundCaps && !hasDots ? ProgramId::cased : ProgramId::stroke;
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
                               VertexAttribute{1, GL_UNSIGNED_INT, offsetof(StyledVertex, style)}}) {}

void StrokeRenderer::begin(const Surface& surface) {
    surface_ = surface;
}

void StrokeRenderer::addStroke(const Stroke& stroke, std::span<const glm::vec2> points) {
    const auto scale = static_cast<float>(surface_.pixelsPerLogical);
    takePath(stroke, points, scale, path_);
    if (isPlain(stroke)) {
        flushStyled();
        appendPlain(path_, stroke, scale, lines_);
        flushFullLines();
        return;
    }
    flushLines();
    if (const auto program = programFor(stroke); program != styledProgram_) {
        flushStyled();
        styledProgram_ = program;
    }
    appendStyled(path_, stroke, scale, styles_.row(stroke, scale), styled_);
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
