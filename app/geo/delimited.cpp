#include "geo/delimited.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

namespace entente {

Result<DelimitedTable> DelimitedTable::open(const std::filesystem::path& path, char separator) {
    Result<DelimitedTable> result;
    DelimitedTable table;
    table.file_ = path.string();
    table.rows_ = DelimitedRows(separator, separator != '\t');
    std::ifstream stream(path, std::ios::binary | std::ios::ate);
    const auto size = stream ? static_cast<std::streamoff>(stream.tellg()) : std::streamoff{-1};
    if (size >= 0) {
        table.text_.resize(static_cast<std::size_t>(size));
        stream.seekg(0);
        stream.read(table.text_.data(), size);
    }
    if (!stream || size < 0) {
        result.diagnostics.push_back(table.about(Severity::error, "unreadable-file", "the file cannot be read"));
        return result;
    }
    if (table.text_.starts_with("\xEF\xBB\xBF")) {
        table.text_.erase(0, 3);
    }
    if (table.next()) {
        table.header_ = table.row_;
    }
    result.value = std::move(table);
    return result;
}

std::optional<std::size_t> DelimitedTable::column(std::string_view name, std::vector<Diagnostic>& diagnostics) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) {
        diagnostics.push_back(about(Severity::error, "missing-column", fmt::format("there is no column \"{}\"", name)));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - header_.begin());
}

Diagnostic DelimitedTable::about(Severity severity, std::string code, std::string text) const {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.text = std::move(text);
    diagnostic.file = file_;
    diagnostic.line = line();
    return diagnostic;
}

} // namespace entente
