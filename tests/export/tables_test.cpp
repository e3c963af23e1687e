// The table of ties is a contract: columns, order, spelling.

#include "export/tables.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

using namespace entente;

namespace {

Day day(int year, int month, int dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

PartyId addParty(PartyTable& parties, const char* code, LonLat label) {
    Party party;
    party.code = code;
    party.name = code;
    party.label = label;
    return parties.add(party);
}

void addTie(Pack& pack, PartyId from, std::uint16_t to, KindId kind, bool directed, Interval interval) {
    pack.ties.from.push_back(from);
    pack.ties.to.push_back(to);
    pack.ties.kind.push_back(kind);
    pack.ties.directed.push_back(directed ? 1 : 0);
    pack.ties.weight.push_back(7500);
    pack.ties.interval.push_back(interval);
    pack.ties.feature.push_back(static_cast<FeatureId>(pack.features.size()));
    Feature feature;
    feature.kind = kind;
    feature.layer = pack.header.kinds[kind].layer;
    feature.interval = interval;
    pack.features.push_back(feature);
}

/// A membership, a directed tie over the date line, one that is only possible, one with an unknown end, one over.
std::shared_ptr<const World> someWorld() {
    auto atlas = std::make_shared<Atlas>();
    const auto india = addParty(atlas->parties, "IND", {78.5, 22.0});
    const auto japan = addParty(atlas->parties, "JPN", {138.0, 36.0});
    const auto states = addParty(atlas->parties, "USA", {-98.0, 39.0});
    Pack pack;
    pack.header.kinds = {{"member", Layer::organization, "Member", std::nullopt, 0.5},
                         {"alliance", Layer::partnership, "Alliance", std::nullopt, 0.5},
                         {"oppose", Layer::statement, "Oppose", std::nullopt, 0.5}};
    pack.header.organizations = {{"SCO", "Shanghai Cooperation Organisation", std::nullopt}};
    const auto since = [](Day first) { return Interval{first, first, kDayMax, kDayMax}; };
    const auto year = Interval{day(2020, 1, 1), day(2020, 12, 31), kDayMax, kDayMax};
    addTie(pack, india, 0, 0, true, since(day(2017, 6, 9)));
    addTie(pack, japan, states, 1, true, since(day(1960, 6, 23)));
    addTie(pack, india, japan, 1, false, year);
    addTie(pack, india, kNoParty, 2, true, since(day(2000, 1, 1)));
    addTie(pack, india, states, 1, false, {0, 0, 10, 10});
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    return std::make_shared<const World>(atlas, std::move(packs));
}

FeatureDetail detailOf(FeatureId feature) {
    FeatureDetail detail;
    detail.id = std::string("f").append(std::to_string(feature));
    switch (feature) {
    case 0:
        detail.role = "member";
        detail.label = "India, \"full\" member";
        detail.start = "2017-06-09";
        detail.end = "..";
        detail.sources = {"s1", "s2"};
        break;
    case 1:
        detail.label = "=Treaty, of 1960";
        detail.start = "1960-06-23";
        break;
    case 2:
        detail.label = "Two\nlines";
        detail.start = "2020";
        break;
    default:
        detail.about = {"Atlantis"};
        break;
    }
    return detail;
}

Slice sliceOn(Day when) {
    Slice slice(someWorld());
    slice.moveTo({when, when});
    return slice;
}

} // namespace

TEST_CASE("The table lists what holds, in the order of the pack") {
    const auto rows = tieRows(sliceOn(day(2020, 6, 1)), {}, detailOf);
    CHECK(tiesAsCsv(rows) == "layer,kind,from,to,role,start,end,state,weight,label,feature,sources\n"
                             "organization,member,IND,SCO,member,2017-06-09,..,certain,0.75,"
                             "\"India, \"\"full\"\" member\",f0,s1;s2\n"
                             "partnership,alliance,JPN,USA,,1960-06-23,,certain,0.75,\"=Treaty, of 1960\",f1,\n"
                             "partnership,alliance,IND,JPN,,2020,,possible,0.75,\"Two\nlines\",f2,\n"
                             "statement,oppose,IND,Atlantis,,2000-01-01,..,certain,0.75,,f3,\n");
}

TEST_CASE("The table can be narrowed to a party and to layers") {
    const auto slice = sliceOn(day(2021, 6, 1));
    TieFilter japan;
    japan.party = slice.world().parties().byCode("JPN");
    const auto ofJapan = tieRows(slice, japan, detailOf);
    REQUIRE(ofJapan.size() == 2);
    CHECK(ofJapan[0].feature == "f1");
    CHECK(ofJapan[1].feature == "f2");
    TieFilter memberships;
    memberships.layers = {true, false, false, false, false};
    CHECK(tieRows(slice, memberships, detailOf).size() == 1);
    // Party number 0 is India: it must not be taken for organization number 0.
    TieFilter india;
    india.party = slice.world().parties().byCode("IND");
    india.layers = {true, false, false, false, false};
    CHECK(tieRows(slice, india, detailOf).size() == 1);
    india.party = slice.world().parties().byCode("USA");
    CHECK(tieRows(slice, india, detailOf).empty());
}

TEST_CASE("JSON has the names of the columns and escapes what it must") {
    const auto rows = tieRows(sliceOn(day(2018, 1, 1)), {}, detailOf);
    CHECK(tiesAsJson(std::span(rows).first(1)) ==
          "[\n{\"layer\":\"organization\",\"kind\":\"member\",\"from\":\"IND\",\"to\":\"SCO\",\"role\":\"member\","
          "\"start\":\"2017-06-09\",\"end\":\"..\",\"state\":\"certain\",\"weight\":0.75,"
          "\"label\":\"India, \\\"full\\\" member\",\"feature\":\"f0\",\"sources\":\"s1;s2\"}\n]\n");
    CHECK(tiesAsJson({}) == "[]\n");
    TieRow odd;
    odd.label = "tab\tand \\";
    CHECK(tiesAsJson({&odd, 1}).find(R"("label":"tab\u0009and \\")") != std::string::npos);
}

TEST_CASE("GeoJSON draws ties between parties and cuts them at the date line") {
    const auto rows = tieRows(sliceOn(day(2020, 6, 1)), {}, detailOf);
    const auto geojson = tiesAsGeoJson(rows);
    CHECK(geojson.find(R"({"type":"Feature","geometry":null,"properties":{"layer":"organization")") !=
          std::string::npos);
    // From Japan (138, 36) east to the United States (-98, 39): 42 of 124 degrees to the edge, latitude 36 + 3 *
    // 42/124.
    CHECK(geojson.find(
              R"({"type":"MultiLineString","coordinates":[[[138,36],[180,37.0161]],[[-180,37.0161],[-98,39]]]})") !=
          std::string::npos);
    CHECK(geojson.find(R"({"type":"LineString","coordinates":[[78.5,22],[138,36]]})") != std::string::npos);
    CHECK(tiesAsGeoJson({}) == "{\"type\":\"FeatureCollection\",\"features\":[]}\n");
}
