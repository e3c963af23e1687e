#include "core/legend.hpp"

#include "core/fitted_text.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

using Metrics = PictureMetrics;

constexpr double kSwatchWidth = 32.0;
constexpr double kSwatchHeight = 12.0;
constexpr double kTextAt = 40.0; ///< from the left edge of a block
constexpr double kColumnGap = 26.0;
constexpr double kCountGap = 14.0;
constexpr double kInnerGap = 16.0; ///< between the columns of a block
constexpr double kNoteGap = 8.0;
constexpr std::size_t kMostRows = 5; ///< further rows go on in a second column of the block

/// How a block is laid out: its rows in columns of at most kMostRows, in fewer and longer ones where these are too
/// wide.
struct BlockSize {
    double width = 0.0, height = 0.0;
    std::vector<double> columns; ///< their widths
    std::size_t rowsPerColumn = 1;
};

double rowWidth(const LegendRow& row, const TextMeasure& text) {
    const double count = text.width(row.count, Metrics::small, FontWeight::regular);
    return kTextAt + text.width(row.label, Metrics::small, FontWeight::regular) +
           (count > 0.0 ? kCountGap + count : 0.0);
}

BlockSize sizeIn(std::size_t columns, const LegendBlock& block, const TextMeasure& text) {
    BlockSize size;
    size.rowsPerColumn = std::max<std::size_t>(1, (block.rows.size() + columns - 1) / columns);
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        if (i % size.rowsPerColumn == 0) {
            size.columns.push_back(0.0);
        }
        size.columns.back() = std::max(size.columns.back(), rowWidth(block.rows[i], text));
    }
    for (const double column : size.columns) {
        size.width += column + (size.width > 0.0 ? kInnerGap : 0.0);
    }
    const double heading =
        text.width(block.heading, Metrics::small, FontWeight::semibold) +
        (block.note.empty() ? 0.0 : kNoteGap + text.width(block.note, Metrics::small, FontWeight::regular));
    size.width = std::max(heading, size.width);
    size.height = Metrics::legendHeading +
                  Metrics::legendRow * static_cast<double>(std::min(size.rowsPerColumn, block.rows.size()));
    return size;
}

/// No wider than `width`: what is longer still is cut when it is drawn.
BlockSize sizeOf(const LegendBlock& block, double width, const TextMeasure& text) {
    std::size_t columns = std::max<std::size_t>(1, (block.rows.size() + kMostRows - 1) / kMostRows);
    BlockSize size = sizeIn(columns, block, text);
    while (size.width > width && columns > 1) {
        size = sizeIn(--columns, block, text);
    }
    size.width = std::min(size.width, width);
    if (size.columns.size() == 1) {
        size.columns.front() = std::min(size.columns.front(), width);
    }
    return size;
}

/// Blocks side by side as far as they fit, then in a further row.
struct BlockRow {
    std::size_t first = 0, count = 0;
    double height = 0.0, width = 0.0;
};

std::vector<BlockRow> rowsOf(const std::vector<BlockSize>& sizes, double width) {
    std::vector<BlockRow> rows;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double needed = sizes[i].width + (rows.empty() ? 0.0 : kColumnGap + rows.back().width);
        if (rows.empty() || needed > width) {
            rows.push_back({i, 0, 0.0, 0.0});
        }
        auto& row = rows.back();
        row.width += sizes[i].width + (row.count == 0 ? 0.0 : kColumnGap);
        row.height = std::max(row.height, sizes[i].height);
        ++row.count;
    }
    return rows;
}

std::vector<BlockSize> sizesOf(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text) {
    std::vector<BlockSize> sizes;
    std::transform(blocks.begin(), blocks.end(), std::back_inserter(sizes),
                   [&](const LegendBlock& block) { return sizeOf(block, width, text); });
    return sizes;
}

