// Who belonged to the Shanghai Cooperation Organisation on a day is what most readers will check first, and what a
// script takes from `entente ties`: checked date by date against a table that was written apart from the packs.

#include "run_program.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace entente::test;

namespace {

using Names = std::set<std::string>;
using Column = std::map<std::pair<std::string, std::string>, Names>; ///< organization and role

/// What the program lists on a day; a ? after those that are only possible.
Column membersOn(const std::string& date) {
    const Ran ran = runEntente({"ties", "--date", date, "--layers", "organization", "--format", "csv"});
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    const auto lines = linesOf(ran.out);
    REQUIRE(!lines.empty());
    REQUIRE(lines[0] == "layer,kind,from,to,role,start,end,state,weight,label,feature,sources");
    Column found;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto fields = fieldsOf(lines[i]);
        REQUIRE(fields.size() == 12);
        CHECK(fields[0] == "organization");
        const auto name = fields[2] + (fields[7] == "certain" ? "" : "?");
        CHECK(found[{fields[3], fields[4]}].insert(name).second); // nobody twice
    }
    return found;
}

std::string joined(const Names& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

} // namespace

TEST_CASE("the SCO's members, observers and partners on the days before and after each change") {
    std::map<std::string, Column> known;
    std::size_t checked = 0;
    for (const auto& line : linesOf(contentOf(sourceFile("tests/program/sco_members.csv")))) {
        if (line.starts_with("#") || line.starts_with("date,")) {
            continue;
        }
        const auto fields = fieldsOf(line);
        REQUIRE(fields.size() == 4);
        if (!known.contains(fields[0])) {
            known[fields[0]] = membersOn(fields[0]);
        }
        INFO(line);
        CHECK(joined(known[fields[0]][{fields[1], fields[2]}]) == fields[3]);
        ++checked;
    }
    CHECK(checked > 30);
}

TEST_CASE("a party's ties are its own, in every format alike") {
    const std::vector<std::string> asked{"ties", "--date", "2023-01-20", "--party", "UZB"};
    const auto with = [&](const char* format) {
        auto arguments = asked;
        arguments.insert(arguments.end(), {"--format", format});
        const Ran ran = runEntente(arguments);
        CHECK(ran.status == 0);
        return ran.out;
    };
    const auto csv = linesOf(with("csv"));
    REQUIRE(csv.size() > 5);
    for (std::size_t i = 1; i < csv.size(); ++i) {
        const auto fields = fieldsOf(csv[i]);
        INFO(csv[i]);
        CHECK((fields[2] == "UZB" || fields[3] == "UZB"));
    }
    const Ran byName = runEntente({"ties", "--date", "2023-01-20", "--party", "uzbekistan"});
    CHECK(linesOf(byName.out) == csv);

    const TemporaryFolder folder;
    const auto save = [&](const char* name, const std::string& text) { std::ofstream(folder / name) << text; };
    save("ties.csv", with("csv"));
    save("ties.json", with("json"));
    save("ties.geojson", with("geojson"));
    const Ran compared = runShell("cd " + quoted(folder.path().string()) + R"( && python3 - <<'END'
import csv, json
with open("ties.csv", newline="", encoding="utf-8") as file:
    table = list(csv.DictReader(file))
rows = json.load(open("ties.json", encoding="utf-8"))
features = json.load(open("ties.geojson", encoding="utf-8"))
assert features["type"] == "FeatureCollection"
assert len(table) == len(rows) == len(features["features"]) > 5
lines = 0
for cells, row, feature in zip(table, rows, features["features"]):
    assert list(cells) == list(row), (list(cells), list(row))
    for name, cell in cells.items():
        value = row[name]
        assert (float(cell) == value) if name == "weight" else cell == value, (name, cell, value)
        assert feature["properties"][name] == value
    geometry = feature["geometry"]
    if geometry is not None:
        lines += 1
        assert geometry["type"] in ("LineString", "MultiLineString")
assert lines > 3
END)");
    CHECK(compared.err.empty());
    CHECK(compared.status == 0);
}

TEST_CASE("GDAL opens the GeoJSON of ties") {
    if (runShell("command -v ogrinfo").status != 0) {
        WARN("ogrinfo (gdal-bin) is not installed: not checked");
        return;
    }
    const TemporaryFolder folder;
    const auto path = (folder / "ties.geojson").string();
    std::ofstream(path) << runEntente({"ties", "--date", "2023-01-20", "--format", "geojson"}).out;
    const Ran seen = runShell("ogrinfo -so -al " + quoted(path));
    CHECK(seen.status == 0);
    CHECK(seen.out.find("using driver `GeoJSON' successful") != std::string::npos);
    CHECK(seen.out.find("Feature Count: 0") == std::string::npos);
}
