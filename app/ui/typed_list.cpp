#include "ui/typed_list.hpp"

#include "core/lower_case.hpp"
#include "ui/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace entente {

namespace {

bool pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
}

void append(std::string& text, ImWchar sign) {
    std::array<char, 5> bytes{};
    text += ImTextCharToUtf8(bytes.data(), sign);
}

void dropLast(std::string& text) {
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.back());
        text.pop_back();
        if ((byte & 0xC0U) != 0x80U) { // else it continued a letter
            return;
        }
    }
}

bool hasWord(std::string_view label, std::string_view typed) {
    const std::string text = lowerCase(std::string(label));
    const std::string wanted = lowerCase(std::string(typed));
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        const bool first = at == 0 || (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 &&
                                       static_cast<unsigned char>(text[at - 1]) < 0x80U);
        if (first) {
            return true;
        }
    }
    return false;
}

void line(Frame& frame, std::string_view text, Color color, bool sign) {
    Canvas canvas = frame.canvas();
    const Vec at = canvas.logical(ImGui::GetCursorScreenPos());
    const float middle = at.y + Metrics::row / 2;
    if (sign) {
        canvas.icon(Icon::search, {at.x + 12, middle}, frame.palette.inkTertiary);
    }
    canvas.text(TextStyle::body, {at.x + 24, middle}, color, text);
    ImGui::Dummy({(canvas.width(TextStyle::body, text) + 40) * frame.scale, Metrics::row * frame.scale});
    ImGui::SetCursorScreenPos(canvas.device({at.x, at.y + Metrics::row}));
}

} // namespace

void TypedList::begin(Frame& frame) {
    if (ImGui::IsWindowAppearing()) {
        *this = {};
    }
    const std::string before = typed;
    for (const ImWchar sign : ImGui::GetIO().InputQueueCharacters) {
        if (sign > ' ' || (sign == ' ' && !typed.empty())) {
            append(typed, sign);
        }
    }
    if (pressed(ImGuiKey_Backspace)) {
        dropLast(typed);
    }
    moved = typed != before;
    if (moved) {
        chosen = 0;
        byKeys = !typed.empty();
    }
    const auto step = [&](std::size_t to) {
        chosen = byKeys ? to : 0;
        byKeys = moved = true;
    };
    if (pressed(ImGuiKey_DownArrow)) {
        step(std::min(chosen + 1, std::max<std::size_t>(rows, 1) - 1));
    } else if (pressed(ImGuiKey_UpArrow)) {
        step(chosen - std::min<std::size_t>(chosen, 1));
    }
    entered = byKeys && (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter));
    frame.wantsAnother = frame.wantsAnother || moved; // the list takes its new height in the next frame
    rows = 0;
    if (!typed.empty()) {
        line(frame, typed, frame.palette.ink, true);
    }
}

TypedList::Row TypedList::next(std::string_view label) {
    if (!typed.empty() && !hasWord(label, typed)) {
        return {false, false, false};
    }
    const bool isChosen = byKeys && rows == chosen;
    ++rows;
    if (isChosen && moved) {
        ImGui::SetScrollHereY(0.5F);
    }
    return {true, isChosen, isChosen && entered};
}

void TypedList::end(Frame& frame) const {
    if (rows == 0) {
        line(frame, "Nothing begins so.", frame.palette.inkTertiary, false);
    }
}

} // namespace entente
