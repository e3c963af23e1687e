#include "ui/widgets.hpp"

#include "core/theme.hpp"

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

namespace entente {

namespace {

constexpr double kHintDelay = 0.45; ///< seconds

ImVec4 asVector(Color color) {
    return ImGui::ColorConvertU32ToFloat4(packed(color));
}

void noteHint(Frame& frame, std::string_view hint) {
    if (hint.empty()) {
        return;
    }
    if (GImGui->HoveredIdTimer >= static_cast<float>(kHintDelay)) {
        frame.hint = hint;
    } else {
        frame.wantsAnother = true;
    }
}

} // namespace

PanelWindow::PanelWindow(const Frame& frame, const char* name, const Box& box, Kind kind) {
    ImGui::SetNextWindowPos({box.left * frame.scale, box.top * frame.scale});
    ImGui::SetNextWindowSize({std::max(1.0F, box.width() * frame.scale), std::max(1.0F, box.height() * frame.scale)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoScrollWithMouse;
    if (kind == Kind::ground) {
        flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    } else {
        flags |= ImGuiWindowFlags_NoFocusOnAppearing;
    }
    if (kind == Kind::silent) {
        flags |= ImGuiWindowFlags_NoInputs;
    }
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleVar(3);
}

PanelWindow::~PanelWindow() {
    ImGui::End();
}

ScrollArea::ScrollArea(const Frame& frame, const char* name, const Box& box)
    : scale_(frame.scale), top_(box.top), bottom_(box.top) {
    ImGui::SetCursorScreenPos({box.left * scale_, box.top * scale_});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
    ImGui::BeginChild(name, {std::max(1.0F, box.width() * scale_), std::max(1.0F, box.height() * scale_)}, false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    top_ = ImGui::GetCursorScreenPos().y / scale_;
}

ScrollArea::~ScrollArea() {
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, std::max(1.0F, (bottom_ - top_) * scale_)});
    ImGui::EndChild();
}

Hit hit(Frame& frame, std::string_view id, const Box& box, std::string_view hint) {
    ImGui::SetCursorScreenPos({box.left * frame.scale, box.top * frame.scale});
    ImGui::PushID(id.data(), id.data() + id.size());
    Hit result;
    result.clicked = ImGui::InvisibleButton(
        "hit", {std::max(1.0F, box.width() * frame.scale), std::max(1.0F, box.height() * frame.scale)});
    // Of items that overlap the first takes the click: no other may answer to the pointer.
    result.hovered = ImGui::IsItemHovered() && ImGui::GetHoveredID() == ImGui::GetItemID();
    result.held = ImGui::IsItemActive();
    ImGui::PopID();
    if (result.hovered && !result.held) {
        noteHint(frame, hint);
    }
    return result;
}

bool iconButton(Frame& frame, std::string_view id, Icon icon, Vec middle, std::string_view hint, bool enabled) {
    Canvas canvas = frame.canvas();
    const Box box = boxAround(middle, 24, 24);
    const Hit state = hit(frame, id, box, hint);
    if (state.hovered && enabled) {
        canvas.fill(box, state.held ? frame.palette.pressed : frame.palette.hover, Metrics::radius);
    }
    const Color ink = state.hovered && enabled ? frame.palette.ink : frame.palette.inkSecondary;
    canvas.icon(icon, middle, enabled ? ink : faded(frame.palette.inkTertiary, 0.5));
    return state.clicked && enabled;
}

bool framedIconButton(Frame& frame, std::string_view id, Icon icon, const Box& box, std::string_view hint,
                      bool accent) {
    Canvas canvas = frame.canvas();
    const Hit state = hit(frame, id, box, hint);
    const Palette& p = frame.palette;
    if (accent) {
        canvas.fill(box, state.hovered ? mixed(p.accent, p.ink, 0.14) : p.accent, Metrics::radius);
    } else {
        canvas.fill(box, state.held ? p.pressed : state.hovered ? p.hover : p.field, Metrics::radius);
        canvas.outline(box, p.fieldLine, Metrics::radius);
    }
    canvas.icon(icon, box.middle(), accent ? p.accentInk : state.hovered ? p.ink : p.inkSecondary);
    return state.clicked;
}

bool textButton(Frame& frame, std::string_view id, const Box& box, std::string_view label, bool accent) {
    Canvas canvas = frame.canvas();
    const Hit state = hit(frame, id, box);
    const Palette& p = frame.palette;
    if (accent) {
        canvas.fill(box, state.hovered ? mixed(p.accent, p.ink, 0.14) : p.accent, Metrics::radius);
    } else {
        canvas.fill(box, state.hovered ? p.hover : p.field, Metrics::radius);
        canvas.outline(box, p.fieldLine, Metrics::radius);
    }
    canvas.text(accent ? TextStyle::bodyStrong : TextStyle::body, box.middle(), accent ? p.accentInk : p.ink, label,
                Align::middle);
    return state.clicked;
}

bool segment(Frame& frame, std::string_view id, const Box& box, std::string_view label, bool on,
             std::string_view hint) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const Hit state = hit(frame, id, box, hint);
    canvas.fill(box, state.hovered && !on ? p.hover : p.panel, Metrics::radius);
    canvas.outline(box, p.fieldLine, Metrics::radius);
    if (on) {
        canvas.fill(box, faded(p.accent, 0.14), Metrics::radius);
        canvas.outline(box, p.accent, Metrics::radius);
    }
    canvas.text(on ? TextStyle::bodyStrong : TextStyle::body, box.middle(), p.ink, label, Align::middle);
    return state.clicked && !on;
}

bool textLink(Frame& frame, std::string_view id, TextStyle style, Vec leftMiddle, std::string_view label,
              float* width) {
    Canvas canvas = frame.canvas();
    const float length = canvas.width(style, label);
    const Box box = boxAt(leftMiddle.x, leftMiddle.y - 9, length, 18);
    const Hit state = hit(frame, id, box);
    canvas.text(style, leftMiddle, frame.palette.accent, label);
    if (state.hovered) {
        canvas.horizontal(leftMiddle.y + 7, leftMiddle.x, leftMiddle.x + length, frame.palette.accent);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (width != nullptr) {
        *width = length;
    }
    return state.clicked;
}

void checkbox(Canvas& canvas, const Palette& palette, Vec middle, bool on, bool hovered) {
    const Box box = boxAround(middle, Metrics::checkbox, Metrics::checkbox);
    if (on) {
        canvas.fill(box, palette.accent, Metrics::radius);
        canvas.icon(Icon::check, middle, palette.accentInk);
    } else {
        canvas.fill(box, palette.field, Metrics::radius);
        canvas.outline(box, hovered ? palette.accent : palette.fieldLine, Metrics::radius);
    }
}

bool menuRow(Frame& frame, std::string_view label, bool current, float width) {
    const TypedList::Row row = frame.list.next(label);
    if (!row.shown) {
        return false;
    }
    const Vec at = frame.canvas().logical(ImGui::GetCursorScreenPos());
    const Box box = boxAt(at.x, at.y, width, Metrics::row);
    const Hit state = hit(frame, label, box);
    Canvas canvas = frame.canvas();
    if (state.hovered || row.chosen) {
        canvas.fill(box, frame.palette.hover, Metrics::radius);
    }
    if (current) {
        canvas.icon(Icon::check, {box.left + 12, box.middle().y}, frame.palette.accent);
    }
    canvas.text(current ? TextStyle::bodyStrong : TextStyle::body, {box.left + 24, box.middle().y}, frame.palette.ink,
                label);
    ImGui::SetCursorScreenPos(canvas.device({at.x, box.bottom}));
    const bool taken = state.clicked || row.entered;
    if (taken) {
        ImGui::CloseCurrentPopup();
    }
    return taken;
}

void combo(Frame& frame, std::string_view id, const Box& box, std::string_view shown,
           const std::function<void()>& items, std::string_view hint) {
    Canvas canvas = frame.canvas();
    const std::string popup = std::string(id) + "-list";
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    const Hit state = hit(frame, id, box, open ? std::string_view{} : hint);
    canvas.fill(box, state.hovered || open ? frame.palette.hover : frame.palette.field, Metrics::radius);
    canvas.outline(box, open ? frame.palette.focus : frame.palette.fieldLine, Metrics::radius, open ? 1.5F : 1.0F);
    canvas.textWithin(TextStyle::body, {box.left + 9, box.middle().y}, box.width() - 30, frame.palette.ink, shown);
    canvas.icon(Icon::chevronDown, {box.right - 13, box.middle().y}, frame.palette.inkSecondary);
    if (state.clicked) {
        ImGui::OpenPopup(popup.c_str());
    }
    // Opens to the side with more room, and scrolls where that is not enough.
    constexpr float kGap = 4;
    const float below = ImGui::GetIO().DisplaySize.y / frame.scale - box.bottom;
    const bool upwards = box.top >= below;
    ImGui::SetNextWindowPos(canvas.device({box.left, upwards ? box.top - kGap : box.bottom + kGap}), ImGuiCond_Always,
                            {0, upwards ? 1.0F : 0.0F});
    ImGui::SetNextWindowSizeConstraints(
        {0, 0}, {ImGui::GetIO().DisplaySize.x, (std::max(box.top, below) - 2 * kGap) * frame.scale});
    if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
        frame.list.begin(frame);
        items();
        frame.list.end(frame);
        ImGui::EndPopup();
    }
}

FieldEvent textField(Frame& frame, std::string_view id, const Box& box, std::string& text, const FieldLook& look,
                     bool takeFocus) {
    Canvas canvas = frame.canvas();
    ImFont* font = canvas.font(look.style);
    const float padding = std::max(0.0F, (box.height() * frame.scale - font->FontSize) / 2);
    ImGui::PushFont(font);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, padding});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, ImVec4(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_FrameBgActive, ImVec4(0, 0, 0, 0));
    ImGui::PushID(id.data(), id.data() + id.size());
    const ImGuiID item = ImGui::GetID("##text");
    const bool wasActive = ImGui::GetActiveID() == item;
    canvas.fill(box, frame.palette.field, Metrics::radius);
    canvas.outline(box, wasActive ? frame.palette.focus : frame.palette.fieldLine, Metrics::radius,
                   wasActive ? 1.5F : 1.0F);
    if (takeFocus) {
        ImGui::SetKeyboardFocusHere();
        frame.wantsAnother = true;
        frame.fieldComes = true;
    }
    ImGui::SetCursorScreenPos(canvas.device({box.left + look.before, box.top}));
    ImGui::SetNextItemWidth((box.width() - look.before - look.after) * frame.scale);
    FieldEvent event;
    event.entered =
        ImGui::InputText("##text", &text, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    event.active = ImGui::IsItemActive();
    event.edited = ImGui::IsItemEdited();
    event.left = ImGui::IsItemDeactivated();
    ImGui::PopID();
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    if (text.empty() && !look.prompt.empty()) {
        canvas.textWithin(look.style, {box.left + look.before, box.middle().y}, box.width() - look.before - look.after,
                          frame.palette.inkTertiary, look.prompt);
    }
    frame.wantsAnother = frame.wantsAnother || event.active;
    return event;
}

