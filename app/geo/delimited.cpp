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
    table.separator_ = separator;
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

std::string DelimitedTable::takeQuoted() {
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '"') {
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                ++at_;
                break;
            }
            ++at_;
        }
        nextLine_ += text_[at_] == '\n' ? 1U : 0U;
        field.push_back(text_[at_]);
    }
    return field;
}

bool DelimitedTable::next() {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
        nextLine_ += text_[at_] == '\n' ? 1U : 0U;
        ++at_;
    }
    line_ = nextLine_;
    if (at_ >= text_.size()) {
        return false;
    }
    std::size_t count = 0;
    for (bool more = true; more;) {
        if (row_.size() == count) {
            row_.emplace_back();
        }
        auto& field = row_[count++];
        if (separator_ == ',' && at_ < text_.size() && text_[at_] == '"') {
            field = takeQuoted();
        } else {
            field.clear();
        }
        const auto begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            ++at_;
        }
        field.append(text_, begin, at_ - begin);
        more = at_ < text_.size() && text_[at_] == separator_;
        at_ += more ? 1 : 0;
    }
    row_.resize(count);
    return true;
}

Diagnostic DelimitedTable::about(Severity severity, std::string code, std::string text) const {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.text = std::move(text);
    diagnostic.file = file_;
    diagnostic.line = line_;
    return diagnostic;
}

} // namespace entente
