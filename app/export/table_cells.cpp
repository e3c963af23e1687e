#include "export/table_cells.hpp"

#include "core/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente {

namespace {

std::string numberText(double value) {
    return fmt::format("{}", std::round(value * kWeightUnit) / kWeightUnit);
}

} // namespace

void appendCsvValue(std::string& csv, const std::string& value) {
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
        csv += value;
        return;
    }
    csv += '"'; // as RFC 4180 asks
    for (const char c : value) {
        csv.append(c == '"' ? 2 : 1, c);
    }
    csv += '"';
}

void appendCsvValue(std::string& csv, double value) {
    csv += numberText(value);
}

void appendCsvValue(std::string& csv, std::uint32_t value) {
    csv += std::to_string(value);
}

void appendJsonValue(std::string& json, const std::string& value) {
    appendJsonText(json, value);
}

void appendJsonValue(std::string& json, double value) {
    json += numberText(value);
}

void appendJsonValue(std::string& json, std::uint32_t value) {
    json += std::to_string(value);
}

std::string joinedIds(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, ";"));
}

std::string_view stateName(State state) {
    return state == State::certain ? "certain" : state == State::possible ? "possible" : "absent";
}

} // namespace entente
