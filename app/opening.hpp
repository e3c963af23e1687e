#pragma once
/// What every command does first: find the data, read the parties, read the packs, resolve names and the date.

#include "data_files.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "own_boundaries.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

/// What comes with Entente and is needed before anything else.
struct OpenedData {
    DataFiles files;
    std::shared_ptr<const Atlas> atlas;
};

struct Opened {
    DataFiles files;
    std::shared_ptr<const Atlas> atlas;
    LoadedWorld loaded;
};

/// Without a value where it is missing or unreadable; all diagnostics are printed to `err`.
[[nodiscard]] std::optional<OpenedData> openData(const Options& options, std::ostream& err);

/// Without a value where the data or every pack is unreadable; all diagnostics are printed to `err`.
[[nodiscard]] std::optional<Opened> openPacks(const Options& options, std::ostream& err);
/// The same where the data is open already.
[[nodiscard]] std::optional<Opened> openPacks(const Options& options, OpenedData data, std::ostream& err);

/// The parties and names that come with Entente, and the boundaries of a file instead of the bundled ones where one
/// is given, whose ends are read as `end` says. Without a value where anything of this cannot be read.
[[nodiscard]] Result<std::shared_ptr<const Atlas>> loadAtlas(const DataFiles& files,
                                                             const std::filesystem::path& ownBoundaries = {},
                                                             BoundaryEnd end = BoundaryEnd::inclusive);

/// The window that `--date` and `--window` ask for; today, or the day of the packs' range nearest to it, where no
/// date is given.
[[nodiscard]] Window chosenWindow(const Options& options, const World& world);

/// A window with the time before its end that `--window` asks for.
[[nodiscard]] Window widened(Window window, const Options& options);

/// Today by the computer's clock, UTC.
[[nodiscard]] Day today();

/// A party by code or name. Prints what is wrong, with the nearest known name, and returns kNoParty.
[[nodiscard]] PartyId resolveParty(const PartyTable& parties, const std::string& text, const char* option,
                                   std::ostream& err);

/// `FILE:LINE: severity: code: text (feature N)`, with the advice and the column after the text.
[[nodiscard]] std::string diagnosticLine(const Diagnostic& diagnostic);
void printDiagnostics(const std::vector<Diagnostic>& diagnostics, std::ostream& err, Severity least);

} // namespace entente
