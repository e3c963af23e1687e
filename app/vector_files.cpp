#include "vector_files.hpp"

#include "core/lower_case.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

namespace entente {

namespace fs = std::filesystem;

namespace {

struct ModuleCloser {
    void operator()(void* module) const { dlclose(module); }
};

/// The loaded module, or why there is none.
class VectorModule {
  public:
    VectorModule() {
        for (const auto& path : candidates()) {
            std::error_code failure;
            if (!fs::is_regular_file(path, failure)) {
                continue;
            }
            module_.reset(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL));
            if (void* symbol = module_ ? dlsym(module_.get(), kReadVectorSymbol) : nullptr) {
                read_ = reinterpret_cast<ReadVector>(symbol); // the one way from dlsym to a function
                return;
            }
            const char* reason = dlerror();
            problem_ += fmt::format("; {}", reason != nullptr ? reason : path.string());
        }
    }
    [[nodiscard]] ReadVector read() const { return read_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

  private:
    static std::vector<fs::path> candidates() {
        std::vector<fs::path> paths;
        std::error_code failure;
        if (const auto program = fs::read_symlink("/proc/self/exe", failure); !failure) {
            paths.push_back(program.parent_path() / "vector" / "entente_vector.so");
            paths.push_back(program.parent_path().parent_path() / "lib" / "entente" / "entente_vector.so");
        }
        paths.emplace_back(ENTENTE_INSTALLED_MODULE);
        paths.emplace_back(ENTENTE_BUILT_MODULE);
        return paths;
    }

    std::unique_ptr<void, ModuleCloser> module_;
    ReadVector read_ = nullptr;
    std::string problem_;
};

const VectorModule& vectorModule() {
    static const VectorModule module;
    return module;
}

} // namespace

bool isVectorFile(const fs::path& path) {
    static constexpr std::array kEndings{".csv",      ".tsv",    ".xlsx",     ".xlsm",     ".xls", ".ods", ".gpkg",
                                         ".fgb",      ".shp",    ".dbf",      ".kml",      ".kmz", ".gpx", ".tab",
                                         ".topojson", ".ndjson", ".geojsonl", ".geojsons", ".mif"};
    const auto ending = lowerCase(path.extension().string());
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

Result<VectorText> readVectorFile(const VectorRequest& request) {
    const auto& module = vectorModule();
    if (module.read() == nullptr) {
        return {std::nullopt,
                {{.severity = Severity::error,
                  .code = "missing-module",
                  .text = "Files of this format are read by entente_vector.so, which could not be loaded" +
                          module.problem() + ".",
                  .advice = "Install Entente as a whole, with GDAL, or save the file as GeoJSON.",
                  .file = request.path}}};
    }
    return module.read()(request);
}

Result<Pack> readAnyPack(const fs::path& path, const PartyTable& parties, const ReadOptions& options) {
    if (!isVectorFile(path)) {
        return readPack(path, parties, options);
    }
    VectorRequest request{.path = path.string(), .table = options.fields.table, .goOn = {}, .isParty = {}};
    request.isParty = [&parties](std::string_view text) { return parties.find(text) != kNoParty; };
    if (options.progress) {
        request.goOn = [&options](std::size_t rows) {
            return options.progress({ReadProgress::Phase::rows, 0, 0, rows});
        };
        (void)request.goOn(0); // what opens the file may take a while
    }
    auto read = readVectorFile(request);
    if (!read.value) {
        return {std::nullopt, std::move(read.diagnostics)};
    }
    auto pack = readPackText(makePackText(read.value->geojson), request.path, parties, options);
    if (pack.value && pack.value->fields && !read.value->tables.empty()) {
        auto report = *pack.value->fields;
        report.tables = std::move(read.value->tables);
        report.tablesRead = std::move(read.value->read);
        pack.value->fields = std::make_shared<const FieldReport>(std::move(report));
    }
    const auto& lines = read.value->lines;
    for (auto& diagnostic : pack.diagnostics) {
        // Of a text that nobody sees, in which the first feature is on the second line.
        const auto row = diagnostic.line < 2 ? lines.size() : std::size_t{diagnostic.line} - 2;
        diagnostic.line = row < lines.size() ? lines[row] : 0;
        diagnostic.column = 0;
    }
    pack.diagnostics.insert(pack.diagnostics.begin(), std::make_move_iterator(read.diagnostics.begin()),
                            std::make_move_iterator(read.diagnostics.end()));
    return pack;
}

} // namespace entente
