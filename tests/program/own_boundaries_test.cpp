// Historians and others bring their own map; it must be theirs and no other, with nothing lost.
#include "own_boundaries.hpp"

#include "geo/atlas_reader.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace entente;

namespace {

const std::filesystem::path kGeodata = ENTENTE_SOURCE_DIR "/geodata";

const PartyTable& parties() {
    static const Atlas atlas = std::move(*readAtlas(kGeodata).value);
    return atlas.parties;
}

double areaOf(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
        sum += ring[k].x * ring[i].y - ring[i].x * ring[k].y;
    }
    return std::abs(sum) / 2.0;
}

/// Square degrees of the outer rings by name; names of nobody are kept apart by the name itself.
std::map<std::string, double> areas(const Boundaries& boundaries) {
    std::map<std::string, double> sums;
    for (const auto& territory : boundaries.territories) {
        auto& sum = sums[territory.party == kNoParty ? territory.name : parties()[territory.party].code];
        for (const auto& polygon : territory.polygons) {
            sum += areaOf(polygon.rings.front());
        }
    }
    return sums;
}

} // namespace

TEST_CASE("the bundled boundaries opened as somebody's own file through GDAL are the same territories") {
    const auto own = readOwnBoundaries(kGeodata / "countries-110m.json", parties());
    REQUIRE(own.value);
    const auto mine = areas(*own.value);
    const auto bundled = areas(*readBoundaries(kGeodata, Scale::s110m, parties()).value);
    REQUIRE(bundled.size() > 170);
    CHECK(mine.size() == bundled.size());
    for (const auto& [name, area] : bundled) {
        INFO(name);
        REQUIRE(mine.contains(name));
        // Antarctica's ring is closed over the pole in another place.
        CHECK(mine.at(name) == Approx(area).epsilon(name == "ATA" ? 0.05 : 1e-6));
    }
}

TEST_CASE(
    "territories of a file are told by code, else by name in any language; what belongs to nobody is drawn and said") {
    const auto own = readOwnBoundaries(ENTENTE_SOURCE_DIR "/tests/data/own-boundaries.geojson", parties());
    REQUIRE(own.value);
    const auto found = areas(*own.value);
    CHECK(found.at("KAZ") == Approx(35.0 * 12.0));
    CHECK(found.at("UZB") == Approx(16.0 * 4.0));
    CHECK(found.at("FJI") == Approx(4.0 * 3.0));
    CHECK(found.at("Atlantis") == Approx(100.0));
    const auto& said = own.diagnostics;
    CHECK(std::any_of(said.begin(), said.end(), [](const Diagnostic& d) {
        return d.code == "unnamed-territories" && d.text.find("Atlantis") != std::string::npos;
    }));
}

TEST_CASE("a file without polygons is refused with a reason, and no picture is left half made") {
    const auto none = readOwnBoundaries(ENTENTE_SOURCE_DIR "/layers/sco.geojson", parties());
    CHECK_FALSE(none.value);
    REQUIRE_FALSE(none.diagnostics.empty());
    CHECK(none.diagnostics.back().code == "no-polygons");
    CHECK_FALSE(readOwnBoundaries("/nowhere/at-all.gpkg", parties()).value);
}
