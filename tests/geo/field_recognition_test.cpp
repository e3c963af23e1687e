// Files without a header: what a stranger's table is read as.

#include "pack_fixture.hpp"

#include "geo/atlas_reader.hpp"
#include "geo/field_recognition.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <set>

namespace entente {
namespace {

using test::codes;
using test::find;

std::string fileOf(std::string_view features) {
    return R"({"type":"FeatureCollection","features":[)" + std::string(features) + "]}";
}

Result<Pack> readRows(std::initializer_list<std::string_view> rows, const FieldChoices& choices = {}) {
    std::string features;
    for (const auto row : rows) {
        features += (features.empty() ? "" : ",") + test::featureOf(row);
    }
    ReadOptions options;
    options.fields = choices;
    return readPackText(makePackText(fileOf(features)), "rows.geojson", test::parties(), options);
}

std::string tieText(const Pack& pack, std::size_t i) {
    const auto name = [](std::uint16_t party) { return party == kNoParty ? "?" : test::parties()[party].code; };
    const auto& ties = pack.ties;
    const bool membership = pack.features[ties.feature[i]].layer == Layer::organization;
    return name(ties.from[i]) +
           (membership              ? "@"
            : ties.directed[i] != 0 ? ">"
                                    : "-") +
           (membership ? pack.header.organizations[ties.to[i]].id : name(ties.to[i]));
}

std::string held(const Pack& pack, std::size_t feature) {
    const auto& i = pack.features[feature].interval;
    return isoDay(i.startEarliest) + "|" + isoDay(i.startLatest) + "|" +
           (i.endEarliest == kDayMax ? ".." : isoDay(i.endEarliest)) + "|" +
           (i.endLatest == kDayMax ? ".." : isoDay(i.endLatest));
}

} // namespace

TEST_CASE("Two columns of parties make undirected ties, directed ones where their names say so") {
    const auto plain = readRows({R"("Land A":"Japan","Land B":"India","Beginn":"3/2004","Ende":"31.12.2010")",
                                 R"("Land A":"China","Land B":"RU","Beginn":"2005","Ende":"9999-12-31")"});
    REQUIRE(plain);
    REQUIRE(plain.value->ties.size() == 2);
    CHECK(tieText(*plain.value, 0) == "IND-JPN");
    CHECK(tieText(*plain.value, 1) == "CHN-RUS");
    CHECK(held(*plain.value, 0) == "2004-03-01|2004-03-31|2010-12-31|2010-12-31");
    CHECK(held(*plain.value, 1) == "2005-01-01|2005-12-31|..|..");
    const auto* said = find(plain, "recognised-fields");
    REQUIRE(said != nullptr);
    CHECK(said->text.find("\"Land A\" is from") != std::string::npos);
    CHECK(said->text.find("\"Ende\" is end") != std::string::npos);

    const auto trade = readRows({R"("importer":"JPN","exporter":"USA","tiv":4,"year":2001)",
                                 R"("importer":"IND","exporter":"RUS","tiv":8,"year":2002)"});
    REQUIRE(trade);
    REQUIRE(trade.value->ties.size() == 2);
    CHECK(tieText(*trade.value, 0) == "USA>JPN");
    CHECK(held(*trade.value, 1) == "2002-01-01|2002-01-01|2002-12-31|2002-12-31");
    CHECK(trade.value->ties.weight[0] == kWeightUnit / 2);
    CHECK(trade.value->ties.weight[1] == kWeightUnit);
    CHECK(find(trade, "scaled-weights") != nullptr);
    CHECK(readFeatureDetail(*trade.value, 0).from == std::vector<std::string>{"USA"});
    CHECK(readFeatureDetail(*trade.value, 0).weight == 0.5);
}

TEST_CASE("A code beside a name is one party, not two") {
    const auto rows =
        readRows({R"("name_1":"Japan","iso_1":"JPN","name_2":"India","iso_2":"IND","date":"2004-01-02")",
                  R"("name_1":"China","iso_1":"CHN","name_2":"India","iso_2":"IND","date":"2004-01-03")"});
    REQUIRE(rows);
    REQUIRE(rows.value->ties.size() == 2);
    CHECK(tieText(*rows.value, 1) == "CHN-IND");
}

TEST_CASE("Lists of parties, however they are separated, tie all of them to each other") {
    for (const auto* list : {R"("JPN; IND; USA")", R"("Japan, India, United States")", R"(["JPN","IND","USA"])",
                             R"("[\"JPN\", \"IND\", \"USA\"]")", R"("JPN/IND/USA")"}) {
        INFO(list);
        const auto rows = readRows({R"("members":)" + std::string(list) + R"(,"signed":"2004-05-06")"});
        REQUIRE(rows);
        CHECK(rows.value->ties.size() == 3);
        CHECK(rows.value->features[0].layer == Layer::partnership);
        CHECK(readFeatureDetail(*rows.value, 0).parties.size() == 3);
    }
}

TEST_CASE("A place, both dates and a list of parties are an exercise") {
    const auto result = readPackText(
        makePackText(fileOf(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[140,36]},"properties":)"
                            R"({"title":"Shield","nations":"JPN, IND","from":"12 Jan 2023","to":"26 January 2023"}})")),
        "x.geojson", test::parties());
    REQUIRE(result);
    CHECK(result.value->features[0].layer == Layer::exercise);
    CHECK(held(*result.value, 0) == "2023-01-12|2023-01-12|2023-01-26|2023-01-26");
    const auto detail = readFeatureDetail(*result.value, 0);
    CHECK(detail.label == "Shield");
    CHECK(detail.start == "2023-01-12");
}

