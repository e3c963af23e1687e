#include "fields_model.hpp"

#include "core/captions.hpp"
#include "geo/field_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

std::string samplesOf(const FieldInfo& field, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, field.samples.size()); ++i) {
        text += (text.empty() ? "" : ", ") + field.samples[i];
    }
    return text;
}

/// What speaks for a field in a role: its name, and what stands in it.
std::string reasonFor(FieldRole role, const FieldInfo& field) {
    std::string reason = fieldNameFits(role, field.name) > 0 ? "by its name" : "";
    const auto add = [&reason](double share, const char* what) {
        reason += fmt::format("{}{:.0f} % {}", reason.empty() ? "" : "; ", share * 100.0, what);
    };
    switch (role) {
    case FieldRole::from:
    case FieldRole::to:
    case FieldRole::parties:
    case FieldRole::party:
        add(field.partyShare, "name parties");
        break;
    case FieldRole::start:
    case FieldRole::end:
    case FieldRole::date:
        add(field.dateShare, "are dates");
        break;
    case FieldRole::weight:
        add(field.numberShare, "are numbers");
        break;
    default:
        reason = reason.empty() ? "by its values" : reason;
        break;
    }
    return reason;
}

std::string plural(std::size_t count, const char* one, const char* several) {
    return fmt::format("{} {}", grouped(count), count == 1 ? one : several);
}

std::string summaryOf(const FieldPreview& preview, Layer layer) {
    std::string text = plural(preview.rows, "row", "rows") + ": ";
    text += layer == Layer::organization ? plural(preview.ties, "membership", "memberships")
            : layer == Layer::overlay    ? "no ties"
                                         : plural(preview.ties, "tie", "ties");
    if (preview.days) {
        text += fmt::format(", from {} to {}", isoDay(preview.days->first), isoDay(preview.days->last));
    } else {
        text += ", no dates";
    }
    return text;
}

std::string warningOf(const FieldPreview& preview) {
    std::string text;
    if (preview.withoutTie > 0) {
        text = plural(preview.withoutTie, "row makes", "rows make") + " no tie";
    }
    if (preview.withoutParty > 0) {
        text += (text.empty() ? "" : ", ") + plural(preview.withoutParty, "row names", "rows name") +
                " a party that nobody knows";
    }
    return text;
}

} // namespace

FieldsModel fieldsModel(const FieldEditor& editor) {
    FieldsModel model;
    model.file = editor.path().filename().string();
    model.layers = {{"a partnership", Layer::partnership},
                    {"a membership", Layer::organization},
                    {"an exercise", Layer::exercise},
                    {"no tie", Layer::overlay}};
    model.tables = editor.tables().all;
    model.tablesRead = editor.tables().read;
    model.busy = editor.busy();
    const auto* preview = editor.preview();
    if (preview == nullptr) {
        return model;
    }
    const auto mapping = editor.mapping();
    model.layer = mapping.layer;
    if (!preview->report) {
        model.warning = preview->problem;
        model.summary = "Nothing was read.";
        return model;
    }
    const auto& fields = preview->report->fields;
    for (const auto& field : fields) {
        model.columns.push_back({field.name, samplesOf(field, 3)});
    }
    for (const auto role : rolesOf(mapping.layer)) {
        FieldsModel::Row row;
        row.role = role;
        row.label = fieldRoleLabel(role);
        row.columns = mapping.of(role);
        const auto said = editor.choices().fields.find(role);
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& field) {
            return !row.columns.empty() && field.name == row.columns.front();
        });
        if (found != fields.end()) {
            row.samples = samplesOf(*found, 3);
            row.why = reasonFor(role, *found);
        }
        if (said != editor.choices().fields.end() && !editor.busy()) {
            row.why = "chosen" + (row.why.empty() ? "" : "; " + row.why);
        }
        model.rows.push_back(std::move(row));
    }
    if (mapping.has(FieldRole::from) && mapping.has(FieldRole::to)) {
        model.directed = mapping.directed;
    }
    model.summary = summaryOf(*preview, preview->report->mapping.layer);
    model.warning = warningOf(*preview);
    model.firstRows = preview->firstRows;
    const auto options = fieldOptions(editor.choices());
    model.command =
        fmt::format("entente {}{}{}", shellWord(editor.path().string()), options.empty() ? "" : " ", options);
    return model;
}

} // namespace entente
