#pragma once
/// Which part of the map is seen, and where in the picture.

#include "core/geometry.hpp"

namespace entente {

/// Maps map units to logical pixels of a picture. y is flipped: the map's grows north, the picture's down.
struct Camera {
    MapPoint center{0.0, 0.0}; ///< in the middle of the viewport
    double scale = 1.0;        ///< logical pixels per map unit
    Rect viewport;             ///< where the map is in the picture, logical pixels

    [[nodiscard]] PixelPoint toPixel(MapPoint p) const {
        const auto middle = viewport.center();
        return {middle.x + (p.x - center.x) * scale, middle.y - (p.y - center.y) * scale};
    }
    [[nodiscard]] MapPoint toMap(PixelPoint p) const {
        const auto middle = viewport.center();
        return {center.x + (p.x - middle.x) / scale, center.y - (p.y - middle.y) / scale};
    }
    friend bool operator==(const Camera&, const Camera&) = default;
};

/// The camera that shows all of `map` in the viewport with `margin` pixels round it, magnified by `zoom` about
/// the point `about` (map units).
[[nodiscard]] Camera fitCamera(const Rect& map, const Rect& viewport, double margin, double zoom, MapPoint about);

/// Zooms by a factor and keeps the map point under `pixel` where it is.
[[nodiscard]] Camera zoomedAt(const Camera& camera, PixelPoint pixel, double factor);

} // namespace entente
