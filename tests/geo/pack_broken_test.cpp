// Broken files: what is whole is used, what is broken is named with its place, and nothing crashes.

#include "pack_fixture.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <random>

using namespace entente;
using namespace entente::test;
using Lines = std::vector<std::string>;

namespace {

std::string tie(std::string_view id) {
    return R"({"type":"Feature","id":")" + std::string(id) +
           R"(","geometry":null,"properties":{"layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960","note":"{[\"}]"}})";
}

Lines ids(const Result<Pack>& result) {
    Lines all;
    for (std::size_t i = 0; result && i < result.value->features.size(); ++i) {
        all.push_back(readFeatureDetail(*result.value, i).id);
    }
    return all;
}

std::string contentOf(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("One broken feature costs one feature and is named with its line") {
    const auto result = readPack(dataFile("one-broken.geojson"), parties());
    REQUIRE(result);
    CHECK(ids(result) == Lines{"good-1", "good-2"});
    CHECK(result.value->ties.size() == 2);
    REQUIRE(result.diagnostics.size() == 1);
    const auto& d = result.diagnostics[0];
    CHECK(d.code == "json-syntax");
    CHECK(d.severity == Severity::error);
    CHECK(d.line == 7);
    CHECK(d.column > 100); // near the missing quotation mark, not at the beginning of the line
    CHECK(d.feature == 1U);
    CHECK(result.value->features[1].position == 2);
}

TEST_CASE("Each way to break one feature costs that feature alone") {
    const auto broken = GENERATE(
        as<std::string>{}, R"({"type":"Feature","id":"x","properties":{"layer":"partnership","kind":"alliance})",
        R"({"type":"Feature","id":"x","properties":{"a":1})", R"({"type":"Feature","id":"x","properties":{"a":[1,2}})",
        R"({"type":"Feature","id":"x","properties":{"a" 1}})", R"({"type":"Feature","id":"x","properties":{"a":tru}})",
        R"({"type":"Feature","id":"x","properties":{"a":01}})",
        R"({"type":"Feature","id":"x","properties":{"a":"\q"}})",
        R"({"type":"Feature","id":"x","properties":{"a":1,,"b":2}})",
        R"({"type":"Feature","id":"x","properties":{a:1}})",
        R"({"type":"Feature","id":"x","properties":{"a":1 "b":2}})",
        R"({"properties":{"a":"b},"type":"Feature","id":"x"})",
        R"({"type":"Feature","id":"x","properties":{"a":[1,2]]}})",
        R"({"type":"Feature","id":"x","properties":{"a":"b"c"}})", R"({"type":"Feature","id":"x","properties":)");
    const auto separator = GENERATE(as<std::string>{}, ",", ",\n");
    const auto result = readText(
        packOf(tie("a") + separator + tie("b") + separator + broken + separator + tie("c") + separator + tie("d")));
    INFO(broken);
    for (const auto& d : result.diagnostics) {
        UNSCOPED_INFO(d.line << ":" << d.column << " " << d.code << ": " << d.text);
    }
    REQUIRE(result);
    CHECK(ids(result) == Lines{"a", "b", "c", "d"});
    CHECK(result.hasErrors());
    CHECK(find(result, "json-syntax")->feature == 2U);
}

TEST_CASE("Commas and braces too many or missing between features cost none") {
    for (const auto* between : {"", ",,", "},"}) {
        const auto result = readText(packOf(tie("a") + between + tie("b")));
        REQUIRE(result);
        CHECK(ids(result) == Lines{"a", "b"});
        CHECK(codes(result) == Lines{"json-syntax"});
    }
}

TEST_CASE("Elements of features that are none are left out") {
    const auto result = readText(packOf(tie("a") + R"(,null,7,"text",[1,[2]],{},)" + tie("b")));
    REQUIRE(result);
    CHECK(ids(result) == Lines{"a", "b"});
    CHECK(codes(result) == Lines(5, "not-a-feature"));
    CHECK(result.value->features[1].position == 6);
}

TEST_CASE("A file that breaks off keeps what came before") {
    const auto whole = packOf(tie("a") + "," + tie("b") + "," + tie("c"));
    const auto inLast = readText(whole.substr(0, whole.size() - 40));
    REQUIRE(inLast);
    CHECK(ids(inLast) == Lines{"a", "b"});
    CHECK(codes(inLast) == Lines{"truncated"});
    CHECK(inLast.diagnostics[0].feature == 2U);
    const auto atEnd = readText(whole.substr(0, whole.size() - 2));
    REQUIRE(atEnd);
    CHECK(ids(atEnd) == Lines{"a", "b", "c"});
    CHECK(codes(atEnd) == Lines{"truncated"});
}

TEST_CASE("A broken header does not cost the features") {
    for (const auto* header : {R"("entente":{"title":"T)", R"("entente":{"title":"T","kinds":[{]})",
                               R"("entente":{"title":"T" "id":"x"})", R"("entente":)"}) {
        const auto result =
            readText(std::string(R"({"type":"FeatureCollection",)") + header + ",\n\"features\":[" + tie("a") + "]}");
        INFO(header);
        REQUIRE(result);
        CHECK(ids(result) == Lines{"a"});
        CHECK(find(result, "json-syntax") != nullptr);
    }
}

