#include "core/delimited_rows.hpp"

namespace entente {

bool DelimitedRows::passLineEnd(std::string_view text) {
    if (at_ >= text.size() || (text[at_] != '\n' && text[at_] != '\r')) {
        return false;
    }
    const bool both = text[at_] == '\r' && at_ + 1 < text.size() && text[at_ + 1] == '\n';
    at_ += both ? 2 : 1;
    ++nextLine_;
    return true;
}

void DelimitedRows::takeQuoted(std::string_view text, std::string& cell) {
    for (++at_; at_ < text.size();) {
        if (text[at_] == '"') {
            ++at_;
            if (at_ >= text.size() || text[at_] != '"') {
                return;
            }
            cell += text[at_++];
            continue;
        }
        const auto begin = at_;
        if (!passLineEnd(text)) {
            ++at_;
        }
        cell.append(text.substr(begin, at_ - begin));
    }
}

bool DelimitedRows::next(std::string_view text, std::vector<std::string>& row) {
    while (passLineEnd(text)) {
    }
    line_ = nextLine_;
    if (at_ >= text.size()) {
        return false;
    }
    std::size_t count = 0;
    for (bool more = true; more;) {
        if (row.size() == count) {
            row.emplace_back();
        }
        auto& cell = row[count++];
        cell.clear();
        if (quoted_ && at_ < text.size() && text[at_] == '"') {
            takeQuoted(text, cell);
        }
        const auto begin = at_;
        while (at_ < text.size() && text[at_] != separator_ && text[at_] != '\n' && text[at_] != '\r') {
            ++at_;
        }
        cell.append(text.substr(begin, at_ - begin));
        more = at_ < text.size() && text[at_] == separator_;
        at_ += more ? 1 : 0;
    }
    passLineEnd(text);
    row.resize(count);
    return true;
}

} // namespace entente
