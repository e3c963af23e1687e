#include "table_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente {
namespace {

enum class Order : std::uint8_t { none, little, big };

Order utf16Order(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) {
        return Order::little;
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return Order::big;
    }
    constexpr std::size_t kLetters = 4;
    if (bytes.size() < 2 * kLetters || bytes.size() % 2 != 0) {
        return Order::none;
    }
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < 2 * kLetters; ++i) {
        zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
    }
    return zeros[1] == kLetters && zeros[0] == 0   ? Order::little
           : zeros[0] == kLetters && zeros[1] == 0 ? Order::big
                                                   : Order::none;
}

void appendUtf8(std::string& text, std::uint32_t c) {
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6U);
        put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12U);
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    } else {
        put(0xF0 | c >> 18U);
        put(0x80 | (c >> 12U & 0x3FU));
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    }
}

std::string fromUtf16(std::string_view bytes, Order order) {
    constexpr std::uint32_t kReplacement = 0xFFFD;
    constexpr std::uint32_t kMark = 0xFEFF;
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return order == Order::little ? std::uint32_t{first} | std::uint32_t{second} << 8U
                                      : std::uint32_t{first} << 8U | std::uint32_t{second};
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xD800 && c < 0xE000) {
            const auto low = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
            const bool isPair = low >= 0xDC00 && low < 0xE000;
            c = isPair ? 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00) : kReplacement;
            i += isPair ? 2 : 0;
        }
        if (c != kMark || i > 0) {
            appendUtf8(text, c);
        }
    }
    return text;
}

/// How often a separator stands in a line, outside of quotes.
std::size_t countIn(std::string_view line, char separator) {
    std::size_t count = 0;
    bool inQuotes = false;
    for (const char c : line) {
        inQuotes = inQuotes != (c == '"');
        count += c == separator && !inQuotes ? 1U : 0U;
    }
    return count;
}

/// The one that most of the first lines have, and of these the one they have most often.
char separatorOf(std::string_view text) {
    constexpr std::size_t kLines = 10;
    constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};
    std::array<std::size_t, kSeparators.size()> lines{};
    std::array<std::size_t, kSeparators.size()> counts{};
    for (std::size_t n = 0; n < kLines && !text.empty(); ++n) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        for (std::size_t i = 0; i < kSeparators.size(); ++i) {
            const auto count = countIn(text.substr(0, end), kSeparators[i]);
            lines[i] += count > 0 ? 1U : 0U;
            counts[i] += count;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < kSeparators.size(); ++i) {
        if (lines[i] > lines[best] || (lines[i] == lines[best] && counts[i] > counts[best])) {
            best = i;
        }
    }
    return kSeparators[best];
}

} // namespace

TableText makeTableText(std::string bytes) {
    TableText made;
    const auto order = utf16Order(bytes);
    made.wasUtf16 = order != Order::none;
    made.text = made.wasUtf16 ? fromUtf16(bytes, order) : std::move(bytes);
    if (made.text.starts_with("\xEF\xBB\xBF")) {
        made.text.erase(0, 3);
    }
    made.zeros = static_cast<std::size_t>(std::erase(made.text, '\0'));
    // Excel's own way to name the separator.
    constexpr std::size_t kSepLength = 5;
    const bool names = made.text.size() > kSepLength && made.text.starts_with("sep=") &&
                       (made.text[kSepLength] == '\r' || made.text[kSepLength] == '\n');
    made.separator = names ? made.text[kSepLength - 1] : separatorOf(made.text);
    if (names) {
        made.text.replace(0, kSepLength, "");
    }
    return made;
}

} // namespace entente
