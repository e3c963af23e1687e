#pragma once
/// Strings as JSON writes them.

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

namespace entente {

/// Appends a quoted JSON string (RFC 8259): quotation marks, backslashes and control characters are escaped, all other
/// bytes are kept. In the header, so that the vector module has it without linking the program's rooms.
inline void appendJsonText(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            json += c;
        }
    }
    json += '"';
}

/// The same on its own.
[[nodiscard]] inline std::string jsonString(std::string_view text) {
    std::string json;
    appendJsonText(json, text);
    return json;
}

} // namespace entente
