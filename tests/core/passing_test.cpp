// At a decade a second an exercise of days lies between two pictures: what is stepped over must be found, and nothing
// that either picture shows.

#include "core/passing.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace entente;
using namespace entente::test;

namespace {

Pack passingPack() {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100), 1000}});
    addFeature(pack, {{japan, america, alliance, lasting(24, 26), 2000}}); // more of what holds anyway
    addFeature(pack, {{japan, india, dialogue, lasting(22, 22), 3000}});
    addFeature(pack, {{japan, india, dialogue, {24, 26, 27, 28}, 4000}});
    addFeature(pack, {{india, uzbekistan, dialogue, lasting(20, 25)}}); // holds at the start
    addFeature(pack, {{india, fiji, dialogue, lasting(25, 30)}});       // holds at the end
    addFeature(pack, {{india, sco, member, lasting(22, 23)}});          // a fill, no line
    addFeature(pack, {{india, asean, member, lasting(0, 100)}});
    addFeature(pack, {{india, asean, member, lasting(22, 23)}}); // holds anyway
    addExercise(pack, {140.0, 40.0}, {{japan, america, air, lasting(23, 25)}});
    addExercise(pack, {80.0, 20.0}, {{india, uzbekistan, air, {21, 21, 24, 29}}});
    addExercise(pack, {80.0, 20.0}, {{india, uzbekistan, air, lasting(29, 31)}});
    return pack;
}

} // namespace

TEST_CASE("what began and ended between two windows is found, played forwards or back", "[passing]") {
    const auto world = worldOf(passingPack());
    for (const bool forwards : {true, false}) {
        const Window from{forwards ? 20 : 30, forwards ? 20 : 30};
        const Window to{forwards ? 30 : 20, forwards ? 30 : 20};
        const Passed passed = passedBetween(sliceOn(to.last, world), {}, from, to);
        REQUIRE(passed.strands.size() == 1);
        const auto& [id, totals] = passed.strands.front();
        CHECK(world->strands()[id].to == india);
        CHECK(totals == StrandTotals{2, 0, 7000});
        REQUIRE(passed.memberships.size() == 1);
        CHECK(world->strands()[passed.memberships.front().first].to == sco);
        CHECK(passed.memberships.front().second == State::certain);
        REQUIRE(passed.marks.size() == 2);
        CHECK(std::all_of(passed.marks.begin(), passed.marks.end(),
                          [](const auto& mark) { return mark.state == State::certain; }));
    }
    CHECK(passedBetween(sliceOn(21, world), {}, {20, 20}, {21, 21}).strands.empty());
    CHECK(passedBetween(sliceOn(30, world), {}, {11, 20}, {21, 30}).strands.empty()); // the window shows them
}

TEST_CASE("what is hidden or does not touch the selection does not flash by", "[passing]") {
    const auto world = worldOf(passingPack());
    const Slice slice = sliceOn(30, world);
    View view;
    view.focus = america;
    const Passed ofAmerica = passedBetween(slice, view, {20, 20}, {30, 30});
    CHECK(ofAmerica.strands.empty());
    CHECK(ofAmerica.marks.size() == 1);
    view.focus = kNoParty;
    view.layers[static_cast<std::size_t>(Layer::exercise)] = false;
    view.hiddenKinds = {{Layer::partnership, "dialogue"}};
    const Passed hidden = passedBetween(slice, view, {20, 20}, {30, 30});
    CHECK(hidden.strands.empty());
    CHECK(hidden.marks.empty());
    CHECK(hidden.memberships.size() == 1);
    view.hiddenOrganizations = {"SCO"};
    CHECK(passedBetween(slice, view, {20, 20}, {30, 30}).memberships.empty());
}