TEST_CASE("One party and an organization are a membership") {
    const auto rows = readRows({R"("ioname":"SCO","country":"Kazakhstan","status":"member","joined":"2001-06-15")",
                                R"("ioname":"SCO","country":"India","status":"observer","joined":"2005-07-05")"});
    REQUIRE(rows);
    REQUIRE(rows.value->ties.size() == 2);
    CHECK(tieText(*rows.value, 0) == "KAZ@SCO");
    CHECK(rows.value->header.kinds[rows.value->ties.kind[1]].id == "observer");
}

TEST_CASE("Organizations in the column of the other end are what the first is a member of") {
    // The shape of published lists of memberships: from, to, kind, start, end, source.
    const auto rows = readRows({R"("from":"KAZ","to":"ASEAN","kind":"full_member","start":1984,"source":"A list")",
                                R"("from":"CHN","to":"SCO","kind":"full_member","start":2001,"source":"A list")",
                                R"("from":"UZB","to":"SCO","kind":"observer","start":2004,"source":"A list")",
                                R"("from":"RUS","to":"CIS","kind":"associate_member","start":1993,"source":"A list")"});
    REQUIRE(rows);
    REQUIRE(rows.value->ties.size() == 4);
    CHECK(tieText(*rows.value, 0) == "KAZ@ASEAN");
    CHECK(tieText(*rows.value, 2) == "UZB@SCO");
    const auto role = [&](std::size_t i) { return rows.value->header.kinds[rows.value->ties.kind[i]].id; };
    CHECK(role(0) == "member");
    CHECK(role(1) == "member");
    CHECK(role(2) == "observer");
    CHECK(role(3) == "associate");
    CHECK(held(*rows.value, 0).substr(0, 21) == "1984-01-01|1984-12-31");
    CHECK(find(rows, "unknown-party") == nullptr);
    CHECK(readFeatureDetail(*rows.value, 1).role == "member");
    CHECK(readFeatureDetail(*rows.value, 1).others.front() ==
          std::pair<std::string, std::string>("kind", "\"full_member\""));

    // Organizations that nobody knows, by what the party is in them.
    const auto own = readRows({R"("source":"Japan","target":"Pacific Club","status":"member")",
                               R"("source":"India","target":"Pacific Club","status":"member")",
                               R"("source":"Kazakhstan","target":"Reading Circle","status":"observer")",
                               R"("source":"China","target":"Reading Circle","status":"member")"});
    REQUIRE(own);
    REQUIRE(own.value->ties.size() == 4);
    CHECK(tieText(*own.value, 2) == "KAZ@Reading Circle");

    // What a person says goes first.
    FieldChoices pair;
    pair.fields = {{FieldRole::from, {"from"}}, {FieldRole::to, {"to"}}};
    const auto chosen = readRows({R"("from":"KAZ","to":"ASEAN","kind":"full_member","start":1984)"}, pair);
    REQUIRE(chosen);
    CHECK(chosen.value->features[0].layer == Layer::partnership);
}

