// A frame drawn askew, or a stroke down a meridian where the area goes on, shows another area than the file's.

#include "core/outlines.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace entente;

namespace {

using Lines = std::vector<std::vector<LonLat>>;

Lines outlinesOfRings(const std::vector<Ring>& rings) {
    Geometry geometry{GeometryType::polygons, {}, {}, {}};
    for (const auto& ring : rings) {
        geometry.polygons.push_back({{ring}});
    }
    return outlinesOf(geometry);
}

/// Degrees of longitude that the lines cover at a latitude, and of latitude that they cover at a longitude.
double alongParallel(const Lines& lines, double latitude) {
    double sum = 0.0;
    for (const auto& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            sum += line[i].y == latitude && line[i - 1].y == latitude ? std::abs(line[i].x - line[i - 1].x) : 0.0;
        }
    }
    return sum;
}
double alongMeridians(const Lines& lines) {
    double sum = 0.0;
    for (const auto& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            sum += line[i].x == line[i - 1].x ? std::abs(line[i].y - line[i - 1].y) : 0.0;
        }
    }
    return sum;
}

} // namespace

TEST_CASE("a wide edge follows its parallel in short pieces") {
    const auto lines = outlinesOfRings({{{-60, 40}, {90, 40}, {90, 60}, {-60, 60}}});
    REQUIRE(lines.size() == 1);
    CHECK(alongParallel(lines, 40.0) == Approx(150.0));
    CHECK(alongParallel(lines, 60.0) == Approx(150.0));
    CHECK(alongMeridians(lines) == Approx(40.0));
    for (std::size_t i = 1; i < lines[0].size(); ++i) {
        const auto step = lines[0][i] - lines[0][i - 1];
        CHECK(std::max(std::abs(step.x), std::abs(step.y)) <= 2.0 + 1e-9);
    }
}

TEST_CASE("a band round the Earth is two parallels, the whole Earth has no outline") {
    const auto band = outlinesOfRings({{{-180, -10}, {180, -10}, {180, 20}, {-180, 20}}});
    CHECK(alongParallel(band, -10.0) == Approx(360.0));
    CHECK(alongParallel(band, 20.0) == Approx(360.0));
    CHECK(alongMeridians(band) == 0.0);
    CHECK(outlinesOfRings({{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}}).empty());
    const auto cap = outlinesOfRings({{{-180, 60}, {180, 60}, {180, 90}, {-180, 90}}});
    CHECK(alongParallel(cap, 60.0) == Approx(360.0));
    CHECK(alongMeridians(cap) == 0.0);
}

TEST_CASE("a ring closed over a pole is drawn without its closing") {
    const double east = 239.9 + 1e-13; // as rounding leaves it
    const auto lines =
        outlinesOfRings({{{-120.1, -70}, {0, -65}, {120, -70}, {east, -70}, {east, -90}, {-120.1, -90}}});
    REQUIRE(lines.size() == 1);
    CHECK(alongMeridians(lines) == 0.0);
    CHECK(lines[0].front() == LonLat{-120.1, -70});
    CHECK(lines[0].back() == LonLat{east, -70});
}

TEST_CASE("an area cut at the antimeridian is drawn whole, with what only one side has of the cut") {
    const auto lines = outlinesOfRings(
        {{{170, 0}, {180, 0}, {180, 10}, {170, 10}}, {{-180, -5}, {-170, -5}, {-170, 10}, {-180, 10}, {-180, 4}}});
    CHECK(alongMeridians(lines) == Approx(10.0 + 15.0 + 5.0));
    CHECK(alongParallel(lines, 10.0) == Approx(20.0));
}

TEST_CASE("lines jump over the antimeridian by the short way and go round the Earth where they say so") {
    Geometry geometry{GeometryType::lines, {}, {{{170, 10}, {-170, 12}, {-160, 12}}, {{-180, 5}, {180, 5}}}, {}};
    const auto lines = outlinesOf(geometry);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].back() == LonLat{200, 12});
    CHECK(std::all_of(lines[0].begin(), lines[0].end(), [](LonLat p) { return p.x >= 170.0; }));
    CHECK(alongParallel(lines, 5.0) == Approx(360.0));
}
