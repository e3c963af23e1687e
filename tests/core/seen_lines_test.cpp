#include "core/seen_lines.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("a line is seen where a part of it crosses the picture, though none of its points lies there") {
    Ground ground;
    ground.linePoints = {{-2.0F, 0.1F}, {2.0F, 0.1F}, {1.5F, 1.0F}, {1.8F, 1.5F}};
    ground.lines = {{0, 2, LineRole::disputed, 0}, {2, 2, LineRole::coast, 0}};
    Camera camera{.center = {0.0, 0.0}, .scale = 100.0, .viewport = {{0.0, 0.0}, {100.0, 100.0}}};
    const Rect shown = camera.viewport;
    CHECK(isLineSeen(ground, LineRole::disputed, camera, shown)); // from beyond one edge to beyond the other
    CHECK_FALSE(isLineSeen(ground, LineRole::coast, camera, shown));
    CHECK_FALSE(isLineSeen(ground, LineRole::border, camera, shown));
    camera.center = {0.0, 1.0};
    CHECK_FALSE(isLineSeen(ground, LineRole::disputed, camera, shown)); // it lies below
    camera.center = {1.65, 1.2};
    CHECK(isLineSeen(ground, LineRole::coast, camera, shown));
    CHECK_FALSE(isLineSeen(ground, LineRole::coast, camera, {{0.0, 0.0}, {1.0, 1.0}})); // of two maps only one part
}