TEST_CASE("A byte order mark is skipped and said") {
    const auto result = readText(std::string("\xEF\xBB\xBF").append(packOf(tie("a"))));
    REQUIRE(result);
    CHECK(ids(result) == Lines{"a"});
    CHECK(codes(result) == Lines{"byte-order-mark"});
}

TEST_CASE("What is not GeoJSON is refused with a reason") {
    CHECK(codes(readText("")) == Lines{"empty-file"});
    CHECK(codes(readText(" \n")) == Lines{"empty-file"});
    CHECK(codes(readText("[1,2]")) == Lines{"not-geojson"});
    CHECK(codes(readText("<html>")) == Lines{"not-geojson"});
    CHECK(codes(readText(R"({"a":1})")) == Lines{"not-geojson"});
    CHECK(codes(readText(std::string("\x1E").append(tie("a")))) == Lines{"text-sequence"});
    CHECK(codes(readText(tie("a") + "\n" + tie("b")))[0] == "text-sequence");
    CHECK_FALSE(readText("[1,2]"));
    const auto none = readPack("/nowhere/at/all.geojson", parties());
    CHECK_FALSE(none);
    CHECK(codes(none) == Lines{"unreadable-file"});
}

TEST_CASE("Nesting without end is left out, not followed") {
    const auto deep = R"({"type":"Feature","id":"deep","properties":{"a":)" + std::string(100'000, '[') +
                      std::string(100'000, ']') + "}}";
    const auto result = readText(packOf(tie("a") + "," + deep + "," + tie("b")));
    REQUIRE(result);
    CHECK(ids(result) == Lines{"a", "b"});
    CHECK(codes(result) == Lines{"too-deep"});
    CHECK(readText(std::string(1'000'000, '[')).hasErrors());
    CHECK(readText(R"({"features":)" + std::string(1'000'000, '[')).hasErrors());
}

TEST_CASE("Texts that are not UTF-8 are kept as far as they can be read") {
    auto text = packOf(tie("a") + "," + tie("b"));
    text[text.find("\"note\":\"") + 8] = '\xFF';
    const auto result = readText(text);
    REQUIRE(result);
    CHECK(ids(result) == Lines{"a", "b"});
    CHECK(codes(result) == Lines{"invalid-utf8"});
    CHECK(readFeatureDetail(*result.value, 0).note == "?[\"}]");
}

TEST_CASE("Geometries that cannot be are said and not drawn") {
    const auto read = [](std::string_view geometry) {
        return readText(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)" +
                        std::string(geometry) + "}]}");
    };
    for (const auto* geometry :
         {R"({"type":"Point","coordinates":[1e9,0]})", R"({"type":"Point","coordinates":[10,91]})",
          R"({"type":"Point","coordinates":["a","b"]})", R"({"type":"Point","coordinates":[1]})",
          R"({"type":"Point","coordinates":[[1,2]]})", R"({"type":"Blob","coordinates":[1,2]})",
          R"({"type":"Polygon","coordinates":[[1,2],[3,4]]})", R"({"type":"Point"})", "[1,2]", "7",
          R"({"type":"Polygon","coordinates":[[[1,2],[3,4],1]]})", R"({"type":"Point","coordinates":[1e999,0]})",
          R"({"type":"GeometryCollection","geometries":[7]})", R"({"type":"LineString","coordinates":[[1,2]]})"}) {
        const auto result = read(geometry);
        INFO(geometry);
        REQUIRE(result);
        CHECK(result.value->features.at(0).geometry == -1);
        CHECK(codes(result) == Lines{"bad-geometry"});
    }
    CHECK(read(R"({"type":"Point","coordinates":[-200,10,5]})").value->geometries.at(0).points[0] == LonLat(160, 10));
    const auto mixed = read(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
                            R"({"type":"LineString","coordinates":[[1,2],[3,4]]}]})");
    CHECK(mixed.value->geometries.at(0).type == GeometryType::lines);
    CHECK(codes(mixed) == Lines{"mixed-geometry"});
    const auto holes = read(
        R"({"coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,2],[2,1],[1,1]]],[[[20,0],[29,0],[29,9],[20,0]]]],"type":"MultiPolygon"})");
    REQUIRE(holes.value->geometries.size() == 1);
    CHECK(holes.value->geometries[0].polygons.size() == 2);
    CHECK(holes.value->geometries[0].polygons[0].rings.size() == 2);
    CHECK(holes.diagnostics.empty());
    const auto clockwise = read(R"({"type":"Polygon","coordinates":[[[0,0],[9,9],[9,0],[0,0]]]})");
    CHECK(codes(clockwise) == Lines{"wrong-winding"});
    CHECK(clockwise.value->geometries.size() == 1);
    const auto fiji =
        read(R"({"type":"Polygon","coordinates":[[[177,-19],[-179,-19],[-179,-16],[177,-16],[177,-19]]]})");
    CHECK(codes(fiji) == Lines{"antimeridian"});
    CHECK(find(read(R"({"type":"Point","coordinates":[15549000,4257000]})"), "bad-geometry")->advice.find("metres") !=
          std::string::npos);
    CHECK(find(read(R"({"type":"Point","coordinates":[35.7,139.7]})"), "bad-geometry")->advice.find("swapped") !=
          std::string::npos);
}

