#include "core/two_maps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr double kGap = 6.0;      ///< between two maps, logical pixels
constexpr float kTagSize = 13.0F; ///< of the letters of a date

bool isSame(const LegendBlock& a, const LegendBlock& b) {
    return a.heading == b.heading || (!a.key.empty() && a.key == b.key);
}

/// "3 → 5"; what has no count on either date has none.
std::string countOnBoth(const std::string& before, const std::string& after) {
    const auto shown = [](const std::string& count) { return count.empty() ? std::string("0") : count; };
    return before.empty() && after.empty() ? std::string{} : fmt::format("{} → {}", shown(before), shown(after));
}

LegendBlock joined(const LegendBlock& before, const LegendBlock& after) {
    LegendBlock both = after;
    if (before.heading.size() > both.heading.size()) {
        both.heading = before.heading;
    }
    if (after.rows.empty()) {
        both.note = before.note;
        both.isOneOfMany = before.isOneOfMany;
        both.brief = before.brief;
    }
    const auto find = [](const LegendBlock& block, const std::string& label) {
        return std::find_if(block.rows.begin(), block.rows.end(),
                            [&](const LegendRow& row) { return row.label == label; });
    };
    for (auto& row : both.rows) {
        const auto earlier = find(before, row.label);
        row.count = countOnBoth(earlier != before.rows.end() ? earlier->count : std::string{}, row.count);
    }
    for (const auto& row : before.rows) {
        if (find(after, row.label) == after.rows.end()) {
            both.rows.push_back({row.swatch, row.label, countOnBoth(row.count, {}), row.brief});
        }
    }
    return both;
}

std::vector<LegendBlock> joined(const std::vector<LegendBlock>& before, const std::vector<LegendBlock>& after) {
    std::vector<LegendBlock> all;
    std::vector<bool> taken(before.size(), false);
    for (const auto& block : after) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const auto& b) { return isSame(b, block); });
        if (same != before.end()) {
            taken[static_cast<std::size_t>(same - before.begin())] = true;
        }
        all.push_back(joined(same != before.end() ? *same : LegendBlock{}, block));
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!taken[i]) {
            all.push_back(joined(before[i], {}));
        }
    }
    return all;
}

std::string subtitleOf(const Shown& before, const Shown& after) {
    const Window a = before.slice.window();
    const Window b = after.slice.window();
    std::string text =
        a.isInstant() && b.isInstant()
            ? fmt::format("Ties that hold on {} (left) and on {} (right)", periodText(a), periodText(b))
            : fmt::format("Ties that held at some time in {} (left) and in {} (right)", periodText(a), periodText(b));
    if (const auto all = before.strands.notDrawn + after.strands.notDrawn; all > 0) {
        text += fmt::format(" · {} and {} weaker strands not drawn", grouped(before.strands.notDrawn),
                            grouped(after.strands.notDrawn));
    }
    return text;
}

} // namespace

std::array<MapPlace, 2> placesOfTwo(const Rect& map, const View& view) {
    if (view.compareLayout == CompareLayout::swipe) {
        const double line = map.min.x + std::round(map.width() * std::clamp(view.swipe, 0.0, 1.0));
        return {{{map, {map.min, {line, map.max.y}}}, {map, {{line, map.min.y}, map.max}}}};
    }
    const double width = std::max(1.0, std::floor((map.width() - kGap) / 2.0));
    const Rect left{map.min, {map.min.x + width, map.max.y}};
    const Rect right{{map.max.x - width, map.min.y}, map.max};
    return {{{left, left}, {right, right}}};
}

Captions captionsOfTwo(const Shown& before, const Shown& after) {
    const auto captionsApart = [](Shown shown) {
        shown.organizationsApart = true;
        return captionsOf(shown);
    };
    const Captions earlier = captionsApart(before);
    Captions captions = captionsApart(after);
    captions.subtitle = after.view.subtitle.empty() ? subtitleOf(before, after) : after.view.subtitle;
    captions.date = fmt::format("{} – {}", shortDay(before.slice.window().last), shortDay(after.slice.window().last));
    captions.legend = joined(earlier.legend, captions.legend);
    return captions;
}

std::array<DateTag, 2> dateTags(const std::array<MapPlace, 2>& places, const Window& before, const Window& after,
                                const TextMeasure& text, glm::dvec2 covered) {
    constexpr double kAway = 8.0;
    constexpr double kHeight = 24.0;
    constexpr double kPadding = 9.0;
    const Rect all{places[0].shown.min, places[1].shown.max};
    const auto widthOf = [&](const std::string& words) {
        return text.width(words, kTagSize, FontWeight::semibold) + 2.0 * kPadding;
    };
    const std::array words{shortDays(before), shortDays(after)};
    const std::array widths{widthOf(words[0]), widthOf(words[1])};
    const double first = all.min.x + kAway;
    const double last = all.max.x - kAway;
    std::array lefts{std::max(first, places[0].shown.max.x - kAway - widths[0]),
                     std::min(last - widths[1], places[1].shown.min.x + kAway)};
    if (lefts[0] + widths[0] + kAway > lefts[1]) { // beside each other at one of the edges
        const bool atLeft = lefts[0] == first;
        lefts[1] = atLeft ? std::max(lefts[1], lefts[0] + widths[0] + kAway) : lefts[1];
        lefts[0] = atLeft ? lefts[0] : std::min(lefts[0], lefts[1] - kAway - widths[0]);
    }
    std::array<DateTag, 2> tags;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const bool underCorner = lefts[i] < all.min.x + covered.x;
        const double top = all.min.y + kAway + (underCorner ? covered.y : 0.0);
        tags[i] = {.text = words[i], .box = {{lefts[i], top}, {lefts[i] + widths[i], top + kHeight}}};
    }
    return tags;
}

void drawDates(SceneWriter& writer, const std::array<MapPlace, 2>& places, const std::array<DateTag, 2>& tags,
               const Theme& theme) {
    writer.clipTo({places[0].shown.min, places[1].shown.max});
    const double line = places[1].shown.min.x;
    if (places[0].shown.max.x == line) { // maps side by side have a gap between them
        writer.line({line, places[0].shown.min.y}, {line, places[0].shown.max.y}, theme.ink, 1.5F);
    }
    for (const DateTag& tag : tags) {
        constexpr double kBaseline = 4.5; // below the middle
        const auto middle = tag.box.center();
        writer.rectangle(tag.box, theme.halo, 4.0F);
        writer.text({.text = tag.text,
                     .position = {middle.x, middle.y + kBaseline},
                     .size = kTagSize,
                     .weight = FontWeight::semibold,
                     .align = Align::middle,
                     .color = theme.ink});
    }
}

} // namespace entente
