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

bool isDigit(hb_unicode_general_category_t category) {
    return category == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
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
    std::vector<TextRun> runs;
    auto* unicode = hb_unicode_funcs_get_default();
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decode(text.substr(at));
        const auto script = hb_unicode_script(unicode, c.code);
        const auto category = hb_unicode_general_category(unicode, c.code);
        const bool own = hasOwnScript(script);
        const bool rightToLeft = own ? hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL
                                     : (!runs.empty() && runs.back().rightToLeft && !isDigit(category));
        const bool mark =
            category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
        const auto font = mark && !runs.empty() ? runs.back().font : fontFor(c.code);
        const auto tag = own ? static_cast<std::uint32_t>(script) : 0U;
        auto* last = runs.empty() ? nullptr : &runs.back();
        if (last != nullptr && last->font == font && last->rightToLeft == rightToLeft &&
            (!own || last->script == tag || last->script == 0)) {
            last->count += c.bytes;
            last->script = own ? tag : last->script;
        } else {
            runs.push_back({at, c.bytes, font, tag, rightToLeft});
        }
        at += c.bytes;
    }
    orderForSight(runs);
    return runs;
}

} // namespace entente
