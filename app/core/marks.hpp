#pragma once
/// Exercises, meetings and other things with a place of their own.

#include "core/camera.hpp"
#include "core/curves.hpp"
#include "core/map_edge.hpp"
#include "core/scene_writer.hpp"
#include "core/slice.hpp"
#include "core/theme.hpp"
#include "core/view.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// A mark as it is drawn in one picture.
struct DrawnMark {
    std::uint32_t mark = 0; ///< in World::marks()
    FeatureId feature = 0;
    KindId kind = 0;
    Layer layer = Layer::exercise;
    glm::dvec2 position{0.0, 0.0}; ///< logical pixels; the true place
    double radius = 0.0;
    bool possible = false;
    bool highlighted = true; ///< false: small and pale, because a party is selected that does not take part
    double opacity = 1.0;    ///< below 1 while it fades
    bool passed = false;     ///< as DrawnStrand::passed
    std::vector<PartyId> participants{};
    bool joined = true; ///< an exercise: lines lead from it to its participants
};

struct MarkChoice {
    std::vector<DrawnMark> drawn; ///< highlighted ones last, so that they lie on top
    std::size_t notDrawn = 0;     ///< left out because there are more than can be told apart
    std::size_t notJoined = 0;    ///< exercises whose lines would be more than view.strongest
};

/// Of marks that hold those that are shown and lie on the map, at most 300 of them. Exercises are joined to their
/// participants from the topmost down, as long as there are no more lines than there may be strands.
[[nodiscard]] MarkChoice chooseMarks(const World& world, std::span<const Slice::HeldMark> marks, const View& view,
                                     const Projection& projection, const Camera& camera);
[[nodiscard]] inline MarkChoice chooseMarks(const Slice& slice, const View& view, const Projection& projection,
                                            const Camera& camera) {
    return chooseMarks(slice.world(), slice.marks(), view, projection, camera);
}

/// Dotted lines from the place of each exercise to its participants' anchors.
void drawMarkLinks(SceneWriter& writer, const std::vector<DrawnMark>& marks, const World& world,
                   const Projection& projection, const Camera& camera, const MapEdge& edge,
                   const std::vector<glm::dvec2>& anchors, const Theme& theme, CurveCache& curves);

/// The symbols themselves: a ring with the glyph of the domain for exercises, a diamond for meetings, a disc else.
void drawMarks(SceneWriter& writer, const std::vector<DrawnMark>& marks, const World& world, const Theme& theme);

/// Lines and outlines (outlinesOf) of overlays that hold, torn where the map is.
void drawOverlays(SceneWriter& writer, const Slice& slice, const View& view, const Projection& projection,
                  const Camera& camera, const Theme& theme);

} // namespace entente
