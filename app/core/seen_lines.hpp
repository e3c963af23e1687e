#pragma once
/// What of the ground's lines is in a picture.

#include "core/camera.hpp"
#include "core/ground.hpp"

namespace entente {

/// Whether a line of a role runs through a part of the picture, logical pixels.
[[nodiscard]] bool isLineSeen(const Ground& ground, LineRole role, const Camera& camera, const Rect& shown);

} // namespace entente
