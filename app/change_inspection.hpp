#pragma once
/// What the panel at the right says of two dates that are compared.

#include "core/change.hpp"
#include "core/comparison.hpp"
#include "core/view.hpp"
#include "ui/model.hpp"

#include <optional>
#include <set>

namespace entente {

/// The changes, or those of the view's selected party: a section for each kind of change, the rows in the order asked
/// for; a row unfolds the ties that came or went, with dates and sources. `unfolded`: kinds of change of which more
/// than the first rows are shown.
[[nodiscard]] Inspection inspectChanges(const Compared& compared, const View& view, ChangeOrder order,
                                        const std::set<Change>& unfolded);

/// What the pointer over a changed strand says; nullopt where it did not change.
[[nodiscard]] std::optional<TooltipModel> changeTooltip(const Compared& compared, StrandId strand, ThemeId theme);

} // namespace entente
