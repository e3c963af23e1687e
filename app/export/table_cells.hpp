#pragma once
/// How tables write their cells.

#include "core/date.hpp"
#include "export/tables.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Joined by `;`.
[[nodiscard]] std::string joinedIds(const std::vector<std::string>& texts);
/// "certain", "possible", "absent".
[[nodiscard]] std::string_view stateName(State state);

/// Calls visit(name, value) for each column of a row, in order; values are texts, but for the weight.
template <class Visit> void forEachColumn(const TieRow& row, Visit&& visit) {
    visit("layer", row.layer);
    visit("kind", row.kind);
    visit("from", row.from);
    visit("to", row.to);
    visit("role", row.role);
    visit("start", row.start);
    visit("end", row.end);
    visit("state", std::string(stateName(row.state)));
    visit("weight", row.weight);
    visit("label", row.label);
    visit("feature", row.feature);
    visit("sources", joinedIds(row.sources));
}

/// A cell for CSV, and a value for JSON. Weights are sums of whole ten-thousandths: no more places than that.
void appendCsvValue(std::string& csv, const std::string& value);
void appendCsvValue(std::string& csv, double value);
void appendCsvValue(std::string& csv, std::uint32_t value);
void appendJsonValue(std::string& json, const std::string& value);
void appendJsonValue(std::string& json, double value);
void appendJsonValue(std::string& json, std::uint32_t value);

/// The line of column names, or of values, of any kind of row that has forEachColumn().
template <class Row> void appendCsvHeader(std::string& csv, const Row& row) {
    const char* between = "";
    forEachColumn(row, [&](std::string_view name, const auto& /*value*/) {
        csv += between;
        csv += name;
        between = ",";
    });
    csv += '\n';
}
template <class Row> void appendCsvRow(std::string& csv, const Row& row) {
    const char* between = "";
    forEachColumn(row, [&](std::string_view /*name*/, const auto& value) {
        csv += between;
        appendCsvValue(csv, value);
        between = ",";
    });
    csv += '\n';
}
/// The inside of a JSON object.
template <class Row> void appendMembers(std::string& json, const Row& row) {
    const char* between = "";
    forEachColumn(row, [&](std::string_view name, const auto& value) {
        json += between;
        json += '"';
        json += name;
        json += "\":";
        appendJsonValue(json, value);
        between = ",";
    });
}

} // namespace entente
