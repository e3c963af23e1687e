#include "change_inspection.hpp"

#include "core/captions.hpp"
#include "core/change_map.hpp"
#include "inspection.hpp"
#include "inspection_rows.hpp"
#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace entente {

namespace {

std::string nameOf(const World& world, PartyId party) {
    return party == kNoParty ? std::string("Unknown party") : world.parties()[party].name;
}

std::string pairName(const World& world, const RelationChange& change) {
    const Strand& strand = world.strands()[change.strand];
    if (change.layer == Layer::organization) {
        return nameOf(world, strand.from);
    }
    return fmt::format("{} {} {}", nameOf(world, strand.from), strand.directed ? "→" : "–", nameOf(world, strand.to));
}

std::string kindName(const World& world, const RelationChange& change) {
    const auto role = [&](StrandId strand) { return world.kinds()[world.strands()[strand].kind].label; };
    if (change.layer != Layer::organization) {
        return role(change.strand) + (change.layer == Layer::exercise ? " exercise" : "");
    }
    const std::string& organization = world.organizations()[world.strands()[change.strand].to].id;
    const bool moved = change.change == Change::stronger || change.change == Change::weaker;
    return moved ? fmt::format("{}: {} → {}", organization, role(change.strandBefore), role(change.strand))
                 : fmt::format("{}: {}", organization, role(change.strand));
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
    row.name = pairName(world, change);
    row.kind = kindName(world, change);
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

void order(std::vector<const RelationChange*>& changes, const World& world, ChangeOrder by) {
    const auto key = [&](const RelationChange* change) {
        const bool passes = change->layer == Layer::exercise || change->layer == Layer::statement;
        return by == ChangeOrder::name   ? pairName(world, *change)
               : by == ChangeOrder::kind ? kindName(world, *change)
                                         : std::string(passes ? "b" : "a");
    };
    std::vector<std::pair<std::string, const RelationChange*>> sorted;
    sorted.reserve(changes.size());
    std::transform(changes.begin(), changes.end(), std::back_inserter(sorted),
                   [&](const RelationChange* change) { return std::pair(key(change), change); });
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, b.second->size) < std::tuple(b.first, a.second->size);
    });
    std::transform(sorted.begin(), sorted.end(), changes.begin(), [](const auto& entry) { return entry.second; });
}

std::string countText(std::size_t certain, std::size_t all) {
    return certain == all ? grouped(all) : grouped(certain) + " to " + grouped(all);
}

InspectorSection sectionOf(const Compared& compared, const View& view, ChangeOrder by, Change kind, bool unfolded) {
    constexpr std::array kHeadings{"Gained", "Stronger", "Weaker", "Lost"};
    constexpr std::size_t kFirstRows = 10;
    constexpr std::size_t kMostRows = 150; // each reads what its features say
    const std::size_t most = unfolded ? kMostRows : kFirstRows;
    const World& world = compared.slices.world();
    std::vector<const RelationChange*> changes;
    std::size_t certain = 0;
    for (const RelationChange& change : compared.comparison.changes) {
        const Strand& strand = world.strands()[change.strand];
        const bool touches = view.focus == kNoParty || strand.from == view.focus ||
                             (change.layer != Layer::organization && strand.to == view.focus);
        if (change.change == kind && touches) {
            changes.push_back(&change);
            certain += change.certain ? 1 : 0;
        }
    }
    order(changes, world, by);
    InspectorSection section;
    section.heading = kHeadings[static_cast<std::size_t>(kind)];
    section.aside = countText(certain, changes.size());
    section.empty = "Nothing.";
    for (std::size_t i = 0; i < std::min(changes.size(), most); ++i) {
        section.rows.push_back(rowOf(compared, *changes[i], view));
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
    for (std::size_t c = 0; c < (oneDate(windows) ? 0 : kChangeCount); ++c) {
        shown.sections.push_back(
            sectionOf(compared, view, by, static_cast<Change>(c), unfolded.contains(static_cast<Change>(c))));
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
    TooltipModel tooltip{.title = pairName(world, *found), .lines = {}, .swatch = swatchOf(*found, world, theme)};
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
