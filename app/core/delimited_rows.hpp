#pragma once
/// The rows of a delimited text (RFC 4180 and its relatives).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Walks the rows of a text that the caller keeps. Lines end with \n, \r\n or \r.
class DelimitedRows {
  public:
    /// Where `quoted`, a cell may stand in double quotes ("" is a quote in it) and then hold separators and line ends;
    /// otherwise every byte is itself.
    explicit DelimitedRows(char separator = ',', bool quoted = true) : separator_(separator), quoted_(quoted) {}

    /// Takes the next row that is not empty; false at the end. Always to be called with the same text.
    [[nodiscard]] bool next(std::string_view text, std::vector<std::string>& row);
    /// The line in which the last row begins, from 1.
    [[nodiscard]] std::uint32_t line() const { return line_; }

  private:
    /// Whether a line ends here; goes past it and counts it.
    bool passLineEnd(std::string_view text);
    void takeQuoted(std::string_view text, std::string& cell);

    char separator_;
    bool quoted_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 0, nextLine_ = 1;
};

} // namespace entente
