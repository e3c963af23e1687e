// The history in the inspector: each tie has a bar that can be clicked, and the range is told as it is read.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

RelationHistory::Bar bar(std::int32_t first, std::int32_t last, std::uint32_t lane, Layer layer = Layer::partnership) {
    const Interval days{day(first, 1, 1), day(first, 1, 1), day(last, 12, 31), day(last, 12, 31)};
    return {days, layer, "Agreement", lane};
}

/// A partner with six agreements at once, which begin in 2019, 2020 and so on, and an exercise in 2019.
Model modelWithHistory() {
    Model model = sampleModel();
    model.inspection = sampleInspection();
    RelationHistory& history = model.inspection->history;
    history.party = "JPN";
    RelationHistory::Row row{"India", {}};
    for (std::uint32_t i = 0; i < 6; ++i) {
        row.bars.push_back(bar(2019 + static_cast<std::int32_t>(i), 2024, i));
    }
    row.bars.push_back(bar(2019, 2019, 0, Layer::exercise));
    history.rows = {row};
    return model;
}

/// The years in which the bars begin that can be clicked anywhere in a box, going down.
std::set<std::int32_t> yearsClicked(Driver& driver, float x, float top, float bottom) {
    std::set<std::int32_t> years;
    for (float y = top; y < bottom; y += 2) {
        driver.seen.clear();
        driver.click({x, y});
        if (const auto set = driver.last<action::SetDay>()) {
            years.insert(civilFromDay(set->day).year);
        }
    }
    return years;
}

} // namespace

TEST_CASE("Of many countries the one to stand beside is found by its letters, on the keyboard alone") {
    Model model = modelWithHistory();
    for (PartyId i = 0; i < 40; ++i) {
        model.inspection->history.others.emplace_back(i == 33 ? "South Korea" : "Country " + std::to_string(i), i);
    }
    Driver driver(model);
    for (float y = 90; y < 200 && GImGui->OpenPopupStack.Size == 0; y += 6) {
        driver.click({1500, y});
    }
    REQUIRE(GImGui->OpenPopupStack.Size == 1);
    const auto actions = driver.seen.size();
    driver.type("kor");
    driver.mapped(ImGuiKey_Enter);
    driver.frame();
    CHECK(driver.seen.size() == actions + 1); // letters are no commands meanwhile
    REQUIRE(driver.last<action::SetBeside>());
    CHECK(driver.last<action::SetBeside>()->party == 33);
    CHECK(GImGui->OpenPopupStack.Size == 0);
}

TEST_CASE("Ties that hold at once lie beside each other: each can be clicked, and more than four when asked for") {
    Driver driver(modelWithHistory());
    driver.frame();
    constexpr float kEnd = 1570; // of the bars: late in 2024
    CHECK(yearsClicked(driver, kEnd, 100, 260) == std::set<std::int32_t>{2019, 2020, 2021, 2022});
    // The link below the name unfolds the others.
    const float left = 1600 - Metrics::inspector + Metrics::inspectorPadding;
    bool unfolded = false;
    for (float y = 120; y < 200 && !unfolded; y += 6) {
        driver.click({left + 20, y});
        unfolded = yearsClicked(driver, kEnd, 160, 220).contains(2024);
    }
    CHECK(unfolded);
    CHECK(yearsClicked(driver, kEnd, 100, 260) == std::set<std::int32_t>{2019, 2020, 2021, 2022, 2023, 2024});
}

TEST_CASE("The range of a history is told in years of both eras, and in days within a year") {
    CHECK(historyRange({day(1992, 1, 1), day(2025, 12, 31)}) == "1992 – 2025");
    CHECK(historyRange({day(-43, 1, 1), day(14, 12, 31)}) == "44 BC – AD 14");
    CHECK(historyRange({day(2020, 1, 1), day(2020, 12, 31)}) == "2020");
    CHECK(historyRange({day(2020, 3, 1), day(2020, 8, 15)}) == "1 Mar – 15 Aug 2020");
    CHECK(historyRange({day(-43, 3, 1), day(-43, 3, 15)}) == "1–15 Mar 44 BC");
    CHECK(historyRange({day(-43, 3, 1), day(-43, 8, 15)}) == "1 Mar – 15 Aug 44 BC");
}
