#pragma once
/// Collects what there is to say about one pack file.

#include "core/result.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Diagnostics with byte offsets, of which lines are counted once, at the end. At most kMostPerCode of one code are
/// kept; the others are counted.
class PackDiagnostics {
  public:
    static constexpr std::size_t kMostPerCode = 1000;
    static constexpr std::uint64_t kNowhere = std::numeric_limits<std::uint64_t>::max();

    /// Where in the file something is wrong.
    struct Place {
        std::uint64_t offset = kNowhere;
        std::optional<std::uint32_t> feature;
        std::string_view property;
    };

    /// A new diagnostic to be worded by the caller, or null where this code has been heard of often enough (it is
    /// counted all the same). The pointer is good until the next call.
    [[nodiscard]] Diagnostic* open(Severity severity, std::string_view code, const Place& place);
    /// The same, for texts that cost nothing to make.
    void add(Severity severity, std::string_view code, const Place& place, std::string_view text,
             std::string_view advice = {});

    /// Takes over what another one collected about the same file.
    void append(PackDiagnostics other);

    /// Everything, in the order of the file, with lines and columns, and a `more` for each code that was cut.
    [[nodiscard]] std::vector<Diagnostic> finish(std::string_view text, const std::string& file);

  private:
    struct Entry {
        std::uint64_t offset;
        Diagnostic diagnostic;
    };
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t, std::less<>> counts_;
};

/// A text as a diagnostic quotes it: in double quotes, control characters dropped, cut after some 60 bytes.
[[nodiscard]] std::string inQuotes(std::string_view text);

} // namespace entente
