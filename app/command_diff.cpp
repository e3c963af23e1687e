#include "commands.hpp"

#include "core/change_list.hpp"
#include "core/comparison.hpp"
#include "export/change_table.hpp"
#include "opening.hpp"
#include "table_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace entente {

namespace {

/// Exercises and statements of a time count, which a reader of the table has to know.
void tellOfEvents(const Comparison& comparison, std::ostream& err) {
    const ComparedWindows& windows = comparison.windows;
    const bool events =
        std::any_of(comparison.changes.begin(), comparison.changes.end(), [](const RelationChange& change) {
            return change.layer == Layer::exercise || change.layer == Layer::statement;
        });
    if (events && windows.eventsBefore != windows.before) {
        err << fmt::format("entente: exercises and statements are those from {} to {} and from {} to {}; --events "
                           "changes how long before each date they count\n",
                           isoDay(windows.eventsBefore.first), isoDay(windows.eventsBefore.last),
                           isoDay(windows.eventsAfter.first), isoDay(windows.eventsAfter.last));
    }
}

/// Dates that are the wrong way round are compared as they are given, which a reader of the table has to know too.
void tellOfOrder(const ComparedWindows& windows, std::ostream& err) {
    if (windows.before == windows.after) {
        err << "entente: --from and --to are the same: nothing can have changed between them\n";
    } else if (windows.before.last > windows.after.last) {
        err << fmt::format("entente: --from, {}, is later than --to, {}: the changes are told backwards, what began "
                           "between the two as lost\n",
                           isoDay(windows.before.last), isoDay(windows.after.last));
    }
}

} // namespace

int runDiff(const Options& options, const Streams& streams) {
    const auto opened = openPacks(options, streams.err);
    if (!opened) {
        return kCannot;
    }
    const World& world = *opened->loaded.world;
    const auto party = partyOfTable(options, world.parties(), streams.err);
    if (!party) {
        return kCannot;
    }
    View view = options.view;
    if (options.layers.empty()) {
        view.layers.fill(true);
    }
    ComparedSlices slices(opened->loaded.world);
    slices.moveTo(
        comparedWindows(widened(*view.comparedWith, options), chosenWindow(options, world), view.comparedEvents));
    const Comparison comparison = compare(slices, view);
    tellOfOrder(comparison.windows, streams.err);
    tellOfEvents(comparison, streams.err);
    const auto changes = listedChanges(comparison, world, *party, ChangeOrder::lasting);
    const auto rows =
        changeRows(slices, changes, *party, [&world](FeatureId feature) { return detailOf(world, feature); });
    streams.out << (options.format == TableFormat::json ? changesAsJson(rows) : changesAsCsv(rows));
    return statusOfTable(opened->loaded, streams);
}

} // namespace entente
