#pragma once
/// Strings as JSON writes them.

#include <string>
#include <string_view>

namespace entente {

/// Appends a quoted JSON string (RFC 8259): quotation marks, backslashes and control characters are escaped, all other
/// bytes are kept.
void appendJsonText(std::string& json, std::string_view text);

} // namespace entente
