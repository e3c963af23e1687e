#pragma once
/// The locator: a small globe in a corner of the map that shows which part of the Earth the map shows.

#include "core/picture.hpp"
#include "core/scene_writer.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Places spread evenly over the Earth on a map; NaN where it does not show them.
[[nodiscard]] std::vector<MapPoint> evenPoints(const Projection& projection);

/// How much of the Earth's surface a camera shows, 0 to 1; to about a hundredth. `even`: evenPoints() of the map.
[[nodiscard]] double shareSeen(std::span<const MapPoint> even, const Camera& camera);

/// The closed line round what a camera shows of the Earth, first place not repeated: along the frame of the picture,
/// and along the edge of the map where that is in the picture. Neighbours are a few pixels of the map apart. Empty
/// where nothing of the map is seen.
[[nodiscard]] std::vector<LonLat> outlineSeen(const Projection& projection, const Ground& ground, const Camera& camera);

/// Where the locator's globe is centred for an outline: near its middle, in steps, so that it seldom turns.
[[nodiscard]] LonLat globeCenter(std::span<const LonLat> outline);

/// The outline on a globe, pixels. What lies behind the globe's edge is moved to the edge.
[[nodiscard]] std::vector<PixelPoint> onGlobe(std::span<const LonLat> outline, const Projection& globe,
                                              PixelPoint middle, double radius);

/// What a map shows of the Earth, kept from picture to picture: found only where its projection or its camera is
/// another.
class SeenPart {
  public:
    /// To be called for each picture.
    void prepare(const Projection& projection, const Camera& camera);

    /// shareSeen() of the camera.
    [[nodiscard]] double share() const { return share_; }
    /// outlineSeen() of the camera, found when it is asked for; `projection` and `ground` are those of the map.
    [[nodiscard]] const std::vector<LonLat>& outline(const Projection& projection, const Ground& ground);

  private:
    std::string projection_; ///< its key
    Camera camera_;
    std::vector<MapPoint> even_;
    double share_ = 1.0;
    std::optional<std::vector<LonLat>> outline_;
};

/// Draws the locator where the map shows a tenth of the Earth or less, in a corner where it hides nothing that is
/// selected, the upper right one first. Returns the box that it takes, to be kept free of names; nullopt where none is
/// drawn. `seen` is what is kept of this map.
std::optional<Rect> drawLocator(SceneWriter& writer, const Picture& picture, SeenPart& seen);

} // namespace entente
