// Scripts rely on exit statuses, on messages that say what to change, and on files that are whole or not there.

#include "run_program.hpp"

#include "export/png.hpp"

#include <algorithm>

using namespace entente;
using namespace entente::test;

namespace {

const std::string kTiny = sourceFile("tests/data/tiny.geojson");
const std::string kBroken = sourceFile("tests/data/one-broken.geojson");
const std::string kMissing = "/nowhere/missing.geojson";

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

} // namespace

TEST_CASE("the status says whether a pack is good, has errors, or cannot be read") {
    const TemporaryFolder folder;
    const std::string picture = (folder / "picture.png").string();
    const std::vector<std::vector<std::string>> commands{
        {"check"}, {"info"}, {"ties", "--date", "2020"}, {"render", "--size", "300x200", "-o", picture}};
    for (const auto& command : commands) {
        INFO(command.front());
        const auto with = [&](const std::string& pack) {
            auto arguments = command;
            arguments.push_back(pack);
            return runEntente(arguments);
        };
        CHECK(with(kTiny).status == 0);
        CHECK(with(kBroken).status == 1);
        const Ran missing = with(kMissing);
        CHECK(missing.status == 2);
        CHECK(says(missing.out + missing.err, kMissing));
        CHECK(says(missing.out + missing.err, "No such file"));
    }
}

TEST_CASE("the bundled packs are without fault, and open without being named") {
    const Ran checked = runEntente({"check", sourceFile("layers/sco.geojson"), sourceFile("layers/csto.geojson"),
                                    sourceFile("layers/japan-2022.geojson")});
    CHECK(checked.status == 0);
    REQUIRE(linesOf(checked.out).size() == 1); // nothing but the count
    CHECK(says(checked.out, "0 errors, 0 warnings, 0 notes"));
    const Ran info = runEntente({"info"});
    CHECK(info.status == 0);
    for (const char* words : {"Shanghai", "Japan", "licence", "CC0-1.0", "organization", "sources", "https://"}) {
        CHECK(says(info.out, words));
    }
}

TEST_CASE("one broken feature is told with its line and the others are used") {
    const Ran checked = runEntente({"check", kBroken});
    const auto lines = linesOf(checked.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with(kBroken + ":7:"));
    CHECK(says(lines[0], "error: json-syntax: "));
    CHECK(lines[0].ends_with("(feature 1)"));
    CHECK(lines[1] == "2 features read: 1 error, 0 warnings, 0 notes in 1 file");

    const Ran ties = runEntente({"ties", kBroken, "--date", "2020"});
    const auto rows = linesOf(ties.out);
    REQUIRE(rows.size() == 3);
    CHECK(says(rows[1], "JPN,USA"));
    CHECK(says(rows[2], "KOR,USA"));
    CHECK(says(ties.err, kBroken + ":7"));

    const Ran json = runEntente({"check", kBroken, "--format", "json"});
    CHECK(json.status == 1);
    const TemporaryFolder folder;
    std::ofstream(folder / "check.json") << json.out;
    const Ran read = runShell("python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); "
                              "d=d if isinstance(d,list) else d[\"diagnostics\"]; print(len(d), d[0][\"line\"])' " +
                              quoted((folder / "check.json").string()));
    CHECK(read.out == "1 7\n");
}

TEST_CASE("a good pack beside a missing one is still shown, and the status says that one is missing") {
    const Ran ties = runEntente({"ties", kTiny, kMissing, "--date", "2002-01-01"});
    CHECK(ties.status == 2);
    CHECK(says(ties.out, "JPN,ORG,member"));
    CHECK(says(ties.err, kMissing));
}

TEST_CASE("what is wrong with an option is said, and nothing is written") {
    struct Wrong {
        std::vector<std::string> options;
        std::string said;
    };
    const std::vector<Wrong> all{{{"--date", "2023-13-01"}, "month 13 does not exist"},
                                 {{"--date", "2023-02-30"}, "February 2023 has no day 30"},
                                 {{"--date", "tomorrow"}, "--date tomorrow"},
                                 {{"--date", "2020/.."}, "--date 2020/.."},
                                 {{"--window", "3"}, "P30D"},
                                 {{"--size", "10x10"}, "from 64 to 16384"},
                                 {{"--size", "wide"}, "WIDTHxHEIGHT"},
                                 {{"--size", "800x600.5"}, "WIDTHxHEIGHT"},
                                 {{"--scale", "99"}, "--scale"},
                                 {{"--projection", "nope"}, "\"nope\""},
                                 {{"--projection", "+proj=qsc"}, "cannot be drawn"},
                                 {{"--projection", "+proj=lcc +lat_1=30 +lat_2=-30"}, "lat_1"},
                                 {{"--center", "150,20,3"}, "LON,LAT"},
                                 {{"--center", "150,95"}, "LON,LAT"},
                                 {{"--zoom", "0"}, "--zoom"},
                                 {{"--theme", "pink"}, "light, dark, print or high-contrast"},
                                 {{"--shade", "all"}, "--shade all"},
                                 {{"--layers", "army"}, "organization, partnership, exercise, statement"},
                                 {{"--strongest", "many"}, "--strongest many"},
                                 {{"--least-weight", "-1"}, "--least-weight"},
                                 {{"--focus", "Uzbekstan"}, "Did you mean Uzbekistan?"},
                                 {{"--focus", "Atlantis"}, "no such party"},
                                 {{"--colour", "red"}, "--help"}};
    const TemporaryFolder folder;
    for (const auto& wrong : all) {
        std::vector<std::string> arguments{"render", "-o", (folder / "never.png").string(), kTiny};
        arguments.insert(arguments.end(), wrong.options.begin(), wrong.options.end());
        const Ran ran = runEntente(arguments);
        INFO(wrong.options[0] << " " << wrong.options[1] << ": " << ran.err);
        CHECK(ran.status == 2);
        CHECK(says(ran.err, wrong.said));
        CHECK(ran.out.empty());
    }
    CHECK(filesIn(folder.path()) == 0);
    CHECK(runEntente({"render"}).status == 2);
    CHECK(runEntente({"check"}).status == 2);
    CHECK(says(runEntente({"render", "-o", "picture.jpg"}).err, ".png"));
    CHECK(says(runEntente({"ties", "--party", "Uzbekstan"}).err, "Did you mean Uzbekistan?"));
}