TEST_CASE("A pair of parties stays one beside a column that names an organization") {
    const auto rows = readRows({R"("from":"JPN","to":"IND","organization":"NATO","kind":"talks")",
                                R"("from":"JPN","to":"Atlantis","organization":"SCO","kind":"talks")"});
    REQUIRE(rows);
    CHECK(tieText(*rows.value, 0) == "JPN>IND");
    CHECK(tieText(*rows.value, 1) == "JPN>?");
}

TEST_CASE("One row with a word of ours in its column \"layer\" does not make a table a pack") {
    const auto rows = readRows({R"("layer":"roads","from":"JPN","to":"IND","year":2001)",
                                R"("layer":"partnership","from":"JPN","to":"KAZ","year":2002)",
                                R"("layer":"trade","from":"CHN","to":"KAZ","year":2003)"});
    REQUIRE(rows);
    CHECK(rows.value->fields != nullptr);
    CHECK(rows.value->ties.size() == 3);
    // Features of a pack without its header are read as such.
    const auto pack = readRows({R"("layer":"partnership","kind":"talks","parties":["JPN","IND"],"start":"2001")",
                                R"("layer":"partnership","kind":"talks","parties":["JPN","KAZ"],"start":"2002")",
                                R"("from":"CHN","to":"KAZ","year":2003)"});
    REQUIRE(pack);
    CHECK(pack.value->fields == nullptr);
    CHECK(pack.value->ties.size() == 2);
}

TEST_CASE("State, organization and year are a membership in that year") {
    for (const auto* names :
         {R"("state":"Japan","igo":"APEC","year":1989)", R"("country":"JPN","member_of":"APEC","year":1989)",
          R"("Land":"Japan","Organisation":"APEC","Jahr":1989)"}) {
        INFO(names);
        const auto rows = readRows({names});
        REQUIRE(rows);
        REQUIRE(rows.value->ties.size() == 1);
        CHECK(tieText(*rows.value, 0) == "JPN@APEC");
        CHECK(held(*rows.value, 0) == "1989-01-01|1989-01-01|1989-12-31|1989-12-31");
    }
}

TEST_CASE("A column for each organization is a membership where it says 1") {
    const auto rows = readRows({R"("state":"JPN","year":1990,"ASEAN":0,"APEC":1,"NATO":0,"club":1)",
                                R"("state":"USA","year":1990,"ASEAN":0,"APEC":1,"NATO":1,"club":0)",
                                R"("state":"UZB","year":1990,"ASEAN":-9,"APEC":0,"NATO":3,"club":2)",
                                R"("state":"KAZ","year":1990,"ASEAN":1,"APEC":0,"NATO":0,"club":0)"});
    REQUIRE(rows);
    std::set<std::string> ties;
    for (std::size_t i = 0; i < rows.value->ties.size(); ++i) {
        ties.insert(tieText(*rows.value, i) + " " + rows.value->header.kinds[rows.value->ties.kind[i]].id);
    }
    CHECK(ties == std::set<std::string>{"JPN@APEC member", "JPN@club member", "USA@APEC member", "USA@NATO member",
                                        "UZB@NATO observer", "UZB@club associate", "KAZ@ASEAN member"});
    CHECK(held(*rows.value, 0) == "1990-01-01|1990-01-01|1990-12-31|1990-12-31");
    CHECK(find(rows, "organization-columns") != nullptr);

    // Columns that nobody knows for organizations may be anything: it is said what to do.
    const auto unsure = {std::string_view(R"("country":"JPN","island":1,"landlocked":0,"kingdom":1)"),
                         std::string_view(R"("country":"KAZ","island":0,"landlocked":1,"kingdom":0)")};
    const auto plain = readRows(unsure);
    REQUIRE(plain);
    CHECK(plain.value->ties.size() == 0);
    CHECK(find(plain, "organization-columns")->advice.find("--read-as organization") != std::string::npos);
    FieldChoices choices;
    choices.layer = Layer::organization;
    const auto asked = readRows(unsure, choices);
    REQUIRE(asked);
    CHECK(asked.value->ties.size() == 3);
    CHECK(tieText(*asked.value, 0) == "JPN@island");
}

