// What the reader does with mouse and keys must come out as the right action, once, and nowhere else.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;
using Catch::Matchers::WithinAbs;

namespace {

// Places in a window of 1600 x 1000 (the target picture's own size).
constexpr Vec kDateField{240, 831};
constexpr Vec kSearchField{760, 20};
constexpr Vec kMapMiddle{700, 400};

} // namespace

TEST_CASE("The keys of the window do what the help says", "[keys]") {
    Driver driver(sampleModel());
    driver.mapped(ImGuiKey_Space);
    CHECK(driver.count<action::TogglePlay>() == 1);
    driver.mapped(ImGuiKey_RightArrow);
    CHECK(driver.last<action::StepTime>()->count == 1);
    ImGui::GetIO().KeyShift = true;
    driver.mapped(ImGuiKey_LeftArrow);
    CHECK(driver.last<action::StepTime>()->count == -10);
    ImGui::GetIO().KeyShift = false;
    driver.mapped(ImGuiKey_End);
    CHECK(driver.last<action::GoToEdge>()->end);
    driver.type(",");
    CHECK(driver.last<action::ChangeSpeed>()->steps == -1);
    driver.type("]");
    CHECK(driver.last<action::SetWindowLength>()->length == Period{0, 0, 90});
    driver.type("+");
    CHECK(driver.last<action::ZoomBy>()->factor > 1);
    driver.type("0");
    CHECK(driver.count<action::ResetCamera>() == 1);
    driver.type("3");
    CHECK(driver.last<action::ToggleLayer>()->layer == Layer::exercise);
    driver.key(kF1);
    CHECK(driver.count<action::ToggleHelp>() == 1);
    driver.key(kF11);
    CHECK(driver.count<action::ToggleFullScreen>() == 1);
    ImGui::GetIO().KeyCtrl = true;
    driver.key('S');
    driver.key('R');
    driver.mapped(ImGuiKey_Z);
    ImGui::GetIO().KeyCtrl = false;
    CHECK(driver.count<action::ExportPicture>() == 1);
    CHECK(driver.count<action::ReloadPacks>() == 1);
    CHECK(driver.count<action::Undo>() == 1);
    CHECK(driver.count<action::TogglePlay>() == 1);
}

TEST_CASE("A typed date is sent on Enter, and typing it works no keys of the window", "[keys][date]") {
    Driver driver(sampleModel());
    driver.click(kDateField);
    driver.type("2017-06-09");
    driver.mapped(ImGuiKey_Space);
    driver.mapped(ImGuiKey_LeftArrow);
    CHECK(driver.count<action::TogglePlay>() == 0);
    CHECK(driver.count<action::StepTime>() == 0);
    CHECK(driver.count<action::ToggleLayer>() == 0);
    CHECK(driver.count<action::ZoomBy>() == 0);
    CHECK(driver.count<action::SetDateText>() == 0);
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::SetDateText>() == 1);
    CHECK(driver.last<action::SetDateText>()->text == "2017-06-09");
    driver.mapped(ImGuiKey_Space);
    CHECK(driver.count<action::TogglePlay>() == 1);
}

TEST_CASE("A text that is no date stays in the field to be mended, and Escape gives it up", "[keys][date]") {
    Driver driver(sampleModel());
    driver.click(kDateField);
    driver.type("2017-13-09");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::SetDateText>() == 1); // it is answered with a message
    driver.frame();
    driver.frame();
    driver.frame();
    driver.mapped(ImGuiKey_End); // the field has the keyboard still
    CHECK(driver.count<action::GoToEdge>() == 0);
    for (int i = 0; i < 5; ++i) {
        driver.mapped(ImGuiKey_Backspace);
    }
    driver.type("12");
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.last<action::SetDateText>()->text == "2017-12");
    driver.mapped(ImGuiKey_Space);
    CHECK(driver.count<action::TogglePlay>() == 1);

    driver.click(kDateField);
    driver.type("x");
    driver.mapped(ImGuiKey_Enter);
    driver.frame();
    driver.frame();
    driver.mapped(ImGuiKey_Escape);
    driver.frame();
    driver.mapped(ImGuiKey_Space);
    CHECK(driver.count<action::TogglePlay>() == 2);
}

