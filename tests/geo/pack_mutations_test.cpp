// Each way in which files are wrong, or unusual and right: how many features are left, and at which line it is said.

#include "pack_fixture.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;
using namespace std::string_literals;

namespace {

struct Mutation {
    std::string name;
    std::string text;
    std::size_t features; ///< that are read
    std::string said;     ///< "line:code" of each diagnostic
};

std::string tie(const std::string& id, const std::string& geometry = "null", const std::string& more = "") {
    return R"({"type":"Feature","id":")" + id + R"(","geometry":)" + geometry + ",\n" +
           R"("properties":{"layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960")" + more +
           "}}";
}

/// Lines: the head is the first, features a, the given one and c begin at lines 2, 4 and where that ends.
std::string around(const std::string& feature) {
    return packOf("\n" + tie("a") + ",\n" + feature + ",\n" + tie("c") + "\n");
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), by);
}

std::string point(const std::string& coordinates) {
    return "{\"type\":\"Point\",\n\"coordinates\":" + coordinates + "}";
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::string saidOf(const Result<Pack>& result) {
    std::string all;
    for (const auto& d : result.diagnostics) {
        all += (all.empty() ? "" : " ") + std::to_string(d.line) + ":" + d.code;
    }
    return all;
}

void judge(const std::vector<Mutation>& mutations) {
    for (const auto& m : mutations) {
        INFO(m.name);
        const auto result = readText(m.text);
        for (const auto& d : result.diagnostics) {
            UNSCOPED_INFO(d.line << ":" << d.column << " " << d.code << ": " << d.text);
        }
        CHECK((result ? result.value->features.size() : 0U) == m.features);
        CHECK(saidOf(result) == m.said);
        CHECK(result.hasErrors() ==
              (m.said.find("json-syntax") != std::string::npos || m.said.find("too-deep") != std::string::npos ||
               m.said.find("truncated") != std::string::npos || m.said.find("not-") != std::string::npos));
    }
}

const std::string kB = tie("b");
const std::string kLine = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})";

} // namespace

