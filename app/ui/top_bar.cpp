#include "core/theme.hpp"
#include "ui/choices.hpp"
#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kMenusLeft = 96;
constexpr float kMenusWidth = 246;
constexpr float kSearchWidth = 380;
constexpr float kExportWidth = 93;
constexpr float kResultRow = 26;
/// The languages of the menu; the command line takes any that the names are there in.
constexpr std::array<std::pair<const char*, const char*>, 22> kLanguages{{{"English", ""},
                                                                          {"Arabic", "ar"},
                                                                          {"Chinese, simplified", "zh_CN"},
                                                                          {"Chinese, traditional", "zh_TW"},
                                                                          {"Dutch", "nl"},
                                                                          {"French", "fr"},
                                                                          {"German", "de"},
                                                                          {"Greek", "el"},
                                                                          {"Hebrew", "he"},
                                                                          {"Hindi", "hi"},
                                                                          {"Indonesian", "id"},
                                                                          {"Italian", "it"},
                                                                          {"Japanese", "ja"},
                                                                          {"Korean", "ko"},
                                                                          {"Persian", "fa"},
                                                                          {"Polish", "pl"},
                                                                          {"Portuguese (Brazil)", "pt_BR"},
                                                                          {"Russian", "ru"},
                                                                          {"Spanish", "es"},
                                                                          {"Thai", "th"},
                                                                          {"Turkish", "tr"},
                                                                          {"Ukrainian", "uk"}}};

bool item(const char* label, const char* keys = nullptr, bool checked = false, bool enabled = true) {
    return ImGui::MenuItem(label, keys, checked, enabled);
}

