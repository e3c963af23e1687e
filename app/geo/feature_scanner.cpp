#include "geo/pack_scanner.hpp"
#include "geo/text_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool isOpening(char c) {
    return c == '{' || c == '[';
}

} // namespace

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
    const auto second = skipSpace(text_, offset + 1);
    const bool list = text_[offset] == '[' && second < text_.size() && text_[second] == '{';
    const bool object = text_[offset] == '{' && text_.substr(offset + 1, 1) != std::string_view("\0", 1);
    if (!object && !list && text_[offset] != kRecordSeparator) {
        diagnostics_.add(Severity::error, "not-geojson", {offset, {}, {}},
                         "This is not GeoJSON: the document is not a JSON object.",
                         adviceOnForeignText(text_.substr(offset)));
        return npos;
    }
    return offset;
}

PackOutline PackScanner::run() {
    const auto begin = startOfDocument();
    if (begin == npos) {
        return std::move(outline_);
    }
    if (text_[begin] == '[') {
        diagnostics_.add(Severity::warning, "text-sequence", {begin, {}, {}},
                         "The document is a list; its elements were read as features.",
                         "Put the list into a FeatureCollection, as its \"features\".");
        readRest(readFeatures(begin));
    } else if (isTextSequence(text_, begin)) {
        diagnostics_.add(Severity::note, "text-sequence", {begin, {}, {}},
                         "The file is a sequence of GeoJSON texts; each was read.");
        readSequence(begin);
    } else if (const auto end = readMembers(begin); end != npos) {
        readRest(end);
    }
    if (outline_.featureCount > 0 && outline_.form == PackOutline::Form::none) {
        outline_.form = PackOutline::Form::collection;
    } else if (outline_.form == PackOutline::Form::none && !broken_ && !truncated_ && !outline_.cancelled) {
        sayNoFeatures(begin);
    }
    return std::move(outline_);
}

void PackScanner::readRest(std::size_t offset) {
    const auto after = skipSpace(text_, offset);
    if (after >= text_.size() || outline_.cancelled) {
        return;
    }
    if (text_[after] == ',' && !hasFeatures_ && text_.find("\"features\"", after) != npos) {
        lookForFeatures(after, "a } too many");
        return;
    }
    if (text_[after] != '{' && text_[after] != kRecordSeparator) {
        diagnostics_.add(Severity::warning, "trailing-text", {after, {}, {}},
                         "Text follows the end of the document; it was not read.",
                         "Check that nothing is missing before it, and take it out.");
        return;
    }
    diagnostics_.add(Severity::warning, "text-sequence", {after, {}, {}},
                     "Another GeoJSON text follows the end of the document; its features were read too.",
                     "Put all features into one FeatureCollection.");
    readSequence(after);
}

void PackScanner::readSequence(std::size_t offset) {
    constexpr std::string_view kBetween = " \t\r\n\x1E";
    outline_.form = PackOutline::Form::collection;
    for (;;) {
        offset = std::min(text_.find_first_not_of(kBetween, offset), text_.size());
        if (offset == text_.size() || !goesOn(offset)) {
            return;
        }
        if (text_[offset] != '{') {
            offset = skipToElement(offset);
            continue;
        }
        const auto walked = walk(offset);
        const auto whole = text_.substr(offset, walked.end - offset);
        if (walked.outcome == Walk::Outcome::whole && whole.find("\"features\"") != npos) {
            hasFeatures_ = hasGeometry_ = hasCoordinates_ = false;
            type_ = {};
            typeOffset_ = otherFeatures_ = std::nullopt;
            readMembers(offset);
            outline_.form = PackOutline::Form::collection;
            offset = walked.end;
        } else {
            offset = readFeature(offset);
        }
    }
}

