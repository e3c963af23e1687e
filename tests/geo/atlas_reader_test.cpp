#include "geo/atlas_reader.hpp"

#include "core/day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

using namespace entente;

namespace {

const std::filesystem::path kGeodata = std::filesystem::path(ENTENTE_SOURCE_DIR) / "geodata";

const Atlas& atlas() {
    static const Atlas read = readAtlas(kGeodata).value.value();
    return read;
}

std::string codeOf(std::string_view text) {
    const auto party = atlas().parties.find(text);
    return party == kNoParty ? "" : atlas().parties[party].code;
}

const Boundary& territoryOf(const Boundaries& boundaries, std::string_view code) {
    const auto party = atlas().parties.byCode(code);
    const auto found = std::find_if(boundaries.territories.begin(), boundaries.territories.end(),
                                    [&](const Boundary& b) { return b.party == party; });
    REQUIRE(found != boundaries.territories.end());
    return *found;
}

} // namespace

TEST_CASE("The bundled atlas is read without a complaint", "[atlas]") {
    REQUIRE(readAtlas(kGeodata).diagnostics.empty());
    REQUIRE(atlas().boundarySource == "Natural Earth, de facto");
}

TEST_CASE("Parties are found by the codes and names that people write", "[atlas]") {
    for (const auto* text : {"JPN", "JP", "392", "Japan", "japan"}) {
        REQUIRE(codeOf(text) == "JPN");
    }
    REQUIRE(codeOf("Republic of Korea") == "KOR");
    REQUIRE(codeOf("DPRK") == "PRK");
    REQUIRE(codeOf("Kosovo") == "XKX");
    REQUIRE(codeOf("Cote d'Ivoire") == "CIV");
    REQUIRE(codeOf("008") == "ALB");
    REQUIRE(codeOf("Atlantis").empty());
}

TEST_CASE("Codes of sports resolve, are told from those of ISO 3166, and never take one's place", "[atlas]") {
    const auto& parties = atlas().parties;
    const std::vector<std::pair<const char*, const char*>> codes{
        {"SUI", "CHE"}, {"NED", "NLD"}, {"GRE", "GRC"}, {"CHI", "CHL"}, {"GER", "DEU"}, {"POR", "PRT"}, {"DEN", "DNK"},
        {"CRO", "HRV"}, {"KOS", "XKX"}, {"TPE", "TWN"}, {"IRI", "IRN"}, {"EQG", "GNQ"}, {"EL", "GRC"}};
    for (const auto& [text, code] : codes) {
        INFO(text);
        CHECK(codeOf(text) == code);
        CHECK(parties.remark(text).find("not of ISO 3166") != std::string::npos);
    }
    for (const auto* text : {"BRN", "ANT", "BUR", "CHE", "SUN", "XKX"}) { // the IOC has the first three for others
        INFO(text);
        CHECK(codeOf(text) == text);
        CHECK(parties.remark(text).empty());
    }
}

TEST_CASE("What several parties go by, or a part of one, is nobody's; the report says whom it may mean", "[atlas]") {
    const std::vector<std::pair<const char*, const char*>> advice{
        {"Korea", "It may be South Korea (KOR) or North Korea (PRK); write the code."},
        {"Guiana", "It may be Guyana (GUY) or French Guiana (GUF); write the code."},
        {"St. Martin", "It may be Saint Martin (French part) (MAF) or Sint Maarten (SXM); write the code."},
        {"Virgin Islands", "It may be British Virgin Islands (VGB) or US Virgin Islands (VIR); write the code."},
        {"NIG", "It may be Niger (NER) or Nigeria (NGA); write the code."}, // to the IOC, and to Correlates of War
        {"Scotland", "It is a part of United Kingdom (GBR); write GBR where the whole is meant."},
        {"ZWX", ""},
        {"JNP", "Did you mean Japan (JPN)?"},
        {"Abkhazia", ""}};
    for (const auto& [text, expected] : advice) {
        INFO(text);
        CHECK(codeOf(text).empty());
        CHECK(atlas().parties.advice(text) == expected);
    }
    CHECK(codeOf("Congo") == "COG");
    CHECK(atlas().parties.remark("Congo") == "it may be DR Congo (COD) too.");
}

