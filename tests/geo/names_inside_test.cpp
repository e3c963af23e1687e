// A name that runs over a border says that the land beyond belongs to that country.

#include "core/label_shapes.hpp"
#include "core/name_along.hpp"
#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <set>

using namespace entente;

namespace {

constexpr float kSize = 11.0F;

std::shared_ptr<const Ground> groundOf(const char* projection, LonLat center) {
    const std::filesystem::path geodata = ENTENTE_SOURCE_DIR "/geodata";
    const auto atlas = readAtlas(geodata);
    REQUIRE(atlas.value);
    const auto boundaries = readBoundaries(geodata, Scale::s50m, atlas.value->parties);
    const auto made = makeProjection(projection, center);
    REQUIRE((boundaries.value && made.value));
    return std::make_shared<const Ground>(buildGround(*boundaries.value, atlas.value->parties, **made.value));
}

/// All of a territory's land, of whatever part, about a point.
bool isOn(const Ground& ground, std::uint32_t territory, MapPoint point) {
    return territoryAt(ground, point) == territory;
}

} // namespace

TEST_CASE("a name along a country lies between its borders and reads from left to right or upwards") {
    for (const auto& [projection, center] :
         {std::pair{"eqearth", LonLat{20.0, 0.0}}, {"laea", LonLat{-70.0, -30.0}}, {"ortho", LonLat{110.0, 30.0}}}) {
        const auto shared = groundOf(projection, center);
        const Ground& ground = *shared;
        LabelShapes shapes;
        shapes.prepare(shared);
        std::set<std::string> named;
        std::size_t letters = 0, outside = 0;
        for (std::uint32_t t = 0; t < ground.territories.size(); ++t) {
            const Spine* const spine = shapes.spine(t);
            for (const double scale : {400.0, 900.0, 2000.0}) {
                Camera camera{.center = ground.territories[t].anchor, .scale = scale, .viewport = {{0, 0}, {900, 600}}};
                const std::string& name = ground.territories[t].name;
                const double width = 0.55 * static_cast<double>(kSize) * static_cast<double>(name.size());
                const auto along = spine != nullptr ? nameAlong(*spine, name, width, kSize, camera) : std::nullopt;
                if (!along) {
                    continue;
                }
                named.insert(name);
                const auto whole = along->baseline.back() - along->baseline.front();
                CHECK((whole.x > 0.0 || (whole.y < 0.0 && std::abs(whole.x) < 0.25 * std::abs(whole.y))));
                for (std::size_t i = 1; i < along->baseline.size(); ++i) {
                    const auto a = along->baseline[i - 1];
                    const auto way = glm::normalize(along->baseline[i] - a);
                    for (const double up : {0.0, 0.72}) { // the baseline, and the tops of the capitals
                        const auto at = a + glm::dvec2{way.y, -way.x} * (up * static_cast<double>(kSize));
                        ++letters;
                        outside += isOn(ground, t, camera.toMap(at)) ? 0U : 1U;
                    }
                }
            }
        }
        INFO(projection << ": " << outside << " of " << letters << " places outside");
        CHECK(named.size() > 20);
        CHECK(outside * 200 <= letters); // the land is looked at on 64 lines; a bay between two may be missed
        if (center == LonLat{-70.0, -30.0}) {
            CHECK(named.contains("Chile"));
        }
    }
}

TEST_CASE("the box that is found for a name inside a country lies inside, and nearer than others") {
    const auto shared = groundOf("eqearth", {20.0, 0.0});
    const Ground& ground = *shared;
    std::size_t found = 0, corners = 0, outside = 0;
    for (std::uint32_t t = 0; t < ground.territories.size(); ++t) {
        const auto& territory = ground.territories[t];
        const TerritoryRows rows(ground, territory);
        for (const double width : {0.02, 0.05, 0.1}) {
            const glm::dvec2 size{width, width / 4.0};
            const auto middle = rows.nearest(territory.anchor, size);
            const Rect about{territory.anchor - size / 2.0, territory.anchor + size / 2.0};
            if (!middle) {
                CHECK_FALSE(rows.contains(about));
                continue;
            }
            ++found;
            for (const glm::dvec2 way : {glm::dvec2{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}, {0.0, 0.0}}) {
                ++corners;
                outside += isOn(ground, t, *middle + size * way) ? 0U : 1U;
            }
            if (rows.contains(about)) { // it need not go anywhere but to the next row
                CHECK(glm::distance(*middle, territory.anchor) <= territory.bounds.height() / 48.0);
            }
        }
    }
    INFO(outside << " of " << corners << " corners outside");
    CHECK(found > 150);
    CHECK(outside * 100 <= corners); // land is looked at on 96 rows
}
