#pragma once
/// The locator: a small globe in a corner of the map that shows which part of the Earth the map shows.

#include "core/picture.hpp"
#include "core/scene_writer.hpp"

#include <optional>
#include <vector>

namespace entente {

/// How much of the Earth's surface a camera shows, 0 to 1; to about a hundredth.
[[nodiscard]] double shareSeen(const Projection& projection, const Camera& camera);

/// The closed line round what a camera shows of the Earth, first place not repeated: along the frame of the picture,
/// and along the edge of the map where that is in the picture. Neighbours are a few pixels of the map apart. Empty
/// where nothing of the map is seen.
[[nodiscard]] std::vector<LonLat> outlineSeen(const Projection& projection, const Ground& ground, const Camera& camera);

/// Where the locator's globe is centred for an outline: near its middle, in steps, so that it seldom turns.
[[nodiscard]] LonLat globeCenter(std::span<const LonLat> outline);

/// The outline on a globe, pixels. What lies behind the globe's edge is moved to the edge.
[[nodiscard]] std::vector<PixelPoint> onGlobe(std::span<const LonLat> outline, const Projection& globe,
                                              PixelPoint middle, double radius);

/// Draws the locator where the map shows a tenth of the Earth or less, in a corner where it hides nothing that is
/// selected, the upper right one first. Returns the box that it takes, to be kept free of names; nullopt where none is
/// drawn.
std::optional<Rect> drawLocator(SceneWriter& writer, const Picture& picture);

} // namespace entente
