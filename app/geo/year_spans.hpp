#pragma once
/// Years joined to spells.

#include <string>
#include <vector>

namespace entente {

struct YearSpan {
    int first, last; ///< both included
    friend bool operator==(const YearSpan&, const YearSpan&) = default;
};

/// Runs of years without a gap; the years may come in any order and repeat.
[[nodiscard]] std::vector<YearSpan> spellsOf(std::vector<int> years);

/// The end of a spell as packs write it: what holds in the last year that is covered is not known to have ended.
[[nodiscard]] std::string writtenEnd(const YearSpan& span, int lastCovered);

} // namespace entente
