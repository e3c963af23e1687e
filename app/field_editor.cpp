#include "field_editor.hpp"

#include "geo/field_recognition.hpp"
#include "geo/pack_reader.hpp"
#include "inspection_rows.hpp"
#include "vector_files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// "Germany" for "Deutschland"; what nobody is known by stands in quotation marks.
std::string partyName(const PartyTable& parties, const std::string& written) {
    const auto party = parties.find(written);
    return party == kNoParty ? fmt::format("\"{}\" (not known)", written) : parties[party].name;
}

std::string partyNames(const PartyTable& parties, const std::vector<std::string>& written, const char* between) {
    constexpr std::size_t kMost = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMost, written.size()); ++i) {
        names += (names.empty() ? "" : between) + partyName(parties, written[i]);
    }
    return names.empty() ? "nobody" : written.size() > kMost ? names + ", ..." : names;
}

std::string rowInWords(const PartyTable& parties, const FeatureDetail& detail) {
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() || part.empty() ? "" : " · ") + part; };
    if (detail.layer == Layer::organization) {
        add(fmt::format("{} in {}", partyNames(parties, detail.parties, ", "),
                        detail.organization.empty() ? "no organization" : detail.organization));
        add(detail.role);
    } else if (detail.layer != Layer::overlay) {
        add(!detail.from.empty() || !detail.to.empty()
                ? partyNames(parties, detail.from, ", ") + " → " + partyNames(parties, detail.to, ", ")
                : partyNames(parties, detail.parties, " – "));
        add(detail.layer == Layer::exercise ? detail.domain : detail.kind);
    }
    add(detail.label);
    add(detail.place);
    if (!detail.start.empty() || detail.endWritten) {
        add(datesInWords(detail));
    }
    return text.empty() ? "no values" : text;
}

std::optional<Window> daysOf(const Pack& pack) {
    Window days{kDayMax, kDayMin};
    for (const auto& feature : pack.features) {
        const auto& i = feature.interval;
        for (const Day day : {i.startEarliest, i.startLatest, i.endEarliest, i.endLatest}) {
            if (day != kDayMin && day != kDayMax) {
                days = {std::min(days.first, day), std::max(days.last, day)};
            }
        }
    }
    return days.first <= days.last ? std::optional(days) : std::nullopt;
}

void countTies(const Pack& pack, FieldPreview& preview) {
    std::vector<bool> tied(pack.features.size(), false);
    std::vector<bool> open(pack.features.size(), false);
    const auto& ties = pack.ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const auto feature = ties.feature[i];
        const bool membership = pack.features[feature].layer == Layer::organization;
        tied[feature] = true;
        open[feature] = open[feature] || ties.from[i] == kNoParty || (!membership && ties.to[i] == kNoParty);
    }
    preview.rows = pack.features.size();
    preview.ties = ties.size();
    preview.withoutParty = static_cast<std::size_t>(std::count(open.begin(), open.end(), true));
    for (std::size_t i = 0; i < pack.features.size(); ++i) {
        preview.withoutTie += !tied[i] && pack.features[i].layer != Layer::overlay ? 1U : 0U;
    }
}

} // namespace

FieldPreview previewFields(const Atlas& atlas, const std::filesystem::path& path, std::shared_ptr<const PackText> text,
                           const FieldChoices& choices, const Progress& progress) {
    FieldPreview preview;
    ReadOptions options;
    options.fields = choices;
    options.progress = [&progress](const ReadProgress&) { return !progress.cancel.load(); };
    auto pack = text ? readPackText(std::move(text), path.string(), atlas.parties, options)
                     : readAnyPack(path, atlas.parties, options);
    if (!pack.value || !pack.value->fields) {
        preview.problem = !pack.value && !pack.diagnostics.empty()
                              ? pack.diagnostics.front().text
                              : "The features of this file are those of a pack: their fields need no recognition.";
        return preview;
    }
    preview.text = pack.value->text;
    preview.report = pack.value->fields;
    preview.choices = choices.empty() ? choices : fewestChoices(*pack.value, atlas.parties, choices);
    countTies(*pack.value, preview);
    preview.days = daysOf(*pack.value);
    constexpr std::size_t kRows = 3;
    for (std::size_t i = 0; i < pack.value->features.size() && preview.firstRows.size() < kRows; ++i) {
        auto detail = readFeatureDetail(*pack.value, i);
        preview.firstRows.push_back(rowInWords(atlas.parties, detail));
    }
    return preview;
}

FieldEditor::FieldEditor(std::shared_ptr<const Atlas> atlas, std::filesystem::path path, FieldChoices choices,
                         std::shared_ptr<const PackText> text, FileTables tables)
    : atlas_(std::move(atlas)), path_(std::move(path)), text_(std::move(text)), tables_(std::move(tables)) {
    choices_.table = choices.table;
    start(std::move(choices));
}

void FieldEditor::chooseTable(const std::string& table) {
    choices_.table = table;
    tables_.read = table.empty() ? std::vector<std::string>{} : std::vector{table};
    text_.reset();
    start({});
}

void FieldEditor::start(FieldChoices choices) {
    choices.table = choices_.table;
    choices_ = std::move(choices);
    task_.start([atlas = atlas_, path = path_, text = text_, chosen = choices_](const Progress& progress) {
        return previewFields(*atlas, path, text, chosen, progress);
    });
}

FieldMapping FieldEditor::mapping() const {
    FieldMapping mapping;
    if (preview_ && preview_->report) {
        mapping = preview_->report->mapping;
    }
    for (const auto& [role, fields] : choices_.fields) {
        mapping.of(role) = fields;
    }
    mapping.layer = choices_.layer.value_or(mapping.layer);
    mapping.directed = choices_.directed.value_or(mapping.directed);
    return mapping;
}

void FieldEditor::choose(FieldRole role, std::vector<std::string> fields) {
    const auto before = mapping();
    auto choices = withFields(before, role, std::move(fields));
    if (!before.has(FieldRole::from) || !before.has(FieldRole::to)) {
        choices.directed = choices_.directed; // there was no pair that had or had not one
    }
    start(std::move(choices));
}

void FieldEditor::readAs(Layer layer) {
    start(withLayer(mapping(), layer));
}

void FieldEditor::setDirected(bool directed) {
    auto choices = choicesOf(mapping());
    choices.directed = directed;
    start(std::move(choices));
}

bool FieldEditor::advance() {
    auto preview = task_.take();
    if (!preview) {
        return false;
    }
    if (preview->text) {
        text_ = preview->text;
    }
    if (preview->report && !preview->report->tables.empty()) { // a text in memory does not tell
        tables_ = {preview->report->tables, preview->report->tablesRead};
    }
    preview_ = std::move(preview);
    return true;
}

} // namespace entente
