#pragma once
/// Spans of time side by side, so that none hides another.

#include "core/date.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// The lane of each interval, from 0 on: as few lanes as there can be, and no two that may hold on the same day in one.
/// Each takes the first lane that is free when it may begin; of those that begin together the longer one comes first.
[[nodiscard]] std::vector<std::uint32_t> lanesOf(const std::vector<Interval>& intervals);

} // namespace entente
