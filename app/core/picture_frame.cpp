#include "core/picture_frame.hpp"

#include "core/fitted_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace entente {

namespace {

using Metrics = PictureMetrics;

/// How high the legend may be: a third of the picture, and so that the map keeps 330 pixels where that is possible.
double mostLegend(glm::dvec2 size) {
    constexpr double kLeastMap = 330.0;
    constexpr double kLeastLegend = 64.0;
    const double most = size.y * 0.34;
    const double left = size.y - Metrics::titleHeight - Metrics::sourcesHeight - kLeastMap;
    return std::clamp(left, std::min(kLeastLegend, most), most);
}

/// The block with its rows after the first `most` replaced by one that says how many they are.
LegendBlock shortened(LegendBlock block, std::size_t most) {
    if (block.rows.size() > most) {
        const std::size_t hidden = block.rows.size() - (most - 1);
        block.rows.resize(most - 1);
        block.rows.push_back(
            {{.form = LegendSwatch::Form::line, .color = {0, 0, 0, 0}}, fmt::format("and {} more", hidden), {}});
    }
    return block;
}

/// "SCO, Borders, and 3 more": some of `all` headings.
std::string listed(std::span<const std::string_view> headings, std::size_t all) {
    std::string list = fmt::format("{}", fmt::join(headings, ", "));
    return headings.size() == all ? list : fmt::format("{}, and {} more", list, all - headings.size());
}

/// A block that stands for others: their headings as far as they fit a width; where not all do, organizations last.
LegendBlock headingsOf(std::span<const LegendBlock> blocks, double width, const TextMeasure& text) {
    constexpr std::size_t kMostNamed = 12;
    std::vector<std::string_view> headings;
    const auto name = [&](auto isWanted) {
        for (const LegendBlock& block : blocks) {
            if (headings.size() < kMostNamed && isWanted(block)) {
                headings.push_back(block.heading);
            }
        }
    };
    LegendBlock folded{.heading = "No room for", .note = {}, .rows = {}};
    const auto fits = [&] {
        folded.note = listed(headings, blocks.size());
        return headWidth(folded, text) <= width;
    };
    name([](const LegendBlock&) { return true; });
    if (headings.size() == blocks.size() && fits()) {
        return folded;
    }
    headings.clear();
    name([](const LegendBlock& block) { return !block.isOneOfMany; });
    name([](const LegendBlock& block) { return block.isOneOfMany; });
    while (!fits() && headings.size() > 1) {
        headings.pop_back();
    }
    return folded;
}

} // namespace

PictureLayout layOutPicture(glm::dvec2 size, const View& view, const std::vector<LegendBlock>& legend,
                            const TextMeasure& text, double leastLegend) {
    PictureLayout layout;
    const double right = size.x;
    const bool hasTitle = view.shows(Furniture::title) || view.shows(Furniture::date);
    layout.title = {{0.0, 0.0}, {right, hasTitle ? Metrics::titleHeight : 0.0}};
    layout.sources = {{0.0, size.y - (view.shows(Furniture::sources) ? Metrics::sourcesHeight : 0.0)}, {right, size.y}};
    double legendTop = layout.sources.min.y;
    if (view.shows(Furniture::legend)) {
        const double wanted = legend.empty() ? 0.0 : legendHeight(legend, right - 2.0 * Metrics::padding, text) + 14.0;
        legendTop -= std::min(std::max(wanted, leastLegend), mostLegend(size));
    }
    layout.legend = {{0.0, legendTop}, {right, layout.sources.min.y}};
    layout.map = {{0.0, layout.title.max.y}, {right, std::max(legendTop, layout.title.max.y + 1.0)}};
    return layout;
}

