#include "core/comparison.hpp"

#include "core/memberships.hpp"
#include "core/strands.hpp"
#include "core/theme.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente {

namespace {

bool isEvent(Layer layer) {
    return layer == Layer::exercise || layer == Layer::statement;
}

/// What can be said of a thing at one time: how strong, and how surely.
struct Standing {
    bool holds = false;
    bool certain = false;
    std::uint64_t strength = 0;
    std::uint32_t certainTies = 0;
};

std::optional<Change> changeBetween(const Standing& before, const Standing& after) {
    if (!before.holds && !after.holds) {
        return std::nullopt;
    }
    if (!before.holds || (!before.certain && after.certain)) {
        return Change::gained;
    }
    if (!after.holds || (before.certain && !after.certain)) {
        return Change::lost;
    }
    const auto weighed = [](const Standing& s) { return std::pair(s.strength, s.certainTies); };
    if (weighed(before) == weighed(after)) {
        return std::nullopt;
    }
    return weighed(before) < weighed(after) ? Change::stronger : Change::weaker;
}

/// Gained and lost: surely not on one side, surely on the other.
bool endsAreSure(Change change, const Standing& before, const Standing& after) {
    return change == Change::gained ? !before.holds && after.certain : before.certain && !after.holds;
}

std::uint64_t sizeOf(Change change, const Standing& before, const Standing& after) {
    switch (change) {
    case Change::gained:
        return after.strength;
    case Change::lost:
        return before.strength;
    case Change::stronger:
        return after.strength - before.strength;
    case Change::weaker:
        break;
    }
    return before.strength - after.strength;
}

Standing standingOf(const StrandTotals& totals) {
    return {totals.holds(), totals.certain > 0, totals.weight, totals.certain};
}

/// Whether a strand that holds on both sides surely changed so: what surely came outweighs what may have gone.
bool surelyMoved(const ComparedSlices& slices, StrandId strand, Layer layer, Change change) {
    const World& world = slices.world();
    std::int64_t least = 0; // that it grew by; negative: shrank
    std::int64_t most = 0;
    for (const std::uint32_t tie : world.tiesOf(strand)) {
        const State before = slices.before(layer).stateOf(tie);
        const State after = slices.after(layer).stateOf(tie);
        const std::int64_t weight = world.ties().weight[tie];
        if (before == after) {
            continue;
        }
        const bool comes = before < after; // absent < possible < certain
        const bool sure = before != State::possible && after != State::possible;
        least += comes ? (sure ? weight : 0) : -weight;
        most += comes ? weight : (sure ? -weight : 0);
    }
    return change == Change::stronger ? least > 0 : most < 0;
}

bool isLine(const World& world, StrandId strand, Layer layer) {
    if (layer != Layer::exercise) {
        return isDrawnAsStrand(layer);
    }
    constexpr std::uint32_t kMostParties = 7;
    constexpr std::uint32_t kMostPairs = kMostParties * (kMostParties - 1) / 2;
    const auto ties = world.tiesOf(strand);
    return std::any_of(ties.begin(), ties.end(), [&](std::uint32_t tie) {
        const auto [first, last] = world.tiesOfFeature(world.ties().feature[tie]);
        return last - first <= kMostPairs;
    });
}

/// The strongest role that a party has in an organization at one time.
struct Role {
    StrandId strand = 0;
    StrandTotals totals{};
    std::uint64_t strength = 0;
};

struct Membership {
    std::optional<Role> before, after;
};

Standing standingOf(const std::optional<Role>& role) {
    return role ? Standing{true, role->totals.certain > 0, role->strength, 0} : Standing{};
}

void strengthen(std::optional<Role>& known, const Role& found) {
    const auto rank = [](const Role& role) { return std::pair(role.strength, role.totals.certain > 0); };
    if (found.totals.holds() && (!known || rank(found) > rank(*known))) {
        known = found;
    }
}

class Comparer {
  public:
    Comparer(const ComparedSlices& slices, const View& view) : slices_(slices), world_(slices.world()) {
        result_.windows = slices.windows();
        for (const Kind& kind : world_.kinds()) {
            shown_.push_back(isShown(view, kind) ? 1 : 0);
            strengthOfRole_.push_back(static_cast<std::uint64_t>(std::llround(roleStrength(kind.id) * kWeightUnit)));
        }
        for (const Organization& organization : world_.organizations()) {
            organizationShown_.push_back(view.hiddenOrganizations.contains(organization.id) ? 0 : 1);
        }
    }

    Comparison make() {
        std::vector<RelationChange> strands;
        for (std::size_t s = 0; s < world_.strands().size(); ++s) {
            const auto id = static_cast<StrandId>(s);
            const KindId kind = world_.strands()[id].kind;
            const Layer layer = world_.kinds()[kind].layer;
            const StrandTotals& before = slices_.before(layer).totals(id);
            const StrandTotals& after = slices_.after(layer).totals(id);
            if ((!before.holds() && !after.holds()) || shown_[kind] == 0) {
                continue;
            }
            if (layer == Layer::organization) {
                noteMembership(id, before, after);
            } else {
                compareStrand(strands, id, before, after);
            }
        }
        compareMemberships();
        result_.changes.insert(result_.changes.end(), strands.begin(), strands.end());
        return std::move(result_);
    }

