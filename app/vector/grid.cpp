#include "grid.hpp"

#include "core/json_text.hpp"
#include "core/lower_case.hpp"
#include "core/trimmed.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kHeadRows = 20;
constexpr std::size_t kMostWideRows = 20;

std::size_t filledCells(const GridRow& row) {
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

/// How many cells of a row are filled mostly.
std::size_t usualWidth(const std::vector<GridRow>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        if (const auto width = filledCells(row); width > 0) {
            widths.push_back(width);
        }
    }
    if (widths.empty()) {
        return 0;
    }
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

/// A, B, ... Z, AA, ...
std::string columnLetters(std::size_t column) {
    std::string letters;
    for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    }
    return letters;
}

/// The first column with one of these names.
std::optional<std::size_t> columnNamed(const std::vector<std::string>& columns,
                                       std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::find(names.begin(), names.end(), lowerCase(columns[i])) != names.end()) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<double> numberIn(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    const auto inner = trimmed(text);
    double number = 0.0;
    const auto* const end = inner.data() + inner.size();
    const auto [stop, error] = std::from_chars(inner.data(), end, number);
    return error == std::errc{} && stop == end && !inner.empty() ? std::optional(number) : std::nullopt;
}

std::string geometryOfWkt(const std::string& text) {
    OGRGeometry* made = nullptr;
    const bool good = OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &made) == OGRERR_NONE;
    const std::unique_ptr<OGRGeometry> geometry(made);
    char* json = good && geometry && !geometry->IsEmpty() ? geometry->exportToJson() : nullptr;
    std::string copy = json != nullptr ? json : "";
    CPLFree(json);
    return copy;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
}

/// As a number does, and a date mostly.
bool beginsWithDigit(std::string_view cell) {
    const auto first = cell.find_first_not_of("+-");
    return first != std::string_view::npos && isDigit(cell[first]);
}

/// Whether a row holds parties as the one below it does, in two columns or more, and so names none. Names of columns
/// may be codes of parties too ("id", "to", "by"): those stand over what is written otherwise ("by" over "JPN"), or
/// another of them stands over a number or date ("start" over "2004").
bool isRowOfParties(const GridRow& row, const GridRow& below, const IsParty& isParty) {
    std::size_t parties = 0;
    bool namesNumber = false;
    bool hasNumber = false;
    for (std::size_t i = 0; isParty && i < std::min(row.cells.size(), below.cells.size()); ++i) {
        const auto name = trimmed(row.cells[i]);
        const auto value = trimmed(below.cells[i]);
        if (name.empty() || value.empty()) {
            continue;
        }
        hasNumber = hasNumber || beginsWithDigit(name);
        namesNumber = namesNumber || (std::none_of(name.begin(), name.end(), isDigit) && beginsWithDigit(value));
        const bool alike = isLowerCase(name[0]) == isLowerCase(value[0]);
        parties += alike && isParty(name) && isParty(value) ? 1U : 0U;
    }
    return parties >= 2 && (hasNumber || !namesNumber);
}

} // namespace

Grid::Grid(NextRow next, const IsParty& isParty) : next_(std::move(next)) {
    for (GridRow row; head_.size() < kHeadRows && next_(row);) {
        head_.push_back(row);
    }
    const auto width = usualWidth(head_);
    const auto isNames = [width](const GridRow& row) { return width > 0 && 4 * filledCells(row) >= 3 * width; };
    const auto names = std::find_if(head_.begin(), head_.end(), isNames);
    if (names == head_.end()) {
        head_.clear();
        return;
    }
    passedOver_ = static_cast<std::size_t>(
        std::count_if(head_.begin(), names, [](const GridRow& row) { return filledCells(row) > 0; }));
    namesLine_ = names->line;
    nameless_ = names + 1 != head_.end() && isRowOfParties(*names, *(names + 1), isParty);
    nameColumns(nameless_ ? std::vector<std::string>(names->cells.size()) : names->cells);
    head_.erase(head_.begin(), nameless_ ? names : names + 1);
}

