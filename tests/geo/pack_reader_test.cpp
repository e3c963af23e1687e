// What a pack says arrives in the columns, layer by layer.

#include "pack_fixture.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace entente;
using namespace entente::test;
using Lines = std::vector<std::string>;

namespace {

Day day(int year, int month, int dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

State stateOn(const Feature& feature, Day when) {
    return stateIn(feature.interval, {when, when});
}

} // namespace

TEST_CASE("Every layer of the tiny pack becomes features and ties") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& pack = *result.value;
    CHECK(pack.header.title == "A tiny pack");
    CHECK(pack.header.license == "CC0-1.0");
    REQUIRE(pack.header.sources.size() == 2);
    CHECK(pack.header.sources[0].url == "https://example.org/1");
    REQUIRE(pack.features.size() == 10);
    CHECK(tiesOf(pack, "org-jpn") == Lines{"JPN@ORG member"});
    CHECK(tiesOf(pack, "org-ind") == Lines{"IND@ORG observer"});
    CHECK(tiesOf(pack, "talks") == Lines{"JPN-KAZ dialogue", "KAZ-UZB dialogue", "JPN-UZB dialogue"});
    CHECK(tiesOf(pack, "pact") == Lines{"USA>JPN alliance", "USA>KOR alliance"});
    CHECK(tiesOf(pack, "veer") == Lines{"IND-JPN air"});
    CHECK(tiesOf(pack, "alone").empty());
    CHECK(tiesOf(pack, "said") == Lines{"RUS>JPN oppose", "RUS>USA oppose"});
    CHECK(tiesOf(pack, "said-of-veer") == Lines{"CHN>JPN neutral", "CHN>IND neutral"});
    CHECK(pack.features[9].layer == Layer::overlay);
    CHECK(codes(result) == Lines{"one-participant", "unknown-layer"});
}

TEST_CASE("Dates of the tiny pack hold on the days they say") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& features = result.value->features;
    CHECK(stateOn(features[1], day(2005, 7, 4)) == State::absent);
    CHECK(stateOn(features[1], day(2017, 6, 8)) == State::certain);
    CHECK(stateOn(features[1], day(2017, 6, 9)) == State::absent);
    // Omitted end: open, as the header says.
    CHECK(stateOn(features[2], day(2026, 1, 1)) == State::certain);
    // 1960 with an unknown end: from the last day of 1960 on it is possible, never certain.
    CHECK(stateOn(features[3], day(1959, 12, 31)) == State::absent);
    CHECK(stateOn(features[3], day(1990, 1, 1)) == State::possible);
    CHECK(stateOn(features[5], day(2023, 1, 26)) == State::certain);
    CHECK(stateOn(features[5], day(2023, 1, 27)) == State::absent);
    // A statement stands on its day alone.
    CHECK(stateOn(features[7], day(2022, 12, 27)) == State::certain);
    CHECK(stateOn(features[7], day(2022, 12, 28)) == State::absent);
    CHECK(stateOn(features[8], day(2023, 1, 31)) == State::possible);
    CHECK(stateOn(features[9], day(2020, 6, 1)) == State::certain);
    CHECK(stateOn(features[9], day(2021, 1, 1)) == State::absent);
}

TEST_CASE("What is signed only is possible at most") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& feature = result.value->features[4];
    CHECK(stateOn(feature, day(2010, 3, 15)) == State::possible);
    CHECK(stateIn(feature.interval, {day(2000, 1, 1), day(2020, 1, 1)}) == State::possible);
    CHECK(stateOn(feature, day(2010, 5, 2)) == State::absent);
}

TEST_CASE("Weights are those of the feature, else of its kind") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& ties = result.value->ties;
    CHECK(ties.weight[2] == 4000);  // talks: dialogue
    CHECK(ties.weight[5] == 7500);  // pact: its own
    CHECK(ties.weight[7] == 10000); // pact-signed: alliance
    const auto outside = readText(packOf(
        featureOf(R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960","weight":7)")));
    CHECK(outside.value->ties.weight[0] == 10000);
    CHECK(codes(outside) == Lines{"weight-out-of-range"});
}

