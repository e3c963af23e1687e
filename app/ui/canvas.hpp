#pragma once
/// Drawing in logical pixels on one of ImGui's draw lists: text set by its middle, hairlines on whole device
/// pixels, icons and swatches.

#include "core/color.hpp"
#include "core/geometry.hpp"
#include "core/scene.hpp"
#include "ui/fonts.hpp"
#include "ui/model.hpp"
#include "ui/palette.hpp"

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A point or size in logical pixels.
struct Vec {
    float x = 0, y = 0;
    friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
    friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
    friend Vec operator*(Vec a, float f) { return {a.x * f, a.y * f}; }
    friend bool operator==(const Vec&, const Vec&) = default;
};

/// A rectangle in logical pixels.
struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] Vec middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
    [[nodiscard]] bool contains(Vec p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
    [[nodiscard]] Box shrunk(float by) const { return {left + by, top + by, right - by, bottom - by}; }
    friend bool operator==(const Box&, const Box&) = default;
};
[[nodiscard]] Box boxAt(float left, float top, float width, float height);
[[nodiscard]] Box boxAround(Vec middle, float width, float height);
[[nodiscard]] Rect toRect(const Box& box);

enum class TextStyle : std::uint8_t { small, smallStrong, body, bodyStrong, title };

enum class Icon : std::uint8_t {
    search,
    undo,
    theme,
    help,
    download,
    plus,
    minus,
    fit,
    close,
    eye,
    eyeOff,
    chevronDown,
    chevronRight,
    external,
    lock,
    unlock,
    play,
    pause,
    stepBack,
    stepForward,
    toStart,
    toEnd,
    warning,
    panel,
    check,
    columns,
    target
};

class Canvas {
  public:
    Canvas(ImDrawList* list, const Palette& palette, const FontSet& fonts, float scale)
        : list_(list), palette_(&palette), fonts_(&fonts), scale_(scale) {}

    [[nodiscard]] const Palette& palette() const { return *palette_; }
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] ImFont* font(TextStyle style) const;
    /// Device pixels, for ImGui's own calls.
    [[nodiscard]] ImVec2 device(Vec p) const { return {p.x * scale_, p.y * scale_}; }
    [[nodiscard]] Vec logical(ImVec2 p) const { return {p.x / scale_, p.y / scale_}; }
    /// The nearest whole device pixel.
    [[nodiscard]] float snapped(float v) const;

    // Text: one line, its capitals centred on p.y.
    [[nodiscard]] float width(TextStyle style, std::string_view text) const;
    void text(TextStyle style, Vec p, Color color, std::string_view text, Align align = Align::start);
    /// As much as fits in `most` pixels, ending in an ellipsis; returns the width that was used.
    float textWithin(TextStyle style, Vec p, float most, Color color, std::string_view text);
    /// Whether `text` is longer than `most`.
    [[nodiscard]] bool isCut(TextStyle style, float most, std::string_view text) const;
    /// Several lines from the top left corner, broken between words; returns their height.
    float paragraph(TextStyle style, Vec p, float width, Color color, std::string_view text);
    [[nodiscard]] float paragraphHeight(TextStyle style, float width, std::string_view text) const;

    // Shapes.
    void fill(const Box& box, Color color, float radius = 0);
    void outline(const Box& box, Color color, float radius = 0, float width = 1);
    /// A hairline on whole device pixels.
    void horizontal(float y, float left, float right, Color color, float width = 1);
    void vertical(float x, float top, float bottom, Color color, float width = 1);
    void line(Vec a, Vec b, Color color, float width);
    void polyline(std::span<const Vec> points, Color color, float width, bool closed = false);
    void polygon(std::span<const Vec> points, Color color);
    void disc(Vec middle, float radius, Color color);
    void ring(Vec middle, float radius, Color color, float width);
    void arc(Vec middle, float radius, float from, float to, Color color, float width);
    void clip(const Box& box) {
        list_->PushClipRect(device({box.left, box.top}), device({box.right, box.bottom}), true);
    }
    void unclip() { list_->PopClipRect(); }

    /// An icon of 16 pixels about a point.
    void icon(Icon icon, Vec middle, Color color);
    /// A kind's mark in a box as wide as a row's swatch column; faded where it is off.
    void swatch(const Swatch& swatch, const Box& box, double opacity = 1.0);
    /// The two linked rings.
    void logo(Vec middle);

  private:
    void strandSwatch(const Swatch& swatch, const Box& box, double opacity);
    void bandSwatch(const Swatch& swatch, const Box& box, double opacity);
    void ringSwatch(const Swatch& swatch, const Box& box, double opacity);
    void glyph(Swatch::Glyph glyph, Vec middle, Color color);

    ImDrawList* list_;
    const Palette* palette_;
    const FontSet* fonts_;
    float scale_;
};

[[nodiscard]] ImU32 packed(Color color);

} // namespace entente
