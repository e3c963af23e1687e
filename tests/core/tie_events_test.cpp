// The list of what happened last must name every beginning and ending, once, newest first, and no hidden one.

#include "core/tie_events.hpp"
#include "small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace entente;
using namespace entente::test;

namespace {

std::shared_ptr<const World> someWorld() {
    Pack pack;
    pack.header.kinds = {kindOf("alliance", Layer::partnership), kindOf("air", Layer::exercise)};
    addFeature(pack, {{0, 1, 0, {10, 10, 20, 20}}});
    addFeature(pack, {{0, 1, 1, {15, 15, 15, 15}}, {0, 2, 1, {15, 15, 15, 15}}, {1, 2, 1, {15, 15, 15, 15}}});
    addFeature(pack, {{1, 2, 0, {12, 18, kDayMax, kDayMax}}});
    addFeature(pack, {{1, 2, 0, {kDayMin, kDayMin, kDayMax, kDayMax}}});
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    return std::make_shared<const World>(atlasOf(3), std::move(packs));
}

} // namespace

TEST_CASE("beginnings and endings come newest first, an exercise of several pairs once", "[events]") {
    const auto world = someWorld();
    const std::vector<TieEvent> all{{21, 0, false}, {16, 1, false}, {15, 1, true}, {12, 2, true}, {10, 0, true}};
    CHECK((lastEvents(*world, View{}, 30, 10) == all));
    CHECK((lastEvents(*world, View{}, 21, 2) == std::vector<TieEvent>{all[0], all[1]}));
    CHECK((lastEvents(*world, View{}, 15, 10) == std::vector<TieEvent>{all[2], all[3], all[4]}));
    CHECK(lastEvents(*world, View{}, 9, 10).empty());
}

TEST_CASE("what began and ended within one step of playing is in the list", "[events]") {
    const auto world = someWorld();
    const auto told = lastEvents(*world, View{}, 3650, 10); // a decade on
    CHECK(std::count_if(told.begin(), told.end(), [](const TieEvent& event) { return event.feature == 1; }) == 2);
}

TEST_CASE("what is hidden is not told, and looking back has an end", "[events]") {
    const auto world = someWorld();
    View view;
    view.layers[static_cast<std::size_t>(Layer::exercise)] = false;
    CHECK((lastEvents(*world, view, 30, 10) == std::vector<TieEvent>{{21, 0, false}, {12, 2, true}, {10, 0, true}}));
    CHECK(lastEvents(*world, view, 30, 10, 1).size() == 1);
}