TEST_CASE("Escape cancels loading; what is selected stays", "[keys]") {
    Model model = sampleModel();
    model.loading = LoadingModel{"Reading 40 MB of 235 MB", 0.1};
    Driver driver(model);
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::CancelLoading>() == 1);
    CHECK(driver.count<action::SelectParty>() == 0);
    driver.model.loading.reset();
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::CancelLoading>() == 1);
}

TEST_CASE("Slash searches, arrows choose, Enter picks", "[search]") {
    Model model = sampleModel();
    model.results = {{"Japan", "country", {}, action::SelectParty{7}},
                     {"Jamaica", "country", {}, action::SelectParty{9}}};
    Driver driver(model);
    driver.type("/");
    driver.frame();
    driver.type("ja");
    REQUIRE(driver.last<action::SetSearch>());
    CHECK(driver.last<action::SetSearch>()->text == "ja");
    driver.model.searchText = "ja";
    driver.mapped(ImGuiKey_DownArrow);
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::SelectParty>() == 1);
    CHECK(driver.last<action::SelectParty>()->party == 9);
    CHECK(driver.last<action::SetSearch>()->text.empty());
}

TEST_CASE("A result of the search can be clicked", "[search]") {
    Model model = sampleModel();
    model.results = {{"Japan", "country", {}, action::SelectParty{7}}};
    Driver driver(model);
    driver.click(kSearchField);
    driver.type("jap");
    driver.model.searchText = "jap";
    driver.frame();
    driver.click({760, 53});
    REQUIRE(driver.count<action::SelectParty>() == 1);
    CHECK(driver.last<action::SelectParty>()->party == 7);
    CHECK(driver.count<action::PickAt>() == 0);
}

TEST_CASE("The left panel switches packs, layers and kinds", "[layers]") {
    Driver driver(sampleModel());
    driver.click({100, 109});
    CHECK(driver.last<action::TogglePack>()->pack == 1);
    // Packs end at 132, layers begin at 163; a layer with two kinds takes 76.
    driver.click({233, 163 + 76 + 13});
    REQUIRE(driver.count<action::ToggleLayer>() == 1);
    CHECK(driver.last<action::ToggleLayer>()->layer == Layer::partnership);
    driver.click({100, 163 + 26 + 1 + 11});
    REQUIRE(driver.count<action::ToggleKind>() == 1);
    CHECK(driver.last<action::ToggleKind>()->layer == Layer::organization);
}

TEST_CASE("The map answers to wheel, drag, click and the resting pointer in pixels of the picture", "[map]") {
    Driver driver(sampleModel());
    CHECK(driver.mapArea.min == glm::dvec2(252, 40));
    const PixelPoint middle{kMapMiddle.x - 252, kMapMiddle.y - 40};
    driver.wheel(kMapMiddle, 1);
    REQUIRE(driver.count<action::ZoomAt>() == 1);
    CHECK(driver.last<action::ZoomAt>()->pixel == middle);
    CHECK(driver.last<action::ZoomAt>()->factor > 1);
    CHECK(driver.last<action::HoverAt>()->pixel == std::optional<PixelPoint>(middle));

    driver.click(kMapMiddle);
    REQUIRE(driver.count<action::PickAt>() == 1);
    CHECK(driver.last<action::PickAt>()->pixel == middle);
    CHECK(driver.count<action::PanBy>() == 0);

    driver.drag(kMapMiddle, {kMapMiddle.x + 50, kMapMiddle.y - 20});
    REQUIRE(driver.count<action::PanBy>() == 1);
    CHECK(driver.last<action::PanBy>()->pixels == glm::dvec2(50, -20));
    CHECK(driver.count<action::PickAt>() == 1);

    driver.moveTo({700, 900});
    driver.frame();
    CHECK_FALSE(driver.last<action::HoverAt>()->pixel);
}

