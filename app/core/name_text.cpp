#include "core/name_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace entente {

namespace {

constexpr std::array<std::string_view, 192> kLatinFolds{
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // U+00C0
    "d", "n", "o",  "o",  "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss", // U+00D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // U+00E0
    "d", "n", "o",  "o",  "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y",  // U+00F0
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  // U+0100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",  // U+0110
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",  // U+0120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",  // U+0130
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",  // U+0140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",  // U+0150
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",  // U+0160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",  // U+0170
};

/// The next code point of UTF-8 text, which is taken off it; nullopt (and at least one byte taken) where the
/// bytes are ill-formed. Table 3-7 of the Unicode Standard.
std::optional<char32_t> takeCodePoint(std::string_view& text) {
    const auto byteAt = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80) {
        text.remove_prefix(1);
        return lead;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        text.remove_prefix(1);
        return std::nullopt;
    }
    auto point = static_cast<char32_t>(lead & (0x7FU >> length));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(i) & 0xC0U) != 0x80U) {
            text.remove_prefix(1);
            return std::nullopt;
        }
        point = (point << 6U) | (byteAt(i) & 0x3FU);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < kLeast[length] || surrogate || point > 0x10FFFF) {
        text.remove_prefix(1);
        return std::nullopt;
    }
    text.remove_prefix(length);
    return point;
}

void appendUtf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

constexpr bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// Greek and Cyrillic in lower case, Greek without its accents; other code points as they are.
char32_t foldedGreekOrCyrillic(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 26> kOdd{{
        {0x386, 0x3B1},
        {0x388, 0x3B5},
        {0x389, 0x3B7},
        {0x38A, 0x3B9},
        {0x38C, 0x3BF},
        {0x38E, 0x3C5},
        {0x38F, 0x3C9},
        {0x390, 0x3B9},
        {0x3AA, 0x3B9},
        {0x3AB, 0x3C5},
        {0x3AC, 0x3B1},
        {0x3AD, 0x3B5},
        {0x3AE, 0x3B7},
        {0x3AF, 0x3B9},
        {0x3B0, 0x3C5},
        {0x3C2, 0x3C3},
        {0x3CA, 0x3B9},
        {0x3CB, 0x3C5},
        {0x3CC, 0x3BF},
        {0x3CD, 0x3C5},
        {0x3CE, 0x3C9},
        // Russian writes yo and short i with or without their marks.
        {0x401, 0x435},
        {0x451, 0x435},
        {0x419, 0x438},
        {0x439, 0x438},
        {0x4C0, 0x4CF},
    }};
    for (const auto& [from, to] : kOdd) {
        if (c == from) {
            return to;
        }
    }
    if (within(c, 0x391, 0x3A9) || within(c, 0x410, 0x42F)) {
        return c + 0x20;
    }
    if (within(c, 0x400, 0x40F)) {
        return c + 0x50;
    }
    const bool paired = within(c, 0x460, 0x481) || within(c, 0x48A, 0x4BF) || within(c, 0x4D0, 0x52F);
    return paired ? (c | 1U) : c;
}

/// Vietnamese and the few other Latin letters with accents that names of countries use; 0 for any other.
char32_t foldedRareLatin(char32_t c) {
    struct Run {
        char32_t first, last, letter;
    };
    constexpr std::array<Run, 15> kRuns{{{0x1A0, 0x1A1, U'o'},
                                         {0x1AF, 0x1B0, U'u'},
                                         {0x1CD, 0x1CE, U'a'},
                                         {0x1CF, 0x1D0, U'i'},
                                         {0x1D1, 0x1D2, U'o'},
                                         {0x1D3, 0x1DC, U'u'},
                                         {0x18F, 0x18F, 0x259},
                                         {0x218, 0x219, U's'},
                                         {0x21A, 0x21B, U't'},
                                         {0x1EA0, 0x1EB7, U'a'},
                                         {0x1EB8, 0x1EC7, U'e'},
                                         {0x1EC8, 0x1ECB, U'i'},
                                         {0x1ECC, 0x1EE3, U'o'},
                                         {0x1EE4, 0x1EF1, U'u'},
                                         {0x1EF2, 0x1EF9, U'y'}}};
    for (const Run& run : kRuns) {
        if (within(c, run.first, run.last)) {
            return run.letter;
        }
    }
    return 0;
}

/// Arabic letters that are written for each other: alef with and without hamza, final yeh, teh marbuta, and the Persian
/// kaf and yeh.
char32_t foldedArabic(char32_t c) {
    switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
        return 0x627;
    case 0x649:
    case 0x6CC:
        return 0x64A;
    case 0x629:
    case 0x6C0:
        return 0x647;
    case 0x6A9:
        return 0x643;
    default:
        return c;
    }
}

