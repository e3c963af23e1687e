#include "geo/feature_scanner.hpp"

#include "geo/bracket_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kDeepest = 128;
constexpr std::size_t kLongest = std::size_t{1} << 30U;
constexpr std::size_t npos = std::string_view::npos;

bool isOpening(char c) {
    return c == '{' || c == '[';
}

/// How the text of one bracketed value was walked over.
struct Walk {
    enum class Outcome : std::uint8_t { whole, broken, brokenOff };
    Outcome outcome = Outcome::whole;
    std::size_t end = 0;     ///< after the closing bracket; where it is broken otherwise
    std::size_t deepest = 0; ///< levels of brackets
    std::string_view reason; ///< what is broken, for a person
};

class PackScanner {
  public:
    PackScanner(std::string_view text, PackDiagnostics& diagnostics, const std::function<bool(std::size_t)>& goOn)
        : text_(text), diagnostics_(diagnostics), goOn_(goOn), brackets_(text) {}

    PackOutline run();

  private:
    using Place = PackDiagnostics::Place;

    /// Walks from the opening bracket at `begin` to its counterpart.
    Walk walk(std::size_t begin);
    [[nodiscard]] bool mayOpenHere(std::size_t offset, char container) const;

    [[nodiscard]] std::size_t startOfDocument();
    void readMembers(std::size_t offset);
    /// Reads `"key": value` from `offset`; the offset behind it, or npos where the rest cannot be made sense of.
    std::size_t readMember(std::size_t offset);
    std::size_t readValue(std::size_t offset, std::string_view key);
    std::size_t skipString(std::size_t offset) const;
    std::size_t skipScalar(std::size_t offset) const;
    /// What is left of a broken document: its features, where they can be found.
    std::size_t lookForFeatures(std::size_t offset, std::string_view reason);
    void finishForm(std::size_t begin, std::size_t end);

    /// Reads the array that opens at `offset`; the offset behind it.
    std::size_t readFeatures(std::size_t offset);
    std::size_t readFeature(std::size_t begin);
    std::size_t leaveOut(std::size_t begin, const Walk& walked);
    void keepFeature(std::size_t begin, const Walk& walked);
    /// The offset of the next thing that looks like a Feature after the one that begins at `begin`; npos if none.
    std::size_t nextFeature(std::size_t begin);
    std::size_t skipToElement(std::size_t offset);
    [[nodiscard]] std::size_t mostWasted() const { return (std::size_t{64} << 20U) + 4 * text_.size(); }
    void sayTruncated(std::size_t offset, std::optional<std::uint32_t> feature);

    std::string_view text_;
    PackDiagnostics& diagnostics_;
    const std::function<bool(std::size_t)>& goOn_;
    BracketScanner brackets_;
    std::vector<char> open_;
    PackOutline outline_;
    std::string_view type_;
    bool hasFeatures_ = false, hasGeometry_ = false, hasCoordinates_ = false, truncated_ = false;
    bool afterElement_ = false; ///< in "features": a comma or the end has to follow
    std::size_t wasted_ = 0;    ///< bytes walked over more than once, to keep hostile files linear
};

bool PackScanner::mayOpenHere(std::size_t offset, char container) const {
    while (offset > 0) {
        const char before = text_[--offset];
        if (before != ' ' && before != '\n' && before != '\r' && before != '\t') {
            return before == ':' ? container == '{' : container == '[' && (before == ',' || before == '[');
        }
    }
    return false;
}

Walk PackScanner::walk(std::size_t begin) {
    brackets_.seek(begin);
    open_.clear();
    Walk result;
    for (;;) {
        const auto event = brackets_.next();
        result.end = event.offset;
        if (event.found == BracketScanner::Found::end) {
            result.outcome = Walk::Outcome::brokenOff;
            return result;
        }
        if (event.found == BracketScanner::Found::badString) {
            result.outcome = Walk::Outcome::broken;
            result.reason = "a quotation mark is missing or a string holds a line break";
            return result;
        }
        const char c = text_[event.offset];
        if (isOpening(c)) {
            if (!open_.empty() && !mayOpenHere(event.offset, open_.back())) {
                result.outcome = Walk::Outcome::broken;
                result.reason = "a bracket opens where none can; one before it may not be closed";
                return result;
            }
            open_.push_back(c);
            result.deepest = std::max(result.deepest, open_.size());
            continue;
        }
        if ((c == '}') != (open_.back() == '{')) {
            result.outcome = Walk::Outcome::broken;
            result.reason = c == '}' ? "a } closes a [" : "a ] closes a {";
            return result;
        }
        open_.pop_back();
        if (open_.empty()) {
            result.end = event.offset + 1;
            return result;
        }
    }
}