void foldLegend(std::vector<LegendBlock>& legend, glm::dvec2 size, const TextMeasure& text) {
    const glm::dvec2 room{size.x - 2.0 * Metrics::padding, mostLegend(size) - 14.0};
    const auto isTooHigh = [&] { return blocksThatFit(legend, room, text) < legend.size(); };
    if (!isTooHigh()) {
        return;
    }
    const std::vector<LegendBlock> whole = legend;
    constexpr double kLittleRoom = 80.0; // a heading and two rows say less than two lines without headings
    if (room.y < kLittleRoom) {
        legend = {briefLegend(whole, room.x, text)};
        return;
    }
    std::size_t kept = whole.size();
    const auto take = [&](std::size_t rows) {
        legend.clear();
        std::transform(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept), std::back_inserter(legend),
                       [rows](const LegendBlock& block) { return shortened(block, rows); });
        if (kept < whole.size()) {
            legend.push_back(headingsOf(std::span(whole).subspan(kept), room.x, text));
        }
    };
    const auto shortenWhileTooHigh = [&](std::size_t from, std::size_t to) {
        for (std::size_t rows = from; isTooHigh() && rows >= to; --rows) {
            take(rows);
        }
    };
    // The last two say how to read strands and marks.
    const std::size_t fewestBlocks = std::max<std::size_t>(3, kept < 2 ? 0 : kept - 2);
    constexpr std::size_t kFewRows = 4;
    shortenWhileTooHigh(8, kFewRows);
    while (kept > fewestBlocks && isTooHigh()) {
        --kept;
        take(kFewRows);
    }
    shortenWhileTooHigh(3, 2);
    while (kept > 0 && isTooHigh()) {
        kept = std::min(kept - 1, blocksThatFit(legend, room, text));
        take(2);
    }
}

namespace {

void drawTitle(SceneWriter& writer, const Picture& picture, const Captions& captions) {
    const Theme& theme = picture.theme;
    const View& view = picture.input.view;
    const TextMeasure& measure = picture.input.text;
    constexpr double kPad = Metrics::padding;
    const double width = picture.input.size.x;
    double dateWidth = 0.0;
    if (view.shows(Furniture::date)) {
        dateWidth = measure.width(captions.date, Metrics::title, FontWeight::semibold) + kPad;
        writer.text({.text = captions.date,
                     .position = {width - kPad, 28.0},
                     .size = Metrics::title,
                     .weight = FontWeight::semibold,
                     .align = Align::end,
                     .color = theme.ink});
    }
    if (view.shows(Furniture::title)) {
        // A long title is smaller before it is cut.
        const double room = width - dateWidth - 2.0 * kPad;
        float size = Metrics::title;
        while (size > Metrics::leastTitle &&
               measure.width(oneLine(captions.title), size, FontWeight::semibold) > room) {
            size -= 1.0F;
        }
        writer.text({.text = fitted(captions.title, room, size, FontWeight::semibold, measure),
                     .position = {kPad, 28.0},
                     .size = size,
                     .weight = FontWeight::semibold,
                     .color = theme.ink});
        writer.text({.text = fitted(captions.subtitle, width - 2.0 * kPad, Metrics::body, FontWeight::regular, measure),
                     .position = {kPad, 47.0},
                     .size = Metrics::body,
                     .color = theme.inkSecondary});
    }
}

void drawSources(SceneWriter& writer, const Picture& picture, const PictureLayout& layout, const Captions& captions) {
    const TextMeasure& measure = picture.input.text;
    constexpr double kPad = Metrics::padding;
    const double width = picture.input.size.x;
    const double mark = measure.width("Entente", Metrics::small, FontWeight::regular);
    writer.text(
        {.text = fitted(captions.sources, width - mark - 3.0 * kPad, Metrics::small, FontWeight::regular, measure),
         .position = {kPad, layout.sources.max.y - 8.0},
         .size = Metrics::small,
         .color = picture.theme.inkTertiary});
    writer.text({.text = "Entente",
                 .position = {width - kPad, layout.sources.max.y - 8.0},
                 .size = Metrics::small,
                 .align = Align::end,
                 .color = picture.theme.inkTertiary});
}

} // namespace

void drawPictureFrame(SceneWriter& writer, const Picture& picture, const PictureLayout& layout,
                      const Captions& captions) {
    const Theme& theme = picture.theme;
    const double width = picture.input.size.x;
    const auto rule = [&](double y, double inset) {
        writer.rectangle({{inset, y - 0.5}, {width - inset, y + 0.5}}, theme.rule);
    };
    if (layout.title.height() > 0.0) {
        drawTitle(writer, picture, captions);
        rule(layout.map.min.y, 0.0);
    }
    if (layout.map.max.y < picture.input.size.y) {
        rule(layout.map.max.y, 0.0);
    }
    if (layout.sources.height() > 0.0) {
        if (layout.legend.height() > 1.0) {
            rule(layout.sources.min.y, Metrics::padding);
        }
        drawSources(writer, picture, layout, captions);
    }
    if (layout.legend.height() > 1.0) {
        writer.clipTo(layout.legend);
        const glm::dvec2 top{Metrics::padding, 12.0};
        const glm::dvec2 bottom{Metrics::padding, 0.0};
        drawLegend(writer, captions.legend, {layout.legend.min + top, layout.legend.max - bottom}, theme,
                   picture.input.text);
    }
}

} // namespace entente
