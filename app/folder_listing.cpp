#include "folder_listing.hpp"

#include "core/lower_case.hpp"
#include "vector_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostEntries = 5000;
bool mayOpen(const fs::path& file) {
    const std::string ending = lowerCase(file.extension().string());
    return ending == ".geojson" || ending == ".json" || isVectorFile(file);
}

} // namespace

FolderListing listFolder(const fs::path& asked) {
    FolderListing listing;
    std::error_code error;
    listing.folder = fs::absolute(asked, error).lexically_normal();
    if (!fs::is_directory(listing.folder, error) || !listing.folder.has_filename()) {
        listing.folder = listing.folder.parent_path();
    }
    fs::directory_iterator entry(listing.folder, error);
    if (error) {
        listing.problem = fmt::format("This folder cannot be read: {}.", error.message());
        return listing;
    }
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown; // of one entry: a link that leads nowhere
        const bool folder = entry->is_directory(unknown);
        if (name.starts_with('.') || (!folder && !(mayOpen(entry->path()) && entry->is_regular_file(unknown)))) {
            continue;
        }
        if (listing.entries.size() == kMostEntries) {
            listing.problem = fmt::format("The first {} entries; type the path of others.", kMostEntries);
            break;
        }
        const auto size = folder ? 0 : entry->file_size(unknown);
        listing.entries.push_back({name, folder, unknown ? 0 : size});
    }
    std::sort(listing.entries.begin(), listing.entries.end(), [](const auto& a, const auto& b) {
        return a.folder != b.folder ? a.folder : lowerCase(a.name) < lowerCase(b.name);
    });
    return listing;
}

fs::path withHome(const std::string& typed) {
    const char* home = std::getenv("HOME");
    if (home != nullptr && (typed == "~" || typed.starts_with("~/"))) {
        return fs::path(home) / fs::path(typed.substr(std::min<std::size_t>(2, typed.size())));
    }
    return typed;
}

} // namespace entente
