// However the reader came to a date, by steps, by jumps, backwards, the same must be drawn and counted.

#include "core/slice.hpp"
#include "small_world.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace entente;
using namespace entente::test;

namespace {

/// Compares everything a slice says with a walk over all ties and marks.
void requireAgreement(const Slice& slice) {
    const World& world = slice.world();
    const Window window = slice.window();
    std::vector<StrandTotals> totals(world.strands().size());
    std::vector<LayerCounts> kinds(world.kinds().size());
    std::array<LayerCounts, kLayerCount> layers{};
    for (std::size_t i = 0; i < world.ties().size(); ++i) {
        const State state = stateIn(world.ties().interval[i], window);
        REQUIRE(slice.stateOf(i) == state);
        if (state == State::absent) {
            continue;
        }
        StrandTotals& total = totals[world.strandOf(i)];
        LayerCounts& kind = kinds[world.ties().kind[i]];
        LayerCounts& layer = layers[static_cast<std::size_t>(world.kinds()[world.ties().kind[i]].layer)];
        ++(state == State::certain ? total.certain : total.possible);
        ++(state == State::certain ? kind.certain : kind.possible);
        ++(state == State::certain ? layer.certain : layer.possible);
        total.weight += world.ties().weight[i];
    }
    std::set<StrandId> expected;
    for (StrandId s = 0; s < totals.size(); ++s) {
        REQUIRE(slice.totals(s) == totals[s]);
        if (totals[s].holds()) {
            expected.insert(s);
        }
    }
    REQUIRE(slice.holding().size() == expected.size());
    REQUIRE(std::set<StrandId>(slice.holding().begin(), slice.holding().end()) == expected);
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        REQUIRE(slice.kindCounts(static_cast<KindId>(k)) == kinds[k]);
    }
    for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
        REQUIRE(slice.counts(static_cast<Layer>(layer)) == layers[layer]);
    }
    std::set<std::pair<std::uint32_t, State>> marks;
    for (const Slice::HeldMark& mark : slice.marks()) {
        REQUIRE(marks.emplace(mark.mark, mark.state).second);
    }
    std::size_t held = 0;
    for (std::uint32_t m = 0; m < world.marks().size(); ++m) {
        const State state = stateIn(world.feature(world.marks()[m].feature).interval, window);
        held += state == State::absent ? 0 : 1;
        REQUIRE((state == State::absent || marks.contains({m, state})));
    }
    REQUIRE(held == marks.size());
}

struct Scales {
    std::size_t features;
    Day range;
    bool exact;
};

std::shared_ptr<const World> randomWorld(std::mt19937& random, const Scales& scales) {
    const auto any = [&](Day most) { return static_cast<Day>(random() % static_cast<std::uint32_t>(most + 1)); };
    const auto next = [&]() -> Interval {
        const Day start = any(scales.range);
        const Day end = start + (any(3) == 0 ? 0 : any(scales.range / 4));
        switch (scales.exact ? 9 : any(9)) {
        case 0:
            return {kDayMin, kDayMin, end, end};
        case 1:
            return {start, start, kDayMax, kDayMax};
        case 2:
            return {start, start, start, kDayMax};
        case 3:
            return {kDayMin, end, end, end};
        case 4:
            return {start, start + any(30), end + any(9), end + 30};
        case 5:
            return {start, start + 30, start, start + 30};
        default:
            return {start, start, end, end};
        }
    };
    std::vector<Pack> packs;
    packs.push_back(randomPack(random, scales.features / 2, 12, next));
    packs.push_back(randomPack(random, scales.features - scales.features / 2, 12, next));
    return std::make_shared<World>(atlasOf(12), std::move(packs));
}

} // namespace

TEST_CASE("a slice that moves says what a walk over all ties says") {
    std::mt19937 random(41);
    for (const Scales scales : {Scales{0, 50, false}, Scales{1, 50, false}, Scales{60, 80, true}, Scales{60, 80, false},
                                Scales{900, 3000, false}, Scales{900, 3000, true}}) {
        const auto world = randomWorld(random, scales);
        Slice slice(world);
        requireAgreement(slice);
        Window window{0, 0};
        for (int move = 0; move < 120; ++move) {
            const auto any = [&](Day most) { return static_cast<Day>(random() % static_cast<std::uint32_t>(most)); };
            switch (move % 6) {
            case 0: // jump
                window.first = any(scales.range + 60) - 30;
                window.last = window.first;
                break;
            case 1: // a day on
                window = {window.first + 1, window.last + 1};
                break;
            case 2: // a day back
                window = {window.first - 1, window.last - 1};
                break;
            case 3: // a wider window
                window.last += any(40);
                break;
            case 4: // its first days fall away
                window.first = std::min(window.first + any(10), window.last);
                break;
            default: // one far away, or all of time
                window = any(4) == 0 ? Window{kDayMin, kDayMax} : Window{window.first - any(200), window.last};
                break;
            }
            slice.moveTo(window);
            REQUIRE(slice.window() == window);
            requireAgreement(slice);
            if (window.first == kDayMin) {
                window = {0, 0};
                slice.moveTo(window);
            }
        }
    }
}

TEST_CASE("stepping through every day gives what jumping to each gives") {
    std::mt19937 random(43);
    const auto world = randomWorld(random, {300, 400, false});
    Slice stepping(world);
    for (Day day = -5; day < 420; ++day) {
        stepping.moveTo({day, day});
        Slice jumping(world);
        jumping.moveTo({day, day});
        for (StrandId s = 0; s < world->strands().size(); ++s) {
            REQUIRE(stepping.totals(s) == jumping.totals(s));
        }
    }
    requireAgreement(stepping);
}

TEST_CASE("leap days, BC and year 0 are days like others") {
    const Day leap = dayFromCivil({2024, 2, 29});
    const Day yearZero = dayFromCivil({0, 2, 29});
    const Day bc = dayFromCivil({-43, 3, 15});
    Pack pack;
    pack.header.kinds = {kindOf("treaty", Layer::partnership)};
    for (const Day day : {leap, yearZero, bc}) {
        addFeature(pack, {{0, 1, 0, {day, day, day, day}}});
    }
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    Slice slice(std::make_shared<World>(atlasOf(2), std::move(packs)));
    for (const Day day : {leap, bc, yearZero}) {
        slice.moveTo({day - 1, day - 1});
        CHECK(slice.holding().empty());
        slice.moveTo({day, day});
        CHECK(slice.counts(Layer::partnership).certain == 1);
        slice.moveTo({day + 1, day + 1});
        CHECK(slice.holding().empty());
    }
}

TEST_CASE("layers are spelt in one way") {
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        CHECK(parseLayer(layerName(layer)) == layer);
    }
    CHECK(layerName(Layer::organization) == "organization");
    CHECK_FALSE(parseLayer("Organization"));
    CHECK_FALSE(parseLayer(""));
}
