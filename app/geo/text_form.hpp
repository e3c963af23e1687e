#pragma once
/// What kind of text a file holds, told from its beginning.

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// The byte that begins each text of a GeoJSON text sequence (RFC 8142, section 2).
constexpr char kRecordSeparator = '\x1E';

/// What a text that is not JSON may be, and what to do about it; empty where nothing tells.
[[nodiscard]] std::string adviceOnForeignText(std::string_view text);

/// True where several JSON objects follow each other from `begin` on: each begins with a record separator, or the
/// first line is a whole object (that is no FeatureCollection) and the next one begins another.
[[nodiscard]] bool isTextSequence(std::string_view text, std::size_t begin);

/// The end of a comment (`//` or `/* */`, which JSON has not) that begins at `offset`; `offset` where there is none.
[[nodiscard]] std::size_t skipComment(std::string_view text, std::size_t offset);

} // namespace entente