std::size_t PackScanner::startOfDocument() {
    std::size_t offset = 0;
    if (text_.starts_with("\xEF\xBB\xBF")) {
        offset = 3;
        diagnostics_.add(Severity::note, "byte-order-mark", {0, {}, {}},
                         "The file begins with a byte order mark, which was skipped.", "Save it without one.");
    }
    offset = skipSpace(text_, offset);
    if (offset == text_.size()) {
        diagnostics_.add(Severity::error, "empty-file", {}, "The file is empty.");
        return npos;
    }
    if (text_[offset] == '\x1E') {
        diagnostics_.add(Severity::error, "text-sequence", {offset, {}, {}},
                         "This is a GeoJSON text sequence; only whole GeoJSON documents are read.",
                         "Convert it, for example with ogr2ogr -f GeoJSON.");
        return npos;
    }
    if (text_[offset] != '{') {
        diagnostics_.add(Severity::error, "not-geojson", {offset, {}, {}},
                         "This is not GeoJSON: the document is not a JSON object.",
                         text_[offset] == '<' ? "It looks like XML or HTML." : "");
        return npos;
    }
    return offset;
}

PackOutline PackScanner::run() {
    const auto begin = startOfDocument();
    if (begin != npos) {
        readMembers(begin);
    }
    return std::move(outline_);
}

void PackScanner::readMembers(std::size_t begin) {
    auto offset = skipSpace(text_, begin + 1);
    bool closed = offset < text_.size() && text_[offset] == '}';
    while (!closed && offset < text_.size() && !outline_.cancelled) {
        offset = readMember(offset);
        if (offset == npos) {
            finishForm(begin, text_.size());
            return;
        }
        offset = skipSpace(text_, offset);
        if (offset == text_.size()) {
            break;
        }
        if (text_[offset] == '}') {
            closed = true;
        } else if (text_[offset] == ',') {
            offset = skipSpace(text_, offset + 1);
        } else {
            offset = lookForFeatures(offset, "a comma or } is missing");
            if (offset == npos) {
                finishForm(begin, text_.size());
                return;
            }
        }
    }
    if (outline_.cancelled) {
        return;
    }
    if (!closed && !truncated_) {
        sayTruncated(text_.size(), std::nullopt);
    }
    const auto end = closed ? offset + 1 : text_.size();
    finishForm(begin, end);
    const auto after = skipSpace(text_, end);
    if (closed && after < text_.size()) {
        const bool another = text_[after] == '{' && !hasFeatures_;
        diagnostics_.add(another ? Severity::error : Severity::warning, another ? "text-sequence" : "trailing-text",
                         {after, {}, {}}, "Text follows the end of the document; it was not read.",
                         another ? "One feature a line is not read; make it a FeatureCollection, for example with "
                                   "ogr2ogr -f GeoJSON."
                                 : "");
    }
}

std::size_t PackScanner::skipString(std::size_t offset) const {
    for (++offset; offset < text_.size(); ++offset) {
        if (text_[offset] == '\\') {
            ++offset;
        } else if (text_[offset] == '"') {
            return offset + 1;
        } else if (static_cast<unsigned char>(text_[offset]) < 0x20) {
            return npos;
        }
    }
    return text_.size();
}

std::size_t PackScanner::skipScalar(std::size_t offset) const {
    return std::min(text_.find_first_of(",{}[]\" \r\n\t", offset), text_.size());
}

std::size_t PackScanner::readMember(std::size_t offset) {
    if (text_[offset] != '"') {
        return lookForFeatures(offset, "a member name in quotation marks is missing");
    }
    const auto keyEnd = skipString(offset);
    if (keyEnd == npos) {
        return lookForFeatures(offset, "a quotation mark is missing");
    }
    const auto key = text_.substr(offset + 1, keyEnd - offset - 2);
    auto value = skipSpace(text_, keyEnd);
    if (value < text_.size() && text_[value] != ':') {
        return lookForFeatures(value, "a colon is missing");
    }
    value = skipSpace(text_, std::min(value + 1, text_.size()));
    return value < text_.size() ? readValue(value, key) : value;
}

