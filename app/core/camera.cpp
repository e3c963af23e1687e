#include "core/camera.hpp"

#include <algorithm>

namespace entente {

Camera fitCamera(const Rect& map, const Rect& viewport, double margin, double zoom, MapPoint about) {
    constexpr double kLeastSide = 1.0; // a viewport smaller than its margins still shows something
    const double width = std::max(viewport.width() - 2.0 * margin, kLeastSide);
    const double height = std::max(viewport.height() - 2.0 * margin, kLeastSide);
    Camera camera;
    camera.viewport = viewport;
    camera.center = map.center();
    if (map.width() > 0.0 && map.height() > 0.0) {
        camera.scale = std::min(width / map.width(), height / map.height());
    }
    // The point keeps its pixel while the rest grows away from it.
    return zoomedAt(camera, camera.toPixel(about), zoom);
}

Camera zoomedAt(const Camera& camera, PixelPoint pixel, double factor) {
    Camera zoomed = camera;
    zoomed.scale = camera.scale * factor;
    const MapPoint kept = camera.toMap(pixel);
    zoomed.center = kept + (camera.center - kept) / factor;
    return zoomed;
}

} // namespace entente
