#include "core/legend.hpp"

#include "core/fitted_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

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
constexpr double kRowGap = 8.0; ///< below a row of blocks

/// How a block is laid out: its rows in columns of at most mostRows, in fewer and longer ones where these are too
/// wide.
struct BlockSize {
    double width = 0.0, height = 0.0;
    std::vector<double> columns; ///< their widths
    std::size_t rowsPerColumn = 1;
};

double headHeight(const LegendBlock& block) {
    return block.heading.empty() ? 0.0 : Metrics::legendHeading;
}

double rowWidth(const LegendRow& row, const TextMeasure& text) {
    const double count = text.width(row.count, Metrics::small, FontWeight::regular);
    return kTextAt + text.width(oneLine(row.label), Metrics::small, FontWeight::regular) +
           (count > 0.0 ? kCountGap + count : 0.0);
}

BlockSize sizeIn(std::size_t columns, const LegendBlock& block, const std::vector<double>& rowWidths,
                 const TextMeasure& text) {
    BlockSize size;
    size.rowsPerColumn = std::max<std::size_t>(1, (block.rows.size() + columns - 1) / columns);
    for (std::size_t i = 0; i < rowWidths.size(); ++i) {
        if (i % size.rowsPerColumn == 0) {
            size.columns.push_back(0.0);
        }
        size.columns.back() = std::max(size.columns.back(), rowWidths[i]);
    }
    for (const double column : size.columns) {
        size.width += column + (size.width > 0.0 ? kInnerGap : 0.0);
    }
    size.width = std::max(headWidth(block, text), size.width);
    size.height =
        headHeight(block) + Metrics::legendRow * static_cast<double>(std::min(size.rowsPerColumn, block.rows.size()));
    return size;
}

std::vector<double> rowWidthsOf(const LegendBlock& block, const TextMeasure& text) {
    std::vector<double> widths(block.rows.size());
    std::transform(block.rows.begin(), block.rows.end(), widths.begin(),
                   [&](const LegendRow& row) { return rowWidth(row, text); });
    return widths;
}

