#pragma once
/// A name set along the length of a country.

#include "core/camera.hpp"
#include "core/scene.hpp"
#include "core/spine.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace entente {

struct NameAlong {
    std::vector<PixelPoint> baseline; ///< from the first letter to the last
    float spacing = 0.0F;             ///< Text::spacing
    std::vector<Rect> boxes;          ///< that the letters stand in, logical pixels
};

/// The name along a spine where there is room for it between the borders, in the middle of the longest stretch with
/// room; its letters are set apart a little where there is more. It reads from left to right, upwards where the spine
/// is upright. nullopt where it does not fit, or would turn by more than 50 degrees.
[[nodiscard]] std::optional<NameAlong> nameAlong(const Spine& spine, std::string_view name, double width, float size,
                                                 const Camera& camera);

} // namespace entente