TEST_CASE("numbers below nought are read: longitudes west, latitudes south") {
    const TemporaryFolder folder;
    const auto path = folder / "west.png";
    const Ran ran =
        runEntente({"render", "-o", path.string(), "--size", "300x200", "--center", "-90,-20", "--date", "2020"});
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    const auto image = readPng(path);
    REQUIRE(image.value);
    CHECK(image.value->width == 300);
    CHECK(image.value->height == 200);
}

TEST_CASE("a picture that cannot be written leaves what was there, and nothing beside it") {
    const TemporaryFolder folder;
    CHECK(runEntente({"render", kTiny, "--size", "300x200", "-o", (folder / "no/such/folder.png").string()}).status ==
          2);
    CHECK(filesIn(folder.path()) == 0);

    fs::create_directory(folder / "taken.png"); // a folder of that name cannot be replaced
    const Ran taken = runEntente({"render", kTiny, "--size", "300x200", "-o", (folder / "taken.png").string()});
    CHECK(taken.status == 2);
    CHECK(says(taken.err, "taken.png"));
    CHECK(filesIn(folder.path()) == 1);
    CHECK(fs::is_directory(folder / "taken.png"));

    const Ran full = runShell(quoted(ENTENTE_PROGRAM) + " ties " + quoted(kTiny) + " --date 2020 >/dev/full");
    CHECK(full.status == 2);
    CHECK(says(full.err, "could not be written"));
}

TEST_CASE("help and version are there for every command") {
    for (const char* command : {"", "render", "ties", "check", "info"}) {
        std::vector<std::string> arguments;
        if (*command != '\0') {
            arguments.emplace_back(command);
        }
        arguments.emplace_back("--help");
        const Ran ran = runEntente(arguments);
        INFO(command);
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
        CHECK(says(ran.out, "PACK"));
        CHECK(says(ran.out, "--help"));
    }
    const Ran version = runEntente({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("entente "));
    CHECK(version.out.size() > 12);
}

TEST_CASE("without a display the window becomes a picture, and the program says so") {
    const TemporaryFolder folder;
    const Ran ran = runShell("cd " + quoted(folder.path().string()) + " && env -u DISPLAY -u WAYLAND_DISPLAY " +
                             quoted(ENTENTE_PROGRAM) + " --date 2005-07-06 --size 300x200");
    CHECK(ran.status == 0);
    CHECK(says(ran.err, "no display"));
    CHECK(says(ran.err, "entente.png"));
    const auto image = readPng(folder / "entente.png");
    REQUIRE(image.value);
    CHECK(image.value->width == 300);
}

TEST_CASE("the same command draws the same bytes") {
    const TemporaryFolder folder;
    for (const char* name : {"one.png", "two.png"}) {
        CHECK(runEntente({"render", "--date", "2023-01-20", "--size", "400x300", "-o", (folder / name).string()})
                  .status == 0);
    }
    CHECK(!contentOf(folder / "one.png").empty());
    CHECK((contentOf(folder / "one.png") == contentOf(folder / "two.png")));
}

TEST_CASE("a stranger's table opens without a header, and its fields can be named by hand") {
    const std::string table = sourceFile("tests/data/german.geojson");
    const Ran ties = runEntente({"ties", table, "--date", "2008", "--party", "Usbekistan"});
    CHECK(ties.status == 0);
    const auto rows = linesOf(ties.out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].starts_with("partnership,Handel,GBR,UZB,,2006-12,..,certain"));

    const Ran turned = runEntente({"ties", "--from-field", "Land B", "--to-field", "Land A", table, "--date", "2008"});
    CHECK(says(turned.out, "Vertrag,JPN,DEU"));

    const Ran wrong = runEntente({"check", "--start-field", "Anfang", table});
    CHECK(wrong.status == 1);
    CHECK(says(wrong.out, "unknown-field"));
    CHECK(says(wrong.out, "\"Beginn\""));
    CHECK(runEntente({"ties", "--start-field", "Anfang", table}).status == 2);
}