std::size_t PackScanner::readValue(std::size_t offset, std::string_view key) {
    const char c = text_[offset];
    if (key == "features" && c == '[') {
        if (!hasFeatures_) {
            hasFeatures_ = true;
            return readFeatures(offset);
        }
        diagnostics_.add(Severity::warning, "duplicate-member", {offset, {}, key},
                         "A second \"features\" was not read.");
    }
    hasGeometry_ = hasGeometry_ || key == "geometry";
    hasCoordinates_ = hasCoordinates_ || key == "coordinates" || key == "geometries";
    if (!isOpening(c)) {
        const auto end = c == '"' ? skipString(offset) : skipScalar(offset);
        if (end == npos || end == offset) {
            return lookForFeatures(offset, "a value is missing or not closed");
        }
        if (key == "type" && c == '"') {
            type_ = text_.substr(offset + 1, end - offset - 2);
        }
        return end;
    }
    const auto walked = walk(offset);
    if (walked.outcome == Walk::Outcome::broken) {
        wasted_ += walked.end - offset;
        return lookForFeatures(offset, walked.reason);
    }
    if (walked.outcome == Walk::Outcome::brokenOff) {
        return text_.size();
    }
    if (key == "crs" && c == '{' && !outline_.crs && walked.deepest <= kDeepest) {
        outline_.crs = TextSpan{offset, walked.end};
    }
    if (key == "entente" && c == '{') {
        if (outline_.header) {
            diagnostics_.add(Severity::warning, "duplicate-member", {offset, {}, key},
                             "A second \"entente\" was not read.");
        } else if (walked.deepest > kDeepest) {
            diagnostics_.add(Severity::error, "too-deep", {offset, {}, key}, "The header is nested too deeply.");
        } else {
            outline_.header = TextSpan{offset, walked.end};
        }
    }
    return walked.end;
}

std::size_t PackScanner::lookForFeatures(std::size_t offset, std::string_view reason) {
    if (auto* d = diagnostics_.open(Severity::error, "json-syntax", {offset, {}, {}})) {
        d->text = fmt::format("Ill-formed JSON: {}. {}", reason,
                              hasFeatures_ ? "The rest of the document was not read."
                                           : "Members of the document were skipped up to its features.");
    }
    if (hasFeatures_) {
        return npos;
    }
    for (auto at = text_.find("\"features\"", offset); at != npos; at = text_.find("\"features\"", at + 1)) {
        auto value = skipSpace(text_, at + 10);
        if (value < text_.size() && text_[value] == ':') {
            value = skipSpace(text_, value + 1);
            if (value < text_.size() && text_[value] == '[') {
                hasFeatures_ = true;
                return readFeatures(value);
            }
        }
    }
    return npos;
}

void PackScanner::finishForm(std::size_t begin, std::size_t end) {
    if (hasFeatures_) {
        outline_.form = PackOutline::Form::collection;
        return;
    }
    if (type_ == "Feature" || hasGeometry_ || hasCoordinates_) {
        outline_.form = hasGeometry_ || type_ == "Feature" ? PackOutline::Form::feature : PackOutline::Form::geometry;
        const auto walked = walk(begin);
        if (walked.outcome == Walk::Outcome::whole) {
            keepFeature(begin, walked);
            outline_.positions = 1;
        } else {
            outline_.form = PackOutline::Form::none;
        }
        return;
    }
    if (truncated_) {
        return;
    }
    diagnostics_.add(Severity::error, "not-geojson", {begin, {}, {}},
                     type_ == "Topology" ? "This is TopoJSON, not GeoJSON."
                                         : "This is not GeoJSON: it has no features and no geometry.",
                     end == text_.size() ? "" : "A pack is a FeatureCollection with an array named \"features\".");
}

std::size_t PackScanner::readFeatures(std::size_t offset) {
    ++offset;
    while (!outline_.cancelled) {
        offset = skipSpace(text_, offset);
        if (offset >= text_.size()) {
            if (!truncated_) {
                sayTruncated(text_.size(), std::nullopt);
            }
            return text_.size();
        }
        const char c = text_[offset];
        const Place here{offset, outline_.positions, {}};
        if (c == ']') {
            return offset + 1;
        }
        if (c == ',') {
            if (!afterElement_) {
                diagnostics_.add(Severity::error, "json-syntax", here,
                                 "Ill-formed JSON: a comma with no feature before it. It was skipped.");
            }
            afterElement_ = false;
            ++offset;
            continue;
        }
        if (afterElement_) {
            diagnostics_.add(Severity::error, "json-syntax", here,
                             c == '}' ? "Ill-formed JSON: a } too many. It was skipped."
                                      : "Ill-formed JSON: a comma between two features is missing.");
            if (c == '}') {
                ++offset;
                continue;
            }
        }
        afterElement_ = true;
        offset = c == '{' ? readFeature(offset) : skipToElement(offset);
    }
    return offset;
}

std::size_t PackScanner::skipToElement(std::size_t offset) {
    const Place here{offset, outline_.positions++, {}};
    diagnostics_.add(Severity::error, "not-a-feature", here,
                     "This element of \"features\" is not an object; it was left out.");
    if (text_[offset] == '[') {
        const auto walked = walk(offset);
        if (walked.outcome == Walk::Outcome::whole) {
            return walked.end;
        }
        wasted_ += walked.end - offset;
    } else if (text_[offset] == '"') {
        const auto end = skipString(offset);
        if (end != npos) {
            return end;
        }
    } else {
        const auto end = skipScalar(offset);
        if (end > offset) {
            return end;
        }
    }
    afterElement_ = false;
    return std::min(nextFeature(offset), text_.size());
}

