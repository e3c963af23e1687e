#include "export/table_cells.hpp"

#include <fmt/format.h>

namespace entente {

void appendCsvCell(std::string& csv, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        csv += cell;
        return;
    }
    csv += '"';
    for (const char c : cell) {
        csv.append(c == '"' ? 2 : 1, c);
    }
    csv += '"';
}

std::string joinedIds(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, ";"));
}

std::string_view stateName(State state) {
    return state == State::certain ? "certain" : state == State::possible ? "possible" : "absent";
}

} // namespace entente
