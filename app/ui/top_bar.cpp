#include "core/theme.hpp"
#include "ui/choices.hpp"
#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kSearchWidth = 380;
constexpr float kResultRow = 26;
constexpr float kLeastSearch = 120;
constexpr float kMapSwitch = 58, kCompareSwitch = 84;
constexpr float kSwitch = kMapSwitch + kCompareSwitch + 16; ///< with the space after it

/// In a narrow window the button that saves the picture is its icon.
bool isNarrow(const Frame& frame) {
    return frame.layout.window.right < 1100;
}
float exportWidth(const Frame& frame) {
    return isNarrow(frame) ? 34.0F : 93.0F;
}
/// Of the buttons at the right edge, with room for the count of problems.
float buttonsWidth(const Frame& frame) {
    return 237 + exportWidth(frame);
}

void pick(Frame& frame, TopBarState& state, const SearchResult& result) {
    frame.actions.push_back(result.onPick);
    frame.act(action::SetSearch{});
    state.search.clear();
    state.searchActive = false;
    ImGui::ClearActiveID();
}

void results(Frame& frame, TopBarState& state, const Box& field) {
    const Model& model = frame.model;
    const std::size_t count = std::min<std::size_t>(model.results.size(), 10);
    const float height = 8 + kResultRow * static_cast<float>(std::max<std::size_t>(count, 1));
    const float right = std::min(std::max(field.right, field.left + kSearchWidth), frame.layout.window.right - 8);
    const Box box{field.left, field.bottom + 3, right, field.bottom + 3 + height};
    const PanelWindow window(frame, "##results", box.shrunk(-2), PanelWindow::Kind::over);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    Canvas canvas = frame.canvas();
    canvas.fill(box, frame.palette.panel, Metrics::radius);
    canvas.outline(box, frame.palette.fieldLine, Metrics::radius);
    if (count == 0) {
        const bool answered = model.searchText == state.search;
        canvas.textWithin(TextStyle::body, {box.left + 12, box.top + 4 + kResultRow / 2}, box.width() - 24,
                          frame.palette.inkTertiary, answered ? "Nothing is known by this name." : "Searching…");
    }
    for (std::size_t i = 0; i < count; ++i) {
        const SearchResult& result = model.results[i];
        const Box row =
            boxAt(box.left + 4, box.top + 4 + kResultRow * static_cast<float>(i), box.width() - 8, kResultRow);
        const Hit state_ = hit(frame, fmt::format("result{}", i), row);
        if (state_.hovered) {
            state.chosen = i;
        }
        if (i == state.chosen) {
            canvas.fill(row, frame.palette.hover, Metrics::radius);
        }
        const float y = row.middle().y;
        canvas.swatch(result.swatch, {row.left + 8, row.top, row.left + 30, row.bottom});
        const float detail = std::min(canvas.width(TextStyle::small, result.detail), 150.0F);
        canvas.textWithin(TextStyle::body, {row.left + 40, y}, row.width() - 60 - detail, frame.palette.ink,
                          result.label);
        canvas.textWithin(TextStyle::small, {row.right - 8 - detail, y}, detail + 1, frame.palette.inkTertiary,
                          result.detail);
        if (state_.clicked) {
            pick(frame, state, result);
        }
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains(frame.mouse()) &&
        !field.contains(frame.mouse())) {
        state.searchActive = false;
    }
}

bool pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
}

/// The switch between one date and two; windows that have no room for it have the menu and a key.
float switchWidth(const Frame& frame) {
    const float room = frame.layout.window.right - buttonsWidth(frame) - kMenusLeft - kMenusWidth - 8;
    return room < kLeastSearch + kSwitch ? 0.0F : kSwitch;
}

void compareSwitch(Frame& frame) {
    if (switchWidth(frame) <= 0) {
        return;
    }
    const float right = frame.layout.window.right - buttonsWidth(frame);
    const Box map = boxAt(right - kMapSwitch - kCompareSwitch, 7, kMapSwitch, Metrics::control);
    const Box compare = boxAt(map.right, map.top, kCompareSwitch, Metrics::control);
    const bool comparing = frame.model.comparing;
    const bool toOne = segment(frame, "one-date", map, "Map", !comparing, "What holds on one date (D)");
    const bool toTwo = segment(frame, "two-dates", compare, "Compare", comparing, "What changed between two dates (D)");
    if (toOne || toTwo) {
        frame.act(action::ToggleCompare{});
    }
}

Box searchBox(const Frame& frame) {
    const float middle = frame.layout.window.middle().x;
    const float left = std::max(kMenusLeft + kMenusWidth + 8, middle - kSearchWidth / 2);
    const float right =
        std::min(middle + kSearchWidth / 2, frame.layout.window.right - buttonsWidth(frame) - switchWidth(frame));
    return {left, 7, std::max(left + kLeastSearch, right), 7 + Metrics::control};
}

