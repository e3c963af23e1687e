#pragma once
/// What began and ended last before a date, for the list beside a map that plays.

#include "core/view.hpp"
#include "core/world.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// A feature whose ties begin or end.
struct TieEvent {
    Day day = 0; ///< the first on which it may hold, or the first on which it holds no more
    FeatureId feature = 0;
    bool begins = true; ///< else it ends
    friend bool operator==(const TieEvent&, const TieEvent&) = default;
};

/// The last events up to a day, that day included, the newest first, at most `most`; those of layers, kinds and
/// organizations that the view hides are left out. Of dates that are not exact the first day on which the feature may
/// hold, and the first on which it surely does no more, count. Looks back over at most `mostDays` days with changes.
[[nodiscard]] std::vector<TieEvent> lastEvents(const World& world, const View& view, Day upTo, std::size_t most,
                                               std::size_t mostDays = 200);

} // namespace entente
