#include "core/slice.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

namespace {

void add(LayerCounts& counts, State state, std::uint32_t amount) {
    if (state == State::certain) {
        counts.certain += amount;
    } else if (state == State::possible) {
        counts.possible += amount;
    }
}

} // namespace

Slice::Slice(std::shared_ptr<const World> world)
    : world_(std::move(world)), totals_(world_->strands().size()), placeInHolding_(world_->strands().size()),
      placeInMarks_(world_->marks().size()), kindCounts_(world_->kinds().size()) {
    jump(window_);
    jumpMarks(window_);
}

void Slice::moveTo(const Window& window) {
    assert(window.first <= window.last);
    // A step touches the strand and its counts for each change, a jump each holding tie and each strand twice.
    constexpr std::size_t kStepCost = 3;
    const TimeIndex& ties = world_->tieIndex();
    if (ties.changesBetween(window_, window) * kStepCost <= ties.countHolding(window) + 2 * holding_.size()) {
        ties.forEachChange(window_, window,
                           [this](std::uint32_t tie, State before, State after) { change(tie, before, after); });
    } else {
        jump(window);
    }
    const TimeIndex& marks = world_->markIndex();
    if (marks.changesBetween(window_, window) <= marks.countHolding(window)) {
        marks.forEachChange(window_, window,
                            [this](std::uint32_t mark, State before, State after) { changeMark(mark, before, after); });
    } else {
        jumpMarks(window);
    }
    window_ = window;
}

void Slice::jump(const Window& window) {
    for (const StrandId strand : holding_) {
        totals_[strand] = {};
    }
    holding_.clear();
    const Ties& ties = world_->ties();
    world_->tieIndex().forEachHolding(window, [&](std::uint32_t tie, State state) {
        const StrandId strand = world_->strandOf(tie);
        StrandTotals& totals = totals_[strand];
        if (!totals.holds()) {
            holding_.push_back(strand);
        }
        totals.certain += state == State::certain ? 1 : 0;
        totals.possible += state == State::possible ? 1 : 0;
        totals.weight += ties.weight[tie];
    });
    orderHolding();
    countByKind();
}

/// Who walks over the strands that hold finds their data side by side then, as far as later steps leave it so.
void Slice::orderHolding() {
    constexpr std::size_t kSortingCost = 8; // of one strand, as many as are passed over meanwhile
    if (holding_.size() * kSortingCost < totals_.size()) {
        std::sort(holding_.begin(), holding_.end());
    } else {
        holding_.clear();
        for (StrandId strand = 0; strand < totals_.size(); ++strand) {
            if (totals_[strand].holds()) {
                holding_.push_back(strand);
            }
        }
    }
    for (std::size_t place = 0; place < holding_.size(); ++place) {
        placeInHolding_[holding_[place]] = static_cast<std::uint32_t>(place);
    }
}

void Slice::countByKind() {
    std::fill(kindCounts_.begin(), kindCounts_.end(), LayerCounts{});
    counts_ = {};
    for (const StrandId strand : holding_) {
        LayerCounts& counts = kindCounts_[world_->strands()[strand].kind];
        counts.certain += totals_[strand].certain;
        counts.possible += totals_[strand].possible;
    }
    for (std::size_t kind = 0; kind < kindCounts_.size(); ++kind) {
        LayerCounts& layer = counts_[static_cast<std::size_t>(world_->kinds()[kind].layer)];
        layer.certain += kindCounts_[kind].certain;
        layer.possible += kindCounts_[kind].possible;
    }
}

void Slice::change(std::uint32_t tie, State before, State after) {
    const StrandId strand = world_->strandOf(tie);
    const KindId kind = world_->strands()[strand].kind;
    LayerCounts& layer = counts_[static_cast<std::size_t>(world_->kinds()[kind].layer)];
    StrandTotals& totals = totals_[strand];
    const bool held = totals.holds();
    // Amounts are unsigned: taking one away is adding its complement.
    const auto apply = [&](State state, std::uint32_t amount) {
        add(layer, state, amount);
        add(kindCounts_[kind], state, amount);
        totals.certain += state == State::certain ? amount : 0;
        totals.possible += state == State::possible ? amount : 0;
    };
    apply(before, ~0U);
    apply(after, 1);
    if (before == State::absent) {
        totals.weight += world_->ties().weight[tie];
    } else if (after == State::absent) {
        totals.weight -= world_->ties().weight[tie];
    }
    if (!held) {
        placeInHolding_[strand] = static_cast<std::uint32_t>(holding_.size());
        holding_.push_back(strand);
    } else if (!totals.holds()) {
        const std::uint32_t place = placeInHolding_[strand];
        holding_[place] = holding_.back();
        placeInHolding_[holding_[place]] = place;
        holding_.pop_back();
    }
}

void Slice::jumpMarks(const Window& window) {
    marks_.clear();
    world_->markIndex().forEachHolding(window, [this](std::uint32_t mark, State state) {
        placeInMarks_[mark] = static_cast<std::uint32_t>(marks_.size());
        marks_.push_back({mark, state});
    });
}

void Slice::changeMark(std::uint32_t mark, State before, State after) {
    if (before == State::absent) {
        placeInMarks_[mark] = static_cast<std::uint32_t>(marks_.size());
        marks_.push_back({mark, after});
        return;
    }
    const std::uint32_t place = placeInMarks_[mark];
    if (after != State::absent) {
        marks_[place].state = after;
        return;
    }
    marks_[place] = marks_.back();
    placeInMarks_[marks_[place].mark] = place;
    marks_.pop_back();
}

} // namespace entente
