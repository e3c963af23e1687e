// Of two dates each must answer to its own field, line and tag.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("Two dates as two maps: chosen at the map's corner, and the line between them is dragged", "[compare]") {
    Driver driver(sampleModel());
    const auto onPicture = [&](double x, double y) {
        return Vec{static_cast<float>(driver.mapArea.min.x + x), static_cast<float>(driver.mapArea.min.y + y)};
    };
    const auto corner = [&](double x) { return onPicture(x, 58 + 12 + 13); };
    driver.click(corner(12 + 76 + 40));
    CHECK(driver.count<action::SetCompareLayout>() == 0); // of one date there is nothing to choose
    driver.model.comparing = true;
    driver.click(corner(12 + 76 + 40));
    REQUIRE(driver.count<action::SetCompareLayout>() == 1);
    CHECK(driver.last<action::SetCompareLayout>()->layout == CompareLayout::sideBySide);
    driver.click(corner(12 + 76 + 98 + 30));
    CHECK(driver.last<action::SetCompareLayout>()->layout == CompareLayout::swipe);

    driver.model.compareLayout = CompareLayout::swipe;
    driver.model.swipe = 0.5;
    const auto onMap = [&](double part) { return onPicture(1000 * part, 300); };
    driver.drag(onMap(0.5), onMap(0.3));
    REQUIRE(driver.count<action::SetSwipe>() > 0);
    CHECK(driver.last<action::SetSwipe>()->part == Approx(0.3).margin(0.01));
    CHECK(driver.count<action::PanBy>() == 0);
    driver.drag(onMap(0.7), onMap(0.6)); // beside the line the map moves
    CHECK(driver.count<action::PanBy>() > 0);
}

TEST_CASE("Escape closes what is open one by one, and leaves the comparison last", "[compare][keys]") {
    Model model = sampleModel();
    model.comparing = true;
    model.inspection = sampleInspection();
    model.inspection->onClose = action::ToggleCompare{};
    Driver driver(model);
    driver.click({1350, 133}); // unfolds the row
    driver.type("/");
    driver.frame();
    driver.frame();
    driver.type("ja");
    driver.click({1200, 600}); // the search is left, its text stays
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.last<action::SetSearch>()->text.empty());
    CHECK(driver.count<action::ToggleCompare>() == 0);
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::ToggleCompare>() == 0); // the row
    driver.mapped(ImGuiKey_Escape);
    CHECK(driver.count<action::ToggleCompare>() == 1);
}

TEST_CASE("Two dates: a key and a switch begin, the earlier date is typed and dragged on its own", "[compare]") {
    Driver driver(sampleModel());
    driver.type("d");
    CHECK(driver.count<action::ToggleCompare>() == 1);
    driver.click({1220, 20}); // the switch beside the search
    CHECK(driver.count<action::ToggleCompare>() == 2);

    driver.model.comparing = true;
    driver.model.earlierText = "2021-12-31";
    driver.model.timeline.earlier = Window{day(2021, 12, 31), day(2021, 12, 31)};
    driver.frame();
    driver.click({270, 831});
    driver.type("2020");
    driver.mapped(ImGuiKey_Enter);
    REQUIRE(driver.count<action::SetEarlierText>() == 1);
    CHECK(driver.last<action::SetEarlierText>()->text == "2020");
    CHECK(driver.count<action::SetDateText>() == 0);

    const TimeAxis axis = axisOf(driver);
    driver.drag({axis.x(day(2021, 12, 31) + 0.5), 880}, {axis.x(day(2020, 6, 15) + 0.5), 880});
    REQUIRE(driver.count<action::SetEarlierDay>() > 0);
    CHECK_THAT(driver.last<action::SetEarlierDay>()->day, WithinAbs(day(2020, 6, 15), 2)); // a pixel is two days
    CHECK(driver.count<action::SetDay>() == 0);

    const auto dragged = driver.count<action::SetEarlierDay>();
    driver.drag({axis.x(day(2021, 12, 31)) - 40, 856}, {axis.x(day(2020, 6, 15)), 856}); // by its tag
    CHECK(driver.count<action::SetEarlierDay>() > dragged);
    CHECK(driver.count<action::SetDay>() == 0);
    driver.drag({axis.x(driver.model.timeline.window.last) + 40, 856}, {axis.x(day(2024, 6, 15)), 856});
    CHECK(driver.count<action::SetDay>() > 0);
}
