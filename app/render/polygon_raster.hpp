#pragma once
/// Polygons filled by the processor: the pixels whose centres lie inside, whole. A line along the edge, drawn before,
/// makes it soft.

#include "render/pixel_layer.hpp"

#include <glm/vec2.hpp>

#include <span>
#include <vector>

namespace entente {

/// Polygons to be filled, the topmost first.
struct PolygonList {
    /// What lies inside an odd number of its rings.
    struct Polygon {
        std::uint32_t endRing = 0; ///< in ringEnds; the next polygon's first
        Paint paint;
    };
    std::vector<glm::vec2> points;       ///< device pixels of the picture
    std::vector<std::uint32_t> ringEnds; ///< in points
    std::vector<Polygon> polygons;

    void clear();
    /// Ends the ring of the points added last.
    void endRing();
    /// Ends the polygon of the rings added last.
    void endPolygon(Paint paint);
};

/// Fills polygons of the layer, each under what is there already. Uses all processors.
void rasterPolygons(PixelLayer& layer, const PolygonList& list, std::span<const Bands> bands);

} // namespace entente
