#include "core/captions.hpp"

#include "core/boundary_history.hpp"
#include "core/caption_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente {

namespace {

using Form = LegendSwatch::Form;

std::string roleLabel(const Kind& role) {
    return role.label.empty() ? role.id : role.label;
}

/// So many rows at most say which organizations share countries.
constexpr std::size_t kMostBandRows = 7;

LegendSwatch bandSwatch(const std::vector<OrganizationId>& organizations, const Shown& shown) {
    const World& world = shown.slice.world();
    return {.form = Form::fill,
            .color = organizationColor(world, organizations[0], shown.theme),
            .band = organizationColor(world, organizations[1], shown.theme)};
}

/// Which organizations share countries; where there are many such groups, those with the most countries and the
/// number of the others.
void addBands(LegendBlock& block, const Shown& shown) {
    const World& world = shown.slice.world();
    std::vector<std::pair<std::vector<OrganizationId>, std::uint32_t>> groups(shown.memberships.bands.begin(),
                                                                              shown.memberships.bands.end());
    const bool folded = groups.size() > kMostBandRows;
    if (folded) {
        std::stable_sort(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
    }
    const auto listed = folded ? kMostBandRows - 1 : groups.size();
    for (std::size_t g = 0; g < listed; ++g) {
        const auto& [organizations, count] = groups[g];
        std::string names;
        for (std::size_t i = 0; i < std::min(organizations.size(), kMostBands); ++i) {
            names += (names.empty() ? "" : " and ") + world.organizations()[organizations[i]].id;
        }
        if (organizations.size() > kMostBands) {
            names += fmt::format(", and {} without a band", organizations.size() - kMostBands);
        }
        block.rows.push_back({bandSwatch(organizations, shown), (organizations.size() > 2 ? "all: " : "both: ") + names,
                              fmt::format("{}", count)});
    }
    if (folded) {
        std::uint32_t countries = 0;
        for (std::size_t g = listed; g < groups.size(); ++g) {
            countries += groups[g].second;
        }
        block.rows.push_back({bandSwatch(groups[listed].first, shown),
                              fmt::format("{} other groups at once", groups.size() - listed),
                              fmt::format("{}", countries)});
    }
}

/// A block for each organization with several roles; those with one role share a block with the bands.
void addOrganizations(std::vector<LegendBlock>& legend, const Shown& shown) {
    const World& world = shown.slice.world();
    LegendBlock others{.heading = "Other organizations", .note = {}, .rows = {}};
    for (const auto& [organization, roles] : shown.memberships.counts) {
        LegendBlock block;
        block.heading = world.organizations()[organization].name;
        std::vector<std::pair<KindId, Memberships::RoleCount>> sorted(roles.begin(), roles.end());
        std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
            return roleStrength(world.kinds()[a.first].id) > roleStrength(world.kinds()[b.first].id);
        });
        const Color full = organizationColor(world, organization, shown.theme);
        for (const auto& [role, count] : sorted) {
            const Kind& kind = world.kinds()[role];
            block.rows.push_back({{.form = Form::fill, .color = roleFill(full, kind.id, shown.theme)},
                                  roleLabel(kind),
                                  countText(count.parties, count.possible)});
        }
        if (!shown.organizationsApart && block.rows.size() == 1 && shown.memberships.counts.size() > 1) {
            block.rows.front().label = fmt::format("{}: {}", world.organizations()[organization].id,
                                                   roleLabel(world.kinds()[sorted.front().first]));
            others.rows.push_back(std::move(block.rows.front()));
        } else {
            block.isOneOfMany = true;
            block.brief = world.organizations()[organization].id;
            legend.push_back(std::move(block));
        }
    }
    addBands(others, shown);
    if (!others.rows.empty()) {
        if (shown.organizationsApart) {
            others.heading = "In several organizations";
        } else if (legend.empty()) {
            others.heading = "Organizations";
        }
        legend.push_back(std::move(others));
    }
}

