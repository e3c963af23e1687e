// Large packs are read by two threads, features parsed while others are looked for: what comes of it must be what one
// thread makes of a small pack.

#include "geo/pack_file.hpp"
#include "geo/pack_text.hpp"
#include "pack_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>

using namespace entente;
using namespace entente::test;
using Lines = std::vector<std::string>;

namespace {

constexpr std::string_view kHeader =
    R"("entente": {"version": 1, "id": "large", "title": "Large", "license": "CC0-1.0", "sources": [{"id": "s"}]})";

/// One feature of each kind of oddity that is dealt with while features are parsed; `number` makes its id.
std::string oddFeature(std::size_t number) {
    constexpr std::array<std::string_view, 10> kOdd{
        R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960","sources":["s"])",
        R"("layer":"partnership","kind":"tr\u0065aty","parties":["J\u0050N","IND"],"start":"19\u00362","sources":["s"])",
        R"("layer":"organization","organization":"ORG","party":"KAZ","role":"observer","start":"2001-06-15")",
        R"("layer":"partnership","kind":"made_here","parties":["JPN","Nowhere"],"start":"1960","sources":["none"])",
        R"("layer":"exercise","participants":["JPN","IND","USA"],"start":"2023-01-16","end":"2023-01-26")",
        R"("layer":"statement","by":"RUS","about":"id-2","date":"2022-12-20","stance":"oppose")",
        R"("layer":"partnership","kind":"alliance","parties":["JPN","USA"],"start":"1960-13-01","sources":["s"])",
        R"("layer":"partnership","kind":"alliance","parties":["JPN" "USA"],"start":"1960")",
        R"("layer":"partnership","kind":"alliance","kind":"treaty","parties":["JPN","KOR"],"start":"1960-01-01")",
        R"("layer":"overlay","note":"half \ud800 escape","start":"1960")"};
    // Every thousandth comes with the id of another.
    const auto id = number % 1000 == 999 ? number - 500 : number;
    return R"({"type":"Feature","id":"id-)" + std::to_string(id) + R"(","geometry":null,"properties":{)" +
           std::string(kOdd[number % kOdd.size()]) + "}}";
}

std::string oddFeatures(std::size_t count) {
    std::string all = R"("features": [)";
    for (std::size_t i = 0; i < count; ++i) {
        all += (i > 0 ? ",\n" : "\n") + oddFeature(i);
    }
    return all + "\n]";
}

constexpr std::size_t kMany = 40'000; ///< features: some 6 MB

std::string described(const Diagnostic& d) {
    return d.code + " " + d.property + ": " + d.text + " " + d.advice;
}

void checkSame(const Result<Pack>& a, const Result<Pack>& b) {
    REQUIRE(a);
    REQUIRE(b);
    const auto& ties = a.value->ties;
    const auto& others = b.value->ties;
    CHECK(ties.from == others.from);
    CHECK(ties.to == others.to);
    CHECK(ties.kind == others.kind);
    CHECK(ties.weight == others.weight);
    CHECK(ties.feature == others.feature);
    CHECK(ties.interval == others.interval);
    CHECK(a.value->header.kinds == b.value->header.kinds);
    REQUIRE(a.value->features.size() == b.value->features.size());
    for (std::size_t i = 0; i < a.value->features.size(); ++i) {
        const auto& feature = a.value->features[i];
        const auto& other = b.value->features[i];
        REQUIRE(feature.position == other.position);
        REQUIRE(feature.kind == other.kind);
        REQUIRE(feature.interval == other.interval);
    }
    REQUIRE(a.diagnostics.size() == b.diagnostics.size());
    for (std::size_t i = 0; i < a.diagnostics.size(); ++i) {
        REQUIRE(described(a.diagnostics[i]) == described(b.diagnostics[i]));
        REQUIRE(a.diagnostics[i].feature == b.diagnostics[i].feature);
    }
}

} // namespace

TEST_CASE("A large pack is the same whether its header comes before its features or after them") {
    const auto features = oddFeatures(kMany);
    const std::string first = R"({"type":"FeatureCollection", )";
    const auto ahead =
        readPackText(makePackText(first + std::string(kHeader) + ",\n" + features + "}"), "t", parties());
    const auto behind =
        readPackText(makePackText(first + "\n" + features + ", " + std::string(kHeader) + "}"), "t", parties());
    checkSame(ahead, behind);
    CHECK(ahead.value->header.title == "Large");
    CHECK(ahead.value->features.size() == kMany / 10 * 9); // a tenth is ill-formed
    const auto said = codes(ahead);
    for (const auto* const code : {"json-syntax", "invalid-utf8", "unknown-party", "unknown-source", "unknown-kind",
                                   "bad-date", "duplicate-member", "duplicate-id", "more"}) {
        CAPTURE(code);
        CHECK(std::find(said.begin(), said.end(), code) != said.end());
    }
    CHECK(ahead.value->header.kinds.size() == behind.value->header.kinds.size());
}

