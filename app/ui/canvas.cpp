#include "ui/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {

namespace {

constexpr float kCapitalHeight = 0.727F; ///< of Inter, in em
constexpr std::string_view kEllipsis = "…";

float emOf(TextStyle style) {
    switch (style) {
    case TextStyle::small:
    case TextStyle::smallStrong:
        return Metrics::small;
    case TextStyle::title:
        return Metrics::title;
    default:
        return Metrics::body;
    }
}

/// The longest beginning of `text` that ends at a whole sign of UTF-8 and has at most `bytes` bytes.
std::string_view wholeSigns(std::string_view text, std::size_t bytes) {
    bytes = std::min(bytes, text.size());
    while (bytes > 0 && bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return text.substr(0, bytes);
}

} // namespace

Box boxAt(float left, float top, float width, float height) {
    return {left, top, left + width, top + height};
}

Box boxAround(Vec middle, float width, float height) {
    return boxAt(middle.x - width / 2, middle.y - height / 2, width, height);
}

Rect toRect(const Box& box) {
    return {{box.left, box.top}, {box.right, box.bottom}};
}

ImU32 packed(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImFont* Canvas::font(TextStyle style) const {
    ImFont* chosen = nullptr;
    switch (style) {
    case TextStyle::small:
        chosen = fonts_->small;
        break;
    case TextStyle::smallStrong:
        chosen = fonts_->smallStrong;
        break;
    case TextStyle::body:
        chosen = fonts_->body;
        break;
    case TextStyle::bodyStrong:
        chosen = fonts_->bodyStrong;
        break;
    case TextStyle::title:
        chosen = fonts_->title;
        break;
    }
    return chosen != nullptr ? chosen : ImGui::GetFont();
}

float Canvas::snapped(float v) const {
    return std::round(v * scale_) / scale_;
}

float Canvas::width(TextStyle style, std::string_view text) const {
    if (text.empty()) { // and perhaps nowhere, where ImGui would look for an end
        return 0;
    }
    const ImFont* face = font(style);
    return face->CalcTextSizeA(face->FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x / scale_;
}

void Canvas::text(TextStyle style, Vec p, Color color, std::string_view text, Align align) {
    if (text.empty()) {
        return;
    }
    const ImFont* face = font(style);
    if (align != Align::start) {
        p.x -= width(style, text) * (align == Align::end ? 1.0F : 0.5F);
    }
    const float baseline = std::round((p.y + kCapitalHeight * emOf(style) / 2) * scale_);
    list_->AddText(face, face->FontSize, {std::round(p.x * scale_), baseline - std::round(face->Ascent)}, packed(color),
                   text.data(), text.data() + text.size());
}

bool Canvas::isCut(TextStyle style, float most, std::string_view text) const {
    return width(style, text) > most + 0.5F;
}

float Canvas::textWithin(TextStyle style, Vec p, float most, Color color, std::string_view text) {
    if (!isCut(style, most, text)) {
        this->text(style, p, color, text);
        return width(style, text);
    }
    const ImFont* face = font(style);
    const float room = (most - width(style, kEllipsis)) * scale_;
    if (room <= 0) {
        return 0;
    }
    const char* end = nullptr;
    face->CalcTextSizeA(face->FontSize, room, 0, text.data(), text.data() + text.size(), &end);
    std::string shown(wholeSigns(text, static_cast<std::size_t>(end - text.data())));
    while (!shown.empty() && shown.back() == ' ') {
        shown.pop_back();
    }
    shown += kEllipsis;
    this->text(style, p, color, shown);
    return width(style, shown);
}

float Canvas::paragraphHeight(TextStyle style, float width, std::string_view text) const {
    const ImFont* face = font(style);
    const float lineHeight = std::round(emOf(style) * Metrics::lineHeight);
    const char* at = text.data();
    const char* const end = at + text.size();
    int lines = 0;
    while (at < end) {
        const char* next = face->CalcWordWrapPositionA(1.0F, at, end, width * scale_);
        next = std::max(next, at + 1);
        while (next < end && (*next == ' ' || *next == '\n')) {
            ++next;
        }
        at = next;
        ++lines;
    }
    return static_cast<float>(lines) * lineHeight;
}

float Canvas::paragraph(TextStyle style, Vec p, float width, Color color, std::string_view text) {
    const ImFont* face = font(style);
    const float lineHeight = std::round(emOf(style) * Metrics::lineHeight);
    const char* at = text.data();
    const char* const end = at + text.size();
    float y = p.y;
    while (at < end) {
        const char* next = face->CalcWordWrapPositionA(1.0F, at, end, width * scale_);
        next = std::max(next, at + 1);
        this->text(style, {p.x, y + lineHeight / 2}, color, std::string_view(at, static_cast<std::size_t>(next - at)));
        while (next < end && (*next == ' ' || *next == '\n')) {
            ++next;
        }
        at = next;
        y += lineHeight;
    }
    return y - p.y;
}

void Canvas::fill(const Box& box, Color color, float radius) {
    const Box b{snapped(box.left), snapped(box.top), snapped(box.right), snapped(box.bottom)};
    list_->AddRectFilled(device({b.left, b.top}), device({b.right, b.bottom}), packed(color), radius * scale_);
}

void Canvas::outline(const Box& box, Color color, float radius, float width) {
    const float line = std::max(1.0F, std::round(width * scale_));
    const ImVec2 min{std::round(box.left * scale_) + line / 2, std::round(box.top * scale_) + line / 2};
    const ImVec2 max{std::round(box.right * scale_) - line / 2, std::round(box.bottom * scale_) - line / 2};
    list_->AddRect({min.x - 0.5F, min.y - 0.5F}, {max.x + 0.5F, max.y + 0.5F}, packed(color), radius * scale_, 0, line);
}

void Canvas::horizontal(float y, float left, float right, Color color, float width) {
    const float line = std::max(1.0F, std::round(width * scale_));
    const float top = std::round(y * scale_);
    list_->AddRectFilled({std::round(left * scale_), top}, {std::round(right * scale_), top + line}, packed(color));
}

void Canvas::vertical(float x, float top, float bottom, Color color, float width) {
    const float line = std::max(1.0F, std::round(width * scale_));
    const float left = std::round(x * scale_ - line / 2);
    list_->AddRectFilled({left, std::round(top * scale_)}, {left + line, std::round(bottom * scale_)}, packed(color));
}

void Canvas::line(Vec a, Vec b, Color color, float width) {
    list_->AddLine(device(a), device(b), packed(color), width * scale_);
}

void Canvas::polyline(std::span<const Vec> points, Color color, float width, bool closed) {
    for (const Vec p : points) {
        list_->PathLineTo(device(p));
    }
    list_->PathStroke(packed(color), closed ? ImDrawFlags_Closed : ImDrawFlags_None, width * scale_);
}

void Canvas::polygon(std::span<const Vec> points, Color color) {
    for (const Vec p : points) {
        list_->PathLineTo(device(p));
    }
    list_->PathFillConvex(packed(color));
}

void Canvas::disc(Vec middle, float radius, Color color) {
    list_->AddCircleFilled(device(middle), radius * scale_, packed(color), 24);
}

void Canvas::ring(Vec middle, float radius, Color color, float width) {
    list_->AddCircle(device(middle), radius * scale_, packed(color), 32, width * scale_);
}

void Canvas::arc(Vec middle, float radius, float from, float to, Color color, float width) {
    list_->PathArcTo(device(middle), radius * scale_, from, to, 20);
    list_->PathStroke(packed(color), ImDrawFlags_None, width * scale_);
}

} // namespace entente
