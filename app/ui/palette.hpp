#pragma once
/// Colours and lengths of the interface. Lengths are logical pixels.

#include "core/color.hpp"
#include "core/pack.hpp"
#include "core/view.hpp"

#include <array>

namespace entente {

struct Palette {
    Color ink, inkSecondary, inkTertiary;
    Color panel, panelRaised, line, hover, pressed;
    Color accent, accentInk, focus; ///< for interaction only, never for data
    Color field, fieldLine;
    std::array<Color, kLayerCount> layers; ///< by Layer: bars and squares
    double possibleOpacity = 0.42;         ///< of bars whose month or day is not known
    Color oppose, support, neutral;
    Color casing;   ///< of inlays in strand swatches
    Color markFill; ///< inside an exercise's ring
    Color bar;      ///< of the overview, of strands that stand for no kind
    Color shadow;   ///< behind what lies over something else
    Color scrim;    ///< over all that a dialog shuts off
};

/// The interface of a theme; print has the light one, since only the picture is printed.
[[nodiscard]] const Palette& paletteOf(ThemeId theme);

struct Metrics {
    static constexpr float topBar = 40, leftPanel = 252, leftStrip = 40, inspector = 316;
    static constexpr float padding = 12, inspectorPadding = 14, picturePadding = 16;
    static constexpr float row = 24, rowSmall = 22, rowLayer = 26;
    static constexpr float control = 26, mapButton = 26, checkbox = 14;
    static constexpr float radius = 3, swatchRadius = 2;
    static constexpr float timelineControls = 40, bars = 52, axis = 18, eventRow = 14, overview = 14;
    static constexpr float small = 11, body = 13, title = 20;
    static constexpr float lineHeight = 1.28F;
};

} // namespace entente
