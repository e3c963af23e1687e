// From a slice to a picture of 1920 x 1080 pixels: the scene alone, its drawing over a ground that is
// reused, and a whole step of time, in the
// default view (the 200 strongest strands) and with every strand; 0 strongest means all.

#include "generated_pack.hpp"
#include "stage.hpp"

#include <benchmark/benchmark.h>

#include <map>
#include <utility>

namespace {

using namespace entente;

constexpr Day kFirst = 12784; // 2005-01-01
constexpr Day kDays = 3650;

struct Opening {
    DataFiles files;
    std::shared_ptr<const Atlas> atlas;
};

const Opening& opening() {
    static const Opening opened = [] {
        auto files = findDataFiles();
        if (!files.value) {
            throw std::runtime_error("the data of Entente was not found");
        }
        auto atlas = loadAtlas(*files.value);
        return Opening{*files.value, atlas.value.value()};
    }();
    return opened;
}

/// Worlds are kept between benchmarks, the last stage too: OpenGL has one current context.
Stage& stageOf(const benchmark::State& state) {
    static GeneratedPacks packs;
    static std::map<std::int64_t, std::shared_ptr<const World>> worlds;
    static std::pair<std::int64_t, std::int64_t> key{-1, -1};
    static std::unique_ptr<Stage> stage;
    const std::pair wanted(state.range(0), state.range(1));
    if (key != wanted) {
        auto& world = worlds[wanted.first];
        if (!world) {
            world = loadWorld(opening().atlas, {{packs.pack(static_cast<std::uint64_t>(wanted.first))}}).world;
        }
        View view;
        view.strongest = wanted.second == 0 ? std::nullopt : std::optional(static_cast<std::size_t>(wanted.second));
        stage.reset();
        stage = std::make_unique<Stage>(world, opening().files, view, PictureSize{1920, 1080, 1.0});
        key = wanted;
    }
    stage->moveTo(kFirst);
    stage->draw(stage->scene());
    return *stage;
}

void buildScene(benchmark::State& state) {
    Stage& stage = stageOf(state);
    for (auto _ : state) {
        auto scene = stage.scene();
        benchmark::DoNotOptimize(scene.points.data());
    }
    state.counters["strands"] = static_cast<double>(stage.report().strandsDrawn);
}

void drawFrame(benchmark::State& state) {
    Stage& stage = stageOf(state);
    const auto scene = stage.scene();
    stage.draw(scene);
    stage.draw(scene); // from now on the ground is reused
    for (auto _ : state) {
        stage.draw(scene);
    }
}

void wholeStep(benchmark::State& state) {
    Stage& stage = stageOf(state);
    Day day = kFirst;
    for (auto _ : state) {
        day = kFirst + (day - kFirst + 1) % kDays;
        stage.moveTo(day);
        stage.draw(stage.scene());
    }
}

void wholeJump(benchmark::State& state) {
    Stage& stage = stageOf(state);
    Day day = kFirst;
    for (auto _ : state) {
        day = kFirst + (day - kFirst + 1117) % kDays;
        stage.moveTo(day);
        stage.draw(stage.scene());
    }
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"ties", "strongest"})->Unit(benchmark::kMillisecond)->UseRealTime();
    for (const std::int64_t ties : {1'000, 100'000, 1'000'000}) {
        for (const std::int64_t strongest : {200, 0}) {
            benchmark->Args({ties, strongest});
        }
    }
}

BENCHMARK(buildScene)->Apply(sizes);
BENCHMARK(drawFrame)->Apply(sizes);
BENCHMARK(wholeStep)->Apply(sizes);
BENCHMARK(wholeJump)->Apply(sizes);

} // namespace
