#pragma once
/// Where the parts of the window are, from its size alone.

#include "ui/canvas.hpp"

namespace entente {

struct Layout {
    Box window;
    Box topBar;
    Box left;      ///< the panel, or the strip of icons
    Box map;       ///< where the picture is drawn
    Box inspector; ///< empty while nothing is selected
    Box timeline;
    bool leftIsStrip = false;
    bool inspectorOverMap = false;
    bool eventNames = true;
    bool overview = true;
};

/// `size` in logical pixels. Below 1400 px of width the left panel is a strip, below 996 the inspector is narrower, and
/// below 840 it lies over the map; below 900 px of height the overview goes, below 760 the event names.
[[nodiscard]] Layout layoutFor(Vec size, bool inspecting);

} // namespace entente
