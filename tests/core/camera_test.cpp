#include "core/camera.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

const Rect kMap{{-2.7, -1.3}, {2.7, 1.3}};

void requireNear(glm::dvec2 a, glm::dvec2 b) {
    REQUIRE(a.x == Approx(b.x).margin(1e-9));
    REQUIRE(a.y == Approx(b.y).margin(1e-9));
}

} // namespace

TEST_CASE("A fitted map lies inside the viewport and touches its margins", "[camera]") {
    for (const Rect viewport : {Rect{{0, 0}, {1920, 1080}}, Rect{{250, 40}, {700, 1000}}}) {
        const auto camera = fitCamera(kMap, viewport, 20.0, 1.0, {0.0, 0.0});
        const auto topLeft = camera.toPixel({kMap.min.x, kMap.max.y});
        const auto bottomRight = camera.toPixel({kMap.max.x, kMap.min.y});
        requireNear((topLeft + bottomRight) * 0.5, viewport.center());
        const double left = topLeft.x - viewport.min.x;
        const double top = topLeft.y - viewport.min.y;
        REQUIRE(std::min(left, top) == Approx(20.0));
        REQUIRE(std::max(left, top) >= 20.0 - 1e-9);
    }
}

TEST_CASE("North is up", "[camera]") {
    const auto camera = fitCamera(kMap, {{0, 0}, {800, 600}}, 0.0, 1.0, {0.0, 0.0});
    REQUIRE(camera.toPixel({0.0, 1.0}).y < camera.toPixel({0.0, -1.0}).y);
    REQUIRE(camera.toPixel({1.0, 0.0}).x > camera.toPixel({-1.0, 0.0}).x);
}

TEST_CASE("Zooming at the pointer keeps what is under it, and back again is where it began", "[camera]") {
    const auto camera = fitCamera(kMap, {{10, 20}, {1290, 740}}, 12.0, 2.5, {1.0, 0.4});
    const PixelPoint pointer{333.0, 611.0};
    const auto zoomed = zoomedAt(camera, pointer, 1.7);
    REQUIRE(zoomed.scale == Approx(camera.scale * 1.7));
    requireNear(zoomed.toMap(pointer), camera.toMap(pointer));
    const auto back = zoomedAt(zoomed, pointer, 1.0 / 1.7);
    requireNear(back.center, camera.center);
    REQUIRE(back.scale == Approx(camera.scale));
}

TEST_CASE("A zoomed fit magnifies about its point", "[camera]") {
    const Rect viewport{{0, 0}, {1280, 720}};
    const MapPoint about{1.2, 0.5};
    const auto whole = fitCamera(kMap, viewport, 10.0, 1.0, about);
    const auto near = fitCamera(kMap, viewport, 10.0, 8.0, about);
    REQUIRE(near.scale == Approx(whole.scale * 8.0));
    requireNear(near.toPixel(about), whole.toPixel(about));
}

TEST_CASE("Pixels and map units undo each other", "[camera]") {
    const auto camera = fitCamera(kMap, {{0, 0}, {1280, 720}}, 10.0, 3.0, {0.3, -0.2});
    requireNear(camera.toPixel(camera.toMap({17.25, 700.5})), {17.25, 700.5});
}
