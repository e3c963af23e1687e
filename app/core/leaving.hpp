#pragma once
/// What has just gone from the map and is drawn on while it fades.

#include "core/picture.hpp"

namespace entente {

/// Adds the strands and marks that fade out and the memberships that passed within the last step, and sets how far
/// those that hold have come. To be done after the legend has counted what holds; nothing where the picture is still or
/// of two dates.
void addLeaving(Picture& picture);

} // namespace entente
