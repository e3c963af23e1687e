#include "geo/projections.hpp"

#include "core/curves.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <proj.h>

#include <array>
#include <cmath>
#include <numbers>

using namespace entente;

namespace {

std::unique_ptr<Projection> make(std::string_view id, LonLat center = {0.0, 0.0}) {
    auto made = makeProjection(id, center);
    REQUIRE(made.diagnostics.empty());
    REQUIRE(made);
    return std::move(*made.value);
}

MapPoint project(const Projection& projection, LonLat place) {
    MapPoint point;
    projection.forward({&place, 1}, {&point, 1});
    return point;
}

constexpr std::array kIds{"eqearth", "robin", "natearth", "wintri", "moll", "hammer", "eck4", "mill", "merc", "eqc"};
constexpr std::array kCenters{0.0, 90.0, 150.0, -90.0, -179.5, 12.34};

} // namespace

TEST_CASE("Equal Earth is that of its authors", "[projection]") {
    // Šavrič, Patterson, Jenny: The Equal Earth map projection, IJGIS 2018: x at the edge of the equator is
    // pi / (A1 sqrt(3)/2), and the poles are lines 0.59 as long as the equator on a map 2.05 times as wide as high.
    const auto map = make("eqearth");
    const auto edge = project(*map, {180.0, 0.0});
    const auto pole = project(*map, {180.0, 90.0});
    REQUIRE(edge.x == Approx(2.0 * std::numbers::pi / (1.340264 * std::sqrt(3.0))).epsilon(1e-9));
    REQUIRE(pole.x / edge.x == Approx(0.59).margin(0.005));
    REQUIRE(map->bounds().width() / map->bounds().height() == Approx(2.05).margin(0.005));
    // cs2cs of PROJ 9.1, in metres on a sphere of 6371008.8 m.
    const auto point = project(*map, {30.0, 45.0});
    REQUIRE(point.x * 6371008.8 == Approx(2463147.740168).margin(1e-3));
    REQUIRE(point.y * 6371008.8 == Approx(5480539.815894).margin(1e-3));
}

TEST_CASE("Every projection agrees with PROJ's own handling of the central meridian", "[projection]") {
    PJ_CONTEXT* context = proj_context_create();
    for (const auto* id : kIds) {
        for (const double center : kCenters) {
            const auto map = make(id, {center, 0.0});
            const auto text = std::string("+proj=") + id + " +R=1 +lon_0=" + std::to_string(center);
            PJ* pj = proj_create(context, text.c_str());
            REQUIRE(pj != nullptr);
            for (int lon = -177; lon < 180; lon += 12) {
                for (int lat = -84; lat < 90; lat += 12) {
                    const auto theirs = proj_trans(pj, PJ_FWD, proj_coord(proj_torad(lon), proj_torad(lat), 0, 0));
                    const auto ours = project(*map, {lon, lat});
                    REQUIRE(ours.x == Approx(theirs.xy.x).margin(1e-9));
                    REQUIRE(ours.y == Approx(theirs.xy.y).margin(1e-9));
                }
            }
            proj_destroy(pj);
        }
    }
    proj_context_destroy(context);
}

TEST_CASE("Discs and oblique maps agree with PROJ's own handling of their centre", "[projection]") {
    PJ_CONTEXT* context = proj_context_create();
    const auto compare = [&](const std::string& theirText, const Projection& map, double farthest, LonLat center) {
        INFO(theirText);
        PJ* pj = proj_create(context, (theirText + " +R=1").c_str());
        REQUIRE(pj != nullptr);
        int compared = 0;
        for (int lon = -177; lon < 180; lon += 13) {
            for (int lat = -84; lat < 90; lat += 12) {
                if (centralAngle({lon, lat}, center) > farthest) {
                    continue;
                }
                const auto theirs = proj_trans(pj, PJ_FWD, proj_coord(proj_torad(lon), proj_torad(lat), 0, 0));
                const auto ours = project(map, {lon, lat});
                REQUIRE(ours.x == Approx(theirs.xy.x).margin(1e-9));
                REQUIRE(ours.y == Approx(theirs.xy.y).margin(1e-9));
                ++compared;
            }
        }
        REQUIRE(compared > 30);
        proj_destroy(pj);
    };
    for (const auto& [id, farthest] : {std::pair{"laea", 175.0}, {"aeqd", 175.0}, {"ortho", 89.0}, {"stere", 119.0}}) {
        for (const LonLat center : {LonLat{0, 0}, LonLat{150, 20}, LonLat{-90, 0}, LonLat{0, 90}, LonLat{68, 41},
                                    LonLat{-179.5, -66}, LonLat{10, -90}}) {
            const auto map = make(id, center);
            compare(fmt::format("+proj={} +lon_0={} +lat_0={}", id, center.x, center.y), *map, farthest, center);
            const auto middle = project(*map, center);
            REQUIRE(middle.x == Approx(0.0).margin(1e-9));
            REQUIRE(middle.y == Approx(0.0).margin(1e-9));
        }
    }
    for (const auto* text : {"+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0 +lon_0=100",
                             "+proj=ob_tran +o_proj=eqearth +o_lat_p=-20 +o_lon_p=33 +lon_0=-10"}) {
        compare(text, *make(text), 181.0, {0, 0});
    }
    proj_context_destroy(context);
}

