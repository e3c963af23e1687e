#pragma once
/// What the inspector says of the selected party or feature.

#include "core/slice.hpp"
#include "core/view.hpp"
#include "ui/model.hpp"

namespace entente {

/// The interface's swatch for ties of a kind.
[[nodiscard]] Swatch kindSwatch(const World& world, KindId kind, ThemeId theme);

/// Memberships, partnerships, and the exercises and statements of the last twelve months, of a party, with a chart
/// of its ties over all time.
[[nodiscard]] Inspection inspectParty(const Slice& slice, const View& view, PartyId party);

/// Everything one feature says.
[[nodiscard]] Inspection inspectFeature(const World& world, const View& view, FeatureId feature);

} // namespace entente
