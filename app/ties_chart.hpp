#pragma once
/// The ties of a party through time, for the chart of the inspector.

#include "core/view.hpp"
#include "core/world.hpp"
#include "ui/model.hpp"

#include <optional>

namespace entente {

/// How many ties of a party hold at some time of each half-year, certain and possible ones apart, of the layers, kinds
/// and organizations that the view shows; without gaps over the years of the packs. Statements, which hold for a day,
/// are left out. Nothing where no tie is shown, or where the years are too many for a chart.
[[nodiscard]] std::optional<TiesChart> tiesOverTime(const World& world, const View& view, PartyId party);

} // namespace entente