void search(Frame& frame, TopBarState& state) {
    const Box box = searchBox(frame);
    const bool focus = state.focusSearch;
    state.focusSearch = false;
    constexpr float kWhole = 220; ///< with which the prompt has room
    const FieldLook look{TextStyle::body, 30, 30, box.width() < kWhole ? "Search" : "Country, exercise, tie"};
    const FieldEvent event = textField(frame, "search", box, state.search, look, focus);
    Canvas canvas = frame.canvas();
    canvas.icon(Icon::search, {box.left + 15, box.middle().y}, frame.palette.inkSecondary);
    if (!event.active && state.search.empty()) {
        const Box key = boxAround({box.right - 16, box.middle().y}, 17, 16);
        canvas.fill(key, frame.palette.panelRaised, Metrics::radius);
        canvas.outline(key, frame.palette.line, Metrics::radius);
        canvas.text(TextStyle::small, key.middle(), frame.palette.inkTertiary, "/", Align::middle);
    }
    if (event.edited) {
        frame.act(action::SetSearch{state.search});
        state.chosen = 0;
        state.searchActive = true;
    }
    const std::size_t count = std::min<std::size_t>(frame.model.results.size(), 10);
    state.chosen = std::min(state.chosen, count == 0 ? 0 : count - 1);
    if (event.active && count > 0) {
        if (pressed(ImGuiKey_DownArrow)) {
            state.chosen = (state.chosen + 1) % count;
        } else if (pressed(ImGuiKey_UpArrow)) {
            state.chosen = (state.chosen + count - 1) % count;
        }
    }
    if (event.entered && count > 0 && frame.model.searchText == state.search) {
        pick(frame, state, frame.model.results[state.chosen]);
    } else if (event.left && pressed(ImGuiKey_Escape)) {
        state.search.clear();
        state.searchActive = false;
        frame.act(action::SetSearch{});
    }
    if (event.active && !state.search.empty()) {
        state.searchActive = true;
    }
    if (state.searchActive && !state.search.empty()) {
        results(frame, state, box);
    }
}

void buttons(Frame& frame, DialogState& dialogs) {
    const Box& bar = frame.layout.topBar;
    const float y = bar.middle().y;
    const Palette& p = frame.palette;
    const Box exportBox =
        boxAt(bar.right - Metrics::padding - exportWidth(frame), 7, exportWidth(frame), Metrics::control);
    const Hit state = hit(frame, "export", exportBox, "Save the picture (Ctrl+S)");
    Canvas canvas = frame.canvas();
    canvas.fill(exportBox, state.hovered ? mixed(p.accent, p.ink, 0.14) : p.accent, Metrics::radius);
    canvas.icon(Icon::download, {exportBox.left + (isNarrow(frame) ? 17.0F : 15.0F), y}, p.accentInk);
    if (!isNarrow(frame)) {
        canvas.text(TextStyle::bodyStrong, {exportBox.left + 28, y}, p.accentInk, "Export");
    }
    if (state.clicked) {
        frame.act(action::ExportPicture{});
    }
    float x = exportBox.left - 19;
    if (iconButton(frame, "help", Icon::help, {x, y}, "Keys (F1)")) {
        frame.act(action::ToggleHelp{});
    }
    x -= 28;
    const ThemeName& next = kThemes[(static_cast<std::size_t>(frame.model.theme) + 1) % kThemes.size()];
    if (iconButton(frame, "theme", Icon::theme, {x, y}, "Next theme: " + std::string(next.label))) {
        frame.act(action::SetTheme{next.id});
    }
    x -= 28;
    if (iconButton(frame, "undo", Icon::undo, {x, y}, "Undo (Ctrl+Z)", frame.model.canUndo)) {
        frame.act(action::Undo{});
    }
    if (!frame.model.problems.empty()) {
        const ProblemCounts counts = countProblems(frame.model);
        const bool notesOnly = counts.errors + counts.warnings == 0;
        const std::string label = fmt::format("{}", notesOnly ? counts.notes : counts.errors + counts.warnings);
        const float width = canvas.width(TextStyle::small, label);
        const Box badge{x - 22 - 28 - width, 7, x - 22, 7 + Metrics::control};
        const Hit badgeState = hit(frame, "problems", badge, counts.inWords());
        const Severity worst = counts.errors > 0     ? Severity::error
                               : counts.warnings > 0 ? Severity::warning
                                                     : Severity::note;
        if (badgeState.hovered) {
            canvas.fill(badge, p.hover, Metrics::radius);
        }
        canvas.icon(Icon::warning, {badge.left + 13, y}, severityColor(p, worst));
        canvas.text(TextStyle::small, {badge.left + 24, y}, p.inkSecondary, label);
        if (badgeState.clicked) {
            dialogs.problems = true;
        }
    }
}

} // namespace

void drawTopBar(Frame& frame, TopBarState& state, DialogState& dialogs) {
    const Box& bar = frame.layout.topBar;
    {
        const PanelWindow window(frame, "##topbar", bar);
        Canvas canvas = frame.canvas();
        canvas.fill(bar, frame.palette.panel);
        canvas.horizontal(bar.bottom - 1, bar.left, bar.right, frame.palette.line);
        canvas.logo({24.5F, bar.middle().y});
        canvas.text(TextStyle::bodyStrong, {42, bar.middle().y}, frame.palette.ink, "Entente");
        search(frame, state);
        compareSwitch(frame);
        buttons(frame, dialogs);
    }
    drawMenus(frame, state, dialogs);
}

} // namespace entente
