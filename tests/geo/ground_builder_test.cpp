#include "geo/ground_builder.hpp"

#include "core/curves.hpp"
#include "geo/atlas_reader.hpp"
#include "geo/map_cutter.hpp"
#include "geo/projections.hpp"
#include "geo/triangulation.hpp"

#include <catch2/catch.hpp>
#include <geodesic.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

using namespace entente;

namespace {

const std::filesystem::path kGeodata = std::filesystem::path(ENTENTE_SOURCE_DIR) / "geodata";
constexpr std::array kCenters{0.0, 90.0, 150.0, -90.0, 37.3};

const Atlas& atlas() {
    static const Atlas read = readAtlas(kGeodata).value.value();
    return read;
}
const Boundaries& boundaries() {
    static const Boundaries read = readBoundaries(kGeodata, Scale::s50m, atlas().parties).value.value();
    return read;
}
std::unique_ptr<Projection> projectionAt(std::string_view id, double center) {
    return std::move(makeProjection(id, {center, 0.0}).value.value());
}
Ground groundAt(double center, std::string_view id = "eqearth") {
    return buildGround(boundaries(), atlas().parties, *projectionAt(id, center));
}
const Ground::Territory& territoryOf(const Ground& ground, std::string_view code) {
    const auto party = atlas().parties.byCode(code);
    for (const auto& territory : ground.territories) {
        if (territory.party == party) {
            return territory;
        }
    }
    FAIL("no territory " << code);
    return ground.territories.front();
}

/// The area that PROJ's geodesic routines give for a polygon on a sphere of radius 1, its edges being straight in
/// longitude and latitude as in the source.
double geodesicArea(const Polygon& polygon) {
    geod_geodesic sphere;
    geod_init(&sphere, 1.0, 0.0);
    double total = 0.0;
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
        const auto& ring = polygon.rings[r];
        geod_polygon shape;
        geod_polygon_init(&shape, 0);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i];
            const LonLat b = ring[(i + 1) % ring.size()];
            const int steps = 1 + static_cast<int>(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / 0.05);
            for (int k = 0; k < steps; ++k) {
                const LonLat p = a + (b - a) * (k / static_cast<double>(steps));
                geod_polygon_addpoint(&sphere, &shape, p.y, p.x);
            }
        }
        double area = 0.0;
        geod_polygon_compute(&sphere, &shape, 0, 1, &area, nullptr);
        total += (r == 0 ? 1.0 : -1.0) * std::abs(area);
    }
    return total;
}

double triangleArea(MapPoint a, MapPoint b, MapPoint c) {
    return ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2.0;
}

} // namespace

TEST_CASE("Countries have their true areas on an equal-area map, wherever it is centred", "[ground]") {
    // An edge of the source is straight in degrees, on the map it is straight in the plane; the edge of the map is
    // a curve drawn in pieces. What lies between is up to 5e-4 of a small island and 6e-5 of a country of 80,000
    // square kilometres (0.002) and more, or 80 square kilometres (2e-6).
    constexpr double kLarge = 0.002;
    const auto close = [](double area) {
        return area > kLarge ? Approx(area).epsilon(6e-5).margin(2e-6) : Approx(area).epsilon(5e-4);
    };
    std::vector<double> expected;
    for (const auto& territory : boundaries().territories) {
        double area = 0.0;
        for (const auto& polygon : territory.polygons) {
            area += geodesicArea(polygon);
        }
        expected.push_back(area);
    }
    for (const double center : kCenters) {
        const auto ground = groundAt(center);
        double all = 0.0;
        double allExpected = 0.0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            INFO(center << ' ' << ground.territories[i].name);
            CHECK(ground.territories[i].area == close(expected[i]));
            all += ground.territories[i].area;
            allExpected += expected[i];
        }
        REQUIRE(all == Approx(allExpected).epsilon(2e-5));
    }
    // Published: about 149 million square kilometres of land, Russia 17.1 million (with its inland waters).
    const auto ground = groundAt(150.0);
    constexpr double kSquareKilometres = 6371.0088 * 6371.0088;
    REQUIRE(territoryOf(ground, "RUS").area * kSquareKilometres == Approx(17.1e6).epsilon(0.02));
    REQUIRE(territoryOf(ground, "AUS").area * kSquareKilometres == Approx(7.69e6).epsilon(0.02));
}

