#pragma once
/// Colours, sRGB with straight alpha.

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Color&, const Color&) = default;
};

/// `#RRGGBB` or `#RRGGBBAA`; nullopt for anything else.
[[nodiscard]] constexpr std::optional<Color> parseColor(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#') {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (const char c : text.substr(1)) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<std::uint32_t>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<std::uint32_t>(c - 'a') + 10;
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<std::uint32_t>(c - 'A') + 10;
        } else {
            return std::nullopt;
        }
        value = value * 16 + digit;
    }
    if (text.size() == 7) {
        value = value * 256 + 255;
    }
    return Color{static_cast<std::uint8_t>(value >> 24U), static_cast<std::uint8_t>((value >> 16U) & 255U),
                 static_cast<std::uint8_t>((value >> 8U) & 255U), static_cast<std::uint8_t>(value & 255U)};
}

/// A colour known at compile time; a wrong text does not compile.
consteval Color rgb(std::string_view text) {
    return parseColor(text).value();
}

/// The same colour with its alpha multiplied by opacity in [0, 1].
[[nodiscard]] constexpr Color faded(Color color, double opacity) {
    color.a = static_cast<std::uint8_t>(static_cast<double>(color.a) * opacity + 0.5);
    return color;
}

} // namespace entente