void fileMenu(Frame& frame, DialogState& dialogs) {
    if (item("Open…", "Ctrl+O")) {
        askForFile(frame, dialogs);
    }
    if (ImGui::BeginMenu("Open bundled", !frame.model.bundled.empty())) {
        for (const auto& name : frame.model.bundled) {
            if (item(name.c_str())) {
                frame.act(action::OpenPath{name});
            }
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu("Open recent", !frame.model.files.recent.empty())) {
        for (const auto& file : frame.model.files.recent) {
            ImGui::PushID(file.path.c_str());
            if (item(file.name.c_str())) {
                frame.act(action::OpenPath{file.path});
            }
            if (ImGui::IsItemHovered()) {
                frame.hint = file.path;
            }
            ImGui::PopID();
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu("Close pack", !frame.model.packs.empty())) {
        for (std::size_t i = 0; i < frame.model.packs.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (item(frame.model.packs[i].title.c_str())) {
                frame.act(action::ClosePack{i});
            }
            ImGui::PopID();
        }
        ImGui::EndMenu();
    }
    const auto& packs = frame.model.packs;
    const bool anyFields = std::any_of(packs.begin(), packs.end(), [](const PackRow& p) { return bool(p.onFields); });
    if (ImGui::BeginMenu("Fields", anyFields)) {
        for (std::size_t i = 0; i < packs.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (packs[i].onFields && item((packs[i].title + "…").c_str())) {
                frame.actions.push_back(*packs[i].onFields);
            }
            ImGui::PopID();
        }
        ImGui::EndMenu();
    }
    if (item("Reload packs", "Ctrl+R", false, !frame.model.packs.empty())) {
        frame.act(action::ReloadPacks{});
    }
    ImGui::Separator();
    if (item("Export picture", "Ctrl+S")) {
        frame.act(action::ExportPicture{});
    }
    ImGui::Separator();
    if (item("Quit", "Ctrl+Q")) {
        frame.act(action::Quit{});
    }
}

void editMenu(Frame& frame, TopBarState& state) {
    if (item("Undo", "Ctrl+Z", false, frame.model.canUndo)) {
        frame.act(action::Undo{});
    }
    if (item("Search", "/")) {
        state.focusSearch = true;
    }
    if (item("Select nothing", "Esc", false, frame.model.inspection.has_value())) {
        frame.act(action::SelectParty{});
    }
}

void centerMenu(Frame& frame) {
    if (!ImGui::BeginMenu("Centre on")) {
        return;
    }
    for (std::size_t i = 0; i < frame.model.centers.size(); ++i) {
        const CenterChoice& choice = frame.model.centers[i];
        ImGui::PushID(static_cast<int>(i));
        if (item(choice.label.c_str(), choice.isSelection ? "C" : nullptr, choice.center == frame.model.center)) {
            frame.act(action::CenterOn{choice.center});
        }
        ImGui::PopID();
        if (choice.isSelection) {
            ImGui::Separator();
        }
    }
    ImGui::EndMenu();
}

void furnitureMenu(Frame& frame) {
    constexpr std::array<std::pair<const char*, Furniture>, kFurnitureCount> kFurniture{
        {{"Title", Furniture::title},
         {"Date", Furniture::date},
         {"Legend", Furniture::legend},
         {"Sources", Furniture::sources},
         {"Scale bar, where distances are true enough", Furniture::scaleBar},
         {"Meridians and parallels", Furniture::graticule}}};
    if (!ImGui::BeginMenu("Round the map")) {
        return;
    }
    for (const auto& [label, furniture] : kFurniture) {
        if (item(label, nullptr, frame.model.furniture[static_cast<std::size_t>(furniture)])) {
            frame.act(action::ToggleFurniture{furniture});
        }
    }
    ImGui::EndMenu();
}

void languageMenu(Frame& frame) {
    if (!ImGui::BeginMenu("Names in")) {
        return;
    }
    for (const auto& [label, language] : kLanguages) {
        if (item(label, nullptr, frame.model.language == language)) {
            frame.act(action::SetLanguage{language});
        }
    }
    ImGui::EndMenu();
}

/// The known projections, and a field for any other.
void projectionMenu(Frame& frame, TopBarState& state) {
    if (!ImGui::BeginMenu("Projection")) {
        return;
    }
    const Model& model = frame.model;
    bool known = false;
    for (const ProjectionChoice& choice : model.projections) {
        const bool current = choice.projection == model.projection;
        known = known || current;
        if (item(choice.label.c_str(), nullptr, current)) {
            frame.act(action::SetProjection{choice.projection});
        }
    }
    ImGui::Separator();
    if (ImGui::IsWindowAppearing()) {
        state.projection = known ? "" : model.projection;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {6 * frame.scale, 5 * frame.scale});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1);
    ImGui::SetNextItemWidth(260 * frame.scale);
    if (ImGui::InputTextWithHint("##projection", "PROJ string or EPSG code, Enter", &state.projection,
                                 ImGuiInputTextFlags_EnterReturnsTrue) &&
        !state.projection.empty()) {
        frame.act(action::SetProjection{state.projection});
        ImGui::CloseCurrentPopup();
    }
    frame.wantsAnother = frame.wantsAnother || ImGui::IsItemActive();
    ImGui::PopStyleVar(2);
    ImGui::EndMenu();
}

void shadingMenu(Frame& frame) {
    constexpr std::array<std::pair<const char*, Shading>, 2> kShadings{
        {{"Memberships, or ties with the selection", Shading::automatic},
         {"Always memberships", Shading::memberships}}};
    for (const auto& [label, shading] : kShadings) {
        if (item(label, nullptr, frame.model.shading == shading)) {
            frame.act(action::SetShading{shading});
        }
    }
}

void viewMenu(Frame& frame, TopBarState& state) {
    const Model& model = frame.model;
    if (ImGui::BeginMenu("Theme")) {
        for (const ThemeName& theme : kThemes) {
            if (item(theme.label, nullptr, model.theme == theme.id)) {
                frame.act(action::SetTheme{theme.id});
            }
        }
        ImGui::EndMenu();
    }
    furnitureMenu(frame);
    if (ImGui::BeginMenu("Layers", !model.layers.empty())) {
        for (const LayerGroup& group : model.layers) {
            const auto key = static_cast<std::size_t>(group.layer) + 1;
            if (item(group.label.c_str(), key <= 4 ? fmt::format("{}", key).c_str() : nullptr, group.on)) {
                frame.act(action::ToggleLayer{group.layer});
            }
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu("Strands drawn")) {
        for (const auto& count : kStrongest) {
            const std::string label = count ? fmt::format("Strongest {}", *count) : "All";
            if (item(label.c_str(), nullptr, model.strongest == count)) {
                frame.act(action::SetStrongest{count});
            }
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu("Fill of countries")) {
        shadingMenu(frame);
        ImGui::EndMenu();
    }
    centerMenu(frame);
    projectionMenu(frame, state);
    languageMenu(frame);
    ImGui::Separator();
    if (item("Zoom in", "+")) {
        frame.act(action::ZoomBy{kZoomStep});
    }
    if (item("Zoom out", "-")) {
        frame.act(action::ZoomBy{1 / kZoomStep});
    }
    if (item("Whole map", "0")) {
        frame.act(action::ResetCamera{});
    }
    if (item("Full screen", "F11", model.fullScreen)) {
        frame.act(action::ToggleFullScreen{});
    }
}

void timeMenu(Frame& frame) {
    if (item(frame.model.playback.playing ? "Pause" : "Play", "Space")) {
        frame.act(action::TogglePlay{});
    }
    if (item("Faster", ".")) {
        frame.act(action::ChangeSpeed{1});
    }
    if (item("Slower", ",")) {
        frame.act(action::ChangeSpeed{-1});
    }
    ImGui::Separator();
    if (item("Step forward", "Right")) {
        frame.act(action::StepTime{1});
    }
    if (item("Step back", "Left")) {
        frame.act(action::StepTime{-1});
    }
    if (item("Next change")) {
        frame.act(action::NextChange{1});
    }
    if (item("Change before")) {
        frame.act(action::NextChange{-1});
    }
    ImGui::Separator();
    if (item("First day", "Home")) {
        frame.act(action::GoToEdge{false});
    }
    if (item("Last day", "End")) {
        frame.act(action::GoToEdge{true});
    }
    ImGui::Separator();
    if (ImGui::BeginMenu("Window")) {
        for (const auto& choice : kWindows) {
            if (item(std::string(choice.label).c_str(), nullptr, choice.period == frame.model.playback.windowLength)) {
                frame.act(action::SetWindowLength{choice.period});
            }
        }
        ImGui::EndMenu();
    }
    if (item("Show all years")) {
        frame.act(action::SetTimelineRange{frame.model.timeline.whole});
    }
}

void menus(Frame& frame, TopBarState& state, DialogState& dialogs) {
    const Canvas canvas = frame.measure();
    ImFont* font = canvas.font(TextStyle::body);
    ImGui::PushFont(font);
    const float padding = std::floor((Metrics::topBar * frame.scale - font->FontSize) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8 * frame.scale, padding});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * frame.scale, 8 * frame.scale});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::SetNextWindowPos(canvas.device({kMenusLeft, 0}));
    ImGui::SetNextWindowSize(canvas.device({kMenusWidth, Metrics::topBar}));
    ImGui::Begin("##menus", nullptr,
                 ImGuiWindowFlags_MenuBar | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(2);
    if (ImGui::BeginMenuBar()) {
        ImGui::PushStyleColor(ImGuiCol_Text, packed(frame.palette.inkSecondary));
        const auto menu = [&frame](const char* label, const auto& content) {
            const bool open = ImGui::BeginMenu(label);
            if (open) {
                ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {10 * frame.scale, 8 * frame.scale});
                ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10 * frame.scale, 8 * frame.scale});
                ImGui::PushStyleColor(ImGuiCol_Text, packed(frame.palette.ink));
                content();
                ImGui::PopStyleColor();
                ImGui::PopStyleVar(2);
                ImGui::EndMenu();
            }
        };
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10 * frame.scale, 8 * frame.scale});
        menu("File", [&] { fileMenu(frame, dialogs); });
        menu("Edit", [&] { editMenu(frame, state); });
        menu("View", [&] { viewMenu(frame, state); });
        menu("Time", [&] { timeMenu(frame); });
        menu("Help", [&] {
            if (item("Keys", "F1", frame.model.helpShown)) {
                frame.act(action::ToggleHelp{});
            }
            if (item("Problems in packs", nullptr, false, !frame.model.diagnostics.empty())) {
                dialogs.problems = true;
            }
        });
        ImGui::PopStyleVar();
        ImGui::PopStyleColor();
        ImGui::EndMenuBar();
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
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
    const Box box{field.left, field.bottom + 3, field.right, field.bottom + 3 + height};
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

