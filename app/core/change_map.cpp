#include "core/change_map.hpp"

#include "core/memberships.hpp"

#include <algorithm>

namespace entente {

namespace {

Color changeColor(Change change, const Theme& theme) {
    return theme.changes.strands[static_cast<std::size_t>(change)];
}

} // namespace

StrandChoice chooseChangedStrands(const Comparison& comparison, const World& world, const View& view,
                                  const Ground& ground) {
    StrongestStrands strongest(view);
    std::vector<const RelationChange*> changes;
    for (const RelationChange& change : comparison.changes) {
        if (change.isStrand && canBeDrawn(world.strands()[change.strand], ground)) {
            const Strand& strand = world.strands()[change.strand];
            const bool touches = view.focus == kNoParty || strand.from == view.focus || strand.to == view.focus;
            strongest.add({touches, change.size, static_cast<std::uint32_t>(changes.size())});
            changes.push_back(&change);
        }
    }
    StrandChoice choice;
    const auto candidates = strongest.take();
    choice.holding = strongest.added();
    choice.notDrawn = choice.holding - candidates.size();
    choice.drawn.reserve(candidates.size());
    for (const StrandCandidate& candidate : candidates) {
        const RelationChange& change = *changes[candidate.id];
        const Strand& strand = world.strands()[change.strand];
        choice.drawn.push_back({.id = change.strand,
                                .from = strand.from,
                                .to = strand.to,
                                .kind = strand.kind,
                                .directed = strand.directed,
                                .possible = !change.certain,
                                .highlighted = candidate.highlighted,
                                .weight = static_cast<double>(change.size) / kWeightUnit,
                                .change = change.change});
    }
    setWidths(choice, weightUnitOf(choice, view.adaptScales));
    return choice;
}

Stroke changeStroke(const DrawnStrand& strand, const World& world, const Theme& theme) {
    constexpr double kPale = 0.5;
    const Change change = strand.change.value_or(Change::gained);
    const float width = strand.width * (strand.highlighted ? 1.0F : 0.55F);
    Stroke stroke{.widthStart = width, .widthEnd = width};
    if (!strand.highlighted) {
        stroke.color = faded(theme.dimmed, theme.dimmedOpacity);
        return stroke;
    }
    if (strand.directed) {
        stroke.widthStart = width * 1.25F;
        stroke.widthEnd = width * 0.3F;
    }
    const double opacity = strand.possible ? kPale : 1.0;
    stroke.color = faded(changeColor(change, theme), opacity);
    stroke.casing = 1.0F;
    stroke.casingColor = faded(theme.casing, theme.casingOpacity * opacity);
    if (change == Change::weaker) {
        stroke.pattern = {StrokePattern::Form::dash, 9.0F, 4.0F};
    }
    if (change == Change::lost) { // hollow
        stroke.hasInlay = true;
        stroke.inlayWidth = std::max(1.2F, width - 2.2F);
        stroke.inlayColor = theme.casing;
    } else if (world.kinds()[strand.kind].layer == Layer::exercise) {
        stroke.hasInlay = true;
        stroke.inlay = {StrokePattern::Form::dots, 2.0F, 4.0F};
        stroke.inlayWidth = std::max(1.4F, 0.4F * width);
        stroke.inlayColor = theme.casing;
    }
    return stroke;
}

bool FillChanges::isMixed() const {
    const auto has = [this](Change change) { return changes.contains(change); };
    return (has(Change::gained) || has(Change::stronger)) && (has(Change::weaker) || has(Change::lost));
}

namespace {

/// Of a party, and of the former states whose memberships fill it before and after.
FillChanges fillChangesOf(PartyId party, PartyId formerBefore, PartyId formerAfter, const MembershipChanges& changes) {
    FillChanges result{{}, changes.unchanged[party] != 0};
    const auto add = [&](PartyId whose, auto isSeen) {
        for (const RelationChange& change : changes.byParty[whose]) {
            if (isSeen(change.change)) {
                result.changes.insert(change.change);
            }
        }
    };
    add(party, [](Change) { return true; });
    if (formerBefore != kNoParty) {
        add(formerBefore, [](Change change) { return change != Change::gained; });
    }
    if (formerAfter != kNoParty) {
        add(formerAfter, [](Change change) { return change != Change::lost; });
        result.unchanged = changes.unchanged[formerAfter] != 0;
    }
    return result;
}

} // namespace

MembershipChanges membershipChanges(const ComparedSlices& slices, const Comparison& comparison, const View& view,
                                    const Ground& ground) {
    const World& world = slices.world();
    const std::size_t parties = world.parties().size();
    MembershipChanges result;
    result.byParty.resize(parties);
    result.unchanged.assign(parties, 0);
    result.fills.resize(parties);
    if (!view.layers[static_cast<std::size_t>(Layer::organization)]) {
        return result;
    }
    for (const RelationChange& change : comparison.changes) {
        const PartyId party = world.strands()[change.strand].from;
        if (change.layer == Layer::organization && party != kNoParty) {
            result.byParty[party].push_back(change);
        }
    }
    const Memberships before = heldMemberships(slices.before(Layer::organization), view);
    const Memberships after = heldMemberships(slices.after(Layer::organization), view);
    for (std::size_t p = 0; p < parties; ++p) {
        result.unchanged[p] = result.byParty[p].empty() && !after.byParty[p].empty() ? 1 : 0;
    }
    const ComparedWindows& windows = slices.windows();
    const auto formerOf = [&](const Memberships& held, const Window& window) {
        return formerStates(world.parties(), window, ground,
                            [&](PartyId party) { return !held.byParty[party].empty(); });
    };
    const auto formerBefore = formerOf(before, windows.before);
    const auto formerAfter = formerOf(after, windows.after);
    for (const Ground::Territory& territory : ground.territories) {
        if (const PartyId p = territory.party; p != kNoParty) {
            result.fills[p] = fillChangesOf(p, formerBefore[p], formerAfter[p], result);
        }
    }
    return result;
}

TerritoryFill changeFill(Change change, const Theme& theme) {
    TerritoryFill fill;
    const ChangeColors& colors = theme.changes;
    const auto halves = [&](Color first, Color second) {
        fill.colors = {first, second, second};
        fill.shares = {0.5F, 0.5F, 0.0F};
        fill.pitch = 8.0F;
    };
    switch (change) {
    case Change::gained:
        fill.colors[0] = colors.fillMore;
        break;
    case Change::stronger:
        halves(colors.fillMore, colors.fillUnchanged);
        break;
    case Change::weaker:
        halves(colors.fillLess, colors.fillUnchanged);
        break;
    case Change::lost:
        halves(colors.fillLess, theme.land);
        break;
    }
    return fill;
}

TerritoryFill mixedChangeFill(const Theme& theme) {
    TerritoryFill fill;
    fill.colors = {theme.changes.fillMore, theme.changes.fillLess, theme.land};
    fill.shares = {0.5F, 0.5F, 0.0F};
    fill.pitch = 18.0F;
    return fill;
}

std::vector<TerritoryFill> changeFills(const MembershipChanges& changes, const View& view, const Ground& ground,
                                       const Theme& theme) {
    return fillTerritories(ground, view.focus, theme, {}, [&](PartyId party) {
        const FillChanges& shown = changes.fills[party];
        const auto has = [&](Change change) { return shown.changes.contains(change); };
        if (shown.isMixed()) {
            return mixedChangeFill(theme);
        }
        if (!shown.changes.empty()) {
            return changeFill(has(Change::gained)     ? Change::gained
                              : has(Change::stronger) ? Change::stronger
                              : has(Change::lost)     ? Change::lost
                                                      : Change::weaker,
                              theme);
        }
        TerritoryFill fill;
        fill.colors[0] = shown.unchanged ? theme.changes.fillUnchanged : theme.land;
        return fill;
    });
}

} // namespace entente
