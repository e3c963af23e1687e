#include "render/text_runs.hpp"

#include <hb.h>

#include <algorithm>

namespace entente {
namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
};

/// The next character of UTF-8; U+FFFD, one byte long, where the text is broken.
Character decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto lead = byte(0);
    if (lead < 0x80U) {
        return {lead, 1};
    }
    const std::size_t count = lead >= 0xF0U ? 4 : (lead >= 0xE0U ? 3 : 2);
    if (lead < 0xC2U || lead > 0xF4U || text.size() < count) {
        return {U'\uFFFD', 1};
    }
    char32_t code = lead & (0xFFU >> (count + 1));
    for (std::size_t i = 1; i < count; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {U'\uFFFD', 1};
        }
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    return {code, count};
}

bool hasOwnScript(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

enum class Direction : std::uint8_t { leftToRight, rightToLeft, neutral };

/// What is known of one character before its neighbours are asked.
struct Letter {
    std::size_t first = 0, count = 0; ///< bytes
    char32_t code = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    Direction direction = Direction::neutral;
    bool joins = false; ///< a mark or a format character: stays in the font of what it follows
};

std::vector<Letter> lettersOf(std::string_view text) {
    std::vector<Letter> letters;
    auto* unicode = hb_unicode_funcs_get_default();
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decode(text.substr(at));
        const auto category = hb_unicode_general_category(unicode, c.code);
        Letter letter{at, c.bytes, c.code, hb_unicode_script(unicode, c.code)};
        if (hasOwnScript(letter.script)) {
            letter.direction = hb_script_get_horizontal_direction(letter.script) == HB_DIRECTION_RTL
                                   ? Direction::rightToLeft
                                   : Direction::leftToRight;
        } else if (category == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER) {
            letter.direction = Direction::leftToRight;
        }
        letter.joins =
            category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
        letters.push_back(letter);
        at += c.bytes;
    }
    return letters;
}

/// What has no direction takes that of its neighbours where both agree, else that of the line.
void resolveDirections(std::vector<Letter>& letters) {
    auto base = Direction::leftToRight;
    for (const auto& letter : letters) {
        if (hasOwnScript(letter.script)) {
            base = letter.direction;
            break;
        }
    }
    auto before = base;
    for (auto it = letters.begin(); it != letters.end();) {
        const auto next =
            std::find_if(it, letters.end(), [](const Letter& l) { return l.direction != Direction::neutral; });
        const auto after = next == letters.end() ? base : next->direction;
        std::for_each(it, next, [&](Letter& l) { l.direction = before == after ? before : base; });
        before = after;
        it = next == letters.end() ? next : next + 1;
    }
}

void orderForSight(std::vector<TextRun>& runs) {
    if (runs.empty()) {
        return;
    }
    const bool base = runs.front().rightToLeft;
    for (auto begin = runs.begin(); begin != runs.end();) {
        const auto end = std::find_if(begin, runs.end(), [&](const TextRun& r) { return r.rightToLeft == base; });
        std::reverse(begin, end);
        begin = end == runs.end() ? end : end + 1;
    }
    if (base) {
        // The other direction's stretches were turned over above, so that this puts their insides back in order.
        std::reverse(runs.begin(), runs.end());
    }
}

} // namespace

std::vector<TextRun> textRuns(std::string_view text, const std::function<std::uint32_t(char32_t)>& fontFor) {
    auto letters = lettersOf(text);
    resolveDirections(letters);
    std::vector<TextRun> runs;
    for (const auto& letter : letters) {
        const bool own = hasOwnScript(letter.script);
        const bool rightToLeft = letter.direction == Direction::rightToLeft;
        const auto font = letter.joins && !runs.empty() ? runs.back().font : fontFor(letter.code);
        const auto tag = own ? static_cast<std::uint32_t>(letter.script) : 0U;
        auto* last = runs.empty() ? nullptr : &runs.back();
        if (last != nullptr && last->font == font && last->rightToLeft == rightToLeft &&
            (!own || last->script == tag || last->script == 0)) {
            last->count += letter.count;
            last->script = own ? tag : last->script;
        } else {
            runs.push_back({letter.first, letter.count, font, tag, rightToLeft});
        }
    }
    orderForSight(runs);
    return runs;
}

} // namespace entente