TEST_CASE("At 200 % the map's pixels are logical ones", "[map][scale]") {
    Driver driver(sampleModel(), 3200, 2000, 2);
    CHECK(driver.mapArea.max == glm::dvec2(1600, 810));
    driver.click(kMapMiddle);
    REQUIRE(driver.count<action::PickAt>() == 1);
    CHECK(driver.last<action::PickAt>()->pixel == PixelPoint(kMapMiddle.x - 252, kMapMiddle.y - 40));
}

TEST_CASE("Dragging over the histogram moves the playhead, dragging the window's edge its length", "[timeline]") {
    Driver driver(sampleModel());
    const TimeAxis axis = axisOf(driver);
    const Day target = day(2020, 7, 15);
    driver.drag({axis.x(driver.model.timeline.window.last + 0.5), 890}, {axis.x(target + 0.5), 890});
    REQUIRE(driver.last<action::SetDay>());
    CHECK(std::abs(driver.last<action::SetDay>()->day - target) <= 1);
    CHECK(driver.count<action::SetWindow>() == 0);

    const Window shown = driver.model.timeline.window;
    driver.drag({axis.x(shown.first), 890}, {axis.x(day(2022, 10, 22)), 890});
    REQUIRE(driver.last<action::SetWindow>());
    CHECK(driver.last<action::SetWindow>()->window.last == shown.last);
    CHECK_THAT(driver.last<action::SetWindow>()->window.first, WithinAbs(day(2022, 10, 22), 2));
}

TEST_CASE("With Shift the playhead moves the window's last day and its first one stays", "[timeline]") {
    Driver driver(sampleModel());
    const TimeAxis axis = axisOf(driver);
    const Window shown = driver.model.timeline.window;
    ImGui::GetIO().KeyShift = true;
    driver.drag({axis.x(shown.last + 0.5), 890}, {axis.x(day(2024, 7, 15) + 0.5), 890});
    REQUIRE(driver.last<action::SetWindow>());
    CHECK(driver.last<action::SetWindow>()->window.first == shown.first);
    CHECK_THAT(driver.last<action::SetWindow>()->window.last, WithinAbs(day(2024, 7, 15), 2));
    driver.drag({axis.x(shown.last + 0.5), 890}, {axis.x(day(2020, 7, 15) + 0.5), 890}); // beyond the first day
    CHECK(driver.last<action::SetWindow>()->window.last == shown.first);
    CHECK_THAT(driver.last<action::SetWindow>()->window.first, WithinAbs(day(2020, 7, 15), 2));
    ImGui::GetIO().KeyShift = false;
    CHECK(driver.count<action::SetDay>() == 0);
}

TEST_CASE("The wheel over the timeline shows fewer days about the pointer", "[timeline]") {
    Driver driver(sampleModel());
    const TimeAxis axis = axisOf(driver);
    driver.wheel({900, 880}, 2);
    REQUIRE(driver.count<action::SetTimelineRange>() == 1);
    const Window range = driver.last<action::SetTimelineRange>()->range;
    const TimeAxis after{range, axis.left, axis.right};
    CHECK(after.days() < 0.7 * axis.days());
    CHECK(std::abs(after.dayAt(900) - axis.dayAt(900)) <= 1);
    CHECK(driver.count<action::ZoomAt>() == 0);
}

TEST_CASE("The lock over the timeline adapts all scales to the date, and locks them again", "[timeline]") {
    Driver driver(sampleModel());
    driver.click({953, 831});
    REQUIRE(driver.count<action::SetAdaptScales>() == 1);
    CHECK(driver.last<action::SetAdaptScales>()->adapt);
    driver.model.adaptScales = true;
    driver.click({953, 831});
    REQUIRE(driver.count<action::SetAdaptScales>() == 2);
    CHECK_FALSE(driver.last<action::SetAdaptScales>()->adapt);
}