bool isTyping() {
    const ImGuiID active = ImGui::GetActiveID();
    return ImGui::GetIO().WantTextInput || (active != 0 && ImGui::GetInputTextState(active) != nullptr);
}

void applyStyle(const Palette& p, float scale) {
    ImGuiStyle style;
    style.WindowPadding = {4 * scale, 4 * scale};
    style.FramePadding = {8 * scale, 4 * scale};
    style.ItemSpacing = {8 * scale, 4 * scale};
    style.ItemInnerSpacing = {6 * scale, 4 * scale};
    style.ScrollbarSize = 8 * scale;
    style.ScrollbarRounding = 4 * scale;
    style.PopupRounding = Metrics::radius * scale;
    style.WindowRounding = Metrics::radius * scale;
    style.FrameRounding = Metrics::radius * scale;
    style.PopupBorderSize = std::max(1.0F, scale);
    style.WindowBorderSize = std::max(1.0F, scale);
    style.WindowMinSize = {1, 1};
    style.CurveTessellationTol = 0.6F;
    const ImVec4 none{0, 0, 0, 0};
    ImVec4* colors = style.Colors;
    for (int i = 0; i < ImGuiCol_COUNT; ++i) {
        colors[i] = none;
    }
    colors[ImGuiCol_Text] = asVector(p.ink);
    colors[ImGuiCol_TextDisabled] = asVector(p.inkTertiary);
    colors[ImGuiCol_PopupBg] = asVector(p.panel);
    colors[ImGuiCol_Border] = asVector(p.fieldLine);
    colors[ImGuiCol_Header] = asVector(p.hover);
    colors[ImGuiCol_HeaderHovered] = asVector(p.hover);
    colors[ImGuiCol_HeaderActive] = asVector(p.hover);
    colors[ImGuiCol_CheckMark] = asVector(p.accent);
    colors[ImGuiCol_ScrollbarGrab] = asVector(p.fieldLine);
    colors[ImGuiCol_ScrollbarGrabHovered] = asVector(p.inkTertiary);
    colors[ImGuiCol_ScrollbarGrabActive] = asVector(p.inkTertiary);
    colors[ImGuiCol_Separator] = asVector(p.line);
    colors[ImGuiCol_TextSelectedBg] = asVector(faded(p.accent, 0.28));
    ImGui::GetStyle() = style;
}

} // namespace entente