TEST_CASE("A person says what each row is, and fields take the places they have there") {
    FieldChoices choices;
    choices.layer = Layer::organization;
    const auto members = readRows({R"("from":"JPN","to":"The Club","kind":"guest","start":2001)"}, choices);
    REQUIRE(members);
    REQUIRE(members.value->ties.size() == 1);
    CHECK(tieText(*members.value, 0) == "JPN@The Club");
    CHECK(members.value->header.kinds[members.value->ties.kind[0]].id == "guest");
    choices.layer = Layer::overlay;
    const auto none = readRows({R"("from":"JPN","to":"IND","kind":"talks","start":2001)"}, choices);
    REQUIRE(none);
    CHECK(none.value->ties.size() == 0);
}

TEST_CASE("The fewest choices read what all of them read") {
    const auto row = R"("first":"JPN","second":"IND","third":"USA","a":"1990-01-01","b":"2000-01-01")";
    const auto plain = readRows({row});
    REQUIRE(plain);
    CHECK(fewestChoices(*plain.value, test::parties(), choicesOf(plain.value->fields->mapping)).empty());
    auto all = withFields(plain.value->fields->mapping, FieldRole::start, {"b"});
    const auto fewest = fewestChoices(*plain.value, test::parties(), all);
    CHECK(fewest.fields.size() < all.fields.size());
    const auto one = readRows({row}, all);
    const auto two = readRows({row}, fewest);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one.value->fields->mapping == two.value->fields->mapping);
    CHECK(held(*two.value, 0).substr(0, 10) == "2000-01-01");
    CHECK(fieldOptions(fewest).find("--start-field b") != std::string::npos);
}

TEST_CASE("Fields change places, and options are quoted for a shell") {
    FieldMapping mapping;
    mapping.layer = Layer::partnership;
    mapping.of(FieldRole::from) = {"A"};
    mapping.of(FieldRole::to) = {"B"};
    mapping.of(FieldRole::kind) = {"Art"};
    const auto swapped = withFields(mapping, FieldRole::from, {"B"});
    CHECK(swapped.fields.at(FieldRole::from) == std::vector<std::string>{"B"});
    CHECK(swapped.fields.at(FieldRole::to) == std::vector<std::string>{"A"});
    const auto moved = withFields(mapping, FieldRole::label, {"Art"});
    CHECK(moved.fields.at(FieldRole::kind).empty());
    FieldChoices choices;
    choices.fields = {{FieldRole::from, {"Land A"}}, {FieldRole::to, {"it's"}}, {FieldRole::weight, {}}};
    choices.directed = false;
    CHECK(fieldOptions(choices) == R"(--from-field 'Land A' --to-field 'it'\''s' --weight-field '' --undirected)");
}

TEST_CASE("The order of day and month is decided by the whole column, or said to be open") {
    const auto decided =
        readRows({R"("a":"JPN","b":"IND","date":"3/4/2004")", R"("a":"JPN","b":"USA","date":"25/4/2004")"});
    REQUIRE(decided);
    CHECK(held(*decided.value, 0).substr(0, 10) == "2004-04-03");
    CHECK(find(decided, "ambiguous-date") == nullptr);
    const auto american =
        readRows({R"("a":"JPN","b":"IND","date":"3/4/2004")", R"("a":"JPN","b":"USA","date":"4/25/2004")"});
    REQUIRE(american);
    CHECK(held(*american.value, 0).substr(0, 10) == "2004-03-04");
    const auto open =
        readRows({R"("a":"JPN","b":"IND","date":"3/4/2004")", R"("a":"JPN","b":"USA","date":"5/6/2004")"});
    REQUIRE(open);
    CHECK(held(*open.value, 0) == "2004-03-04|2004-04-03|2004-03-04|2004-04-03");
    CHECK(find(open, "ambiguous-date") != nullptr);
}

