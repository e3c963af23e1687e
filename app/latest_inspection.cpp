#include "latest_inspection.hpp"

#include "core/memberships.hpp"
#include "core/tie_events.hpp"
#include "inspection.hpp"
#include "inspection_rows.hpp"
#include "loading.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

/// "2023-07-04" as written; a day made of the event where the pack writes none.
std::string dateOf(const TieEvent& event, const FeatureDetail& detail) {
    const std::string& written = event.begins ? detail.start : detail.end;
    const bool dated = !written.empty() && written != "..";
    return dated ? written : shortDay(event.begins ? event.day : event.day - 1);
}

Swatch swatchOf(const World& world, const View& view, FeatureId id) {
    const Feature& feature = world.feature(id);
    const auto [first, last] = world.tiesOfFeature(id);
    if (feature.layer != Layer::organization || first == last) {
        return kindSwatch(world, feature.kind, view.theme);
    }
    const Theme& theme = themeOf(view.theme);
    Swatch swatch;
    swatch.form = Swatch::Form::box;
    swatch.color =
        roleFill(organizationColor(world, world.ties().to[first], theme), world.kinds()[feature.kind].id, theme);
    return swatch;
}

InspectorRow rowOf(const World& world, const View& view, const TieEvent& event) {
    const FeatureDetail detail = detailOf(world, event.feature);
    const Feature& feature = world.feature(event.feature);
    InspectorRow row = featureRow(world, event.feature, detail, stateIn(feature.interval, view.window));
    row.form = InspectorRow::Form::tie;
    row.swatch = swatchOf(world, view, event.feature);
    row.name = (event.begins ? "+ " : "− ") + detail.label;
    row.kind = {};
    row.note = fmt::format("{} {}", event.begins ? "began" : "ended", dateOf(event, detail));
    row.when = {};
    row.links.clear();
    row.links.emplace_back("Show it", action::SelectFeature{event.feature});
    return row;
}

} // namespace

Inspection inspectLatest(const World& world, const View& view) {
    constexpr std::size_t kMost = 25;
    Inspection shown;
    shown.id = "latest";
    shown.title = "Latest changes";
    shown.subtitle = fmt::format("What began and ended last, up to {}", shortDay(view.window.last));
    InspectorSection section;
    section.heading = "Newest first";
    section.empty = "Nothing began or ended before this date.";
    for (const TieEvent& event : lastEvents(world, view, view.window.last, kMost)) {
        section.rows.push_back(rowOf(world, view, event));
    }
    shown.sections.push_back(std::move(section));
    shown.onClose = action::ToggleLatest{};
    return shown;
}

} // namespace entente
