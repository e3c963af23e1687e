// A scale bar on a map whose scale is not one lies by as much as its readers believe it.

#include "core/scale_bar.hpp"
#include "flat_map.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

Camera cameraAt(LonLat center, double pixelsPerDegree) {
    Camera camera;
    camera.center = center * kRadian;
    camera.scale = pixelsPerDegree / kRadian;
    camera.viewport = {{0.0, 0.0}, {900.0, 500.0}};
    return camera;
}

} // namespace

TEST_CASE("a scale bar is as long as its number says") {
    const FlatProjection map(0.0);
    // A degree of a meridian of the sphere of 6371.0088 km is 111.195 km; at the equator one of longitude is as long.
    const auto bar = scaleBarOf(map, cameraAt({10.0, 0.0}, 50.0));
    REQUIRE(bar);
    CHECK(bar->kilometres == 200.0);
    CHECK(bar->pixels == Approx(200.0 / 111.195 * 50.0).epsilon(0.01));
    const auto near = scaleBarOf(map, cameraAt({10.0, 0.0}, 50000.0));
    REQUIRE(near);
    CHECK(near->kilometres == Approx(0.2));
}

TEST_CASE("a scale bar does not cost hundreds of places for every picture") {
    const FlatProjection map(0.0);
    REQUIRE(scaleBarOf(map, cameraAt({10.0, 0.0}, 50.0)));
    CHECK(map.inverses() <= 75);
}

TEST_CASE("where lengths differ from place to place or from way to way, there is no scale bar") {
    const FlatProjection map(0.0);
    CHECK_FALSE(scaleBarOf(map, cameraAt({0.0, 0.0}, 3.0)));   // the whole Earth
    CHECK_FALSE(scaleBarOf(map, cameraAt({0.0, 60.0}, 50.0))); // degrees of longitude are half as long as of latitude
    CHECK(scaleBarOf(map, cameraAt({0.0, 30.0}, 500.0)).has_value()); // 1.15 times
}