std::size_t PackScanner::readFeature(std::size_t begin) {
    const auto walked = walk(begin);
    if (walked.outcome != Walk::Outcome::whole) {
        return leaveOut(begin, walked);
    }
    keepFeature(begin, walked);
    ++outline_.positions;
    if (outline_.positions % 16384 == 0 && goOn_ && !goOn_(outline_.features.size())) {
        outline_.cancelled = true;
    }
    return walked.end;
}

void PackScanner::keepFeature(std::size_t begin, const Walk& walked) {
    const Place here{begin, outline_.form == PackOutline::Form::geometry ? 0 : outline_.positions, {}};
    if (walked.deepest > kDeepest) {
        diagnostics_.add(Severity::error, "too-deep", here,
                         "The feature is nested more than 128 levels deep; it was left out.");
        return;
    }
    if (walked.end - begin >= kLongest) {
        diagnostics_.add(Severity::error, "too-long", here, "The feature is longer than 1 GiB; it was left out.");
        return;
    }
    auto& features = outline_.features;
    if (features.size() == 1000) {
        // An estimate from the first thousand: growing a large column would copy it.
        const auto each = std::max<std::size_t>(1, (begin - static_cast<std::size_t>(features[0].textOffset)) / 1000);
        features.reserve((text_.size() - begin) / each * 17 / 16 + 2000);
    }
    auto& feature = features.emplace_back(Feature{});
    feature.textOffset = begin;
    feature.textLength = static_cast<std::uint32_t>(walked.end - begin);
    feature.position = outline_.positions;
}

std::size_t PackScanner::leaveOut(std::size_t begin, const Walk& walked) {
    const auto position = outline_.positions++;
    wasted_ += walked.end - begin;
    const auto next = wasted_ > mostWasted() ? npos : nextFeature(begin);
    if (walked.outcome == Walk::Outcome::brokenOff && next == npos) {
        sayTruncated(begin, position);
        return text_.size();
    }
    const bool brokenOff = walked.outcome == Walk::Outcome::brokenOff;
    if (auto* d = diagnostics_.open(Severity::error, "json-syntax", {brokenOff ? begin : walked.end, position, {}})) {
        d->text = fmt::format("Ill-formed JSON: {}. The feature that begins at byte {} was left out{}.",
                              brokenOff ? "a bracket or quotation mark is not closed" : walked.reason, begin,
                              next == npos ? ", and so was everything after it" : "");
        d->advice = "Check the text of the feature and the one before the place given.";
    }
    if (next == npos) {
        truncated_ = true; // said above in other words
        return text_.size();
    }
    afterElement_ = false;
    return next;
}

std::size_t PackScanner::nextFeature(std::size_t begin) {
    constexpr std::string_view kType = "\"Feature\"";
    constexpr std::size_t kFarthestBack = 65536;
    for (auto value = text_.find(kType, begin + 1); value != npos; value = text_.find(kType, value + 1)) {
        if (wasted_ > mostWasted()) {
            return npos;
        }
        // Back over `"type" :` to the brace that the member belongs to.
        auto at = text_.find_last_not_of(" \t\r\n", value - 1);
        if (at == npos || at <= begin || text_[at] != ':') {
            continue;
        }
        at = text_.find_last_not_of(" \t\r\n", at - 1);
        if (at == npos || at < begin + 6 || text_.substr(at - 5, 6) != "\"type\"") {
            continue;
        }
        std::size_t depth = 0;
        const auto farthest = at - begin > kFarthestBack ? at - kFarthestBack : begin;
        for (at -= 6; at > farthest; --at) {
            ++wasted_;
            if (text_[at] == '}') {
                ++depth;
            } else if (text_[at] == '{') {
                if (depth == 0) {
                    return at;
                }
                --depth;
            }
        }
    }
    return npos;
}

void PackScanner::sayTruncated(std::size_t offset, std::optional<std::uint32_t> feature) {
    truncated_ = true;
    if (auto* d = diagnostics_.open(Severity::error, "truncated", {offset, feature, {}})) {
        d->text = feature ? fmt::format("The file breaks off inside this feature, which was left out; the {} before it "
                                        "were read.",
                                        outline_.features.size())
                          : std::string("The file breaks off before its end.");
        d->advice = "Get the file again; it is incomplete.";
    }
}

} // namespace

PackOutline scanPack(std::string_view text, PackDiagnostics& diagnostics,
                     const std::function<bool(std::size_t)>& goOn) {
    return PackScanner(text, diagnostics, goOn).run();
}

} // namespace entente
