#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

constexpr float kClickSlack = 4; ///< pixels a press may move and still be a click

PixelPoint inPicture(const Frame& frame, Vec p) {
    return {p.x - frame.layout.map.left, p.y - frame.layout.map.top};
}

/// Where the map is in the window, from where it is in the picture.
Box mapBox(const Frame& frame) {
    const Box& area = frame.layout.map;
    const Rect& map = frame.model.map;
    if (map.width() <= 0 || map.height() <= 0) {
        return area;
    }
    const auto f = [](double v) { return static_cast<float>(v); };
    return {std::max(area.left, area.left + f(map.min.x)), std::max(area.top, area.top + f(map.min.y)),
            std::min(area.right, area.left + f(map.max.x)), std::min(area.bottom, area.top + f(map.max.y))};
}

/// The part of the map that no panel covers.
Box freeMapBox(const Frame& frame) {
    Box box = mapBox(frame);
    if (frame.layout.inspectorOverMap && frame.model.inspection) {
        box.right = std::min(box.right, frame.layout.inspector.left);
    }
    return box;
}

void mapButtons(Frame& frame) {
    const Box map = freeMapBox(frame);
    const float size = Metrics::mapButton;
    const float left = map.right - 12 - size;
    const auto* selection = selectedCenter(frame.model);
    float top = map.bottom - 12 - (selection != nullptr ? 4 : 3) * size;
    const auto button = [&](std::string_view id, Icon icon, std::string_view hint) {
        const bool clicked = framedIconButton(frame, id, icon, boxAt(left, top, size, size), hint);
        top += size;
        return clicked;
    };
    if (selection != nullptr && button("center", Icon::target, "Centre on " + selection->label + " (C)")) {
        frame.act(action::CenterOn{selection->center});
    }
    if (button("zoom-in", Icon::plus, "Zoom in (+)")) {
        frame.act(action::ZoomBy{kZoomStep});
    }
    if (button("zoom-out", Icon::minus, "Zoom out (-)")) {
        frame.act(action::ZoomBy{1 / kZoomStep});
    }
    if (button("fit", Icon::fit, "Whole map (0)")) {
        frame.act(action::ResetCamera{});
    }
}

/// How two dates are shown, at the map's corner.
void compareLayouts(Frame& frame) {
    struct Choice {
        CompareLayout layout;
        std::string_view label, hint;
        float width;
    };
    constexpr std::array kChoices{
        Choice{CompareLayout::changes, "Changes", "One map of what changed", 76},
        Choice{CompareLayout::sideBySide, "Side by side", "Two maps of what holds on each date", 98},
        Choice{CompareLayout::swipe, "Swipe", "The two maps one over the other; drag the line", 64}};
    const Box map = freeMapBox(frame);
    float left = map.left + 12;
    for (const auto& choice : kChoices) {
        const Box box = boxAt(left, map.top + 12, choice.width, Metrics::control);
        left = box.right;
        const bool on = frame.model.compareLayout == choice.layout;
        if (segment(frame, choice.label, box, choice.label, on, choice.hint)) {
            frame.act(action::SetCompareLayout{choice.layout});
        }
    }
}

/// The grip of the line between two dates.
void swipeLine(Frame& frame) {
    const Box map = mapBox(frame);
    const float x = map.left + static_cast<float>(frame.model.swipe) * map.width();
    const Hit grip = hit(frame, "swipe", {x - 7, map.top, x + 7, map.bottom}, "Drag to see more of either date");
    Canvas canvas = frame.canvas();
    const Box knob = boxAround({x, map.middle().y}, 14, 34);
    canvas.fill(knob, grip.hovered || grip.held ? frame.palette.accent : frame.palette.panel, 7);
    canvas.outline(knob, frame.palette.ink, 7);
    if (grip.hovered || grip.held) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    if (grip.held && ImGui::GetIO().MouseDelta.x != 0) {
        const float part = (frame.mouse().x - map.left) / std::max(1.0F, map.width());
        frame.act(action::SetSwipe{static_cast<double>(std::clamp(part, 0.0F, 1.0F))});
    }
}