TEST_CASE("B asks for the name of a bookmark; its flag leads back to the date, a right click removes it",
          "[bookmarks]") {
    Driver driver(sampleModel());
    driver.type("b");
    driver.frame();
    driver.frame();
    driver.type("Summit");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::AddBookmark>() == 1);
    CHECK(driver.last<action::AddBookmark>()->name == "Summit");
    driver.type("b");
    driver.frame();
    driver.frame();
    driver.mapped(ImGuiKey_Escape);
    driver.type("l"); // the field is gone: keys are keys again
    CHECK(driver.count<action::ToggleLatest>() == 1);
    CHECK(driver.count<action::AddBookmark>() == 1);

    driver.model.timeline.bookmarks = {{{day(2010, 1, 1), day(2010, 1, 1)}, "out of sight"},
                                       {{day(2021, 5, 9), day(2021, 5, 9)}, "Summit"}};
    driver.frame();
    const Vec flag{axisOf(driver).x(day(2021, 5, 9) + 0.5) + 3, 869};
    driver.click(flag);
    REQUIRE(driver.count<action::GoToBookmark>() == 1);
    CHECK(driver.last<action::GoToBookmark>()->bookmark == 1);
    CHECK(driver.count<action::SetDay>() == 0); // the timeline under the flag does not answer
    ImGui::GetIO().MouseDown[1] = true;
    driver.frame();
    ImGui::GetIO().MouseDown[1] = false;
    driver.frame();
    REQUIRE(driver.count<action::RemoveBookmark>() == 1);
    CHECK(driver.last<action::RemoveBookmark>()->bookmark == 1);
}

TEST_CASE("The overview's bracket moves the years that are shown", "[timeline]") {
    Driver driver(sampleModel());
    const TimeAxis whole{driver.model.timeline.whole, axisOf(driver).left, axisOf(driver).right};
    const float middle = (whole.x(driver.model.timeline.shown.first) + whole.x(driver.model.timeline.shown.last)) / 2;
    driver.drag({middle, 985}, {middle - 200, 985});
    REQUIRE(driver.last<action::SetTimelineRange>());
    const Window range = driver.last<action::SetTimelineRange>()->range;
    CHECK(range.last - range.first == driver.model.timeline.shown.last - driver.model.timeline.shown.first);
    CHECK_THAT(driver.model.timeline.shown.first - range.first, WithinAbs(200 / whole.pixelsPerDay(), 20));
}

TEST_CASE("An event's mark goes to its day and opens it", "[timeline]") {
    Driver driver(sampleModel());
    const TimeAxis axis = axisOf(driver);
    driver.click({axis.x(day(2021, 9, 17) + 0.5), 937});
    CHECK(driver.last<action::SetDay>()->day == day(2021, 9, 17));
    CHECK(driver.last<action::SelectFeature>()->feature == 3);
}

TEST_CASE("Of marks at nearly one place a click takes the nearest, not the one drawn first", "[timeline]") {
    Model model = sampleModel();
    model.timeline.events = {
        {day(2021, 9, 12), "one", 1}, {day(2021, 9, 17), "two", 2}, {day(2021, 9, 20), "three", 3}};
    Driver driver(model);
    const TimeAxis axis = axisOf(driver);
    driver.click({axis.x(day(2021, 9, 17) + 0.6), 937});
    CHECK(driver.last<action::SelectFeature>()->feature == 2);
    driver.click({axis.x(day(2021, 9, 20) + 0.6), 937});
    CHECK(driver.last<action::SelectFeature>()->feature == 3);
    CHECK(driver.count<action::SelectFeature>() == 2);
}

TEST_CASE("A tie in the inspector leads to its source, and unfolds its dates", "[inspector]") {
    Model model = sampleModel();
    model.inspection = sampleInspection();
    Driver driver(model);
    CHECK(driver.mapArea.max.x == 1600 - 316);
    // Head 40 + 25 + 17 + 14 + 6, heading 24, then the row.
    constexpr float kRow = 40 + 62 + 24 + 10;
    driver.click({1600 - 14 - 5, kRow});
    REQUIRE(driver.count<action::OpenUrl>() == 1);
    CHECK(driver.last<action::OpenUrl>()->url == "https://example.org/agreement");
    driver.click({1400, kRow});
    driver.click({1284 + 52 + 84 + 20, kRow + 11 + 17 + 8}); // the unfolded source below the dates
    CHECK(driver.count<action::OpenUrl>() == 2);
    driver.mapped(ImGuiKey_Escape);
    REQUIRE(driver.last<action::SelectParty>());
    CHECK(driver.last<action::SelectParty>()->party == kNoParty);
}

