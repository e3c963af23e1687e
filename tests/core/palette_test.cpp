// Readers with a colour-vision deficiency, on paper and on poor screens must tell organizations, roles and kinds apart.

#include "color_science.hpp"
#include "core/theme.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

using namespace entente;
using namespace entente::test;

namespace {

struct Pair {
    Lab first, second;
    double difference;
};

/// From Table 1 of Sharma, Wu and Dalal 2005: turns of hue over 0 and 180 degrees, greys, blues, near black.
constexpr std::array<Pair, 16> kPublished{{
    {{50.0000, 2.6772, -79.7751}, {50.0000, 0.0000, -82.7485}, 2.0425},
    {{50.0000, 3.1571, -77.2803}, {50.0000, 0.0000, -82.7485}, 2.8615},
    {{50.0000, -1.3802, -84.2814}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, 0.0000, 0.0000}, {50.0000, -1.0000, 2.0000}, 2.3669},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0009}, 7.1792},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0011}, 7.2195},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0009, -2.4900}, 4.8045},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 0.0000, -2.5000}, 4.3065},
    {{50.0000, 2.5000, 0.0000}, {73.0000, 25.0000, -18.0000}, 27.1492},
    {{50.0000, 2.5000, 0.0000}, {56.0000, -27.0000, -3.0000}, 31.9030},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
    {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
}};

double worst(Color a, Color b) {
    double least = 1000.0;
    for (const Vision& vision : kVisions) {
        least = std::min(least, difference(lab(a, vision), lab(b, vision)));
    }
    return least;
}

/// The least difference of any two colours, for the eye that tells them least.
double worst(std::span<const Color> colors) {
    double least = 1000.0;
    for (std::size_t i = 0; i < colors.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            least = std::min(least, worst(colors[i], colors[j]));
        }
    }
    return least;
}

} // namespace

TEST_CASE("colour differences are those published with the formula") {
    for (const Pair& pair : kPublished) {
        CHECK(difference(pair.first, pair.second) == Approx(pair.difference).margin(0.00006));
        CHECK(difference(pair.second, pair.first) == Approx(pair.difference).margin(0.00006));
    }
    const Lab blue = lab(rgb("#0000FF"));
    CHECK(blue.l == Approx(32.30).margin(0.02)); // the known place of sRGB's blue
    CHECK(blue.b == Approx(-107.86).margin(0.05));
}

TEST_CASE("organizations are told apart with any colour vision, in every theme") {
    // Two patches side by side differ plainly from about 5; the first six, as many as are usually open, have to be
    // found again in a legend, for which twice that is little enough. Pale fills for paper have less room.
    for (const ThemeName& name : kThemes) {
        INFO(name.option);
        const Theme& theme = themeOf(name.id);
        CHECK(worst(std::span(theme.organizations).first(6)) >= 9.0);
        CHECK(worst(theme.organizations) >= (name.id == ThemeId::print ? 4.5 : 6.0));
    }
}

TEST_CASE("each step from bare land to member is seen with any colour vision") {
    for (const ThemeName& name : kThemes) {
        const Theme& theme = themeOf(name.id);
        for (const Color full : theme.organizations) {
            const Color member = roleFill(full, "member", theme), observer = roleFill(full, "observer", theme),
                        partner = roleFill(full, "dialogue partner", theme);
            INFO(name.option << " " << int(full.r) << " " << int(full.g) << " " << int(full.b));
            CHECK(worst(member, observer) >= 4.0);
            CHECK(worst(observer, partner) >= 4.0);
            CHECK(worst(partner, theme.land) >= 4.0);
        }
    }
}

TEST_CASE("kinds of strands are told apart with any colour vision, and stand out from every fill") {
    for (const ThemeName& name : kThemes) {
        const Theme& theme = themeOf(name.id);
        INFO(name.option);
        const std::array<Color, 6> kinds{theme.alliance,  theme.treaty,   theme.strategicPartnership,
                                         theme.agreement, theme.dialogue, theme.armsTransfer};
        CHECK(worst(kinds) >= 11.0); // thin marks need more than patches
        for (const Color kind : kinds) {
            // A strand lies in its casing; 3:1 is what WCAG 2.2 (1.4.11) asks of a graphic, 4.5:1 of thin text.
            const double least = name.id == ThemeId::highContrast ? 4.5 : 3.0;
            CHECK(contrast(kind, theme.casing) >= least);
            for (const Color fill : theme.organizations) {
                CHECK(contrast(kind, mixed(fill, theme.casing, theme.casingOpacity)) >= 2.6);
            }
        }
    }
}

TEST_CASE("the theme for print spends little ink") {
    const Theme& theme = themeOf(ThemeId::print);
    const Color paper = rgb("#FFFFFF");
    CHECK(theme.land == paper);
    CHECK(theme.sphere == paper);
    CHECK(theme.frame == paper);
    for (const Color fill : theme.organizations) {
        CHECK(fill.r + fill.g + fill.b >= 3 * 255 * 0.65); // at most about a third of the paper's light is taken
    }
}

