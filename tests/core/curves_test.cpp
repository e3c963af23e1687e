// Strands that do not follow the shortest way, or jump across the map, tell a reader of ties that pass places they
// never touched.

#include "core/curves.hpp"
#include "flat_map.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <random>

using namespace entente;
using namespace entente::test;

namespace {

glm::dvec3 onSphere(LonLat place) {
    return {std::cos(place.y * kRadian) * std::cos(place.x * kRadian),
            std::cos(place.y * kRadian) * std::sin(place.x * kRadian), std::sin(place.y * kRadian)};
}

double degreesBetween(const glm::dvec3& a, const glm::dvec3& b) {
    return std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b)) / kRadian;
}

/// Longitude in [-180, 180).
double wrapped(double longitude) {
    return longitude - 360.0 * std::floor((longitude + 180.0) / 360.0);
}

std::vector<LonLat> placesOf(const Curve& curve, const Projection& projection) {
    std::vector<LonLat> places;
    for (const auto& part : curve.parts) {
        std::transform(part.points.begin(), part.points.end(), std::back_inserter(places),
                       [&](MapPoint p) { return projection.inverse(p); });
    }
    return places;
}

} // namespace

TEST_CASE("the distance between two places is the published one") {
    // Ed Williams, Aviation Formulary, "Some examples": Los Angeles to New York is 0.623585 radians.
    const LonLat losAngeles{-(118.0 + 24.0 / 60.0), 33.0 + 57.0 / 60.0};
    const LonLat newYork{-(73.0 + 47.0 / 60.0), 40.0 + 38.0 / 60.0};
    CHECK(centralAngle(losAngeles, newYork) * kRadian == Approx(0.623585).margin(1e-6));
    // "Great-circle navigation", the example of Valparaíso and Shanghai: 168.56 degrees.
    CHECK(centralAngle({-71.6, -33.0}, {121.8, 31.4}) == Approx(168.56).margin(0.005));
    CHECK(centralAngle({0.0, 0.0}, {0.0, 0.0}) == 0.0);
    CHECK(centralAngle({10.0, 0.0}, {-170.0, 0.0}) == Approx(180.0));
}

TEST_CASE("the way from Valparaiso to Shanghai has its published middle, in the Pacific") {
    const FlatProjection map(-150.0);
    const Curve curve = greatCircle({-71.6, -33.0}, {121.8, 31.4}, map);
    REQUIRE(curve.parts.size() == 1);
    const auto& points = curve.parts.front().points;
    REQUIRE(points.size() % 2 == 0); // 85 steps: the middle lies between two points
    const auto middle = (map.inverse(points[points.size() / 2 - 1]) + map.inverse(points[points.size() / 2])) * 0.5;
    CHECK(wrapped(middle.x) == Approx(-159.18).margin(0.02));
    CHECK(middle.y == Approx(-6.81).margin(0.02));
}

TEST_CASE("a tie over the Pacific takes the short way over the date line") {
    const LonLat tokyo{139.7, 35.7};
    const LonLat california{-120.0, 37.0};
    const FlatProjection pacific(150.0);
    const Curve whole = greatCircle(tokyo, california, pacific);
    REQUIRE(whole.parts.size() == 1);
    CHECK(whole.parts.front().fromStart);
    CHECK(whole.parts.front().toEnd);
    for (const LonLat place : placesOf(whole, pacific)) {
        const double lon = wrapped(place.x);
        CHECK((lon >= 139.6 || lon <= -119.9)); // never over Asia, Europe or Africa
    }
    const FlatProjection greenwich(0.0);
    const Curve torn = greatCircle(tokyo, california, greenwich);
    REQUIRE(torn.parts.size() == 2);
    CHECK(torn.parts.front().points.back().x == Approx(std::numbers::pi).margin(1e-9));
    CHECK(torn.parts.back().points.front().x == Approx(-std::numbers::pi).margin(1e-9));
}

