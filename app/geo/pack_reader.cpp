#include "geo/pack_reader.hpp"

#include "geo/feature_draft.hpp"
#include "geo/feature_scanner.hpp"
#include "geo/field_organizations.hpp"
#include "geo/field_recognition.hpp"
#include "geo/foreign_crs.hpp"
#include "geo/pack_builder.hpp"
#include "geo/pack_diagnostics.hpp"
#include "geo/pack_header_reader.hpp"
#include "geo/pack_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace entente {
namespace {

constexpr std::size_t kBytesPerReport = std::size_t{1} << 20U;

bool goesOn(const ReadOptions& options, const ReadProgress& progress) {
    return !options.progress || options.progress(progress);
}

Result<Pack> cancelled(PackDiagnostics& diagnostics, std::string_view text, const std::string& file) {
    diagnostics.add(Severity::note, "cancelled", {}, "Reading was stopped.");
    return {std::nullopt, diagnostics.finish(text, file)};
}

/// Parses the features that were found, in place; those that cannot be parsed are taken out.
class FeatureReading {
  public:
    FeatureReading(Pack& pack, const PartyTable& parties, PackDiagnostics& diagnostics, const PackOutline& outline,
                   FieldMapping* mapping, const ForeignCrs* crs)
        : pack_(pack), diagnostics_(diagnostics), outline_(outline),
          builder_(pack, parties, diagnostics, outline.header.has_value(), mapping), parser_(mapping) {
        parser_.draft().crs = crs;
    }

    /// False where `options` asked to stop.
    bool run(const ReadOptions& options) {
        auto& features = pack_.features;
        std::size_t kept = 0;
        std::size_t nextReport = 0;
        for (std::size_t i = 0; i < features.size(); ++i) {
            if (features[i].textOffset >= nextReport) {
                nextReport = features[i].textOffset + kBytesPerReport;
                if (!goesOn(options, {ReadProgress::Phase::features, features[i].textOffset, pack_.text->size(), i})) {
                    return false;
                }
            }
            features[kept] = features[i];
            if (readFeature(features[kept], static_cast<FeatureId>(kept))) {
                ++kept;
            }
        }
        features.resize(kept);
        builder_.finish();
        return true;
    }

  private:
    bool readFeature(Feature& feature, FeatureId number) {
        const std::string_view text(pack_.text->data() + feature.textOffset, feature.textLength);
        const bool bare = outline_.form == PackOutline::Form::geometry;
        const auto fault = bare ? parser_.readBareGeometry(text) : parser_.readFeature(text);
        if (fault) {
            if (auto* d = diagnostics_.open(Severity::error, "json-syntax",
                                            {feature.textOffset + fault->offset, feature.position, {}})) {
                d->text = fmt::format("Ill-formed JSON: {}. The feature was left out.", fault->text);
            }
            return false;
        }
        if (const auto at = parser_.unreadable()) {
            diagnostics_.add(Severity::warning, "invalid-utf8", {feature.textOffset + *at, feature.position, {}},
                             "Bytes of the feature that are not UTF-8 were read as \"?\", escapes of half a character "
                             "as U+FFFD.",
                             "Save the file as UTF-8.");
        }
        auto& draft = parser_.draft();
        if (!bare && !draft.isFeature) {
            if (!draft.hasProperties && !draft.geometry.present && text.find("\"coordinates\"") != text.npos &&
                !parser_.readBareGeometry(text)) {
                diagnostics_.add(Severity::warning, "missing-property", {feature.textOffset, feature.position, "type"},
                                 "This is a geometry; it was read as that of a Feature.", "Wrap it in a Feature.");
            } else if (!draft.hasProperties && !draft.geometry.present) {
                diagnostics_.add(Severity::error, "not-a-feature", {feature.textOffset, feature.position, "type"},
                                 "This object is no Feature: it has neither properties nor a geometry. It was left "
                                 "out.",
                                 "Wrap a geometry in a Feature; put the features of a collection in the outer list.");
                return false;
            } else {
                diagnostics_.add(Severity::warning, "missing-property", {feature.textOffset, feature.position, "type"},
                                 "\"type\" is not \"Feature\"; it was read as one.");
            }
        }
        sayMemberFaults(feature, draft);
        builder_.add(feature, number, draft);
        return true;
    }