  private:
    void noteMembership(StrandId id, const StrandTotals& before, const StrandTotals& after) {
        const Strand& strand = world_.strands()[id];
        if (organizationShown_[strand.to] == 0) {
            return;
        }
        // Parties that nobody knows share a number and are told apart by their strands only.
        const std::size_t role = strand.from == kNoParty ? std::size_t{strand.kind} + 1 : 0;
        Membership& membership = memberships_[{strand.from, strand.to, role}];
        const std::uint64_t strength = strengthOfRole_[strand.kind];
        strengthen(membership.before, {id, before, strength});
        strengthen(membership.after, {id, after, strength});
    }

    void compareMemberships() {
        for (const auto& [key, membership] : memberships_) {
            const Standing before = standingOf(membership.before);
            const Standing after = standingOf(membership.after);
            const auto change = changeBetween(before, after);
            if (!change) {
                ++result_.unchanged;
                continue;
            }
            const Role& now = membership.after ? *membership.after : *membership.before;
            const Role& then = membership.before ? *membership.before : *membership.after;
            const bool moved = *change == Change::stronger || *change == Change::weaker;
            add({.change = *change,
                 .certain = moved ? before.certain && after.certain : endsAreSure(*change, before, after),
                 .layer = Layer::organization,
                 .strand = now.strand,
                 .strandBefore = then.strand,
                 .before = membership.before ? membership.before->totals : StrandTotals{},
                 .after = membership.after ? membership.after->totals : StrandTotals{},
                 .size = sizeOf(*change, before, after)},
                result_.changes);
        }
    }

    void compareStrand(std::vector<RelationChange>& changes, StrandId id, const StrandTotals& before,
                       const StrandTotals& after) {
        const Layer layer = world_.layerOf(id);
        const Standing then = standingOf(before);
        const Standing now = standingOf(after);
        const auto change = before == after ? std::nullopt : changeBetween(then, now);
        if (!change) {
            ++result_.unchanged;
            return;
        }
        const bool moved = *change == Change::stronger || *change == Change::weaker;
        const bool exact = before.possible == 0 && after.possible == 0;
        add({.change = *change,
             .certain = moved ? exact || surelyMoved(slices_, id, layer, *change) : endsAreSure(*change, then, now),
             .layer = layer,
             .strand = id,
             .strandBefore = id,
             .before = before,
             .after = after,
             .size = sizeOf(*change, then, now),
             .isStrand = isLine(world_, id, layer)},
            changes);
    }

    void add(const RelationChange& change, std::vector<RelationChange>& changes) {
        auto& count = result_.counts[static_cast<std::size_t>(change.change)];
        ++(change.certain ? count.certain : count.possible);
        changes.push_back(change);
    }

    const ComparedSlices& slices_;
    const World& world_;
    std::vector<char> shown_; ///< by KindId
    std::vector<char> organizationShown_;
    std::vector<std::uint64_t> strengthOfRole_; ///< by KindId, in units of 1 / kWeightUnit
    std::map<std::tuple<std::uint16_t, std::uint16_t, std::size_t>, Membership> memberships_;
    Comparison result_;
};

} // namespace

ComparedWindows comparedWindows(const Window& before, const Window& after, const Period& events) {
    const auto with = [&](const Window& window) {
        return Window{std::min(window.first, windowEnding(window.last, events).first), window.last};
    };
    return {before, after, with(before), with(after)};
}

ComparedSlices::ComparedSlices(std::shared_ptr<const World> world) : before_(world), after_(std::move(world)) {
    windows_ = {before_.window(), before_.window(), before_.window(), before_.window()};
}

void ComparedSlices::moveTo(const ComparedWindows& windows) {
    windows_ = windows;
    before_.moveTo(windows.before);
    after_.moveTo(windows.after);
    if (windows.eventsBefore == windows.before && windows.eventsAfter == windows.after) {
        events_.reset();
        return;
    }
    if (!events_) {
        events_ = Pair{Slice(before_.sharedWorld()), Slice(before_.sharedWorld())};
    }
    events_->before.moveTo(windows.eventsBefore);
    events_->after.moveTo(windows.eventsAfter);
}

const Slice& ComparedSlices::before(Layer layer) const {
    return events_ && isEvent(layer) ? events_->before : before_;
}

const Slice& ComparedSlices::after(Layer layer) const {
    return events_ && isEvent(layer) ? events_->after : after_;
}

Comparison compare(const ComparedSlices& slices, const View& view) {
    return Comparer(slices, view).make();
}

std::vector<std::uint32_t> tiesThatChanged(const ComparedSlices& slices, const RelationChange& change) {
    const World& world = slices.world();
    std::set<StrandId> strands{change.strand, change.strandBefore};
    const Strand& end = world.strands()[change.strand];
    if (change.layer == Layer::organization && end.from != kNoParty) {
        for (const StrandId other : world.strandsOf(end.from)) {
            if (world.layerOf(other) == Layer::organization && world.strands()[other].to == end.to) {
                strands.insert(other);
            }
        }
    }
    std::vector<std::uint32_t> ties;
    for (const StrandId strand : strands) {
        for (const std::uint32_t tie : world.tiesOf(strand)) {
            if (slices.before(change.layer).stateOf(tie) != slices.after(change.layer).stateOf(tie)) {
                ties.push_back(tie);
            }
        }
    }
    std::sort(ties.begin(), ties.end());
    return ties;
}

std::vector<FeatureId> changedFeatures(const ComparedSlices& slices, const Comparison& comparison, std::size_t most) {
    std::set<FeatureId> found;
    for (const RelationChange& change : comparison.changes) {
        for (const std::uint32_t tie : tiesThatChanged(slices, change)) {
            found.insert(slices.world().ties().feature[tie]);
        }
        if (found.size() > most) {
            break;
        }
    }
    return {found.begin(), found.end()};
}

} // namespace entente