TEST_CASE("any great circle is whole, short, and torn at the seam only") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anyLongitude(-180.0, 180.0);
    std::uniform_real_distribution<double> anyHeight(-1.0, 1.0);
    const auto anyPlace = [&] { return LonLat{anyLongitude(random), std::asin(anyHeight(random)) / kRadian}; };
    std::size_t tears = 0;
    for (int round = 0; round < 2000; ++round) {
        const LonLat a = anyPlace();
        const LonLat b = anyPlace();
        const FlatProjection map(std::floor(anyLongitude(random)));
        INFO("from " << a.x << "," << a.y << " to " << b.x << "," << b.y << " on a map about "
                     << map.centralMeridian());
        const Curve curve = greatCircle(a, b, map);
        REQUIRE(!curve.parts.empty());
        REQUIRE(curve.parts.size() <= 2);
        REQUIRE(curve.parts.front().fromStart);
        REQUIRE(curve.parts.back().toEnd);
        const glm::dvec3 normal = glm::normalize(glm::cross(onSphere(a), onSphere(b)));
        double length = 0.0;
        double farthestOff = 0.0;
        double longestStep = 0.0;
        double longestJump = 0.0;
        for (const auto& part : curve.parts) {
            for (std::size_t i = 0; i < part.points.size(); ++i) {
                const auto here = onSphere(map.inverse(part.points[i]));
                farthestOff = std::max(farthestOff, std::abs(glm::dot(here, normal)));
                if (i > 0) {
                    const double step = degreesBetween(onSphere(map.inverse(part.points[i - 1])), here);
                    length += step;
                    longestStep = std::max(longestStep, step);
                    longestJump = std::max(longestJump, std::abs(part.points[i].x - part.points[i - 1].x));
                }
            }
        }
        CHECK(farthestOff < 1e-9);
        CHECK(length == Approx(centralAngle(a, b)).margin(1e-6));
        CHECK(longestStep < 2.0001);
        CHECK(longestJump < std::numbers::pi);
        CHECK(degreesBetween(onSphere(map.inverse(curve.parts.front().points.front())), onSphere(a)) < 1e-9);
        CHECK(degreesBetween(onSphere(map.inverse(curve.parts.back().points.back())), onSphere(b)) < 1e-9);
        if (curve.parts.size() == 2) {
            ++tears;
            const auto before = curve.parts[0].points.back();
            const auto after = curve.parts[1].points.front();
            CHECK(std::abs(before.x) == Approx(std::numbers::pi).margin(1e-9));
            CHECK(after.x == Approx(-before.x).margin(1e-9));
            CHECK(after.y == Approx(before.y).margin(1e-9));
        }
    }
    CHECK(tears > 300); // the test saw what it is for
}

TEST_CASE("antipodes, one place and the poles are joined too") {
    const FlatProjection map(0.0);
    const auto highest = [&](LonLat a, LonLat b) {
        double latitude = -90.0;
        for (const LonLat place : placesOf(greatCircle(a, b, map), map)) {
            latitude = std::max(latitude, place.y);
        }
        return latitude;
    };
    CHECK(highest({0.0, 0.0}, {180.0, 0.0}) > 88.0); // over the north pole, as documented
    CHECK(highest({20.0, -30.0}, {-160.0, 30.0}) > 88.0);
    for (const auto& [a, b] : {std::pair<LonLat, LonLat>{{5.0, 5.0}, {5.0, 5.0}}, {{0.0, 90.0}, {30.0, -90.0}}}) {
        for (const auto& part : greatCircle(a, b, map).parts) {
            for (const auto point : part.points) {
                CHECK(std::isfinite(point.x));
                CHECK(std::isfinite(point.y));
            }
        }
    }
}

TEST_CASE("kept curves are forgotten when the map turns") {
    CurveCache cache;
    const FlatProjection greenwich(0.0);
    const FlatProjection pacific(180.0);
    const LonLat a{170.0, 10.0};
    const LonLat b{-170.0, 10.0};
    cache.prepare(greenwich);
    CHECK(cache.get(1, a, b, greenwich).parts.size() == 2);
    cache.prepare(pacific);
    CHECK(cache.get(1, a, b, pacific).parts.size() == 1);
}
