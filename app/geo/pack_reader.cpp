#include "geo/pack_reader.hpp"

#include "geo/feature_scanner.hpp"
#include "geo/field_organizations.hpp"
#include "geo/field_recognition.hpp"
#include "geo/foreign_crs.hpp"
#include "geo/pack_diagnostics.hpp"
#include "geo/pack_file.hpp"
#include "geo/pack_header_reader.hpp"
#include "geo/pack_text.hpp"
#include "geo/reading_thread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

constexpr std::size_t kBytesPerReport = std::size_t{1} << 20U;
constexpr std::size_t kWorthAThread = std::size_t{4} << 20U; ///< bytes of a file

bool goesOn(const ReadOptions& options, const ReadProgress& progress) {
    return !options.progress || options.progress(progress);
}

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

/// How many features a text has, as far as the first of them tell; somewhat more than fewer.
std::size_t estimatedCount(const FoundFeatures& first, std::size_t bytesThere, std::size_t bytesAll) {
    const auto begin = first.front().textOffset;
    const auto each = std::max<std::size_t>(1, (bytesThere - begin) / first.size());
    return (bytesAll - begin) / each * 17 / 16 + 2000;
}

/// The reading of one text.
class PackReading {
  public:
    PackReading(std::shared_ptr<const PackText> text, const std::string& fileName, const PartyTable& parties,
                const ReadOptions& options)
        : kept_(std::move(text)), text_(kept_->data(), kept_->size()), fileName_(fileName), parties_(parties),
          options_(options) {}

    Result<Pack> run() {
        auto outline = scan(text_.size() >= kWorthAThread);
        if (ahead_ && !isAsExpected(outline)) {
            // A `crs` behind the features, for one: everything is read again with it.
            ahead_.reset();
            diagnostics_ = {};
            outline = scan(false);
        }
        if (outline.cancelled) {
            return cancelled();
        }
        if (outline.form == PackOutline::Form::none) {
            return {std::nullopt, diagnostics_.finish(text_, fileName_)};
        }
        return ahead_ ? finishAhead(std::move(outline)) : readFound(std::move(outline));
    }

  private:
    /// What is read while the scan goes on.
    struct Ahead {
        Pack pack;
        PackDiagnostics diagnostics;
        std::unique_ptr<ForeignCrs> crs;
        std::optional<TextSpan> crsText;
        std::optional<FeatureReading> reading;
        std::optional<ReadingThread> thread; ///< none before the first features
    };

    Result<Pack> cancelled() {
        ahead_.reset();
        diagnostics_.add(Severity::note, "cancelled", {}, "Reading was stopped.");
        return {std::nullopt, diagnostics_.finish(text_, fileName_)};
    }

    PackOutline scan(bool mayReadAhead) {
        return scanPack(text_, diagnostics_, [&](PackOutline& soFar, std::size_t bytes) {
            if (mayReadAhead && soFar.header && (ahead_ || soFar.features.empty())) {
                return readAhead(soFar, bytes);
            }
            return goesOn(options_, {ReadProgress::Phase::outline, bytes, text_.size(), soFar.featureCount});
        });
    }

    /// Has what was found so far read in another thread; false where the reading is to stop.
    bool readAhead(PackOutline& soFar, std::size_t bytes) {
        if (!ahead_) {
            ahead_ = std::make_unique<Ahead>();
            ahead_->pack = emptyPack(soFar);
            ahead_->crsText = soFar.crs;
            ahead_->crs = readCrs(text_, soFar, diagnostics_);
            ahead_->reading.emplace(ahead_->pack, parties_, ahead_->diagnostics, FeatureReading::Form{true, false},
                                    nullptr, ahead_->crs.get());
        }
        if (soFar.features.empty()) {
            return goesOn(options_, {ReadProgress::Phase::outline, bytes, text_.size(), soFar.featureCount});
        }
        if (!ahead_->thread) {
            ahead_->reading->expect(estimatedCount(soFar.features, bytes, text_.size()));
            ahead_->thread.emplace(*ahead_->reading);
        }
        while (!ahead_->thread->take(soFar.features)) {
            static_cast<void>(ahead_->thread->waitAWhile());
            if (!saysHowFar()) {
                return false;
            }
        }
        return saysHowFar();
    }

    /// Of what is read ahead; false where the reading is to stop.
    [[nodiscard]] bool saysHowFar() const {
        const auto& thread = *ahead_->thread;
        return goesOn(options_,
                      {ReadProgress::Phase::features, thread.bytesRead(), text_.size(), thread.featuresRead()});
    }