TEST_CASE("Dates are read as spreadsheets and people in several countries write them") {
    const auto days = [](const std::string& written) {
        const auto pack = readRows({R"("a":"JPN","b":"IND","date":")" + written + '"'});
        return pack ? held(*pack.value, 0) : std::string("no pack");
    };
    const auto day = [](const std::string& d) { return d + '|' + d + '|' + d + '|' + d; };
    for (const char* written : {"03-Mar-04", "3 March 2004", "20040303", "03.03.2004", "03.03.04", "平成16年3月3日",
                                "2004년 3월 3일", "2004\u20133\u20133"}) {
        INFO(written);
        CHECK(days(written) == day("2004-03-03"));
    }
    CHECK(days("22-Jan-63") == day("1963-01-22"));
    CHECK(days("25/12/29") == day("2029-12-25"));
    CHECK(days("25/12/30") == day("1930-12-25"));
    CHECK(days("Mar-04") == "2004-03-01|2004-03-31|2004-03-01|2004-03-31");
    CHECK(days("令和元年5月1日") == day("2019-05-01"));
    CHECK(days("2004-2010") == "2004-01-01|2004-12-31|2010-01-01|2010-12-31");
    CHECK(days("1963–") == "1963-01-01|1963-12-31|..|..");
    CHECK(days("12.03.2004 - present") == "2004-03-12|2004-03-12|..|..");
    for (const char* written : {"2004-9999", "2004 - 9999", "2004\u20139999", "2004-present"}) {
        INFO(written);
        CHECK(days(written) == "2004-01-01|2004-12-31|..|..");
    }
    CHECK(days("12.03.2004 - 31.12.9999") == "2004-03-12|2004-03-12|..|..");
    CHECK(days("2004/9999") == "2004-01-01|2004-12-31|9999-01-01|9999-12-31");
    CHECK(days("2004-05") == "2004-05-01|2004-05-31|2004-05-01|2004-05-31"); // a month, as EDTF has it

    const auto shortYear = readRows({R"("a":"JPN","b":"IND","date":"03-Mar-04")"});
    CHECK(codes(shortYear) == std::vector<std::string>{"recognised-fields", "short-year"});
    CHECK(find(readRows({R"("a":"JPN","b":"IND","date":"03-Mar-2004")"}), "short-year") == nullptr);
}

TEST_CASE("Start and end are told apart in the languages of those who write the tables") {
    for (const auto& [start, end] : {std::pair{"Дата начала", "Дата окончания"},
                                     {"تاريخ البداية", "تاريخ النهاية"},
                                     {"시작일", "종료일"},
                                     {"Data rozpoczęcia", "Data zakończenia"},
                                     {"Inkrafttreten", "Vertragsende"},
                                     {"Signed", "Expires"},
                                     {"締結日", "失効日"},
                                     {"开始日期", "结束日期"}}) {
        INFO(start);
        const auto row = fmt::format(R"("iso_a":"JPN","iso_b":"IND","{}":"2010-12-31","{}":"2004-03-12")", end, start);
        const auto rows = readRows({row});
        REQUIRE(rows);
        CHECK(held(*rows.value, 0) == "2004-03-12|2004-03-12|2010-12-31|2010-12-31");
    }
}

TEST_CASE("Numbers with marks between thousands are weights where they can be told from decimals") {
    const auto rows = readRows({R"("iso_a":"JPN","iso_b":"CHN","year":2001,"value":"1,234,567.5")",
                                R"("iso_a":"JPN","iso_b":"IND","year":2001,"value":"2.469.135,0")"});
    REQUIRE(rows);
    REQUIRE(rows.value->ties.size() == 2);
    CHECK(rows.value->ties.weight[0] == kWeightUnit / 2);
    CHECK(rows.value->ties.weight[1] == kWeightUnit);
}

TEST_CASE("A column of a pair whose parties nobody knows stays one, and each is named") {
    const auto rows = readRows({R"("Country1":"Atlantis","Country2":"Japan","start":"2004")",
                                R"("Country1":"Lemuria","Country2":"Mu","start":"2005")"});
    REQUIRE(rows);
    CHECK(rows.value->ties.size() == 2);
    CHECK(codes(rows) ==
          std::vector<std::string>{"recognised-fields", "unknown-party", "unknown-party", "unknown-party"});
}

TEST_CASE("Years before our era and before the year 1000 are years, though they look like numbers") {
    const auto ancient = readRows({R"("from":"ITA","to":"GRC","start":"-0044-03-15","end":"-0030")",
                                   R"("from":"ITA","to":"EGY","start":"-0100","end":"-0031-09-02")",
                                   R"("from":"ITA","to":"TUR","start":"0014","end":"0117-08")"});
    REQUIRE(ancient);
    CHECK(held(*ancient.value, 0) == "-0044-03-15|-0044-03-15|-0030-01-01|-0030-12-31");
    CHECK(held(*ancient.value, 1).substr(0, 23) == "-0100-01-01|-0100-12-31");
    CHECK(held(*ancient.value, 2).substr(0, 21) == "0014-01-01|0014-12-31");
    const auto amounts = readRows({R"("from":"ITA","to":"GRC","amount":"-2500")"});
    REQUIRE(amounts);
    REQUIRE(amounts.value->fields);
    CHECK_FALSE(amounts.value->fields->mapping.has(FieldRole::start));
    CHECK_FALSE(amounts.value->fields->mapping.has(FieldRole::date));
}

TEST_CASE("Seconds and milliseconds since 1970 are dates in a column of moments") {
    const auto rows = readRows({R"("source":"JPN","target":"IND","timestamp":1100000000)",
                                R"("source":"CHN","target":"IND","timestamp":1200000000)"});
    REQUIRE(rows);
    CHECK(held(*rows.value, 0).substr(0, 10) == "2004-11-09"); // date -u -d @1100000000
    const auto milliseconds = readRows({R"("source":"JPN","target":"IND","time":1200000000000)"});
    REQUIRE(milliseconds);
    CHECK(held(*milliseconds.value, 0).substr(0, 10) == "2008-01-10");
}

TEST_CASE("An unknown party and an empty row cost nothing else") {
    const auto rows = readRows({R"("from":"JPN","to":"Atlantis","start":"2004")", R"("from":null,"to":"","start":null)",
                                R"("from":"JPN","to":"Indai","start":"2004")"});
    REQUIRE(rows);
    CHECK(rows.value->features.size() == 3);
    CHECK(rows.value->ties.size() == 2);
    CHECK(find(rows, "empty-feature")->feature == 1U);
    CHECK(find(rows, "unknown-party")->property == "to");
    CHECK(readFeatureDetail(*rows.value, 0).to == std::vector<std::string>{"Atlantis"});
    CHECK(rows.diagnostics.back().advice == "Did you mean India?");
}

TEST_CASE("A person's choice of fields overrides what was recognised") {
    FieldChoices choices;
    choices.fields[FieldRole::from] = {"second"};
    choices.fields[FieldRole::to] = {"first"};
    choices.fields[FieldRole::start] = {"b"};
    const auto rows = readRows({R"("first":"JPN","second":"IND","a":"1990-01-01","b":"2000-01-01")"}, choices);
    REQUIRE(rows);
    CHECK(tieText(*rows.value, 0) == "IND>JPN");
    CHECK(held(*rows.value, 0).substr(0, 10) == "2000-01-01");
    const auto again = readRows({R"("first":"JPN","second":"IND","a":"1990-01-01","b":"2000-01-01")"},
                                choicesOf(rows.value->fields->mapping));
    REQUIRE(again);
    CHECK(tieText(*again.value, 0) == "IND>JPN");

    choices.fields[FieldRole::from] = {"third"};
    const auto wrong = readRows({R"("first":"JPN","second":"IND","b":"2000-01-01")"}, choices);
    CHECK_FALSE(wrong);
    REQUIRE(find(wrong, "unknown-field") != nullptr);
    CHECK(find(wrong, "unknown-field")->advice.find("\"first\", \"second\", \"b\"") != std::string::npos);
}

TEST_CASE("1,854 real exercises open with their participants and days", "[shared]") {
    const std::filesystem::path path =
        std::filesystem::path(ENTENTE_SOURCE_DIR).parent_path() / "shared/data" / "mme_exercises_half.geojson";
    if (!std::filesystem::exists(path)) {
        WARN("skipped: the data by others is not there");
        return;
    }
    const auto atlas = readAtlas(std::filesystem::path(ENTENTE_SOURCE_DIR) / "geodata");
    REQUIRE(atlas);
    const auto result = readPack(path, atlas.value->parties);
    REQUIRE(result);
    const auto& pack = *result.value;
    CHECK(pack.features.size() == 1854);
    for (const auto& feature : pack.features) {
        REQUIRE(feature.layer == Layer::exercise);
    }
    CHECK(held(pack, 1) == "1980-01-01|1980-01-31|1980-01-01|1980-01-31"); // 1980-01-XX
    CHECK(readFeatureDetail(pack, 0).parties == std::vector<std::string>{"NLD", "GBR", "USA"});
    CHECK(readFeatureDetail(pack, 0).place == "Vieques");
}

} // namespace entente
