#include "core/strands.hpp"

#include "core/likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace entente {

namespace {

bool isParty(const Ground& ground, PartyId party) {
    return party < ground.anchors.size();
}
bool isOnMap(const Ground& ground, PartyId party) {
    return !std::isnan(ground.anchors[party].x);
}

} // namespace

bool isDrawnAsStrand(Layer layer) {
    return layer == Layer::partnership || layer == Layer::statement;
}

bool isShown(const View& view, const Kind& kind) {
    return view.layers[static_cast<std::size_t>(kind.layer)] && !view.hiddenKinds.contains({kind.layer, kind.id});
}

namespace {

double likeliestTie(const Slice& slice, StrandId strand) {
    const World& world = slice.world();
    double most = 0.0;
    for (const std::uint32_t tie : world.tiesOf(strand)) {
        most = std::max(most, likelihoodIn(world.ties().interval[tie], slice.window()));
    }
    return most;
}

} // namespace

bool canBeDrawn(const Strand& strand, const Ground& ground) {
    return strand.from != strand.to && isParty(ground, strand.from) && isParty(ground, strand.to) &&
           (isOnMap(ground, strand.from) || isOnMap(ground, strand.to));
}

namespace {
bool isStronger(const StrandCandidate& a, const StrandCandidate& b) {
    return std::tuple(!a.highlighted, b.weight, a.id) < std::tuple(!b.highlighted, a.weight, b.id);
}
} // namespace

StrongestStrands::StrongestStrands(const View& view)
    : least_(view.leastWeight * kWeightUnit - 0.5), // weights are whole numbers, this one is rounded
      most_(view.strongest.value_or(std::numeric_limits<std::size_t>::max() / 8)) {}

void StrongestStrands::add(const StrandCandidate& candidate) {
    ++added_;
    if (static_cast<double>(candidate.weight) < least_ || (weakest_ && !isStronger(candidate, *weakest_))) {
        return;
    }
    kept_.push_back(candidate);
    constexpr std::size_t kFewest = 1024;
    if (kept_.size() >= std::max(2 * most_, kFewest)) {
        cut();
    }
}

void StrongestStrands::cut() {
    if (kept_.size() <= most_) {
        return;
    }
    const auto end = kept_.begin() + static_cast<std::ptrdiff_t>(most_);
    std::nth_element(kept_.begin(), end, kept_.end(), isStronger);
    weakest_ = *end;
    kept_.erase(end, kept_.end());
}

std::vector<StrandCandidate> StrongestStrands::take() {
    cut();
    std::sort(kept_.begin(), kept_.end(), [](const StrandCandidate& a, const StrandCandidate& b) {
        return std::tuple(a.highlighted, b.weight, a.id) < std::tuple(b.highlighted, a.weight, b.id);
    });
    return std::move(kept_);
}

double weightUnitOf(const StrandChoice& choice, bool adapted) {
    double heaviest = 0.0;
    for (const DrawnStrand& strand : choice.drawn) {
        heaviest = strand.highlighted ? std::max(heaviest, strand.weight) : heaviest;
    }
    return adapted && heaviest > 0.0 ? heaviest / kFullWeight : 1.0;
}

void setWidths(StrandChoice& choice, double weightUnit) {
    choice.weightUnit = weightUnit;
    for (DrawnStrand& strand : choice.drawn) {
        strand.width = strandWidth(strand.weight / weightUnit);
    }
}

StrandChoice chooseStrands(const Slice& slice, const View& view, const Ground& ground) {
    const World& world = slice.world();
    std::vector<char> shown(world.kinds().size());
    for (std::size_t k = 0; k < shown.size(); ++k) {
        shown[k] = isDrawnAsStrand(world.kinds()[k].layer) && isShown(view, world.kinds()[k]) ? 1 : 0;
    }
    StrongestStrands strongest(view);
    for (const StrandId id : slice.holding()) {
        const Strand& strand = world.strands()[id];
        if (shown[strand.kind] != 0 && canBeDrawn(strand, ground)) {
            const bool touches = view.focus == kNoParty || strand.from == view.focus || strand.to == view.focus;
            strongest.add({touches, slice.totals(id).weight, id});
        }
    }
    StrandChoice choice;
    const auto candidates = strongest.take();
    choice.holding = strongest.added();
    choice.notDrawn = choice.holding - candidates.size();
    choice.drawn.reserve(candidates.size());
    for (const StrandCandidate& candidate : candidates) {
        const Strand& strand = world.strands()[candidate.id];
        choice.drawn.push_back({.id = candidate.id,
                                .from = strand.from,
                                .to = strand.to,
                                .kind = strand.kind,
                                .directed = strand.directed,
                                .possible = slice.totals(candidate.id).certain == 0,
                                .highlighted = candidate.highlighted,
                                .weight = static_cast<double>(candidate.weight) / kWeightUnit,
                                .runs = {}});
        if (choice.drawn.back().possible) {
            choice.drawn.back().likelihood = likeliestTie(slice, candidate.id);
        }
    }
    setWidths(choice, weightUnitOf(choice, view.adaptScales));
    return choice;
}

} // namespace entente
