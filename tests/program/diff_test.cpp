// What changed between two dates goes into print as a table: it must agree with the ties listed at each of them, and
// with what is known of the years 2021 to 2023.

#include "run_program.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace entente::test;

namespace {

constexpr const char* kHeader =
    "change,layer,kind,from,to,role,start,end,state,weight,label,feature,sources,role_before,"
    "certain_before,possible_before,certain_after,possible_after,weight_before,weight_after";

std::vector<std::vector<std::string>> rowsOf(const std::string& csv) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : linesOf(csv)) {
        rows.push_back(fieldsOf(line));
    }
    return rows;
}

std::vector<std::vector<std::string>> changes(std::vector<std::string> more) {
    std::vector<std::string> arguments{"diff", "--from", "2021-12-31", "--to", "2023-12-31"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = runEntente(arguments);
    REQUIRE(ran.status == 0);
    REQUIRE(ran.out.starts_with(std::string(kHeader) + "\n"));
    auto rows = rowsOf(ran.out);
    rows.erase(rows.begin());
    return rows;
}

/// Layer, kind and ends of each relation, and the number of its ties, on a day.
using Held = std::map<std::array<std::string, 4>, std::pair<int, double>>;

Held heldOn(const std::string& date, const std::string& layer) {
    const Ran ran = runEntente({"ties", "--date", date, "--layers", layer});
    REQUIRE(ran.status == 0);
    Held held;
    auto rows = rowsOf(ran.out);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto& sum = held[{rows[i][0], rows[i][1], rows[i][2], rows[i][3]}];
        ++sum.first;
        sum.second += std::stod(rows[i][8]);
    }
    return held;
}

} // namespace

TEST_CASE("each change of partnerships agrees with the ties listed on both days, and none is left out") {
    const Held before = heldOn("2021-12-31", "partnership"), after = heldOn("2023-12-31", "partnership");
    REQUIRE(before.size() > 20);
    std::set<std::array<std::string, 4>> told;
    for (const auto& row : changes({"--layers", "partnership"})) {
        const std::array<std::string, 4> relation{row[1], row[2], row[3], row[4]};
        INFO(row[0] << ' ' << row[3] << ' ' << row[4]);
        REQUIRE(told.insert(relation).second);
        const auto was = before.contains(relation) ? before.at(relation) : std::pair{0, 0.0};
        const auto is = after.contains(relation) ? after.at(relation) : std::pair{0, 0.0};
        CHECK(was.first == std::stoi(row[14]) + std::stoi(row[15]));
        CHECK(is.first == std::stoi(row[16]) + std::stoi(row[17]));
        CHECK(std::stod(row[9]) == Approx(is.second - was.second));
        const char* expected = was.first == 0            ? "gained"
                               : is.first == 0           ? "lost"
                               : is.second > was.second  ? "stronger"
                               : is.second == was.second ? row[0].c_str()
                                                         : "weaker";
        CHECK(row[0] == expected);
    }
    for (const auto* side : {&before, &after}) {
        for (const auto& [relation, sum] : *side) {
            const auto& other = side == &before ? after : before;
            const auto found = other.find(relation);
            const bool differs = found == other.end() || found->second != sum;
            INFO(relation[1] << ' ' << relation[2] << ' ' << relation[3]);
            CHECK((!differs || told.contains(relation)));
        }
    }
}

TEST_CASE("the changes between the ends of 2021 and 2023 are those that happened") {
    std::map<std::array<std::string, 3>, std::vector<std::string>> found; // layer and ends
    for (const auto& row : changes({})) {
        if (row[1] != "exercise" || row[2] == "air") {
            found[{row[1], row[3], row[4]}] = row;
        }
    }
    const auto& iran = found.at({"organization", "IRN", "SCO"});
    CHECK(iran[0] == "stronger");
    CHECK(iran[13] == "observer");
    CHECK(iran[5] == "member");
    CHECK(iran[6] == "2023-07-04");
    CHECK(found.at({"organization", "MDV", "SCO"})[0] == "gained");
    CHECK(found.at({"partnership", "JPN", "RUS"})[0] == "lost"); // the peace treaty talks
    CHECK(found.at({"exercise", "IND", "JPN"})[10].find("Veer Guardian") != std::string::npos);
}

TEST_CASE("exercises on the two days alone are others than those of the years before them") {
    const auto years = changes({"--layers", "exercise"});
    const auto days = changes({"--layers", "exercise", "--events", "P0D"});
    CHECK(years.size() > 50);
    CHECK(days.size() < years.size() / 4);
}

TEST_CASE("a table of changes is refused where dates are missing or wrong, with the reason") {
    const Ran none = runEntente({"diff", "--from", "2021"});
    CHECK(none.status == 2);
    CHECK(none.err.find("--to is required") != std::string::npos);
    const Ran wrong = runEntente({"diff", "--from", "2021-13", "--to", "2022"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("--from 2021-13: month 13") != std::string::npos);
    const Ran events = runEntente({"render", "-o", "x.png", "--events", "P1Y"});
    CHECK(events.status == 2);
    CHECK(events.err.find("--since") != std::string::npos);
}

TEST_CASE("changes as JSON have the same rows and names as the table") {
    const Ran json = runEntente({"diff", "--from", "2021-12-31", "--to", "2023-12-31", "--format", "json"});
    REQUIRE(json.status == 0);
    const auto rows = changes({});
    CHECK(linesOf(json.out).size() == rows.size() + 2); // one a line, and the brackets
    for (const char* name : {"\"change\":\"gained\"", "\"role_before\":\"observer\"", "\"certain_after\":1"}) {
        CHECK(json.out.find(name) != std::string::npos);
    }
}

TEST_CASE("dates the wrong way round, or the same twice, are told beside the table") {
    const Ran backwards = runEntente({"diff", "--from", "2023-12-31", "--to", "2021-12-31"});
    CHECK(backwards.status == 0);
    CHECK(backwards.err.find("--from, 2023-12-31, is later than --to, 2021-12-31") != std::string::npos);
    const Ran same = runEntente({"diff", "--from", "2021-12-31", "--to", "2021-12-31"});
    CHECK(same.status == 0);
    CHECK(linesOf(same.out).size() == 1);
    CHECK(same.err.find("the same") != std::string::npos);
    const Ran forwards = runEntente({"diff", "--from", "2021-12-31", "--to", "2023-12-31"});
    CHECK(forwards.err.find("later than") == std::string::npos);
}
