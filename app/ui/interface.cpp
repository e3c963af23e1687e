#include "ui/interface.hpp"

#include "ui/choices.hpp"

#include <imgui_internal.h>

#include <utility>

namespace entente {

namespace {

bool pressed(int key, bool repeat = false) {
    return key >= 0 && ImGui::IsKeyPressed(key, repeat);
}

bool pressedMapped(ImGuiKey key, bool repeat = false) {
    return pressed(ImGui::GetKeyIndex(key), repeat);
}

void chooseLayer(Frame& frame, Layer layer) {
    for (const LayerGroup& group : frame.model.layers) {
        if (group.layer == layer) {
            frame.act(action::ToggleLayer{layer});
        }
    }
}

} // namespace

FrameResult Interface::draw(const Model& model) {
    const auto scale = static_cast<float>(model.scale);
    const Palette& palette = paletteOf(model.theme);
    applyStyle(palette, scale);
    const Vec size{static_cast<float>(model.windowSize.x) / scale, static_cast<float>(model.windowSize.y) / scale};
    Frame frame{model, palette, fonts_, scale, layoutFor(size, model.inspection.has_value()),
                {},    false,   false,  {},    list_};
    if (fonts_.body != nullptr) {
        ImGui::PushFont(fonts_.body);
    }
    readKeys(frame);
    const bool mapHovered = drawMapArea(frame, map_, dialogs_);
    drawTopBar(frame, topBar_, dialogs_);
    drawTimeline(frame, timeline_);
    drawLeftPanel(frame, left_, dialogs_);
    drawInspector(frame, inspector_);
    drawOverlays(frame, dialogs_);
    if (fonts_.body != nullptr) {
        ImGui::PopFont();
    }
    FrameResult result;
    result.actions = std::move(frame.actions);
    result.mapArea = toRect(frame.layout.map);
    result.mapHovered = mapHovered;
    result.fieldComes = frame.fieldComes;
    result.wantsAnotherFrame = frame.wantsAnother || !result.actions.empty();
    return result;
}

void Interface::readKeys(Frame& frame) {
    if (pressed(keys_.f1)) {
        frame.act(action::ToggleHelp{});
    }
    if (pressed(keys_.f11)) {
        frame.act(action::ToggleFullScreen{});
    }
    if (isTyping()) {
        return;
    }
    if (ImGui::GetIO().KeyCtrl) {
        readCommandKeys(frame);
        return;
    }
    readEscape(frame);
    if (GImGui->OpenPopupStack.Size > 0 || dialogs_.openPath || dialogs_.bookmark || frame.model.fields) {
        return; // an open menu or dialog has the keyboard
    }
    const int steps = ImGui::GetIO().KeyShift ? 10 : 1;
    if (pressedMapped(ImGuiKey_Space)) {
        frame.act(action::TogglePlay{ImGui::GetIO().KeyShift});
    }
    if (pressedMapped(ImGuiKey_LeftArrow, true)) {
        frame.act(action::StepTime{-steps});
    }
    if (pressedMapped(ImGuiKey_RightArrow, true)) {
        frame.act(action::StepTime{steps});
    }
    if (pressedMapped(ImGuiKey_Home)) {
        frame.act(action::GoToEdge{false});
    }
    if (pressedMapped(ImGuiKey_End)) {
        frame.act(action::GoToEdge{true});
    }
    readTypedKeys(frame);
}

void Interface::readEscape(Frame& frame) {
    if (!pressedMapped(ImGuiKey_Escape)) {
        return;
    }
    if (GImGui->OpenPopupStack.Size > 0) {
        ImGui::ClosePopupToLevel(0, true);
    } else if (dialogs_.openPath || dialogs_.problems || dialogs_.bookmark) {
        dialogs_.openPath = false;
        dialogs_.bookmark = false;
        dialogs_.problems = false;
    } else if (frame.model.fields) {
        frame.act(action::CancelFields{});
    } else if (frame.model.helpShown) {
        frame.act(action::ToggleHelp{});
    } else if (topBar_.searchActive || !topBar_.search.empty()) {
        topBar_.searchActive = false;
        topBar_.search.clear();
        frame.act(action::SetSearch{});
    } else if (left_.flyout) {
        left_.flyout = false;
    } else if (frame.model.loading) {
        frame.act(action::CancelLoading{});
    } else if (frame.model.comparing && !inspector_.unfolded.empty()) {
        inspector_.unfolded.clear(); // before the comparison itself is left
        frame.wantsAnother = true;
    } else if (frame.model.inspection) {
        frame.actions.push_back(frame.model.inspection->onClose);
    }
}

void Interface::readTypedKeys(Frame& frame) {
    // By what they write, not by where they are: brackets and slashes move from keyboard to keyboard.
    for (const ImWchar sign : ImGui::GetIO().InputQueueCharacters) {
        switch (sign) {
        case ',':
            frame.act(action::ChangeSpeed{-1});
            break;
        case '.':
            frame.act(action::ChangeSpeed{1});
            break;
        case '[':
        case ']':
            frame.act(
                action::SetWindowLength{changedWindow(frame.model.playback.windowLength.period, sign == '[' ? -1 : 1)});
            break;
        case '+':
        case '=':
            frame.act(action::ZoomBy{kZoomStep});
            break;
        case '-':
            frame.act(action::ZoomBy{1 / kZoomStep});
            break;
        case '0':
            frame.act(action::ResetCamera{});
            break;
        case 'c':
        case 'C':
            if (const auto* selection = selectedCenter(frame.model)) {
                frame.act(action::CenterOn{selection->center});
            }
            break;
        case 'n':
        case 'N':
            frame.act(action::NextChange{1});
            break;
        case 'p':
        case 'P':
            frame.act(action::NextChange{-1});
            break;
        case 'b':
        case 'B':
            askForBookmark(frame, dialogs_);
            break;
        case 'l':
        case 'L':
            frame.act(action::ToggleLatest{});
            break;
        case 'd':
        case 'D':
            frame.act(action::ToggleCompare{});
            break;
        case '1':
        case '2':
        case '3':
        case '4':
            chooseLayer(frame, static_cast<Layer>(sign - '1'));
            break;
        case '/':
            topBar_.focusSearch = true;
            frame.wantsAnother = true;
            break;
        default:
            break;
        }
    }
}

void Interface::readCommandKeys(Frame& frame) {
    if (pressed(keys_.o)) {
        askForFile(frame, dialogs_);
    }
    if (pressed(keys_.s)) {
        frame.act(action::ExportPicture{});
    }
    if (pressed(keys_.r)) {
        frame.act(action::ReloadPacks{});
    }
    if (pressed(keys_.q)) {
        frame.act(action::Quit{});
    }
    if (pressedMapped(ImGuiKey_Z) && frame.model.canUndo) {
        frame.act(action::Undo{});
    }
}

} // namespace entente