TEST_CASE("In a large pack statements find the features that they are about, and each feature has its own text") {
    const auto result = readPackText(
        makePackText(R"({"type":"FeatureCollection", )" + std::string(kHeader) + ", " + oddFeatures(kMany) + "}"), "t",
        parties());
    REQUIRE(result);
    const auto& pack = *result.value;
    CHECK(tiesOf(pack, "id-5") == Lines{"RUS>KAZ oppose"});
    CHECK(tiesOf(pack, "id-31005") == Lines{"RUS>KAZ oppose"});
    CHECK(tiesOf(pack, "id-31001") == Lines{"IND-JPN treaty"});
    const auto last = readFeatureDetail(pack, pack.features.size() - 1);
    CHECK(last.start == "1960");
}

TEST_CASE("A large pack that names the system of its coordinates behind its features is drawn where it belongs") {
    // Universal Transverse Mercator, zone 54: Tokyo is near 389 km east, 3,950 km north.
    std::string features = R"("features": [)";
    for (std::size_t i = 0; i < kMany; ++i) {
        features += i > 0 ? ",\n" : "\n";
        features += R"({"type":"Feature","id":")" + std::to_string(i) +
                    R"(","geometry":{"type":"Point","coordinates":[389000,3950000]},"properties":{"layer":"exercise",)"
                    R"("participants":["JPN","USA"],"name":"E","start":"2020","end":"2021","sources":["s"]}})";
    }
    features += "]";
    const std::string crs = R"("crs": {"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32654"}})";
    const auto result = readPackText(
        makePackText(R"({"type":"FeatureCollection", )" + std::string(kHeader) + ", " + features + ", " + crs + "}"),
        "t", parties());
    REQUIRE(result);
    const auto& pack = *result.value;
    REQUIRE(pack.features.size() == kMany);
    REQUIRE(pack.geometries.size() == kMany);
    for (const auto at : {std::size_t{0}, kMany / 2, kMany - 1}) {
        const auto& geometry = pack.geometries[static_cast<std::size_t>(pack.features[at].geometry)];
        REQUIRE(geometry.points.size() == 1);
        CHECK(geometry.points[0].x == Approx(139.77).margin(0.05));
        CHECK(geometry.points[0].y == Approx(35.69).margin(0.05));
    }
    CHECK(find(result, "foreign-crs") != nullptr);
}

TEST_CASE("A large pack that breaks off keeps what came before") {
    auto text = R"({"type":"FeatureCollection", )" + std::string(kHeader) + ", " + oddFeatures(kMany) + "}";
    text.resize(text.size() - 60);
    const auto result = readPackText(makePackText(text), "t", parties());
    REQUIRE(result);
    CHECK(result.value->features.size() == kMany / 10 * 9 - 1);
    const auto said = codes(result);
    CHECK(std::find(said.begin(), said.end(), "truncated") != said.end());
}

TEST_CASE("A file that is read in halves is whole") {
    const auto path = std::filesystem::temp_directory_path() / "entente-halves.geojson";
    std::string text;
    constexpr std::size_t kLarge = (std::size_t{40} << 20U) + 12'345; // bytes
    for (std::size_t i = 0; text.size() < kLarge; ++i) {
        text += std::to_string(i) + ",";
    }
    std::ofstream(path, std::ios::binary) << text;
    std::uint64_t last = 0;
    const auto whole = readPackFile(path, "t", [&](std::uint64_t done, std::uint64_t all) {
        CHECK(done >= last);
        CHECK(all == text.size());
        last = done;
        return true;
    });
    REQUIRE(whole);
    CHECK(std::string_view((*whole.value)->data(), (*whole.value)->size()) == text);
    CHECK(hasPadding(**whole.value));
    CHECK(last == text.size());
    for (const std::size_t stop : {0U, 1U, 2U, 3U}) {
        std::size_t asked = 0;
        const auto stopped = readPackFile(path, "t", [&](std::uint64_t, std::uint64_t) { return asked++ < stop; });
        CHECK_FALSE(stopped);
        CHECK(asked == stop + 1);
    }
    std::filesystem::remove(path);
}