TEST_CASE("Ill-formed JSON costs the feature it is in, and is named at its line") {
    judge({
        {"missing comma in a feature", around(replaced(kB, "null,", "null")), 2, "5:json-syntax"},
        {"missing comma between features", packOf("\n" + tie("a") + "\n" + kB), 2, "4:json-syntax"},
        {"trailing comma in an object", around(replaced(kB, "}}", ",}}")), 2, "5:json-syntax"},
        {"trailing comma in the list", packOf("\n" + tie("a") + ",\n"), 1, "3:json-syntax"},
        {"NaN", around(tie("b", point("[NaN,1]"))), 2, "5:json-syntax"},
        {"None", around(tie("b", "None")), 2, "4:json-syntax"},
        {"comment between features", around("// text\n" + kB), 3, "4:json-syntax"},
        {"comment in a feature", around(replaced(kB, "null,", "null, /* text */")), 2, "4:json-syntax"},
        {"unquoted name", around(replaced(kB, "\"id\"", "id")), 2, "4:json-syntax"},
        {"single quotes", around("{'type':'Feature','properties':{}}"), 2, "4:json-syntax"},
        {"NUL in a string", around(replaced(kB, "\"b\"", "\"b\0\""s)), 2, "4:json-syntax"},
        {"NUL between values", around(replaced(kB, "null,", "\0null,"s)), 2, "4:json-syntax"},
        {"10,000 deep", around(tie("b", "null", ",\"n\":" + repeated("[", 10'000) + repeated("]", 10'000))), 2,
         "4:too-deep"},
        {"10,000 objects deep",
         around(tie("b", "null", ",\"n\":" + repeated("{\"a\":", 10'000) + "1" + repeated("}", 10'000))), 2,
         "4:too-deep"},
        {"10,000 deep and not closed", around(tie("b", "null", ",\"n\":" + repeated("[", 10'000))), 2, "5:json-syntax"},
        {"truncated", around(kB).substr(0, around(kB).size() - 20), 2, "6:truncated"},
        {"CRLF", replaced(around(replaced(kB, "null,", "null")), ",\n{", ",\r\n{"), 2, "5:json-syntax"},
    });
}

TEST_CASE("Numbers that JSON allows and no double holds cost nothing") {
    judge({
        {"exponent of 400", around(tie("b", "null", R"(,"n":1e400)")), 3, ""},
        {"thirty digits", around(tie("b", "null", R"(,"n":123456789012345678901234567890)")), 3, ""},
        {"not written as a number", around(tie("b", "null", R"(,"n":0123456789012345678901234567890)")), 2,
         "5:json-syntax"},
        {"as a weight", around(tie("b", "null", ",\n\"weight\":-1e400")), 3, "6:weight-out-of-range"},
        {"as a coordinate", around(tie("b", point("[1e400,1]"))), 3, "5:bad-geometry"},
        {"infinite", around(tie("b", point("[-Infinity,1]"))), 3, "5:bad-geometry"},
    });
}

TEST_CASE("Members that come twice are said where the second one is, and the last counts") {
    judge({
        {"type", around(replaced(kB, R"("id")", "\n\"type\":\"Feature\",\"id\"")), 3, "5:duplicate-member"},
        {"id", around(replaced(kB, R"("geometry")", "\n\"id\":\"bb\",\"geometry\"")), 3, "5:duplicate-member"},
        {"geometry", around(replaced(kB, "}}", "},\n\"geometry\":null}")), 3, "6:duplicate-member"},
        {"a property", around(tie("b", "null", ",\n\"start\":\"1970\"")), 3, "6:duplicate-member"},
        {"type of the document",
         R"({"type":"FeatureCollection",)"
         "\n"
         R"("type":"FeatureCollection","features":[)" +
             kLine + "]}",
         1, "2:duplicate-member"},
        {"features", R"({"type":"FeatureCollection","features":[)" + kB + "],\n\"features\":[" + kB + "," + kB + "]}",
         3, "3:duplicate-member 3:duplicate-id 4:duplicate-id"},
    });
    const auto both = readText(around(replaced(
        kB, "}}",
        R"(},"properties":{"layer":"partnership","kind":"alliance","parties":["JPN","KOR"],"start":"1970"}})")));
    REQUIRE(both);
    CHECK(codes(both) == std::vector<std::string>{"duplicate-member"});
    CHECK(tiesOf(*both.value, "b") == std::vector<std::string>{"JPN-KOR alliance"});
}

TEST_CASE("An escape of half a character costs no more than that character") {
    judge({{"high half", around(tie("b", "null", R"(,"label":"\ud83d x")")), 3, "5:invalid-utf8"},
           {"low half", around(tie("b", "null", R"(,"label":"\ude00 x")")), 3, "5:invalid-utf8"},
           {"halves in a wrong order", around(tie("b", "null", R"(,"label":"\ude00\ud83d")")), 3, "5:invalid-utf8"},
           {"in the header", replaced(around(kB), "\"T\"", R"("T\ud83d")"), 3, "1:invalid-utf8"},
           {"whole", around(tie("b", "null", R"(,"label":"\ud83d\ude00")")), 3, ""},
           {"escaped backslash", around(tie("b", "null", R"(,"label":"\\ud83d")")), 3, ""}});
    const auto half = readText(around(tie("b", "null", R"(,"label":"\ud83d x")")));
    REQUIRE(half);
    CHECK(readFeatureDetail(*half.value, 1).label == "\xEF\xBF\xBD x");
    CHECK(find(half, "invalid-utf8")->text.find("escapes of half a character as U+FFFD") != std::string::npos);
    const auto header = readText(replaced(around(kB), "\"T\"", R"("T\ud83d")"));
    REQUIRE(header);
    CHECK(header.value->header.title == "T\xEF\xBF\xBD");
    CHECK(find(header, "invalid-utf8")->text.find("escapes of half a character as U+FFFD") != std::string::npos);
}

TEST_CASE("What comes twice in a header, or is missing there, is said at its line") {
    const auto header = [](const std::string& members) {
        return "{\"type\":\"FeatureCollection\",\"entente\":{\"version\":1,\"id\":\"t\",\"title\":\"T\"" + members +
               "},\n\"features\":[]}";
    };
    judge(
        {{"kinds",
          header(",\"license\":\"CC0\",\n\"kinds\":[{\"id\":\"a\",\"label\":\"A\"},\n{\"id\":\"a\",\"label\":\"B\"}]"),
          0, "3:duplicate-id"},
         {"sources",
          header(
              ",\"license\":\"CC0\",\n\"sources\":[{\"id\":\"a\",\"title\":\"A\"},\n{\"id\":\"a\",\"title\":\"B\"}]"),
          0, "3:duplicate-id"},
         {"organizations", header(",\"license\":\"CC0\",\n\"organizations\":[{\"id\":\"A\"},\n{\"id\":\"A\"}]"), 0,
          "3:duplicate-id"},
         {"licence", header(""), 0, "1:missing-property"}});
}

TEST_CASE("Encodings other than UTF-8 are told from each other") {
    const auto whole = around(kB);
    std::string utf16 = "\xFF\xFE";
    for (const char c : whole) {
        utf16 += c;
        utf16 += '\0';
    }
    judge({{"byte order mark", "\xEF\xBB\xBF" + whole, 3, "1:byte-order-mark"},
           {"bytes that are not UTF-8", replaced(whole, "\"b\"", "\"b\xC0\xAF\""), 3, "4:invalid-utf8"},
           {"a surrogate in UTF-8", replaced(whole, "\"b\"", "\"b\xED\xA0\x80\""), 3, "4:invalid-utf8"},
           {"UTF-16", utf16, 0, "1:not-geojson"},
           {"UTF-16 without mark", utf16.substr(2), 0, "1:not-geojson"},
           {"packed", "\x1F\x8B\x08", 0, "1:not-geojson"}});
    CHECK(find(readText(utf16), "not-geojson")->advice.find("UTF-16") != std::string::npos);
    CHECK(find(readText(utf16.substr(2)), "not-geojson")->advice.find("UTF-16") != std::string::npos);
}

TEST_CASE("Whatever stands round the features, they are read") {
    const auto list = "[\n" + kLine + ",\n" + kLine + "]";
    judge({
        {"text after the end", around(kB) + "\ngarbage", 3, "9:trailing-text"},
        {"NUL after the end", around(kB) + "\n\0\0"s, 3, "9:trailing-text"},
        {"two documents",
         R"({"type":"FeatureCollection","features":[)" + kLine + "]}\n" +
             R"({"type":"FeatureCollection","features":[)" + kLine + "," + kLine + "]}",
         3, "2:text-sequence"},
        {"one a line", kLine + "\n" + kLine + "\r\n" + kLine + "\n", 3, "1:text-sequence"},
        {"one a line, one broken", kLine + "\n" + replaced(kLine, "},", "}") + "\n" + kLine, 2,
         "1:text-sequence 2:json-syntax"},
        {"RFC 8142", "\x1E" + kLine + "\n\x1E" + kLine + "\n", 2, "1:text-sequence"},
        {"a list", list, 2, "1:text-sequence"},
        {"features before type", R"({"features":)" + list + R"(,"type":"FeatureCollection"})", 2, ""},
        {"no type", "{\n\"features\":" + list + "}", 2, "1:missing-property"},
        {"another type", "{\n\"type\":\"Blob\",\"features\":" + list + "}", 2, "2:missing-property"},
        {"no features", R"({"type":"FeatureCollection","features":[]})", 0, ""},
        {"features as an object", "{\"type\":\"FeatureCollection\",\n\"features\":{}}", 0, "2:not-geojson"},
        {"features missing", "{\n\"type\":\"FeatureCollection\"}", 0, "2:not-geojson"},
        {"a bare Feature", kLine, 1, ""},
        {"a Feature with other features", R"({"features":[],)" + kLine.substr(1), 1, ""},
        {"a bare geometry", R"({"type":"Point","coordinates":[1,2]})", 1, ""},
        {"a geometry with features", R"({"type":"Point","features":[],"coordinates":[1,2]})", 1, ""},
        {"a geometry without coordinates", "\n{\"type\":\"Point\"}", 1, "2:bad-geometry"},
        {"a broken Feature", replaced(kLine, ":{},", ":{}"), 0, "1:json-syntax"},
        {"a list in a list", around(R"({"type":"FeatureCollection","features":[]})"), 2, "4:not-a-feature"},
        {"a geometry in a list", around(R"({"type":"Point","coordinates":[1,2]})"), 3, "4:missing-property"},
        {"geometries, one a line",
         "{\"type\":\"Point\",\"coordinates\":[1,2]}\n{\"type\":\"Point\",\"coordinates\":[3,4]}\n", 2,
         "1:text-sequence 1:missing-property 2:missing-property"},
        {"a } too many before the features", replaced(around(kB), "\"title\":\"T\"", "\"title\":\"T\"}}"), 3,
         "1:missing-property 1:json-syntax 3:unknown-kind"},
        {"a header that is a list", "{\"type\":\"FeatureCollection\",\n\"entente\":[],\n\"features\":" + list + "}", 2,
         "2:wrong-type"},
        {"a header that is a text", "{\"type\":\"FeatureCollection\",\n\"entente\":\"x\",\n\"features\":" + list + "}",
         2, "2:wrong-type"},
        {"no header", "{\"type\":\"FeatureCollection\",\n\"entente\":null,\n\"features\":" + list + "}", 2, ""},
        {"properties as a list",
         around("{\"type\":\"Feature\",\"geometry\":" + point("[1,2]") + ",\n\"properties\":[1]}"), 3, "6:wrong-type"},
        {"id as an object", around(replaced(kB, "\"b\"", "{}")), 3, "4:wrong-type"},
        {"crs as a number", R"({"type":"FeatureCollection","crs":7,"features":[]})", 0, "1:unknown-crs"},
    });
}

TEST_CASE("A fault of a geometry is named at its own line") {
    judge({
        {"object", around(tie("b", point("{}"))), 3, "5:bad-geometry"},
        {"texts", around(tie("b", point("[1,\n\"2\"]"))), 3, "6:bad-geometry"},
        {"null", around(tie("b", point("[\nnull,2]"))), 3, "6:bad-geometry"},
        {"one number", around(tie("b", point("\n[1]"))), 3, "6:bad-geometry"},
        {"empty", around(tie("b", point("[]"))), 3, "5:bad-geometry"},
        {"outside", around(tie("b", "{\"type\":\"LineString\",\"coordinates\":[\n[1,2],\n[3,95],\n[5,6]]}")), 3,
         "6:bad-geometry"},
        {"a hole that is not closed",
         around(tie("b", "{\"type\":\"Polygon\",\"coordinates\":[\n[[0,0],[9,0],[9,9],[0,0]],\n[[3,1],[4,2],[4,1]]]}")),
         3, "6:bad-geometry"},
        {"collections in a collection",
         around(tie("b", R"({"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[)" +
                             point("[1,2]") + "]}]}")),
         3, ""},
        {"an empty collection", around(tie("b", R"({"type":"GeometryCollection","geometries":[]})")), 3, ""},
    });
    CHECK_FALSE(find(readText(around(tie("b", point("[1,\"2\"]")))), "bad-geometry")->advice.empty());
}

TEST_CASE("An area from -180 to 180 is a band round the Earth, not a line on the antimeridian") {
    const auto band = readText(
        around(tie("b", R"({"type":"Polygon","coordinates":[[[-180,-20],[180,-20],[180,20],[-180,20],[-180,-20]]]})")));
    REQUIRE(band);
    CHECK(band.diagnostics.empty());
    REQUIRE(band.value->geometries.size() == 1);
    const auto& ring = band.value->geometries[0].polygons.at(0).rings.at(0);
    const auto [west, east] =
        std::minmax_element(ring.begin(), ring.end(), [](LonLat a, LonLat b) { return a.x < b.x; });
    CHECK(east->x - west->x == 360.0);
    // A ring round a pole comes back to its first meridian too, and is not such a band.
    const auto cap = readText(
        around(tie("b", R"({"type":"Polygon","coordinates":[[[-180,60],[-60,60],[60,60],[180,60],[-180,60]]]})")));
    CHECK(codes(cap) == std::vector<std::string>{"antimeridian"});
}