TEST_CASE("A globe hides what lies behind its horizon and shows the rest", "[projection]") {
    const auto globe = make("ortho", {68.0, 41.0});
    REQUIRE(globe->bounds().width() == Approx(2.0).epsilon(1e-4)); // of radius one
    REQUIRE(globe->bounds().height() == Approx(2.0).epsilon(1e-4));
    for (int lon = -180; lon < 180; lon += 7) {
        for (int lat = -90; lat <= 90; lat += 7) {
            const double distance = centralAngle({lon, lat}, {68.0, 41.0});
            INFO(lon << ' ' << lat);
            if (std::abs(distance - 90.0) > 1e-3) {
                REQUIRE(std::isnan(project(*globe, {lon, lat}).x) == (distance > 90.0));
            }
        }
    }
    REQUIRE(globe->description() == "Globe, 68° E 41° N");
}

TEST_CASE("A map may be torn along several meridians", "[projection]") {
    // The interruptions that Goode chose, as PROJ has them: at 40 W in the north; 100 W, 20 W and 80 E in the south.
    const auto map = make("igh");
    REQUIRE(map->lobes().size() == 6);
    for (const auto& [longitude, latitude] : {std::pair{-40.0, 50.0}, {-100.0, -50.0}, {-20.0, -50.0}, {80.0, -50.0}}) {
        const auto west = project(*map, {longitude - 0.001, latitude});
        const auto east = project(*map, {longitude + 0.001, latitude});
        REQUIRE(east.x - west.x > 0.1);
        REQUIRE(glm::distance(project(*map, {longitude - 0.001, -latitude}),
                              project(*map, {longitude + 0.001, -latitude})) < 0.001);
    }
}

TEST_CASE("Regions are shown as far as they are not stretched too much", "[projection]") {
    const auto cone = make("aea", {68.0, 41.0});
    REQUIRE(cone->description() == "Equal-Area Conic, 68° E 41° N");
    REQUIRE(std::isfinite(project(*cone, {68.0, 41.0}).x));
    REQUIRE(std::isfinite(project(*cone, {139.7, 35.7}).x));
    REQUIRE(std::isnan(project(*cone, {-100.0, 40.0}).x)); // behind
    REQUIRE(std::isnan(project(*cone, {68.0, -85.0}).x));
    const auto southern = make("lcc", {25.0, -30.0});
    REQUIRE(std::isfinite(project(*southern, {25.0, -30.0}).x));
    REQUIRE(project(*southern, {25.0, -20.0}).y > project(*southern, {25.0, -30.0}).y); // north is up
}

TEST_CASE("Codes of reference systems are understood", "[projection]") {
    // EPSG:3035, ETRS89-extended / LAEA Europe: centred at 52 N, 10 E.
    REQUIRE(make("EPSG:3035")->key() == make("laea", {10.0, 52.0})->key());
    REQUIRE(make("EPSG:3857")->key() == make("merc")->key());
    REQUIRE(make("+proj=utm +zone=44")->key() == make("+proj=tmerc +lon_0=81")->key());
}

TEST_CASE("Inverse leads back, and outside the map leads nowhere", "[projection]") {
    for (const auto* id : kIds) {
        const auto map = make(id, {150.0, 20.0});
        for (const LonLat place : {LonLat{150, 0}, LonLat{-31, 60}, LonLat{-29, -45}, LonLat{139.7, 35.7}}) {
            const auto back = map->inverse(project(*map, place));
            REQUIRE(back.x == Approx(place.x).margin(1e-6));
            REQUIRE(back.y == Approx(place.y).margin(1e-6));
        }
        const auto bounds = map->bounds();
        REQUIRE(std::isnan(map->inverse({bounds.max.x + 0.1, 0.0}).x));
        REQUIRE(std::isnan(map->inverse({0.0, bounds.max.y + 0.1}).x));
    }
    for (const auto* id : {"ortho", "laea", "aeqd", "stere", "aea", "igh"}) {
        const auto map = make(id, {100.0, 40.0});
        for (const LonLat place : {LonLat{139.7, 35.7}, LonLat{66.9, 39.6}, LonLat{100.0, 40.0}}) {
            const auto back = map->inverse(project(*map, place));
            REQUIRE(back.x == Approx(place.x).margin(1e-6));
            REQUIRE(back.y == Approx(place.y).margin(1e-6));
        }
        const auto bounds = map->bounds();
        REQUIRE(std::isnan(map->inverse({bounds.max.x + 0.1, 0.0}).x));
        REQUIRE(std::isnan(map->inverse({bounds.max.x - 0.001, bounds.max.y - 0.001}).x));
    }
    const auto map = make("eqearth", {150.0, 0.0});
    REQUIRE(std::isnan(map->inverse({map->bounds().max.x * 0.99, map->bounds().max.y * 0.99}).x)); // a corner
}

