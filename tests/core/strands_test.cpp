// A picture of a million ties shows a few hundred strands: these must be the right ones, and each must be told apart.

#include "core/strand_layout.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <map>
#include <random>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

/// The smallest angle between two neighbours on the circle.
double closest(std::vector<double> angles) {
    for (double& angle : angles) {
        angle -= kTurn * std::floor(angle / kTurn);
    }
    std::sort(angles.begin(), angles.end());
    double least = angles.front() + kTurn - angles.back();
    for (std::size_t i = 1; i < angles.size(); ++i) {
        least = std::min(least, angles[i] - angles[i - 1]);
    }
    return least;
}

/// Ties of every pair of the five parties on the map, with weights that all differ.
Pack everyPair() {
    Pack pack = pacificPack();
    std::uint16_t weight = 1000;
    for (std::uint16_t a = japan; a <= fiji; ++a) {
        for (std::uint16_t b = static_cast<std::uint16_t>(a + 1); b <= fiji; ++b) {
            addFeature(pack, {{a, b, alliance, lasting(0, 100), weight}});
            weight = static_cast<std::uint16_t>(weight + 500);
        }
    }
    return pack;
}

struct Chosen {
    std::shared_ptr<const World> world;
    StrandChoice choice;
};

Chosen chosen(Pack pack, const View& view) {
    const FlatProjection map(90.0);
    auto world = worldOf(std::move(pack));
    const auto ground = squares(world->parties(), map);
    return {world, chooseStrands(sliceOn(50, world), view, *ground)};
}

} // namespace

TEST_CASE("ends that have room leave their anchors where they want to") {
    const std::vector<double> apart{-2.0, -0.5, 0.4, 2.5};
    const auto same = spreadAngles(apart, 0.3);
    for (std::size_t i = 0; i < apart.size(); ++i) {
        CHECK(std::remainder(same[i] - apart[i], kTurn) == Approx(0.0).margin(1e-12));
    }
    const auto two = spreadAngles({1.0, 1.1}, 0.3);
    CHECK(std::remainder(two[0], kTurn) == Approx(0.9)); // each gives way by half
    CHECK(std::remainder(two[1], kTurn) == Approx(1.2));
    const auto one = spreadAngles({0.7}, 0.3);
    CHECK(one.front() == 0.7);
    CHECK(spreadAngles({}, 0.3).empty());
}

TEST_CASE("ends that meet are spread: order and gap are kept, and spreading again changes nothing") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> anywhere(-std::numbers::pi, std::numbers::pi);
    for (int round = 0; round < 3000; ++round) {
        const std::size_t count = 2 + random() % 24;
        const double gap = 0.05 + 0.01 * static_cast<double>(random() % 60);
        const double width = round % 2 == 0 ? 1.0 : 0.1; // far apart, or nearly one direction
        std::vector<double> angles(count);
        for (double& angle : angles) {
            angle = anywhere(random) * width + (random() % 3 == 0 ? 1.5 : 0.0);
            angle = std::remainder(angle, kTurn);
        }
        std::sort(angles.begin(), angles.end());
        INFO("round " << round << ", " << count << " ends, gap " << gap);
        const auto spread = spreadAngles(angles, gap);
        REQUIRE(spread.size() == count);
        const double possible = std::min(gap, kTurn / static_cast<double>(count));
        CHECK(closest(spread) >= possible - 1e-9);
        double turned = 0.0; // going round in the order of the ends is going round once
        for (std::size_t i = 0; i < count; ++i) {
            double step = spread[(i + 1) % count] - spread[i];
            step -= kTurn * std::floor((step + 1e-9) / kTurn);
            turned += step;
        }
        CHECK(turned == Approx(kTurn));
        double moved = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            moved += std::remainder(spread[i] - angles[i], kTurn);
        }
        CHECK(moved == Approx(0.0).margin(1e-6)); // as far to one side as to the other: least squares
        std::vector<double> sorted = spread;
        for (double& angle : sorted) {
            angle = std::remainder(angle, kTurn);
        }
        std::sort(sorted.begin(), sorted.end());
        const auto again = spreadAngles(sorted, possible - 1e-9);
        for (std::size_t i = 0; i < count; ++i) {
            CHECK(std::abs(std::remainder(again[i] - sorted[i], kTurn)) < 1e-6);
        }
    }
}

TEST_CASE("more ends than fit are spread evenly over the circle") {
    const auto spread = spreadAngles(std::vector<double>(12, 0.5), 1.0);
    CHECK(closest(spread) == Approx(kTurn / 12));
}