TEST_CASE("Help lies over everything and takes no click through it", "[help]") {
    Model model = sampleModel();
    model.helpShown = true;
    Driver driver(model);
    driver.frame();
    driver.click(kMapMiddle);
    CHECK(driver.count<action::PickAt>() == 0);
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::ToggleHelp>() == 1);
}

TEST_CASE("Ctrl+O asks for a path and opens it", "[open]") {
    Driver driver(sampleModel());
    ImGui::GetIO().KeyCtrl = true;
    driver.key('O');
    ImGui::GetIO().KeyCtrl = false;
    driver.frame();
    driver.type("/data/my.geojson");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::OpenPath>() == 1);
    CHECK(driver.last<action::OpenPath>()->path == "/data/my.geojson");
}

TEST_CASE("The File menu opens the packs that come with Entente by name", "[open]") {
    Model model = sampleModel();
    model.bundled = {"asean", "nato"};
    Driver driver(model);
    driver.click({116, 20});
    const ImGuiWindow* names = nullptr;
    for (float y = 50; y < 120 && names == nullptr; y += 5) { // down the menu, until the list unfolds
        driver.moveTo({130, y});
        for (int n = 0; n < 30; ++n) {
            driver.frame();
        }
        const ImGuiWindow* list = ImGui::FindWindowByName("##Menu_01");
        names = list != nullptr && list->Active ? list : nullptr;
    }
    REQUIRE(names != nullptr);
    driver.click({names->Pos.x + 30, names->Pos.y + 16});
    REQUIRE(driver.count<action::OpenPath>() == 1);
    CHECK(driver.last<action::OpenPath>()->path == "asean");
}

TEST_CASE("The list of a folder is filtered by what is typed; Enter opens, or goes into a folder", "[open]") {
    Model model = sampleModel();
    model.files.folder = "/data";
    model.files.parent = "/";
    model.files.entries = {{"old", "/data/old", "", true},
                           {"asia.geojson", "/data/asia.geojson", "2 kB", false},
                           {"europe.csv", "/data/europe.csv", "3 kB", false}};
    Driver driver(model);
    ImGui::GetIO().KeyCtrl = true;
    driver.key('O');
    ImGui::GetIO().KeyCtrl = false;
    CHECK(driver.count<action::BrowseFolder>() == 1); // lists it anew
    driver.frame();
    driver.type("EUR");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::OpenPath>() == 1);
    CHECK(driver.last<action::OpenPath>()->path == "/data/europe.csv");

    ImGui::GetIO().KeyCtrl = true;
    driver.key('O');
    ImGui::GetIO().KeyCtrl = false;
    driver.frame();
    driver.mapped(ImGuiKey_Enter); // the first row is the folder
    REQUIRE(driver.last<action::BrowseFolder>());
    CHECK(driver.last<action::BrowseFolder>()->folder == "/data/old");
    driver.frame();
    driver.mapped(ImGuiKey_DownArrow);
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.last<action::OpenPath>()->path == "/data/asia.geojson");
    CHECK(driver.count<action::OpenPath>() == 2);
}