TEST_CASE("The two sides of the seam are kept apart", "[projection]") {
    for (const double center : kCenters) {
        const auto map = make("eqearth", {center, 0.0});
        REQUIRE(project(*map, {center - 180.0, 10.0}).x == Approx(-project(*map, {center + 180.0, 10.0}).x));
        REQUIRE(project(*map, {center + 180.0, 10.0}).x > 2.0);
        REQUIRE(project(*map, {center + 361.0, 10.0}).x == Approx(project(*map, {center + 1.0, 10.0}).x));
    }
}

TEST_CASE("Mercator is cut where web maps are", "[projection]") {
    const auto map = make("merc");
    REQUIRE(std::isnan(project(*map, {0.0, 86.0}).x));
    REQUIRE(std::isfinite(project(*map, {0.0, 85.06}).x));
    REQUIRE(map->bounds().height() == Approx(map->bounds().width()).epsilon(1e-3));
}

TEST_CASE("PROJ strings are used as far as they suit a world map", "[projection]") {
    const auto plain = make("+proj=robin", {150.0, 20.0});
    REQUIRE(plain->turn().turned({150.0, 0.0}).x == 0.0);
    const auto full =
        make("+proj=robin +lon_0=-70 +x_0=500000 +datum=WGS84 +units=km +no_defs +type=crs", {150.0, 0.0});
    REQUIRE(full->turn().turned({-70.0, 0.0}).x == 0.0);
    REQUIRE(project(*full, {-70.0, 0.0}).x == Approx(0.0).margin(1e-12));
    REQUIRE(full->bounds().width() == Approx(make("robin")->bounds().width()));
    REQUIRE(make("+proj=kav7", {0.0, 0.0})->description() == "Kavrayskiy VII, 0°");
}

TEST_CASE("Keys are equal for equal maps and differ for others", "[projection]") {
    REQUIRE(make("robin", {150, 0})->key() == make("+proj=robin +lon_0=150 +ellps=GRS80", {0, 0})->key());
    REQUIRE(make("robin", {150, 0})->key() == make("robin", {-210, 50})->key());
    REQUIRE(make("robin", {150, 0})->key() != make("robin", {151, 0})->key());
    REQUIRE(make("robin")->key() != make("eqearth")->key());
    REQUIRE(make("", {150, 0})->description() == "Equal Earth, 150° E");
    REQUIRE(make("eqearth", {-90, 0})->description() == "Equal Earth, 90° W");
    REQUIRE(make("eqearth", {180, 0})->description() == "Equal Earth, 180°");
}

TEST_CASE("What cannot be drawn is refused with a reason, never drawn torn", "[projection]") {
    const auto codeFor = [](std::string_view text) {
        const auto made = makeProjection(text, {20.0, 40.0});
        REQUIRE_FALSE(made);
        REQUIRE(made.diagnostics.size() == 1);
        REQUIRE_FALSE(made.diagnostics[0].text.empty());
        REQUIRE_FALSE(made.diagnostics[0].advice.empty());
        return made.diagnostics[0].code;
    };
    for (const auto* text :
         {"nonsense", "EPSG:99999", "+proj=nonsense", "+lon_0=20", "+proj=robin +lon_0=abc", "=", "+"}) {
        INFO(text);
        REQUIRE(codeFor(text) == "unknown-projection");
    }
    for (const auto* text : {"+proj=airy", "+proj=isea", "+proj=qsc", "+proj=imw_p +lat_1=30 +lat_2=50",
                             "+proj=ob_tran +o_proj=laea +o_lat_p=45", "+proj=ob_tran +o_proj=moll +o_alpha=45"}) {
        INFO(text);
        REQUIRE(codeFor(text) == "unsupported-projection");
    }
    const auto reason = makeProjection("+proj=lcc +lat_1=30 +lat_2=-30", {0.0, 0.0}).diagnostics.at(0).text;
    REQUIRE(reason.find("lat_1") != std::string::npos); // PROJ's own words
}

TEST_CASE("A map whose text names its centre can be turned like any other", "[projection]") {
    for (const auto* text : {"EPSG:3035", "+proj=ortho +lat_0=41 +lon_0=68", "+proj=robin +lon_0=150", "eqearth",
                             "laea", "+proj=nsper +h=35785831 +lon_0=70", "+proj=lcc +lat_1=30 +lat_2=60 +lon_0=100",
                             "+proj=utm +zone=44", "+proj=ob_tran +o_proj=moll +o_lat_p=45 +lon_0=20"}) {
        INFO(text);
        const auto free = turnable(text, {12.0, 34.0});
        REQUIRE(make(free.text, free.center)->key() == make(text, {12.0, 34.0})->key());
        if (free.text != text) {
            REQUIRE(make(free.text, {-60.0, 10.0})->key() != make(text, {12.0, 34.0})->key());
        }
    }
    REQUIRE(turnable("EPSG:3035", {0, 0}).text == "laea");
    REQUIRE(turnable("nonsense", {1, 2}).text == "nonsense");
}