TEST_CASE("ends at the edge of the map are spread within what is open to them") {
    const auto same = spreadWithin({-1.0, 0.0, 0.8}, 0.3, 1.2);
    CHECK(same == std::vector<double>{-1.0, 0.0, 0.8});
    const auto pushed = spreadWithin({-2.0, 1.1, 1.15, 2.5}, 0.2, 1.2); // the last three are all too far over
    REQUIRE(pushed.size() == 4);
    CHECK(pushed[0] == Approx(-1.2));
    CHECK(pushed[1] == Approx(0.8));
    CHECK(pushed[2] == Approx(1.0));
    CHECK(pushed[3] == Approx(1.2));
    const auto crowded = spreadWithin(std::vector<double>(5, 0.1), 1.0, 0.4);
    CHECK(crowded.front() == Approx(-0.4));
    CHECK(crowded.back() == Approx(0.4));
    CHECK(closest(crowded) == Approx(0.2));
    CHECK(spreadWithin({2.0}, 0.3, 0.5) == std::vector<double>{0.5});
    CHECK(spreadWithin({}, 0.3, 0.5).empty());
}

TEST_CASE("the strongest strands are drawn, exactly as many as asked for, and the rest is counted") {
    View view;
    view.strongest = 4;
    const auto [world, choice] = chosen(everyPair(), view);
    CHECK(choice.holding == 10);
    CHECK(choice.drawn.size() == 4);
    CHECK(choice.notDrawn == 6);
    for (std::size_t i = 0; i < choice.drawn.size(); ++i) {
        CHECK(choice.drawn[i].weight == Approx(0.55 - 0.05 * static_cast<double>(i))); // strong to weak
    }
    view.strongest.reset();
    const auto all = chosen(everyPair(), view).choice;
    CHECK(all.drawn.size() == 10);
    CHECK(all.notDrawn == 0);
    view.strongest = 0;
    const auto none = chosen(everyPair(), view).choice;
    CHECK(none.drawn.empty());
    CHECK(none.notDrawn == 10);
}

TEST_CASE("of tens of thousands of strands the strongest are those that sorting all of them finds") {
    std::mt19937 random(7);
    for (const std::size_t most : {0U, 1U, 200U, 700U, 30'000U, 40'000U}) {
        View view;
        view.strongest = most;
        StrongestStrands strongest(view);
        std::vector<StrandCandidate> all;
        for (std::uint32_t id = 0; id < 30'000; ++id) {
            // Many are of one weight: then the order of their numbers decides.
            const StrandCandidate candidate{random() % 50 == 0, random() % 300, (id * 7919U) % 30'000U};
            all.push_back(candidate);
            strongest.add(candidate);
        }
        std::sort(all.begin(), all.end(), [](const StrandCandidate& a, const StrandCandidate& b) {
            return std::tuple(!a.highlighted, b.weight, a.id) < std::tuple(!b.highlighted, a.weight, b.id);
        });
        all.resize(std::min(most, all.size()));
        std::stable_sort(all.begin(), all.end(), [](const StrandCandidate& a, const StrandCandidate& b) {
            return a.highlighted < b.highlighted;
        });
        const auto kept = strongest.take();
        CAPTURE(most);
        CHECK(strongest.added() == 30'000);
        REQUIRE(kept.size() == all.size());
        CHECK(std::equal(kept.begin(), kept.end(), all.begin(),
                         [](const StrandCandidate& a, const StrandCandidate& b) { return a.id == b.id; }));
    }
}

TEST_CASE("no strand under the least weight is drawn, and those left out are counted whatever the reason") {
    View view;
    view.leastWeight = 0.3; // of 0.1, 0.15, ... 0.55
    const auto strong = chosen(everyPair(), view).choice;
    CHECK(strong.drawn.size() == 6);
    CHECK(strong.drawn.back().weight == Approx(0.3));
    CHECK(strong.notDrawn == 4);
    view.strongest = 2;
    const auto strongest = chosen(everyPair(), view).choice;
    CHECK(strongest.drawn.size() == 2);
    CHECK(strongest.notDrawn == 8);
}

TEST_CASE("the selected party's ties are drawn before stronger ones of others, and on top of them") {
    View view;
    view.strongest = 6;
    view.focus = japan; // the pairs of Japan are the weakest four
    const auto choice = chosen(everyPair(), view).choice;
    REQUIRE(choice.drawn.size() == 6);
    std::size_t own = 0;
    bool highlightedSeen = false;
    for (const auto& strand : choice.drawn) {
        CHECK(strand.highlighted == (strand.from == japan || strand.to == japan));
        CHECK((strand.highlighted || !highlightedSeen)); // dimmed ones first
        highlightedSeen = highlightedSeen || strand.highlighted;
        own += strand.highlighted ? 1U : 0U;
    }
    CHECK(own == 4);
    CHECK(choice.drawn[0].weight == Approx(0.55));
    CHECK(choice.drawn[1].weight == Approx(0.50));
}

TEST_CASE("only what holds, is switched on and is on the map becomes a strand") {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 49)}});                // over
    addFeature(pack, {{japan, india, dialogue, lasting(50, 50)}});                 // holds
    addFeature(pack, {{japan, america, oppose, lasting(0, 100)}});                 // statements are off
    addFeature(pack, {{japan, sco, member, lasting(0, 100)}});                     // a fill
    addFeature(pack, {{japan, india, air, lasting(0, 100)}});                      // a mark
    addFeature(pack, {{japan, kNoParty, alliance, lasting(0, 100)}});              // nowhere
    addFeature(pack, {{india, uzbekistan, alliance, {0, 80, 90, 100}}});           // possible
    addFeature(pack, {{uzbekistan, fiji, alliance, lasting(0, 100), 5000, true}}); // directed
    addFeature(pack, {{fiji, uzbekistan, alliance, lasting(0, 100), 5000, true}});
    View view;
    const auto pairs = [](const StrandChoice& choice) {
        std::set<std::tuple<int, int, int>> found;
        for (const auto& strand : choice.drawn) {
            found.insert({strand.from, strand.to, strand.kind});
        }
        return found;
    };
    const auto [world, choice] = chosen(pack, view);
    using Set = std::set<std::tuple<int, int, int>>;
    CHECK(pairs(choice) == Set{{japan, india, dialogue},
                               {india, uzbekistan, alliance},
                               {uzbekistan, fiji, alliance},
                               {fiji, uzbekistan, alliance}});
    for (const auto& strand : choice.drawn) {
        CHECK(strand.possible == (strand.from == india));
        CHECK(strand.directed == (strand.from == fiji || strand.to == fiji));
    }
    view.layers[static_cast<std::size_t>(Layer::statement)] = true;
    view.hiddenKinds = {{Layer::partnership, "alliance"}};
    CHECK(pairs(chosen(pack, view).choice) == Set{{japan, india, dialogue}, {japan, america, oppose}});
}

