// The bundled boundaries as we read them, against GDAL's reading of the same files: a country out of place, a lost
// island or a hole filled in would be seen here.

#include "geo/atlas_reader.hpp"
#include "geo/rings.hpp"

#include <catch2/catch.hpp>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

using namespace entente;

namespace {

const std::filesystem::path kGeodata = std::filesystem::path(ENTENTE_SOURCE_DIR) / "geodata";

Ring ringOf(const OGRLinearRing& source) {
    Ring ring;
    for (int i = 0; i < source.getNumPoints() - 1; ++i) {
        ring.emplace_back(source.getX(i), source.getY(i));
    }
    return ring;
}

Polygon polygonOf(const OGRPolygon& source) {
    Polygon polygon;
    for (const auto* ring : source) {
        polygon.rings.push_back(ringOf(*ring));
    }
    unwrapPolygon(polygon);
    return polygon;
}

/// The polygons of each country by its code, in the order of the file.
std::map<std::string, std::vector<Polygon>> readByGdal(const std::string& file) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open((kGeodata / file).c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset != nullptr);
    std::map<std::string, std::vector<Polygon>> countries;
    for (const auto& feature : *dataset->GetLayer(0)) {
        auto& mine = countries[feature->GetFieldAsString("code")];
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (wkbFlatten(geometry->getGeometryType()) == wkbPolygon) {
            mine.push_back(polygonOf(*geometry->toPolygon()));
            continue;
        }
        for (const auto* polygon : *geometry->toMultiPolygon()) {
            mine.push_back(polygonOf(*polygon));
        }
    }
    return countries;
}

bool areAlike(const Ring& a, const Ring& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](LonLat p, LonLat q) {
        return p.x == Approx(q.x).margin(1e-9) && p.y == Approx(q.y).margin(1e-9);
    });
}

} // namespace

TEST_CASE("Every ring of every country is where GDAL reads it", "[boundaries]") {
    const auto parties = readAtlas(kGeodata).value.value().parties;
    for (const auto& [scale, file] :
         {std::pair(Scale::s110m, "countries-110m.json"), std::pair(Scale::s50m, "countries-50m.json")}) {
        const auto ours = readBoundaries(kGeodata, scale, parties);
        const auto theirs = readByGdal(file);
        REQUIRE(ours.value->territories.size() == theirs.size());
        for (const auto& territory : ours.value->territories) {
            INFO(territory.name);
            const auto& expected = theirs.at(parties[territory.party].code);
            REQUIRE(territory.polygons.size() == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const auto& rings = territory.polygons[i].rings;
                REQUIRE(std::equal(rings.begin(), rings.end(), expected[i].rings.begin(), expected[i].rings.end(),
                                   areAlike));
            }
        }
    }
}

TEST_CASE("A topology that names an arc it does not have is an error, not a crash", "[boundaries]") {
    const auto folder = std::filesystem::temp_directory_path() / "entente-boundaries-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "countries-110m.json")
        << R"({"type":"Topology","objects":{"countries":{"type":"GeometryCollection","geometries":[)"
           R"({"type":"Polygon","arcs":[[0,7]],"properties":{"code":"JPN","name":"Japan"}}]}},)"
           R"("arcs":[[[0,0],[1,0],[0,1]]]})";
    const auto read = readBoundaries(folder, Scale::s110m, PartyTable{});
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(read);
    REQUIRE(read.diagnostics.front().code == "unreadable-file");
}
