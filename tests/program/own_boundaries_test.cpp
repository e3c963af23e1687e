// Historians and others bring their own map; it must be theirs and no other, with nothing lost.
#include "own_boundaries.hpp"

#include "geo/atlas_reader.hpp"
#include "reader.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>

using namespace entente;
using namespace entente::test;

namespace {

const std::filesystem::path kGeodata = ENTENTE_SOURCE_DIR "/geodata";
const std::filesystem::path kDated = ENTENTE_SOURCE_DIR "/tests/data/dated-boundaries.geojson";
/// CShapes 2.0 (Schvitz et al. 2022), which is no part of Entente.
const auto kCShapes = std::filesystem::path(ENTENTE_SOURCE_DIR).parent_path() / "shared/data/cshapes_2_gw.topojson";

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

Result<BoundaryHistory> readOwn(const std::filesystem::path& path, BoundaryEnd end = BoundaryEnd::inclusive) {
    return readOwnBoundaries(path, kGeodata, parties(), end);
}

std::map<std::string, double> areasOn(const BoundaryHistory& history, int year, int month, int day) {
    return areas(history.boundariesIn(history.epochAt(dayOf(year, month, day))));
}

bool told(const std::vector<Diagnostic>& said, const std::string& code, const std::string& words) {
    return std::any_of(said.begin(), said.end(), [&](const Diagnostic& d) {
        return d.code == code && (d.text + d.advice).find(words) != std::string::npos;
    });
}

} // namespace

TEST_CASE("the bundled boundaries opened as somebody's own file through GDAL are the same territories") {
    const auto own = readOwn(kGeodata / "countries-110m.json");
    REQUIRE(own.value);
    CHECK(own.value->epochCount() == 1);
    const auto mine = areas(own.value->boundariesIn(0));
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
    const auto own = readOwn(ENTENTE_SOURCE_DIR "/tests/data/own-boundaries.geojson");
    REQUIRE(own.value);
    const auto found = areas(own.value->boundariesIn(0));
    CHECK(found.at("KAZ") == Approx(35.0 * 12.0));
    CHECK(found.at("UZB") == Approx(16.0 * 4.0));
    CHECK(found.at("FJI") == Approx(4.0 * 3.0));
    CHECK(found.at("Atlantis") == Approx(100.0));
    CHECK(told(own.diagnostics, "unnamed-territories", "Atlantis"));
}

TEST_CASE("a file without polygons is refused with a reason, and no picture is left half made") {
    const auto none = readOwn(ENTENTE_SOURCE_DIR "/layers/sco.geojson");
    CHECK_FALSE(none.value);
    REQUIRE_FALSE(none.diagnostics.empty());
    CHECK(none.diagnostics.back().code == "no-polygons");
    CHECK_FALSE(readOwn("/nowhere/at-all.gpkg").value);
}

namespace {

/// Writes the rows of the dated file anew: `fields` are made of the texts of start and end.
using FieldWriter = std::function<void(OGRFeature&, const std::string& start, const std::string& end)>;

void writeDated(const char* driver, const fs::path& path,
                const std::vector<std::pair<const char*, OGRFieldType>>& fields, const FieldWriter& write) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> from(GDALDataset::Open(kDated.c_str(), GDAL_OF_VECTOR));
    const std::unique_ptr<GDALDataset> to(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(from);
    REQUIRE(to);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto* layer = to->CreateLayer("borders", &wgs84, wkbPolygon, nullptr);
    OGRFieldDefn code("gwcode", OFTInteger);
    REQUIRE(layer->CreateField(&code) == OGRERR_NONE);
    for (const auto& [name, type] : fields) {
        OGRFieldDefn field(name, type);
        REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
    }
    for (const auto& row : from->GetLayer(0)) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("gwcode", row->GetFieldAsInteger("gwcode"));
        feature.SetGeometry(row->GetGeometryRef());
        write(feature, row->GetFieldAsString("start"), row->GetFieldAsString("end"));
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
}

int part(const std::string& date, std::size_t from, std::size_t count) {
    return date.size() > from ? std::stoi(date.substr(from, count)) : 0;
}

/// What the dated file shows on its days, whatever the format.
void checkDays(const BoundaryHistory& history) {
    const auto on = [&](int year, int month, int day) { return areasOn(history, year, month, day); };
    CHECK(on(1991, 12, 20) == std::map<std::string, double>{{"SUN", 118.0 * 25.0}, {"SDN", 14.0 * 16.0}});
    // The last days of the Soviet Union, whose number is Russia's: the polygon changes hands, not its shape.
    CHECK(on(1991, 12, 21) ==
          std::map<std::string, double>{{"SUN", 100.0 * 25.0}, {"UKR", 18.0 * 7.0}, {"SDN", 224.0}});
    CHECK(on(1992, 1, 1) == std::map<std::string, double>{{"RUS", 100.0 * 25.0}, {"UKR", 18.0 * 7.0}, {"SDN", 224.0}});
    CHECK(on(2011, 7, 8).at("SDN") == Approx(14.0 * 16.0));
    CHECK_FALSE(on(2011, 7, 8).contains("SSD"));
    CHECK(on(2011, 7, 9).at("SDN") == Approx(14.0 * 10.0));
    CHECK(on(2011, 7, 9).at("SSD") == Approx(14.0 * 6.0));
    CHECK(on(2024, 1, 1).at("SSD") == Approx(14.0 * 6.0)); // the file ends in 2019, South Sudan does not
}

} // namespace

