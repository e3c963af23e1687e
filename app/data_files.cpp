#include "data_files.hpp"

#include <array>
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

} // namespace

Result<DataFiles> findDataFiles() {
    Result<DataFiles> result;
    std::string tried;
    for (const auto& root : candidateRoots()) {
        std::error_code error;
        if (fs::is_regular_file(root / "geodata" / "parties.csv", error)) {
            DataFiles files;
            files.geodata = root / "geodata";
            for (const auto* name : {"sco.geojson", "csto.geojson", "japan-2022.geojson"}) {
                files.bundledPacks.push_back(root / "layers" / name);
            }
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

} // namespace entente
