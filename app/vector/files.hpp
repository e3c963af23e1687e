#pragma once
/// Whole files as texts, and texts as files that GDAL can open.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace entente {

/// All bytes of a file, also of one in GDAL's file systems; nullopt where there are more than `most` or they cannot be
/// read.
[[nodiscard]] std::optional<std::string> bytesOf(const std::string& path, std::uint64_t most);

/// The text of a KML file of up to 64 MiB, or of the first in a KMZ archive; nullopt for other files.
[[nodiscard]] std::optional<std::string> kmlTextOf(const std::filesystem::path& path);

/// A file in the program's memory that GDAL can open, under a name of its own.
class MemoryFile {
  public:
    /// With the name that `like` has, but the ending .kml.
    MemoryFile(std::string text, const std::filesystem::path& like);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile();
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string text_, path_;
};

} // namespace entente
