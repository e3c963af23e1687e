#include "ui/palette.hpp"

namespace entente {

namespace {

constexpr Palette kLight{
    .ink = rgb("#1B222B"),
    .inkSecondary = rgb("#4C5761"),
    .inkTertiary = rgb("#616B75"),
    .panel = rgb("#FFFFFF"),
    .panelRaised = rgb("#F4F6F7"),
    .line = rgb("#DDE2E6"),
    .hover = rgb("#EBF1F6"),
    .pressed = rgb("#DDE2E6"),
    .accent = rgb("#0B62A8"),
    .accentInk = rgb("#FFFFFF"),
    .focus = rgb("#0B62A8"),
    .field = rgb("#FFFFFF"),
    .fieldLine = rgb("#838E98"),
    .layers = {rgb("#8FA9AF"), rgb("#20406E"), rgb("#E0480A"), rgb("#9C62C8"), rgb("#69737D")},
    .possibleOpacity = 0.42,
    .oppose = rgb("#A6480A"),
    .support = rgb("#0A5C9E"),
    .neutral = rgb("#626D77"),
    .casing = rgb("#FFFFFF"),
    .markFill = rgb("#FFFFFF"),
    .bar = rgb("#A9AFB4"),
    .shadow = rgb("#1B222B18"),
    .scrim = rgb("#0000005A"),
};

constexpr Palette kDark{
    .ink = rgb("#EEF2F6"),
    .inkSecondary = rgb("#A9B4BF"),
    .inkTertiary = rgb("#93A0AD"),
    .panel = rgb("#181E25"),
    .panelRaised = rgb("#1F2730"),
    .line = rgb("#2E3842"),
    .hover = rgb("#263340"),
    .pressed = rgb("#2E3842"),
    .accent = rgb("#5AB0F2"),
    .accentInk = rgb("#0B1219"),
    .focus = rgb("#5AB0F2"),
    .field = rgb("#11171D"),
    .fieldLine = rgb("#6B7987"),
    .layers = {rgb("#6E7F8C"), rgb("#6B9BFF"), rgb("#FF6A2B"), rgb("#F2B4C6"), rgb("#8793A0")},
    .possibleOpacity = 0.42,
    .oppose = rgb("#F2A35E"),
    .support = rgb("#6CB6F0"),
    .neutral = rgb("#8F9BA6"),
    .casing = rgb("#10151B"),
    .markFill = rgb("#181E25"),
    .bar = rgb("#566270"),
    .shadow = rgb("#00000060"),
    .scrim = rgb("#0000005A"),
};

constexpr Palette kHighContrast{
    .ink = rgb("#000000"),
    .inkSecondary = rgb("#1C1C1C"),
    .inkTertiary = rgb("#3A3A3A"),
    .panel = rgb("#FFFFFF"),
    .panelRaised = rgb("#F4F4F4"),
    .line = rgb("#000000"),
    .hover = rgb("#D6E6FF"),
    .pressed = rgb("#AFCDFA"),
    .accent = rgb("#003C96"),
    .accentInk = rgb("#FFFFFF"),
    .focus = rgb("#003C96"),
    .field = rgb("#FFFFFF"),
    .fieldLine = rgb("#000000"),
    .layers = {rgb("#4D7078"), rgb("#14306B"), rgb("#B82E00"), rgb("#7A2FB0"), rgb("#4A4A4A")},
    .possibleOpacity = 0.5,
    .oppose = rgb("#7F2E00"),
    .support = rgb("#003F80"),
    .neutral = rgb("#404040"),
    .casing = rgb("#FFFFFF"),
    .markFill = rgb("#FFFFFF"),
    .bar = rgb("#6A6A6A"),
    .shadow = rgb("#00000040"),
    .scrim = rgb("#00000080"),
};

} // namespace

const Palette& paletteOf(ThemeId theme) {
    switch (theme) {
    case ThemeId::dark:
        return kDark;
    case ThemeId::highContrast:
        return kHighContrast;
    case ThemeId::light:
    case ThemeId::print:
        break;
    }
    return kLight;
}

} // namespace entente
