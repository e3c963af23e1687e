#include "core/theme.hpp"

#include <cmath>

namespace entente {

namespace {

constexpr Theme kLight{
    .sphere = rgb("#F7F9FA"),
    .land = rgb("#EEECE6"),
    .coast = rgb("#C9CBC8"),
    .border = rgb("#FFFFFF"),
    .disputed = rgb("#8E8A80"),
    .graticule = rgb("#E9EEF0"),
    .frame = rgb("#FFFFFF"),
    .selectedFill = rgb("#F6E7A8"),
    .ink = rgb("#1B222B"),
    .inkSecondary = rgb("#4C5761"),
    .inkTertiary = rgb("#69737D"),
    .halo = rgb("#FFFFFF"),
    .rule = rgb("#DDE2E6"),
    .organizations = {rgb("#82ADB7"), rgb("#E3C68C"), rgb("#938ED9"), rgb("#A5A38A"), rgb("#A78F45"), rgb("#B4D3FB"),
                      rgb("#BD9FD7"), rgb("#5CB3A4"), rgb("#78BDFE"), rgb("#4E9E92"), rgb("#ADBDD2"), rgb("#CE7792"),
                      rgb("#8B9669"), rgb("#9F88B4"), rgb("#C1B085"), rgb("#D2A461")},
    .otherKinds = {rgb("#0072B2"), rgb("#B8681B"), rgb("#117733"), rgb("#882255"), rgb("#44607A"), rgb("#8A6D00"),
                   rgb("#5B3F99"), rgb("#A23B3B")},
    .alliance = rgb("#14213D"),
    .treaty = rgb("#0E86D4"),
    .strategicPartnership = rgb("#993E89"),
    .agreement = rgb("#CC6F00"),
    .dialogue = rgb("#1F7A58"),
    .armsTransfer = rgb("#60332F"),
    .dimmed = rgb("#9AA3AB"),
    .dimmedOpacity = 0.42,
    .casing = rgb("#FFFFFF"),
    .casingOpacity = 0.75,
    .exercise = rgb("#E0480A"),
    .exerciseFill = rgb("#FFFFFF"),
    .exerciseDimmedOpacity = 0.6,
    .oppose = rgb("#A6480A"),
    .support = rgb("#0A5C9E"),
    .neutral = rgb("#6B7680"),
    .changes = {.strands = {rgb("#0A5C9E"), rgb("#7DB7DE"), rgb("#F0A860"), rgb("#A6480A")},
                .fillMore = rgb("#BBD7EC"),
                .fillLess = rgb("#F6DDBF"),
                .fillUnchanged = rgb("#D9DADA")},
    .strength = {rgb("#D8E4EE"), rgb("#AECBE0"), rgb("#7FAFD0"), rgb("#5590BC")},
};

constexpr Theme kDark{
    .sphere = rgb("#10151B"),
    .land = rgb("#232B34"),
    .coast = rgb("#3A4652"),
    .border = rgb("#10151B"),
    .disputed = rgb("#7C8794"),
    .graticule = rgb("#182029"),
    .frame = rgb("#131920"),
    .selectedFill = rgb("#6B6440"),
    .ink = rgb("#EEF2F6"),
    .inkSecondary = rgb("#A9B4BF"),
    .inkTertiary = rgb("#8793A0"),
    .halo = rgb("#10151B"),
    .rule = rgb("#2E3842"),
    .organizations = {rgb("#505B63"), rgb("#8B6B54"), rgb("#756D8D"), rgb("#5E591F"), rgb("#4E3724"), rgb("#254D7E"),
                      rgb("#806C7A"), rgb("#63766A"), rgb("#236396"), rgb("#266451"), rgb("#3177A9"), rgb("#904A55"),
                      rgb("#535638"), rgb("#5F5A78"), rgb("#494208"), rgb("#706E33")},
    .otherKinds = {rgb("#56B4E9"), rgb("#E69F00"), rgb("#44C08A"), rgb("#E07AB0"), rgb("#9DB7D0"), rgb("#E5D04F"),
                   rgb("#B79CF0"), rgb("#F08A8A")},
    .alliance = rgb("#F4F6FA"),
    .treaty = rgb("#4AA3FF"),
    .strategicPartnership = rgb("#F061B4"),
    .agreement = rgb("#F2D544"),
    .dialogue = rgb("#26D394"),
    .armsTransfer = rgb("#C08A3A"),
    .dimmed = rgb("#7F8C99"),
    .dimmedOpacity = 0.38,
    .casing = rgb("#10151B"),
    .casingOpacity = 0.75,
    .exercise = rgb("#FF7A3D"),
    .exerciseFill = rgb("#181E25"),
    .exerciseDimmedOpacity = 0.6,
    .oppose = rgb("#F2A35E"),
    .support = rgb("#6CB6F0"),
    .neutral = rgb("#8F9BA6"),
    .changes = {.strands = {rgb("#3D9BE8"), rgb("#24618F"), rgb("#8A4E1C"), rgb("#F08A3C")},
                .fillMore = rgb("#24496A"),
                .fillLess = rgb("#5A3A1E"),
                .fillUnchanged = rgb("#343F4A")},
    .strength = {rgb("#253544"), rgb("#2A4A66"), rgb("#2F6189"), rgb("#3A7DB0")},
};

/// The light one with ground and sea in the colour of the paper: what is filled is pale, and lines are thin and dark.
constexpr Theme printTheme() {
    Theme theme = kLight;
    theme.sphere = rgb("#FFFFFF");
    theme.land = rgb("#FFFFFF");
    theme.coast = rgb("#5C6268");
    theme.border = rgb("#7C8288");
    theme.disputed = rgb("#5C6268");
    theme.graticule = rgb("#E6E9EB");
    theme.ink = rgb("#111417");
    theme.inkSecondary = rgb("#3C444C");
    theme.inkTertiary = rgb("#59616A");
    theme.rule = rgb("#B9BEC3");
    theme.coastWidth = 0.5F;
    theme.borderWidth = 0.4F;
    theme.disputedWidth = 0.6F;
    theme.graticuleWidth = 0.5F;
    theme.outlineWidth = 0.6F;
    theme.organizations = {rgb("#87B9BF"), rgb("#D8C8AF"), rgb("#B294D7"), rgb("#B0AEA5"),
                           rgb("#E4BB76"), rgb("#B6C9FF"), rgb("#DDB1D2"), rgb("#64D0D7"),
                           rgb("#7BAFF3"), rgb("#A0C8B8"), rgb("#AAB6E5"), rgb("#C39EAD"),
                           rgb("#AAB399"), rgb("#A99BBE"), rgb("#C7C596"), rgb("#DEA27B")};
    theme.dimmed = rgb("#8A939B");
    theme.dimmedOpacity = 0.5;
    theme.casingOpacity = 0.85;
    theme.exercise = rgb("#D04208");
    theme.strength = {rgb("#E4EDF5"), rgb("#C3D9EA"), rgb("#9DC0DC"), rgb("#76A5CB")};
    return theme;
}
constexpr Theme kPrint = printTheme();

constexpr Theme kHighContrast{
    .sphere = rgb("#FFFFFF"),
    .land = rgb("#FFFFFF"),
    .coast = rgb("#000000"),
    .border = rgb("#000000"),
    .disputed = rgb("#000000"),
    .graticule = rgb("#D0D0D0"),
    .frame = rgb("#FFFFFF"),
    .selectedFill = rgb("#FFE14D"),
    .ink = rgb("#000000"),
    .inkSecondary = rgb("#1C1C1C"),
    .inkTertiary = rgb("#3A3A3A"),
    .halo = rgb("#FFFFFF"),
    .rule = rgb("#000000"),
    .coastWidth = 1.2F,
    .borderWidth = 1.0F,
    .disputedWidth = 1.4F,
    .graticuleWidth = 0.8F,
    .outlineWidth = 1.6F,
    .organizations = {rgb("#789F9F"), rgb("#FFCB9C"), rgb("#B8B1CC"), rgb("#919B73"), rgb("#B5A04C"), rgb("#B1C7FD"),
                      rgb("#9D94F8"), rgb("#92B4B3"), rgb("#6AB2DE"), rgb("#0CAD8F"), rgb("#C5D0E5"), rgb("#EC7BA3"),
                      rgb("#B6C1B3"), rgb("#B28DBC"), rgb("#CBB193"), rgb("#F6B46E")},
    .otherKinds = {rgb("#00507D"), rgb("#7A4000"), rgb("#0A5522"), rgb("#701245"), rgb("#2C4257"), rgb("#5C4900"),
                   rgb("#46298A"), rgb("#861F1F")},
    .alliance = rgb("#000000"),
    .treaty = rgb("#0065C8"),
    .strategicPartnership = rgb("#A3138A"),
    .agreement = rgb("#B05800"),
    .dialogue = rgb("#006B4A"),
    .armsTransfer = rgb("#4A1712"),
    .dimmed = rgb("#6A6A6A"),
    .dimmedOpacity = 0.6,
    .casing = rgb("#FFFFFF"),
    .casingOpacity = 1.0,
    .exercise = rgb("#B82E00"),
    .exerciseFill = rgb("#FFFFFF"),
    .exerciseDimmedOpacity = 0.8,
    .oppose = rgb("#7F2E00"),
    .support = rgb("#003F80"),
    .neutral = rgb("#404040"),
    .changes = {.strands = {rgb("#003F80"), rgb("#4E97DC"), rgb("#DB8A2B"), rgb("#7F2E00")},
                .fillMore = rgb("#A5CBF0"),
                .fillLess = rgb("#FBCB92"),
                .fillUnchanged = rgb("#CFCFCF")},
    .strength = {rgb("#DCE9F7"), rgb("#B5D2F0"), rgb("#8DBBE8"), rgb("#68A4DE")},
};

struct KnownKind {
    Layer layer;
    std::string_view id;
    Color Theme::*color;
    bool hasInlay;
    StrokePattern inlay;
};

using Form = StrokePattern::Form;

constexpr std::array<KnownKind, 10> kKnownKinds{{
    {Layer::partnership, "alliance", &Theme::alliance, false, {}},
    {Layer::partnership, "treaty", &Theme::treaty, true, {Form::solid, 0.0F, 0.0F}},
    {Layer::partnership, "strategic_partnership", &Theme::strategicPartnership, true, {Form::dash, 10.0F, 4.0F}},
    {Layer::partnership, "agreement", &Theme::agreement, true, {Form::dash, 4.0F, 4.0F}},
    {Layer::partnership, "dialogue", &Theme::dialogue, true, {Form::dots, 2.0F, 4.0F}},
    {Layer::partnership, "meeting", &Theme::dialogue, true, {Form::dash, 3.0F, 9.0F}},
    {Layer::partnership, "arms_transfer", &Theme::armsTransfer, true, {Form::chevrons, 4.0F, 18.0F}},
    {Layer::statement, "oppose", &Theme::oppose, true, {Form::dash, 2.0F, 6.0F}},
    {Layer::statement, "support", &Theme::support, true, {Form::dots, 2.0F, 8.0F}},
    {Layer::statement, "neutral", &Theme::neutral, false, {}},
}};

constexpr std::array<StrokePattern, 5> kOtherInlays{{{Form::dash, 14.0F, 6.0F},
                                                     {Form::dots, 2.0F, 9.0F},
                                                     {Form::dash, 3.0F, 9.0F},
                                                     {Form::chevrons, 4.0F, 12.0F},
                                                     {Form::solid, 0.0F, 0.0F}}};

} // namespace

const Theme& themeOf(ThemeId id) {
    switch (id) {
    case ThemeId::dark:
        return kDark;
    case ThemeId::print:
        return kPrint;
    case ThemeId::highContrast:
        return kHighContrast;
    case ThemeId::light:
        break;
    }
    return kLight;
}

Color mixed(Color a, Color b, double t) {
    const auto channel = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * t));
    };
    return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

KindStyle kindStyle(const Kind& kind, std::size_t order, const Theme& theme) {
    for (const auto& known : kKnownKinds) {
        if (known.layer == kind.layer && known.id == kind.id) {
            const bool packChose = kind.color && *kind.color != kLight.*known.color;
            return {packChose ? *kind.color : theme.*known.color, known.hasInlay, known.inlay};
        }
    }
    if (kind.layer == Layer::exercise) {
        return {kind.color.value_or(theme.exercise), false, {}};
    }
    return {kind.color.value_or(theme.otherKinds[order % theme.otherKinds.size()]), true,
            kOtherInlays[order % kOtherInlays.size()]};
}

double roleStrength(std::string_view role) {
    if (role == "member") {
        return 1.0;
    }
    if (role == "observer" || role == "associate") {
        return 0.69;
    }
    if (role == "candidate" || role == "suspended") {
        return 0.5;
    }
    return 0.31;
}

Color roleFill(Color organization, std::string_view role, const Theme& theme) {
    return mixed(theme.land, organization, roleStrength(role));
}

float strandWidth(double weightSum) {
    return static_cast<float>(1.8 + 4.6 * (1.0 - std::exp(-0.95 * weightSum)));
}

} // namespace entente
