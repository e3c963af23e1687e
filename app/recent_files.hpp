#pragma once
/// The files that were opened last, kept from run to run in a text file with a path a line, the newest first.

#include <filesystem>
#include <vector>

namespace entente {

class RecentFiles {
  public:
    /// Reads the list. An empty path: it is kept in memory alone. What cannot be read is an empty list.
    explicit RecentFiles(std::filesystem::path list = {});

    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }
    /// Puts a file first and writes the list (beside, then renamed). A list that cannot be written is no reason to
    /// trouble the reader.
    void add(const std::filesystem::path& file);

  private:
    std::filesystem::path list_;
    std::vector<std::filesystem::path> files_;
};

} // namespace entente
