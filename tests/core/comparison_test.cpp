// What a reader is told has changed between two dates must be what the ties say, no more and no less.

#include "core/comparison.hpp"
#include "small_world.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr Day kA = 100, kB = 200;
constexpr Interval kBefore{0, 0, 150, 150}, kAfter{120, 120, 300, 300}, kBoth{0, 0, 300, 300};

std::shared_ptr<const World> worldOf(std::vector<TieOf> ties) {
    Pack pack;
    pack.header.kinds = {kindOf("alliance", Layer::partnership), kindOf("member", Layer::organization),
                         kindOf("observer", Layer::organization), kindOf("air", Layer::exercise)};
    pack.header.organizations = {{"SCO", "SCO", std::nullopt}};
    for (const TieOf& tie : ties) {
        addFeature(pack, {tie});
    }
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    return std::make_shared<const World>(atlasOf(6), std::move(packs));
}

Comparison compared(const std::shared_ptr<const World>& world, const Period& events = {}) {
    ComparedSlices slices(world);
    slices.moveTo(comparedWindows({kA, kA}, {kB, kB}, events));
    return compare(slices, View{});
}

Comparison compared(std::vector<TieOf> ties) {
    return compared(worldOf(std::move(ties)));
}

} // namespace

TEST_CASE("a tie that begins between the dates is gained, one that ends is lost", "[comparison]") {
    const auto result = compared({{0, 1, 0, kAfter}, {1, 2, 0, kBefore}, {2, 3, 0, kBoth}});
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0].change == Change::gained);
    CHECK(result.changes[0].certain);
    CHECK(result.changes[0].size == kWeightUnit / 2);
    CHECK(result.changes[1].change == Change::lost);
    CHECK(result.unchanged == 1);
    CHECK(result.counts[static_cast<std::size_t>(Change::gained)] == Comparison::Count{1, 0});
}

TEST_CASE("a second tie of a pair makes it stronger, an ended one weaker, an exchanged one neither", "[comparison]") {
    const auto result = compared({{0, 1, 0, kBoth},
                                  {0, 1, 0, kAfter, 1000},
                                  {1, 2, 0, kBoth},
                                  {1, 2, 0, kBefore, 2000},
                                  {2, 3, 0, kBefore},
                                  {2, 3, 0, kAfter}});
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0].change == Change::stronger);
    CHECK(result.changes[0].size == 1000);
    CHECK(result.changes[0].before.certain == 1);
    CHECK(result.changes[0].after.certain == 2);
    CHECK(result.changes[1].change == Change::weaker);
    CHECK(result.changes[1].size == 2000);
    CHECK(result.unchanged == 1);
}

TEST_CASE("a date that is not exact makes a change possible, not certain", "[comparison]") {
    const Interval maybeSince{90, 150, 300, 300}; // begun by 150, perhaps before the first date
    const Interval maybeYet{150, 250, 300, 300};  // perhaps not begun on the second
    const auto result = compared({{0, 1, 0, maybeSince},
                                  {1, 2, 0, maybeYet},
                                  {2, 3, 0, onlyPossible(kBefore)},
                                  {3, 4, 0, maybeSince},
                                  {3, 4, 0, kBoth},
                                  {4, 5, 0, {0, 0, 50, 300}}});
    REQUIRE(result.changes.size() == 4);
    CHECK(result.changes[0].change == Change::gained);
    CHECK_FALSE(result.changes[0].certain);
    CHECK(result.changes[1].change == Change::gained);
    CHECK_FALSE(result.changes[1].certain);
    CHECK(result.changes[2].change == Change::lost);
    CHECK_FALSE(result.changes[2].certain);
    INFO("as much weight, more of it certain");
    CHECK(result.changes[3].change == Change::stronger);
    CHECK_FALSE(result.changes[3].certain);
    INFO("what may hold on both dates did not change for all that is known");
    CHECK(result.unchanged == 1);
}

