#pragma once
/// Files that are either there as a whole or not at all.

#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

/// A file that is written beside its place and renamed when it is whole, so that what was there is either replaced or
/// untouched. What was not put in place goes with its owner.
class WholeFile {
  public:
    explicit WholeFile(std::filesystem::path place);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    WholeFile(WholeFile&&) = delete;
    WholeFile& operator=(WholeFile&&) = delete;
    ~WholeFile();

    /// Where to write; a name that no other process uses.
    [[nodiscard]] const std::filesystem::path& beside() const { return beside_; }
    /// Puts what was written and closed in its place. The answer is what went wrong, or empty.
    [[nodiscard]] std::string putInPlace();

  private:
    std::filesystem::path place_, beside_;
    bool done_ = false;
};

/// Writes a text so. The answer is what went wrong, or empty.
[[nodiscard]] std::string writeWholeFile(const std::filesystem::path& path, std::string_view text);

} // namespace entente
