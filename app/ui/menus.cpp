#include "core/theme.hpp"
#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <array>
#include <cmath>
#include <utility>

namespace entente {

namespace {

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
         {"Meridians and parallels", Furniture::graticule},
         {"Locator globe, where the map is magnified", Furniture::locator}}};
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
        ImGui::Separator();
        for (const double weight : kLeastWeights) {
            const std::string label = weight > 0.0 ? fmt::format("Of weight {} or more", weight) : "Of any weight";
            if (item(label.c_str(), nullptr, model.leastWeight == weight)) {
                frame.act(action::SetLeastWeight{weight});
            }
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu("Fill of countries")) {
        shadingMenu(frame);
        ImGui::EndMenu();
    }
    if (item("Adapt scales to the date", nullptr, model.adaptScales)) {
        frame.act(action::SetAdaptScales{!model.adaptScales});
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
    if (item("Reduced motion", nullptr, model.reducedMotion)) {
        frame.act(action::ToggleReducedMotion{});
    }
    if (item("Full screen", "F11", model.fullScreen)) {
        frame.act(action::ToggleFullScreen{});
    }
}

void bookmarksMenu(Frame& frame, DialogState& dialogs) {
    if (!ImGui::BeginMenu("Bookmarks")) {
        return;
    }
    if (item("Add…", "B")) {
        askForBookmark(frame, dialogs);
    }
    const auto& bookmarks = frame.model.timeline.bookmarks;
    const auto list = [&](const auto& act) {
        for (std::size_t i = 0; i < bookmarks.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (item(bookmarks[i].name.c_str(), shortDay(bookmarks[i].window.last).c_str())) {
                act(i);
            }
            ImGui::PopID();
        }
    };
    if (ImGui::BeginMenu("Remove", !bookmarks.empty())) {
        list([&frame](std::size_t i) { frame.act(action::RemoveBookmark{i}); });
        ImGui::EndMenu();
    }
    ImGui::Separator();
    list([&frame](std::size_t i) { frame.act(action::GoToBookmark{i}); });
    ImGui::EndMenu();
}

/// How much of time the timeline shows, about the date.
void timelineMenu(Frame& frame) {
    constexpr std::array<std::pair<const char*, Period>, 7> kLengths{{{"A week", {0, 0, 7}},
                                                                      {"A month", {0, 1, 0}},
                                                                      {"A year", {1, 0, 0}},
                                                                      {"Ten years", {10, 0, 0}},
                                                                      {"Fifty years", {50, 0, 0}},
                                                                      {"A century", {100, 0, 0}},
                                                                      {"Two centuries", {200, 0, 0}}}};
    if (!ImGui::BeginMenu("Timeline shows")) {
        return;
    }
    const TimelineModel& time = frame.model.timeline;
    for (const auto& [label, length] : kLengths) {
        if (item(label)) {
            frame.act(action::SetTimelineRange{rangeAbout(time.window.last, length, time.whole)});
        }
    }
    if (item("All years")) {
        frame.act(action::SetTimelineRange{time.whole});
    }
    ImGui::EndMenu();
}

void timeMenu(Frame& frame, DialogState& dialogs) {
    if (item(frame.model.playback.playing ? "Pause" : "Play", "Space")) {
        frame.act(action::TogglePlay{});
    }
    if (item("Play backwards", "Shift+Space")) {
        frame.act(action::TogglePlay{true});
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
    if (item("Next change", "N")) {
        frame.act(action::NextChange{1});
    }
    if (item("Change before", "P")) {
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
    if (item("Latest changes", "L", frame.model.latestShown)) {
        frame.act(action::ToggleLatest{});
    }
    if (item("Compare two dates", "D", frame.model.comparing)) {
        frame.act(action::ToggleCompare{});
    }
    bookmarksMenu(frame, dialogs);
    timelineMenu(frame);
}

} // namespace

void drawMenus(Frame& frame, TopBarState& state, DialogState& dialogs) {
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
        menu("Time", [&] { timeMenu(frame, dialogs); });
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

} // namespace entente