TEST_CASE("strands begin at one party and end at the other, and several of one pair lie side by side") {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100)}});
    addFeature(pack, {{japan, america, dialogue, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, india, dialogue, lasting(0, 100), 5000, true}}); // from the higher number
    const double meridian = GENERATE(150.0, 0.0);                                   // whole, and torn at the date line
    const FlatProjection map(meridian);
    const auto world = worldOf(std::move(pack));
    const auto ground = squares(world->parties(), map);
    const Camera camera = flatCamera();
    const auto anchors = anchorPixels(*ground, camera);
    auto strands = chooseStrands(sliceOn(50, world), View{}, *ground).drawn;
    REQUIRE(strands.size() == 3);
    CurveCache curves;
    layOutStrands(strands, world->parties(), map, camera, MapEdge(*ground, camera), anchors, curves);
    for (const auto& strand : strands) {
        INFO(strand.from << " to " << strand.to << " about " << meridian);
        REQUIRE(!strand.runs.empty());
        CHECK(strand.runs.size() == (meridian == 0.0 && strand.from == japan ? 2U : 1U));
        CHECK(glm::distance(strand.runs.front().points.front(), anchors[strand.from]) < 12.0);
        CHECK(glm::distance(strand.runs.back().points.back(), anchors[strand.to]) < 12.0);
        for (const auto& run : strand.runs) {
            for (std::size_t i = 1; i < run.points.size(); ++i) {
                CHECK(glm::distance(run.points[i - 1], run.points[i]) < 40.0); // no line across the map
            }
        }
    }
    const auto middleOf = [](const DrawnStrand& strand) {
        const auto& points = strand.runs.front().points;
        return points[points.size() / 2];
    };
    std::vector<glm::dvec2> middles;
    for (const auto& strand : strands) {
        if (strand.from == japan) {
            middles.push_back(middleOf(strand));
        }
    }
    REQUIRE(middles.size() == 2);
    CHECK(glm::distance(middles[0], middles[1]) > 4.0);
}

