#include "geo/feature_reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

FeatureReading::FeatureReading(Pack& pack, const PartyTable& parties, PackDiagnostics& diagnostics, Form form,
                               FieldMapping* mapping, const ForeignCrs* crs)
    : pack_(pack), diagnostics_(diagnostics), form_(form),
      builder_(pack, parties, diagnostics, form.hasHeader, mapping), parser_(mapping, crs) {}

void FeatureReading::expect(std::size_t features) {
    pack_.features.reserve(features);
    builder_.expect(features);
}

std::string_view FeatureReading::textOf(const Feature& feature) const {
    return {pack_.text->data() + feature.textOffset, feature.textLength};
}

void FeatureReading::read(std::span<const Feature> found) {
    for (std::size_t first = 0; first < found.size(); first += parsed_.size()) {
        const auto some = found.subspan(first, std::min(parsed_.size(), found.size() - first));
        for (std::size_t i = 0; i < some.size(); ++i) {
            parse(some[i], parsed_[i]);
            builder_.expect(parsed_[i].draft);
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            const auto number = static_cast<FeatureId>(pack_.features.size());
            if (!add(pack_.features.emplace_back(some[i]), number, parsed_[i])) {
                pack_.features.pop_back();
            }
        }
    }
}

void FeatureReading::parse(const Feature& feature, Parsed& parsed) {
    parsed.fault = form_.bare ? parser_.readBareGeometry(textOf(feature), parsed.draft)
                              : parser_.readFeature(textOf(feature), parsed.draft);
}

bool FeatureReading::add(Feature& feature, FeatureId number, Parsed& parsed) {
    if (parsed.fault) {
        if (auto* d = diagnostics_.open(Severity::error, "json-syntax",
                                        {feature.textOffset + parsed.fault->offset, feature.position, {}})) {
            d->text = fmt::format("Ill-formed JSON: {}. The feature was left out.", parsed.fault->text);
        }
        return false;
    }
    auto& draft = parsed.draft;
    if (draft.unreadable) {
        diagnostics_.add(Severity::warning, "invalid-utf8",
                         {feature.textOffset + *draft.unreadable, feature.position, {}},
                         "Bytes of the feature that are not UTF-8 were read as \"?\", escapes of half a character "
                         "as U+FFFD.",
                         "Save the file as UTF-8.");
    }
    if (!form_.bare && !draft.isFeature && !addOtherObject(feature, draft)) {
        return false;
    }
    sayMemberFaults(feature, draft);
    builder_.add(feature, number, draft);
    return true;
}

/// Of an object that does not say that it is a Feature; false where it is left out.
bool FeatureReading::addOtherObject(const Feature& feature, FeatureDraft& draft) {
    const PackDiagnostics::Place place{feature.textOffset, feature.position, "type"};
    if (draft.hasProperties || draft.geometry.present) {
        diagnostics_.add(Severity::warning, "missing-property", place,
                         "\"type\" is not \"Feature\"; it was read as one.");
        return true;
    }
    if (textOf(feature).find("\"coordinates\"") != std::string_view::npos &&
        !parser_.readBareGeometry(textOf(feature), draft)) {
        diagnostics_.add(Severity::warning, "missing-property", place,
                         "This is a geometry; it was read as that of a Feature.", "Wrap it in a Feature.");
        return true;
    }
    diagnostics_.add(Severity::error, "not-a-feature", place,
                     "This object is no Feature: it has neither properties nor a geometry. It was left out.",
                     "Wrap a geometry in a Feature; put the features of a collection in the outer list.");
    return false;
}

void FeatureReading::sayMemberFaults(const Feature& feature, const FeatureDraft& draft) {
    for (const auto& fault : draft.faults) {
        const bool repeated = fault.what == MemberFault::What::repeated;
        if (auto* d = diagnostics_.open(Severity::warning, repeated ? "duplicate-member" : "wrong-type",
                                        {feature.textOffset + fault.offset, feature.position, fault.member})) {
            d->text = repeated ? fmt::format("There is a second {}; the last one counts.", inQuotes(fault.member))
                               : fmt::format("\"{}\" is not {}; it was read as if absent.", fault.member,
                                             fault.member == "id" ? "a text or a number" : "an object");
            d->advice = repeated ? "Take one of the two out." : "";
        }
    }
}

} // namespace entente
