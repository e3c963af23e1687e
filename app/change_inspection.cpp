#include "change_inspection.hpp"

#include "core/captions.hpp"
#include "core/change_list.hpp"
#include "core/change_map.hpp"
#include "inspection.hpp"
#include "inspection_rows.hpp"
#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace entente {

namespace {

std::string nameOf(const World& world, PartyId party) {
    return party == kNoParty ? std::string("Unknown party") : world.parties()[party].name;
}

/// "2", "1 to 2" where one of two is only possible, "–" for none.
std::string countOf(const StrandTotals& totals) {
    if (!totals.holds()) {
        return "–";
    }
    return totals.possible == 0 ? fmt::format("{}", totals.certain)
                                : fmt::format("{} to {}", totals.certain, totals.certain + totals.possible);
}

Swatch swatchOf(const RelationChange& change, const World& world, ThemeId theme) {
    const Theme& colors = themeOf(theme);
    Swatch swatch;
    if (change.layer == Layer::organization) {
        const TerritoryFill fill = changeFill(change.change, colors);
        swatch.form = fill.shares[1] > 0.0F ? Swatch::Form::bands : Swatch::Form::box;
        swatch.color = fill.colors[0];
        swatch.second = fill.colors[1];
        return swatch;
    }
    swatch.form = Swatch::Form::strand;
    swatch.color = colors.changes.strands[static_cast<std::size_t>(change.change)];
    swatch.possible = change.change == Change::weaker;
    swatch.tapered = world.strands()[change.strand].directed;
    if (change.change == Change::lost) {
        swatch.inlay = Swatch::Inlay::line;
    } else if (change.layer == Layer::exercise) {
        swatch.inlay = Swatch::Inlay::dots;
    }
    return swatch;
}

InspectorRow rowOf(const Compared& compared, const RelationChange& change, const View& view) {
    const World& world = compared.slices.world();
    const auto ties = tiesThatChanged(compared.slices, change);
    InspectorRow row;
    if (!ties.empty()) {
        const FeatureId feature = world.ties().feature[ties.back()];
        const FeatureDetail detail = detailOf(world, feature);
        row = featureRow(world, feature, detail, change.certain ? State::certain : State::possible);
        constexpr std::size_t kMostTold = 8;
        for (std::size_t i = ties.size() - 1; i-- > 0 && row.properties.size() < kMostTold;) {
            const FeatureDetail other = detailOf(world, world.ties().feature[ties[i]]);
            row.properties.emplace_back("Also", other.label + " (" + datesInWords(other) + ")");
        }
    }
    row.form = InspectorRow::Form::tie;
    row.swatch = swatchOf(change, world, view.theme);
    row.name = pairName(world, change.strand, view.focus);
    row.kind = changedKindName(world, change);
    row.note = change.certain ? "" : "possibly: the dates are not exact";
    row.when = change.layer == Layer::organization ? (ties.empty() ? "" : yearOf(row.dates))
                                                   : countOf(change.before) + " → " + countOf(change.after);
    row.certainty = change.certain ? "certain" : "possible";
    row.links.clear();
    const Strand& strand = world.strands()[change.strand];
    for (const PartyId party :
         {PartyId{strand.from}, change.layer == Layer::organization ? kNoParty : PartyId{strand.to}}) {
        if (party != kNoParty && party != view.focus) {
            row.links.emplace_back("Select " + nameOf(world, party), action::SelectParty{party});
        }
    }
    return row;
}

std::string countText(std::size_t certain, std::size_t all) {
    return certain == all ? grouped(all) : grouped(certain) + " to " + grouped(all);
}

/// What a number of changes is made of, in the words of the legend, whose counts are of parts of it; empty where it is
/// of one thing only.
std::string partsOf(std::span<const RelationChange> changes) {
    std::size_t strands = 0;
    std::size_t memberships = 0;
    for (const RelationChange& change : changes) {
        strands += change.isStrand ? 1 : 0;
        memberships += change.layer == Layer::organization ? 1 : 0;
    }
    const std::size_t others = changes.size() - strands - memberships;
    std::string text;
    const auto add = [&text](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(count), count == 1 ? one : many);
        }
    };
    add(strands, "strand on the map", "strands on the map");
    add(memberships, "membership", "memberships");
    add(others, "pair in exercises of 8 or more, only listed", "pairs in exercises of 8 or more, only listed");
    return std::max({strands, memberships, others}) == changes.size() ? std::string{} : text;
}