TEST_CASE("a strand that is cut near the pole says so at both its ends there, one cut at the date line does not") {
    PartyTable parties;
    for (const LonLat place :
         {LonLat{10.0, 60.0}, {-172.0, 55.0}, {170.0, 10.0}, {-170.0, 12.0}, {20.0, 60.0}, {-175.0, 60.0}}) {
        Party party;
        party.code = fmt::format("P{}", parties.size());
        party.label = place;
        parties.add(std::move(party));
    }
    const FlatProjection map(0.0);
    const Camera camera = flatCamera();
    std::vector<DrawnStrand> strands{
        {.from = 0, .to = 1}, {.from = 1, .to = 0}, {.from = 2, .to = 3}, {.from = 4, .to = 5}};
    std::vector<glm::dvec2> anchors;
    for (PartyId party = 0; party < 6; ++party) {
        anchors.push_back(camera.toPixel(parties[party].label * kRadian));
    }
    CurveCache curves;
    layOutStrands(strands, parties, map, camera, MapEdge{}, anchors, curves);
    for (const DrawnStrand& strand : strands) {
        REQUIRE(strand.runs.size() == 2);
        const bool overPole = strand.from != 2; // the last over the pole and then the seam
        CHECK_FALSE(strand.runs.front().overPoleFirst);
        CHECK(strand.runs.front().overPoleLast == overPole);
        CHECK(strand.runs.back().overPoleFirst == overPole);
        CHECK_FALSE(strand.runs.back().overPoleLast);
    }
}

TEST_CASE("strands of a former state and of its successor in the same capital lie side by side") {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, india, alliance, lasting(0, 100)}});
    addFeature(pack, {{fiji, india, dialogue, lasting(0, 100)}});
    const FlatProjection map(150.0);
    const auto world = worldOf(std::move(pack));
    PartyTable parties = world->parties();
    auto ground = std::make_shared<Ground>(*squares(world->parties(), map));
    ground->anchors[fiji] = ground->anchors[japan];
    const Camera camera = flatCamera();
    auto anchors = anchorPixels(*ground, camera);
    REQUIRE(anchors[fiji] == anchors[japan]);
    auto strands = chooseStrands(sliceOn(50, world), View{}, *ground).drawn;
    REQUIRE(strands.size() == 2);
    // Both begin at one place.
    const auto place = parties[japan].label;
    PartyTable together;
    for (std::size_t p = 0; p < parties.size(); ++p) {
        Party party = parties[static_cast<PartyId>(p)];
        party.label = p == fiji ? place : party.label;
        together.add(party);
    }
    CurveCache curves;
    layOutStrands(strands, together, map, camera, MapEdge(*ground, camera), anchors, curves);
    const auto middleOf = [](const DrawnStrand& strand) {
        const auto& points = strand.runs.front().points;
        return points[points.size() / 2];
    };
    CHECK(glm::distance(middleOf(strands[0]), middleOf(strands[1])) > 4.0);
    CHECK(glm::distance(middleOf(strands[0]), middleOf(strands[1])) < 20.0);
}

TEST_CASE("a strand has the same width on every date, or that of its share of the strongest where scales are adapted") {
    const auto widthsOn = [](Day day, bool adapt) {
        Pack pack = pacificPack();
        addFeature(pack, {{japan, america, alliance, lasting(0, 40), 10000}});
        addFeature(pack, {{japan, america, alliance, lasting(0, 40), 10000}});
        addFeature(pack, {{japan, india, dialogue, lasting(0, 100), 2000}});
        addFeature(pack, {{uzbekistan, india, dialogue, lasting(0, 100), 4000}});
        const FlatProjection map(90.0);
        const auto world = worldOf(std::move(pack));
        const auto ground = squares(world->parties(), map);
        View view;
        view.adaptScales = adapt;
        std::map<std::pair<PartyId, PartyId>, float> widths;
        for (const DrawnStrand& strand : chooseStrands(sliceOn(day, world), view, *ground).drawn) {
            widths[{strand.from, strand.to}] = strand.width;
        }
        return widths;
    };
    const std::pair weak{japan, india}, middle{uzbekistan, india};
    auto before = widthsOn(20, false);
    auto after = widthsOn(60, false);
    REQUIRE(before.size() == 3);
    REQUIRE(after.size() == 2);
    CHECK(before[weak] == after[weak]);
    before = widthsOn(20, true);
    after = widthsOn(60, true);
    CHECK(before[weak] < after[weak]); // it is half of the strongest now, and was a tenth
    CHECK(after[middle] == Approx(strandWidth(kFullWeight)));
    CHECK(before[{japan, america}] == Approx(strandWidth(kFullWeight)));
}
