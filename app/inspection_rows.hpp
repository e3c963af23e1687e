#pragma once
/// Rows of the inspector made from features.

#include "core/slice.hpp"
#include "core/view.hpp"
#include "ui/model.hpp"

namespace entente {

/// "2004-08-28 to today" in the pack's own words: open, unknown and omitted ends are named as such.
[[nodiscard]] std::string datesInWords(const FeatureDetail& detail);

/// The row of one feature as an inspector shows it, with dates, certainty, sources, who asserts and disputes it, and
/// what the feature says besides. Name, kind and `when` are left to the caller.
[[nodiscard]] InspectorRow featureRow(const World& world, FeatureId feature, const FeatureDetail& detail, State state);

/// The row of a statement: who says it, stance, day, quote.
[[nodiscard]] InspectorRow statementRow(const World& world, FeatureId feature, const FeatureDetail& detail,
                                        const View& view);

/// Sources of a feature, found in its pack's header.
[[nodiscard]] std::vector<SourceLink> sourcesOf(const World& world, FeatureId feature, const FeatureDetail& detail);

/// "a; b; c".
[[nodiscard]] std::string joined(const std::vector<std::string>& texts);

/// The year of a date as written, or the whole where it does not begin with one.
[[nodiscard]] std::string yearOf(const std::string& date);

} // namespace entente
