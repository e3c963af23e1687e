#include "core/field_mapping.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

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

namespace {

bool isOf(Layer layer, FieldRole role) {
    const auto roles = rolesOf(layer);
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

} // namespace

std::span<const FieldRole> rolesOf(Layer layer) {
    using enum FieldRole;
    static constexpr std::array kPartnership{from, to, parties, kind, start, end, date, weight, label, place};
    static constexpr std::array kMembership{party, organization, role, start, end, date, weight, label, place};
    static constexpr std::array kExercise{parties, kind, start, end, date, weight, label, place};
    static constexpr std::array kOther{start, end, date, label, place};
    switch (layer) {
    case Layer::partnership:
        return kPartnership;
    case Layer::organization:
        return kMembership;
    case Layer::exercise:
        return kExercise;
    default:
        return kOther;
    }
}

FieldMapping readAs(FieldMapping mapping, Layer layer) {
    const auto move = [&mapping](FieldRole role, FieldRole to) {
        if (mapping.has(role) && !mapping.has(to)) {
            mapping.of(to) = std::exchange(mapping.of(role), {});
            mapping.separators[static_cast<std::size_t>(to)] =
                std::exchange(mapping.separators[static_cast<std::size_t>(role)], {});
        }
    };
    if (layer == Layer::organization) {
        move(FieldRole::from, FieldRole::party);
        move(FieldRole::parties, FieldRole::party);
        move(FieldRole::to, FieldRole::organization);
        move(FieldRole::kind, FieldRole::role);
        mapping.of(FieldRole::party).resize(std::min<std::size_t>(1, mapping.of(FieldRole::party).size()));
    } else if (mapping.layer == Layer::organization && layer != Layer::overlay) {
        move(FieldRole::party, FieldRole::from);
        move(FieldRole::organization, FieldRole::to);
        move(FieldRole::role, FieldRole::kind);
    }
    if (layer == Layer::exercise && mapping.has(FieldRole::from) && !mapping.has(FieldRole::parties)) {
        move(FieldRole::from, FieldRole::parties);
        const auto& to = mapping.of(FieldRole::to);
        mapping.of(FieldRole::parties).insert(mapping.of(FieldRole::parties).end(), to.begin(), to.end());
    }
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (!isOf(layer, static_cast<FieldRole>(i))) {
            mapping.fields[i].clear();
        }
    }
    mapping.layer = layer;
    mapping.directed = mapping.directed && mapping.has(FieldRole::from);
    return mapping;
}

FieldChoices withFields(FieldMapping mapping, FieldRole role, std::vector<std::string> fields) {
    const auto before = mapping.of(role);
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        auto& others = mapping.fields[i];
        const auto other = static_cast<FieldRole>(i);
        const auto taken = std::erase_if(
            others, [&](const std::string& f) { return std::find(fields.begin(), fields.end(), f) != fields.end(); });
        const bool pair =
            (role == FieldRole::from && other == FieldRole::to) || (role == FieldRole::to && other == FieldRole::from);
        if (pair && taken > 0) {
            others = before;
        }
    }
    mapping.of(role) = std::move(fields);
    return choicesOf(mapping);
}

FieldChoices withLayer(const FieldMapping& mapping, Layer layer) {
    auto choices = choicesOf(readAs(mapping, layer));
    std::erase_if(choices.fields, [&](const auto& named) {
        return named.second.empty() && isOf(layer, named.first) && !isOf(mapping.layer, named.first);
    });
    choices.directed.reset();
    return choices;
}

std::string shellWord(std::string_view text) {
    const auto isPlain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return std::isalnum(byte) != 0 || byte >= 0x80U ||
               std::string_view("_-./:@%+=,").find(c) != std::string_view::npos;
    };
    if (!text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), isPlain)) {
        return std::string(text);
    }
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return word + "'";
}

std::string fieldOptions(const FieldChoices& choices) {
    std::string text;
    const auto add = [&text](const std::string& words) { text += (text.empty() ? "" : " ") + words; };
    if (!choices.table.empty()) {
        add("--table" + std::string(choices.table.starts_with('-') ? "=" : " ") + shellWord(choices.table));
    }
    if (choices.layer) {
        add("--read-as " + std::string(layerName(*choices.layer)));
    }
    for (const auto& [role, fields] : choices.fields) {
        const auto option = "--" + std::string(fieldRoleName(role)) + "-field";
        for (const auto& field : fields) {
            // A name that begins with a dash would be taken for an option of its own.
            add(option + (field.starts_with('-') ? "=" : " ") + shellWord(field));
        }
        if (fields.empty()) {
            add(option + " ''");
        }
    }
    if (choices.directed) {
        add(*choices.directed ? "--directed" : "--undirected");
    }
    return text;
}

} // namespace entente
