// A line that runs on over the edge of the map tells of a way through nowhere.

#include "core/map_edge.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>
#include <random>

using namespace entente;

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr Rect kViewport{{100.0, 50.0}, {900.0, 650.0}};

/// A disc of `radius` pixels in the middle of the viewport, one unit wide on the map.
struct Disc {
    explicit Disc(double pixels)
        : radius(pixels), camera{.center = {0.0, 0.0}, .scale = pixels, .viewport = kViewport}, edge(ring(), camera) {}
    static Ground ring() {
        Ground ground;
        for (int i = 0; i < 720; ++i) {
            ground.sphere.emplace_back(std::cos(i * kTurn / 720.0), std::sin(i * kTurn / 720.0));
        }
        return ground;
    }
    [[nodiscard]] PixelPoint at(double share, double bearing) const {
        return kViewport.center() + glm::dvec2{std::cos(bearing), std::sin(bearing)} * (share * radius);
    }
    [[nodiscard]] double fromMiddle(PixelPoint p) const { return glm::distance(p, kViewport.center()); }

    double radius;
    Camera camera;
    MapEdge edge;
};

} // namespace

TEST_CASE("inside and outside of a disc are told anywhere, in the picture and beyond it") {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(0.0, 2.0);
    std::uniform_real_distribution<double> bearing(0.0, kTurn);
    for (const double radius : {280.0, 2000.0}) {
        const Disc disc(radius);
        for (int i = 0; i < 5000; ++i) {
            const double s = share(random);
            if (std::abs(s - 1.0) > 1e-4) {
                CHECK(disc.edge.contains(disc.at(s, bearing(random))) == (s < 1.0));
            }
        }
    }
}

TEST_CASE("a map with a gap has none of the gap inside") {
    Ground ground; // a square with a wedge cut out from above, down to its middle
    ground.sphere = {{-1.0F, -1.0F}, {1.0F, -1.0F}, {1.0F, 1.0F}, {0.1F, 1.0F},
                     {0.0F, 0.0F},   {-0.1F, 1.0F}, {-1.0F, 1.0F}};
    const Camera camera{.center = {0.0, 0.0}, .scale = 250.0, .viewport = kViewport};
    const MapEdge edge(ground, camera);
    CHECK(edge.contains(camera.toPixel({0.0, -0.1})));
    CHECK(edge.contains(camera.toPixel({0.2, 0.9})));
    CHECK_FALSE(edge.contains(camera.toPixel({0.0, 0.9})));
    CHECK_FALSE(edge.contains(camera.toPixel({0.0, 1.1})));
    std::vector<PixelPoint> line; // along the western side of the gap, in it
    for (int i = 0; i <= 10; ++i) {
        const double y = 0.3 + 0.05 * i;
        line.push_back(camera.toPixel({-0.1 * y + 0.01, y}));
    }
    edge.keepInside(line, 3.0);
    for (const auto p : line) {
        const auto map = camera.toMap(p);
        CHECK((-0.1 * map.y - map.x) * 250.0 / std::hypot(1.0, 0.1) == Approx(3.0).margin(0.25));
    }
}

TEST_CASE("a line along the edge moves in by half its width, one across it ends on it") {
    const Disc disc(280.0);
    std::vector<PixelPoint> along;
    for (int i = 0; i <= 40; ++i) {
        along.push_back(disc.at(1.0 + 0.1 * std::sin(i * kTurn / 40.0), 0.02 * i)); // up to 28 pixels outside
    }
    const auto before = along;
    disc.edge.keepInside(along, 4.0);
    for (std::size_t i = 0; i < along.size(); ++i) {
        CHECK(disc.fromMiddle(along[i]) <= 280.0);
        if (disc.fromMiddle(before[i]) < 270.0) {
            CHECK(along[i] == before[i]);
        }
    }
    CHECK(disc.fromMiddle(along[10]) == Approx(276.0).margin(0.3));
    std::vector<PixelPoint> across;
    for (int i = 0; i <= 20; ++i) {
        across.push_back(disc.at(0.5 + 0.025 * i, 1.0));
    }
    const auto straight = across;
    disc.edge.keepInside(across, 4.0);
    for (std::size_t i = 0; i < across.size(); ++i) {
        CHECK(glm::distance(across[i], straight[i]) < 0.3);
    }
}

TEST_CASE("the ways that stay on a disc are those a tangent parts from the others") {
    const Disc disc(280.0);
    CHECK_FALSE(disc.edge.openWays(disc.at(0.3, 1.0), 30.0));
    for (int i = 0; i < 24; ++i) {
        const double bearing = i * kTurn / 24.0;
        const auto arc = disc.edge.openWays(disc.at(0.999, bearing), 30.0);
        REQUIRE(arc);
        CHECK(std::abs(std::remainder(arc->middle - bearing - std::numbers::pi, kTurn)) < 0.1); // to the middle
        CHECK((arc->half > kTurn / 4.0 - 0.2 && arc->half <= kTurn / 4.0));
    }
    CHECK_FALSE(disc.edge.openWays(disc.at(1.5, 0.0), 30.0)); // none
}

TEST_CASE("an edge of nothing moves nothing") {
    const MapEdge none;
    std::vector<PixelPoint> line{{1.0, 2.0}, {3.0, 4.0}};
    none.keepInside(line, 3.0);
    CHECK(line == std::vector<PixelPoint>{{1.0, 2.0}, {3.0, 4.0}});
    CHECK_FALSE(none.contains({0.0, 0.0}));
}
