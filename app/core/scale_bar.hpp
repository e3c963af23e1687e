#pragma once
/// A scale bar, where one is honest.

#include "core/picture.hpp"
#include "core/scene_writer.hpp"

#include <optional>
#include <string>

namespace entente {

/// A bar of a round number of kilometres.
struct ScaleBar {
    double kilometres = 0.0;
    double pixels = 0.0; ///< its length, logical pixels
};

/// The bar for what the camera shows; nothing where lengths, in any direction, differ by more than a quarter between
/// parts of the picture, as on every map of the world. The Earth is a sphere of 6371.0088 km (IUGG mean radius).
[[nodiscard]] std::optional<ScaleBar> scaleBarOf(const Projection& projection, const Camera& camera);

/// Draws it into a corner of the map that no highlighted strand crosses, the lower left one first; into none where all
/// are crossed. Returns the box that it takes, to be kept free of names.
std::optional<Rect> drawScaleBar(SceneWriter& writer, const Picture& picture);

} // namespace entente