TEST_CASE("Geometries are read in degrees") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& pack = *result.value;
    const auto& point = pack.geometries[static_cast<std::size_t>(pack.features[5].geometry)];
    REQUIRE(point.type == GeometryType::points);
    CHECK(point.points[0] == LonLat(140.41, 36.18));
    const auto& area = pack.geometries[static_cast<std::size_t>(pack.features[6].geometry)];
    REQUIRE(area.type == GeometryType::polygons);
    CHECK(area.polygons[0].rings[0].size() == 3); // the repeated corner is left out
    const auto& line = pack.geometries[static_cast<std::size_t>(pack.features[9].geometry)];
    CHECK(line.lines[0][1] == LonLat(190, 45)); // unwrapped over the date line
}

TEST_CASE("A feature's detail says everything the pack says of it") {
    const auto result = readPack(dataFile("tiny.geojson"), parties());
    REQUIRE(result);
    const auto& pack = *result.value;
    const auto veer = readFeatureDetail(pack, 5);
    CHECK(veer.id == "veer");
    CHECK(veer.label == "Veer Test");
    CHECK(veer.parties == Lines{"JPN", "IND"});
    CHECK(veer.host == "JPN");
    CHECK(veer.personnel == "300");
    REQUIRE(veer.forces.size() == 2);
    CHECK(veer.forces[1].text == "four Su-30MKI");
    const auto pact = readFeatureDetail(pack, 3);
    CHECK(pact.note == "A year only, and \"quoted\" words.");
    CHECK(pact.to == Lines{"JPN", "KOR"});
    CHECK(pact.start == "1960");
    CHECK(pact.endWritten);
    CHECK(pact.end.empty());
    CHECK(pact.weight == 0.75);
    CHECK_FALSE(readFeatureDetail(pack, 2).endWritten);
    const auto said = readFeatureDetail(pack, 7);
    CHECK(said.byParty == "RUS");
    CHECK(said.start == "2022-12-27");
    CHECK(said.assertedBy == Lines{"A made-up gazette"});
    const auto member = readFeatureDetail(pack, 0);
    REQUIRE(member.others.size() == 1);
    CHECK(member.others[0] == std::pair<std::string, std::string>("founding", "true"));
    CHECK(readFeatureDetail(pack, 9).others[0].second == "\"grey\"");
}

TEST_CASE("The header may follow the features") {
    const std::string features =
        featureOf(R"("layer":"partnership","kind":"pact","parties":["JPN","USA"],"start":"1960")");
    const auto result = readText(
        R"({"features":[)" + features +
        R"(],"other":[{"deep":[1,2]}],"type":"FeatureCollection",)"
        R"("entente":{"title":"Late","license":"CC0","omitted_end":"instant","kinds":[{"id":"pact","weight":0.3}]}})");
    REQUIRE(result);
    CHECK(result.value->header.title == "Late");
    CHECK(result.value->ties.weight[0] == 3000);
    CHECK(stateOn(result.value->features[0], day(1961, 1, 1)) == State::absent); // instant
    CHECK(result.diagnostics.empty());
}

TEST_CASE("Parties are known by any of their codes and names, and by number") {
    const auto result = readText(packOf(
        featureOf(R"("layer":"partnership","kind":"alliance","parties":["jp","United States",356],"start":"1960")")));
    REQUIRE(result);
    CHECK(result.value->ties.size() == 3);
    CHECK(result.diagnostics.empty());
}

TEST_CASE("An unknown party is said with the nearest name and the feature kept") {
    const auto result = readText(
        packOf(featureOf(R"("layer":"partnership","kind":"alliance","parties":["JPN","Kazakstan"],"start":"1960")")));
    REQUIRE(result);
    REQUIRE(result.value->features.size() == 1);
    REQUIRE(result.value->ties.size() == 1);
    CHECK(result.value->ties.from[0] == parties().byCode("JPN"));
    CHECK(result.value->ties.to[0] == kNoParty);
    const auto* d = find(result, "unknown-party");
    REQUIRE(d != nullptr);
    CHECK(d->advice == "Did you mean Kazakhstan?");
    CHECK(d->property == "parties");
    CHECK(d->feature == 0U);
}

