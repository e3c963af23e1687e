// Packs that are opened together must add up to one world, in which no tie is lost or counted to another.

#include "core/representative_point.hpp"
#include "core/world.hpp"
#include "small_world.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace entente;
using namespace entente::test;

namespace {

Interval on(Day first, Day last) {
    return {first, first, last, last};
}

Pack alliancePack() {
    Pack pack;
    pack.header.id = std::string("first");
    pack.header.kinds = {kindOf("alliance", Layer::partnership), kindOf("member", Layer::organization)};
    pack.header.organizations = {{"SCO", "SCO", std::nullopt}};
    addFeature(pack, {{0, 1, 0, on(10, 20)}, {0, 2, 0, on(10, 20)}, {1, 2, 0, on(10, 20)}});
    addFeature(pack, {{0, 1, 0, on(30, 40)}});
    addFeature(pack, {{3, 0, 1, on(5, 90)}}); // AAD, member of SCO
    return pack;
}

/// Spells the same kinds and the same organization, in another order.
Pack otherPack() {
    Pack pack;
    pack.header.id = std::string("second");
    pack.header.kinds = {kindOf("member", Layer::organization), kindOf("member", Layer::exercise),
                         kindOf("alliance", Layer::partnership)};
    pack.header.kinds[2].label = "Alliance";
    pack.header.kinds[2].color = rgb("#0072B2");
    pack.header.kinds[2].weight = 0.9;
    pack.header.organizations = {{"NATO", "NATO", std::nullopt}, {"SCO", "Shanghai Cooperation Organisation", {}}};
    addFeature(pack, {{0, 1, 2, on(50, 60)}});
    addFeature(pack, {{4, 1, 0, on(50, 60)}}); // AAE, member of SCO
    addFeature(pack, {{4, kNoParty, 2, on(50, 60)}});
    return pack;
}

std::shared_ptr<const World> joined() {
    std::vector<Pack> packs;
    packs.push_back(alliancePack());
    packs.push_back(otherPack());
    return std::make_shared<World>(atlasOf(6), std::move(packs));
}

} // namespace

TEST_CASE("packs that spell a kind or an organization alike mean the same") {
    const auto world = joined();
    REQUIRE(world->kinds().size() == 3); // member of an organization and of an exercise are two
    CHECK(world->kinds()[0].id == "alliance");
    CHECK(world->kinds()[0].label == "Alliance"); // defined with a colour in the second pack only
    CHECK(world->kinds()[0].color == rgb("#0072B2"));
    CHECK(world->kinds()[0].weight == 0.9);
    CHECK(world->kinds()[2].layer == Layer::exercise);
    REQUIRE(world->organizations().size() == 2);
    CHECK(world->organizations()[0].name == "Shanghai Cooperation Organisation");
    CHECK(world->organizations()[1].id == "NATO");

    REQUIRE(world->ties().size() == 8);
    const FeatureId memberOfSco = 3 + 1;
    const auto [first, last] = world->tiesOfFeature(memberOfSco);
    REQUIRE(last - first == 1);
    CHECK(world->ties().from[first] == 4);
    CHECK(world->ties().to[first] == 0); // SCO in the world's numbering
    CHECK(world->kinds()[world->ties().kind[first]].id == "member");
    CHECK(world->kinds()[world->feature(memberOfSco).kind].layer == Layer::organization);
}

TEST_CASE("features of several packs have numbers of their own") {
    const auto world = joined();
    CHECK(world->featureCount() == 6);
    CHECK(world->packIndexOf(2) == 0);
    CHECK(world->packIndexOf(3) == 1);
    CHECK(world->packOf(5).header.id == "second");
    CHECK(world->feature(3).position == 0);
    CHECK(world->partiesOf(0) == std::vector<PartyId>{0, 1, 2});
    CHECK(world->partiesOf(2) == std::vector<PartyId>{3}); // an organization is no party
    CHECK(world->partiesOf(5) == std::vector<PartyId>{4}); // nor is an unknown end
    CHECK(world->range() == Window{5, 90});
}

