#include "data_files.hpp"

#include "core/lower_case.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

namespace entente {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> candidateRoots() {
    std::vector<fs::path> roots;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        roots.push_back(program.parent_path().parent_path() / "share" / "entente");
    }
    roots.emplace_back(ENTENTE_INSTALLED_DATA);
    roots.emplace_back(ENTENTE_SOURCE_DATA);
    return roots;
}

/// The first font file of a weight that exists; the interface falls back to what ImGui brings along.
fs::path interFont(const char* name) {
    static constexpr std::array kFolders{"/usr/share/fonts/opentype/inter", "/usr/share/fonts/inter",
                                         "/usr/share/fonts/rsms-inter-fonts", "/usr/local/share/fonts"};
    for (const auto* folder : kFolders) {
        std::error_code error;
        if (fs::path path = fs::path(folder) / name; fs::is_regular_file(path, error)) {
            return path;
        }
    }
    return {};
}

/// All packs of the folder, and those that its default.txt lists, a name a line, as the packs that open by themselves.
void findPacks(const fs::path& folder, DataFiles& files) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".geojson") {
            files.packs.push_back(entry->path());
        }
    }
    std::sort(files.packs.begin(), files.packs.end());
    std::ifstream list(folder / "default.txt");
    for (std::string name; std::getline(list, name);) {
        if (!name.empty() && name.front() != '#') {
            files.bundledPacks.push_back(folder / (name + ".geojson"));
        }
    }
}

} // namespace

Result<DataFiles> findDataFiles() {
    Result<DataFiles> result;
    std::string tried;
    for (const auto& root : candidateRoots()) {
        std::error_code error;
        if (fs::is_regular_file(root / "geodata" / "parties.csv", error)) {
            DataFiles files;
            files.geodata = root / "geodata";
            findPacks(root / "layers", files);
            files.regularFont = interFont("Inter-Regular.otf");
            files.semiboldFont = interFont("Inter-SemiBold.otf");
            result.value = std::move(files);
            return result;
        }
        tried += (tried.empty() ? "" : ", ") + root.string();
    }
    result.diagnostics.push_back({.severity = Severity::error,
                                  .code = "missing-data",
                                  .text = "the boundaries that come with Entente were not found in " + tried,
                                  .advice = "install Entente as a whole, or start it from its source folder"});
    return result;
}

std::vector<fs::path> chosenPacks(const std::vector<fs::path>& named, const DataFiles& files) {
    if (named.empty()) {
        return files.bundledPacks;
    }
    std::vector<fs::path> chosen = named;
    for (auto& pack : chosen) {
        std::error_code error;
        const auto bundled = std::find_if(files.packs.begin(), files.packs.end(), [&](const auto& file) {
            return file.stem().string() == lowerCase(pack.string());
        });
        if (bundled != files.packs.end() && !fs::exists(pack, error)) {
            pack = *bundled;
        }
    }
    return chosen;
}

std::string packNames(const std::vector<fs::path>& packs) {
    std::string names;
    for (const auto& pack : packs) {
        names += (names.empty() ? "" : ", ") + pack.stem().string();
    }
    return names;
}

} // namespace entente
