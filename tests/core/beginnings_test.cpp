// A bar that counts what is switched off, or the ties of others, makes the timeline contradict the map.

#include "core/beginnings.hpp"
#include "core/strands.hpp"
#include "small_world.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr auto kExercise = static_cast<std::size_t>(Layer::exercise);
constexpr auto kPartnership = static_cast<std::size_t>(Layer::partnership);
constexpr auto kOrganization = static_cast<std::size_t>(Layer::organization);

std::shared_ptr<const World> worldOf(Pack pack, int parties) {
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    return std::make_shared<World>(atlasOf(parties), std::move(packs));
}

/// What a plain walk over all features counts, by day and layer; of one party, or of all.
std::vector<DayBar> walked(const World& world, const View& view, PartyId party) {
    std::map<Day, DayBar> bars;
    for (std::size_t f = 0; f < world.featureCount(); ++f) {
        const auto id = static_cast<FeatureId>(f);
        const Feature& feature = world.feature(id);
        const Interval& when = feature.interval;
        const auto [first, last] = world.tiesOfFeature(id);
        bool counts = party == kNoParty;
        for (auto tie = first; tie < last; ++tie) {
            const bool member = feature.layer == Layer::organization;
            counts = counts || world.ties().from[tie] == party || (!member && world.ties().to[tie] == party);
        }
        if (feature.layer == Layer::overlay) {
            counts = counts && view.layers[static_cast<std::size_t>(Layer::overlay)];
        } else {
            counts = counts && isShown(view, world.kinds()[feature.kind]);
        }
        if (feature.layer == Layer::organization && first < last) {
            counts = counts && !view.hiddenOrganizations.contains(world.organizations()[world.ties().to[first]].id);
        }
        if (!counts || when.startEarliest == kDayMin || when.startLatest == kDayMax) {
            continue;
        }
        const Day middle = when.startEarliest + (when.startLatest - when.startEarliest) / 2;
        DayBar& bar = bars[middle];
        bar.day = middle;
        ++(when.startEarliest == when.startLatest ? bar.exact : bar.inexact)[static_cast<std::size_t>(feature.layer)];
    }
    std::vector<DayBar> result;
    for (const auto& [day, bar] : bars) {
        result.push_back(bar);
    }
    return result;
}

} // namespace

TEST_CASE("the histogram counts each feature once, on the day it begins") {
    Pack pack;
    pack.header.kinds = {kindOf("air", Layer::exercise), kindOf("treaty", Layer::partnership),
                         kindOf("member", Layer::organization)};
    pack.header.organizations = {{"SCO", "SCO", std::nullopt}};
    const Day january = dayFromCivil({2023, 1, 16});
    const Day open = kDayMax;
    addFeature(pack, {{0, 1, 0, {january, january, open, open}}, {0, 2, 0, {january, january, open, open}}});
    addFeature(pack, {{0, 1, 1, {january + 3, january + 3, open, open}}});
    addFeature(pack, {{0, 1, 1, {dayFromCivil({2004, 1, 1}), dayFromCivil({2004, 12, 31}), open, open}}});
    addFeature(pack, {{0, 1, 1, {kDayMin, kDayMin, open, open}}}); // since always: begins on no day
    addFeature(pack, {{0, 1, 1, {dayFromCivil({-43, 3, 15}), dayFromCivil({-43, 3, 15}), open, open}}});
    // Signed and not in force: at most possible, but begun for a reader of the histogram.
    addFeature(pack, {{0, 1, 1, onlyPossible({january, january, open, open})}});
    addFeature(pack, {{3, 0, 2, {january, january, open, open}}}); // a member: `to` is an organization, not a party
    const auto world = worldOf(std::move(pack), 4);
    const auto bars = Beginnings(*world).all();
    REQUIRE(bars.size() == 4);
    CHECK(bars[0].day == dayFromCivil({-43, 3, 15}));
    CHECK(bars[1].day == dayFromCivil({2004, 7, 1})); // the middle of 2004
    CHECK(bars[1].inexact[kPartnership] == 1);
    CHECK(bars[1].exact[kPartnership] == 0);
    CHECK(bars[2].day == january);
    CHECK(bars[2].exact[kExercise] == 1);
    CHECK(bars[2].inexact[kPartnership] == 1);
    CHECK(bars[2].exact[kOrganization] == 1);
    CHECK(bars[3].exact[kPartnership] == 1);

    const auto own = beginningsOf(*world, View{}, 2); // takes part in the exercise only
    REQUIRE(own.size() == 1);
    CHECK(own[0].exact[kExercise] == 1);
    CHECK(own[0].exact[kOrganization] == 0);
    const auto members = beginningsOf(*world, View{}, 3);
    REQUIRE(members.size() == 1);
    CHECK(members[0].exact[kOrganization] == 1);
}

TEST_CASE("the histogram counts what is shown, or the selected party's, as a walk over all features does") {
    std::mt19937 random(11);
    Pack pack = randomPack(random, 400, 6, [&random] {
        const Day start = 12000 + static_cast<Day>(random() % 300);
        const Day unsure = random() % 3 == 0 ? static_cast<Day>(random() % 60) : 0;
        return Interval{random() % 9 == 0 ? kDayMin : start, start + unsure, kDayMax, kDayMax};
    });
    // A feature has one layer: of the random ones those whose ties are of one kind are kept as they are.
    for (std::size_t i = 0; i < pack.ties.size(); ++i) {
        pack.ties.kind[i] = pack.features[pack.ties.feature[i]].kind;
        if (pack.header.kinds[pack.ties.kind[i]].layer == Layer::organization) {
            pack.ties.to[i] = static_cast<std::uint16_t>(pack.ties.feature[i] % 2);
        }
    }
    const auto world = worldOf(std::move(pack), 6);
    const Beginnings beginnings(*world);
    std::vector<View> views(6);
    views[1].layers[kPartnership] = false;
    views[2].layers[static_cast<std::size_t>(Layer::statement)] = true;
    views[3].hiddenKinds = {{Layer::organization, "observer"}, {Layer::exercise, "air"}};
    views[4].hiddenOrganizations = {"SCO"};
    views[5].layers.fill(false);
    for (const View& view : views) {
        CHECK((beginnings.shown(*world, view) == walked(*world, view, kNoParty)));
        for (PartyId party = 0; party < 6; ++party) {
            CHECK((beginningsOf(*world, view, party) == walked(*world, view, party)));
        }
    }
    CHECK(beginnings.shown(*world, views[5]).empty());
    CHECK_FALSE(beginnings.shown(*world, views[4]) == beginnings.shown(*world, views[0]));
}
