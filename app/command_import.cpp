#include "commands.hpp"

#include "export/whole_file.hpp"
#include "geo/cow_import.hpp"
#include "geo/pack_writer.hpp"
#include "geo/year_merge.hpp"
#include "opening.hpp"
#include "vector_files.hpp"

#include <fmt/format.h>

#include <ostream>

namespace entente {

namespace {

/// What an import gives: a pack, and what there is to say about it.
struct Imported {
    PackHeader header;
    std::vector<std::string> features; ///< JSON texts
    std::size_t rows = 0;
    std::string report; ///< lines for standard error
    bool hasErrors = false;
};

std::string plural(std::size_t n, const char* word) {
    return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s");
}

Result<Imported> importPreset(const Options& options, const OpenedData& data) {
    auto codes = CowCodes::read(data.files.geodata);
    if (!codes) {
        return {std::nullopt, std::move(codes.diagnostics)};
    }
    auto read = importCow(options.packs.front(), options.preset, *codes.value);
    Result<Imported> result{std::nullopt, std::move(read.diagnostics)};
    if (!read.value) {
        return result;
    }
    Imported imported{.header = std::move(read.value->header), .features = {}, .rows = read.value->rows, .report = {}};
    for (const auto& feature : read.value->features) {
        imported.features.push_back(featureText(feature));
    }
    for (const auto& [reason, count] : read.value->unused) {
        if (count > 0) {
            imported.report += fmt::format("{} not used: {}\n", plural(count, "row"), reason);
        }
    }
    if (read.value->renamed > 0) {
        imported.report += fmt::format("{} in which a state changed its code have its last one\n",
                                       plural(read.value->renamed, "spell"));
    }
    result.value = std::move(imported);
    return result;
}

Result<Imported> importAny(const Options& options, const OpenedData& data) {
    ReadOptions reading;
    reading.fields = options.fields;
    const auto& parties = data.atlas->parties;
    auto read = readAnyPack(options.packs.front(), parties, reading);
    Result<Imported> result{std::nullopt, std::move(read.diagnostics)};
    if (!read.value) {
        return result;
    }
    const Pack& pack = *read.value;
    Imported imported{.header = pack.header, .features = {}, .rows = pack.features.size(), .report = {}};
    imported.hasErrors = result.hasErrors();
    if (pack.fields && pack.fields->mapping.yearly && pack.fields->mapping.layer != Layer::overlay) {
        const auto merged = mergeYears(pack, parties);
        for (const auto& feature : merged.features) {
            imported.features.push_back(featureText(feature));
        }
        imported.report =
            fmt::format("rows of one year each were joined to spells where only the year differs{}; {} not used{}\n",
                        merged.kinds.empty() ? "" : fmt::format("; kinds: {}", fmt::join(merged.kinds, ", ")),
                        plural(merged.unused, "row"),
                        merged.notKept.empty() ? "" : fmt::format("; not kept: {}", fmt::join(merged.notKept, ", ")));
        if (!merged.kinds.empty()) {
            std::erase_if(imported.header.kinds, [](const Kind& kind) { return kind.id == "tie"; });
        }
    } else {
        std::size_t empty = 0;
        for (std::size_t i = 0; i < pack.features.size(); ++i) {
            const bool says = !pack.fields || !recognizedFeature(pack, i, parties).properties.empty();
            if (says || pack.features[i].geometry >= 0) {
                imported.features.push_back(featureText(pack, i, parties));
            } else {
                ++empty;
            }
        }
        imported.report = empty > 0 ? fmt::format("{} not used: empty\n", plural(empty, "row")) : "";
    }
    result.value = std::move(imported);
    return result;
}

void describe(PackHeader& header, const Options& options) {
    if (!options.view.title.empty()) {
        header.title = options.view.title;
    }
    if (!options.license.empty()) {
        header.license = options.license;
    }
    if (header.title.empty()) {
        header.title = options.packs.front().stem().string();
    }
    if (header.id.empty()) {
        header.id = options.output.stem().string();
    }
    for (const auto& title : options.sources) {
        header.sources.push_back({.id = fmt::format("s{}", header.sources.size() + 1),
                                  .title = title,
                                  .publisher = {},
                                  .url = {},
                                  .date = {},
                                  .accessed = {}});
    }
}

} // namespace

int runImport(const Options& options, const Streams& streams) {
    const auto data = openData(options, streams.err);
    if (!data) {
        return kCannot;
    }
    auto result = options.preset.empty() ? importAny(options, *data) : importPreset(options, *data);
    printDiagnostics(result.diagnostics, streams.err, Severity::note);
    if (!result.value) {
        return kCannot;
    }
    auto& imported = *result.value;
    streams.err << imported.report;
    describe(imported.header, options);
    if (const auto problem = writeWholeFile(options.output, packText(imported.header, imported.features));
        !problem.empty()) {
        streams.err << fmt::format("entente: {}: {}\n", options.output.string(), problem);
        return kCannot;
    }
    streams.err << fmt::format("{}: {} read, {} written\n", options.output.string(), plural(imported.rows, "row"),
                               plural(imported.features.size(), "feature"));
    return imported.hasErrors ? kInputHasErrors : kDone;
}

} // namespace entente
