#include "render/ring_triangles.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace entente;

namespace {

double areaOf(const std::vector<glm::vec2>& ring, const std::vector<std::uint32_t>& triangles) {
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const glm::dvec2 a(ring[triangles[i]]);
        const glm::dvec2 b(ring[triangles[i + 1]]);
        const glm::dvec2 c(ring[triangles[i + 2]]);
        area += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2.0;
    }
    return area;
}

/// r = 1 + depth cos(lobes t)
std::vector<glm::vec2> flower(int points, double depth, int lobes) {
    std::vector<glm::vec2> ring;
    for (int i = 0; i < points; ++i) {
        const double t = 2.0 * std::numbers::pi * i / points;
        const double r = 1.0 + depth * std::cos(lobes * t);
        ring.emplace_back(static_cast<float>(r * std::cos(t)), static_cast<float>(r * std::sin(t)));
    }
    return ring;
}

} // namespace

TEST_CASE("the outline of a map is filled to its edge, round or waisted, whichever way it runs") {
    auto round = flower(1000, 0.0, 1);
    CHECK(areaOf(round, triangulateRing(round)) == Approx(std::numbers::pi).epsilon(1e-4));
    // The area inside r(t) is the integral of r^2 / 2: pi (1 + depth^2 / 2). Its waists turn inwards so gently that no
    // single corner tells.
    auto waisted = flower(1000, 0.4, 2);
    CHECK(areaOf(waisted, triangulateRing(waisted)) == Approx(std::numbers::pi * 1.08).epsilon(1e-3));
    std::reverse(waisted.begin(), waisted.end());
    std::reverse(round.begin(), round.end());
    CHECK(areaOf(waisted, triangulateRing(waisted)) == Approx(std::numbers::pi * 1.08).epsilon(1e-3));
    CHECK(areaOf(round, triangulateRing(round)) == Approx(std::numbers::pi).epsilon(1e-4));
}
