#include "reading.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <utility>

namespace entente {
namespace {

constexpr std::size_t kMostRows = 5'000'000;
constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kRowsPerReport = 1024;

} // namespace

void Reading::say(Severity severity, std::string code, std::string text, std::string advice, std::uint32_t line) {
    result_.diagnostics.push_back({.severity = severity,
                                   .code = std::move(code),
                                   .text = std::move(text),
                                   .advice = std::move(advice),
                                   .file = request_.path,
                                   .line = line});
}

std::string Reading::inUtf8(const std::string& text) {
    if (CPLIsUTF8(text.c_str(), -1) != FALSE) {
        return text;
    }
    if (!std::exchange(recoded_, true)) {
        say(Severity::note, "recoded", "The texts are not UTF-8; they were read as Windows-1252.",
            "Save the file as UTF-8 where letters are wrong.");
    }
    char* made = CPLRecode(text.c_str(), "CP1252", CPL_ENC_UTF8);
    std::string recoded = made != nullptr ? made : "";
    CPLFree(made);
    return recoded;
}

bool Reading::beginFeature(VectorText& text) {
    if (text.features % kRowsPerReport == 0 && request_.goOn && !request_.goOn(text.features)) {
        say(Severity::note, "cancelled", "Reading was stopped.");
        cancelled_ = true;
        return false;
    }
    if (text.features == kMostRows || text.geojson.size() > kMostBytes) {
        say(Severity::error, "too-large", fmt::format("Only the first {} rows were read.", text.features));
        return false;
    }
    text.geojson += text.features == 0 ? "\n" : ",\n";
    ++text.features;
    return true;
}

} // namespace entente
