// Opening packs of generated ties: reading the file, and reading plus joining it to a world.

#include "generated_pack.hpp"
#include "loading.hpp"
#include "opening.hpp"

#include "geo/pack_reader.hpp"

#include <benchmark/benchmark.h>

#include <stdexcept>

namespace {

using namespace entente;

std::shared_ptr<const Atlas> atlas() {
    static const auto read = [] {
        const auto files = findDataFiles();
        auto result = files.value ? loadAtlas(*files.value) : Result<std::shared_ptr<const Atlas>>{};
        return result.value ? *result.value : throw std::runtime_error("the data of Entente was not found");
    }();
    return read;
}

const std::filesystem::path& packOf(const benchmark::State& state) {
    static GeneratedPacks packs;
    return packs.pack(static_cast<std::uint64_t>(state.range(0)));
}

void setBytes(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(std::filesystem::file_size(packOf(state))) *
                            static_cast<std::int64_t>(state.iterations()));
}

void readAPack(benchmark::State& state) {
    const auto& path = packOf(state);
    const auto known = atlas();
    for (auto _ : state) {
        auto pack = readPack(path, known->parties);
        benchmark::DoNotOptimize(pack.value->ties.size());
    }
    setBytes(state);
}

void openAWorld(benchmark::State& state) {
    const auto& path = packOf(state);
    const auto known = atlas();
    for (auto _ : state) {
        auto loaded = loadWorld(known, {{path}});
        benchmark::DoNotOptimize(loaded.world->strands().size());
    }
    setBytes(state);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgName("ties")->Unit(benchmark::kMillisecond)->UseRealTime();
    for (const std::int64_t ties : {1'000, 100'000, 1'000'000}) {
        benchmark->Arg(ties);
    }
}

BENCHMARK(readAPack)->Apply(sizes);
BENCHMARK(openAWorld)->Apply(sizes);

} // namespace
