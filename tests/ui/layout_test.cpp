// Nothing may overlap or be cut at the sizes people have.

#include "driver.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

bool overlap(const Box& a, const Box& b) {
    return toRect(a).overlaps(toRect(b));
}

/// Whether every vertex that is drawn lies inside the display, and every window inside it too.
void checkNothingIsCut(const ImVec2& display) {
    const ImDrawData* data = ImGui::GetDrawData();
    REQUIRE(data->TotalVtxCount > 100);
    float left = 0, top = 0, right = 0, bottom = 0;
    for (int i = 0; i < data->CmdListsCount; ++i) {
        for (const ImDrawVert& vertex : data->CmdLists[i]->VtxBuffer) {
            left = std::min(left, vertex.pos.x);
            top = std::min(top, vertex.pos.y);
            right = std::max(right, vertex.pos.x);
            bottom = std::max(bottom, vertex.pos.y);
        }
    }
    CHECK(left >= -1);
    CHECK(top >= -1);
    CHECK(right <= display.x + 1);
    for (const ImGuiWindow* window : GImGui->Windows) {
        if (window->Active && !window->Hidden) {
            INFO(window->Name);
            CHECK(window->Pos.x >= 0);
            CHECK(window->Pos.x + window->Size.x <= display.x + 1);
            CHECK(window->Pos.y + window->Size.y <= display.y + 1);
            // Only what scrolls may be longer than its place, and that only downwards.
            CHECK(window->ScrollMax.x == 0);
        }
    }
}

} // namespace

TEST_CASE("The parts of the window do not overlap and the map keeps its least size", "[layout]") {
    for (const Vec size : {Vec{1280, 720}, Vec{1366, 768}, Vec{1600, 1000}, Vec{1920, 1080}, Vec{2560, 1440}}) {
        for (const bool inspecting : {false, true}) {
            const Layout layout = layoutFor(size, inspecting);
            INFO(size.x << " x " << size.y << (inspecting ? " inspecting" : ""));
            CHECK(layout.map.width() >= 640);
            CHECK(layout.map.height() >= 360);
            CHECK_FALSE(overlap(layout.map, layout.left));
            CHECK_FALSE(overlap(layout.map, layout.timeline));
            CHECK_FALSE(overlap(layout.map, layout.topBar));
            CHECK_FALSE(overlap(layout.left, layout.timeline));
            CHECK(overlap(layout.map, layout.inspector) == (inspecting && layout.inspectorOverMap));
        }
    }
}

TEST_CASE("Small windows fold the left panel, then drop overview and event names", "[layout]") {
    const Layout small = layoutFor({1280, 720}, true);
    CHECK(small.leftIsStrip);
    CHECK_FALSE(small.inspectorOverMap); // the map keeps 640 pixels beside it
    CHECK_FALSE(small.overview);
    CHECK_FALSE(small.eventNames);
    const Layout large = layoutFor({1600, 1000}, true);
    CHECK_FALSE(large.leftIsStrip);
    CHECK_FALSE(large.inspectorOverMap);
    CHECK(large.overview);
    CHECK(large.timeline.height() == 190);
    CHECK(large.inspector.width() == 316);
}

TEST_CASE("In the smallest windows the inspector covers neither the map nor the date and name on it", "[layout]") {
    for (const Vec size : {Vec{960, 600}, Vec{1024, 640}, Vec{1100, 600}}) {
        const Layout layout = layoutFor(size, true);
        INFO(size.x << " x " << size.y);
        CHECK_FALSE(overlap(layout.map, layout.inspector));
        CHECK(layout.map.width() >= 640);
        CHECK(layout.inspector.width() >= 280);
    }
}

TEST_CASE("In the smallest windows one date and two are still switched, and every control is within reach",
          "[layout]") {
    for (const double width : {960.0, 1024.0, 1098.0}) {
        for (const bool comparing : {false, true}) {
            Model model = sampleModel();
            model.inspection = sampleInspection();
            model.comparing = comparing;
            model.earlierText = "2022-12-01/2023-01-15"; // longer than the field likes
            model.playback.loop = LoopMode::loop;
            model.playback.loopsShown = true;
            Driver driver(model, width, 600);
            INFO(width << (comparing ? ", comparing" : ""));
            checkNothingIsCut(ImGui::GetIO().DisplaySize);
            constexpr float kSwitchFromRight = 237 + 34 + 42;
            driver.click({static_cast<float>(width) - kSwitchFromRight - (comparing ? 84 : 0), 20});
            CHECK(driver.count<action::ToggleCompare>() == 1);
            driver.click({static_cast<float>(width) - 30, 20});
            CHECK(driver.count<action::ExportPicture>() == 1);
        }
    }
}

TEST_CASE("The first year of the overview is within the window, however long it is", "[layout]") {
    Model model = sampleModel();
    model.timeline.whole.first = day(-20490, 1, 1);
    const Driver driver(model);
    checkNothingIsCut(ImGui::GetIO().DisplaySize);
}

TEST_CASE("A date field does not move what stands after it, whatever the date", "[layout]") {
    const auto lockAt = [](const char* date) {
        Model model = sampleModel();
        model.timeline.whole.first = day(-489, 1, 1);
        model.dateText = date;
        Driver driver(model);
        for (float x = 200; x < 1200; x += 2) {
            driver.click({x, 831});
            if (driver.count<action::SetAdaptScales>() > 0) {
                return x;
            }
            driver.mapped(ImGuiKey_Escape);
        }
        return 0.0F;
    };
    const float lock = lockAt("2023-01");
    CHECK(lock > 400);
    CHECK(lockAt("-0488-12-28") == lock);
    CHECK(lockAt("-0488-12") == lock);
}

TEST_CASE("Everything is drawn within the window at all its sizes", "[layout]") {
    struct Case {
        double width, height, scale;
    };
    for (const Case& size :
         {Case{1280, 720, 1}, Case{1600, 1000, 1}, Case{1920, 1080, 1}, Case{2560, 1440, 1}, Case{3840, 2160, 2}}) {
        Model model = sampleModel();
        model.inspection = sampleInspection();
        model.tooltip = TooltipModel{"India", {"3 agreements since 2008"}, {}};
        Driver driver(model, size.width, size.height, size.scale);
        driver.moveTo({static_cast<float>(size.width / size.scale) - 3, 300});
        driver.frame();
        driver.frame();
        INFO(size.width << " x " << size.height << " at " << size.scale);
        checkNothingIsCut(ImGui::GetIO().DisplaySize);
    }
}

TEST_CASE("In a narrow window the strip of layers still switches them, and opens the whole panel", "[layout]") {
    Driver driver(sampleModel(), 1280, 720);
    driver.click({20, 40 + 20 + 20 + 20 + 36});
    CHECK(driver.last<action::ToggleLayer>()->layer == Layer::partnership);
    driver.click({20, 60});
    driver.frame();
    driver.click({40 + 100, 85});
    REQUIRE(driver.count<action::TogglePack>() == 1);
    CHECK(driver.last<action::TogglePack>()->pack == 0);
}
