#pragma once
/// Encodings of texts that are not UTF-8. No byte says which it is; the names of parties do.

#include <functional>
#include <string>
#include <string_view>

namespace entente {

/// The encoding of Asia or Eastern Europe in which most cells of a delimited text are names of parties, as iconv calls
/// it (`CP932` of Japan, `CP1251` of Russia, ...), judged by the first 64 KiB of lines that are not ASCII; empty where
/// they are UTF-8, or none of them makes more names than Windows-1252 does. `isParty` says whether a UTF-8 text names
/// one.
[[nodiscard]] std::string foreignEncoding(std::string_view bytes, const std::function<bool(std::string_view)>& isParty);

/// A text in UTF-8; bytes that the encoding does not have are read as "?".
[[nodiscard]] std::string recoded(std::string_view bytes, const std::string& encoding);

/// An encoding as people call it.
[[nodiscard]] std::string encodingName(const std::string& encoding);

} // namespace entente