TEST_CASE("Names of agencies' lists resolve: turned round, abbreviated, old, without umlauts", "[atlas]") {
    // Spellings of the World Bank, the United Nations, the CIA and of old maps.
    const std::vector<std::pair<const char*, const char*>> names{
        {"Poland, Republic of", "POL"},
        {"Egypt, Arab Rep.", "EGY"},
        {"Iran, Islamic Rep.", "IRN"},
        {"Yemen, Rep.", "YEM"},
        {"Korea, Dem. People's Rep.", "PRK"},
        {"Congo, Dem. Rep.", "COD"},
        {"Venezuela, RB", "VEN"},
        {"Micronesia, Fed. Sts.", "FSM"},
        {"Hong Kong SAR, China", "HKG"},
        {"Macao SAR, China", "MAC"},
        {"Somalia, Fed. Rep.", "SOM"},
        {"Virgin Islands (U.S.)", "VIR"},
        {"Puerto Rico (US)", "PRI"},
        {"Bolivia (Plurinational State of)", "BOL"},
        {"Netherlands (Kingdom of the)", "NLD"},
        {"United Kingdom of Great Britain and Northern Ireland", "GBR"},
        {"Democratic People's Republic of Korea", "PRK"},
        {"Gambia, The", "GMB"},
        {"Korea, South", "KOR"},
        {"St. Vincent & the Grenadines", "VCT"},
        {"XK", "XKX"},
        {"Western Samoa", "WSM"},
        {"Siam", "THA"},
        {"Oesterreich", "AUT"},
        {"Daenemark", "DNK"},
        {"Suedkorea", "KOR"},
        {"Aegypten", "EGY"},
        {"Grossbritannien", "GBR"},
        {"Bundesrepublik Deutschland", "DEU"},
        {"Tschechoslowakei", "CSK"},
        {"Mỹ", "USA"}}; // no MY
    for (const auto& [text, code] : names) {
        INFO(text);
        CHECK(codeOf(text) == code);
        CHECK(atlas().parties.remark(text).empty());
    }
}

TEST_CASE("Former states know when they ended and what became of them", "[atlas]") {
    const auto& parties = atlas().parties;
    const auto& union_ = parties[parties.byCode("SUN")];
    REQUIRE(union_.status == PartyStatus::former);
    REQUIRE(union_.ended == dayFromCivil({1991, 12, 25}));
    REQUIRE(union_.successors.size() == 15);
    REQUIRE(parties[union_.successors.front().party].code == "RUS");
    REQUIRE(parties[parties.byCode("DDR")].ended == dayFromCivil({1990, 10, 2}));
    REQUIRE(parties[parties.byCode("RUS")].status == PartyStatus::iso);
    REQUIRE(parties[parties.byCode("XKX")].status == PartyStatus::userAssigned);
}

TEST_CASE("Ties do not jump when a state takes over in the same capital, and others stay where they are", "[atlas]") {
    const auto& parties = atlas().parties;
    const auto anchor = [&](const char* code) { return parties[parties.byCode(code)].label; };
    REQUIRE(anchor("RUS") == anchor("SUN")); // Moscow
    REQUIRE(anchor("SRB") == anchor("YUG"));
    REQUIRE(anchor("CZE") == anchor("CSK"));
    REQUIRE(anchor("DEU") == anchor("DDR"));
    REQUIRE(anchor("RUS").x == Approx(37.6).margin(0.1));
    REQUIRE(anchor("RUS").y == Approx(55.75).margin(0.1));
    REQUIRE(anchor("KAZ") != anchor("SUN"));
    REQUIRE(anchor("DJI") != anchor("AFI"));              // small: the town would lie in the sea of a coarse map
    REQUIRE(anchor("SVK").x == Approx(19.5).margin(0.8)); // in its own middle
}

