// While time plays or goes step by step the map must stay where it is, or the eye follows the map instead of what
// changes on it.

#include "reader.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the map does not grow while time plays, however short the legend gets, and fits itself afterwards") {
    Reader reader;
    const auto mapHeight = [&] {
        (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
        return reader.session.picture().layout.map.height();
    };
    reader.type("1960-01-01");
    const double early = mapHeight();
    reader.type("2023-01-20");
    REQUIRE(mapHeight() < early - 10.0);

    reader.act(action::SetSpeed{3650.0});
    reader.act(action::TogglePlay{true});
    double height = mapHeight();
    for (int frame = 0; frame < 100 && reader.date() > "1965"; ++frame) {
        (void)reader.session.advanceBy(0.1);
        const double now = mapHeight();
        CHECK(now <= height);
        height = now;
    }
    REQUIRE(reader.session.playback().playing);
    REQUIRE(reader.date() < "1970");
    reader.session.apply(action::TogglePlay{}); // at once: act() lets time pass
    REQUIRE_FALSE(reader.session.playback().playing);
    CHECK(mapHeight() > height + 10.0);
}

TEST_CASE("steps back and forth leave the map where it is; a date that is typed gives it its room back") {
    Reader reader;
    const auto mapHeight = [&] {
        (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
        return reader.session.picture().layout.map.height();
    };
    reader.act(action::SetStep{{1, 0, 0}});
    reader.type("1985-01-01");
    const double first = mapHeight();
    double height = first;
    constexpr int kYears = 38;
    for (int i = 0; i < kYears; ++i) {
        reader.act(action::StepTime{1});
        const double now = mapHeight();
        CHECK(now <= height);
        height = now;
    }
    REQUIRE(height < first - 10.0);
    for (int i = 0; i < kYears; ++i) {
        reader.act(action::StepTime{-1});
        reader.act(action::HoverAt{PixelPoint{400.0, 300.0}}); // looking round is no reason either
        CHECK(mapHeight() == height);
    }
    CHECK(reader.date() == "1985-01-01");
    reader.act(action::SetDay{dayOf(1986, 1, 1)}); // dragging goes on where steps ended
    CHECK(mapHeight() == height);
    reader.type("1985-01-01");
    CHECK(mapHeight() == first);
}
