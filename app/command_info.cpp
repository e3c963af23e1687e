#include "commands.hpp"

#include "core/captions.hpp"
#include "opening.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <ostream>

namespace entente {

namespace {

void printPack(const World& world, std::size_t index, std::ostream& out) {
    const Pack& pack = world.packs()[index];
    const PackHeader& header = pack.header;
    out << header.file << '\n';
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) {
            out << fmt::format("  {:12} {}\n", name, value);
        }
    };
    field("title", header.title);
    field("description", header.description);
    field("licence", header.license);
    field("updated", header.updated);
    std::array<std::size_t, kLayerCount> counts{};
    Day first = kDayMax;
    Day last = kDayMin;
    for (const auto& feature : pack.features) {
        ++counts[static_cast<std::size_t>(feature.layer)];
        if (feature.interval.startEarliest != kDayMin) {
            first = std::min(first, feature.interval.startEarliest);
            last = std::max(last, feature.interval.startEarliest);
        }
        if (feature.interval.endLatest != kDayMax) {
            last = std::max(last, feature.interval.endLatest);
        }
    }
    field("features", grouped(pack.features.size()));
    for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
        if (counts[layer] > 0) {
            out << fmt::format("    {:12} {}\n", layerName(static_cast<Layer>(layer)), grouped(counts[layer]));
        }
    }
    if (first <= last) {
        field("dates", fmt::format("{} to {}", isoDay(first), isoDay(last)));
    }
    out << fmt::format("  {:12} {}\n", "sources", header.sources.size());
    for (const auto& source : header.sources) {
        out << fmt::format("    [{}] {}{}{}{}\n", source.id, source.title,
                           source.publisher.empty() ? "" : ". " + source.publisher,
                           source.date.empty() ? "" : ". " + source.date, source.url.empty() ? "" : ". " + source.url);
    }
}

} // namespace

int runInfo(const Options& options, const Streams& streams) {
    const auto opened = openPacks(options, streams.err);
    if (!opened) {
        return kCannot;
    }
    const World& world = *opened->loaded.world;
    for (std::size_t i = 0; i < world.packs().size(); ++i) {
        printPack(world, i, streams.out);
    }
    streams.out << fmt::format("ties in all    {}\nstrands in all {}\n", grouped(world.ties().size()),
                               grouped(world.strands().size()));
    streams.out.flush();
    if (!streams.out) {
        streams.err << "entente: the facts could not be written\n";
        return kCannot;
    }
    if (opened->loaded.unreadable > 0) {
        return kCannot;
    }
    return Result<int>{{}, opened->loaded.diagnostics}.hasErrors() ? kInputHasErrors : kDone;
}

} // namespace entente
