#pragma once
/// A line of text cut into runs that one font shapes in one direction.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace entente {

struct TextRun {
    std::size_t first = 0, count = 0; ///< bytes of the text
    std::uint32_t font = 0;
    std::uint32_t script = 0; ///< an ISO 15924 tag, as HarfBuzz has it
    bool rightToLeft = false;
};

/// The runs in the order they are seen from left to right. Characters without a script of their own (spaces,
/// digits, marks) go with what is before them. Text follows the direction of its first letter; stretches of the
/// other direction are turned over as wholes, which is the Unicode bidirectional algorithm for one level of nesting.
[[nodiscard]] std::vector<TextRun> textRuns(std::string_view text,
                                            const std::function<std::uint32_t(char32_t)>& fontFor);

} // namespace entente
