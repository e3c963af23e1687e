#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

struct KeyHelp {
    std::string_view keys, does;
};
constexpr std::array<KeyHelp, 26> kKeyHelp{{{"Space", "Play or pause; with Shift backwards"},
                                            {"Left  Right", "One step back or forward"},
                                            {"Shift Left  Right", "Ten steps"},
                                            {"Home  End", "First or last day"},
                                            {"N  P", "Next change, the one before: of ties or borders"},
                                            {",  .", "Slower or faster"},
                                            {"[  ]", "Shorter or longer window"},
                                            {"+  -", "Zoom in or out"},
                                            {"0", "Whole map"},
                                            {"C", "Centre the map on the selection"},
                                            {"B", "Bookmark the date; right click on its flag removes it"},
                                            {"D", "Compare two dates, or one again"},
                                            {"L", "List of the latest changes"},
                                            {"1  2  3  4", "Organizations, partnerships, exercises, statements"},
                                            {"/", "Search"},
                                            {"Esc", "Close, cancel loading, or select nothing"},
                                            {"Ctrl+O", "Open a pack"},
                                            {"Ctrl+R", "Read the packs again now"},
                                            {"Ctrl+S", "Export the picture"},
                                            {"Ctrl+Z", "Undo"},
                                            {"Ctrl+Q", "Quit"},
                                            {"F1", "These keys"},
                                            {"F11", "Full screen"},
                                            {"Drag, wheel", "Move and zoom map and timeline, turn a globe"},
                                            {"Click", "Select a country, a strand's end, an exercise"},
                                            {"Shift Click", "Set a country's history beside that of the selected"}}};

void help(Frame& frame) {
    constexpr float kRow = 24;
    const float height = 76 + kRow * static_cast<float>(kKeyHelp.size());
    const Dialog dialog(frame, "##help", 520, height, "Keys");
    {
        const Box list{dialog.box.left + 24, dialog.box.top + 60, dialog.box.right - 24, dialog.box.bottom - 12};
        ScrollArea scroll(frame, "##keys", list);
        Canvas canvas = frame.canvas();
        float y = scroll.top();
        for (const KeyHelp& entry : kKeyHelp) {
            canvas.text(TextStyle::bodyStrong, {list.left, y + kRow / 2}, frame.palette.ink, entry.keys);
            canvas.textWithin(TextStyle::body, {list.left + 150, y + kRow / 2}, list.width() - 150,
                              frame.palette.inkSecondary, entry.does);
            y += kRow;
        }
        scroll.finish(y);
    }
    if (dialog.dismissed(frame)) {
        frame.act(action::ToggleHelp{});
    }
}

/// One message; returns its height.
float toast(Frame& frame, DialogState& dialogs, const Toast& shown, float left, float bottom, float width) {
    const double opacity = shown.stays ? 1.0 : std::clamp(kToastSeconds - shown.age, 0.0, 1.0);
    const auto name = fmt::format("##toast{}", shown.id);
    const float text = width - 16 - 14 - 34;
    const Canvas measure = frame.measure();
    const bool button = !shown.actionLabel.empty();
    const float height = measure.paragraphHeight(TextStyle::body, text, shown.text) + 16 + (button ? 20.0F : 0.0F);
    const Box box{left, bottom - height, left + width, bottom};
    const PanelWindow window(frame, name.c_str(), {box.left - 2, box.top - 2, box.right + 2, box.bottom + 4},
                             PanelWindow::Kind::over);
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    canvas.fill({box.left, box.top + 2, box.right, box.bottom + 2}, faded(p.shadow, opacity), Metrics::radius);
    canvas.fill(box, faded(p.panel, opacity), Metrics::radius);
    canvas.outline(box, faded(p.fieldLine, opacity), Metrics::radius);
    canvas.fill({box.left, box.top, box.left + 4, box.bottom},
                faded(shown.severity == Severity::note ? p.accent : severityColor(p, shown.severity), opacity),
                Metrics::swatchRadius);
    canvas.paragraph(TextStyle::body, {box.left + 16, box.top + 8}, text, faded(p.ink, opacity), shown.text);
    if (button && textLink(frame, "do", TextStyle::bodyStrong, {box.left + 16, box.bottom - 16}, shown.actionLabel)) {
        if (shown.onClick) {
            frame.actions.push_back(*shown.onClick);
        } else {
            dialogs.problems = true;
        }
    }
    if (iconButton(frame, "dismiss", Icon::close, {box.right - 17, box.top + 16}, "")) {
        frame.act(action::DismissMessage{shown.id});
    }
    frame.wantsAnother = frame.wantsAnother || !shown.stays;
    return height;
}

void toasts(Frame& frame, DialogState& dialogs) {
    const Box& map = frame.layout.map;
    const float right =
        frame.layout.inspectorOverMap && frame.model.inspection ? frame.layout.inspector.left : map.right;
    const float width = std::min(420.0F, right - map.left - 2 * Metrics::picturePadding);
    // At the foot of the map itself, not over the legend.
    const float foot = map.top + static_cast<float>(frame.model.map.max.y);
    float bottom = (frame.model.map.height() > 0 ? std::min(foot, map.bottom) : map.bottom) - Metrics::picturePadding;
    for (auto shown = frame.model.toasts.rbegin(); shown != frame.model.toasts.rend(); ++shown) {
        if (bottom < map.top + 80) {
            break;
        }
        bottom -= toast(frame, dialogs, *shown, map.left + Metrics::picturePadding, bottom, width) + 8;
    }
}

