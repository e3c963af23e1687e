#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <algorithm>
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
        frame.act(action::PickAt{inPicture(frame, pressed)});
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
