#pragma once
/// The bytes of a pack in memory.

#include "core/pack.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// Bytes of spare capacity after a text's end that the JSON parser may read, never interpret.
inline constexpr std::size_t kTextPadding = 64;

/// True where parsing may read kTextPadding bytes past the end.
[[nodiscard]] bool hasPadding(const PackText& text);

/// Where JSON holds the first byte that is not part of well-formed UTF-8 (RFC 3629), or the first escape of half a
/// character (a surrogate without its other half, which RFC 8259, section 8.2, allows and no text can hold); or npos.
[[nodiscard]] std::size_t findUnreadable(std::string_view json);

/// The JSON with each such byte replaced by `?` and each such escape by that of U+FFFD: same length, same offsets.
[[nodiscard]] std::string readableJson(std::string_view json);

/// The text with every byte that is not part of well-formed UTF-8 replaced by `?`: same length, same offsets.
[[nodiscard]] std::string withValidUtf8(std::string_view text);

} // namespace entente
