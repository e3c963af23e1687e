// Who belongs to what is shown by fills: a wrong colour, or a second membership that is hidden, is a wrong map.

#include "core/memberships.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

const Theme& kTheme = themeOf(ThemeId::light);

struct Map {
    std::shared_ptr<const World> world;
    std::vector<TerritoryFill> fills;
    const TerritoryFill& of(std::uint16_t party) const { return fills[party]; } // squares stand in their order
};

Map filled(Pack pack, const View& view, Day day = 50) {
    const FlatProjection map(90.0);
    auto world = worldOf(std::move(pack));
    const auto ground = squares(world->parties(), map);
    const Slice slice = sliceOn(day, world);
    const auto memberships = heldMemberships(slice, view);
    std::vector<double> strengths;
    if (shadesStrength(view)) {
        strengths = tieStrengths(slice, view, memberships, view.focus);
    }
    return {world,
            territoryFills(slice, view, *ground, memberships, strengths, strengthClasses(strengths, view.adaptScales),
                           kTheme, formerStates(slice, view, *ground, memberships, strengths))};
}

} // namespace

TEST_CASE("of several roles in one organization the strongest counts, and of equal ones the certain") {
    Pack pack = pacificPack();
    addFeature(pack, {{india, sco, observer, lasting(0, 100)}});
    addFeature(pack, {{india, sco, member, lasting(50, 100)}});
    addFeature(pack, {{uzbekistan, sco, member, {0, 80, 90, 100}}});
    addFeature(pack, {{japan, asean, observer, lasting(0, 100)}});
    const auto world = worldOf(std::move(pack));
    const auto before = heldMemberships(sliceOn(49, world), {});
    REQUIRE(before.byParty[india].size() == 1);
    CHECK(world->kinds()[before.byParty[india][0].role].id == "observer");
    const auto after = heldMemberships(sliceOn(50, world), {});
    REQUIRE(after.byParty[india].size() == 1);
    CHECK(world->kinds()[after.byParty[india][0].role].id == "member");
    CHECK(after.byParty[uzbekistan][0].possible);
    CHECK(after.byParty[fiji].empty());
    const auto& counts = after.counts.at(sco);
    CHECK(counts.at(member).parties == 2);
    CHECK(counts.at(member).possible == 1);
    CHECK(!counts.contains(observer)); // nobody's strongest role any more
    CHECK(after.counts.at(asean).at(observer).parties == 1);
    CHECK(after.bands.empty());
}

TEST_CASE("a country in two organizations shows both and is counted") {
    Pack pack = pacificPack();
    for (const std::uint16_t party : {india, uzbekistan}) {
        addFeature(pack, {{party, sco, member, lasting(0, 100)}});
        addFeature(pack, {{party, asean, member, lasting(0, 100)}});
    }
    addFeature(pack, {{japan, asean, member, lasting(0, 100)}});
    const auto world = worldOf(pack);
    const auto held = heldMemberships(sliceOn(50, world), {});
    CHECK(held.bands == decltype(held.bands){{{sco, asean}, 2}});

    const Map map = filled(pack, {});
    CHECK(map.of(india).colors[0] == organizationColor(*map.world, sco, kTheme));
    CHECK(map.of(india).colors[1] == organizationColor(*map.world, asean, kTheme));
    CHECK(map.of(india).shares[0] + map.of(india).shares[1] == Approx(1.0));
    CHECK(map.of(india).shares[1] > 0.25F);
    CHECK(map.of(japan).colors[0] == organizationColor(*map.world, asean, kTheme));
    CHECK(map.of(japan).shares[0] == 1.0F);
    CHECK(map.of(fiji).colors[0] == kTheme.land);

    View view;
    view.hiddenOrganizations = {"SCO"};
    const Map hidden = filled(pack, view);
    CHECK(hidden.of(india).colors[0] == organizationColor(*hidden.world, asean, kTheme));
    CHECK(hidden.of(india).shares[0] == 1.0F);
    CHECK(heldMemberships(sliceOn(50, world), view).bands.empty());
    view.hiddenKinds = {{Layer::organization, "member"}};
    CHECK(filled(pack, view).of(japan).colors[0] == kTheme.land);
}

