#include "geo/pack_scanner.hpp"
#include "geo/text_form.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kLongest = std::size_t{1} << 30U;
constexpr std::size_t npos = std::string_view::npos;

} // namespace

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
            result.reason = "a quotation mark is missing, or a string holds a line break or another control character";
            return result;
        }
        const char c = text_[event.offset];
        if (c == '{' || c == '[') {
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

bool PackScanner::goesOn(std::size_t offset) {
    constexpr std::size_t kBytesPerReport = std::size_t{1} << 20U;
    if (offset >= nextReport_ && goOn_) {
        nextReport_ = offset + kBytesPerReport;
        outline_.cancelled = !goOn_(outline_, offset);
    }
    return !outline_.cancelled;
}

std::size_t PackScanner::readFeatures(std::size_t offset) {
    ++offset;
    std::size_t comma = offset; // the last one
    while (goesOn(offset)) {
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
            if (afterComma_) {
                diagnostics_.add(Severity::error, "json-syntax", {comma, outline_.positions, {}},
                                 "Ill-formed JSON: a comma with no feature after it. It was skipped.");
            }
            afterElement_ = afterComma_ = false;
            return offset + 1;
        }
        if (c == ',') {
            if (!afterElement_) {
                diagnostics_.add(Severity::error, "json-syntax", here,
                                 "Ill-formed JSON: a comma with no feature before it. It was skipped.");
            }
            afterComma_ = afterElement_;
            afterElement_ = false;
            comma = offset++;
            continue;
        }
        if (const auto end = skipComment(text_, offset); end > offset) {
            diagnostics_.add(Severity::error, "json-syntax", here,
                             "Ill-formed JSON: a comment, which JSON has not. It was skipped.");
            offset = end;
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
        afterComma_ = false;
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
    if (outline_.featureCount == 1000 && features.size() == 1000) {
        // An estimate from the first thousand: growing a large column would copy it.
        const auto each = std::max<std::size_t>(1, (begin - static_cast<std::size_t>(features[0].textOffset)) / 1000);
        features.reserve((text_.size() - begin) / each * 17 / 16 + 2000);
    }
    auto& feature = features.emplace_back(Feature{});
    feature.textOffset = begin;
    feature.textLength = static_cast<std::uint32_t>(walked.end - begin);
    feature.position = outline_.positions;
    ++outline_.featureCount;
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
                                        outline_.featureCount)
                          : std::string("The file breaks off before its end.");
        d->advice = "Get the file again; it is incomplete.";
    }
}

} // namespace entente