    void sayMemberFaults(const Feature& feature, const FeatureDraft& draft) {
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

    Pack& pack_;
    PackDiagnostics& diagnostics_;
    const PackOutline& outline_;
    PackBuilder builder_;
    FeatureParser parser_;
};

/// The system of a file's coordinates where its `crs` member names another than degrees.
std::unique_ptr<ForeignCrs> readCrs(std::string_view text, const PackOutline& outline, PackDiagnostics& diagnostics) {
    if (!outline.crs) {
        return nullptr;
    }
    const auto span = text.substr(outline.crs->begin, outline.crs->end - outline.crs->begin);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    std::string_view name;
    const bool named = parser.iterate(span.data(), span.size(), span.size() + kTextPadding).get(document) == 0 &&
                       document["properties"]["name"].get_string().get(name) == 0;
    const auto code = named ? crsCode(name) : std::nullopt;
    if (code && code->empty()) {
        return nullptr;
    }
    auto crs = code ? ForeignCrs::make(*code) : nullptr;
    auto* d = diagnostics.open(crs ? Severity::note : Severity::warning, crs ? "foreign-crs" : "unknown-crs",
                               {outline.crs->begin, {}, "crs"});
    if (d != nullptr && crs) {
        d->text = fmt::format("The coordinates are in {}; they were brought to longitude and latitude.", *code);
    } else if (d != nullptr) {
        d->text = fmt::format("{} coordinates were read as longitude and latitude.",
                              named ? fmt::format("The coordinate system {} is not known;", inQuotes(name))
                                    : std::string("The member names no coordinate system;"));
        d->advice = "Name it as urn:ogc:def:crs:EPSG::CODE, or convert the file to longitude and latitude.";
    }
    return crs;
}

void reserveTies(Ties& ties, std::size_t count) {
    ties.from.reserve(count);
    ties.to.reserve(count);
    ties.kind.reserve(count);
    ties.directed.reserve(count);
    ties.weight.reserve(count);
    ties.interval.reserve(count);
    ties.feature.reserve(count);
}

} // namespace

Result<Pack> readPackText(std::shared_ptr<const PackText> text, const std::string& fileName, const PartyTable& parties,
                          const ReadOptions& options) {
    if (!hasPadding(*text)) {
        text = makePackText(std::string_view(text->data(), text->size()));
    }
    const std::string_view all(text->data(), text->size());
    PackDiagnostics diagnostics;
    auto outline = scanPack(all, diagnostics, [&](std::size_t bytes, std::size_t features) {
        return goesOn(options, {ReadProgress::Phase::outline, bytes, all.size(), features});
    });
    if (outline.cancelled) {
        return cancelled(diagnostics, all, fileName);
    }
    if (outline.form == PackOutline::Form::none) {
        return {std::nullopt, diagnostics.finish(all, fileName)};
    }
    const bool recognize = options.recognizeFields && !outline.header && outline.form == PackOutline::Form::collection;
    if (recognize) {
        if (auto rows = rowsOfOrganizations(all, outline.features, parties, options.fields, diagnostics)) {
            auto pack = readPackText(std::move(rows), fileName, parties, options);
            auto said = diagnostics.finish(all, fileName);
            pack.diagnostics.insert(pack.diagnostics.begin(), std::make_move_iterator(said.begin()),
                                    std::make_move_iterator(said.end()));
            return pack;
        }
    }
    Pack pack;
    if (outline.header) {
        pack.header = readPackHeader(all, *outline.header, diagnostics);
    }
    pack.header.file = fileName;
    if (pack.header.title.empty()) {
        pack.header.title = std::filesystem::path(fileName).stem().string();
    }
    pack.text = std::move(text);
    pack.features = std::move(outline.features);
    reserveTies(pack.ties, pack.features.size());
    std::optional<FieldReport> report;
    if (recognize) {
        auto recognition = recognizeFields(all, pack.features, parties, options.fields, diagnostics);
        if (recognition.refused) {
            return {std::nullopt, diagnostics.finish(all, fileName)};
        }
        report = std::move(recognition.report);
    }
    auto* mapping = report ? &report->mapping : nullptr;
    const auto crs = readCrs(all, outline, diagnostics);
    if (!FeatureReading(pack, parties, diagnostics, outline, mapping, crs.get()).run(options)) {
        return cancelled(diagnostics, all, fileName);
    }
    if (report) {
        pack.fields = std::make_shared<const FieldReport>(std::move(*report));
    }
    if (!goesOn(options, {ReadProgress::Phase::features, all.size(), all.size(), pack.features.size()})) {
        return cancelled(diagnostics, all, fileName);
    }
    return {std::move(pack), diagnostics.finish(all, fileName)};
}

Result<Pack> readPack(const std::filesystem::path& path, const PartyTable& parties, const ReadOptions& options) {
    const auto fileName = path.string();
    auto text = readPackFile(path, fileName, [&](std::uint64_t done, std::uint64_t all) {
        return goesOn(options, {ReadProgress::Phase::file, done, all, 0});
    });
    if (!text) {
        return {std::nullopt, std::move(text.diagnostics)};
    }
    return readPackText(std::move(*text.value), fileName, parties, options);
}

} // namespace entente