TEST_CASE("growth is certain where what surely came outweighs what may have gone", "[comparison]") {
    const Interval maybeEnded{0, 0, 150, 250};
    const auto sure = compared({{0, 1, 0, kBoth}, {0, 1, 0, kAfter, 3000}, {0, 1, 0, maybeEnded, 1000}});
    REQUIRE(sure.changes.size() == 1);
    CHECK(sure.changes[0].change == Change::stronger);
    CHECK(sure.changes[0].certain);
    const auto open = compared({{0, 1, 0, kBoth}, {0, 1, 0, kAfter, 1000}, {0, 1, 0, maybeEnded, 3000}});
    REQUIRE(open.changes.size() == 1);
    CHECK_FALSE(open.changes[0].certain);
}

TEST_CASE("an observer that becomes a member is one change: a stronger role", "[comparison]") {
    const auto world = worldOf({{0, 0, 2, kBefore}, {0, 0, 1, kAfter}, {1, 0, 1, kAfter}, {2, 0, 1, kBoth}});
    const auto result = compared(world);
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0].change == Change::stronger);
    CHECK(world->kinds()[world->strands()[result.changes[0].strand].kind].id == "member");
    CHECK(world->kinds()[world->strands()[result.changes[0].strandBefore].kind].id == "observer");
    CHECK(result.changes[1].change == Change::gained);
    CHECK(result.unchanged == 1);
    ComparedSlices slices(world);
    slices.moveTo(comparedWindows({kA, kA}, {kB, kB}, {}));
    CHECK(tiesThatChanged(slices, result.changes[0]) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("exercises of the time before each date are compared, lasting ties on the dates", "[comparison]") {
    const auto world = worldOf({{0, 1, 3, {80, 80, 85, 85}},     // in the thirty days before the first
                                {1, 2, 3, {190, 190, 191, 191}}, // before the second
                                {2, 3, 0, {190, 190, 191, 191}}});
    CHECK(compared(world).changes.empty());
    const auto result = compared(world, Period{0, 0, 30});
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0].change == Change::lost);
    CHECK(result.changes[1].change == Change::gained);
}

TEST_CASE("what the view hides is not compared", "[comparison]") {
    const auto world = worldOf({{0, 1, 0, kAfter}, {0, 0, 1, kAfter}, {0, 1, 3, {190, 190, 200, 200}}});
    ComparedSlices slices(world);
    slices.moveTo(comparedWindows({kA, kA}, {kB, kB}, {}));
    View view;
    view.layers.fill(true);
    CHECK(compare(slices, view).changes.size() == 3);
    view.hiddenOrganizations = {"SCO"};
    CHECK(compare(slices, view).changes.size() == 2);
    view.hiddenKinds = {{Layer::partnership, "alliance"}};
    CHECK(compare(slices, view).changes.size() == 1);
    view.layers[static_cast<std::size_t>(Layer::exercise)] = false;
    CHECK(compare(slices, view).changes.empty());
}

namespace {

/// A relation as plain names, and what the ties alone say of it.
using Relation = std::tuple<int, int, int, int, bool>; // layer, from, to, kind (0 for memberships), directed

/// What is found at one of the two dates.
struct Side {
    std::uint64_t strength = 0;
    bool surely = false, maybe = false;
    std::uint32_t sureTies = 0;

    void see(State state, std::uint64_t weight, bool member) {
        if (state == State::absent) {
            return;
        }
        // Of a membership the strongest role alone counts, also for how sure it is.
        if (!member || weight >= strength) {
            surely = (surely && !(member && weight > strength)) || state == State::certain;
        }
        strength = member ? std::max(strength, weight) : strength + weight;
        maybe = true;
        sureTies += !member && state == State::certain ? 1 : 0;
    }
};

struct Walked {
    Side before, after;
};

std::map<Relation, Walked> walkAllTies(const World& world, const Window& a, const Window& b) {
    std::map<Relation, Walked> relations;
    for (std::size_t t = 0; t < world.ties().size(); ++t) {
        const Kind& kind = world.kinds()[world.ties().kind[t]];
        const bool member = kind.layer == Layer::organization;
        Walked& walked = relations[{static_cast<int>(kind.layer), world.ties().from[t], world.ties().to[t],
                                    member ? 0 : world.ties().kind[t], !member && world.ties().directed[t] != 0}];
        const std::uint64_t weight = member ? (kind.id == "member" ? 10000 : 6900) : world.ties().weight[t];
        walked.before.see(stateIn(world.ties().interval[t], a), weight, member);
        walked.after.see(stateIn(world.ties().interval[t], b), weight, member);
    }
    return relations;
}

} // namespace

