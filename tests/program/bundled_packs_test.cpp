// The packs that come with Entente, found by their names: who belonged to what is checked against numbers that were
// written apart from the packs, and the packs together must not say the same tie twice.

#include "run_program.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace entente::test;

namespace {

std::vector<std::string> bundledNames() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(sourceFile("layers"))) {
        if (entry.path().extension() == ".geojson") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Certain members of an organization on a day, by the rows of `entente ties`.
std::size_t membersOn(const std::string& pack, const std::string& organization, const std::string& date) {
    const Ran ran = runEntente({"ties", pack, "--date", date, "--layers", "organization"});
    CHECK(ran.status == 0);
    std::size_t members = 0;
    for (const auto& line : linesOf(ran.out)) {
        const auto fields = fieldsOf(line);
        members += fields[3] == organization && fields[4] == "member" && fields[7] == "certain" ? 1U : 0U;
    }
    return members;
}

} // namespace

TEST_CASE("organizations have as many members around each enlargement as is published") {
    std::set<std::string> packs;
    for (const auto& line : linesOf(contentOf(sourceFile("tests/program/organization_counts.csv")))) {
        if (line.starts_with("#") || line.starts_with("pack,")) {
            continue;
        }
        const auto fields = fieldsOf(line);
        REQUIRE(fields.size() == 5);
        INFO(line);
        CHECK(fields[4].starts_with("http"));
        CHECK(membersOn(fields[0], fields[1], fields[2]) == std::stoul(fields[3]));
        packs.insert(fields[0]);
    }
    CHECK(packs.size() >= 14);
}

TEST_CASE("every bundled pack opens by its name without a complaint, and the help names it") {
    const auto names = bundledNames();
    REQUIRE(names.size() > 10);
    const std::string help = runEntente({"--help"}).out;
    for (const auto& name : names) {
        INFO(name);
        const Ran checked = runEntente({"check", name});
        CHECK(checked.status == 0);
        CHECK(checked.out.find("0 errors, 0 warnings, 0 notes") != std::string::npos);
        CHECK(help.find(name) != std::string::npos);
    }
}

TEST_CASE("with no pack named those of layers/default.txt open; a file comes before a bundled pack of its name") {
    std::vector<std::string> listed;
    for (const auto& line : linesOf(contentOf(sourceFile("layers/default.txt")))) {
        if (!line.starts_with("#")) {
            listed.push_back(line);
        }
    }
    auto named = listed;
    named.insert(named.begin(), "info");
    const Ran byName = runEntente(named);
    CHECK(byName.status == 0);
    CHECK(runEntente({"info"}).out == byName.out);
    CHECK(byName.out.find("Organization of Turkic States") == std::string::npos);

    const TemporaryFolder folder;
    fs::copy_file(sourceFile("tests/data/tiny.geojson"), folder / "nato");
    const Ran own = runShell("cd " + quoted(folder.path().string()) + " && " + quoted(ENTENTE_PROGRAM) + " info nato");
    CHECK(own.status == 0);
    CHECK(own.out.find("NATO") == std::string::npos);
    CHECK(runEntente({"info", "NATO"}).out == runEntente({"info", "nato"}).out);
    CHECK(runEntente({"info", "nato"}).out.find("NATO") != std::string::npos);
    const Ran unknown = runEntente({"info", "natto"});
    CHECK(unknown.status == 2);
    CHECK(unknown.err.find("nato, ots") != std::string::npos); // the names there are
}

TEST_CASE("no tie is in two bundled packs") {
    for (const char* date : {"1995-06-01", "2012-07-15", "2023-01-20", "2024-07-20", "2025-10-05"}) {
        auto arguments = bundledNames();
        arguments.insert(arguments.begin(), "ties");
        arguments.insert(arguments.end(), {"--date", date});
        const Ran ran = runEntente(arguments);
        CHECK(ran.status == 0);
        std::map<std::vector<std::string>, std::string> seen;
        std::size_t ties = 0;
        for (const auto& line : linesOf(ran.out)) {
            const auto fields = fieldsOf(line);
            if (fields[0] == "statement") {
                continue; // one speaker may say several things of a party on a day
            }
            auto ends = std::pair(std::min(fields[2], fields[3]), std::max(fields[2], fields[3]));
            INFO(line);
            CHECK(
                seen.try_emplace({fields[0], fields[1], ends.first, ends.second, fields[4], fields[5], fields[9]}, line)
                    .second);
            ++ties;
        }
        CHECK(ties > 10);
    }
}