TEST_CASE("lesser roles are paler, possible memberships are hatched with bare land") {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, sco, member, lasting(0, 100)}});
    addFeature(pack, {{india, sco, observer, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, sco, member, {0, 80, 90, 100}}});
    const Map map = filled(pack, {});
    CHECK(map.of(japan).colors[0] != map.of(india).colors[0]);
    CHECK(map.of(india).colors[0] == roleFill(map.of(japan).colors[0], "observer", kTheme));
    CHECK(map.of(uzbekistan).colors[0] == map.of(japan).colors[0]);
    CHECK(map.of(uzbekistan).colors[1] == kTheme.land);
    CHECK(map.of(uzbekistan).shares[0] == Approx(0.5F));
}

TEST_CASE("what a former state belonged to fills the countries that came out of it") {
    Pack pack = pacificPack();
    addFeature(pack, {{soviet, sco, member, lasting(0, 100)}});
    const Map map = filled(pack, {});
    CHECK(map.of(uzbekistan).colors[0] == organizationColor(*map.world, sco, kTheme));
    CHECK(map.of(japan).colors[0] == kTheme.land);
    const auto held = heldMemberships(sliceOn(50, map.world), {});
    CHECK(held.counts.at(sco).at(member).parties == 1); // one member, however many countries
}

TEST_CASE("a former state that is selected, or tied to the selected country, is seen in the land of its successors") {
    Pack pack = pacificPack();
    addFeature(pack, {{soviet, japan, alliance, lasting(0, 100), 9000}});
    View view;
    CHECK(filled(pack, view).of(uzbekistan).colors[0] == kTheme.land);
    view.focus = soviet;
    CHECK(filled(pack, view).of(uzbekistan).colors[0] == kTheme.selectedFill);
    CHECK(filled(pack, view).of(uzbekistan).outlined);
    view.focus = japan;
    const Color tied = filled(pack, view).of(uzbekistan).colors[0];
    CHECK(std::find(kTheme.strength.begin(), kTheme.strength.end(), tied) != kTheme.strength.end());
}

TEST_CASE("a country that left a former state before its end is filled until it left, no longer") {
    Pack pack = pacificPack();
    addFeature(pack, {{soviet, sco, member, lasting(0, 100)}});
    auto atlas = pacificAtlas();
    Party& former = atlas->parties.edit(soviet);
    former.successors = {{uzbekistan, 80}, {india, 40}};
    former.ended = 80;
    std::vector<Pack> packs{std::move(pack)};
    const auto world = std::make_shared<const World>(atlas, std::move(packs));
    const FlatProjection flat(90.0);
    const auto ground = squares(world->parties(), flat);
    const auto isFilled = [&](PartyId party, Day day) {
        const Slice slice = sliceOn(day, world);
        const auto held = heldMemberships(slice, {});
        const auto fills = territoryFills(slice, {}, *ground, held, {}, kStrengthClasses, kTheme,
                                          formerStates(slice, {}, *ground, held, {}));
        return fills[party].colors[0] != kTheme.land;
    };
    CHECK(isFilled(india, 40));
    CHECK_FALSE(isFilled(india, 41));
    CHECK(isFilled(uzbekistan, 80));
    CHECK(isFilled(uzbekistan, 81)); // the pack says that the last part goes on
}

