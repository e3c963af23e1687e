#include "core/picture_frame.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

using Metrics = PictureMetrics;

/// Cuts a text at a word so that it fits a width.
std::string fitted(std::string text, double width, float size, FontWeight weight, const TextMeasure& measure) {
    if (measure.width(text, size, weight) <= width) {
        return text;
    }
    while (!text.empty() && measure.width(text + "…", size, weight) > width) {
        const auto space = text.find_last_of(' ');
        text.erase(space == std::string::npos ? 0 : space);
        if (text.ends_with(" ·")) {
            text.resize(text.size() - 3);
        }
    }
    return text + "…";
}

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

} // namespace

PictureLayout layOutPicture(glm::dvec2 size, const View& view, const std::vector<LegendBlock>& legend,
                            const TextMeasure& text) {
    PictureLayout layout;
    const double right = size.x;
    const bool hasTitle = view.shows(Furniture::title) || view.shows(Furniture::date);
    layout.title = {{0.0, 0.0}, {right, hasTitle ? Metrics::titleHeight : 0.0}};
    layout.sources = {{0.0, size.y - (view.shows(Furniture::sources) ? Metrics::sourcesHeight : 0.0)}, {right, size.y}};
    double legendTop = layout.sources.min.y;
    if (view.shows(Furniture::legend) && !legend.empty()) {
        const double wanted = legendHeight(legend, right - 2.0 * Metrics::padding, text) + 14.0;
        legendTop -= std::min(wanted, mostLegend(size));
    }
    layout.legend = {{0.0, legendTop}, {right, layout.sources.min.y}};
    layout.map = {{0.0, layout.title.max.y}, {right, std::max(legendTop, layout.title.max.y + 1.0)}};
    return layout;
}

void foldLegend(std::vector<LegendBlock>& legend, glm::dvec2 size, const TextMeasure& text) {
    const double most = mostLegend(size) - 14.0;
    const auto fits = [&](const std::vector<LegendBlock>& blocks) {
        return legendHeight(blocks, size.x - 2.0 * Metrics::padding, text) <= most;
    };
    std::vector<LegendBlock> whole = legend;
    const auto shortenWhileTooHigh = [&](std::size_t from, std::size_t to) {
        for (std::size_t rows = from; !fits(legend) && rows >= to; --rows) {
            std::transform(whole.begin(), whole.end(), legend.begin(),
                           [rows](const LegendBlock& block) { return shortened(block, rows); });
        }
    };
    shortenWhileTooHigh(8, 4);
    constexpr std::size_t kFewestBlocks = 3;
    while (legend.size() > kFewestBlocks && !fits(legend)) {
        legend.pop_back();
        whole.pop_back();
    }
    shortenWhileTooHigh(3, 2);
    while (legend.size() > 1 && !fits(legend)) {
        legend.pop_back();
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
        writer.text({.text = fitted(captions.title, width - dateWidth - 2.0 * kPad, Metrics::title,
                                    FontWeight::semibold, measure),
                     .position = {kPad, 28.0},
                     .size = Metrics::title,
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