void Grid::nameColumns(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string name(trimmed(cells[i]));
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        name = name.empty() ? "column " + columnLetters(i) : name;
        const auto taken = [this](const std::string& n) {
            return std::find(columns_.begin(), columns_.end(), n) != columns_.end();
        };
        if (taken(name)) {
            repeated_.push_back(name);
            int number = 2;
            while (taken(fmt::format("{} {}", name, number))) {
                ++number;
            }
            name = fmt::format("{} {}", name, number);
        }
        columns_.push_back(std::move(name));
    }
    while (!nameless_ && columns_.size() > 1 && trimmed(cells[columns_.size() - 1]).empty()) {
        columns_.pop_back(); // separators at the end of the line
    }
    x_ = columnNamed(columns_, {"lon", "long", "longitude", "lng", "x"});
    y_ = columnNamed(columns_, {"lat", "latitude", "y"});
    wkt_ = columnNamed(columns_, {"wkt", "geom", "geometry", "the_geom"});
}

void Grid::warnOfWideRow(const GridRow& row, Reading& reading) {
    const auto more = std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns_.size()), row.cells.end(),
                                  [](const std::string& cell) { return !trimmed(cell).empty(); });
    if (more && ++wideRows_ <= kMostWideRows) {
        reading.say(Severity::warning, "wide-row",
                    fmt::format("The row has {} cells and the table {} columns; what is further right was not read.",
                                row.cells.size(), columns_.size()),
                    "Put texts that hold the separator in double quotes.", row.line);
    }
}

void Grid::appendRow(const GridRow& row, std::string& json) {
    const auto cell = [&row](std::optional<std::size_t> column) {
        return column && *column < row.cells.size() ? row.cells[*column] : std::string();
    };
    const auto x = numberIn(cell(x_));
    const auto y = numberIn(cell(y_));
    const auto wkt = cell(wkt_);
    const auto made = wkt.empty() ? std::string() : geometryOfWkt(wkt);
    const auto isPlace = [&](std::size_t column) {
        return made.empty() ? x && y && (column == x_ || column == y_) : column == wkt_;
    };
    json += R"({"type":"Feature","properties":{)";
    bool first = true;
    for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
        // An empty cell says nothing; in a pack an empty text would be an unknown date.
        if (trimmed(row.cells[i]).empty() || isPlace(i)) {
            continue;
        }
        json += first ? "" : ",";
        first = false;
        appendJsonText(json, columns_[i]);
        json += ':';
        appendJsonText(json, row.cells[i]);
    }
    json += R"(},"geometry":)";
    points_ += made.empty() && x && y ? 1U : 0U;
    json += !made.empty() ? made : x && y ? fmt::format(R"({{"type":"Point","coordinates":[{},{}]}})", *x, *y) : "null";
    json += '}';
}

bool Grid::append(Reading& reading, VectorText& text) {
    if (nameless_) {
        reading.say(Severity::warning, "no-names",
                    fmt::format("Row {} holds parties, as the one below it: it was read as a row, and the columns are "
                                "called after their letters.",
                                namesLine_),
                    "Put a row with the names of the columns first.", namesLine_);
    } else if (passedOver_ > 0) {
        reading.say(Severity::note, "rows-above",
                    fmt::format("The columns are named by row {}; what stands above was not read.", namesLine_));
    }
    for (const auto& name : repeated_) {
        reading.say(Severity::warning, "repeated-column",
                    fmt::format("Several columns are called \"{}\"; the others got a number behind it.", name));
    }
    const auto appendOne = [&](const GridRow& row) {
        if (!reading.beginFeature(text)) {
            return false;
        }
        text.lines.push_back(row.line);
        if (row.cells.size() > columns_.size()) {
            warnOfWideRow(row, reading);
        }
        appendRow(row, text.geojson);
        return true;
    };
    bool goesOn = std::all_of(head_.begin(), head_.end(), appendOne);
    for (GridRow row; goesOn && next_(row);) {
        goesOn = appendOne(row);
    }
    if (points_ > 0) {
        reading.say(
            Severity::note, "place-columns",
            fmt::format("\"{}\" and \"{}\" were read as longitude and latitude.", columns_[*x_], columns_[*y_]));
    }
    if (wideRows_ > kMostWideRows) {
        reading.say(Severity::warning, "wide-row",
                    fmt::format("{} more rows have cells beyond the last column.", wideRows_ - kMostWideRows));
    }
    return !reading.cancelled();
}

} // namespace entente