TEST_CASE("borders change on the days that the file names, and a number is the state that had it then") {
    const auto own = readOwn(kDated);
    REQUIRE(own.value);
    checkDays(*own.value);
    CHECK(areasOn(*own.value, 1991, 12, 25).contains("SUN"));
    CHECK(areasOn(*own.value, 1991, 12, 26).contains("RUS"));
    CHECK(areasOn(*own.value, 1950, 12, 31).contains("Austria-Hungary"));
    CHECK_FALSE(areasOn(*own.value, 1951, 1, 1).contains("Austria-Hungary"));
    CHECK(told(own.diagnostics, "boundary-dates", "from \"start\" to \"end\", that day included"));
    CHECK(told(own.diagnostics, "boundaries-coverage", "2019-12-31"));
    CHECK(told(own.diagnostics, "unnamed-territories", "Austria-Hungary"));
    CHECK_FALSE(told(own.diagnostics, "boundaries-end", ""));
}

TEST_CASE("ends read as exclusive take a day off each border, and a file that is not meant so is told") {
    const auto own = readOwn(kDated, BoundaryEnd::exclusive);
    REQUIRE(own.value);
    CHECK(areasOn(*own.value, 1991, 12, 19).contains("SUN"));
    CHECK_FALSE(areasOn(*own.value, 1991, 12, 20).contains("SUN"));
    CHECK(told(own.diagnostics, "boundary-dates", "that day not included"));
    CHECK(told(own.diagnostics, "boundaries-end", "--boundaries-end inclusive"));
}

TEST_CASE("a GeoPackage with fields of dates, the end the first day of the next border") {
    const TemporaryFolder folder;
    const auto path = folder / "borders.gpkg";
    writeDated("GPKG", path, {{"gwsdate", OFTDate}, {"gwedate", OFTDate}},
               [](OGRFeature& feature, const std::string& start, const std::string& end) {
                   feature.SetField("gwsdate", part(start, 0, 4), part(start, 5, 2), part(start, 8, 2));
                   const auto next = civilFromDay(
                       dayOf(part(end, 0, 4), std::max(1, part(end, 5, 2)), std::max(1, part(end, 8, 2))) + 1);
                   if (end != "2019-12-31") {
                       feature.SetField("gwedate", next.year, next.month, next.day);
                   }
               });
    const auto own = readOwn(path, BoundaryEnd::exclusive);
    REQUIRE(own.value);
    checkDays(*own.value);
    CHECK(told(own.diagnostics, "boundary-dates", "from \"gwsdate\" to \"gwedate\", that day not included"));
    CHECK_FALSE(told(own.diagnostics, "boundaries-coverage", "")); // its ends are open
    CHECK_FALSE(told(own.diagnostics, "boundaries-end", ""));
    CHECK(told(readOwn(path).diagnostics, "boundaries-end", "--boundaries-end exclusive"));
}

TEST_CASE("a Shapefile with years, months and days in numbers") {
    const TemporaryFolder folder;
    const auto path = folder / "borders.shp";
    writeDated("ESRI Shapefile", path,
               {{"GWSYEAR", OFTInteger},
                {"GWSMONTH", OFTInteger},
                {"GWSDAY", OFTInteger},
                {"GWEYEAR", OFTInteger},
                {"GWEMONTH", OFTInteger},
                {"GWEDAY", OFTInteger}},
               [](OGRFeature& feature, const std::string& start, const std::string& end) {
                   const std::pair<const char*, const std::string*> sides[] = {{"GWS", &start}, {"GWE", &end}};
                   for (const auto& [name, date] : sides) {
                       feature.SetField((name + std::string("YEAR")).c_str(), part(*date, 0, 4));
                       feature.SetField((name + std::string("MONTH")).c_str(), part(*date, 5, 2));
                       feature.SetField((name + std::string("DAY")).c_str(), part(*date, 8, 2));
                   }
               });
    const auto own = readOwn(path);
    REQUIRE(own.value);
    checkDays(*own.value);
    CHECK(told(own.diagnostics, "boundary-dates", "\"GWSYEAR, GWSMONTH, GWSDAY\""));
}

