// Building a world, stepping and jumping in time, over generated ties: 200 parties, 8 kinds, 30 years, ties of which
// about 12 % hold on any day. Ties lie in the file in no order of time.

#include "core/beginnings.hpp"
#include "core/comparison.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <random>

namespace {

using namespace entente;

constexpr Day kFirst = 9131; // 1995-01-01
constexpr Day kLast = 20088; // 2024-12-31
constexpr std::uint16_t kParties = 200;
constexpr std::uint16_t kKinds = 8;

enum class Dates : std::int64_t { exact, mixed };

Pack generatedPack(std::size_t count, Dates dates) {
    std::mt19937 random(7);
    const auto upTo = [&random](std::uint32_t most) { return static_cast<std::uint32_t>(random() % (most + 1)); };
    Pack pack;
    for (std::uint16_t k = 0; k < kKinds; ++k) {
        pack.header.kinds.push_back({"kind" + std::to_string(k), Layer::partnership, "Kind", std::nullopt, 0.5});
    }
    pack.features.resize(count);
    Ties& ties = pack.ties;
    ties.from.resize(count);
    ties.to.resize(count);
    ties.kind.resize(count);
    ties.directed.assign(count, 0);
    ties.weight.resize(count);
    ties.interval.resize(count);
    ties.feature.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = static_cast<std::uint16_t>(upTo(kParties - 2));
        ties.from[i] = a;
        ties.to[i] = static_cast<std::uint16_t>(a + 1 + upTo(static_cast<std::uint32_t>(kParties - 2 - a)));
        ties.kind[i] = static_cast<std::uint16_t>(upTo(kKinds - 1));
        ties.weight[i] = static_cast<std::uint16_t>(upTo(kWeightUnit));
        ties.feature[i] = static_cast<FeatureId>(i);
        const Day start = kFirst + static_cast<Day>(upTo(kLast - kFirst));
        const Day end = std::min(kLast, start + static_cast<Day>(upTo(2 * 1350)));
        const Day doubt = dates == Dates::mixed && upTo(9) == 0 ? 180 : 0;
        ties.interval[i] = {start - doubt, std::min(start + doubt, end + doubt), std::max(end - doubt, start - doubt),
                            end + doubt};
        pack.features[i].interval = ties.interval[i];
        pack.features[i].layer = Layer::partnership;
        pack.features[i].position = static_cast<std::uint32_t>(i);
    }
    return pack;
}

std::shared_ptr<const Atlas> generatedAtlas() {
    auto atlas = std::make_shared<Atlas>();
    for (int i = 0; i < kParties; ++i) {
        Party party;
        party.code = {'X', static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
        party.name = "Party " + std::to_string(i);
        atlas->parties.add(std::move(party));
    }
    return atlas;
}

std::shared_ptr<const World> generatedWorld(std::size_t count, Dates dates) {
    std::vector<Pack> packs;
    packs.push_back(generatedPack(count, dates));
    return std::make_shared<World>(generatedAtlas(), std::move(packs));
}

Dates datesOf(const benchmark::State& state) {
    return static_cast<Dates>(state.range(1));
}

void buildWorld(benchmark::State& state) {
    const auto atlas = generatedAtlas();
    const Pack pack = generatedPack(static_cast<std::size_t>(state.range(0)), datesOf(state));
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Pack> packs{pack};
        state.ResumeTiming();
        auto world = std::make_unique<World>(atlas, std::move(packs));
        benchmark::DoNotOptimize(world->strands().size());
        state.PauseTiming();
        world.reset();
        state.ResumeTiming();
    }
}

void stepDay(benchmark::State& state) {
    Slice slice(generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state)));
    Day day = kFirst + 3000;
    for (auto _ : state) {
        day = day >= kLast - 3000 ? kFirst + 3000 : day + 1;
        slice.moveTo({day, day});
    }
    state.counters["strands"] = static_cast<double>(slice.holding().size());
}

void jumpAnywhere(benchmark::State& state) {
    Slice slice(generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state)));
    Day day = kFirst;
    std::size_t held = 0;
    for (auto _ : state) {
        day = kFirst + (day - kFirst + 4711) % (kLast - kFirst);
        slice.moveTo({day, day});
        held += slice.counts(Layer::partnership).certain + slice.counts(Layer::partnership).possible;
    }
    state.counters["holding"] = static_cast<double>(held) / static_cast<double>(state.iterations());
}

/// Compare mode while the later date is dragged: a day on, and what changed since the earlier one.
void compareDay(benchmark::State& state) {
    ComparedSlices slices(generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state)));
    const View view;
    const Window before{kFirst + 2000, kFirst + 2000};
    Day day = kFirst + 3000;
    std::size_t changes = 0;
    for (auto _ : state) {
        day = day >= kLast - 3000 ? kFirst + 3000 : day + 1;
        slices.moveTo(comparedWindows(before, {day, day}, {}));
        changes += compare(slices, view).changes.size();
    }
    state.counters["changes"] = static_cast<double>(changes) / static_cast<double>(state.iterations());
}

void histogram(benchmark::State& state) {
    const auto world = generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state));
    for (auto _ : state) {
        benchmark::DoNotOptimize(Beginnings(*world));
    }
}

/// A layer switched off: the histogram counts anew.
void histogramShown(benchmark::State& state) {
    const auto world = generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state));
    const Beginnings beginnings(*world);
    const View view;
    for (auto _ : state) {
        benchmark::DoNotOptimize(beginnings.shown(*world, view));
    }
}

/// The selection of the party with the most strands.
void histogramOfParty(benchmark::State& state) {
    const auto world = generatedWorld(static_cast<std::size_t>(state.range(0)), datesOf(state));
    PartyId busiest = 0;
    for (std::size_t p = 0; p < world->parties().size(); ++p) {
        const auto party = static_cast<PartyId>(p);
        busiest = world->strandsOf(party).size() > world->strandsOf(busiest).size() ? party : busiest;
    }
    const View view;
    for (auto _ : state) {
        benchmark::DoNotOptimize(beginningsOf(*world, view, busiest));
    }
}

void readDates(benchmark::State& state) {
    const std::optional<std::string_view> start = "2023-01-16";
    const std::optional<std::string_view> end = "2023-01-26";
    for (auto _ : state) {
        benchmark::DoNotOptimize(parseInterval(start, end, OmittedEnd::open));
    }
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"ties", "inexact"})->Unit(benchmark::kMillisecond);
    for (const std::int64_t ties : {1'000, 100'000, 1'000'000}) {
        benchmark->Args({ties, static_cast<std::int64_t>(Dates::exact)});
        benchmark->Args({ties, static_cast<std::int64_t>(Dates::mixed)});
    }
}

BENCHMARK(buildWorld)->Apply(sizes)->UseRealTime();
BENCHMARK(stepDay)->Apply(sizes);
BENCHMARK(jumpAnywhere)->Apply(sizes);
BENCHMARK(compareDay)->Apply(sizes);
BENCHMARK(histogram)->Apply(sizes);
BENCHMARK(histogramShown)->Apply(sizes);
BENCHMARK(histogramOfParty)->Apply(sizes);
BENCHMARK(readDates);

} // namespace