TEST_CASE("Countries have their true areas on discs, on interrupted and on oblique maps", "[ground]") {
    double expected = 0.0;
    for (const auto& territory : boundaries().territories) {
        for (const auto& polygon : territory.polygons) {
            expected += geodesicArea(polygon);
        }
    }
    // South Africa with a hole in the middle of the map, a country in the middle, its antipode in the sea, the poles.
    for (const auto& [id, center] : {std::pair<const char*, LonLat>{"laea", {0, 0}},
                                     {"laea", {28.3, -29.6}},
                                     {"laea", {68, 41}},
                                     {"laea", {0, 90}},
                                     {"laea", {0, -90}},
                                     {"laea", {-30, 10}},
                                     {"igh", {0, 0}},
                                     {"igh", {150, 0}},
                                     {"+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0", {100, 0}},
                                     {"+proj=ob_tran +o_proj=eqearth +o_lat_p=0 +o_lon_p=20", {28, 0}}}) {
        const auto ground = buildGround(boundaries(), atlas().parties, *makeProjection(id, center).value.value());
        double all = 0.0;
        for (const auto& territory : ground.territories) {
            all += territory.area;
        }
        INFO(id << ' ' << center.x << ' ' << center.y);
        CHECK(all == Approx(expected).epsilon(2e-4));
        constexpr double kSquareKilometres = 6371.0088 * 6371.0088;
        CHECK(territoryOf(ground, "AUS").area * kSquareKilometres == Approx(7.69e6).epsilon(0.02));
        CHECK(territoryOf(ground, "ZAF").area * kSquareKilometres == Approx(1.22e6).epsilon(0.02)); // Lesotho is a hole
    }
}

TEST_CASE("A globe shows the near half of the Earth: country by country as much as lies there", "[ground]") {
    // The area of what an orthographic map shows is that of the shadow it throws; Australia's is worked out with PROJ's
    // own equal-area disc in small squares.
    const LonLat center{135.0, -25.0};
    const auto globe = std::move(makeProjection("ortho", center).value.value());
    const auto ground = buildGround(boundaries(), atlas().parties, *globe);
    const auto plate = groundAt(135.0, "eqc");
    double shadow = 0.0;
    double hidden = 0.0;
    const auto australia = atlas().parties.byCode("AUS");
    constexpr double kStep = 0.2;
    for (double lat = -89.9; lat < 90.0; lat += kStep) {
        for (double lon = -179.9; lon < 180.0; lon += kStep) {
            const MapPoint point{std::remainder(lon - 135.0, 360.0) * std::numbers::pi / 180.0,
                                 lat * std::numbers::pi / 180.0};
            if (!territoryOf(plate, "AUS").bounds.contains(point)) {
                continue;
            }
            const auto found = territoryAt(plate, point);
            if (found != Ground::kNoTerritory && plate.territories[found].party == australia) {
                const double cosine = std::cos(centralAngle({lon, lat}, center) * std::numbers::pi / 180.0);
                const double square = std::pow(kStep * std::numbers::pi / 180.0, 2) * std::cos(point.y);
                (cosine > 0.0 ? shadow : hidden) += square * cosine;
            }
        }
    }
    CHECK(hidden == 0.0);
    CHECK(territoryOf(ground, "AUS").area == Approx(shadow).epsilon(0.005));
    CHECK(territoryOf(ground, "GBR").indexCount == 0);
    CHECK(territoryOf(ground, "RUS").area > 0.0);
    for (const auto& vertex : ground.vertices) {
        REQUIRE(glm::length(vertex) <= 1.0F + 1e-6F);
    }
}