TEST_CASE("a strand has all ties of one kind between one pair, from all packs") {
    const auto world = joined();
    std::set<std::uint32_t> seen;
    for (StrandId s = 0; s < world->strands().size(); ++s) {
        for (const std::uint32_t tie : world->tiesOf(s)) {
            CHECK(world->strandOf(tie) == s);
            CHECK(world->ties().from[tie] == world->strands()[s].from);
            CHECK(world->ties().to[tie] == world->strands()[s].to);
            CHECK(world->ties().kind[tie] == world->strands()[s].kind);
            CHECK(seen.insert(tie).second);
        }
    }
    CHECK(seen.size() == world->ties().size());
    const StrandId first = world->strandOf(0);
    CHECK(world->tiesOf(first).size() == 3); // two features of the one pack, one of the other
    CHECK(world->layerOf(first) == Layer::partnership);
}

TEST_CASE("a party knows its strands") {
    const auto world = joined();
    const auto kinds = [&](PartyId party) {
        std::multiset<std::string> ids;
        for (const StrandId s : world->strandsOf(party)) {
            ids.insert(world->kinds()[world->strands()[s].kind].id);
        }
        return ids;
    };
    CHECK(kinds(0) == std::multiset<std::string>{"alliance", "alliance"}); // not SCO, which has number 0 too
    CHECK(kinds(3) == std::multiset<std::string>{"member"});
    CHECK(kinds(4) == std::multiset<std::string>{"alliance", "member"});
    CHECK(kinds(5).empty());
    CHECK(world->strandsOf(kNoParty).empty());
}

TEST_CASE("direction tells strands apart") {
    Pack pack;
    pack.header.kinds = {kindOf("aid", Layer::partnership)};
    addFeature(pack, {{1, 0, 0, on(1, 2), 100, true}});
    addFeature(pack, {{0, 1, 0, on(1, 2), 100, true}});
    addFeature(pack, {{0, 1, 0, on(1, 2), 100, false}});
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    const World world(atlasOf(2), std::move(packs));
    CHECK(world.strands().size() == 3);
}

TEST_CASE("a tie of a party with itself is listed once") {
    Pack pack;
    pack.header.kinds = {kindOf("oppose", Layer::statement)};
    addFeature(pack, {{1, 1, 0, on(1, 2), 100, true}});
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    const World world(atlasOf(2), std::move(packs));
    CHECK(world.strandsOf(1).size() == 1);
    CHECK(world.partiesOf(0) == std::vector<PartyId>{1});
}

TEST_CASE("ties of a feature lie side by side even where the pack's do not") {
    Pack pack = alliancePack();
    pack.ties.feature = {1, 0, 0, 0, 2};
    pack.ties.interval[0] = on(30, 40);
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    const World world(atlasOf(5), std::move(packs));
    CHECK(world.tiesOfFeature(0) == std::pair<std::uint32_t, std::uint32_t>{0, 3});
    CHECK(world.tiesOfFeature(1) == std::pair<std::uint32_t, std::uint32_t>{3, 4});
    CHECK(world.ties().interval[3] == on(30, 40));
    CHECK(world.ties().to[4] == 0);
}

TEST_CASE("an empty world is a world") {
    const World world(atlasOf(2), {});
    CHECK(world.strands().empty());
    CHECK(world.strandsOf(1).empty());
    CHECK(world.range() == Window{0, 0});
    CHECK(world.featureCount() == 0);
}

TEST_CASE("thousands of pairs keep to their strands") {
    std::mt19937 random(31);
    const auto next = [day = Day{0}]() mutable {
        ++day;
        return on(day, day + 1);
    };
    std::vector<Pack> packs;
    packs.push_back(randomPack(random, 4000, 26, next));
    packs.push_back(randomPack(random, 4000, 26, next));
    const World world(atlasOf(26), std::move(packs));
    std::set<std::tuple<int, int, int, bool>> distinct;
    for (std::size_t i = 0; i < world.ties().size(); ++i) {
        const Ties& ties = world.ties();
        distinct.emplace(ties.from[i], ties.to[i], ties.kind[i], ties.directed[i] != 0);
        const Strand strand{ties.from[i], ties.to[i], ties.kind[i], ties.directed[i] != 0};
        REQUIRE(world.strands()[world.strandOf(i)] == strand);
    }
    CHECK(distinct.size() == world.strands().size());
    CHECK(world.strands().size() > 1024); // the table has grown
}

