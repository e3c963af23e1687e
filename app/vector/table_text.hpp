#pragma once
/// The text of a delimited file made ready: UTF-8, its separator known.

#include <string>
#include <string_view>

namespace entente {

struct TableText {
    std::string text;     ///< UTF-8 or what was no UTF-16; without a byte order mark
    char separator = ','; ///< of `,` `;` tab and `|` the one that the first lines have most often
    bool wasUtf16 = false;
    std::size_t zeros = 0; ///< bytes of value 0, which were left out
};

/// UTF-16 is recognised by its byte order mark or by the zero bytes of its first letters.
[[nodiscard]] TableText makeTableText(std::string bytes);

} // namespace entente
