#pragma once
/// From what holds to what is drawn: the one way from a slice and a view to a picture.

#include "core/map_drawing.hpp"
#include "core/picture.hpp"
#include "core/picture_frame.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// What lies under a point of the picture.
struct Pick {
    PartyId party = kNoParty;
    std::string territory; ///< the name where the territory is no party
    std::optional<FeatureId> feature;
    std::optional<StrandId> strand;
};

/// What is known of the last picture besides the scene itself.
struct PictureReport {
    PictureLayout layout;
    Camera camera;  ///< of two maps that of the later date
    Rect mapBounds; ///< of the whole map, map units
    std::size_t strandsDrawn = 0;
    std::size_t strandsHolding = 0; ///< drawable ones that hold, drawn or not
};

/// Builds scenes; keeps curves and buffers between pictures. Use one for each place where pictures are shown.
class SceneBuilder {
  public:
    Scene build(const SceneInput& input);

    [[nodiscard]] const PictureReport& report() const { return report_; }
    /// What lies at a point of the last picture, nearest and topmost first.
    [[nodiscard]] Pick pick(PixelPoint point) const;
    /// The camera of the map at a point; where there is none, that of the report.
    [[nodiscard]] const Camera& cameraAt(PixelPoint point) const;

  private:
    /// What was drawn of one map.
    struct DrawnMap {
        Rect shown; ///< logical pixels
        Camera camera;
        std::shared_ptr<const Ground> ground;
        std::vector<DrawnStrand> strands;
        std::vector<DrawnMark> marks;
        std::vector<PartyId> former; ///< what territories stand for: formerStates()
    };
    /// Draws one map, or those of two dates.
    Scene buildMaps(std::span<const SceneInput> inputs);
    /// The party that catches a click near its anchor: one with ties, or one too small to be hit (islands without an
    /// outline too); kNoParty where there is none.
    [[nodiscard]] static PartyId partyCaughtAt(const DrawnMap& map, PixelPoint point);
    [[nodiscard]] const DrawnMap* mapAt(PixelPoint point) const;

    CurveCache curves_;
    std::array<KeptOfMap, 2> kept_; ///< by map
    PictureReport report_;
    std::vector<DrawnMap> maps_;
};

/// The camera a view asks for: the whole map at zoom 1; magnified, the view's centre is in the middle as far as
/// the map reaches, or what it looks at after panning.
[[nodiscard]] Camera cameraFor(const View& view, const Ground& ground, const Projection& projection,
                               const Rect& viewport);

} // namespace entente
