#pragma once
/// The names of countries.

#include "core/label_shapes.hpp"
#include "core/map_labels.hpp"

namespace entente {

/// Names of countries, the most important first: at the ends of strands beside them, else in the middle of the country,
/// in two lines or along its length where that is the way to keep inside its borders. On a magnified map countries that
/// nothing is said of have their names too, where these cover no other land.
void drawNames(SceneWriter& writer, const Picture& picture, LabelPlacer& placer, LabelShapes& shapes);

} // namespace entente
