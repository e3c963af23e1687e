#pragma once
/// Where the program's own files are.

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

struct DataFiles {
    std::filesystem::path geodata;                   ///< folder of boundaries and names
    std::vector<std::filesystem::path> packs;        ///< all that come with Entente, by name
    std::vector<std::filesystem::path> bundledPacks; ///< of these, those that open where none is named, in order
    std::filesystem::path regularFont, semiboldFont; ///< of the interface; empty where not found
};

/// Looks beside the program, where it is installed, and in the source tree, in this order. An error
/// ("missing-data") names the folders that were tried.
[[nodiscard]] Result<DataFiles> findDataFiles();

/// What a PACK on the command line means: the file of that name, or else the bundled pack of that name ("nato",
/// "NATO"), or else the path as it is. None at all: the bundled packs that open by themselves.
[[nodiscard]] std::vector<std::filesystem::path> chosenPacks(const std::vector<std::filesystem::path>& named,
                                                             const DataFiles& files);

/// The names of packs, in order, with a comma between: "asean, csto, nato".
[[nodiscard]] std::string packNames(const std::vector<std::filesystem::path>& packs);

} // namespace entente