void addStrengthClasses(std::vector<LegendBlock>& legend, const Shown& shown) {
    const World& world = shown.slice.world();
    const StrengthClasses& bounds = shown.classes;
    const std::array labels{
        fmt::format("weak: under {:.2g}", bounds[1]), fmt::format("{:.2g} to {:.2g}", bounds[1], bounds[2]),
        fmt::format("{:.2g} to {:.2g}", bounds[2], bounds[3]), fmt::format("strong: {:.2g} and more", bounds[3])};
    LegendBlock block{.heading = fmt::format("Strength of ties with {}", world.parties()[shown.view.focus].name),
                      .note = shown.view.adaptScales ? "sum of weights, scaled to this date" : "sum of weights",
                      .rows = {}};
    for (std::size_t c = labels.size(); c-- > 0;) {
        block.rows.push_back({{.form = Form::fill, .color = shown.theme.strength[c]}, labels[c], {}});
    }
    legend.push_back(std::move(block));
}

void addStrandKinds(std::vector<LegendBlock>& legend, const Shown& shown) {
    const World& world = shown.slice.world();
    struct Count {
        std::uint32_t all = 0, possible = 0;
    };
    std::map<KindId, Count> counts;
    for (const auto& strand : shown.strands.drawn) {
        Count& count = counts[strand.kind];
        count.all += strand.highlighted ? 1U : 0U;
        count.possible += strand.highlighted && strand.possible ? 1U : 0U;
    }
    for (const Layer layer : {Layer::partnership, Layer::statement}) {
        const std::string what = layer == Layer::partnership ? "Partnerships" : "Statements";
        LegendBlock block;
        block.heading =
            shown.view.focus == kNoParty ? what : fmt::format("{} of {}", what, world.parties()[shown.view.focus].name);
        block.note = "strands";
        for (const auto& [kind, count] : counts) {
            if (world.kinds()[kind].layer == layer && count.all > 0) {
                const KindStyle style = kindStyle(world.kinds()[kind], kind, shown.theme);
                block.rows.push_back({{.form = Form::strand, .color = style.color, .style = style},
                                      world.kinds()[kind].label,
                                      countText(count.all, count.possible)});
            }
        }
        if (!block.rows.empty()) {
            legend.push_back(std::move(block));
        }
    }
}

void addReading(std::vector<LegendBlock>& legend, const Shown& shown) {
    const auto& drawn = shown.strands.drawn;
    const Color ink = shown.theme.inkSecondary;
    const auto any = [&](auto test) { return std::any_of(drawn.begin(), drawn.end(), test); };
    LegendBlock block{.heading = "Reading a strand", .note = {}, .rows = {}};
    if (any([](const DrawnStrand& s) { return s.directed && s.highlighted; })) {
        block.rows.push_back({{.form = Form::taper, .color = ink}, "tapers away from the giver or convener", {}});
    }
    if (any([](const DrawnStrand& s) { return s.highlighted; })) {
        block.rows.push_back({{.form = Form::widths, .color = ink}, "wider: more and stronger ties", {}});
        block.note = scaleNote(shown.view);
    }
    if (any([](const DrawnStrand& s) { return s.possible; })) {
        block.rows.push_back(
            {{.form = Form::strand, .color = ink, .dashed = true}, "possible: date not exact, or not in force", {}});
    }
    if (any([](const DrawnStrand& s) { return s.possible && s.highlighted && s.likelihood < 1.0; })) {
        constexpr double kPale = 0.5;
        block.rows.push_back({{.form = Form::strand, .color = faded(ink, kPale), .dashed = true},
                              "paler: less of its range has passed",
                              {}});
    }
    if (showsPassed(shown)) {
        LegendSwatch swatch{.form = Form::line, .color = faded(ink, kPassedOpacity)};
        if (const auto& passed = shown.memberships.passed; !passed.empty()) {
            const auto organization = passed.begin()->second.front().organization;
            swatch = {.form = Form::fill,
                      .color = shown.theme.land,
                      .band = mixed(organizationColor(shown.slice.world(), organization, shown.theme), shown.theme.land,
                                    1.0 - kPassedOpacity),
                      .bandShare = 0.25F};
        }
        block.rows.push_back({swatch, std::string(kPassedText), {}});
    }
    const auto& counts = shown.memberships.counts;
    const bool possibleFill = std::any_of(counts.begin(), counts.end(), [](const auto& organization) {
        return std::any_of(organization.second.begin(), organization.second.end(),
                           [](const auto& role) { return role.second.possible > 0; });
    });
    if (possibleFill && !shadesStrength(shown.view) && shown.view.layers[0]) {
        const Color fill = shown.theme.organizations[0];
        block.rows.push_back(
            {{.form = Form::fill, .color = fill, .band = shown.theme.land, .bandShare = 0.5F, .bandPitch = 8.0F},
             "possible membership",
             {}});
    }
    const auto others = std::count_if(drawn.begin(), drawn.end(), [](const auto& s) { return !s.highlighted; });
    if (others > 0) {
        block.rows.push_back({{.form = Form::line, .color = shown.theme.dimmed},
                              "other ties",
                              grouped(static_cast<std::size_t>(others))});
    }
    if (!block.rows.empty()) {
        legend.push_back(std::move(block));
    }
}