namespace {

double lightness(Color color) {
    return lab(color).l;
}

/// The difference in L* that half of all people see between marks `size` degrees of visual angle wide: M. Stone, D. A.
/// Szafir, V. Setlur, "An Engineering Model for Color Difference as a Function of Size", Color and Imaging Conference
/// (2014) 253-258: p (10.16 + 1.50 / size) at p = 0.5. Of sizes from a third of a degree to six.
constexpr double seenByHalf(double size) {
    return 0.5 * (10.16 + 1.50 / size);
}
constexpr double kFill = seenByHalf(2.0);       // a country: two centimetres at arm's length and a half
constexpr double kLine = seenByHalf(1.0 / 3.0); // the thinnest marks that were measured

} // namespace

TEST_CASE("printed without colour, fills of the theme for print are told apart by how dark they are") {
    const Theme& theme = themeOf(ThemeId::print);
    for (const Color full : theme.organizations) {
        INFO(int(full.r) << " " << int(full.g) << " " << int(full.b));
        const double member = lightness(roleFill(full, "member", theme));
        const double observer = lightness(roleFill(full, "observer", theme));
        const double partner = lightness(roleFill(full, "dialogue partner", theme));
        CHECK(observer - member >= kFill);
        CHECK(partner - observer >= kFill);
        CHECK(lightness(theme.land) - partner >= kFill);
        CHECK(member - lightness(theme.border) >= kLine); // neighbours of one fill are parted by their border alone
    }
    double last = lightness(theme.land);
    for (const Color strength : theme.strength) {
        CHECK(last - lightness(strength) >= kFill);
        last = lightness(strength);
    }
    CHECK(lightness(theme.land) - lightness(theme.selectedFill) >= kFill);
    CHECK(lightness(theme.border) - lightness(theme.coast) >= kLine);
    CHECK(lightness(theme.sphere) - lightness(theme.graticule) >= kLine);
    CHECK(lightness(theme.graticule) - lightness(theme.border) >= 2.0 * kLine); // stays behind what has a meaning
}

TEST_CASE("bands of the organizations that are met first differ in lightness too, on paper and in high contrast") {
    for (const ThemeId id : {ThemeId::light, ThemeId::print, ThemeId::highContrast}) {
        const auto& colors = themeOf(id).organizations;
        INFO(static_cast<int>(id));
        CHECK(std::abs(lightness(colors[0]) - lightness(colors[1])) >= kLine); // bands are narrow
        if (id != ThemeId::light) {
            CHECK(std::abs(lightness(colors[0]) - lightness(colors[2])) >= kFill);
            CHECK(std::abs(lightness(colors[1]) - lightness(colors[2])) >= kFill);
        }
    }
}

TEST_CASE("printed without colour, kinds of strands differ in lightness or in their inlay") {
    const Theme& theme = themeOf(ThemeId::print);
    std::vector<KindStyle> styles;
    for (const auto& [layer, id] : {std::pair(Layer::partnership, "alliance"),
                                    {Layer::partnership, "treaty"},
                                    {Layer::partnership, "strategic_partnership"},
                                    {Layer::partnership, "agreement"},
                                    {Layer::partnership, "dialogue"},
                                    {Layer::partnership, "meeting"},
                                    {Layer::partnership, "arms_transfer"},
                                    {Layer::statement, "oppose"},
                                    {Layer::statement, "support"},
                                    {Layer::statement, "neutral"}}) {
        Kind kind;
        kind.layer = layer;
        kind.id = id;
        styles.push_back(kindStyle(kind, 0, theme));
        INFO(id);
        CHECK(lightness(theme.casing) - lightness(styles.back().color) >= 2.0 * kLine); // the inlay is cut out of it
    }
    const auto inlayOf = [](const KindStyle& style) {
        return style.hasInlay ? std::tuple(static_cast<int>(style.inlay.form), style.inlay.on, style.inlay.off)
                              : std::tuple(-1, 0.0F, 0.0F);
    };
    for (std::size_t i = 0; i < styles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            INFO(j << " and " << i);
            CHECK((std::abs(lightness(styles[i].color) - lightness(styles[j].color)) >= kLine ||
                   inlayOf(styles[i]) != inlayOf(styles[j])));
        }
    }
}

TEST_CASE("every text of the theme of high contrast has 7:1 on every ground and fill") {
    const Theme& theme = themeOf(ThemeId::highContrast);
    std::vector<Color> grounds{theme.land, theme.sphere, theme.frame, theme.halo, theme.selectedFill};
    grounds.insert(grounds.end(), theme.organizations.begin(), theme.organizations.end());
    grounds.insert(grounds.end(), theme.strength.begin(), theme.strength.end());
    for (const Color ground : grounds) {
        CHECK(contrast(theme.ink, ground) >= 7.0); // WCAG 2.2, 1.4.6
    }
    for (const Color ink : {theme.inkSecondary, theme.inkTertiary}) { // these have a halo
        CHECK(contrast(ink, theme.halo) >= 7.0);
        CHECK(contrast(ink, theme.frame) >= 7.0);
    }
}

TEST_CASE("gained, stronger, weaker and lost are told apart with any colour vision, in every theme") {
    for (const ThemeName& name : kThemes) {
        const Theme& theme = themeOf(name.id);
        const ChangeColors& changes = theme.changes;
        INFO(name.option);
        CHECK(worst(changes.strands) >= 11.0); // as for kinds of strands
        const std::array<Color, 4> fills{changes.fillMore, changes.fillLess, changes.fillUnchanged, theme.land};
        CHECK(worst(fills) >= 4.0);
    }
}