TEST_CASE("How a code of another list was read is said once, and its ties are there") {
    auto table = someParties();
    table.addForeignCode("JAP", table.byCode("JPN"), "IOC");
    const auto text =
        packOf(featureOf(R"("layer":"partnership","kind":"alliance","parties":["JAP","USA"],"start":"1960")") + "," +
               featureOf(R"("layer":"partnership","kind":"alliance","from":"JAP","to":"IND","start":"1960")"));
    const auto result = readPackText(makePackText(text), "t.geojson", table);
    REQUIRE(result);
    CHECK(result.value->ties.from[0] == table.byCode("JPN"));
    CHECK(result.value->ties.from[1] == table.byCode("JPN"));
    REQUIRE(codes(result) == Lines{"party-reading"});
    CHECK(result.diagnostics.front().severity == Severity::note);
    CHECK(result.diagnostics.front().text ==
          "\"JAP\" was read as Japan (JPN): it is a code of the IOC, not of ISO 3166.");
}

TEST_CASE("Dates that cannot be read or stand the wrong way round are said") {
    const auto bad = readText(packOf(featureOf(
        R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"2004-13-01","end":"2005")")));
    CHECK(codes(bad) == Lines{"bad-date"});
    CHECK(stateOn(bad.value->features[0], day(2004, 6, 1)) == State::possible);
    CHECK(stateOn(bad.value->features[0], day(2006, 6, 1)) == State::absent);
    const auto swapped = readText(packOf(featureOf(
        R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"2005","end":"2004-01-02")")));
    CHECK(codes(swapped) == Lines{"swapped-dates"});
    CHECK(stateOn(swapped.value->features[0], day(2004, 6, 1)) == State::certain);
}

TEST_CASE("Other people's ways to write time are read") {
    const auto read = [](std::string_view members) {
        const auto result = readText(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},)" +
                                     std::string(members) + "}");
        REQUIRE(result);
        CHECK(result.diagnostics.empty());
        return result.value->features.at(0).interval;
    };
    const Interval twoYears{day(1900, 1, 1), day(1900, 12, 31), day(1902, 1, 1), day(1902, 12, 31)};
    CHECK(read(R"("properties":{"start":1900,"end":"1902"})") == twoYears);
    CHECK(read(R"("properties":{"begin":"1900","end":"1902"})") == twoYears);
    CHECK(read(R"("properties":null,"when":{"timespans":[{"start":{"in":"1900"},"end":{"in":"1902"}}]})") == twoYears);
    CHECK(read(R"("properties":{"when":{"timespan":{"start":{"earliest":"1900"},"end":{"latest":"1902"}}}})") ==
          twoYears);
    CHECK(read(R"("properties":{"coordTimes":["1900-03-01","1901-01-01","1902-04-05"]})") ==
          Interval{day(1900, 3, 1), day(1900, 3, 1), day(1902, 4, 5), day(1902, 4, 5)});
    CHECK(read(R"("properties":{"times":[0,86400000]})") ==
          Interval{day(1970, 1, 1), day(1970, 1, 1), day(1970, 1, 2), day(1970, 1, 2)});
}

TEST_CASE("GeoJSON without a header opens as overlays, ties by their properties") {
    const auto result = readText(
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"layer":"roads"}},)" +
        featureOf(R"("layer":"partnership","kind":"anything","parties":["JPN","USA"],"start":"1960")") + "]}");
    REQUIRE(result);
    CHECK(result.diagnostics.empty());
    CHECK(result.value->features[0].layer == Layer::overlay);
    CHECK(result.value->ties.size() == 1);
    CHECK(result.value->header.title == "test");
    for (const auto* document :
         {R"({"type":"Point","coordinates":[1,2]})",
          R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})",
          R"({"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}})"}) {
        const auto bare = readText(document);
        REQUIRE(bare);
        REQUIRE(bare.value->features.size() == 1);
        CHECK(bare.value->geometries.at(0).points.at(0) == LonLat(1, 2));
        CHECK(bare.diagnostics.empty());
    }
}

