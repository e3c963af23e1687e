#pragma once
/// What a reader of outside data returns: a value where one could be made, and everything there is to say about it.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

enum class Severity : std::uint8_t {
    note,    ///< worth knowing; nothing was changed
    warning, ///< something was read otherwise than it was written
    error    ///< something could not be used; it is kept and shown where that is possible
};

/// One thing that is wrong, or odd, with an input.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code{};                     ///< stable, lower case with dashes, e.g. "unknown-party"
    std::string text{};                     ///< what is wrong and what was done
    std::string advice{};                   ///< what to do about it; may be empty
    std::string file{};                     ///< as the user named it; empty where there is none
    std::uint32_t line = 0;                 ///< 1-based; 0 where it is not known
    std::uint32_t column = 0;               ///< 1-based, in bytes; 0 where it is not known
    std::optional<std::uint32_t> feature{}; ///< 0-based position in the "features" array
    std::string property{};                 ///< the property at fault; may be empty
};

/// A value or none, with diagnostics. Broken input is data, never an exception.
template <class T> struct Result {
    std::optional<T> value;
    std::vector<Diagnostic> diagnostics;

    [[nodiscard]] explicit operator bool() const { return value.has_value(); }
    [[nodiscard]] bool hasErrors() const {
        for (const auto& d : diagnostics) {
            if (d.severity == Severity::error) {
                return true;
            }
        }
        return false;
    }
};

} // namespace entente
