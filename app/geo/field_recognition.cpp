#include "geo/field_recognition.hpp"

#include "geo/field_names.hpp"
#include "geo/field_recognizer.hpp"
#include "geo/field_report.hpp"
#include "geo/human_date.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

std::vector<FieldFacts> factsOfAll(const FeatureSample& sample, PartyNames& names) {
    std::vector<FieldFacts> all;
    for (const auto& field : sample.fields) {
        all.push_back(factsOf(field, names));
    }
    return all;
}

/// What needs all values of a field, not only a sample.
void readWholeColumns(std::string_view text, std::span<const Feature> features, FieldMapping& mapping) {
    std::vector<std::string> dates;
    for (const auto role : {FieldRole::start, FieldRole::end, FieldRole::date}) {
        dates.insert(dates.end(), mapping.of(role).begin(), mapping.of(role).end());
    }
    DayOrderVotes votes;
    forAllValues(text, features, dates, [&](std::string_view v) { voteDayOrder(v, votes); });
    mapping.dayOrder = votes.decide();
}

/// True where the sample has a date such as 3/4/2004 whose order has to be decided.
bool mayBeEitherOrder(const FeatureSample& sample, const FieldMapping& mapping) {
    DayOrderVotes votes;
    for (const auto& field : sample.fields) {
        const auto role = mapping.roleOf(field.name);
        if (role == FieldRole::start || role == FieldRole::end || role == FieldRole::date) {
            for (const auto& v : field.values) {
                voteDayOrder(v.text, votes);
            }
        }
    }
    return votes.dayFirst + votes.monthFirst + votes.undecided > 0;
}

void sayStateNumbers(const std::vector<FieldFacts>& all, const FieldMapping& mapping, PackDiagnostics& diagnostics) {
    constexpr double kMostly = 0.6;
    for (const auto& facts : all) {
        auto* d = namesStateNumber(facts.name()) && facts.numbers >= kMostly
                      ? diagnostics.open(Severity::warning, "state-numbers", {{}, {}, facts.name()})
                      : nullptr;
        if (d != nullptr) {
            d->text = fmt::format(
                "The numbers of \"{}\" are those of states in the lists of the Correlates of War Project or of "
                "Gleditsch and Ward; {}.",
                facts.name(),
                mapping.roleOf(facts.name()) ? "they were read as numbers of ISO 3166, which are other states'"
                                             : "they were not read");
            d->advice = "Use entente import with --preset, or write ISO 3166-1 codes.";
        }
    }
}

} // namespace

Recognition recognizeFields(std::string_view text, std::span<const Feature> features, const PartyTable& parties,
                            const FieldChoices& choices, PackDiagnostics& diagnostics) {
    const auto sample = sampleFeatures(text, features);
    // A few rows whose column "layer" happens to hold a word of ours do not make a table a pack.
    const bool packLike = sample.packLike > 0 && 2 * sample.packLike >= sample.features;
    if (choices.empty() && (packLike || sample.fields.empty())) {
        return {};
    }
    PartyNames names(parties);
    FieldRecognizer recognizer(sample, factsOfAll(sample, names), names, choices);
    FieldReport report;
    report.mapping = recognizer.run();
    report.fields = infosOf(recognizer.facts());
    report.sampled = sample.features;
    if (sayUnknownFields(choices, report.fields, diagnostics)) {
        return {std::nullopt, true};
    }
    if (mayBeEitherOrder(sample, report.mapping)) {
        readWholeColumns(text, features, report.mapping);
    }
    sayRecognized(report, diagnostics);
    sayStateNumbers(recognizer.facts(), report.mapping, diagnostics);
    return {std::move(report), false};
}

FieldChoices fewestChoices(const Pack& pack, const PartyTable& parties, FieldChoices choices) {
    const auto sample = sampleFeatures({pack.text->data(), pack.text->size()}, pack.features);
    PartyNames names(parties);
    const auto facts = factsOfAll(sample, names);
    const auto read = [&](const FieldChoices& some) { return FieldRecognizer(sample, facts, names, some).run(); };
    const auto wanted = read(choices);
    const auto without = [&](auto leaveOut) {
        auto fewer = choices;
        leaveOut(fewer);
        if (fewer != choices && read(fewer) == wanted) {
            choices = std::move(fewer);
        }
    };
    without([](FieldChoices& all) {
        all.fields.clear();
        all.layer.reset();
        all.directed.reset();
    });
    without([](FieldChoices& all) { all.directed.reset(); });
    without([](FieldChoices& all) { all.layer.reset(); });
    // What has no field is left out first: what has one tells more to whoever reads the options.
    for (const bool named : {false, true}) {
        for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
            const auto found = choices.fields.find(static_cast<FieldRole>(i));
            if (found != choices.fields.end() && found->second.empty() != named) {
                without([i](FieldChoices& all) { all.fields.erase(static_cast<FieldRole>(i)); });
            }
        }
    }
    return choices;
}

} // namespace entente
