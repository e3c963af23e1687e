#include "inspection_rows.hpp"

#include "geo/pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

std::string statusWords(const FeatureDetail& detail) {
    if (detail.status.empty() || detail.status == "in force") {
        return {};
    }
    return detail.status == "signed" ? "signed, not in force" : detail.status;
}

std::string certaintyWords(const FeatureDetail& detail, State state) {
    std::string words = state == State::certain ? "certain" : (state == State::possible ? "possible" : "does not hold");
    if (const auto status = statusWords(detail); !status.empty()) {
        words += ": " + status;
    } else if (state == State::possible && detail.certainty != "uncertain") {
        words += ": the dates are not exact";
    }
    if (detail.certainty == "less-certain") {
        words += "; the source is weak or indirect";
    } else if (detail.certainty == "uncertain") {
        words += "; the source is uncertain";
    }
    return words;
}

void addProperty(InspectorRow& row, const char* caption, const std::string& value) {
    if (!value.empty()) {
        row.properties.emplace_back(caption, value);
    }
}

} // namespace

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += (all.empty() ? "" : "; ") + text;
    }
    return all;
}

std::string yearOf(const std::string& date) {
    const bool plain =
        date.size() >= 4 && std::all_of(date.begin(), date.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
    return plain ? date.substr(0, 4) : date;
}

std::string datesInWords(const FeatureDetail& detail) {
    const std::string start =
        detail.start == ".." ? "since ever" : (detail.start.empty() ? "from an unknown date" : detail.start);
    if (detail.layer == Layer::statement || (detail.endWritten && detail.start == detail.end)) {
        return start;
    }
    const std::string end = !detail.endWritten || detail.end == ".." ? "still holds"
                            : detail.end.empty()                     ? "end unknown"
                                                                     : detail.end;
    return end == "still holds" || end == "end unknown" ? fmt::format("{}, {}", start, end)
                                                        : fmt::format("{} to {}", start, end);
}

std::vector<SourceLink> sourcesOf(const World& world, FeatureId feature, const FeatureDetail& detail) {
    std::vector<SourceLink> links;
    const auto& sources = world.packOf(feature).header.sources;
    for (const auto& id : detail.sources) {
        const auto source = std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.id == id; });
        if (source == sources.end()) {
            links.push_back({id, {}});
            continue;
        }
        std::string title = source->title;
        if (!source->publisher.empty()) {
            title += ". " + source->publisher;
        }
        if (!source->date.empty()) {
            title += ", " + source->date;
        }
        links.push_back({std::move(title), source->url});
    }
    return links;
}

InspectorRow featureRow(const World& world, FeatureId feature, const FeatureDetail& detail, State state) {
    InspectorRow row;
    row.state = state;
    row.dates = datesInWords(detail);
    row.certainty = certaintyWords(detail, state);
    row.note = statusWords(detail);
    row.assertedBy = joined(detail.assertedBy);
    row.disputedBy = joined(detail.disputedBy);
    row.quote = detail.quote;
    row.featureId = fmt::format("{} in {}", detail.id, world.packOf(feature).header.title);
    row.sources = sourcesOf(world, feature, detail);
    addProperty(row, "Label", detail.label);
    addProperty(row, "Place", detail.place);
    addProperty(row, "Host", detail.host);
    addProperty(row, "Personnel", detail.personnel);
    for (const auto& force : detail.forces) {
        addProperty(row, force.party.c_str(), force.text);
    }
    if (detail.weight) {
        addProperty(row, "Weight", fmt::format("{}", *detail.weight));
    }
    addProperty(row, "Note", detail.note);
    for (const auto& [name, value] : detail.others) {
        if (name != "evidence" && name != "coordinates") {
            addProperty(row, name.c_str(), plainValue(value));
        }
    }
    return row;
}

InspectorRow statementRow(const World& world, FeatureId feature, const FeatureDetail& detail, const View& view) {
    InspectorRow row = featureRow(world, feature, detail, stateIn(world.feature(feature).interval, view.window));
    row.form = InspectorRow::Form::statement;
    row.name = detail.label;
    row.assertedBy = detail.by.empty() ? joined(detail.assertedBy) : detail.by;
    row.stance = detail.stance == "support"  ? Stance::support
                 : detail.stance == "oppose" ? Stance::oppose
                                             : Stance::neutral;
    row.when = detail.start;
    row.links.emplace_back("Show on the map", action::SelectFeature{feature});
    return row;
}

} // namespace entente