void drawSwatch(SceneWriter& writer, const LegendSwatch& swatch, glm::dvec2 topLeft, const Theme& theme) {
    const double middle = topLeft.y + kSwatchHeight / 2.0;
    const auto left = glm::dvec2{topLeft.x, middle};
    const auto right = glm::dvec2{topLeft.x + kSwatchWidth, middle};
    const std::array ends{left, right};
    Stroke stroke{.widthStart = 4.0F, .widthEnd = 4.0F, .color = swatch.color};
    switch (swatch.form) {
    case LegendSwatch::Form::fill:
        writer.shape({.box = {topLeft, topLeft + glm::dvec2{kSwatchWidth, kSwatchHeight}},
                      .radius = 2.0F,
                      .fill = swatch.color,
                      .band = swatch.band,
                      .bandShare = swatch.band.a == 0 ? 0.0F : swatch.bandShare,
                      .bandPitch = swatch.bandPitch});
        break;
    case LegendSwatch::Form::strand:
        stroke.widthStart = stroke.widthEnd = 5.0F;
        if (swatch.dashed) {
            stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
        }
        stroke.hasInlay = swatch.style.hasInlay;
        stroke.inlay = swatch.style.inlay;
        stroke.inlayWidth = swatch.inlayWidth;
        stroke.inlayColor = theme.casing;
        writer.stroke(ends, stroke);
        break;
    case LegendSwatch::Form::taper:
        stroke.widthStart = 7.0F;
        stroke.widthEnd = 1.7F;
        writer.stroke(ends, stroke);
        break;
    case LegendSwatch::Form::widths:
        for (int i = 0; i < 3; ++i) {
            const double from = topLeft.x + i * kSwatchWidth / 3.0;
            writer.line({from, middle}, {from + kSwatchWidth / 3.0, middle}, swatch.color,
                        1.8F + 2.3F * static_cast<float>(i));
        }
        break;
    case LegendSwatch::Form::ring:
        writer.disc(left + glm::dvec2{6.0, 0.0}, 5.0, theme.exerciseFill, swatch.color, 1.8F);
        stroke.widthStart = stroke.widthEnd = 2.0F;
        stroke.pattern = {StrokePattern::Form::dots, 2.0F, 3.0F};
        writer.stroke(std::array{left + glm::dvec2{15.0, 0.0}, right}, stroke);
        break;
    case LegendSwatch::Form::diamond: {
        const glm::dvec2 center = left + glm::dvec2{6.0, 0.0};
        writer.fill(std::array{center + glm::dvec2{0.0, -5.0}, center + glm::dvec2{5.0, 0.0},
                               center + glm::dvec2{0.0, 5.0}, center + glm::dvec2{-5.0, 0.0}},
                    swatch.color);
        break;
    }
    case LegendSwatch::Form::line:
        stroke.widthStart = stroke.widthEnd = swatch.dashed ? 1.0F : 3.0F;
        if (swatch.dashed) {
            stroke.pattern = {StrokePattern::Form::dash, 3.0F, 2.0F};
        }
        writer.stroke(ends, stroke);
        break;
    }
}

void drawBlock(SceneWriter& writer, const LegendBlock& block, const BlockSize& size, glm::dvec2 topLeft,
               const Theme& theme, const TextMeasure& text) {
    writer.text({.text = block.heading,
                 .position = topLeft + glm::dvec2{0.0, 11.0},
                 .size = Metrics::small,
                 .weight = FontWeight::semibold,
                 .color = theme.ink});
    const double noteAt = text.width(block.heading, Metrics::small, FontWeight::semibold) + kNoteGap;
    if (!block.note.empty()) {
        writer.text({.text = fitted(block.note, size.width - noteAt, Metrics::small, FontWeight::regular, text),
                     .position = topLeft + glm::dvec2{noteAt, 11.0},
                     .size = Metrics::small,
                     .color = theme.inkTertiary});
    }
    double x = topLeft.x;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const auto& row = block.rows[i];
        const std::size_t column = i / size.rowsPerColumn;
        if (column > 0 && i % size.rowsPerColumn == 0) {
            x += size.columns[column - 1] + kInnerGap;
        }
        const double y =
            topLeft.y + Metrics::legendHeading + static_cast<double>(i % size.rowsPerColumn) * Metrics::legendRow;
        drawSwatch(writer, row.swatch, {x, y}, theme);
        const double taken = rowWidth({.swatch = {}, .label = {}, .count = row.count}, text);
        writer.text(
            {.text = fitted(row.label, size.columns[column] - taken + 0.5, Metrics::small, FontWeight::regular, text),
             .position = {x + kTextAt, y + 10.0},
             .size = Metrics::small,
             .color = theme.inkSecondary});
        writer.text({.text = row.count,
                     .position = {x + size.columns[column], y + 10.0},
                     .size = Metrics::small,
                     .align = Align::end,
                     .color = theme.inkSecondary});
    }
}

} // namespace

double legendHeight(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text) {
    double height = 0.0;
    for (const auto& row : rowsOf(sizesOf(blocks, width, text), width)) {
        height += row.height + 8.0;
    }
    return height;
}

void drawLegend(SceneWriter& writer, const std::vector<LegendBlock>& blocks, const Rect& area, const Theme& theme,
                const TextMeasure& text) {
    const auto sizes = sizesOf(blocks, area.width(), text);
    double y = area.min.y;
    for (const auto& row : rowsOf(sizes, area.width())) {
        const double spare = std::max(0.0, area.width() - row.width) / static_cast<double>(row.count);
        double x = area.min.x;
        for (std::size_t i = row.first; i < row.first + row.count; ++i) {
            drawBlock(writer, blocks[i], sizes[i], {x, y}, theme, text);
            x += sizes[i].width + kColumnGap + std::min(spare, 60.0);
        }
        y += row.height + 8.0;
    }
}

} // namespace entente
