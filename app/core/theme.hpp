#pragma once
/// Every colour and length of the picture, in one place. Lengths are logical pixels.

#include "core/change.hpp"
#include "core/color.hpp"
#include "core/pack.hpp"
#include "core/scene.hpp"
#include "core/view.hpp"

#include <array>
#include <string_view>

namespace entente {

/// Diverging colours of what changed between two dates: blue for more, orange for less.
struct ChangeColors {
    std::array<Color, kChangeCount> strands; ///< by Change
    Color fillMore, fillLess, fillUnchanged; ///< of countries by their memberships
};

/// The colours of the picture in one theme.
struct Theme {
    Color sphere, land, coast, border, disputed, graticule, frame, selectedFill;
    Color ink, inkSecondary, inkTertiary, halo;
    Color rule; ///< lines between the blocks of the picture
    float coastWidth = 0.7F, borderWidth = 0.9F, disputedWidth = 0.9F, graticuleWidth = 1.0F, outlineWidth = 0.8F;
    std::array<Color, 16> organizations; ///< full strength; those that are met first get the first
    std::array<Color, 8> otherKinds;     ///< for kinds the theme has no colour for
    Color alliance, treaty, strategicPartnership, agreement, dialogue, armsTransfer;
    Color dimmed; ///< strands that are not highlighted
    double dimmedOpacity = 0.42;
    Color casing;
    double casingOpacity = 0.75;
    Color exercise, exerciseFill;
    double exerciseDimmedOpacity = 0.6;
    Color oppose, support, neutral;
    ChangeColors changes;
    std::array<Color, 4> strength; ///< strength of ties with the selected party, weak to strong
};

/// The values of a theme. A place in `organizations` has much the same hue in all of them.
[[nodiscard]] const Theme& themeOf(ThemeId id);

/// How a theme is written on the command line and in menus.
struct ThemeName {
    ThemeId id;
    std::string_view option; ///< "high-contrast"
    const char* label;       ///< "High contrast"
};

/// All themes, in the order in which the window offers them.
inline constexpr std::array<ThemeName, 4> kThemes{{{ThemeId::light, "light", "Light"},
                                                   {ThemeId::dark, "dark", "Dark"},
                                                   {ThemeId::print, "print", "Print"},
                                                   {ThemeId::highContrast, "high-contrast", "High contrast"}}};

/// How ties of one kind are drawn: the colour, and the inlay that tells kinds apart without colour.
struct KindStyle {
    Color color;
    bool hasInlay = false;
    StrokePattern inlay;
};

/// The style of a kind in a theme. `order` is the kind's place among all kinds; it chooses colour and form where
/// neither theme nor pack names them. A colour in the pack that is the light theme's own for that kind follows
/// the theme.
[[nodiscard]] KindStyle kindStyle(const Kind& kind, std::size_t order, const Theme& theme);

/// The fill of a member: full strength for members, lighter for lesser roles.
[[nodiscard]] Color roleFill(Color organization, std::string_view role, const Theme& theme);
/// 1 member, 0.69 observer and associate, 0.5 candidate and suspended, 0.31 dialogue partner and others: which of two
/// roles counts more, and how much of the organization's colour the fill has.
[[nodiscard]] double roleStrength(std::string_view role);

/// a + (b - a) * t for each channel.
[[nodiscard]] Color mixed(Color a, Color b, double t);

/// The lengths of the picture.
struct PictureMetrics {
    static constexpr double padding = 16.0;
    static constexpr double titleHeight = 58.0;
    static constexpr double sourcesHeight = 24.0;
    static constexpr double legendRow = 18.0;
    static constexpr double legendHeading = 20.0;
    static constexpr float small = 11.0F, body = 13.0F, title = 20.0F;
    static constexpr float leastTitle = 15.0F; ///< of one that is long
    static constexpr double ringRadius = 9.0, ringRadiusDimmed = 6.0;
    static constexpr double endRing = 8.0;
    static constexpr double portLength = 68.0;
    static constexpr double portAngle = 17.0; ///< degrees
    static constexpr double parallelGap = 9.0;
    static constexpr double poleCut =
        83.5; ///< degrees of latitude: beyond it a pole is a line on most maps, and strands are cut
};

/// Width of a strand's body from the sum of its ties' weights: 1.8 + 4.6 (1 - exp(-0.95 w)), so it grows and
/// saturates, and never depends on the date.
[[nodiscard]] float strandWidth(double weightSum);

} // namespace entente