TEST_CASE("Triangles cover exactly the projected polygons", "[ground]") {
    Triangulator triangulator;
    const auto projections = [] {
        std::vector<std::unique_ptr<Projection>> made;
        for (const double center : kCenters) {
            made.push_back(projectionAt("eqearth", center));
        }
        for (const auto* id : {"ortho", "laea", "aeqd", "stere", "aea", "lcc", "igh", "moll", "+proj=gnom"}) {
            for (const LonLat center : {LonLat{68, 41}, LonLat{28.3, -29.6}, LonLat{150, 20}}) {
                made.push_back(std::move(makeProjection(id, center).value.value()));
            }
        }
        return made;
    }();
    for (const auto& projection : projections) {
        MapCutter cutter(*projection);
        for (const auto& territory : boundaries().territories) {
            RingList rings;
            for (const auto& polygon : territory.polygons) {
                cutter.addPolygon(polygon, rings);
            }
            std::vector<MapPoint> points(rings.points.size());
            projection->forwardTurned(rings.points, points);
            double outline = 0.0;
            double triangles = 0.0;
            std::uint32_t ring = 0;
            std::uint32_t begin = 0;
            for (const auto polygonEnd : rings.polygonEnds) {
                std::vector<std::uint32_t> indices;
                const auto ends = std::span(rings.ringEnds).subspan(ring, polygonEnd - ring);
                auto work = points;
                triangulator.triangulate(work, begin, ends, indices);
                double signedSum = 0.0;
                for (const auto end : ends) {
                    for (auto i = begin; i < end; ++i) {
                        const auto next = i + 1 < end ? i + 1 : begin;
                        signedSum += (points[i].x * points[next].y - points[next].x * points[i].y) / 2.0;
                    }
                    begin = end;
                }
                outline += std::abs(signedSum);
                for (std::size_t i = 0; i < indices.size(); i += 3) {
                    const double area = triangleArea(work[indices[i]], work[indices[i + 1]], work[indices[i + 2]]);
                    REQUIRE(area >= -1e-15);
                    triangles += area;
                }
                ring = polygonEnd;
            }
            INFO(projection->description() << ' ' << territory.name);
            // At the horizon of a globe edges lie so flat that their chords may cross.
            CHECK(triangles == Approx(outline).epsilon(1e-6).margin(1e-6));
        }
    }
}

TEST_CASE("No line crosses the map and no triangle leaves it", "[ground]") {
    for (const auto* id : {"eqearth", "robin", "moll", "merc", "wintri", "eqc", "igh", "ortho", "laea", "aeqd", "stere",
                           "aea", "lcc", "eqdc"}) {
        for (const LonLat center : {LonLat{0, 0}, LonLat{150, 20}, LonLat{-90, 0}, LonLat{68, 41}, LonLat{0, 90}}) {
            const auto ground = buildGround(boundaries(), atlas().parties, *makeProjection(id, center).value.value());
            INFO(id << ' ' << center.x << ' ' << center.y);
            // Half a degree is about 0.009 map units, an eighth near Mollweide's poles 0.042, half a degree at the
            // edge of Mercator's map 0.1.
            const float longest = 0.1F;
            for (const auto& line : ground.lines) {
                REQUIRE(line.count >= 2);
                for (auto i = line.first; i + 1 < line.first + line.count; ++i) {
                    REQUIRE(glm::distance(ground.linePoints[i], ground.linePoints[i + 1]) <= longest);
                }
            }
            const auto& bounds = ground.bounds;
            for (const auto& vertex : ground.vertices) {
                REQUIRE(vertex.x >= bounds.min.x - 1e-6);
                REQUIRE(vertex.x <= bounds.max.x + 1e-6);
                REQUIRE(vertex.y >= bounds.min.y - 1e-6);
                REQUIRE(vertex.y <= bounds.max.y + 1e-6);
            }
            for (const auto index : ground.indices) {
                REQUIRE(index < ground.vertices.size());
            }
        }
    }
}

TEST_CASE("The place under the pointer is the country that is drawn there", "[ground]") {
    const std::array<std::pair<LonLat, const char*>, 9> kPlaces{{{{139.2, 36.3}, "JPN"},
                                                                 {{66.9, 39.6}, "UZB"},
                                                                 {{-176.0, 66.5}, "RUS"},
                                                                 {{100.0, 62.0}, "RUS"},
                                                                 {{178.0, -17.8}, "FJI"},
                                                                 {{0.0, -89.0}, "ATA"},
                                                                 {{-150.0, -85.0}, "ATA"},
                                                                 {{28.3, -29.6}, "LSO"},
                                                                 {{44.0, 9.8}, "XSO"}}};
    for (const double center : kCenters) {
        const auto ground = groundAt(center);
        const auto projection = projectionAt("eqearth", center);
        const auto at = [&](LonLat place) {
            MapPoint point;
            projection->forward({&place, 1}, {&point, 1});
            return territoryAt(ground, point);
        };
        for (const auto& [place, code] : kPlaces) {
            INFO(center << ' ' << code);
            const auto found = at(place);
            REQUIRE(found != Ground::kNoTerritory);
            REQUIRE(ground.territories[found].party == atlas().parties.byCode(code));
        }
        REQUIRE(at({-30.0, 30.0}) == Ground::kNoTerritory); // the Atlantic
        REQUIRE(at({-140.0, 10.0}) == Ground::kNoTerritory);
        REQUIRE(territoryAt(ground, ground.bounds.min) == Ground::kNoTerritory); // outside the sphere
    }
}