TEST_CASE("Ids that occur twice, sources that do not exist, ties to oneself") {
    const auto feature = [](std::string_view id, std::string_view second) {
        return R"({"type":"Feature","id":")" + std::string(id) +
               R"(","geometry":null,"properties":{"layer":"partnership","kind":"alliance","parties":["JPN",")" +
               std::string(second) + R"("],"start":"1960","sources":["s1","s9"]}})";
    };
    const auto result = readText(packOf(feature("a", "USA") + "," + feature("b", "JPN") + "," + feature("a", "KOR")));
    REQUIRE(result);
    CHECK(result.value->features.size() == 3);
    CHECK(result.value->ties.size() == 2);
    CHECK(find(result, "duplicate-id")->feature == 2U);
    CHECK(find(result, "self-tie")->feature == 1U);
    CHECK(find(result, "unknown-source")->text == "The header has no source \"s9\".");
}

TEST_CASE("Reading can be stopped and reports how far it is") {
    const auto text = makePackText(
        packOf(featureOf(R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960")")));
    ReadOptions options;
    std::uint64_t last = 0;
    options.progress = [&](const ReadProgress& progress) {
        CHECK(progress.bytesAll == text->size());
        last = progress.bytesDone;
        return true;
    };
    CHECK(readPackText(text, "t", parties(), options));
    CHECK(last == text->size());
    options.progress = [](const ReadProgress&) { return false; };
    const auto stopped = readPackText(text, "t", parties(), options);
    CHECK_FALSE(stopped);
    CHECK(codes(stopped) == Lines{"cancelled"});
}

TEST_CASE("Reading a file tells its size at once, and each phase from its first byte to its last") {
    std::string features;
    for (int i = 0; i < 60'000; ++i) {
        features += i == 0 ? "" : ",\n";
        features += featureOf(R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960")");
    }
    const auto path = std::filesystem::temp_directory_path() / "entente-progress.geojson";
    std::ofstream(path) << packOf(features);
    const auto size = std::filesystem::file_size(path);
    std::vector<ReadProgress> told;
    ReadOptions options;
    options.progress = [&](const ReadProgress& progress) {
        told.push_back(progress);
        return true;
    };
    const auto pack = readPack(path, parties(), options);
    REQUIRE(pack);
    using Phase = ReadProgress::Phase;
    std::vector<Phase> phases;
    for (std::size_t i = 0; i < told.size(); ++i) {
        CHECK(told[i].bytesAll == size);
        if (i > 0 && told[i].phase == told[i - 1].phase) {
            CHECK(told[i].bytesDone >= told[i - 1].bytesDone);
            CHECK(told[i].features >= told[i - 1].features);
        } else {
            phases.push_back(told[i].phase);
            // Features are read while others are looked for.
            CHECK(told[i].bytesDone < (told[i].phase == Phase::features ? size : size / 10));
        }
    }
    CHECK(phases == std::vector{Phase::file, Phase::outline, Phase::features});
    CHECK(told.back().bytesDone == size);
    CHECK(told.back().features == 60'000);
    std::size_t stops = 0;
    for (bool whole = false; !whole; ++stops) {
        std::size_t asked = 0;
        options.progress = [&](const ReadProgress&) { return asked++ < stops; };
        const auto stopped = readPack(path, parties(), options);
        whole = asked <= stops; // how often it asks depends on how fast it reads
        CHECK(asked <= stops + 1);
        CHECK(bool(stopped) == whole);
    }
    CHECK(stops > 10);
    std::filesystem::remove(path);
}

TEST_CASE("A feature of many parties does not flood the map") {
    std::string list;
    for (int i = 0; i < 300; ++i) {
        list += i > 0 ? ",\"P" : "\"P";
        list += std::to_string(i);
        list += '"';
    }
    const auto result = readText(
        packOf(featureOf(R"("layer":"partnership","kind":"alliance","start":"1960","parties":[)" + list + "]")));
    REQUIRE(result);
    CHECK(find(result, "too-many-parties") != nullptr);
    CHECK(result.value->ties.size() == 256 * 255 / 2);
}

TEST_CASE("The bundled packs are read without a complaint about their form") {
    for (const auto* name : {"sco", "csto", "japan-2022"}) {
        const auto file = std::string(ENTENTE_SOURCE_DIR) + "/layers/" + name + ".geojson";
        if (!std::ifstream(file)) {
            WARN("skipped: no " << file);
            continue;
        }
        const auto result = readPack(file, parties());
        REQUIRE(result);
        for (const auto& d : result.diagnostics) {
            INFO(d.line << ": " << d.code << ": " << d.text);
            CHECK(d.code == "unknown-party"); // the table here is small
        }
    }
}
