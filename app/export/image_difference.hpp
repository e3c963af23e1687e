#pragma once
/// How far two pictures are apart: what tests against a kept picture ask.

#include "core/scene.hpp"

#include <cstdint>

namespace entente {

struct ImageDifference {
    bool sameSize = false;    ///< nothing else is known where this is false
    std::uint64_t pixels = 0; ///< that differ by more than the tolerance in some channel
    int largest = 0;          ///< difference of any channel, 0 to 255
    Image picture;            ///< white, with the pixels that differ in red; the more the darker
    /// The part of all pixels that differ.
    [[nodiscard]] double share() const;
};

[[nodiscard]] ImageDifference compareImages(const Image& a, const Image& b, int tolerance);

} // namespace entente