std::string titleOf(const Shown& shown) {
    const World& world = shown.slice.world();
    if (!shown.view.title.empty()) {
        return shown.view.title;
    }
    if (shown.view.focus != kNoParty) {
        return fmt::format("{} and its ties", world.parties()[shown.view.focus].name);
    }
    if (world.packs().empty()) {
        return "No pack is open";
    }
    const auto name = [](const Pack& pack) { return pack.header.title.empty() ? pack.header.file : pack.header.title; };
    std::string title = name(world.packs().front());
    constexpr std::size_t kMostNamed = 3;
    for (std::size_t i = 1; i < std::min(world.packs().size(), kMostNamed); ++i) {
        title += " · " + name(world.packs()[i]);
    }
    if (world.packs().size() > kMostNamed) {
        title += fmt::format(", and {} more", world.packs().size() - kMostNamed);
    }
    return title;
}

} // namespace

std::string scaleNote(const View& view) {
    return !view.adaptScales     ? "widths alike on all dates"
           : view.showsTwoMaps() ? "widths of these dates"
                                 : "widths of this date";
}

void addMarksAndBorders(std::vector<LegendBlock>& legend, const Shown& shown) {
    LegendBlock block{.heading = "Borders", .note = {}, .rows = {}, .key = "borders"};
    const auto& marks = shown.marks.drawn;
    std::uint32_t exercises = 0;
    std::uint32_t possible = 0;
    for (const DrawnMark& mark : marks) {
        exercises += mark.layer == Layer::exercise ? 1U : 0U;
        possible += mark.layer == Layer::exercise && mark.possible ? 1U : 0U;
    }
    if (exercises > 0) {
        block.heading = "Exercises and borders";
        block.rows.push_back({{.form = Form::ring, .color = shown.theme.exercise},
                              "place, joined to participants",
                              countText(exercises, possible),
                              "exercise, joined to participants"});
    }
    if (shown.marks.notJoined > 0) {
        block.rows.push_back({{.form = Form::line, .color = {0, 0, 0, 0}},
                              "of these not joined: too many lines",
                              grouped(shown.marks.notJoined)});
    }
    const auto meetings = std::find_if(marks.begin(), marks.end(), [](const auto& m) {
        return m.layer == Layer::partnership || m.layer == Layer::statement;
    });
    if (meetings != marks.end()) {
        const World& world = shown.slice.world();
        const KindStyle style = kindStyle(world.kinds()[meetings->kind], meetings->kind, shown.theme);
        block.rows.push_back({{.form = Form::diamond, .color = style.color}, "place of a meeting or statement", {}});
    }
    if (shown.marks.notDrawn > 0) {
        block.rows.push_back({{.form = Form::line, .color = {0, 0, 0, 0}},
                              fmt::format("{} more places are not drawn", grouped(shown.marks.notDrawn)),
                              {}});
    }
    if (shown.disputedBorders) {
        block.rows.push_back(
            {{.form = Form::line, .color = shown.theme.disputed, .dashed = true}, "disputed or unsettled border", {}});
    }
    if (!block.rows.empty()) {
        legend.push_back(std::move(block));
    }
}