TEST_CASE("What two countries share is one border, the rest is coast", "[ground]") {
    const auto ground = groundAt(0.0);
    std::map<LineRole, double> lengths;
    std::set<std::array<float, 4>> segments;
    for (const auto& line : ground.lines) {
        for (auto i = line.first; i + 1 < line.first + line.count; ++i) {
            const auto a = ground.linePoints[i];
            const auto b = ground.linePoints[i + 1];
            lengths[line.role] += static_cast<double>(glm::distance(a, b));
            if (line.territory != Ground::kNoTerritory) {
                const bool forwards = a.x < b.x || (a.x == b.x && a.y < b.y);
                const bool isNew =
                    segments.insert(forwards ? std::array{a.x, a.y, b.x, b.y} : std::array{b.x, b.y, a.x, a.y}).second;
                REQUIRE((isNew || a == b)); // never drawn twice
            }
            if (line.role == LineRole::coast || line.role == LineRole::border) {
                REQUIRE(line.territory < ground.territories.size());
            } else if (line.role != LineRole::disputed) { // claims belong to no territory, disputed borders to one
                REQUIRE(line.territory == Ground::kNoTerritory);
            }
        }
    }
    // Mongolia and Lesotho have no coast, Japan and Iceland no border.
    std::map<std::string, std::set<LineRole>> roles;
    for (const auto& line : ground.lines) {
        if (line.territory != Ground::kNoTerritory) {
            roles[ground.territories[line.territory].name].insert(line.role);
        }
    }
    REQUIRE(roles["Mongolia"].count(LineRole::coast) == 0);
    REQUIRE(roles["Lesotho"].count(LineRole::coast) == 0);
    REQUIRE(roles["Japan"] == std::set{LineRole::coast});
    REQUIRE(roles["Iceland"] == std::set{LineRole::coast});
    for (const auto role : {LineRole::coast, LineRole::border, LineRole::disputed, LineRole::graticule}) {
        REQUIRE(lengths[role] > 0.1);
    }
}

