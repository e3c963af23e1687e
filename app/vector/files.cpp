#include "files.hpp"

#include "core/lower_case.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <atomic>
#include <utility>

namespace entente {

std::optional<std::string> bytesOf(const std::string& path, std::uint64_t most) {
    VSIStatBufL status{};
    VSILFILE* file = VSIStatL(path.c_str(), &status) == 0 ? VSIFOpenL(path.c_str(), "rb") : nullptr;
    if (file == nullptr) {
        return std::nullopt;
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    std::optional<std::string> bytes;
    if (size <= most) {
        bytes.emplace(size, '\0');
        bytes->resize(VSIFReadL(bytes->data(), 1, bytes->size(), file));
    }
    VSIFCloseL(file);
    return bytes;
}

std::optional<std::string> kmlTextOf(const std::filesystem::path& path) {
    constexpr std::uint64_t kMostKmlBytes = std::uint64_t{1} << 26U;
    const auto ending = lowerCase(path.extension().string());
    if (ending == ".kml") {
        return bytesOf(path.string(), kMostKmlBytes);
    }
    if (ending != ".kmz") {
        return std::nullopt;
    }
    const std::string archive = "/vsizip/" + path.string();
    const CPLStringList names(VSIReadDir(archive.c_str()));
    for (int i = 0; i < names.size(); ++i) {
        if (lowerCase(names[i]).ends_with(".kml")) {
            return bytesOf(archive + "/" + names[i], kMostKmlBytes);
        }
    }
    return std::nullopt;
}

MemoryFile::MemoryFile(std::string text, const std::filesystem::path& like) : text_(std::move(text)) {
    static std::atomic<unsigned> number{0};
    path_ = fmt::format("/vsimem/entente{}/{}.kml", ++number, like.stem().string());
    auto* bytes = reinterpret_cast<GByte*>(text_.data()); // GDAL's bytes are not char
    VSIFCloseL(VSIFileFromMemBuffer(path_.c_str(), bytes, text_.size(), FALSE));
}

MemoryFile::~MemoryFile() {
    VSIUnlink(path_.c_str());
}

} // namespace entente
