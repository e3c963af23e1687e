#include "geo/pack_text.hpp"
#include "geo/pack_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

namespace entente {
namespace {

/// Bytes of the well-formed character at the start of `text`, 0 where there is none. RFC 3629, section 4.
std::size_t characterLength(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    const auto continues = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const unsigned lead = at(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    const unsigned second = at(1);
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && second < 0x90;
        const bool beyond = lead == 0xF4 && second > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

} // namespace

bool hasPadding(const PackText& text) {
    return text.capacity() >= text.size() + kTextPadding;
}

std::shared_ptr<const PackText> makePackText(std::string_view text) {
    auto made = std::make_shared<PackText>();
    made->reserve(text.size() + kTextPadding);
    made->resize(text.size());
    std::copy(text.begin(), text.end(), made->begin());
    std::memset(made->data() + text.size(), ' ', kTextPadding);
    return made;
}

std::string withValidUtf8(std::string_view text) {
    std::string valid(text);
    for (std::size_t i = 0; i < text.size();) {
        const auto length = characterLength(text.substr(i, 4));
        if (length == 0) {
            valid[i] = '?';
        }
        i += std::max<std::size_t>(length, 1);
    }
    return valid;
}

namespace {

/// The value of the escape (a backslash, u and four digits) at the beginning of a text; nullopt where there is none.
std::optional<unsigned> escapedUnit(std::string_view text) {
    constexpr std::size_t kLength = 6;
    unsigned unit = 0;
    if (text.size() < kLength || text[0] != '\\' || text[1] != 'u') {
        return std::nullopt;
    }
    const auto* const end = text.data() + kLength;
    const auto [stop, error] = std::from_chars(text.data() + 2, end, unit, 16);
    return error == std::errc{} && stop == end ? std::optional(unit) : std::nullopt;
}

/// How many bytes of JSON are one readable piece: a character or an escape. 0 for a byte that is not UTF-8 and for half
/// of a pair of surrogates.
std::size_t readablePiece(std::string_view json) {
    constexpr unsigned kHigh = 0xD800;
    constexpr unsigned kLow = 0xDC00;
    constexpr unsigned kBeyond = 0xE000;
    constexpr std::size_t kEscape = 6;
    if (json[0] != '\\') {
        return characterLength(json.substr(0, 4));
    }
    const auto unit = escapedUnit(json);
    if (!unit) {
        return std::min<std::size_t>(2, json.size());
    }
    if (*unit < kHigh || *unit >= kBeyond) {
        return kEscape;
    }
    const auto second = escapedUnit(json.substr(kEscape));
    return *unit < kLow && second && *second >= kLow && *second < kBeyond ? 2 * kEscape : 0;
}

} // namespace

std::size_t findUnreadable(std::string_view json) {
    for (std::size_t i = 0; i < json.size();) {
        const auto length = readablePiece(json.substr(i));
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return std::string_view::npos;
}

std::string readableJson(std::string_view json) {
    constexpr std::string_view kReplacement = "\\ufffd";
    std::string readable(json);
    for (std::size_t i = 0; i < json.size();) {
        const auto length = readablePiece(json.substr(i));
        if (length == 0 && json[i] == '\\') {
            readable.replace(i, kReplacement.size(), kReplacement);
        } else if (length == 0) {
            readable[i] = '?';
        }
        i += std::max<std::size_t>(length, 1);
    }
    return readable;
}

} // namespace entente
