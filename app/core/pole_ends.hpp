#pragma once
/// Ends of strands that go on over a pole, where the map does not show them.

#include "core/labels.hpp"
#include "core/picture.hpp"
#include "core/scene_writer.hpp"

namespace entente {

/// An open arrowhead before each end of a run that was cut near a pole, in the colour of its stroke. Ends at the seam
/// have none: they lie on the edge of the map.
void drawPoleEnds(SceneWriter& writer, const DrawnStrand::Run& run, const Stroke& stroke);

/// Says beside one of these ends what they mean; nothing where there is none in the picture, or no room.
void drawPoleNote(SceneWriter& writer, const Picture& picture, LabelPlacer& placer);

} // namespace entente
