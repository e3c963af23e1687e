#include "commands.hpp"

#include "core/slice.hpp"
#include "export/tables.hpp"
#include "opening.hpp"

#include <ostream>

namespace entente {

int runTies(const Options& options, const Streams& streams) {
    const auto opened = openPacks(options, streams.err);
    if (!opened) {
        return kCannot;
    }
    const World& world = *opened->loaded.world;
    TieFilter filter;
    if (!options.party.empty()) {
        filter.party = resolveParty(opened->atlas->parties, options.party, "--party", streams.err);
        if (filter.party == kNoParty) {
            return kCannot;
        }
    }
    if (!options.layers.empty()) {
        filter.layers = options.view.layers;
    }
    Slice slice(opened->loaded.world);
    slice.moveTo(chosenWindow(options, world));
    const auto rows = tieRows(slice, filter, [&world](FeatureId feature) { return detailOf(world, feature); });
    switch (options.format) {
    case TableFormat::csv:
        streams.out << tiesAsCsv(rows);
        break;
    case TableFormat::json:
        streams.out << tiesAsJson(rows);
        break;
    case TableFormat::geojson:
        streams.out << tiesAsGeoJson(rows);
        break;
    }
    streams.out.flush();
    if (!streams.out) {
        streams.err << "entente: the table could not be written\n";
        return kCannot;
    }
    if (opened->loaded.unreadable > 0) {
        return kCannot;
    }
    return Result<int>{{}, opened->loaded.diagnostics}.hasErrors() ? kInputHasErrors : kDone;
}

} // namespace entente
