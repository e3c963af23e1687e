// What a file without a header is read as: seen, corrected and applied with the mouse and with the keyboard alone.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

/// A table whose second column of parties was not recognised.
Model modelWithFields() {
    Model model = sampleModel();
    FieldsModel fields;
    fields.file = "stranger.csv";
    fields.layer = Layer::partnership;
    fields.layers = {{"a partnership", Layer::partnership}, {"a membership", Layer::organization}};
    fields.directed = true;
    fields.columns = {{"Land A", "Deutschland, 日本"}, {"Land B", "Frankreich"}, {"Seit", "3/2004"}};
    fields.rows = {{FieldRole::from, "from", {"Land A"}, "Deutschland, 日本", "98 % name parties"},
                   {FieldRole::to, "to", {}, "", ""},
                   {FieldRole::parties, "list of parties", {"Land B"}, "Frankreich", ""},
                   {FieldRole::start, "start", {"Seit"}, "3/2004", "by its name"}};
    fields.summary = "3 rows: 2 ties";
    fields.firstRows = {"Germany – France"};
    fields.command = "entente stranger.csv --to-field 'Land B'";
    model.fields = fields;
    return model;
}

// The card is 880 x 570 in the middle of 1600 x 1000; eight rows of 30 begin 116 below its top.
constexpr float kLeft = 360, kTop = 215, kRight = 1240, kBottom = 785;
constexpr Vec kLayer{kLeft + 200, kTop + 73};
constexpr Vec kDirected{kLeft + 24 + 116 + 220 + 16 + 9, kTop + 73};
constexpr Vec column(int row) {
    return {kLeft + 250, kTop + 116 + 30 * static_cast<float>(row) + 15};
}
/// The entry of an open list that begins below a field.
constexpr Vec entry(Vec field, int number) {
    return {field.x, field.y + 13 + 3 + 4 + 24 * static_cast<float>(number) + 12};
}
constexpr Vec kApply{kRight - 24 - 42, kBottom - 32}, kCancel{kRight - 24 - 84 - 8 - 42, kBottom - 32};

} // namespace

TEST_CASE("The dialog of fields is opened from the pack's row, the problems and the File menu", "[fields]") {
    Model model = sampleModel();
    model.packs[1].onFields = action::EditFields{"/data/stranger.csv"};
    model.diagnostics = {{.severity = Severity::note, .code = "recognised-fields", .text = "Read as partnerships."}};
    model.problems = {{"stranger.csv", "/data/stranger.csv", "recognised-fields", Severity::note, 0, 1,
                       action::EditFields{"/data/stranger.csv"}}};
    Driver driver(model);
    driver.click({212, 109}); // left of the row's number
    REQUIRE(driver.count<action::EditFields>() == 1);
    CHECK(driver.last<action::EditFields>()->path == "/data/stranger.csv");
    CHECK(driver.count<action::TogglePack>() == 0);
    driver.click({100, 109});
    CHECK(driver.count<action::TogglePack>() == 1);
    driver.click({212, 85}); // the other pack is read by its header
    CHECK(driver.count<action::EditFields>() == 1);
}

TEST_CASE("A column is chosen with the mouse, and none too", "[fields]") {
    Driver driver(modelWithFields());
    driver.click(column(1));
    driver.click(entry(column(1), 2));
    REQUIRE(driver.count<action::ChooseField>() == 1);
    CHECK(driver.last<action::ChooseField>()->role == FieldRole::to);
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Land B"});
    driver.click(column(0));
    driver.click(entry(column(0), 0));
    CHECK(driver.last<action::ChooseField>()->role == FieldRole::from);
    CHECK(driver.last<action::ChooseField>()->fields.empty());
    // A list of parties may be in several columns.
    driver.click(column(2));
    driver.click(entry(column(2), 1));
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Land B", "Land A"});
    driver.click(kLayer);
    driver.click(entry(kLayer, 1));
    CHECK(driver.last<action::ReadRowsAs>()->layer == Layer::organization);
    driver.click(kDirected);
    CHECK_FALSE(driver.last<action::SetDirected>()->directed);
    CHECK(driver.count<action::ApplyFields>() + driver.count<action::CancelFields>() == 0);
    driver.click(kApply);
    CHECK(driver.count<action::ApplyFields>() == 1);
    driver.click(kCancel);
    CHECK(driver.count<action::CancelFields>() == 1);
    driver.click({100, 900}); // beside the card
    CHECK(driver.count<action::CancelFields>() == 2);
    CHECK(driver.count<action::PickAt>() + driver.count<action::TogglePack>() == 0);
}

