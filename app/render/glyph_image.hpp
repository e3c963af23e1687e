#pragma once
/// Pixels of one glyph, and of the halo round it.

#include <cstdint>
#include <vector>

namespace entente {

/// How much of each pixel a glyph covers, rows from the top.
struct GlyphImage {
    int left = 0; ///< of the first column from the glyph's origin, pixels to the right
    int top = 0;  ///< of the first row from the baseline, pixels upwards
    int width = 0, height = 0;
    std::vector<std::uint8_t> coverage;
};

/// The image grown by `radius` pixels on all sides with a soft edge. From the Euclidean distance to the glyph
/// (Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012), with partly covered pixels
/// counted as partly inside.
[[nodiscard]] GlyphImage haloOf(const GlyphImage& glyph, float radius);

} // namespace entente
