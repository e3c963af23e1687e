#pragma once
/// Where the program's own files are.

#include "core/result.hpp"

#include <filesystem>
#include <vector>

namespace entente {

struct DataFiles {
    std::filesystem::path geodata;                   ///< folder of boundaries and names
    std::vector<std::filesystem::path> bundledPacks; ///< in the order they are opened
    std::filesystem::path regularFont, semiboldFont; ///< of the interface; empty where not found
};

/// Looks beside the program, where it is installed, and in the source tree, in this order. An error
/// ("missing-data") names the folders that were tried.
[[nodiscard]] Result<DataFiles> findDataFiles();

} // namespace entente
