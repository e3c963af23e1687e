#include "commands.hpp"

#include "core/slice.hpp"
#include "export/tables.hpp"
#include "opening.hpp"
#include "table_output.hpp"

#include <ostream>

namespace entente {

int runTies(const Options& options, const Streams& streams) {
    const auto opened = openPacks(options, streams.err);
    if (!opened) {
        return kCannot;
    }
    const World& world = *opened->loaded.world;
    const auto party = partyOfTable(options, world.parties(), streams.err);
    if (!party) {
        return kCannot;
    }
    TieFilter filter;
    filter.party = *party;
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
    return statusOfTable(opened->loaded, streams);
}

} // namespace entente