    [[nodiscard]] bool isAsExpected(const PackOutline& outline) const {
        const bool sameCrs = outline.crs.has_value() == ahead_->crsText.has_value();
        return outline.cancelled || (sameCrs && outline.form == PackOutline::Form::collection);
    }

    /// The end of a reading that began while the scan went on.
    Result<Pack> finishAhead(PackOutline outline) {
        if (!ahead_->thread) {
            ahead_->thread.emplace(*ahead_->reading);
        }
        auto& thread = *ahead_->thread;
        bool taken = false;
        for (bool done = false; !done; done = thread.waitAWhile()) {
            if (!taken && thread.take(outline.features)) {
                taken = true;
                thread.end();
            }
            if (!saysHowFar()) {
                return cancelled();
            }
        }
        ahead_->thread.reset();
        diagnostics_.append(std::move(ahead_->diagnostics));
        return finished(std::move(ahead_->pack));
    }

    /// Reads the features of a document that was scanned to its end.
    Result<Pack> readFound(PackOutline outline) {
        const bool collection = outline.form == PackOutline::Form::collection;
        const bool recognize = options_.recognizeFields && !outline.header && collection;
        if (recognize) {
            if (auto rows = rowsOfOrganizations(text_, outline.features, parties_, options_.fields, diagnostics_)) {
                auto pack = readPackText(std::move(rows), fileName_, parties_, options_);
                auto said = diagnostics_.finish(text_, fileName_);
                pack.diagnostics.insert(pack.diagnostics.begin(), std::make_move_iterator(said.begin()),
                                        std::make_move_iterator(said.end()));
                return pack;
            }
        }
        auto pack = emptyPack(outline);
        std::optional<FieldReport> report;
        if (recognize) {
            auto recognition = recognizeFields(text_, outline.features, parties_, options_.fields, diagnostics_);
            if (recognition.refused) {
                return {std::nullopt, diagnostics_.finish(text_, fileName_)};
            }
            report = std::move(recognition.report);
        }
        const auto crs = readCrs(text_, outline, diagnostics_);
        FeatureReading reading(pack, parties_, diagnostics_,
                               {outline.header.has_value(), outline.form == PackOutline::Form::geometry},
                               report ? &report->mapping : nullptr, crs.get());
        if (!readAll(reading, outline.features)) {
            return cancelled();
        }
        if (report) {
            pack.fields = std::make_shared<const FieldReport>(std::move(*report));
        }
        return finished(std::move(pack));
    }

    /// False where the reading is to stop.
    bool readAll(FeatureReading& reading, std::span<const Feature> found) {
        reading.expect(found.size());
        while (!found.empty()) {
            const auto begin = found.front().textOffset;
            const auto end = std::find_if(found.begin(), found.end(), [&](const Feature& feature) {
                return feature.textOffset >= begin + kBytesPerReport;
            });
            const auto part = found.first(static_cast<std::size_t>(end - found.begin()));
            if (!goesOn(options_, {ReadProgress::Phase::features, begin, text_.size(), part.front().position})) {
                return false;
            }
            reading.read(part);
            found = found.subspan(part.size());
        }
        reading.finish();
        return true;
    }

    /// A pack with text and header, without features.
    Pack emptyPack(const PackOutline& outline) {
        Pack pack;
        if (outline.header) {
            pack.header = readPackHeader(text_, *outline.header, diagnostics_);
        }
        pack.header.file = fileName_;
        if (pack.header.title.empty()) {
            pack.header.title = std::filesystem::path(fileName_).stem().string();
        }
        pack.text = kept_;
        return pack;
    }

    Result<Pack> finished(Pack pack) {
        if (!goesOn(options_, {ReadProgress::Phase::features, text_.size(), text_.size(), pack.features.size()})) {
            return cancelled();
        }
        return {std::move(pack), diagnostics_.finish(text_, fileName_)};
    }

    std::shared_ptr<const PackText> kept_;
    std::string_view text_;
    const std::string& fileName_;
    const PartyTable& parties_;
    const ReadOptions& options_;
    PackDiagnostics diagnostics_;
    std::unique_ptr<Ahead> ahead_;
};

} // namespace

Result<Pack> readPackText(std::shared_ptr<const PackText> text, const std::string& fileName, const PartyTable& parties,
                          const ReadOptions& options) {
    if (!hasPadding(*text)) {
        text = makePackText(std::string_view(text->data(), text->size()));
    }
    return PackReading(std::move(text), fileName, parties, options).run();
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
