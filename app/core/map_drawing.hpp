#pragma once
/// Draws one map of a picture: ground, strands, exercises and their links, names, and the furniture that lies on it.

#include "core/label_shapes.hpp"
#include "core/locator.hpp"
#include "core/picture.hpp"
#include "core/scene_writer.hpp"

namespace entente {

/// What is kept of a map from picture to picture.
struct KeptOfMap {
    LabelShapes shapes;
    SeenPart seen;
};

/// An anchor yields to the mark of an exercise: it moves aside, the mark stays at its true place.
void clearAnchors(Picture& picture);

/// Draws the map. What it places is left in the picture; `scene` is what the writer writes.
void drawMap(SceneWriter& writer, Picture& picture, CurveCache& curves, KeptOfMap& kept, const Scene& scene);

} // namespace entente
