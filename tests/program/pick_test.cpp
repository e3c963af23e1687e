// A country that does not answer to a click on its name has no ties for the reader who asks for them.

#include "../core/flat_map.hpp"
#include "core/scene_builder.hpp"
#include "core/slice.hpp"
#include "data_files.hpp"
#include "ground_store.hpp"
#include "opening.hpp"
#include "run_program.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr glm::dvec2 kSize{1600.0, 1000.0};

/// A map of all countries and no ties.
struct BareMap {
    BareMap() { view.layers.fill(false); }
    Scene draw(Scale scale) {
        base = store.get(view, scale).value.value();
        return builder.build({.slice = slice,
                              .view = view,
                              .ground = base.ground,
                              .projection = *base.projection,
                              .size = kSize,
                              .text = letters,
                              .detail = {},
                              .sourceCount = {}});
    }
    /// Whether the map shows a party as such: an overseas part of another country has no territory of its own.
    [[nodiscard]] bool isDrawn(PartyId party) const {
        const Ground& ground = *base.ground;
        return territoryAt(ground, ground.anchors[party]) == Ground::kNoTerritory ||
               std::any_of(ground.territories.begin(), ground.territories.end(),
                           [&](const auto& territory) { return territory.party == party; });
    }
    /// Where the name of a party stands; nullopt where the picture does not show it.
    [[nodiscard]] std::optional<PixelPoint> placeOf(PartyId party) const {
        const MapPoint anchor = base.ground->anchors[party];
        const auto pixel = builder.report().camera.toPixel(anchor);
        return std::isnan(anchor.x) || !builder.report().layout.map.contains(pixel) ? std::nullopt
                                                                                    : std::optional(pixel);
    }

    DataFiles files = findDataFiles().value.value();
    std::shared_ptr<const Atlas> atlas = loadAtlas(files).value.value();
    GroundStore store{files.geodata, atlas};
    std::shared_ptr<const World> world = World::build(atlas, {}, {});
    Slice slice{world};
    View view;
    EqualLetters letters;
    SceneBuilder builder;
    MapBase base;
};

/// All that are on a map of today.
std::vector<PartyId> partiesOfToday(const PartyTable& parties) {
    std::vector<PartyId> today;
    for (std::size_t p = 0; p < parties.size(); ++p) {
        if (parties[static_cast<PartyId>(p)].status != PartyStatus::former) {
            today.push_back(static_cast<PartyId>(p));
        }
    }
    return today;
}

} // namespace

TEST_CASE("a click at the place of its name finds every country and territory, in every projection that shows it") {
    BareMap map;
    const auto today = partiesOfToday(map.atlas->parties);
    CHECK(today.size() >= 245);
    for (const char* projection : {"eqearth", "robin", "natearth", "wintri", "moll", "igh", "merc", "eqc", "ortho",
                                   "laea", "aeqd", "stere", "aea", "lcc"}) {
        std::set<PartyId> found;
        for (const LonLat center : {LonLat{68.0, 41.0}, {-100.0, -20.0}}) {
            map.view.projection = projection;
            map.view.center = center;
            (void)map.draw(Scale::s50mThinned);
            std::string missed;
            for (const PartyId party : today) {
                if (const auto place = map.placeOf(party); place && map.isDrawn(party)) {
                    const Pick pick = map.builder.pick(*place);
                    if (pick.party == party) {
                        found.insert(party);
                    } else {
                        missed += " " + map.atlas->parties[party].code + ">" +
                                  (pick.party == kNoParty ? "-" : map.atlas->parties[pick.party].code);
                    }
                }
            }
            INFO(projection << " about " << center.x << ", " << center.y);
            CHECK(missed == "");
        }
        INFO(projection);
        CHECK(found.size() >= 244); // both centres together
    }
}

TEST_CASE("near by, every country and territory answers to a click too, however small it is") {
    BareMap map;
    (void)map.draw(Scale::s10m);
    map.view.zoom = 60.0;
    std::string missed;
    std::size_t found = 0;
    for (const PartyId party : partiesOfToday(map.atlas->parties)) {
        map.view.lookAt = map.base.ground->anchors[party];
        (void)map.draw(Scale::s10m);
        const auto place = map.placeOf(party);
        if (map.isDrawn(party) && (!place || map.builder.pick(*place).party != party)) {
            missed += " " + map.atlas->parties[party].code;
        } else {
            found += map.isDrawn(party) ? 1U : 0U;
        }
    }
    CHECK(missed == "");
    CHECK(found >= 240);
}

TEST_CASE("an overseas part that is drawn in its country answers to a click as that country") {
    BareMap map;
    map.view.zoom = 20.0;
    const auto& parties = map.atlas->parties;
    for (const auto& [part, country] : {std::pair("GUF", "FRA"),
                                        {"REU", "FRA"},
                                        {"MTQ", "FRA"},
                                        {"GLP", "FRA"},
                                        {"MYT", "FRA"},
                                        {"SJM", "NOR"},
                                        {"BES", "NLD"}}) {
        INFO(part);
        (void)map.draw(Scale::s10m);
        map.view.lookAt = map.base.ground->anchors[parties.byCode(part)];
        (void)map.draw(Scale::s10m);
        const auto place = map.placeOf(parties.byCode(part));
        REQUIRE(place);
        CHECK(map.builder.pick(*place).party == parties.byCode(country));
        // Selected by name it is itself, and its name stands where it is.
        map.view.focus = parties.byCode(part);
        const Scene scene = map.draw(Scale::s10m);
        map.view.focus = kNoParty;
        CHECK(std::any_of(scene.texts.begin(), scene.texts.end(), [&](const Text& text) {
            return text.text == parties[parties.byCode(part)].name && glm::distance(text.position, *place) < 80.0;
        }));
    }
}
