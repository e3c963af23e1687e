#pragma once
/// Dates with names that a reader keeps, in a text file with a bookmark a line: FIRST/LAST, a tab, the name.

#include "core/day.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

struct Bookmark {
    Window window; ///< what the map showed
    std::string name;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

class Bookmarks {
  public:
    /// Reads the file. An empty path: they are kept in memory alone. A file that cannot be read has none.
    explicit Bookmarks(std::filesystem::path file = {});

    /// In order of their last days.
    [[nodiscard]] const std::vector<Bookmark>& all() const { return all_; }
    /// Adds one and writes the file; tabs and line breaks in the name become blanks. Returns why the file could not be
    /// written, else an empty text; the bookmark is there in either case.
    std::string add(Bookmark bookmark);
    /// Likewise, of a position in all().
    std::string remove(std::size_t place);

  private:
    /// What other windows have written since is kept too.
    void read();
    [[nodiscard]] std::string write() const;

    std::filesystem::path file_;
    std::vector<Bookmark> all_;
    std::vector<std::string> unread_; ///< lines that are none of ours stay in the file as they are
};

} // namespace entente