/// Marks that a name is the same without: accents as characters of their own, Arabic vowels and lengthening,
/// apostrophes, full stops.
bool isDropped(char32_t c) {
    return within(c, 0x300, 0x36F) || within(c, 0x64B, 0x65F) || c == 0x640 || c == 0x670 ||
           within(c, 0xFE20, 0xFE2F) || within(c, 0x2018, 0x201B) || c == 0x2032 || within(c, 0x2BB, 0x2BD) ||
           c == 0xB4 || c == 0x60 || c == '\'' || c == '.' || within(c, 0x200B, 0x200F) || c == 0xAD || c == 0xFEFF;
}

bool isSpaceOrPunctuation(char32_t c) {
    const bool ascii = c < 0x30 || within(c, 0x3A, 0x40) || within(c, 0x5B, 0x60) || within(c, 0x7B, 0xA9);
    return ascii || within(c, 0xAB, 0xB9) || within(c, 0xBB, 0xBF) || within(c, 0x2000, 0x206F) ||
           within(c, 0x3000, 0x3003) || within(c, 0x3008, 0x3011) || c == 0x30FB || within(c, 0xFF08, 0xFF0F) ||
           c == 0xD7 || c == 0xF7;
}

void appendFolded(std::string& out, char32_t c) {
    if (within(c, 'A', 'Z')) {
        out.push_back(static_cast<char>(c + 0x20));
    } else if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (within(c, 0xC0, 0x17F)) {
        out += kLatinFolds[c - 0xC0];
    } else if (within(c, 0x386, 0x52F)) {
        appendUtf8(out, foldedGreekOrCyrillic(c));
    } else if (within(c, 0x180, 0x385) || within(c, 0x1EA0, 0x1EF9)) {
        const char32_t latin = foldedRareLatin(c);
        appendUtf8(out, latin != 0 ? latin : c);
    } else if (within(c, 0x622, 0x6CC)) {
        appendUtf8(out, foldedArabic(c));
    } else {
        appendUtf8(out, c);
    }
}

} // namespace

std::u32string codePoints(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        if (const auto point = takeCodePoint(text)) {
            points.push_back(*point);
        }
    }
    return points;
}

std::size_t editDistance(const std::u32string& a, const std::u32string& b, std::size_t most) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > most) {
        return most + 1;
    }
    std::vector<std::size_t> twoAbove(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(twoAbove, above);
        std::swap(above, row);
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > most) {
            return most + 1;
        }
    }
    return std::min(row[b.size()], most + 1);
}

std::string normalizedName(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    while (!text.empty()) {
        const std::optional<char32_t> point = takeCodePoint(text);
        const bool letter = point && (within(*point, 'a', 'z') || within(*point, 'A', 'Z'));
        if (letter && !gap) {
            appendFolded(out, *point);
            continue;
        }
        if (!point || isDropped(*point)) {
            continue;
        }
        const bool ampersand = *point == '&';
        if (!ampersand && isSpaceOrPunctuation(*point)) {
            gap = true;
            continue;
        }
        if ((gap || ampersand) && !out.empty()) {
            out.push_back(' ');
        }
        gap = ampersand;
        if (ampersand) {
            out += "and";
        } else {
            appendFolded(out, *point);
        }
    }
    return out;
}

namespace {

/// The word that an abbreviation stands for; empty for a word that is left out; other words as they are.
std::string_view writtenOut(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kWords{{{"the", ""},
                                                                                    {"of", ""},
                                                                                    {"and", ""},
                                                                                    {"rep", "republic"},
                                                                                    {"dem", "democratic"},
                                                                                    {"fed", "federal"},
                                                                                    {"sts", "states"},
                                                                                    {"st", "saint"},
                                                                                    {"ste", "sainte"},
                                                                                    {"is", "islands"},
                                                                                    {"isl", "islands"},
                                                                                    {"i", "island"},
                                                                                    {"terr", "territory"},
                                                                                    {"ter", "territory"},
                                                                                    {"n", "north"},
                                                                                    {"s", "south"},
                                                                                    {"e", "east"},
                                                                                    {"w", "west"}}};
    const auto* const found =
        std::find_if(kWords.begin(), kWords.end(), [word](const auto& entry) { return entry.first == word; });
    return found == kWords.end() ? word : found->second;
}

} // namespace

std::string looseName(std::string_view normalized) {
    std::vector<std::string_view> words;
    while (!normalized.empty()) {
        const auto end = std::min(normalized.find(' '), normalized.size());
        if (const auto word = writtenOut(normalized.substr(0, end)); !word.empty()) {
            words.push_back(word);
        }
        normalized.remove_prefix(std::min(end + 1, normalized.size()));
    }
    std::sort(words.begin(), words.end());
    std::string loose;
    for (const auto word : words) {
        loose += loose.empty() ? "" : " ";
        for (std::size_t i = 0; i < word.size(); ++i) {
            loose += word[i];
            const bool vowel = word[i] == 'a' || word[i] == 'o' || word[i] == 'u';
            const auto next = i + 1 < word.size() ? word[i + 1] : ' ';
            i += vowel && (next == 'e' || (next == 'a' && word[i] == 'a')) ? 1U : 0U;
        }
    }
    return loose;
}

} // namespace entente
