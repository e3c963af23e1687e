#include "commands.hpp"

#include "export/diagnostics_json.hpp"
#include "opening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace entente {

int runCheck(const Options& options, const Streams& streams) {
    const auto opened = openPacks(options, streams.err);
    if (!opened) {
        return kCannot;
    }
    const auto& diagnostics = opened->loaded.diagnostics;
    const auto count = [&](Severity severity) {
        return std::count_if(diagnostics.begin(), diagnostics.end(),
                             [severity](const Diagnostic& d) { return d.severity == severity; });
    };
    if (options.json) {
        streams.out << diagnosticsAsJson(diagnostics);
    } else {
        printDiagnostics(diagnostics, streams.out, Severity::note);
        const std::size_t features = opened->loaded.world ? opened->loaded.world->featureCount() : 0;
        const auto plural = [](auto n, const char* word) { return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s"); };
        streams.out << fmt::format("{} read: {}, {}, {} in {}\n", plural(features, "feature"),
                                   plural(count(Severity::error), "error"), plural(count(Severity::warning), "warning"),
                                   plural(count(Severity::note), "note"), plural(options.packs.size(), "file"));
    }
    streams.out.flush();
    if (!streams.out) {
        streams.err << "entente: the diagnostics could not be written\n";
        return kCannot;
    }
    if (opened->loaded.unreadable > 0) {
        const bool missing = std::any_of(diagnostics.begin(), diagnostics.end(),
                                         [](const Diagnostic& d) { return d.code == "unreadable-file"; });
        return missing ? kCannot : kInputHasErrors;
    }
    return count(Severity::error) > 0 ? kInputHasErrors : kDone;
}

} // namespace entente
