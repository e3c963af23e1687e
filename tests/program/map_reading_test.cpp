// What a reader needs to read a map rightly, on the real map: names, and a legend of what is there.

#include "reader.hpp"

using namespace entente;
using namespace entente::test;

namespace {

View about(LonLat center, double zoom) {
    View view;
    view.window = {dayOf(2023, 1, 20), dayOf(2023, 1, 20)};
    view.center = center;
    view.zoom = zoom;
    return view;
}

Scene pictureOf(const View& view, glm::dvec2 size) {
    Reader reader({}, view, {.dateChosen = true, .windowLength = {}});
    return reader.session.buildStill(size, 1.0, sharedFonts()).value();
}

} // namespace

TEST_CASE("a long country in the middle of the picture has its name, where only the sea beside it has room") {
    CHECK(hasText(pictureOf(about({106.0, 16.0}, 6.0), kSize), "Vietnam"));
    CHECK(hasText(pictureOf(about({108.0, 14.0}, 6.0), {1200.0, 800.0}), "Vietnam"));
}

TEST_CASE("the legend explains disputed borders where there is one in the picture") {
    constexpr glm::dvec2 kLarge{1400.0, 900.0};
    const std::string words = "disputed or unsettled border";
    CHECK(hasText(pictureOf(about({90.0, 20.0}, 1.0), kLarge), words));
    CHECK(hasText(pictureOf(about({78.0, 34.0}, 6.0), kLarge), words)); // Kashmir
    CHECK_FALSE(hasText(pictureOf(about({134.0, -25.0}, 5.0), kLarge), words));
}

TEST_CASE("a small picture's legend shows what the lines mean, not only headings") {
    const Scene small = pictureOf(about({90.0, 20.0}, 1.0), {640.0, 360.0});
    CHECK_FALSE(hasText(small, "No room for"));
    CHECK(hasText(small, "SCO: Member"));
    CHECK(hasText(small, "Alliance"));
    CHECK(hasText(small, " more"));
}

TEST_CASE("a tie that goes on over the pole says so, and only there") {
    View view = about({90.0, 20.0}, 1.0);
    view.projection = "merc";
    CHECK(hasText(pictureOf(view, {1200.0, 800.0}), "goes on over the pole"));
    view.projection = "laea";
    view.center = {0.0, 90.0};
    CHECK_FALSE(hasText(pictureOf(view, {1200.0, 800.0}), "goes on over the pole")); // the pole is on this map
}
