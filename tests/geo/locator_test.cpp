// A locator whose frame lies beside what the map shows sends its reader to another part of the world.

#include "core/locator.hpp"
#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace entente;

namespace {

constexpr double kRadius = 500.0;
constexpr PixelPoint kMiddle{500.0, 500.0};

/// A map without countries, and what a camera shows of it.
struct Shown {
    std::unique_ptr<Projection> projection;
    Ground ground;
    Camera camera;
};

Shown shownOf(const char* projection, LonLat center, LonLat middle, double zoom) {
    Shown shown;
    shown.projection = std::move(makeProjection(projection, center).value.value());
    shown.ground = buildGround(Boundaries{}, PartyTable{}, *shown.projection);
    MapPoint about{0.0, 0.0};
    shown.projection->forward(std::span(&middle, 1), std::span(&about, 1));
    REQUIRE(std::isfinite(about.x));
    shown.camera = fitCamera(shown.ground.bounds, {{0.0, 0.0}, {900.0, 500.0}}, 12.0, zoom, about);
    shown.camera.center = about;
    return shown;
}

bool isSeen(const Shown& shown, LonLat place) {
    MapPoint point{0.0, 0.0};
    shown.projection->forward(std::span(&place, 1), std::span(&point, 1));
    return std::isfinite(point.x) && shown.camera.viewport.contains(shown.camera.toPixel(point));
}

/// Even-odd rule.
bool isInside(const std::vector<PixelPoint>& ring, PixelPoint p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i];
        const auto b = ring[(i + 1) % ring.size()];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

double distanceTo(const std::vector<PixelPoint>& ring, PixelPoint p) {
    double least = 1e9;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i];
        const auto along = ring[(i + 1) % ring.size()] - a;
        const double t = std::clamp(glm::dot(p - a, along) / std::max(glm::dot(along, along), 1e-9), 0.0, 1.0);
        least = std::min(least, glm::distance(p, a + along * t));
    }
    return least;
}

} // namespace

TEST_CASE("the locator's frame holds what the map shows and nothing else, in every projection") {
    struct Look {
        LonLat center, middle;
        double zoom;
    };
    // Europe; across the antimeridian of a map that is not torn there; beside the seam of one that is; both poles; a
    // strait.
    const std::vector<Look> looks{{{10.0, 50.0}, {10.0, 50.0}, 5.0},  {{180.0, 0.0}, {178.0, -17.0}, 6.0},
                                  {{0.0, 0.0}, {172.0, -20.0}, 6.0},  {{0.0, 90.0}, {0.0, 86.0}, 8.0},
                                  {{0.0, -90.0}, {40.0, -80.0}, 8.0}, {{-60.0, 0.0}, {118.0, 60.0}, 6.0},
                                  {{103.0, 1.0}, {103.8, 1.3}, 60.0}};
    std::mt19937 random(5);
    for (const char* id : {"eqearth", "robin", "moll", "wintri", "igh", "eqc", "merc", "ortho", "laea", "aeqd", "stere",
                           "aea", "lcc", "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0"}) {
        std::size_t seenByAll = 0;
        for (const Look& look : looks) {
            INFO(id << " about " << look.center.x << "," << look.center.y << ", looking at " << look.middle.x << ","
                    << look.middle.y);
            const auto made = makeProjection(id, look.center);
            MapPoint point{0.0, 0.0};
            made.value.value()->forward(std::span(&look.middle, 1), std::span(&point, 1));
            if (!std::isfinite(point.x)) {
                continue; // behind a horizon, beyond a cone
            }
            const Shown shown = shownOf(id, look.center, look.middle, look.zoom);
            const auto outline = outlineSeen(*shown.projection, shown.ground, shown.camera);
            REQUIRE(outline.size() > 20);
            const auto globe = makeProjection("ortho", globeCenter(outline)).value.value();
            const auto ring = onGlobe(outline, *globe, kMiddle, kRadius);
            std::size_t wrong = 0, seen = 0;
            // Places about the middle of what is seen, so that those of a strait are found as those of an ocean.
            const double reach = look.zoom > 20.0 ? 4.0 : 60.0;
            std::uniform_real_distribution<double> offset(-reach, reach);
            for (int i = 0; i < 2000; ++i) {
                const LonLat place{wrappedLongitude(look.middle.x + offset(random) * 2.0),
                                   std::clamp(look.middle.y + offset(random), -89.9, 89.9)};
                if (glm::dot(unitVector(place), unitVector(globeCenter(outline))) < 0.1) {
                    continue; // the globe's far side
                }
                const auto pixel = onGlobe(std::span(&place, 1), *globe, kMiddle, kRadius).front();
                const bool isThere = isSeen(shown, place);
                seen += isThere ? 1U : 0U;
                // A chord between two places of the frame is off its curve by less than this.
                constexpr double kNear = 3.0;
                if (isThere != isInside(ring, pixel) && distanceTo(ring, pixel) > kNear) {
                    ++wrong;
                }
            }
            CHECK(wrong == 0);
            CHECK(seen > 5);
            ++seenByAll;
        }
        CHECK(seenByAll >= 2);
    }
}

TEST_CASE("how much of the Earth is seen is told by area, not by degrees") {
    const Shown whole = shownOf("eqearth", {0.0, 0.0}, {0.0, 0.0}, 0.9);
    CHECK(shareSeen(evenPoints(*whole.projection), whole.camera) == 1.0);
    const Shown globe = shownOf("ortho", {68.0, 41.0}, {68.0, 41.0}, 0.9);
    CHECK(shareSeen(evenPoints(*globe.projection), globe.camera) == Approx(0.5).margin(0.01));
    // A cap of 25 degrees round the pole is (1 - cos 25) / 2 of the sphere; plate carrée shows it as wide as the world.
    Shown cap = shownOf("eqc", {0.0, 0.0}, {0.0, 0.0}, 1.0);
    const double height = glm::radians(25.0) * cap.camera.scale;
    cap.camera.viewport = {{0.0, 0.0}, {900.0, 2.0 * height}};
    cap.camera.center = {0.0, glm::radians(90.0)};
    CHECK(shareSeen(evenPoints(*cap.projection), cap.camera) ==
          Approx((1.0 - std::cos(glm::radians(25.0))) / 2.0).margin(0.01));
}