void loading(Frame& frame) {
    if (!frame.model.loading) {
        return;
    }
    const LoadingModel& shown = *frame.model.loading;
    const Box& map = frame.layout.map;
    const float width = std::min(460.0F, map.width() - 32);
    const Box box = boxAt(map.middle().x - width / 2, map.top + 16, width, 58);
    const PanelWindow window(frame, "##loading", box, PanelWindow::Kind::over);
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    canvas.fill(box, p.panel, Metrics::radius);
    canvas.outline(box, p.fieldLine, Metrics::radius);
    const std::string percent = shown.fraction >= 0 ? fmt::format("{:.0f} %", shown.fraction * 100) : std::string();
    float cancel = canvas.width(TextStyle::smallStrong, "Cancel");
    if (textLink(frame, "cancel", TextStyle::smallStrong, {box.right - 14 - cancel, box.top + 20}, "Cancel")) {
        frame.act(action::CancelLoading{});
    }
    cancel += canvas.width(TextStyle::small, percent) + 12;
    canvas.text(TextStyle::small, {box.right - 14 - cancel, box.top + 20}, p.inkTertiary, percent);
    canvas.textWithin(TextStyle::body, {box.left + 14, box.top + 20}, width - 40 - cancel, p.ink, shown.text);
    const Box track{box.left + 14, box.bottom - 18, box.right - 14, box.bottom - 14};
    canvas.fill(track, p.line, 2);
    if (shown.fraction >= 0) {
        const auto part = static_cast<float>(std::clamp(shown.fraction, 0.0, 1.0));
        canvas.fill({track.left, track.top, track.left + track.width() * part, track.bottom}, p.accent, 2);
    } else {
        const auto at = static_cast<float>(std::fmod(ImGui::GetTime() * 0.6, 1.3) - 0.3);
        canvas.clip(track);
        canvas.fill(boxAt(track.left + track.width() * at, track.top, track.width() * 0.3F, track.height()), p.accent,
                    2);
        canvas.unclip();
    }
}

/// A small card beside the pointer, kept within the window.
void card(Frame& frame, const char* name, const std::string& title, const std::vector<std::string>& lines,
          const Swatch& swatch) {
    constexpr float kMost = 320;
    const Canvas measure = frame.measure();
    const float mark = swatch.form == Swatch::Form::none ? 0.0F : 36.0F;
    float width = title.empty() ? 0 : measure.width(TextStyle::bodyStrong, title) + mark;
    for (const std::string& line : lines) {
        width = std::max(width, measure.width(TextStyle::small, line));
    }
    width = std::min(kMost, width + 1);
    float height = title.empty() ? 0 : 20;
    for (const std::string& line : lines) {
        height += measure.paragraphHeight(TextStyle::small, width, line);
    }
    const Box& all = frame.layout.window;
    const Vec mouse = frame.mouse();
    float left = mouse.x + 14;
    float top = mouse.y + 16;
    if (left + width + 20 > all.right - 4) {
        left = std::max(4.0F, mouse.x - 10 - width - 20);
    }
    if (top + height + 14 > all.bottom - 4) {
        top = std::max(4.0F, mouse.y - 10 - height - 14);
    }
    const Box box = boxAt(left, top, width + 20, height + 14);
    const PanelWindow window(frame, name, {box.left - 2, box.top - 2, box.right + 2, box.bottom + 4},
                             PanelWindow::Kind::silent);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    canvas.fill({box.left, box.top + 2, box.right, box.bottom + 2}, p.shadow, Metrics::radius);
    canvas.fill(box, p.panel, Metrics::radius);
    canvas.outline(box, p.fieldLine, Metrics::radius);
    float y = box.top + 7;
    if (!title.empty()) {
        canvas.swatch(swatch, boxAt(box.left + 10, y, 28, 16));
        canvas.textWithin(TextStyle::bodyStrong, {box.left + 10 + mark, y + 8}, width - mark, p.ink, title);
        y += 20;
    }
    for (const std::string& line : lines) {
        y += canvas.paragraph(TextStyle::small, {box.left + 10, y}, width, p.inkSecondary, line);
    }
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += c;
        }
    }
    while (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

} // namespace

void drawOverlays(Frame& frame, DialogState& dialogs) {
    toasts(frame, dialogs);
    loading(frame);
    if (frame.model.helpShown) {
        help(frame);
    }
    if (dialogs.problems) {
        drawProblems(frame, dialogs);
    }
    if (dialogs.bookmark) {
        drawBookmarkDialog(frame, dialogs);
    }
    if (dialogs.openPath) {
        drawOpenDialog(frame, dialogs);
    }
    if (frame.model.fields) {
        drawFieldsDialog(frame, dialogs);
    } else {
        dialogs.fieldsFocus = 0;
        dialogs.fieldsCopied.clear();
    }
    const bool busy = GImGui->OpenPopupStack.Size > 0 || frame.model.helpShown || dialogs.problems ||
                      dialogs.openPath || dialogs.bookmark || frame.model.fields;
    if (!frame.hint.empty()) {
        card(frame, "##hint", "", linesOf(frame.hint), {});
    } else if (frame.model.tooltip && !busy) {
        card(frame, "##tooltip", frame.model.tooltip->title, frame.model.tooltip->lines, frame.model.tooltip->swatch);
    }
}

} // namespace entente