TEST_CASE("Label points and capitals are where they are", "[atlas]") {
    const auto& japan = atlas().parties[atlas().parties.byCode("JPN")];
    REQUIRE(japan.label.x == Approx(138.0).margin(3.0));
    REQUIRE(japan.label.y == Approx(36.5).margin(2.0));
    REQUIRE(japan.capital.has_value());
    REQUIRE(japan.capital->x == Approx(139.69).margin(0.1));
    REQUIRE(japan.capital->y == Approx(35.69).margin(0.1));
}

TEST_CASE("Names in other languages are found, and change no known one", "[atlas]") {
    const auto& parties = atlas().parties;
    REQUIRE(parties.findWithoutMore("Узбекистан") == kNoParty);
    const std::vector<std::pair<const char*, const char*>> names{
        {"Узбекистан", "UZB"}, {"烏茲別克", "UZB"},    {"Özbekistan", "UZB"},  {"ウズベキスタン", "UZB"},
        {"Usbekistan", "UZB"}, {"日本", "JPN"},        {"Deutschland", "DEU"}, {"UK", "GBR"},
        {"392", "JPN"},        {"South Korea", "KOR"}, {"DR Congo", "COD"},    {"republica dominicana", "DOM"}};
    for (const auto& [text, code] : names) {
        INFO(text);
        REQUIRE(parties.find(text) != kNoParty);
        CHECK(parties[parties.find(text)].code == code);
    }
    for (std::size_t i = 0; i < parties.size(); ++i) {
        REQUIRE(parties.find(parties[static_cast<PartyId>(i)].name) == i);
    }
}

TEST_CASE("A near miss of a name in any language gets that name with the party's own", "[atlas]") {
    CHECK(atlas().parties.nearestName("Deutschlend") == "Deutschland (Germany)");
    CHECK(atlas().parties.nearestName("Uzbekstan") == "Uzbekistan");
    CHECK(atlas().parties.nearestName("ウズベキスタ").ends_with("(Uzbekistan)"));
    CHECK(atlas().parties.nearestName("Middle-earth").empty());
}

TEST_CASE("A search that no English name answers asks all languages", "[atlas]") {
    for (const auto* text : {"Usbeki", "ウズベキ"}) {
        const auto found = atlas().parties.search(text, 5);
        REQUIRE_FALSE(found.empty());
        CHECK(atlas().parties[found.front()].code == "UZB");
    }
}

TEST_CASE("A missing or broken data folder is an error with its file, not a crash", "[atlas]") {
    const auto nowhere = readAtlas("no-such-folder");
    REQUIRE_FALSE(nowhere);
    REQUIRE(nowhere.diagnostics.front().code == "unreadable-file");
    REQUIRE(nowhere.diagnostics.front().file.find("parties.csv") != std::string::npos);

    const auto folder = std::filesystem::temp_directory_path() / "entente-atlas-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "parties.csv") << "code,name\nJPN,Japan\n";
    std::ofstream(folder / "countries-50m.json") << R"({"type":"Topology","objects":{)";
    const auto broken = readAtlas(folder);
    REQUIRE_FALSE(broken);
    REQUIRE(broken.diagnostics.front().code == "missing-column");
    const auto boundaries = readBoundaries(folder, Scale::s50m, atlas().parties);
    REQUIRE_FALSE(boundaries);
    REQUIRE(boundaries.diagnostics.front().code == "unreadable-file");
    REQUIRE(boundaries.diagnostics.front().severity == Severity::error);
    std::filesystem::remove_all(folder);
}

