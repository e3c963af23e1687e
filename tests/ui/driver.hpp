#pragma once
/// Drives an Interface without a window: an ImGui context with nothing behind it, fed with mouse and keys.

#include "ui/interface.hpp"
#include "ui/time_axis.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente::test {

inline constexpr int kF1 = 290, kF11 = 300;

class Driver {
  public:
    explicit Driver(Model shown, double width = 1600, double height = 1000, double scale = 1)
        : model(std::move(shown)), interface_({kF1, kF11, 'O', 'S', 'R', 'Q'}) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        for (int key = 0; key < ImGuiKey_COUNT; ++key) {
            io.KeyMap[key] = 400 + key;
        }
        model.windowSize = {width, height};
        model.scale = scale;
        model.map = {{0, 58}, {1000, 500}};
        interface_.setFonts(loadInterfaceFonts(*io.Fonts, {}, scale));
        moveTo({-1000, -1000});
        frame();
        frame();
    }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
    Driver(Driver&&) = delete;
    Driver& operator=(Driver&&) = delete;
    ~Driver() { ImGui::DestroyContext(context_); }

    FrameResult frame() {
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        FrameResult result = interface_.draw(model);
        ImGui::Render();
        io.MouseWheel = 0;
        seen.insert(seen.end(), result.actions.begin(), result.actions.end());
        mapArea = result.mapArea;
        return result;
    }
    /// Places are logical pixels.
    void moveTo(Vec p) {
        const auto scale = static_cast<float>(model.scale);
        ImGui::GetIO().MousePos = {p.x * scale, p.y * scale};
    }
    void press(bool down) { ImGui::GetIO().MouseDown[0] = down; }
    void click(Vec p) {
        moveTo(p);
        frame();
        press(true);
        frame();
        press(false);
        frame();
        frame();
    }
    void drag(Vec from, Vec to) {
        moveTo(from);
        frame();
        press(true);
        frame();
        moveTo(to);
        frame();
        frame();
        press(false);
        frame();
    }
    void wheel(Vec p, float notches) {
        moveTo(p);
        frame();
        ImGui::GetIO().MouseWheel = notches;
        frame();
    }
    void key(int code) {
        ImGui::GetIO().KeysDown[code] = true;
        frame();
        ImGui::GetIO().KeysDown[code] = false;
        frame();
    }
    void mapped(ImGuiKey code) { key(ImGui::GetIO().KeyMap[code]); }
    void type(const char* text) {
        ImGui::GetIO().AddInputCharactersUTF8(text);
        frame();
        frame();
    }

    template <class A> [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(
            std::count_if(seen.begin(), seen.end(), [](const Action& a) { return std::holds_alternative<A>(a); }));
    }
    /// The last action of a kind, if there was one.
    template <class A> [[nodiscard]] std::optional<A> last() const {
        for (auto it = seen.rbegin(); it != seen.rend(); ++it) {
            if (const A* found = std::get_if<A>(&*it)) {
                return *found;
            }
        }
        return std::nullopt;
    }

    Model model;
    Actions seen;
    Rect mapArea;

  private:
    ImGuiContext* context_ = ImGui::CreateContext();
    Interface interface_;
};

/// The time axis of a window of 1600 x 1000.
inline TimeAxis axisOf(const Driver& driver) {
    constexpr float kLeft = 44, kRight = 1576;
    return {driver.model.timeline.shown, kLeft, kRight};
}

inline Day day(std::int32_t year, std::int32_t month, std::int32_t dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

/// A small but complete model: two packs, four layers, a selected party, a timeline of 2019 to 2024.
inline Model sampleModel() {
    Model model;
    model.dateText = "2023-01-20";
    model.canUndo = true;
    model.packs = {{"Organizations of Eurasia", 41, true, ""}, {"Japan and Central Asia", 44, false, ""}};
    for (const auto& [layer, label] :
         {std::pair(Layer::organization, "Organizations"), std::pair(Layer::partnership, "Partnerships"),
          std::pair(Layer::exercise, "Exercises"), std::pair(Layer::statement, "Statements")}) {
        LayerGroup group;
        group.layer = layer;
        group.label = label;
        group.shown = 4;
        group.all = 18;
        LayerRow row;
        row.label = "A kind";
        row.swatch.form = Swatch::Form::strand;
        row.onClick = action::ToggleKind{layer, "kind"};
        group.rows = {row, row};
        model.layers.push_back(group);
    }
    model.timeline.whole = {day(1950, 1, 1), day(2026, 12, 31)};
    model.timeline.shown = {day(2019, 1, 1), day(2024, 12, 31)};
    model.timeline.window = {day(2022, 12, 22), day(2023, 1, 20)};
    model.timeline.days = {{day(2020, 3, 1), {1, 2, 0, 0, 0}, {0, 0, 1, 0, 0}}, {day(2023, 1, 1), {0, 1, 4, 0, 0}, {}}};
    model.timeline.events = {{day(2021, 9, 17), "Iran: candidate", 3}};
    model.playback.windowLength = Period{0, 0, 30};
    return model;
}

inline Inspection sampleInspection() {
    Inspection shown;
    shown.id = "JPN";
    shown.title = "Japan";
    shown.code = "JPN";
    shown.subtitle = "20 Jan 2023";
    InspectorRow row;
    row.name = "India";
    row.kind = "Agreement";
    row.when = "2008";
    row.dates = "2008-10-22 to still in force";
    row.sources = {{"Ministry of Foreign Affairs", "https://example.org/agreement"}};
    shown.sections = {{"Partnerships", "1", {row}, ""}};
    return shown;
}

} // namespace entente::test