Box searchBox(const Frame& frame) {
    const float middle = frame.layout.window.middle().x;
    const float left = std::max(kMenusLeft + kMenusWidth + 8, middle - kSearchWidth / 2);
    const float right = std::min(middle + kSearchWidth / 2, frame.layout.window.right - 330);
    return {left, 7, std::max(left + 120, right), 7 + Metrics::control};
}

void search(Frame& frame, TopBarState& state) {
    const Box box = searchBox(frame);
    const bool focus = state.focusSearch;
    state.focusSearch = false;
    FieldLook look{TextStyle::body, 30, 30, "Country, exercise, tie"};
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
    const Box exportBox = boxAt(bar.right - Metrics::padding - kExportWidth, 7, kExportWidth, Metrics::control);
    const Hit state = hit(frame, "export", exportBox, "Save the picture (Ctrl+S)");
    Canvas canvas = frame.canvas();
    canvas.fill(exportBox, state.hovered ? mixed(p.accent, p.ink, 0.14) : p.accent, Metrics::radius);
    canvas.icon(Icon::download, {exportBox.left + 15, y}, p.accentInk);
    canvas.text(TextStyle::bodyStrong, {exportBox.left + 28, y}, p.accentInk, "Export");
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
        buttons(frame, dialogs);
    }
    menus(frame, state, dialogs);
}

} // namespace entente
