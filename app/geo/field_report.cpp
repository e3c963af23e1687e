#include "geo/field_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace entente {
namespace {

std::string listOf(const std::vector<FieldInfo>& fields) {
    constexpr std::size_t kMost = 40;
    std::string list;
    for (std::size_t i = 0; i < fields.size() && i < kMost; ++i) {
        list += (list.empty() ? "" : ", ") + inQuotes(fields[i].name);
    }
    return list.empty() ? "none" : fields.size() > kMost ? list + ", ..." : list;
}

} // namespace

std::vector<FieldInfo> infosOf(const std::vector<FieldFacts>& all) {
    constexpr std::size_t kSamples = 5;
    constexpr std::size_t kLongestShown = 60;
    std::vector<FieldInfo> infos;
    for (const auto& facts : all) {
        FieldInfo info;
        info.name = facts.name();
        info.filled = facts.field->values.size();
        info.partyShare = std::max(facts.parties, facts.lists);
        info.dateShare = facts.dates;
        info.numberShare = facts.numbers;
        for (const auto& v : facts.field->values) {
            auto shown = v.type == FieldSample::Type::list ? fmt::format("{}", fmt::join(v.items, ", ")) : v.text;
            if (shown.size() > kLongestShown) {
                auto cut = kLongestShown;
                while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0U) == 0x80U) {
                    --cut;
                }
                shown.resize(cut);
            }
            if (!shown.empty() && std::find(info.samples.begin(), info.samples.end(), shown) == info.samples.end()) {
                info.samples.push_back(std::move(shown));
            }
            if (info.samples.size() == kSamples) {
                break;
            }
        }
        infos.push_back(std::move(info));
    }
    return infos;
}

bool sayUnknownFields(const FieldChoices& choices, const std::vector<FieldInfo>& fields, PackDiagnostics& diagnostics) {
    bool any = false;
    for (const auto& [role, names] : choices.fields) {
        for (const auto& name : names) {
            const bool known =
                std::any_of(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == name; });
            if (known) {
                continue;
            }
            any = true;
            if (auto* d = diagnostics.open(Severity::error, "unknown-field", {})) {
                d->text = fmt::format("The file has no field {} to be read as {}; it was not read.", inQuotes(name),
                                      fieldRoleLabel(role));
                d->advice = fmt::format("The fields there are: {}.", listOf(fields));
            }
        }
    }
    return any;
}

void sayRecognized(const FieldReport& report, PackDiagnostics& diagnostics) {
    const auto& mapping = report.mapping;
    std::string roles;
    std::string unused;
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        for (const auto& name : mapping.fields[i]) {
            roles += fmt::format("{}{} is {}", roles.empty() ? "" : ", ", inQuotes(name),
                                 fieldRoleLabel(static_cast<FieldRole>(i)));
        }
    }
    std::size_t left = 0;
    for (const auto& field : report.fields) {
        const bool used = mapping.roleOf(field.name).has_value();
        left += used ? 0 : 1;
        if (!used && left <= 12) {
            unused += (unused.empty() ? "" : ", ") + inQuotes(field.name);
        }
    }
    auto* d = diagnostics.open(Severity::note, "recognised-fields", {});
    if (d == nullptr) {
        return;
    }
    d->text = fmt::format("The file has no header; its features were read as {}{}: {}.",
                          mapping.layer == Layer::overlay        ? "overlays without ties"
                          : mapping.layer == Layer::organization ? "memberships"
                                                                 : fmt::format("{}s", layerName(mapping.layer)),
                          mapping.layer == Layer::partnership && mapping.directed ? " with a direction" : "",
                          roles.empty() ? "no field of parties or dates was recognised" : roles);
    if (mapping.yearly) {
        d->text += " Each row holds for its year.";
    }
    if (mapping.layer != Layer::overlay && !mapping.has(FieldRole::start) && !mapping.has(FieldRole::date)) {
        d->text += " No dates were recognised.";
    }
    if (mapping.dayOrder != DayOrder::unknown) {
        d->text += fmt::format(" In dates such as 3/4/2004 the {} comes first, as others of the file tell.",
                               mapping.dayOrder == DayOrder::dayFirst ? "day" : "month");
    }
    const auto& ends = mapping.of(FieldRole::end);
    const bool someEmpty = std::any_of(report.fields.begin(), report.fields.end(), [&](const FieldInfo& field) {
        return !ends.empty() && field.name == ends.front() && field.filled < report.sampled;
    });
    if (someEmpty) {
        d->text += fmt::format(" Where {} is missing, it still holds.", inQuotes(ends.front()));
    }
    if (left > 0) {
        d->text += fmt::format(" Not used: {}{}.", unused, left > 12 ? fmt::format(" and {} more", left - 12) : "");
    }
    d->advice = "Correct it with --from-field, --start-field and the like, or in the window.";
}

} // namespace entente
