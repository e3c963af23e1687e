#include "ui/layout.hpp"

#include <algorithm>

namespace entente {

namespace {

constexpr float kStripBelow = 1400;
constexpr float kMapBesideInspector = 640;   ///< so much width the map keeps as long as the inspector can be narrower
constexpr float kLeastBesideInspector = 520; ///< with less the inspector lies over the map
constexpr float kNarrowInspector = 280;
constexpr float kOverviewFrom = 900;
constexpr float kEventNamesFrom = 760;
constexpr float kTimeline = 190;
constexpr float kOverviewBlock = 20; ///< with the space above it
constexpr float kEventNamesBlock = 2 * Metrics::eventRow - 4;

} // namespace

Layout layoutFor(Vec size, bool inspecting) {
    Layout layout;
    layout.window = {0, 0, size.x, size.y};
    layout.leftIsStrip = size.x < kStripBelow;
    layout.overview = size.y >= kOverviewFrom;
    layout.eventNames = size.y >= kEventNamesFrom;
    const float timeline =
        kTimeline - (layout.overview ? 0 : kOverviewBlock) - (layout.eventNames ? 0 : kEventNamesBlock);
    const float left = layout.leftIsStrip ? Metrics::leftStrip : Metrics::leftPanel;
    const float inspector = std::clamp(size.x - left - kMapBesideInspector, kNarrowInspector, Metrics::inspector);
    layout.inspectorOverMap = size.x - left - inspector < kLeastBesideInspector;
    const float bottom = std::max(Metrics::topBar, size.y - timeline);
    layout.topBar = {0, 0, size.x, Metrics::topBar};
    layout.timeline = {0, bottom, size.x, size.y};
    layout.left = {0, Metrics::topBar, left, bottom};
    layout.map = {left, Metrics::topBar, std::max(left, size.x), bottom};
    if (inspecting) {
        layout.inspector = {std::max(left, size.x - inspector), Metrics::topBar, size.x, bottom};
        if (!layout.inspectorOverMap) {
            layout.map.right = layout.inspector.left;
        }
    }
    return layout;
}

} // namespace entente
