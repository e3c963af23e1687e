#pragma once
/// Tables whose cells are texts: of spreadsheets and of delimited files.

#include "reading.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct GridRow {
    std::vector<std::string> cells; ///< in UTF-8
    std::uint32_t line = 0;         ///< of the file, from 1
};

/// Gives the next row of a table; false at its end.
using NextRow = std::function<bool(GridRow& row)>;
/// Whether a text names a party; may be empty.
using IsParty = std::function<bool(std::string_view text)>;

/// A table of which the first rows were read. Its columns are named by the first row that is about as full as most
/// are: empty rows and titles above it are passed over. Columns without a name are called after their letter, names
/// that occur again get a number. A first row with two parties where the row below has parties too, written alike,
/// names nothing: it is a row, and all columns are called after their letters. It does name them where it holds no
/// number and one of its cells stands over one: "to" and "by" are codes of parties too.
class Grid {
  public:
    Grid(NextRow next, const IsParty& isParty);
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] bool hasRows() const { return !head_.empty(); }
    /// Appends the rows as features, points and lines of text (WKT) as geometries. False where reading was cancelled.
    [[nodiscard]] bool append(Reading& reading, VectorText& text);

  private:
    void nameColumns(const std::vector<std::string>& cells);
    void appendRow(const GridRow& row, std::string& json);
    void warnOfWideRow(const GridRow& row, Reading& reading);

    NextRow next_;
    std::vector<std::string> columns_;
    std::optional<std::size_t> x_, y_, wkt_; ///< columns of coordinates
    std::vector<GridRow> head_;              ///< rows below the names that were read to find them
    std::uint32_t namesLine_ = 0;
    std::vector<std::string> repeated_;
    std::size_t passedOver_ = 0, wideRows_ = 0, points_ = 0;
    bool nameless_ = false; ///< no row names the columns
};

} // namespace entente