TEST_CASE("a comparison equals a walk over all ties, whatever dates came before", "[comparison]") {
    std::mt19937 random(20260);
    const auto day = [&] { return static_cast<Day>(random() % 400); };
    const auto interval = [&] {
        std::array<Day, 4> days{day(), day(), day(), day()};
        std::sort(days.begin(), days.end());
        const Interval made{days[0], random() % 2 == 0 ? days[0] : days[1], random() % 2 == 0 ? days[3] : days[2],
                            days[3]};
        return random() % 8 == 0 ? onlyPossible(made) : made;
    };
    View view;
    view.layers.fill(true);
    for (int round = 0; round < 30; ++round) {
        std::vector<Pack> packs;
        packs.push_back(randomPack(random, 60, 6, interval));
        const auto world = std::make_shared<const World>(atlasOf(6), std::move(packs));
        ComparedSlices slices(world);
        for (int step = 0; step < 8; ++step) {
            const Day a = day(), b = day();
            const Window before{a, a + day() / 8}, after{b, b + day() / 8};
            slices.moveTo(comparedWindows(before, after, {}));
            const Comparison result = compare(slices, view);
            std::map<Relation, const RelationChange*> told;
            for (const RelationChange& change : result.changes) {
                const Strand& strand = world->strands()[change.strand];
                const bool member = change.layer == Layer::organization;
                REQUIRE(told.emplace(Relation{static_cast<int>(change.layer), strand.from, strand.to,
                                              member ? 0 : strand.kind, !member && strand.directed},
                                     &change)
                            .second);
            }
            std::size_t expected = 0, unchanged = 0;
            for (const auto& [relation, walked] : walkAllTies(*world, before, after)) {
                std::optional<Change> change;
                if (!walked.before.maybe && !walked.after.maybe) {
                    continue;
                }
                if (walked.after.maybe && !walked.before.maybe) {
                    change = Change::gained;
                } else if (walked.before.maybe && !walked.after.maybe) {
                    change = Change::lost;
                } else if (walked.before.surely != walked.after.surely) {
                    change = walked.after.surely ? Change::gained : Change::lost;
                } else if (walked.before.strength != walked.after.strength) {
                    change = walked.before.strength < walked.after.strength ? Change::stronger : Change::weaker;
                } else if (walked.before.sureTies != walked.after.sureTies) {
                    change = walked.before.sureTies < walked.after.sureTies ? Change::stronger : Change::weaker;
                }
                const auto found = told.find(relation);
                REQUIRE(change.has_value() == (found != told.end()));
                unchanged += change ? 0U : 1U;
                if (!change) {
                    continue;
                }
                ++expected;
                REQUIRE(found->second->change == *change);
                const bool ends = *change == Change::gained || *change == Change::lost;
                const bool sure = *change == Change::gained ? !walked.before.maybe && walked.after.surely
                                                            : walked.before.surely && !walked.after.maybe;
                REQUIRE((!ends || found->second->certain == sure));
                REQUIRE_FALSE(tiesThatChanged(slices, *found->second).empty());
            }
            REQUIRE(told.size() == expected);
            REQUIRE(result.unchanged == unchanged);
        }
    }
}

TEST_CASE("the other way round gained is lost and stronger is weaker", "[comparison]") {
    std::mt19937 random(7);
    const auto interval = [&] {
        const Day first = static_cast<Day>(random() % 300);
        return Interval{first, first, first + 50, first + 50};
    };
    std::vector<Pack> packs;
    packs.push_back(randomPack(random, 200, 6, interval));
    const auto world = std::make_shared<const World>(atlasOf(6), std::move(packs));
    ComparedSlices there(world), back(world);
    there.moveTo(comparedWindows({kA, kA}, {kB, kB}, {}));
    back.moveTo(comparedWindows({kB, kB}, {kA, kA}, {}));
    const Comparison forth = compare(there, View{}), reverse = compare(back, View{});
    REQUIRE(forth.changes.size() > 10);
    REQUIRE(forth.changes.size() == reverse.changes.size());
    for (std::size_t i = 0; i < kChangeCount; ++i) {
        CHECK(forth.counts[i] == reverse.counts[kChangeCount - 1 - i]);
    }
}
