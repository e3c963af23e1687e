#pragma once
/// What the dialog that opens files shows of a folder.

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

struct FolderListing {
    struct Entry {
        std::string name;
        bool folder = false;
        std::uint64_t size = 0; ///< bytes of a file
    };
    std::filesystem::path folder; ///< absolute
    std::vector<Entry> entries;   ///< folders first, then files that Entente may open, each by name
    std::string problem;          ///< why there are none, or not all; may be empty
};

/// Lists a folder: hidden entries and files of other kinds are left out. A path that is no folder is listed as the
/// folder it lies in.
[[nodiscard]] FolderListing listFolder(const std::filesystem::path& folder);

/// The home folder in the place of a leading `~`.
[[nodiscard]] std::filesystem::path withHome(const std::string& typed);

} // namespace entente
