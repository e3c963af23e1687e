#include "geo/party_list.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string_view stripped(std::string_view text) {
    constexpr std::string_view kAround = " \t\r\n\"'";
    const auto first = text.find_first_not_of(kAround);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

void append(std::string_view part, std::vector<std::string_view>& parts) {
    part = stripped(part);
    if (part.starts_with("and ")) {
        part = stripped(part.substr(4)); // "A, B, and C"
    }
    if (!part.empty()) {
        parts.push_back(part);
    }
}

} // namespace

const std::vector<std::string>& partySeparators() {
    static const std::vector<std::string> kSeparators{";",     "|",     "\n",  "、",  ",", "/",
                                                      " and ", " und ", " & ", " - ", "–", "-"};
    return kSeparators;
}

std::vector<std::string_view> splitParties(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    auto inner = stripped(text);
    if (inner.size() >= 2 && inner.front() == '[' && inner.back() == ']') {
        inner = inner.substr(1, inner.size() - 2);
        separator = ",";
    }
    if (separator.empty()) {
        append(inner, parts);
        return parts;
    }
    for (std::size_t begin = 0; begin <= inner.size();) {
        const auto end = std::min(inner.find(separator, begin), inner.size());
        append(inner.substr(begin, end - begin), parts);
        begin = end + separator.size();
    }
    return parts;
}

} // namespace entente
