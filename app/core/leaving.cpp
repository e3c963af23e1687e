#include "core/leaving.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

namespace entente {

namespace {

/// Strands that have just gone are drawn on while they fade.
void addLeavingStrands(Picture& picture, Fades& fades) {
    std::vector<std::pair<StrandId, StrandTotals>> present;
    for (const auto& strand : picture.strands.drawn) {
        present.emplace_back(strand.id, picture.input.slice.totals(strand.id));
    }
    fades.update(present, fades.secondsPassed);
    for (auto& strand : picture.strands.drawn) {
        strand.opacity = fades.opacity(strand.id);
        strand.mark = fades.mark(strand.id);
    }
    const View& view = picture.input.view;
    for (const auto& gone : fades.leaving()) {
        const Strand& strand = picture.world.strands()[gone.id];
        if (!isShown(view, picture.world.kinds()[strand.kind]) || !canBeDrawn(strand, *picture.input.ground)) {
            continue;
        }
        const double weight = static_cast<double>(gone.value.weight) / kWeightUnit;
        picture.strands.drawn.push_back(
            {.id = gone.id,
             .from = strand.from,
             .to = strand.to,
             .kind = strand.kind,
             .directed = strand.directed,
             .possible = gone.value.certain == 0,
             .highlighted = view.focus == kNoParty || strand.from == view.focus || strand.to == view.focus,
             .weight = weight,
             .width = strandWidth(weight / picture.strands.weightUnit),
             .opacity = gone.opacity,
             .passed = gone.passed});
    }
}

/// Likewise marks, under those that hold.
void addLeavingMarks(Picture& picture, Fades& fades) {
    std::vector<Slice::HeldMark> present;
    for (const auto& mark : picture.marks.drawn) {
        present.push_back({mark.mark, mark.possible ? State::possible : State::certain});
    }
    fades.updateMarks(present, fades.secondsPassed);
    std::vector<Slice::HeldMark> gone;
    std::set<std::uint32_t> passed;
    for (const auto& leaving : fades.leavingMarks()) {
        gone.push_back({leaving.id, leaving.value});
        if (leaving.passed) {
            passed.insert(leaving.id);
        }
    }
    const SceneInput& input = picture.input;
    auto leaving = chooseMarks(picture.world, gone, input.view, input.projection, picture.camera).drawn;
    auto& drawn = picture.marks.drawn;
    drawn.insert(drawn.begin(), std::make_move_iterator(leaving.begin()), std::make_move_iterator(leaving.end()));
    for (auto& mark : drawn) {
        mark.passed = passed.contains(mark.mark);
        mark.opacity = fades.opacityOfMark(mark.mark) * (mark.passed ? kPassedOpacity : 1.0);
    }
}

/// Memberships that passed, of organizations that the party does not belong to now.
void addPassedMemberships(Picture& picture, Fades& fades) {
    fades.updateMemberships(fades.secondsPassed);
    const View& view = picture.input.view;
    if (shadesStrength(view)) {
        return;
    }
    for (const auto& passed : fades.passedMemberships()) {
        const Strand& strand = picture.world.strands()[passed.id];
        if (!isShown(view, picture.world.kinds()[strand.kind])) {
            continue;
        }
        const auto& held = picture.memberships.byParty[strand.from];
        const bool belongs = std::any_of(held.begin(), held.end(), [&](const HeldMembership& membership) {
            return membership.organization == strand.to;
        });
        if (!belongs) {
            picture.memberships.passed[strand.from].push_back({strand.to, strand.kind, passed.value != State::certain});
        }
    }
}

} // namespace

void addLeaving(Picture& picture) {
    if (auto* fades = picture.input.fades; fades != nullptr && !picture.input.compared) {
        addLeavingStrands(picture, *fades);
        addLeavingMarks(picture, *fades);
        addPassedMemberships(picture, *fades);
    }
}

} // namespace entente
