#include "geo/pack_diagnostics.hpp"

#include "geo/pack_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace entente {

Diagnostic* PackDiagnostics::open(Severity severity, std::string_view code, const Place& place) {
    auto known = counts_.find(code);
    if (known == counts_.end()) {
        known = counts_.emplace(std::string(code), 0).first;
    }
    if (++known->second > kMostPerCode) {
        return nullptr;
    }
    auto& entry = entries_.emplace_back();
    entry.offset = place.offset;
    entry.diagnostic.severity = severity;
    entry.diagnostic.code = code;
    entry.diagnostic.feature = place.feature;
    entry.diagnostic.property = place.property;
    return &entry.diagnostic;
}

void PackDiagnostics::add(Severity severity, std::string_view code, const Place& place, std::string_view text,
                          std::string_view advice) {
    if (auto* d = open(severity, code, place)) {
        d->text = text;
        d->advice = advice;
    }
}

void PackDiagnostics::append(PackDiagnostics other) {
    for (auto& entry : other.entries_) {
        if (auto* d = open(entry.diagnostic.severity, entry.diagnostic.code, {entry.offset, {}, {}})) {
            *d = std::move(entry.diagnostic);
        }
    }
    for (const auto& [code, count] : other.counts_) {
        if (count > kMostPerCode) {
            counts_[code] += count - kMostPerCode;
        }
    }
}

std::vector<Diagnostic> PackDiagnostics::finish(std::string_view text, const std::string& file) {
    const auto before = [](const Entry& a, const Entry& b) { return a.offset + 1 < b.offset + 1; };
    std::stable_sort(entries_.begin(), entries_.end(), before);
    std::vector<Diagnostic> all;
    all.reserve(entries_.size() + counts_.size());
    std::size_t lineStart = 0;
    std::uint32_t line = 1;
    for (auto& entry : entries_) {
        auto& d = entry.diagnostic;
        d.file = file;
        if (entry.offset != kNowhere) {
            const auto offset = std::min<std::size_t>(entry.offset, text.size());
            while (lineStart < offset) {
                const void* end = std::memchr(text.data() + lineStart, '\n', offset - lineStart);
                if (end == nullptr) {
                    break;
                }
                lineStart = static_cast<std::size_t>(static_cast<const char*>(end) - text.data()) + 1;
                ++line;
            }
            d.line = line;
            d.column = static_cast<std::uint32_t>(offset - lineStart + 1);
        }
        all.push_back(std::move(d));
    }
    for (const auto& [code, count] : counts_) {
        if (count > kMostPerCode) {
            Diagnostic d;
            d.severity = Severity::note;
            d.code = "more";
            d.text = fmt::format("{} more of {} are not listed.", count - kMostPerCode, code);
            d.file = file;
            all.push_back(std::move(d));
        }
    }
    entries_.clear();
    counts_.clear();
    return all;
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kMost = 60;
    const bool cut = text.size() > kMost;
    auto end = std::min(text.size(), kMost);
    while (cut && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    auto shown = withValidUtf8(text.substr(0, end));
    std::erase_if(shown, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return fmt::format("\"{}{}\"", shown, cut ? "..." : "");
}

} // namespace entente