/// That the land of a former state is drawn as that of its successors, which may be more than it had.
std::string formerNote(const Shown& shown) {
    const PartyTable& parties = shown.slice.world().parties();
    std::string names;
    for (const PartyId party : shown.former) {
        names += (names.empty() ? " " : ", ") + parties[party].name;
    }
    return names.empty() ? names : names + ": on the whole land of the successors.";
}

std::string sourcesLine(const Shown& shown) {
    std::size_t count = 0;
    for (const auto& pack : shown.slice.world().packs()) {
        count += pack.header.sources.size();
    }
    const std::size_t number = shown.sourceCount.value_or(count);
    return fmt::format("Sources: {} publication{}, listed in the packs. Boundaries: {}.{} {}.", grouped(number),
                       number == 1 ? "" : "s", boundaryCaption(shown.slice.world().atlas(), shown.view.window.last),
                       formerNote(shown), shown.projection);
}

std::string periodText(const Window& window) {
    if (window.isInstant()) {
        return longDay(window.last);
    }
    const auto after = [](const std::string& text) { return text.substr(text.find(' ') + 1); }; // the day, or the month
    std::string first = longDay(window.first);
    std::string last = longDay(window.last);
    if (const auto months = wholeMonthsOf(window)) {
        first = after(first);
        last = after(last);
        if (*months % 12 == 0 && civilFromDay(window.first).month == 1) {
            first = after(first);
            last = after(last);
        }
    }
    return first == last ? last : fmt::format("{} – {}", first, last);
}

std::string windowText(const Window& window) {
    return window.isInstant() ? longDay(window.last)
                              : fmt::format("{} to {}", longDay(window.first), longDay(window.last));
}

std::string grouped(std::size_t number) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t place = digits.size(); place > 3;) {
        place -= 3;
        digits.insert(place, ",");
    }
    return digits;
}

bool showsPassed(const Shown& shown) {
    const auto passed = [](const auto& drawn) { return drawn.passed; };
    return std::any_of(shown.strands.drawn.begin(), shown.strands.drawn.end(), passed) ||
           std::any_of(shown.marks.drawn.begin(), shown.marks.drawn.end(), passed) || !shown.memberships.passed.empty();
}

Captions captionsOf(const Shown& shown) {
    if (shown.compared) {
        return changeCaptions(shown);
    }
    const Window window = shown.slice.window();
    Captions captions;
    captions.title = titleOf(shown);
    captions.date = periodText(window);
    captions.subtitle = !shown.view.subtitle.empty() ? shown.view.subtitle
                        : window.isInstant()         ? fmt::format("Ties that hold on {}", longDay(window.last))
                                             : fmt::format("Ties that hold at some time from {}", windowText(window));
    if (shown.strands.notDrawn > 0) { // here, since the legend may be folded or switched off
        captions.subtitle += fmt::format(" · {} weaker strand{} not drawn", grouped(shown.strands.notDrawn),
                                         shown.strands.notDrawn == 1 ? "" : "s");
    }
    captions.sources = sourcesLine(shown);
    if (shadesStrength(shown.view)) {
        addStrengthClasses(captions.legend, shown);
    } else if (shown.view.layers[static_cast<std::size_t>(Layer::organization)]) {
        addOrganizations(captions.legend, shown);
    }
    addStrandKinds(captions.legend, shown);
    addReading(captions.legend, shown);
    addMarksAndBorders(captions.legend, shown);
    return captions;
}

} // namespace entente
