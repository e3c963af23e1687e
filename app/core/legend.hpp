#pragma once
/// The legend: only what is on the map, with its counts.

#include "core/scene_writer.hpp"
#include "core/theme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The little picture before a legend row.
struct LegendSwatch {
    enum class Form : std::uint8_t {
        fill,    ///< one or two colours
        strand,  ///< a strand of a kind, straight
        taper,   ///< narrowing from its giver to its taker
        widths,  ///< growing in steps
        ring,    ///< exercise: ring with dots leading away
        diamond, ///< meeting
        line     ///< a pen of the ground
    };
    Form form = Form::fill;
    Color color{};
    Color band{0, 0, 0, 0}; ///< a second fill colour; alpha 0: none
    float bandShare = 0.38F;
    float bandPitch = 13.0F;
    KindStyle style{};
    bool dashed = false;
    float inlayWidth = 1.4F;
};

struct LegendRow {
    LegendSwatch swatch{};
    std::string label{};
    std::string count{}; ///< empty: none
    std::string brief{}; ///< what it is called where there is no heading; empty: the same
};

struct LegendBlock {
    std::string heading; ///< empty: none
    std::string note;    ///< after the heading, quieter
    std::vector<LegendRow> rows;
    std::string key{};        ///< the same for blocks that mean the same under several headings; may be empty
    bool isOneOfMany = false; ///< one of as many blocks as there are organizations
    std::string brief{};      ///< stands before its rows where there is no heading: "SCO"; empty: they need none
    std::size_t mostRows = 5; ///< further rows go on in a second column of the block
};

/// One block without a heading of the first rows of all, in two lines, with the number of those that it leaves out:
/// for pictures that have no room for more.
[[nodiscard]] LegendBlock briefLegend(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text);

/// How wide the heading of a block and its note are, logical pixels.
[[nodiscard]] double headWidth(const LegendBlock& block, const TextMeasure& text);

/// How high a legend of these blocks is at a width, logical pixels.
[[nodiscard]] double legendHeight(const std::vector<LegendBlock>& blocks, double width, const TextMeasure& text);

/// How many of the first blocks a legend of a size, logical pixels, holds. Measures these and one more at most.
[[nodiscard]] std::size_t blocksThatFit(const std::vector<LegendBlock>& blocks, glm::dvec2 size,
                                        const TextMeasure& text);

/// Draws the blocks in columns from the left, in further rows of blocks where they do not fit side by side.
void drawLegend(SceneWriter& writer, const std::vector<LegendBlock>& blocks, const Rect& area, const Theme& theme,
                const TextMeasure& text);

} // namespace entente