TEST_CASE("Letters typed into an open list leave the entries that begin so, and Enter takes the first of them",
          "[fields][keys]") {
    Driver driver(modelWithFields());
    driver.click(column(1));
    driver.type("se");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::ChooseField>() == 1);
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Seit"});
    CHECK(driver.count<action::ApplyFields>() == 0); // the dialog's own Enter
    driver.frame();
    driver.click(column(1));
    driver.type("b");
    driver.click(entry(column(1), 1)); // below what was typed: "Land B", whose second word begins so
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Land B"});
    driver.click(column(1));
    driver.type("lx");
    driver.mapped(ImGuiKey_Enter); // nothing begins so
    CHECK(driver.count<action::ChooseField>() == 2);
    driver.mapped(ImGuiKey_Backspace);
    driver.mapped(ImGuiKey_DownArrow); // from "Land A" to "Land B"
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::ChooseField>() == 3);
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Land B"});
}

TEST_CASE("Of a file with several sheets another one is chosen with the mouse and with the keyboard",
          "[fields][keys]") {
    Model model = modelWithFields();
    model.fields->tables = {"Read me", "Ties", "Others"};
    model.fields->tablesRead = {"Ties"};
    Driver driver(model);
    constexpr Vec kTable{kRight - 24 - 80, kTop + 73};
    driver.click(kTable);
    driver.click(entry(kTable, 3));
    REQUIRE(driver.count<action::ChooseTable>() == 1);
    CHECK(driver.last<action::ChooseTable>()->table == "Others");
    driver.click(kTable);
    driver.click(entry(kTable, 0));
    CHECK(driver.last<action::ChooseTable>()->table.empty());
    driver.mapped(ImGuiKey_UpArrow); // the field that was clicked has the keyboard
    REQUIRE(driver.count<action::ChooseTable>() == 3);
    CHECK(driver.last<action::ChooseTable>()->table == "Read me");
    driver.mapped(ImGuiKey_Tab); // on to the first role
    driver.mapped(ImGuiKey_DownArrow);
    CHECK(driver.count<action::ChooseField>() == 1);
}

TEST_CASE("The keyboard alone is enough for the dialog of fields", "[fields][keys]") {
    Driver driver(modelWithFields());
    driver.mapped(ImGuiKey_Space);
    CHECK(driver.count<action::TogglePlay>() == 0); // the window's keys rest
    driver.mapped(ImGuiKey_Tab);
    driver.mapped(ImGuiKey_Space);
    CHECK_FALSE(driver.last<action::SetDirected>()->directed);
    driver.mapped(ImGuiKey_Tab);
    driver.mapped(ImGuiKey_Tab);
    driver.mapped(ImGuiKey_DownArrow);
    REQUIRE(driver.count<action::ChooseField>() == 1);
    CHECK(driver.last<action::ChooseField>()->role == FieldRole::to);
    CHECK(driver.last<action::ChooseField>()->fields == std::vector<std::string>{"Land A"});
    driver.mapped(ImGuiKey_UpArrow); // above "none" is nothing
    CHECK(driver.count<action::ChooseField>() == 1);
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::ApplyFields>() == 1);
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::CancelFields>() == 1);
    CHECK(driver.count<action::SelectParty>() + driver.count<action::StepTime>() == 0);
}

TEST_CASE("Enter on a button presses it, and the command line is copied", "[fields][keys]") {
    Driver driver(modelWithFields());
    ImGui::GetIO().KeyShift = true;
    driver.mapped(ImGuiKey_Tab); // backwards to Apply, Cancel, Copy
    driver.mapped(ImGuiKey_Tab);
    ImGui::GetIO().KeyShift = false;
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::CancelFields>() == 1);
    CHECK(driver.count<action::ApplyFields>() == 0);
    ImGui::GetIO().KeyShift = true;
    driver.mapped(ImGuiKey_Tab);
    ImGui::GetIO().KeyShift = false;
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::ApplyFields>() == 0);
    CHECK(std::string(ImGui::GetClipboardText()) == driver.model.fields->command);
}

TEST_CASE("In the smallest window the buttons of the dialog of fields are still there", "[fields]") {
    Driver driver(modelWithFields(), 960, 600);
    driver.click({920 - 24 - 42, 584 - 32});
    CHECK(driver.count<action::ApplyFields>() == 1);
}