TEST_CASE("nothing jumps when Russia takes over from a Soviet Union that the map shows") {
    const auto files = findDataFiles().value.value();
    const auto atlas = loadAtlas(files, kDated).value.value();
    GroundStore store(files.geodata, atlas);
    View view;
    const auto anchorOn = [&](int month, int day, int year, const char* code) {
        view.window = {dayOf(year, month, day), dayOf(year, month, day)};
        const auto base = store.get(view, Scale::s50m);
        REQUIRE(base.value);
        return base.value->ground->anchors[atlas->parties.byCode(code)];
    };
    const auto soviet = anchorOn(12, 25, 1991, "SUN");
    CHECK((soviet == anchorOn(12, 26, 1991, "RUS")));
    CHECK(atlas->parties[atlas->parties.byCode("RUS")].label.y == Approx(55.752)); // Moscow
}

TEST_CASE("a ground is made once an epoch and kept, and the next one may be made in advance") {
    const auto files = findDataFiles().value.value();
    const auto atlas = loadAtlas(files, kDated).value.value();
    GroundStore store(files.geodata, atlas);
    View view;
    const auto on = [&](Day last) {
        view.window = {last - 400, last}; // the last day of a window counts
        return store.get(view, Scale::s50m).value.value().ground;
    };
    const auto before = on(dayOf(2011, 7, 8));
    CHECK(on(dayOf(2005, 1, 1)) == before);
    CHECK(store.get(view, Scale::s110m).value->ground == before); // one scale
    store.prepareNext(view, Scale::s50m, 1);
    const auto after = on(dayOf(2011, 7, 9));
    CHECK(after->key != before->key);
    const auto territoryOf = [&](const Ground& ground, const char* code) {
        return std::any_of(ground.territories.begin(), ground.territories.end(),
                           [&](const auto& t) { return t.party == atlas->parties.byCode(code); });
    };
    CHECK_FALSE(territoryOf(*before, "SSD"));
    CHECK(territoryOf(*after, "SSD"));
    CHECK(on(dayOf(2011, 7, 8)) == before);
    for (const int direction : {-1, 1}) {
        view.window.last = direction < 0 ? dayOf(1800, 1, 1) : dayOf(2024, 1, 1);
        (void)store.get(view, Scale::s50m);
        store.prepareNext(view, Scale::s50m, direction); // there is none
    }
    CHECK(on(dayOf(1800, 1, 1))->territories.size() == 1);
}