TEST_CASE("No territory of the source is lost at any scale", "[atlas]") {
    for (const auto& [scale, name] :
         {std::pair(Scale::s110m, "countries-110m.json"), std::pair(Scale::s50mThinned, "countries-50m.json"),
          std::pair(Scale::s50m, "countries-50m.json"), std::pair(Scale::s10m, "countries-10m.json")}) {
        const auto read = readBoundaries(kGeodata, scale, atlas().parties);
        REQUIRE(read.diagnostics.empty());
        std::ifstream stream(kGeodata / name);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        constexpr std::string_view kCode = "\"code\":\"";
        std::set<std::string> codes; // several features of one code are one territory
        for (auto at = text.find(kCode); at != std::string::npos; at = text.find(kCode, at + 1)) {
            codes.insert(text.substr(at + kCode.size(), 3));
        }
        REQUIRE(read.value->territories.size() == codes.size());
        for (const auto& territory : read.value->territories) {
            REQUIRE(territory.party != kNoParty);
            REQUIRE_FALSE(territory.polygons.empty());
        }
        for (const char* part : {"XBK", "XGB", "XUB"}) { // drawn and filled with Kazakhstan, Cuba and Cyprus
            REQUIRE(codes.count(part) == 0);
        }
        REQUIRE(territoryOf(*read.value, "XKX").name == "Kosovo");
        REQUIRE(territoryOf(*read.value, "XSO").name == "Somaliland");
        REQUIRE(territoryOf(*read.value, "XNC").name == "N. Cyprus");
        REQUIRE(read.value->disputed.size() > 40);
    }
}

TEST_CASE("A territory that no party is known for keeps its name", "[atlas]") {
    const auto read = readBoundaries(kGeodata, Scale::s110m, PartyTable{});
    REQUIRE(read.value->territories.size() == 177);
    const auto& territories = read.value->territories;
    REQUIRE(std::any_of(territories.begin(), territories.end(),
                        [](const Boundary& b) { return b.name == "Somaliland" && b.party == kNoParty; }));
}

TEST_CASE("Rings run on over 180 degrees instead of jumping back", "[atlas]") {
    const auto read = readBoundaries(kGeodata, Scale::s50m, atlas().parties);
    for (const auto& territory : read.value->territories) {
        for (const auto& polygon : territory.polygons) {
            for (const auto& ring : polygon.rings) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const auto next = ring[(i + 1) % ring.size()];
                    const bool alongPole = std::abs(ring[i].y) == 90.0 && std::abs(next.y) == 90.0;
                    REQUIRE((alongPole || std::abs(next.x - ring[i].x) < 180.0));
                }
            }
        }
    }
    const auto spanOf = [&](std::string_view code) {
        double span = 0.0;
        for (const auto& polygon : territoryOf(*read.value, code).polygons) {
            const auto [least, most] = std::minmax_element(polygon.rings[0].begin(), polygon.rings[0].end(),
                                                           [](LonLat a, LonLat b) { return a.x < b.x; });
            span = std::max(span, most->x - least->x);
        }
        return span;
    };
    REQUIRE(spanOf("RUS") == Approx(162.0).margin(5.0)); // from the Baltic to the Bering Strait, in one piece
    REQUIRE(spanOf("ATA") == Approx(360.0));             // round the pole, and closed over it
    REQUIRE(spanOf("FJI") < 2.0);
}

TEST_CASE("Countries have names in the reader's language, as iso-codes has them", "[atlas]") {
    const auto parties = readAtlas(kGeodata).value.value().parties;
    const auto nameIn = [&](std::string_view language, std::string_view code) {
        const auto names = readTranslatedNames(kGeodata, language, parties);
        INFO(language);
        REQUIRE(names);
        REQUIRE(names.diagnostics.empty());
        return names.value->of(parties, parties.byCode(code));
    };
    CHECK(nameIn("ja", "JPN") == "日本");
    CHECK(nameIn("ar", "UZB") == "أوزبكستان");
    CHECK(nameIn("ru", "KOR") == "Южная Корея");
    CHECK(nameIn("de", "KGZ") == "Kirgisistan");
    CHECK(nameIn("de", "IRN") == "Iran"); // the same as in English, so that there is no row
    CHECK(nameIn("de", "XKX") == "Kosovo");
    CHECK(nameIn("", "DEU") == "Germany");
    CHECK(nameIn("EN", "DEU") == "Germany");
    CHECK(nameIn("pt-BR", "DEU") == nameIn("pt_br", "DEU"));
    CHECK(nameIn("zh", "CHN") == nameIn("zh_CN", "CHN"));
    CHECK(nameIn("zh", "CHN") == "中国");
    const auto unknown = readTranslatedNames(kGeodata, "tlh", parties);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.diagnostics.at(0).code == "unknown-language");
    CHECK(unknown.diagnostics.at(0).advice.find("ja") != std::string::npos);
}
