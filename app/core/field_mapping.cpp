#include "core/field_mapping.hpp"

#include <algorithm>

namespace entente {

std::string_view fieldRoleName(FieldRole role) {
    constexpr std::array<std::string_view, kFieldRoleCount> kNames{"from",  "to",    "parties", "party", "organization",
                                                                   "role",  "start", "end",     "date",  "weight",
                                                                   "label", "kind",  "place"};
    return kNames[static_cast<std::size_t>(role)];
}

std::string_view fieldRoleLabel(FieldRole role) {
    constexpr std::array<std::string_view, kFieldRoleCount> kLabels{
        "from", "to",   "list of parties", "party", "organization", "role", "start",
        "end",  "date", "weight",          "label", "kind",         "place"};
    return kLabels[static_cast<std::size_t>(role)];
}

std::optional<FieldRole> FieldMapping::roleOf(std::string_view field) const {
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (std::find(fields[i].begin(), fields[i].end(), field) != fields[i].end()) {
            return static_cast<FieldRole>(i);
        }
    }
    return std::nullopt;
}

FieldChoices choicesOf(const FieldMapping& mapping) {
    FieldChoices choices;
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        choices.fields[static_cast<FieldRole>(i)] = mapping.fields[i];
    }
    choices.layer = mapping.layer;
    choices.directed = mapping.directed;
    return choices;
}

} // namespace entente