TEST_CASE("A border that is disputed is drawn so at every scale, and no other is", "[ground]") {
    struct Place {
        const char* name;
        LonLat at;
        LineRole role;
    };
    constexpr auto kDisputed = LineRole::disputed;
    constexpr auto kBorder = LineRole::border;
    const std::array places{Place{"Crimea", {34.0, 46.1}, kDisputed},
                            Place{"Russia and Ukraine on the mainland", {39.8, 49.6}, kBorder},
                            Place{"Kosovo and Serbia", {20.9, 43.2}, kDisputed},
                            Place{"Kosovo and Albania", {20.4, 42.3}, kBorder},
                            Place{"Northern Cyprus", {33.3, 35.1}, kDisputed},
                            Place{"Somaliland and Somalia", {48.4, 9.8}, kDisputed},
                            Place{"Somaliland and Ethiopia", {45.0, 8.8}, kBorder},
                            Place{"Korea", {127.5, 38.3}, kDisputed},
                            Place{"North Korea and China", {126.9, 41.8}, kBorder},
                            Place{"the Line of Control", {74.3, 34.7}, kDisputed},
                            Place{"Punjab", {74.5, 31.5}, kBorder},
                            Place{"Aksai Chin", {78.4, 34.5}, kDisputed},
                            Place{"Arunachal Pradesh", {94.5, 29.2}, kDisputed},
                            Place{"Sikkim", {88.6, 28.0}, kBorder},
                            Place{"the West Bank and Israel", {35.0, 31.9}, kDisputed},
                            Place{"the West Bank and Jordan", {35.5, 32.0}, kBorder},
                            Place{"the south of Morocco and Algeria", {-5.0, 30.0}, kDisputed},
                            Place{"the north of Morocco and Algeria", {-1.8, 34.3}, kBorder},
                            Place{"Abyei", {28.5, 9.4}, kDisputed},
                            Place{"Sudan and South Sudan in the west", {25.5, 10.3}, kBorder},
                            Place{"Germany and Poland", {14.7, 52.0}, kBorder}};
    const auto projection = projectionAt("eqc", 0.0);
    for (const auto scale : {Scale::s110m, Scale::s50mThinned, Scale::s50m, Scale::s10m}) {
        const auto ground =
            buildGround(readBoundaries(kGeodata, scale, atlas().parties).value.value(), atlas().parties, *projection);
        for (const auto& place : places) {
            MapPoint projected;
            projection->forward({&place.at, 1}, {&projected, 1});
            const glm::vec2 at(projected);
            float nearest = 1.0F;
            auto role = LineRole::graticule;
            for (const auto& line : ground.lines) {
                for (auto i = line.first; i + 1 < line.first + line.count; ++i) {
                    const auto a = ground.linePoints[i];
                    const auto along = ground.linePoints[i + 1] - a;
                    const float t = glm::clamp(glm::dot(at - a, along) / glm::dot(along, along), 0.0F, 1.0F);
                    const float distance = glm::distance(at, a + t * along);
                    if (line.territory != Ground::kNoTerritory && line.role != LineRole::coast && distance < nearest) {
                        nearest = distance;
                        role = line.role;
                    }
                }
            }
            INFO(place.name << " at scale " << static_cast<int>(scale));
            CHECK(role == place.role);
            CHECK(nearest < 0.02F); // about a degree
        }
    }
}

TEST_CASE("Neither the seam nor the pole is drawn as a coast", "[ground]") {
    for (const double center : kCenters) {
        const auto ground = groundAt(center);
        const auto projection = projectionAt("eqearth", center);
        for (const auto& line : ground.lines) {
            if (line.role != LineRole::coast && line.role != LineRole::border) {
                continue;
            }
            for (auto i = line.first; i + 1 < line.first + line.count; ++i) {
                const auto a = projection->inverse(MapPoint(ground.linePoints[i]));
                const auto b = projection->inverse(MapPoint(ground.linePoints[i + 1]));
                const auto onSeam = [&](LonLat p) {
                    return std::abs(std::abs(std::remainder(p.x - center, 360.0)) - 180.0) < 1e-4;
                };
                // Points on the very edge may count as outside: then they are not both inside land.
                REQUIRE_FALSE((onSeam(a) && onSeam(b) && std::abs(a.y - b.y) > 0.5));
                REQUIRE_FALSE((a.y < -89.5 && b.y < -89.5));
            }
        }
    }
}

TEST_CASE("Every party has an anchor, in its own land where it has land", "[ground]") {
    const auto ground = groundAt(150.0);
    REQUIRE(ground.anchors.size() == atlas().parties.size());
    for (const auto& anchor : ground.anchors) {
        REQUIRE(std::isfinite(anchor.x));
    }
    int inOwn = 0;
    int large = 0;
    for (std::uint32_t i = 0; i < ground.territories.size(); ++i) {
        const auto& territory = ground.territories[i];
        if (atlas().parties[territory.party].rank <= 4) {
            ++large;
            inOwn += territoryAt(ground, territory.anchor) == i ? 1 : 0;
        }
    }
    REQUIRE(large > 100);
    REQUIRE(inOwn == large);
    const auto moscow = ground.anchors[atlas().parties.byCode("SUN")];
    REQUIRE(ground.territories[territoryAt(ground, moscow)].party == atlas().parties.byCode("RUS"));
}

TEST_CASE("A ground's key names projection, centre and scale", "[ground]") {
    REQUIRE(groundAt(150.0).key == groundAt(150.0).key);
    REQUIRE(groundAt(150.0).key != groundAt(149.0).key);
    REQUIRE(groundAt(150.0).key.find("50m") != std::string::npos);
}