/// No wider than `width`: what is longer still is cut when it is drawn.
BlockSize sizeOf(const LegendBlock& block, double width, const TextMeasure& text) {
    const std::vector<double> rowWidths = rowWidthsOf(block, text);
    // No column is narrower than its swatch and the gap after it.
    const auto mostColumns = static_cast<std::size_t>(std::max(1.0, (width + kInnerGap) / (kTextAt + kInnerGap)));
    std::size_t columns =
        std::clamp<std::size_t>((block.rows.size() + block.mostRows - 1) / block.mostRows, 1, mostColumns);
    BlockSize size = sizeIn(columns, block, rowWidths, text);
    while (size.width > width && columns > 1) {
        size = sizeIn(--columns, block, rowWidths, text);
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

/// Puts a further block into the last row, or into a new one where it does not fit.
void addBlock(std::vector<BlockRow>& rows, std::size_t number, const BlockSize& size, double width) {
    const double needed = size.width + (rows.empty() ? 0.0 : kColumnGap + rows.back().width);
    if (rows.empty() || needed > width) {
        rows.push_back({number, 0, 0.0, 0.0});
    }
    auto& row = rows.back();
    row.width += size.width + (row.count == 0 ? 0.0 : kColumnGap);
    row.height = std::max(row.height, size.height);
    ++row.count;
}

std::vector<BlockRow> rowsOf(const std::vector<BlockSize>& sizes, double width) {
    std::vector<BlockRow> rows;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        addBlock(rows, i, sizes[i], width);
    }
    return rows;
}

double heightOf(const std::vector<BlockRow>& rows) {
    return std::accumulate(rows.begin(), rows.end(), 0.0,
                           [](double height, const BlockRow& row) { return height + row.height + kRowGap; });
}

std::vector<BlockSize> sizesOf(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text) {
    std::vector<BlockSize> sizes;
    std::transform(blocks.begin(), blocks.end(), std::back_inserter(sizes),
                   [&](const LegendBlock& block) { return sizeOf(block, width, text); });
    return sizes;
}

/// The middle of the swatch's left and right edge.
using SwatchEnds = std::array<glm::dvec2, 2>;

void drawFill(SceneWriter& writer, const LegendSwatch& swatch, glm::dvec2 topLeft) {
    writer.shape({.box = {topLeft, topLeft + glm::dvec2{kSwatchWidth, kSwatchHeight}},
                  .radius = 2.0F,
                  .fill = swatch.color,
                  .band = swatch.band,
                  .bandShare = swatch.band.a == 0 ? 0.0F : swatch.bandShare,
                  .bandPitch = swatch.bandPitch});
}

void drawStrand(SceneWriter& writer, const LegendSwatch& swatch, const SwatchEnds& ends, const Theme& theme) {
    Stroke stroke{.widthStart = 5.0F, .widthEnd = 5.0F, .color = swatch.color};
    if (swatch.dashed) {
        stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
    }
    stroke.hasInlay = swatch.style.hasInlay;
    stroke.inlay = swatch.style.inlay;
    stroke.inlayWidth = swatch.inlayWidth;
    stroke.inlayColor = theme.casing;
    writer.stroke(ends, stroke);
}

void drawWidths(SceneWriter& writer, const LegendSwatch& swatch, const SwatchEnds& ends) {
    constexpr int kSteps = 3;
    const glm::dvec2 step = (ends[1] - ends[0]) / static_cast<double>(kSteps);
    for (int i = 0; i < kSteps; ++i) {
        const glm::dvec2 from = ends[0] + step * static_cast<double>(i);
        writer.line(from, from + step, swatch.color, 1.8F + 2.3F * static_cast<float>(i));
    }
}

void drawRing(SceneWriter& writer, const LegendSwatch& swatch, const SwatchEnds& ends, const Theme& theme) {
    writer.disc(ends[0] + glm::dvec2{6.0, 0.0}, 5.0, theme.exerciseFill, swatch.color, 1.8F);
    Stroke dots{.widthStart = 2.0F, .widthEnd = 2.0F, .color = swatch.color};
    dots.pattern = {StrokePattern::Form::dots, 2.0F, 3.0F};
    writer.stroke(std::array{ends[0] + glm::dvec2{15.0, 0.0}, ends[1]}, dots);
}

void drawDiamond(SceneWriter& writer, const LegendSwatch& swatch, const SwatchEnds& ends) {
    const glm::dvec2 center = ends[0] + glm::dvec2{6.0, 0.0};
    writer.fill(std::array{center + glm::dvec2{0.0, -5.0}, center + glm::dvec2{5.0, 0.0}, center + glm::dvec2{0.0, 5.0},
                           center + glm::dvec2{-5.0, 0.0}},
                swatch.color);
}

void drawPen(SceneWriter& writer, const LegendSwatch& swatch, const SwatchEnds& ends) {
    const float width = swatch.dashed ? 1.0F : 3.0F;
    Stroke stroke{.widthStart = width, .widthEnd = width, .color = swatch.color};
    if (swatch.dashed) {
        stroke.pattern = {StrokePattern::Form::dash, 3.0F, 2.0F};
    }
    writer.stroke(ends, stroke);
}

void drawSwatch(SceneWriter& writer, const LegendSwatch& swatch, glm::dvec2 topLeft, const Theme& theme) {
    const double middle = topLeft.y + kSwatchHeight / 2.0;
    const SwatchEnds ends{glm::dvec2{topLeft.x, middle}, glm::dvec2{topLeft.x + kSwatchWidth, middle}};
    switch (swatch.form) {
    case LegendSwatch::Form::fill:
        drawFill(writer, swatch, topLeft);
        break;
    case LegendSwatch::Form::strand:
        drawStrand(writer, swatch, ends, theme);
        break;
    case LegendSwatch::Form::taper:
        writer.stroke(ends, Stroke{.widthStart = 7.0F, .widthEnd = 1.7F, .color = swatch.color});
        break;
    case LegendSwatch::Form::widths:
        drawWidths(writer, swatch, ends);
        break;
    case LegendSwatch::Form::ring:
        drawRing(writer, swatch, ends, theme);
        break;
    case LegendSwatch::Form::diamond:
        drawDiamond(writer, swatch, ends);
        break;
    case LegendSwatch::Form::line:
        drawPen(writer, swatch, ends);
        break;
    }
}

void drawBlock(SceneWriter& writer, const LegendBlock& block, const BlockSize& size, glm::dvec2 topLeft,
               const Theme& theme, const TextMeasure& text) {
    const std::string heading = fitted(block.heading, size.width + 0.5, Metrics::small, FontWeight::semibold, text);
    writer.text({.text = heading,
                 .position = topLeft + glm::dvec2{0.0, 11.0},
                 .size = Metrics::small,
                 .weight = FontWeight::semibold,
                 .color = theme.ink});
    const double noteAt = text.width(heading, Metrics::small, FontWeight::semibold) + kNoteGap;
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
            topLeft.y + headHeight(block) + static_cast<double>(i % size.rowsPerColumn) * Metrics::legendRow;
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

double headWidth(const LegendBlock& block, const TextMeasure& text) {
    return text.width(oneLine(block.heading), Metrics::small, FontWeight::semibold) +
           (block.note.empty() ? 0.0 : kNoteGap + text.width(oneLine(block.note), Metrics::small, FontWeight::regular));
}

double legendHeight(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text) {
    return heightOf(rowsOf(sizesOf(blocks, width, text), width));
}

namespace {

/// A block of the first rows of blocks, so many of each.
LegendBlock firstRows(const std::vector<LegendBlock>& blocks, const std::vector<std::size_t>& counts) {
    LegendBlock first{.heading = {}, .note = {}, .rows = {}, .mostRows = 2};
    std::size_t hidden = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        hidden += blocks[b].rows.size() - counts[b];
        for (std::size_t r = 0; r < counts[b]; ++r) {
            first.rows.push_back(blocks[b].rows[r]);
            LegendRow& row = first.rows.back();
            if (!row.brief.empty()) {
                row.label = row.brief;
            } else if (!blocks[b].brief.empty()) {
                row.label = blocks[b].brief + ": " + row.label;
            }
            if (!row.count.empty()) { // rows of unlike blocks stand below each other: no column of counts
                row.label += fmt::format(" ({})", std::exchange(row.count, {}));
            }
        }
    }
    if (hidden > 0) {
        first.rows.push_back(
            {{.form = LegendSwatch::Form::line, .color = {0, 0, 0, 0}}, fmt::format("and {} more", hidden), {}});
    }
    return first;
}

} // namespace

LegendBlock briefLegend(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text) {
    constexpr std::size_t kMostBlocks = 12; // more never fit
    std::vector<std::size_t> counts(blocks.size(), 0);
    const auto fits = [&] {
        const LegendBlock block = firstRows(blocks, counts);
        const std::size_t columns = (block.rows.size() + block.mostRows - 1) / block.mostRows;
        return sizeIn(columns, block, rowWidthsOf(block, text), text).width <= width;
    };
    // The first row of each, then the second ones, and so on, as long as there is one that fits.
    for (std::size_t round = 1; round <= kMostBlocks; ++round) {
        bool any = false;
        for (std::size_t b = 0; b < std::min(blocks.size(), kMostBlocks); ++b) {
            if (counts[b] + 1 == round && round <= blocks[b].rows.size()) {
                ++counts[b];
                counts[b] -= fits() || (b == 0 && round == 1) ? 0U : 1U;
                any = any || counts[b] == round;
            }
        }
        if (!any) {
            break;
        }
    }
    return firstRows(blocks, counts);
}

std::size_t blocksThatFit(const std::vector<LegendBlock>& blocks, glm::dvec2 size, const TextMeasure& text) {
    std::vector<BlockRow> rows;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        addBlock(rows, i, sizeOf(blocks[i], size.x, text), size.x);
        if (heightOf(rows) - kRowGap > size.y) { // nothing comes after the last row
            return i;
        }
    }
    return blocks.size();
}

void drawLegend(SceneWriter& writer, const std::vector<LegendBlock>& blocks, const Rect& area, const Theme& theme,
                const TextMeasure& text) {
    const auto sizes = sizesOf(blocks, area.width(), text);
    const SceneWriter::Group group(writer);
    double y = area.min.y;
    for (const auto& row : rowsOf(sizes, area.width())) {
        const double spare = std::max(0.0, area.width() - row.width) / static_cast<double>(row.count);
        double x = area.min.x;
        for (std::size_t i = row.first; i < row.first + row.count; ++i) {
            drawBlock(writer, blocks[i], sizes[i], {x, y}, theme, text);
            x += sizes[i].width + kColumnGap + std::min(spare, 60.0);
        }
        y += row.height + kRowGap;
    }
}

} // namespace entente
