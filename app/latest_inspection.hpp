#pragma once
/// The running list of what began and ended last, beside a map that plays.

#include "core/view.hpp"
#include "core/world.hpp"
#include "ui/model.hpp"

namespace entente {

/// The last changes up to the view's day, newest first, each with its dates as written and its sources; of what the
/// view shows.
[[nodiscard]] Inspection inspectLatest(const World& world, const View& view);

} // namespace entente