TEST_CASE("a former state that the map shows fills itself, and its successors beside it stay bare") {
    Pack pack = pacificPack();
    addFeature(pack, {{soviet, sco, member, lasting(0, 100)}});
    const FlatProjection flat(90.0);
    const auto world = worldOf(std::move(pack));
    auto ground = *squares(world->parties(), flat);
    const auto shownAs = ground.territories.size();
    ground.territories.push_back(ground.territories.front());
    ground.territories.back().party = soviet;
    const Slice slice = sliceOn(50, world);
    const auto held = heldMemberships(slice, {});
    const auto fills = territoryFills(slice, {}, ground, held, {}, kStrengthClasses, kTheme,
                                      formerStates(slice, {}, ground, held, {}));
    CHECK(fills[shownAs].colors[0] == organizationColor(*world, sco, kTheme));
    CHECK(fills[uzbekistan].colors[0] == kTheme.land);
}

TEST_CASE("strength of ties adds partnerships, exercises and common organizations, as documented") {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100), 10000}});
    addFeature(pack, {{japan, america, air, lasting(0, 100), 5000}});
    addFeature(pack, {{japan, america, oppose, lasting(0, 100), 10000}}); // a claim is no tie of this kind
    addFeature(pack, {{japan, india, dialogue, lasting(0, 100), 4000}});
    addFeature(pack, {{japan, india, alliance, lasting(60, 100), 10000}}); // not yet
    addFeature(pack, {{japan, sco, member, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, sco, observer, lasting(0, 100)}});
    const auto world = worldOf(pack);
    const Slice slice = sliceOn(50, world);
    View view;
    view.focus = japan;
    const auto strengths = tieStrengths(slice, view, heldMemberships(slice, view), japan);
    CHECK(strengths[america] == Approx(1.5));
    CHECK(strengths[india] == Approx(0.4));
    CHECK(strengths[uzbekistan] == Approx(0.3 * roleStrength("observer")));
    CHECK(strengths[fiji] == 0.0);
    CHECK(strengths[japan] == 0.0);

    const Map map = filled(pack, view);
    CHECK(map.of(america).colors[0] == kTheme.strength[2]); // 1 to 2
    CHECK(map.of(india).colors[0] == kTheme.strength[0]);   // under 0.5
    CHECK(map.of(fiji).colors[0] == kTheme.land);
    CHECK(map.of(japan).outlined);
    CHECK(map.of(japan).colors[0] == kTheme.selectedFill);

    view.adaptScales = true; // to America's 1.5: quarters of it
    const Map adapted = filled(pack, view);
    CHECK(adapted.of(america).colors[0] == kTheme.strength[3]);
    CHECK(adapted.of(india).colors[0] == kTheme.strength[1]);
    CHECK(adapted.of(fiji).colors[0] == kTheme.land);
    view.adaptScales = false;

    view.layers[static_cast<std::size_t>(Layer::exercise)] = false;
    view.layers[static_cast<std::size_t>(Layer::organization)] = false;
    const auto fewer = tieStrengths(slice, view, heldMemberships(slice, view), japan);
    CHECK(fewer[america] == Approx(1.0));
    CHECK(fewer[uzbekistan] == 0.0);
    view.shading = Shading::memberships;
    CHECK(!shadesStrength(view));
    view.shading = Shading::automatic;
    view.focus = kNoParty;
    CHECK(!shadesStrength(view)); // with nobody selected there is nothing to measure
}

TEST_CASE("classes of strength are locked, or quarters of the greatest; the greatest is always in the last") {
    CHECK(strengthClasses({0.0, 40.0, 3.0}, false) == kStrengthClasses);
    CHECK(strengthClasses({}, true) == kStrengthClasses);
    CHECK(strengthClasses({0.0, 0.0}, true) == kStrengthClasses);
    const StrengthClasses classes = strengthClasses({0.0, 41.3, 3.0}, true);
    CHECK(classes[1] == Approx(10.0));
    CHECK(classes[2] == Approx(20.0));
    CHECK(classes[3] == Approx(30.0));
    for (double most = 0.05; most < 5000.0; most *= 1.37) {
        const StrengthClasses bounds = strengthClasses({most}, true);
        CHECK(bounds[0] < bounds[1]);
        CHECK(bounds[1] < bounds[2]);
        CHECK(bounds[2] < bounds[3]);
        CHECK(bounds[3] <= most);
    }
}
