#pragma once
/// Several parties written into one text.

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What lists in one text are tried to be separated by, best first: `;`, `|`, a line break, `、`, `,`, `/`, ` and `
/// and others. A text that begins with `[` is read as a JSON array (or the like with single quotes) by all.
[[nodiscard]] const std::vector<std::string>& partySeparators();

/// The parts of a text, without the space and quotes round them and without empty ones; the whole text where the
/// separator is empty. Views into `text`.
[[nodiscard]] std::vector<std::string_view> splitParties(std::string_view text, std::string_view separator);

} // namespace entente
