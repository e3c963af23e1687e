#pragma once
/// Names on the map: who is named, exercises, and tags where a strand leaves the frame.

#include "core/labels.hpp"
#include "core/picture.hpp"
#include "core/scene_writer.hpp"

namespace entente {

/// Sets Picture::rank: 1 the selected party, 2 ends of highlighted strands, 3 members and other ends.
void rankParties(Picture& picture);

/// A strand of the selected party that leaves the frame is named by a tag there, so that its other end is known.
void drawFrameTags(SceneWriter& writer, const Picture& picture, LabelPlacer& placer);

/// Names of exercises: one in full (the selected, or the only one that is highlighted), the others by name alone.
void drawMarkNames(SceneWriter& writer, const Picture& picture, LabelPlacer& placer);

/// Draws a label that was placed, with its leader.
void drawLabel(SceneWriter& writer, const PlacedLabel& label, const Theme& theme);

} // namespace entente
