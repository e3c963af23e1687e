#pragma once
/// Tables whose cells are texts: of spreadsheets and of delimited files.

#include "reading.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {

struct GridRow {
    std::vector<std::string> cells; ///< in UTF-8
    std::uint32_t line = 0;         ///< of the file, from 1
};

/// Gives the next row of a table; false at its end.
using NextRow = std::function<bool(GridRow& row)>;

/// A table of which the first rows were read. Its columns are named by the first row that is about as full as most
/// are: empty rows and titles above it are passed over. Columns without a name are called after their letter, names
/// that occur again get a number.
class Grid {
  public:
    explicit Grid(NextRow next);
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] bool hasRows() const { return !head_.empty(); }
    /// Appends the rows as features, points and lines of text (WKT) as geometries. False where reading was cancelled.
    [[nodiscard]] bool append(Reading& reading, VectorText& text);

  private:
    void nameColumns(const std::vector<std::string>& cells);
    void appendRow(const GridRow& row, std::string& json) const;
    void warnOfWideRow(const GridRow& row, Reading& reading);

    NextRow next_;
    std::vector<std::string> columns_;
    std::optional<std::size_t> x_, y_, wkt_; ///< columns of coordinates
    std::vector<GridRow> head_;              ///< rows below the names that were read to find them
    std::uint32_t namesLine_ = 0;
    std::vector<std::string> repeated_;
    std::size_t passedOver_ = 0, wideRows_ = 0;
};

} // namespace entente