TEST_CASE("Of a hundred thousand problems those in sight are drawn, and one leads to its feature", "[problems]") {
    Model model = sampleModel();
    constexpr std::uint32_t kMany = 100'000;
    for (std::uint32_t i = 0; i < kMany; ++i) {
        model.diagnostics.push_back({.severity = Severity::error,
                                     .code = "unknown-party",
                                     .text = "Nobody is known as \"Atlantis\".",
                                     .file = "/data/a.geojson",
                                     .line = i + 1,
                                     .feature = i});
    }
    model.problems = {{"a.geojson", "/data/a.geojson", "unknown-party", Severity::error, 0, kMany}};
    model.problemsRevision = 1;
    Driver driver(model, 1280, 720);
    // The badge left of undo, theme, help and export.
    const float x = 1280 - 12 - 93 - 19 - 56 - 22 - 10;
    driver.click({x, 20});
    driver.frame();
    driver.frame();
    CHECK(ImGui::GetDrawData()->TotalVtxCount < 60'000);
    CHECK(driver.count<action::PickAt>() == 0);
    // "Copy as text" stands left of the cross.
    driver.click({1280 - (1280 - 820) / 2 - 56 - 20, 60 + 32});
    const std::string copied = ImGui::GetClipboardText();
    CHECK(copied.starts_with("/data/a.geojson: unknown-party (100000 errors)\n"
                             "  line 1 · feature 0: Nobody is known as \"Atlantis\".\n"));
    CHECK(std::count(copied.begin(), copied.end(), '\n') == kMany + 1);
    // Card of 820 x 600 in the middle; file 30, code 26, a line of text, then the place and its link.
    const float left = (1280 - 820) / 2 + 20 + 36;
    const float y = 60 + 58 + 30 + 26 + 16 + 8;
    for (float at = left + 60; at < left + 260 && driver.count<action::ShowProblem>() == 0; at += 12) {
        driver.click({at, y});
    }
    REQUIRE(driver.count<action::ShowProblem>() == 1);
    CHECK(driver.last<action::ShowProblem>()->problem == 0);
}

TEST_CASE("A pack is closed at the right end of its row, and Ctrl+Q quits", "[layers][keys]") {
    Driver driver(sampleModel());
    driver.click({252 - 19, 109});
    REQUIRE(driver.count<action::ClosePack>() == 1);
    CHECK(driver.last<action::ClosePack>()->pack == 1);
    CHECK(driver.count<action::TogglePack>() == 0);
    ImGui::GetIO().KeyCtrl = true;
    driver.key('Q');
    ImGui::GetIO().KeyCtrl = false;
    CHECK(driver.count<action::Quit>() == 1);
}

TEST_CASE("A still window asks for no further frame; a typed text does, for its cursor", "[redraw]") {
    Driver driver(sampleModel());
    CHECK_FALSE(driver.frame().wantsAnotherFrame);
    driver.click(kDateField);
    CHECK(driver.frame().wantsAnotherFrame);
}

TEST_CASE("Messages can be closed, and errors stay", "[messages]") {
    Model model = sampleModel();
    model.toasts = {{5, Severity::error, "The file cannot be read.", "", {}, 100.0, true}};
    Driver driver(model);
    CHECK_FALSE(driver.frame().wantsAnotherFrame);
    // 420 wide, at the lower left of the map, which ends 500 below the picture's top.
    driver.click({252 + 16 + 420 - 17, 40 + 500 - 16 - 17});
    REQUIRE(driver.count<action::DismissMessage>() == 1);
    CHECK(driver.last<action::DismissMessage>()->message == 5);
}

TEST_CASE("With no packs the left panel offers to open one", "[empty]") {
    Model model;
    model.timeline.whole = {0, 1000};
    model.timeline.shown = {0, 1000};
    Driver driver(model);
    driver.click({30, 40 + 33 + 30 + 10});
    driver.frame();
    driver.type("a.geojson");
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::OpenPath>() == 1);
}

TEST_CASE("A click of one frame opens a list though a field has the keyboard", "[typing]") {
    constexpr Vec kStepList{720, 831};
    Driver driver(sampleModel());
    driver.click(kStepList);
    REQUIRE(GImGui->OpenPopupStack.Size == 1);
    driver.click({600, 400});
    REQUIRE(GImGui->OpenPopupStack.Size == 0);
    driver.click(kDateField);
    driver.click(kStepList);
    CHECK(GImGui->OpenPopupStack.Size == 1);
}
