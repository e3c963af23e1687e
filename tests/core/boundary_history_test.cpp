// Borders of another year than the one on the map would make every map of the past wrong.
#include "core/boundary_history.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

using namespace entente;

namespace {

Polygon square(double at) {
    return {{{{at, 0.0}, {at + 1.0, 0.0}, {at + 1.0, 1.0}, {at, 1.0}}}};
}

DatedTerritory held(PartyId party, const char* name, Day first, Day last, std::uint32_t shape) {
    return {party, name, {first, last}, shape};
}

/// What is drawn: by party and name, where its squares begin.
std::map<std::pair<PartyId, std::string>, std::multiset<double>> drawnIn(const Boundaries& boundaries) {
    std::map<std::pair<PartyId, std::string>, std::multiset<double>> drawn;
    for (const auto& territory : boundaries.territories) {
        auto& places = drawn[{territory.party, territory.name}];
        for (const auto& polygon : territory.polygons) {
            places.insert(polygon.rings.front().front().x);
        }
    }
    return drawn;
}

const Day kFirst = dayFromCivil({1900, 1, 1});

} // namespace

TEST_CASE("on every day those boundaries are drawn that hold on it, and no others", "[boundary_history]") {
    std::mt19937 random(20261124);
    for (int world = 0; world < 30; ++world) {
        BoundaryHistory::Content content;
        std::uniform_int_distribution<Day> anyDay(0, 60);
        std::uniform_int_distribution<int> anyParty(0, 4);
        for (std::uint32_t i = 0; i < 25; ++i) {
            content.shapes.push_back({square(i)});
            const Day a = anyDay(random);
            const Day b = anyDay(random);
            const bool always = i == 0; // so that no day is without any
            content.territories.push_back(held(static_cast<PartyId>(anyParty(random)), "",
                                               always ? kDayMin : std::min(a, b), always ? kDayMax : std::max(a, b),
                                               i));
        }
        const auto all = content;
        const BoundaryHistory history(std::move(content));
        for (Day day = -2; day < 64; ++day) {
            std::map<PartyId, std::multiset<double>> expected;
            for (const auto& territory : all.territories) {
                if (territory.days.first <= day && day <= territory.days.last) {
                    expected[territory.party].insert(territory.shape);
                }
            }
            std::map<PartyId, std::multiset<double>> drawn;
            for (const auto& territory : history.boundariesIn(history.epochAt(day)).territories) {
                REQUIRE_FALSE(drawn.contains(territory.party)); // one territory a party
                for (const auto& polygon : territory.polygons) {
                    drawn[territory.party].insert(polygon.rings.front().front().x);
                }
            }
            REQUIRE((drawn == expected));
        }
    }
}

TEST_CASE("an epoch ends with the last day of a border and begins with the first of the next", "[boundary_history]") {
    BoundaryHistory::Content content;
    content.shapes = {{square(0)}, {square(5)}};
    content.territories = {held(1, "before", kFirst, kFirst + 9, 0), held(1, "after", kFirst + 10, kDayMax, 1)};
    const BoundaryHistory history(content);
    REQUIRE(history.epochCount() == 3);
    CHECK(history.epochAt(kFirst + 9) == 1);
    CHECK(history.epochAt(kFirst + 10) == 2);
    CHECK(history.epochAt(kDayMax) == 2);
    CHECK(history.epochAt(kDayMin) == 0);
    CHECK(drawnIn(history.boundariesIn(1)).at({1, "before"}) == std::multiset<double>{0});
    CHECK(drawnIn(history.boundariesIn(2)).at({1, "after"}) == std::multiset<double>{5});
}

