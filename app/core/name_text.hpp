#pragma once
/// Names as people write them: the same though case, accents or punctuation differ, and how near two are.

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// Lower case, without accents, punctuation and repeated spaces: what PartyTable::find() compares. UTF-8 in and out;
/// ill-formed bytes are dropped.
[[nodiscard]] std::string normalizedName(std::string_view text);

/// A normalizedName() as loosely as names of countries bear: its words in any order and without "the", "of" and "and",
/// so that "Poland, Republic of" is the Republic of Poland; usual abbreviations written out (rep, dem, fed, st, is,
/// n, s, ...); ae, oe, ue and aa, which stand for letters with marks, as a, o, u and a.
[[nodiscard]] std::string looseName(std::string_view normalized);

/// The code points of UTF-8 text; bytes that are ill-formed are left out.
[[nodiscard]] std::u32string codePoints(std::string_view text);

/// Edits (insert, delete, replace, swap neighbours; the optimal string alignment distance) that make one text of
/// the other, or most + 1 where there are more.
[[nodiscard]] std::size_t editDistance(const std::u32string& a, const std::u32string& b, std::size_t most);

} // namespace entente