TEST_CASE("The crs of GeoJSON 2008 is obeyed, one that is not known is said, and none is taken for a file's name") {
    const auto read = [](std::string_view name, std::string_view position) {
        return readText(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + std::string(name) +
            R"("}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":)" +
            std::string(position) + "}}]}");
    };
    // cs2cs EPSG:3857 EPSG:4326 and the definition of EPSG:25832: its central meridian is 9 degrees at 500 km.
    const auto mercator = read("urn:ogc:def:crs:EPSG::3857", "[20037508.342789244,0]");
    CHECK(codes(mercator) == Lines{"foreign-crs"});
    CHECK(std::abs(mercator.value->geometries.at(0).points.at(0).x) == Approx(180.0));
    const auto utm = read("EPSG:25832", "[500000,0]");
    CHECK(utm.value->geometries.at(0).points.at(0).x == Approx(9.0));
    CHECK(std::abs(utm.value->geometries.at(0).points.at(0).y) < 1e-6);
    CHECK(read("urn:ogc:def:crs:OGC:1.3:CRS84", "[9,50]").diagnostics.empty());
    for (const auto* name : {"+proj=longlat +nadgrids=/etc/passwd", "EPSG:999999", "moon"}) {
        CHECK(codes(read(name, "[9,50]")) == Lines{"unknown-crs"});
    }
}

TEST_CASE("Properties of the wrong type or missing are said; the feature stays") {
    const auto read = [](std::string_view properties) { return readText(packOf(featureOf(properties))); };
    CHECK(codes(read(R"("layer":"partnership","kind":{"a":1},"parties":["JPN","USA"],"start":"1960")")) ==
          Lines{"missing-property", "wrong-type"});
    CHECK(codes(read(R"("layer":"partnership","kind":"alliance","start":"1960")")) == Lines{"missing-property"});
    CHECK(codes(read(R"("layer":"partnership","kind":"alliance","parties":["JPN"],"start":"1960")")) ==
          Lines{"no-parties"});
    CHECK(codes(read(R"("layer":"partnership","kind":"alliance","parties":["JPN",["USA"],"KOR"],"start":"1960")")) ==
          Lines{"wrong-type"});
    CHECK(codes(read(R"("layer":"exercise","name":"N","participants":["JPN","USA"],"start":"1960")")) ==
          Lines{"missing-property"});
    CHECK(codes(read(R"("layer":"organization","organization":"O","party":"JPN","role":"patron","start":"1960")")) ==
          Lines{"unknown-role"});
    CHECK(codes(read(R"("layer":"partnership","kind":"pact","parties":["JPN","USA"],"start":"1960")")) ==
          Lines{"unknown-kind"});
    CHECK(
        codes(read(
            R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960","certainty":"surely")")) ==
        Lines{"unknown-value"});
    CHECK(codes(read(R"("layer":"statement","by":"JPN","about":"nothing","stance":"oppose","date":"1960")")) ==
          Lines{"unknown-party"});
}

TEST_CASE("A flood of one complaint is counted, not listed") {
    std::string features;
    for (int i = 0; i < 1500; ++i) {
        features += i > 0 ? "," : "";
        features += featureOf(R"("layer":"partnership","kind":"alliance","parties":["JPN","Atlantis"],"start":"1960")");
    }
    const auto result = readText(packOf(features));
    CHECK(result.diagnostics.size() == 1001);
    CHECK(result.diagnostics.back().code == "more");
    CHECK(result.diagnostics.back().text == "500 more of unknown-party are not listed.");
}

TEST_CASE("Any truncation and any changed byte of the tiny pack is survived") {
    const auto text = contentOf(dataFile("tiny.geojson"));
    REQUIRE(text.size() > 1000);
    const auto use = [](const std::string& broken) {
        const auto result = readText(broken);
        std::size_t read = 0;
        for (std::size_t i = 0; result && i < result.value->features.size(); ++i) {
            read += readFeatureDetail(*result.value, i).id.size();
            REQUIRE(result.value->features[i].kind < result.value->header.kinds.size());
        }
        return read;
    };
    for (std::size_t length = 0; length < text.size(); length += 7) {
        use(text.substr(0, length));
    }
    std::mt19937 random(11);
    std::size_t features = 0;
    constexpr int kRounds = 3000;
    for (int round = 0; round < kRounds; ++round) {
        auto broken = text;
        const auto changes = random() % 3 + 1;
        for (unsigned i = 0; i < changes; ++i) {
            constexpr std::string_view kNasty = "{}[]\",:\\\n\0\xFF"
                                                "0-e";
            broken[random() % broken.size()] =
                random() % 2 == 0 ? kNasty[random() % kNasty.size()] : static_cast<char>(random());
        }
        features += use(broken) > 0 ? 1U : 0U;
    }
    CHECK(features > kRounds * 9 / 10); // a changed byte or three rarely costs everything
}