std::size_t PackScanner::readMembers(std::size_t begin) {
    auto offset = skipSpace(text_, begin + 1);
    bool closed = offset < text_.size() && text_[offset] == '}';
    while (!closed && offset < text_.size() && !outline_.cancelled) {
        offset = readMember(offset);
        if (outline_.cancelled) {
            break;
        }
        if (offset == npos) {
            finishForm(begin);
            return npos;
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
                finishForm(begin);
                return npos;
            }
        }
    }
    if (outline_.cancelled) {
        return npos;
    }
    if (!closed && !truncated_) {
        sayTruncated(text_.size(), std::nullopt);
    }
    finishForm(begin);
    return closed ? offset + 1 : npos;
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
        if (hasFeatures_) {
            diagnostics_.add(Severity::warning, "duplicate-member", {offset, {}, key},
                             "There is a second \"features\"; it was read as more of the first.",
                             "Join the two: other programs read one of them.");
        }
        hasFeatures_ = true;
        return readFeatures(offset);
    }
    if (key == "features") {
        otherFeatures_ = offset;
    }
    hasGeometry_ = hasGeometry_ || key == "geometry";
    hasCoordinates_ = hasCoordinates_ || key == "coordinates" || key == "geometries";
    if (!isOpening(c)) {
        const auto end = c == '"' ? skipString(offset) : skipScalar(offset);
        if (end == npos || end == offset) {
            return lookForFeatures(offset, "a value is missing or not closed");
        }
        if (key == "type") {
            if (typeOffset_) {
                diagnostics_.add(Severity::warning, "duplicate-member", {offset, {}, key},
                                 "There is a second \"type\"; the last one counts.");
            }
            typeOffset_ = offset;
            type_ = c == '"' ? text_.substr(offset + 1, end - offset - 2) : std::string_view();
        } else if (key == "crs" && c != 'n' && !outline_.crs) {
            outline_.crs = TextSpan{offset, end};
        } else if (key == "entente" && c != 'n') {
            sayNoHeader(offset);
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
    if (key == "entente" && c == '[') {
        sayNoHeader(offset);
    }
    if (key == "crs" && !outline_.crs && walked.deepest <= kDeepest) {
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

void PackScanner::sayNoHeader(std::size_t offset) {
    diagnostics_.add(Severity::warning, "wrong-type", {offset, {}, "entente"},
                     "The header \"entente\" is not an object; the file was read as one without a header.");
}

std::size_t PackScanner::lookForFeatures(std::size_t offset, std::string_view reason) {
    auto features = npos;
    for (auto at = text_.find("\"features\"", offset); at != npos && !hasFeatures_ && features == npos;
         at = text_.find("\"features\"", at + 1)) {
        auto value = skipSpace(text_, at + 10);
        if (value < text_.size() && text_[value] == ':') {
            value = skipSpace(text_, value + 1);
            features = value < text_.size() && text_[value] == '[' ? value : npos;
        }
    }
    broken_ = true;
    if (auto* d = diagnostics_.open(Severity::error, "json-syntax", {offset, {}, {}})) {
        d->text = fmt::format("Ill-formed JSON: {}. {}", reason,
                              hasFeatures_       ? "The rest of the document was not read."
                              : features != npos ? "Members of the document were skipped up to its features."
                                                 : "Nothing of the document could be used.");
    }
    if (features == npos) {
        return npos;
    }
    hasFeatures_ = true;
    return readFeatures(features);
}

void PackScanner::finishForm(std::size_t begin) {
    constexpr std::array<std::string_view, 7> kGeometries{
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"};
    const bool geometry = std::find(kGeometries.begin(), kGeometries.end(), type_) != kGeometries.end();
    const bool feature = type_ == "Feature";
    if (hasFeatures_ && !(outline_.featureCount == 0 && (geometry || (feature && hasGeometry_)))) {
        outline_.form = PackOutline::Form::collection;
        if (type_ != "FeatureCollection" && !broken_ && !truncated_) {
            diagnostics_.add(Severity::warning, "missing-property", {typeOffset_.value_or(begin), {}, "type"},
                             "\"type\" is not \"FeatureCollection\"; the document was read as one.",
                             R"(Write "type": "FeatureCollection".)");
        }
        return;
    }
    if (broken_ || !(feature || geometry || hasGeometry_ || hasCoordinates_)) {
        return;
    }
    const auto walked = walk(begin);
    if (walked.outcome == Walk::Outcome::whole) {
        outline_.form =
            feature || (hasGeometry_ && !geometry) ? PackOutline::Form::feature : PackOutline::Form::geometry;
        keepFeature(begin, walked);
        outline_.positions = 1;
    }
}

void PackScanner::sayNoFeatures(std::size_t begin) {
    if (otherFeatures_) {
        diagnostics_.add(Severity::error, "not-geojson", {*otherFeatures_, {}, "features"},
                         "\"features\" is not an array; nothing was read.",
                         "Write the features as a list: \"features\": [ ... ].");
        return;
    }
    diagnostics_.add(Severity::error, "not-geojson", {typeOffset_.value_or(begin), {}, {}},
                     type_ == "Topology"            ? "This is TopoJSON, not GeoJSON."
                     : type_ == "FeatureCollection" ? "The FeatureCollection has no \"features\"."
                                                    : "This is not GeoJSON: it has no features and no geometry.",
                     type_ == "Topology" ? "Name the file .topojson."
                                         : "A pack is a FeatureCollection with an array named \"features\".");
}

PackOutline scanPack(std::string_view text, PackDiagnostics& diagnostics, const ScanProgress& goOn) {
    return PackScanner(text, diagnostics, goOn).run();
}

} // namespace entente
