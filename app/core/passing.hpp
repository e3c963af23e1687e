#pragma once
/// What begins and ends between two windows, so that neither shows it.

#include "core/slice.hpp"
#include "core/view.hpp"

#include <utility>
#include <vector>

namespace entente {

struct Passed {
    /// Strands of which no tie holds in the window `to`, with the totals of the ties that held between.
    std::vector<std::pair<StrandId, StrandTotals>> strands;
    std::vector<Slice::HeldMark> marks;
    /// Strands of memberships of which no tie holds in the window `to`; certain where a tie held between surely.
    std::vector<std::pair<StrandId, State>> memberships{};
};

/// What the view shows as lines, marks or fills and held only between two windows, forwards or backwards; the slice
/// stands on `to`. Where a party is selected, lines and marks that it takes part in. Looks at what begins between them.
[[nodiscard]] Passed passedBetween(const Slice& slice, const View& view, const Window& from, const Window& to);

} // namespace entente
