#pragma once
/// Tables as text: comma-separated values (RFC 4180) and tab-separated ones.

#include "core/delimited_rows.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Walks the rows of a table whose first row names the columns. Fields are views into the table's text, valid
/// until the next row is read.
class DelimitedTable {
  public:
    /// Reads the file, without a byte order mark. A field may be quoted ("" is a quote in it), but with '\t' every byte
    /// is itself.
    /// An error `unreadable-file` where it cannot be opened.
    [[nodiscard]] static Result<DelimitedTable> open(const std::filesystem::path& path, char separator);

    /// The position of a column, or nullopt with an error `missing-column` added.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name, std::vector<Diagnostic>& diagnostics) const;
    /// The names of the columns.
    [[nodiscard]] const std::vector<std::string>& columns() const { return header_; }
    /// Goes to the next row that is not empty; false at the end.
    [[nodiscard]] bool next() { return rows_.next(text_, row_); }
    /// A field of the present row; empty where the row is short.
    [[nodiscard]] std::string_view operator[](std::size_t column) const {
        return column < row_.size() ? std::string_view(row_[column]) : std::string_view();
    }
    /// The line the present row begins in, from 1.
    [[nodiscard]] std::uint32_t line() const { return rows_.line(); }
    /// A diagnostic of the given severity about the present row.
    [[nodiscard]] Diagnostic about(Severity severity, std::string code, std::string text) const;

  private:
    std::string file_, text_;
    DelimitedRows rows_;
    std::vector<std::string> header_, row_;
};

} // namespace entente
