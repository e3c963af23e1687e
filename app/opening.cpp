#include "opening.hpp"

#include "export/diagnostics_json.hpp"
#include "geo/atlas_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ostream>

namespace entente {

std::string diagnosticLine(const Diagnostic& d) {
    std::string place = d.file.empty() ? "entente" : d.file;
    if (d.line > 0) {
        place += fmt::format(":{}", d.line);
    }
    std::string line = fmt::format("{}: {}: {}: {}", place, severityName(d.severity), d.code, d.text);
    if (!d.advice.empty()) {
        line += (d.text.ends_with('.') ? " " : "; ") + d.advice;
    }
    if (d.column > 0) {
        line += fmt::format(" [column {}]", d.column);
    }
    if (d.feature) {
        line += fmt::format(" (feature {})", *d.feature);
    }
    return line;
}

void printDiagnostics(const std::vector<Diagnostic>& diagnostics, std::ostream& err, Severity least) {
    for (const auto& diagnostic : diagnostics) {
        if (diagnostic.severity >= least) {
            err << diagnosticLine(diagnostic) << '\n';
        }
    }
}

Result<std::shared_ptr<const Atlas>> loadAtlas(const DataFiles& files, const std::filesystem::path& ownBoundaries,
                                               BoundaryEnd end) {
    auto atlas = readAtlas(files.geodata);
    Result<std::shared_ptr<const Atlas>> result;
    result.diagnostics = std::move(atlas.diagnostics);
    if (atlas.value && !ownBoundaries.empty()) {
        auto own = readOwnBoundaries(ownBoundaries, files.geodata, atlas.value->parties, end);
        result.diagnostics.insert(result.diagnostics.end(), own.diagnostics.begin(), own.diagnostics.end());
        if (!own.value) {
            return result;
        }
        atlas.value->ownBoundaries = std::make_shared<const BoundaryHistory>(std::move(*own.value));
        atlas.value->boundarySource = ownBoundaries.filename().string();
    }
    if (atlas.value) {
        result.value = std::make_shared<const Atlas>(std::move(*atlas.value));
    }
    return result;
}

std::optional<OpenedData> openData(const Options& options, std::ostream& err) {
    auto files = findDataFiles();
    printDiagnostics(files.diagnostics, err, Severity::warning);
    if (!files.value) {
        return std::nullopt;
    }
    auto atlas = loadAtlas(*files.value, options.boundaries, options.boundariesEnd);
    // How a file of boundaries was read is said in any case: the map stands on it.
    printDiagnostics(atlas.diagnostics, err, options.boundaries.empty() ? Severity::warning : Severity::note);
    if (!atlas.value) {
        return std::nullopt;
    }
    return OpenedData{std::move(*files.value), std::move(*atlas.value)};
}

std::optional<Opened> openPacks(const Options& options, std::ostream& err) {
    auto data = openData(options, err);
    return data ? openPacks(options, std::move(*data), err) : std::nullopt;
}

std::optional<Opened> openPacks(const Options& options, OpenedData data, std::ostream& err) {
    Opened opened{.files = std::move(data.files), .atlas = std::move(data.atlas), .loaded = {}};
    opened.loaded = loadWorld(opened.atlas, packFiles(chosenPacks(options.packs, opened.files), options.fields));
    for (auto& diagnostic : opened.loaded.diagnostics) {
        const bool isName = diagnostic.file.find_first_of("./") == std::string::npos;
        if (diagnostic.code == "unreadable-file" && isName) {
            diagnostic.advice = "The bundled packs are " + packNames(opened.files.packs) + ".";
        }
    }
    if (options.command != Command::check) {
        printDiagnostics(opened.loaded.diagnostics, err, options.verbose ? Severity::note : Severity::warning);
    }
    if (!opened.loaded.world && options.command != Command::check) {
        return std::nullopt;
    }
    return opened;
}

Day today() {
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return static_cast<Day>(now.time_since_epoch().count());
}

Window chosenWindow(const Options& options, const World& world) {
    Window window = options.date.value_or(Window{today(), today()});
    if (!options.date && world.hasDates()) {
        const Window range = world.range();
        const Day day = std::clamp(window.last, range.first, std::max(range.first, range.last));
        window = {day, day};
    }
    return widened(window, options);
}

Window widened(Window window, const Options& options) {
    if (options.window) {
        window.first = std::min(window.first, windowEnding(window.last, *options.window).first);
    }
    return window;
}

PartyId resolveParty(const PartyTable& parties, const std::string& text, const char* option, std::ostream& err) {
    const PartyId party = parties.find(text);
    if (party == kNoParty) {
        const std::string advice = parties.advice(text);
        err << fmt::format("entente: {} {}: no such party. {}\n", option, text,
                           advice.empty() ? "Write an ISO 3166 code or a name." : advice);
    }
    return party;
}

} // namespace entente
