#pragma once
/// Comparing words whatever their case, where they are ASCII: endings of file names, names of fields.

#include <algorithm>
#include <string>

namespace entente {

/// A to Z as a to z; everything else, UTF-8 included, stays. Independent of the locale.
[[nodiscard]] inline std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace entente
