#pragma once
/// The blocks round the map: title and date, legend, sources.

#include "core/captions.hpp"
#include "core/picture.hpp"
#include "core/scene_writer.hpp"

namespace entente {

/// Where the blocks of a picture lie, logical pixels. A block that is not shown is empty.
struct PictureLayout {
    Rect title, map, legend, sources;
};

/// Title, map, legend and sources from top to bottom, as far as the view shows them; the legend takes at most a third
/// of the height, and where it is shown at least `leastLegend`.
[[nodiscard]] PictureLayout layOutPicture(glm::dvec2 size, const View& view, const std::vector<LegendBlock>& legend,
                                          const TextMeasure& text, double leastLegend = 0.0);

/// Drops the last rows of long blocks ("and 3 more"), then the last blocks, until the legend keeps to its part of the
/// picture; headings of what was dropped stay, in one line: a dozen at most, organizations last, and how many more.
void foldLegend(std::vector<LegendBlock>& legend, glm::dvec2 size, const TextMeasure& text);

/// Draws everything but the map.
void drawPictureFrame(SceneWriter& writer, const Picture& picture, const PictureLayout& layout,
                      const Captions& captions);

} // namespace entente
