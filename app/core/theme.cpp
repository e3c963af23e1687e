#include "core/theme.hpp"

#include <cmath>

namespace entente {

namespace {

constexpr Theme kLight{
    .ocean = rgb("#F7F9FA"),
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
    .accent = rgb("#0B62A8"),
    .organizations = {rgb("#82ADB7"), rgb("#E3C68C"), rgb("#B7A3C9"), rgb("#A9B97F"), rgb("#D9A38F"), rgb("#9DA9BD")},
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
    .strength = {rgb("#D8E4EE"), rgb("#AECBE0"), rgb("#7FAFD0"), rgb("#5590BC")},
};

constexpr Theme kDark{
    .ocean = rgb("#10151B"),
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
    .accent = rgb("#5AB0F2"),
    .organizations = {rgb("#427C8D"), rgb("#7A6233"), rgb("#65517C"), rgb("#566A33"), rgb("#7C4B3C"), rgb("#4A5873")},
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
    .strength = {rgb("#253544"), rgb("#2A4A66"), rgb("#2F6189"), rgb("#3A7DB0")},
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
    return id == ThemeId::dark ? kDark : kLight;
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
