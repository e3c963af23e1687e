#include "core/caption_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente {

namespace {

using Form = LegendSwatch::Form;

/// "12 months", "30 days", "1 year and 6 months".
std::string periodText(const Period& period) {
    constexpr std::int32_t kMonths = 12;
    const auto some = [](std::int32_t number, const char* what) {
        return number == 0 ? std::string{} : fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
    };
    const std::string months = some(period.years * kMonths + period.months, "month");
    const std::string days = some(period.days, "day");
    return months.empty() || days.empty() ? months + days : months + " and " + days;
}

/// "31 December 2021 compared with 31 December 2023", "What held at some time in 2021 compared with 2023".
std::string datesText(const ComparedWindows& windows) {
    const auto held = [](const Window& window) {
        return (window.isInstant() ? "on " : "at some time in ") + periodText(window);
    };
    const bool dayBefore = windows.before.isInstant();
    const bool dayAfter = windows.after.isInstant();
    const std::string after = (dayBefore && !dayAfter ? "some time in " : "") + periodText(windows.after);
    return dayBefore && dayAfter ? fmt::format("{} compared with {}", periodText(windows.before), after)
                                 : fmt::format("What held {} compared with {}", held(windows.before), after);
}

std::string subtitleOf(const Shown& shown) {
    const ComparedWindows& windows = shown.compared->comparison.windows;
    std::string text = datesText(windows);
    const bool events = shown.view.layers[static_cast<std::size_t>(Layer::exercise)] ||
                        shown.view.layers[static_cast<std::size_t>(Layer::statement)];
    if (events && windows.eventsBefore != windows.before) {
        text += fmt::format("; exercises of the {} before {}", periodText(shown.view.comparedEvents),
                            windows.before.isInstant() && windows.after.isInstant() ? "each" : "the end of each");
    }
    if (shown.strands.notDrawn > 0) {
        text += fmt::format(" · the {} largest of {} changes", grouped(shown.strands.drawn.size()),
                            grouped(shown.strands.holding));
    }
    return text;
}

LegendSwatch strandSwatch(Change change, const Shown& shown) {
    LegendSwatch swatch{.form = Form::strand,
                        .color = shown.theme.changes.strands[static_cast<std::size_t>(change)],
                        .style = {},
                        .dashed = change == Change::weaker};
    if (change == Change::lost) {
        swatch.style.hasInlay = true;
        swatch.inlayWidth = 2.8F;
    }
    return swatch;
}

void addStrands(std::vector<LegendBlock>& legend, const Shown& shown) {
    std::array<Comparison::Count, kChangeCount> counts{};
    for (const DrawnStrand& strand : shown.strands.drawn) {
        auto& count = counts[static_cast<std::size_t>(strand.change.value_or(Change::gained))];
        if (strand.highlighted) {
            ++(strand.possible ? count.possible : count.certain);
        }
    }
    constexpr std::array kLabels{"gained", "stronger", "weaker", "lost"};
    LegendBlock block{.heading = shown.view.focus == kNoParty
                                     ? std::string("Ties")
                                     : fmt::format("Ties of {}", shown.slice.world().parties()[shown.view.focus].name),
                      .note = "strands that changed",
                      .rows = {}};
    for (std::size_t c = 0; c < kChangeCount; ++c) {
        const auto& count = counts[c];
        if (count.certain + count.possible > 0) {
            block.rows.push_back({strandSwatch(static_cast<Change>(c), shown), kLabels[c],
                                  countText(count.certain + count.possible, count.possible)});
        }
    }
    if (!block.rows.empty()) {
        legend.push_back(std::move(block));
    }
}

LegendSwatch fillSwatch(const TerritoryFill& fill) {
    LegendSwatch swatch{.form = Form::fill, .color = fill.colors[0]};
    if (fill.shares[1] > 0.0F) {
        swatch.band = fill.colors[1];
        swatch.bandShare = fill.shares[1];
        swatch.bandPitch = fill.pitch;
    }
    return swatch;
}

void addMemberships(std::vector<LegendBlock>& legend, const Shown& shown) {
    const World& world = shown.slice.world();
    std::array<Comparison::Count, kChangeCount> counts{};
    std::map<OrganizationId, int> organizations;
    for (const auto& changes : shown.membershipChanges->byParty) {
        for (const RelationChange& change : changes) {
            auto& count = counts[static_cast<std::size_t>(change.change)];
            ++(change.certain ? count.certain : count.possible);
            ++organizations[world.strands()[change.strand].to];
        }
    }
    constexpr std::array kLabels{"joined", "role raised", "role lowered", "left"};
    LegendBlock block{.heading = organizations.size() == 1 ? world.organizations()[organizations.begin()->first].name
                                                           : std::string("Memberships"),
                      .note = {},
                      .rows = {}};
    for (std::size_t c = 0; c < kChangeCount; ++c) {
        const auto& count = counts[c];
        if (count.certain + count.possible > 0) {
            block.rows.push_back({fillSwatch(changeFill(static_cast<Change>(c), shown.theme)), kLabels[c],
                                  countText(count.certain + count.possible, count.possible)});
        }
    }
    const auto& fills = shown.membershipChanges->fills;
    if (const auto mixed = std::count_if(fills.begin(), fills.end(), [](const auto& f) { return f.isMixed(); });
        mixed > 0) {
        block.rows.push_back(
            {fillSwatch(mixedChangeFill(shown.theme)), "countries with both", fmt::format("{}", mixed)});
    }
    const auto& unchanged = shown.membershipChanges->unchanged;
    if (const auto same = std::count(unchanged.begin(), unchanged.end(), 1); same > 0) {
        block.rows.push_back({{.form = Form::fill, .color = shown.theme.changes.fillUnchanged},
                              "countries without a change",
                              fmt::format("{}", same)});
    }
    if (!block.rows.empty()) {
        legend.push_back(std::move(block));
    }
}

void addReading(std::vector<LegendBlock>& legend, const Shown& shown) {
    const World& world = shown.slice.world();
    const Color ink = shown.theme.inkSecondary;
    const auto any = [&](auto test) {
        return std::any_of(shown.strands.drawn.begin(), shown.strands.drawn.end(), test);
    };
    LegendBlock block{.heading = "Reading a strand", .note = {}, .rows = {}};
    if (any([](const DrawnStrand& s) { return s.highlighted; })) {
        block.rows.push_back({{.form = Form::widths, .color = ink}, "wider: a larger change", {}});
        block.note = scaleNote(shown.view);
    }
    if (any([&](const DrawnStrand& s) { return world.kinds()[s.kind].layer == Layer::exercise; })) {
        block.rows.push_back({{.form = Form::strand,
                               .color = ink,
                               .style = {ink, true, {StrokePattern::Form::dots, 2.0F, 4.0F}},
                               .inlayWidth = 2.0F},
                              "dots: exercises together, of up to 7 parties",
                              {}});
    }
    if (any([](const DrawnStrand& s) { return s.directed && s.highlighted; })) {
        block.rows.push_back({{.form = Form::taper, .color = ink}, "tapers away from the giver or convener", {}});
    }
    if (any([](const DrawnStrand& s) { return s.possible && s.highlighted; })) {
        constexpr double kPale = 0.5;
        block.rows.push_back(
            {{.form = Form::strand, .color = faded(ink, kPale)}, "pale: possibly, the dates are not exact", {}});
    }
    if (!block.rows.empty()) {
        legend.push_back(std::move(block));
    }
}

} // namespace

Captions changeCaptions(const Shown& shown) {
    const ComparedWindows& windows = shown.compared->comparison.windows;
    Captions captions;
    captions.title = !shown.view.title.empty() ? shown.view.title
                     : shown.view.focus == kNoParty
                         ? std::string("What changed")
                         : shown.slice.world().parties()[shown.view.focus].name + ": what changed";
    captions.subtitle = shown.view.subtitle.empty() ? subtitleOf(shown) : shown.view.subtitle;
    captions.date = fmt::format("{} – {}", shortDay(windows.before.last), shortDay(windows.after.last));
    captions.sources = sourcesLine(shown);
    addStrands(captions.legend, shown);
    addMemberships(captions.legend, shown);
    addReading(captions.legend, shown);
    addMarksAndBorders(captions.legend, shown);
    return captions;
}

} // namespace entente
