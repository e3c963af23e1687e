#pragma once
/// Two dates as two maps of one picture: where they lie, and what the words round them say.

#include "core/captions.hpp"
#include "core/scene_writer.hpp"

#include <array>
#include <string>

namespace entente {

/// Where a map is, logical pixels.
struct MapPlace {
    Rect viewport; ///< what its camera fills
    Rect shown;    ///< the part of it that is drawn
};

/// The places of the earlier and the later date in the place of the map: side by side and of one size, or one over the
/// other and parted by a line (View::swipe).
[[nodiscard]] std::array<MapPlace, 2> placesOfTwo(const Rect& map, const View& view);

/// The words of a picture of two maps: of both legends each row once, with its counts on the two dates.
[[nodiscard]] Captions captionsOfTwo(const Shown& before, const Shown& after);

/// A date on its map.
struct DateTag {
    std::string text;
    Rect box; ///< logical pixels
};
/// Those of two maps, at the top on either side of what parts the maps; where a map is too narrow for its tag, beside
/// the picture's edge, and below the `covered` corner of the map at its left (width and height, logical pixels).
[[nodiscard]] std::array<DateTag, 2> dateTags(const std::array<MapPlace, 2>& places, const Window& before,
                                              const Window& after, const TextMeasure& text, glm::dvec2 covered);
/// Draws them, and the line where one parts the maps.
void drawDates(SceneWriter& writer, const std::array<MapPlace, 2>& places, const std::array<DateTag, 2>& tags,
               const Theme& theme);

} // namespace entente
