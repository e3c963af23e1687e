#pragma once
/// Corners of the map for what stands on it: none where it would hide a tie that the reader looks at.

#include "core/picture.hpp"

#include <array>
#include <optional>
#include <span>

namespace entente {

enum class MapCorner : std::uint8_t { bottomLeft, topLeft, topRight, bottomRight };

/// The first of some corners in which a box of a size, in logical pixels, hides no highlighted strand, nothing else
/// that is selected, and nothing of Picture::taken; it stands 16 pixels off the edges of the map. nullopt where there
/// is none.
[[nodiscard]] std::optional<Rect> freeCorner(const Picture& picture, glm::dvec2 size,
                                             std::span<const MapCorner> corners);

} // namespace entente