void drag(Frame& frame, MapState& state, const Hit& input) {
    const ImGuiIO& io = ImGui::GetIO();
    const Vec pressed{io.MouseClickedPos[0].x / frame.scale, io.MouseClickedPos[0].y / frame.scale};
    const Vec moved = frame.mouse() - pressed;
    if (input.held && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        state.dragging = true;
        state.moved = false;
    }
    if (!state.dragging) {
        return;
    }
    if (input.held) {
        if (!state.moved && std::hypot(moved.x, moved.y) > kClickSlack) {
            state.moved = true;
            frame.act(action::PanBy{{moved.x, moved.y}});
        } else if (state.moved && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
            frame.act(action::PanBy{{io.MouseDelta.x / frame.scale, io.MouseDelta.y / frame.scale}});
        }
        if (state.moved) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
        }
        return;
    }
    state.dragging = false;
    if (!state.moved) {
        frame.act(action::PickAt{inPicture(frame, pressed), ImGui::GetIO().KeyShift});
    }
}

void hover(Frame& frame, MapState& state, bool hovered) {
    if (hovered && !state.dragging) {
        const Vec now = frame.mouse();
        if (state.hovered != now) {
            state.hovered = now;
            frame.act(action::HoverAt{inPicture(frame, now)});
        }
    } else if (state.hovered) {
        state.hovered.reset();
        frame.act(action::HoverAt{});
    }
}

/// One sentence and one action, in a card on the map.
void notice(Frame& frame, DialogState& dialogs) {
    if (!frame.model.mapNotice) {
        return;
    }
    const Notice& shown = *frame.model.mapNotice;
    const Box map = freeMapBox(frame);
    Canvas canvas = frame.canvas();
    const float most = std::min(420.0F, map.width() - 48);
    const float width = std::min(most, canvas.width(TextStyle::body, shown.text) + 1);
    const float text = canvas.paragraphHeight(TextStyle::body, width, shown.text);
    const bool button = !shown.actionLabel.empty();
    const Box card = boxAround(map.middle(), width + 32, text + 28 + (button ? 36 : 0));
    canvas.fill(card, frame.palette.panel, Metrics::radius);
    canvas.outline(card, frame.palette.line, Metrics::radius);
    canvas.paragraph(TextStyle::body, {card.left + 16, card.top + 14}, width, frame.palette.ink, shown.text);
    if (button) {
        const float label = canvas.width(TextStyle::bodyStrong, shown.actionLabel) + 28;
        if (textButton(frame, "notice", boxAt(card.left + 16, card.bottom - 40, label, Metrics::control),
                       shown.actionLabel, true)) {
            if (shown.onClick) {
                frame.actions.push_back(*shown.onClick);
            } else {
                askForFile(frame, dialogs);
            }
        }
    }
}

} // namespace

bool drawMapArea(Frame& frame, MapState& state, DialogState& dialogs) {
    const PanelWindow window(frame, "##map", frame.layout.map);
    if (frame.model.mapNotice) {
        notice(frame, dialogs);
    }
    mapButtons(frame);
    if (frame.model.comparing) {
        compareLayouts(frame);
        if (frame.model.compareLayout == CompareLayout::swipe) {
            swipeLine(frame);
        }
    }
    const Hit input = hit(frame, "map", mapBox(frame));
    drag(frame, state, input);
    const float wheel = ImGui::GetIO().MouseWheel;
    if (input.hovered && wheel != 0) {
        frame.act(action::ZoomAt{inPicture(frame, frame.mouse()), std::pow(1.15, static_cast<double>(wheel))});
    }
    hover(frame, state, input.hovered);
    return input.hovered;
}

} // namespace entente
