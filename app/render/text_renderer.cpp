#include "render/text_renderer.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace entente {

namespace {

/// A line that letters stand on, device pixels; it goes on straight beyond its ends.
class Baseline {
  public:
    Baseline(std::span<const glm::vec2> path, double scale) {
        for (const auto point : path) {
            points_.push_back(glm::dvec2(point) * scale);
            const auto last = points_.size() - 1;
            ends_.push_back(last == 0 ? 0.0 : ends_.back() + glm::distance(points_[last - 1], points_[last]));
        }
    }
    [[nodiscard]] double length() const { return ends_.back(); }
    [[nodiscard]] glm::dvec2 at(double passed) const {
        const auto next = std::upper_bound(ends_.begin() + 1, ends_.end() - 1, passed) - ends_.begin();
        const auto i = static_cast<std::size_t>(next);
        const double t = (passed - ends_[i - 1]) / std::max(ends_[i] - ends_[i - 1], 1e-9);
        return glm::mix(points_[i - 1], points_[i], t);
    }

  private:
    std::vector<glm::dvec2> points_;
    std::vector<double> ends_; ///< how far each point is from the first
};

} // namespace

TextRenderer::TextRenderer(Programs& programs, const Fonts& fonts)
    : programs_(&programs), fonts_(&fonts), atlas_(fonts),
      stream_(sizeof(Vertex), std::array{VertexAttribute{2, GL_FLOAT, offsetof(Vertex, position)},
                                         VertexAttribute{2, GL_FLOAT, offsetof(Vertex, texel)},
                                         VertexAttribute{4, GL_UNSIGNED_BYTE, offsetof(Vertex, color)}}) {}

void TextRenderer::draw(std::span<const Text> texts, std::span<const glm::vec2> points, const Surface& surface) {
    for (const bool halo : {true, false}) {
        for (const auto& text : texts) {
            const double scale = surface.pixelsPerLogical;
            Ink ink{.color = halo ? text.halo : text.color,
                    .size = static_cast<std::uint32_t>(std::lround(static_cast<double>(text.size) * scale * 64.0))};
            if (halo) {
                ink.halo = static_cast<std::uint16_t>(std::lround(static_cast<double>(text.haloWidth) * scale * 16.0));
            }
            if (ink.color.a == 0 || text.text.empty() || (halo && ink.halo == 0)) {
                continue;
            }
            if (text.pathCount > 1) {
                addOnPath(text, ink, points.subspan(text.pathFirst, text.pathCount), surface);
            } else {
                add(text, ink, surface);
            }
        }
    }
    flush(surface);
}

void TextRenderer::add(const Text& text, const Ink& ink, const Surface& surface) {
    const double scale = surface.pixelsPerLogical;
    const double size = static_cast<double>(text.size) * scale;
    const auto& shaped = fonts_->shape(text.text, text.weight);
    const double part = text.align == Align::start ? 0.0 : (text.align == Align::middle ? 0.5 : 1.0);
    const double start = text.position.x * scale - part * static_cast<double>(shaped.advance) * size;
    const double baseline = std::round(text.position.y * scale);
    for (const auto& glyph : shaped.glyphs) {
        addGlyph(
            glyph, ink,
            {start + static_cast<double>(glyph.x) * size, baseline + std::round(static_cast<double>(glyph.y) * size)},
            0, surface);
    }
}

void TextRenderer::addOnPath(const Text& text, const Ink& ink, std::span<const glm::vec2> path,
                             const Surface& surface) {
    const double scale = surface.pixelsPerLogical;
    const double size = static_cast<double>(text.size) * scale;
    const double spacing = static_cast<double>(text.spacing) * scale;
    const auto& shaped = fonts_->shape(text.text, text.weight);
    const auto& glyphs = shaped.glyphs;
    const Baseline baseline(path, scale);
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
        gaps += glyphs[i].letter != glyphs[i - 1].letter ? 1U : 0U;
    }
    double start =
        (baseline.length() - static_cast<double>(shaped.advance) * size - spacing * static_cast<double>(gaps)) / 2.0;
    for (std::size_t i = 0; i < glyphs.size(); start += spacing) {
        std::size_t end = i;
        while (end < glyphs.size() && glyphs[end].letter == glyphs[i].letter) {
            ++end;
        }
        const double from = static_cast<double>(glyphs[i].x) * size;
        const double to = static_cast<double>(end < glyphs.size() ? glyphs[end].x : shaped.advance) * size;
        const double half = (to - from) / 2.0;
        const auto left = baseline.at(start + from);
        const auto right = baseline.at(start + to);
        const double degrees = std::round(glm::degrees(std::atan2(right.y - left.y, right.x - left.x)));
        const double angle = glm::radians(degrees);
        const auto middle = (left + right) / 2.0;
        for (; i < end; ++i) {
            const double along = static_cast<double>(glyphs[i].x) * size - from - half;
            const double down = static_cast<double>(glyphs[i].y) * size;
            const glm::dvec2 turned{std::cos(angle) * along - std::sin(angle) * down,
                                    std::sin(angle) * along + std::cos(angle) * down};
            addGlyph(glyphs[i], ink, middle + turned, static_cast<int>(degrees), surface);
        }
    }
}

void TextRenderer::addGlyph(const ShapedGlyph& glyph, const Ink& ink, glm::dvec2 origin, int degrees,
                            const Surface& surface) {
    const auto quarters = glm::round(origin * 4.0);
    const auto corner = glm::floor(quarters / 4.0);
    const auto shift = quarters - corner * 4.0;
    const GlyphKey key{.font = glyph.font,
                       .glyph = glyph.glyph,
                       .size = ink.size,
                       .halo = ink.halo,
                       .shift = static_cast<std::uint16_t>(shift.x),
                       .drop = static_cast<std::uint16_t>(shift.y),
                       .angle = static_cast<std::int16_t>(degrees)};
    auto place = atlas_.find(key);
    if (!place) {
        flush(surface);
        atlas_.clear();
        place = atlas_.find(key);
    }
    if (!place || place->size.x == 0) {
        return;
    }
    const glm::vec2 a = glm::vec2(corner) + glm::vec2(place->offset);
    const glm::vec2 extent(place->size);
    const glm::vec2 texel(place->corner);
    for (const auto part :
         {glm::vec2(0, 0), glm::vec2(1, 0), glm::vec2(0, 1), glm::vec2(0, 1), glm::vec2(1, 0), glm::vec2(1, 1)}) {
        vertices_.push_back({a + part * extent, texel + part * extent, ink.color});
    }
}

void TextRenderer::flush(const Surface& surface) {
    if (vertices_.empty()) {
        return;
    }
    programs_->use(ProgramId::glyph, surface);
    atlas_.bind();
    glUniform1i(programs_->uniform(ProgramId::glyph, "atlas"), 0);
    stream_.upload(std::as_bytes(std::span(vertices_)));
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices_.size()));
    vertices_.clear();
}

} // namespace entente
