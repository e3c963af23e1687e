#include "export/diagnostics_json.hpp"

#include "core/json_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace entente {

std::string_view severityName(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::error:
        break;
    }
    return "error";
}

std::string diagnosticsAsJson(std::span<const Diagnostic> diagnostics) {
    std::string json = "[";
    for (const auto& d : diagnostics) {
        json += json.size() == 1 ? "\n{" : ",\n{";
        const auto text = [&json](std::string_view name, std::string_view value) {
            fmt::format_to(std::back_inserter(json), "{}\"{}\":", json.back() == '{' ? "" : ",", name);
            appendJsonText(json, value);
        };
        const auto number = [&json](std::string_view name, std::uint32_t value, bool known) {
            fmt::format_to(std::back_inserter(json), ",\"{}\":{}", name, known ? fmt::format("{}", value) : "null");
        };
        text("file", d.file);
        number("line", d.line, d.line > 0);
        number("column", d.column, d.column > 0);
        number("feature", d.feature.value_or(0), d.feature.has_value());
        text("property", d.property);
        text("severity", severityName(d.severity));
        text("code", d.code);
        text("text", d.text);
        text("advice", d.advice);
        json += '}';
    }
    return json + (diagnostics.empty() ? "]\n" : "\n]\n");
}

} // namespace entente