TEST_CASE("where nothing is known the land is drawn without borders and owners, and the footer says so",
          "[boundary_history]") {
    BoundaryHistory::Content content;
    content.shapes = {{square(0)}, {square(1)}};
    content.territories = {held(1, "A", kFirst, kFirst + 9, 0), held(2, "B", kFirst, kFirst + 9, 1)};
    content.coverageEnd = std::nullopt;
    const BoundaryHistory history(content);
    for (const Day day : {kFirst - 1, kFirst + 10}) {
        const auto land = history.boundariesIn(history.epochAt(day));
        REQUIRE(land.territories.size() == 1);
        CHECK(land.territories.front().party == kNoParty);
        CHECK(land.territories.front().name.empty());
        CHECK(land.territories.front().polygons.size() == 2);
    }
    CHECK(history.caption(kFirst - 1) == ", which has none before 1 January 1900");
    CHECK(history.caption(kFirst) == ", on 1 January 1900");
    CHECK(history.caption(kFirst + 10) == ", which has none on 11 January 1900");
}

TEST_CASE("land that is nobody's for a time is land still, not sea", "[boundary_history]") {
    BoundaryHistory::Content content;
    content.shapes = {{square(0)}, {square(5)}, {square(9)}};
    content.territories = {held(1, "always", kFirst, kDayMax, 0), held(2, "late", kFirst + 10, kDayMax, 1),
                           held(3, "gone", kFirst, kFirst + 9, 2)};
    const BoundaryHistory history(content);
    const auto before = history.landUnder(history.epochAt(kFirst));
    REQUIRE(before.size() == 1);
    CHECK(before.front().rings.front().front().x == 5.0);
    CHECK(history.landUnder(history.epochAt(kFirst + 10)).empty());
    CHECK(history.landUnder(history.epochAt(kFirst - 1)).empty()); // all of it is land already
}

TEST_CASE("boundaries that never change have no day in the footer; those of a file that has ended have its last",
          "[boundary_history]") {
    Atlas atlas;
    atlas.boundarySource = "mine.gpkg";
    BoundaryHistory::Content content;
    content.shapes = {{square(0)}};
    content.territories = {held(1, "A", kDayMin, kDayMax, 0)};
    atlas.ownBoundaries = std::make_shared<const BoundaryHistory>(content);
    CHECK(boundaryCaption(atlas, kFirst) == "mine.gpkg");
    content.territories = {held(1, "A", kFirst, kDayMax, 0)};
    content.coverageEnd = dayFromCivil({2019, 12, 31});
    atlas.ownBoundaries = std::make_shared<const BoundaryHistory>(content);
    CHECK(boundaryCaption(atlas, dayFromCivil({2019, 12, 31})) == "mine.gpkg, on 31 December 2019");
    CHECK(boundaryCaption(atlas, dayFromCivil({2024, 5, 1})) == "mine.gpkg, on 31 December 2019, where it ends");
    atlas.ownBoundaries.reset();
    CHECK(boundaryCaption(atlas, kFirst) == "mine.gpkg");
}

TEST_CASE("the days on which boundaries change are found forwards and backwards", "[boundary_history]") {
    BoundaryHistory::Content content;
    content.shapes = {{square(0)}, {square(5)}};
    content.territories = {held(1, "A", kFirst, kDayMax, 0), held(2, "B", kFirst + 10, kFirst + 19, 1)};
    const BoundaryHistory history(content);
    CHECK(history.nextChange(kFirst - 5, 1) == kFirst);
    CHECK(history.nextChange(kFirst, 1) == kFirst + 10);
    CHECK(history.nextChange(kFirst + 10, 1) == kFirst + 20);
    CHECK_FALSE(history.nextChange(kFirst + 20, 1).has_value());
    CHECK(history.nextChange(kFirst + 25, -1) == kFirst + 20);
    CHECK(history.nextChange(kFirst + 20, -1) == kFirst + 10);
    CHECK(history.nextChange(kFirst + 1, -1) == kFirst);
    CHECK_FALSE(history.nextChange(kFirst, -1).has_value());
    content.territories = {held(1, "A", kDayMin, kDayMax, 0)};
    const BoundaryHistory still(content);
    CHECK_FALSE(still.nextChange(0, 1).has_value());
    CHECK_FALSE(still.nextChange(0, -1).has_value());
}
