#include "geo/year_spans.hpp"

#include <algorithm>

namespace entente {

std::vector<YearSpan> spellsOf(std::vector<int> years) {
    std::sort(years.begin(), years.end());
    std::vector<YearSpan> spells;
    for (const int year : years) {
        if (!spells.empty() && year <= spells.back().last + 1) {
            spells.back().last = year;
        } else {
            spells.push_back({year, year});
        }
    }
    return spells;
}

std::string writtenEnd(const YearSpan& span, int lastCovered) {
    return span.last == lastCovered ? ".." : std::to_string(span.last);
}

} // namespace entente
