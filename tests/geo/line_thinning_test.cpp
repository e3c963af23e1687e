// A map of the whole world needs a third of the points that one of a region shows. What is left out must not be seen:
// no coast moved, no island lost, no gap opened between neighbours.

#include "geo/atlas_reader.hpp"
#include "geo/line_thinning.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

using namespace entente;

namespace {

const std::filesystem::path kGeodata = std::filesystem::path(ENTENTE_SOURCE_DIR) / "geodata";

Boundaries boundariesAt(Scale scale) {
    static const PartyTable parties = readAtlas(kGeodata).value.value().parties;
    return readBoundaries(kGeodata, scale, parties).value.value();
}

/// Degrees, longitudes as long as they are at the point.
double distanceTo(LonLat p, LonLat a, LonLat b) {
    const LonLat metric{std::cos(p.y * std::numbers::pi / 180.0), 1.0};
    const LonLat run = (b - a) * metric;
    const LonLat way = (p - a) * metric;
    const double square = glm::dot(run, run);
    const double along = square > 0.0 ? std::clamp(glm::dot(way, run) / square, 0.0, 1.0) : 0.0;
    return glm::length(way - run * along);
}

double distanceTo(LonLat p, const Ring& ring) {
    double nearest = distanceTo(p, ring.back(), ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        nearest = std::min(nearest, distanceTo(p, ring[i - 1], ring[i]));
    }
    return nearest;
}

using Place = std::pair<double, double>;
Place placeOf(LonLat p) {
    return {std::round(std::remainder(p.x, 360.0) * 1e6), std::round(p.y * 1e6)};
}

/// Pairs of territories with an edge in common.
std::set<std::pair<std::string, std::string>> neighbours(const Boundaries& boundaries) {
    std::map<std::pair<Place, Place>, std::string> known;
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& territory : boundaries.territories) {
        for (const auto& polygon : territory.polygons) {
            for (const auto& ring : polygon.rings) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const std::pair<Place, Place> edge =
                        std::minmax({placeOf(ring[i]), placeOf(ring[(i + 1) % ring.size()])});
                    const auto [other, isNew] = known.try_emplace(edge, territory.name);
                    if (!isNew && other->second != territory.name) {
                        pairs.emplace(std::minmax(other->second, territory.name));
                    }
                }
            }
        }
    }
    return pairs;
}

std::size_t pointsOf(const Boundaries& boundaries) {
    std::size_t points = 0;
    for (const auto& territory : boundaries.territories) {
        for (const auto& polygon : territory.polygons) {
            for (const auto& ring : polygon.rings) {
                points += ring.size();
            }
        }
    }
    return points;
}

} // namespace

TEST_CASE("thinned boundaries have all islands and neighbours, and no coast that moved further than is said") {
    const auto whole = boundariesAt(Scale::s50m);
    const auto thinned = boundariesAt(Scale::s50mThinned);
    CHECK(pointsOf(thinned) < pointsOf(whole) / 2);
    CHECK((neighbours(thinned) == neighbours(whole)));
    REQUIRE(thinned.territories.size() == whole.territories.size());
    double farthest = 0.0;
    for (std::size_t t = 0; t < whole.territories.size(); ++t) {
        const auto& before = whole.territories[t];
        const auto& after = thinned.territories[t];
        INFO(before.name);
        REQUIRE(after.polygons.size() == before.polygons.size());
        for (std::size_t p = 0; p < before.polygons.size(); ++p) {
            REQUIRE(after.polygons[p].rings.size() == before.polygons[p].rings.size());
            for (std::size_t r = 0; r < before.polygons[p].rings.size(); ++r) {
                for (const auto& point : before.polygons[p].rings[r]) {
                    farthest = std::max(farthest, distanceTo(point, after.polygons[p].rings[r]));
                }
            }
        }
    }
    CHECK(farthest < 1.2 * kThinning); // a long piece of a coast is measured at the latitude of its middle
    CHECK(farthest > 0.5 * kThinning);
}

TEST_CASE("a line keeps its ends and what turns away from it") {
    const std::vector<LonLat> line{{0.0, 60.0}, {1.0, 60.01}, {2.0, 60.0}, {3.0, 60.5}, {4.0, 60.0}};
    std::vector<LonLat> thinned;
    LineThinner(0.03).append(line, thinned);
    CHECK((thinned == std::vector<LonLat>{line[0], line[2], line[3], line[4]}));
    thinned.clear();
    LineThinner(0.0).append(line, thinned);
    CHECK((thinned == line));
    std::vector<LonLat> island; // two kilometres across
    for (int i = 0; i <= 12; ++i) {
        const double angle = i % 12 * std::numbers::pi / 6.0;
        island.emplace_back(10.0 + 0.01 * std::cos(angle), 0.01 * std::sin(angle));
    }
    thinned.clear();
    LineThinner(0.03).append(island, thinned);
    CHECK(thinned.size() == 5);
    CHECK((thinned.front() == thinned.back()));
}
