// Words that are hardly darker than what they stand on cannot be read in a bright room, or by weak eyes.

#include "../core/color_science.hpp"
#include "core/theme.hpp"
#include "ui/palette.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <utility>

using namespace entente;
using namespace entente::test;

namespace {

constexpr double kText = 4.5;    ///< WCAG 2.2, 1.4.3: text
constexpr double kGraphic = 3.0; ///< WCAG 2.2, 1.4.11: symbols and where the keyboard is

} // namespace

TEST_CASE("every text of the interface can be read on every ground it stands on") {
    for (const ThemeName& name : kThemes) {
        const Palette& p = paletteOf(name.id);
        const std::array<std::pair<const char*, Color>, 4> grounds{
            {{"panel", p.panel}, {"panelRaised", p.panelRaised}, {"field", p.field}, {"hover", p.hover}}};
        const std::array<std::pair<const char*, Color>, 4> inks{
            {{"ink", p.ink}, {"inkSecondary", p.inkSecondary}, {"inkTertiary", p.inkTertiary}, {"accent", p.accent}}};
        for (const auto& [ground, under] : grounds) {
            for (const auto& [ink, color] : inks) {
                INFO(name.option << ": " << ink << " on " << ground);
                CHECK(contrast(color, under) >= kText);
            }
        }
        INFO(name.option);
        CHECK(contrast(p.ink, p.pressed) >= kText);
        CHECK(contrast(p.ink, mixed(p.field, p.accent, 0.28)) >= kText); // marked text in a field
        CHECK(contrast(p.accentInk, p.accent) >= kText);
        CHECK(contrast(p.oppose, p.panel) >= kText); // errors are written in it
        CHECK(contrast(p.oppose, p.panelRaised) >= kText);
    }
}

TEST_CASE("symbols of the interface and the frame of what has the keyboard are seen on every panel") {
    for (const ThemeName& name : kThemes) {
        const Palette& p = paletteOf(name.id);
        INFO(name.option);
        for (const Color ground : {p.panel, p.panelRaised, p.hover, p.field}) {
            for (const Color graphic : {p.focus, p.oppose, p.support, p.neutral, p.inkSecondary}) {
                CHECK(contrast(graphic, ground) >= kGraphic);
            }
        }
        CHECK(p.pressed != p.hover);
    }
}

TEST_CASE("where one can type or choose is seen by its frame") {
    for (const ThemeName& name : kThemes) {
        const Palette& p = paletteOf(name.id);
        INFO(name.option);
        for (const Color ground : {p.field, p.panel, p.panelRaised}) {
            CHECK(contrast(p.fieldLine, ground) >= kGraphic);
        }
    }
}

TEST_CASE("in high contrast every text of the interface has 7:1, and rules are seen") {
    const Palette& p = paletteOf(ThemeId::highContrast);
    for (const Color ground : {p.panel, p.panelRaised, p.field, p.hover, p.pressed}) {
        for (const Color ink : {p.ink, p.inkSecondary, p.inkTertiary}) {
            CHECK(contrast(ink, ground) >= 7.0); // WCAG 2.2, 1.4.6
        }
    }
    CHECK(contrast(p.line, p.panel) >= kGraphic);
}