TEST_CASE("a picture before the first border says that none is known, one after the last which it shows") {
    const TemporaryFolder folder;
    const auto files = findDataFiles().value.value();
    const auto atlas = loadAtlas(files, kDated).value.value();
    Session session(files, atlas, {}, {true, {}, {}});
    session.open({{files.bundledPacks.front(), true}});
    while (session.loader().busy()) {
        session.advanceBy(0.001);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    session.advanceBy(0.001);
    const auto pictureOf = [&](const char* date) {
        session.apply(action::SetDateText{date});
        return session.buildStill({1200, 700}, 1.0, sharedFonts()).value();
    };
    CHECK(hasText(pictureOf("1900-01-01"), "dated-boundaries.geojson, which has none before 8 May 1945"));
    CHECK(hasText(pictureOf("1991-12-25"), "dated-boundaries.geojson, on 25 December 1991."));
    CHECK(hasText(pictureOf("2024-01-01"), "dated-boundaries.geojson, on 31 December 2019, where it ends."));

    session.apply(action::SetDateText{"1945-05-07"}); // no tie changes on the next day, but borders do
    session.apply(action::NextChange{1});
    CHECK(isoDay(session.view().window.last) == "1945-05-08");
    session.apply(action::SetDateText{"1945-05-10"});
    session.apply(action::NextChange{-1});
    CHECK(isoDay(session.view().window.last) == "1945-05-08");
}

namespace {

double areaInSquareKilometres(const OGRGeometry& geometry) {
    // Lambert's cylindrical equal-area projection of the sphere of 6371 km.
    OGRSpatialReference degrees;
    OGRSpatialReference equal;
    REQUIRE(degrees.importFromProj4("+proj=longlat +R=6371000 +no_defs") == OGRERR_NONE);
    REQUIRE(equal.importFromProj4("+proj=cea +R=6371000 +units=m +no_defs") == OGRERR_NONE);
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> to(OGRCreateCoordinateTransformation(&degrees, &equal));
    const std::unique_ptr<OGRGeometry> there(geometry.clone());
    there->segmentize(0.25); // edges are straight in degrees, as the file has them
    REQUIRE(there->transform(to.get()) == OGRERR_NONE);
    return there->getGeometryType() == wkbMultiPolygon ? there->toMultiPolygon()->get_Area() / 1e6
                                                       : there->toPolygon()->get_Area() / 1e6;
}

} // namespace

TEST_CASE("borders of 1886 to 2019 by CShapes: the areas that GDAL finds, and nothing torn", "[shared]") {
    if (!std::filesystem::exists(kCShapes)) {
        WARN("skipped: the data by others is not there");
        return;
    }
    const auto files = findDataFiles().value.value();
    const auto read = loadAtlas(files, kCShapes);
    REQUIRE(read.value);
    const auto atlas = *read.value;
    CHECK(told(read.diagnostics, "boundaries-coverage", "181 polygons"));
    CHECK_FALSE(told(read.diagnostics, "boundaries-end", ""));
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> file(GDALDataset::Open(kCShapes.c_str(), GDAL_OF_VECTOR));
    REQUIRE(file);
    GroundStore store(files.geodata, atlas);
    for (const std::string date :
         {"1900-01-01", "1914-01-01", "1925-01-01", "1950-01-01", "1991-12-25", "1991-12-27", "2011-07-10"}) {
        INFO(date);
        View view;
        const Day day = parseDate(date).date->latest;
        view.window = {day, day};
        const auto base = store.get(view, Scale::s50m);
        REQUIRE(base.value);
        const Ground& ground = *base.value->ground;
        std::map<std::string, double> drawn;
        double whole = 0.0; // of the outline of the map
        for (std::size_t i = 0, k = ground.sphere.size() - 1; i < ground.sphere.size(); k = i++) {
            const glm::dvec2 a(ground.sphere[k]);
            const glm::dvec2 b(ground.sphere[i]);
            whole += (a.x * b.y - b.x * a.y) / 2.0;
        }
        const double earth = 4.0 * std::acos(-1.0) * 6371.0 * 6371.0;
        for (const auto& territory : ground.territories) {
            const bool land = territory.party == kNoParty && territory.name.empty();
            if (!land) {
                drawn[territory.party == kNoParty ? territory.name : atlas->parties[territory.party].code] +=
                    territory.area / std::abs(whole) * earth;
            }
        }
        std::map<std::string, double> expected;
        auto* layer = file->GetLayer(0);
        layer->ResetReading();
        for (const auto& row : layer) {
            // GDAL has read dates, which it writes with slashes.
            const auto side = [&row](const char* field) {
                std::string text = row->GetFieldAsString(field);
                std::replace(text.begin(), text.end(), '/', '-');
                return text;
            };
            if (side("start") <= date && date <= side("end")) {
                expected[row->GetFieldAsString("country_name")] += areaInSquareKilometres(*row->GetGeometryRef());
            }
        }
        double all = 0.0;
        double allDrawn = 0.0;
        for (const auto& [name, area] : expected) {
            all += area;
        }
        for (const auto& [name, area] : drawn) {
            allDrawn += area;
        }
        CHECK(drawn.size() == expected.size() - expected.count("Herzegovina")); // one territory with Bosnia
        CHECK(allDrawn == Approx(all).epsilon(0.002));
        const auto compare = [&](const char* code, const char* name) {
            INFO(code << " " << drawn[code] << " of " << expected[name]);
            CHECK(expected[name] > 0.0);
            CHECK(drawn[code] == Approx(expected[name]).epsilon(0.003));
        };
        compare(date < "1922-12-30" || date > "1991-12-25" ? "RUS" : "SUN", "Russia (Soviet Union)");
        compare("CHN", "China");
        if (date < "1945") {
            compare("DEU", "Germany (Prussia)");
        }
        if (date == "1914-01-01") {
            compare("Austria-Hungary", "Austria-Hungary");
        }
        if (date > "2011-07-08") {
            compare("SSD", "South Sudan");
        }
        // No line and no triangle across the map.
        double widest = 0.0;
        for (std::size_t i = 0; i + 2 < ground.indices.size(); i += 3) {
            const auto x = [&](std::size_t k) { return ground.vertices[ground.indices[i + k]].x; };
            const auto [least, most] = std::minmax({x(0), x(1), x(2)});
            widest = std::max(widest, static_cast<double>(most - least));
        }
        CHECK(widest < ground.bounds.width() / 3.0);
    }
}