/// The changes of one kind, all of them in their order.
InspectorSection sectionOf(const Compared& compared, const View& view, std::span<const RelationChange> changes,
                           Change kind, bool unfolded) {
    constexpr std::array kHeadings{"Gained", "Stronger", "Weaker", "Lost"};
    constexpr std::size_t kFirstRows = 10;
    constexpr std::size_t kMostRows = 150; // each reads what its features say
    const std::size_t most = unfolded ? kMostRows : kFirstRows;
    const auto certain = static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(), [](const RelationChange& change) { return change.certain; }));
    InspectorSection section;
    section.heading = kHeadings[static_cast<std::size_t>(kind)];
    section.aside = countText(certain, changes.size());
    section.empty = "Nothing.";
    section.note = partsOf(changes);
    for (const RelationChange& change : changes.first(std::min(changes.size(), most))) {
        section.rows.push_back(rowOf(compared, change, view));
    }
    if (changes.size() > kMostRows && unfolded) {
        InspectorRow more;
        more.form = InspectorRow::Form::text;
        more.name = fmt::format("{} more: the saved table has all.", grouped(changes.size() - kMostRows));
        section.rows.push_back(std::move(more));
    }
    if (changes.size() > kFirstRows) {
        section.more = {unfolded ? "Fewer rows" : fmt::format("{} more rows", grouped(changes.size() - kFirstRows)),
                        action::UnfoldChanges{kind}};
    }
    return section;
}

bool oneDate(const ComparedWindows& windows) {
    return windows.before == windows.after;
}

std::string subtitleOf(const ComparedWindows& windows, ChangeOrder by) {
    const std::string before = shortDay(windows.before.last);
    const std::string after = shortDay(windows.after.last);
    if (oneDate(windows)) {
        return fmt::format("A and B are the same date, {}: nothing can have changed. Type or drag another.", after);
    }
    const std::string_view sorted = by == ChangeOrder::name   ? "by name"
                                    : by == ChangeOrder::kind ? "by kind"
                                                              : "lasting first";
    const std::string dates = fmt::format("{} to {} · before → after · {}", before, after, sorted);
    return windows.before.last <= windows.after.last
               ? dates
               : dates + "\nA is later than B: told backwards, so that what began between the two counts as lost.";
}

} // namespace

Inspection inspectChanges(const Compared& compared, const View& view, ChangeOrder by,
                          const std::set<Change>& unfolded) {
    const ComparedWindows& windows = compared.comparison.windows;
    const World& world = compared.slices.world();
    const bool ofParty = view.focus != kNoParty;
    Inspection shown;
    shown.id = "changes";
    shown.title = ofParty ? "Changes: " + nameOf(world, view.focus) : std::string("Changes");
    shown.code = ofParty ? world.parties()[view.focus].code : std::string{};
    shown.subtitle = subtitleOf(windows, by);
    if (windows.before.last > windows.after.last) {
        shown.links.emplace_back("Swap A and B", action::SwapDates{});
    }
    const auto link = [&](const char* label, ChangeOrder wanted) {
        if (by != wanted) {
            shown.links.emplace_back(label, action::SortChanges{wanted});
        }
    };
    link("Lasting first", ChangeOrder::lasting);
    link("By name", ChangeOrder::name);
    link("By kind", ChangeOrder::kind);
    shown.links.emplace_back("Save table", action::ExportTable{});
    const auto changes = listedChanges(compared.comparison, world, view.focus, by);
    auto from = changes.begin();
    for (std::size_t c = 0; c < (oneDate(windows) ? 0 : kChangeCount); ++c) {
        const auto kind = static_cast<Change>(c);
        const auto to = std::find_if(from, changes.end(), [kind](const auto& change) { return change.change != kind; });
        shown.sections.push_back(sectionOf(compared, view, {from, to}, kind, unfolded.contains(kind)));
        from = to;
    }
    if (!ofParty) {
        shown.onClose = action::ToggleCompare{};
    }
    return shown;
}

std::optional<TooltipModel> changeTooltip(const Compared& compared, StrandId strand, ThemeId theme) {
    const auto& changes = compared.comparison.changes;
    const auto found = std::find_if(changes.begin(), changes.end(),
                                    [&](const RelationChange& change) { return change.strand == strand; });
    if (found == changes.end()) {
        return std::nullopt;
    }
    const World& world = compared.slices.world();
    TooltipModel tooltip{
        .title = pairName(world, strand, kNoParty), .lines = {}, .swatch = swatchOf(*found, world, theme)};
    tooltip.lines.push_back(fmt::format("{}{}: {} → {}", found->certain ? "" : "possibly ", changeName(found->change),
                                        countOf(found->before), countOf(found->after)));
    constexpr std::size_t kMostTies = 3;
    for (const std::uint32_t tie : tiesThatChanged(compared.slices, *found)) {
        const FeatureDetail detail = detailOf(world, world.ties().feature[tie]);
        tooltip.lines.push_back(detail.label + " (" + datesInWords(detail) + ")");
        if (tooltip.lines.size() > kMostTies) {
            break;
        }
    }
    return tooltip;
}

} // namespace entente