TEST_CASE("building tells how far it is, and can be stopped at each step") {
    std::mt19937 random(7);
    const Pack pack = randomPack(random, 150'000, 26, [] { return on(1, 2); });
    std::vector<double> parts;
    const auto whole = World::build(atlasOf(26), {pack}, [&](double part) {
        parts.push_back(part);
        return true;
    });
    REQUIRE(whole != nullptr);
    CHECK(whole->ties().size() == World(atlasOf(26), {pack}).ties().size());
    REQUIRE(parts.size() > 4);
    CHECK(std::is_sorted(parts.begin(), parts.end()));
    CHECK(parts.front() == 0.0);
    CHECK(parts.back() == 1.0);
    for (std::size_t last = 1; last <= parts.size(); ++last) {
        std::size_t told = 0;
        CHECK(World::build(atlasOf(26), {pack}, [&](double) { return ++told < last; }) == nullptr);
        CHECK(told == last);
    }
}

TEST_CASE("marks stand where their geometry is") {
    Pack pack = alliancePack();
    pack.features[1].geometry = 0;
    pack.features[2].geometry = 1;
    pack.geometries = {{GeometryType::points, {{139.7, 35.7}}, {}, {}}, {}};
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    const World world(atlasOf(5), std::move(packs));
    REQUIRE(world.marks().size() == 1); // an empty geometry has no place
    CHECK(world.marks()[0].feature == 1);
    CHECK(world.marks()[0].point == LonLat{139.7, 35.7});
    CHECK(world.markIndex().countHolding({35, 35}) == 1);
    CHECK(world.markIndex().countHolding({41, 41}) == 0);
}

TEST_CASE("the symbol of a polygon stands inside it") {
    const Ring square{{10, 10}, {20, 10}, {20, 20}, {10, 20}};
    CHECK(representativePoint({GeometryType::polygons, {}, {}, {{{square}}}}) == LonLat{15, 15});
    // A horseshoe that opens to the east: the centroid lies in the gap or near it, the symbol in the bend or an arm.
    const Ring horseshoe{{0, 0}, {30, 0}, {30, 2}, {2, 2}, {2, 18}, {30, 18}, {30, 20}, {0, 20}};
    const auto bend = representativePoint({GeometryType::polygons, {}, {}, {{{horseshoe}}}});
    REQUIRE(bend);
    CHECK(bend->x == Approx(1.0));
    CHECK(bend->y == Approx(10.0));
    // A hole over the centroid.
    const Ring hole{{14, 14}, {16, 14}, {16, 16}, {14, 16}};
    const auto ringed = representativePoint({GeometryType::polygons, {}, {}, {{{square, hole}}}});
    REQUIRE(ringed);
    CHECK((ringed->x < 14 || ringed->x > 16));
    // The largest of several, and beyond the date line.
    const Ring small{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    const Ring pacific{{175, 0}, {195, 0}, {195, 10}, {175, 10}};
    const auto far = representativePoint({GeometryType::polygons, {}, {}, {{{small}}, {{pacific}}}});
    REQUIRE(far);
    CHECK(far->x == Approx(-175.0));
    CHECK(far->y == Approx(5.0));
    // A polygon without area.
    CHECK(representativePoint({GeometryType::polygons, {}, {}, {{{{{3, 4}, {3, 4}, {3, 4}}}}}}) == LonLat{3, 4});
}

TEST_CASE("the symbols of points and lines stand on them") {
    CHECK(representativePoint({GeometryType::lines, {}, {{{0, 0}}, {{1, 1}, {2, 5}, {3, 1}}}, {}}) == LonLat{2, 5});
    CHECK(representativePoint({GeometryType::points, {{7, 8}, {9, 9}}, {}, {}}) == LonLat{7, 8});
    CHECK_FALSE(representativePoint({}));
    CHECK_FALSE(representativePoint({GeometryType::points, {}, {}, {}}));
    CHECK_FALSE(representativePoint({GeometryType::polygons, {}, {}, {{}}}));
}
