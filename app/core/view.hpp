#pragma once
/// Everything a reader can set about the picture. View + world = scene; session files, undo and the command line
/// speak of views.

#include "core/day.hpp"
#include "core/geometry.hpp"
#include "core/pack.hpp"
#include "core/timeline.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace entente {

enum class ThemeId : std::uint8_t {
    light,
    dark,
    print,       ///< white ground, thin lines, pale fills: for paper, in grey too
    highContrast ///< black on white, strong lines, every text at 7:1 or more
};

/// What the fill of a country means.
enum class Shading : std::uint8_t {
    automatic,  ///< strength while a party is selected, memberships otherwise
    memberships ///< organizations it belongs to, always
};

/// What stands round and on the map and can be left out.
enum class Furniture : std::uint8_t { title, date, legend, sources, scaleBar, graticule, locator };
inline constexpr std::size_t kFurnitureCount = 7;

/// How two dates are shown.
enum class CompareLayout : std::uint8_t {
    changes,    ///< one map, of what changed
    sideBySide, ///< two maps of what holds on each date
    swipe       ///< the same, one over the other and parted by a line
};

struct View {
    Window window;
    std::string projection = "eqearth"; ///< a short id or a PROJ string
    LonLat center{90.0, 20.0};          ///< degrees: central meridian and the middle of the picture
    double zoom = 1.0;                  ///< 1 shows the whole map
    ThemeId theme = ThemeId::light;
    std::array<bool, kLayerCount> layers{true, true, true, false, true}; ///< by Layer: statements are off
    std::set<std::pair<Layer, std::string>> hiddenKinds;                 ///< layer and kind id
    std::set<std::string> hiddenOrganizations;
    /// Where the middle of the map is, map units; not set: `center`.
    std::optional<MapPoint> lookAt;
    Shading shading = Shading::automatic;
    PartyId focus = kNoParty;                   ///< the selected party
    PartyId beside = kNoParty;                  ///< the party whose history stands beside that of the selected one
    std::optional<FeatureId> feature;           ///< the selected exercise or meeting
    std::optional<std::size_t> strongest = 200; ///< draw at most so many strands; nullopt = all
    double leastWeight = 0.0;                   ///< draw no strand whose ties weigh less together, or changed by less
    std::string language;                       ///< of the names on the map: a code such as "ja"; empty: English
    std::string subtitle;                       ///< empty: says which ties are shown
    std::string title;                          ///< empty: made from what is shown
    /// Compare mode: an earlier window; what changed from there to `window` is shown.
    std::optional<Window> comparedWith;
    /// In compare mode exercises and statements of this long before each window's end are counted; zero: of the
    /// windows.
    Period comparedEvents{1, 0, 0};
    CompareLayout compareLayout = CompareLayout::changes;
    double swipe = 0.5; ///< where that line is, of the map's width from its left
    /// Widths of strands and classes of strength are those of the strongest shown; else the same on every date, so that
    /// pictures of several dates can be compared.
    bool adaptScales = false;
    std::array<bool, kFurnitureCount> furniture{true, true, true, true, true, true, true}; ///< by Furniture

    /// Whether two dates are shown as two maps rather than as what changed.
    [[nodiscard]] bool showsTwoMaps() const { return comparedWith && compareLayout != CompareLayout::changes; }
    [[nodiscard]] bool shows(Furniture what) const { return furniture[static_cast<std::size_t>(what)]; }
};

} // namespace entente
