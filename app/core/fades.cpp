#include "core/fades.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente {

void Fades::pass(Passed passed) {
    std::move(passed.strands.begin(), passed.strands.end(), std::back_inserter(passed_.strands));
    std::move(passed.marks.begin(), passed.marks.end(), std::back_inserter(passed_.marks));
    std::move(passed.memberships.begin(), passed.memberships.end(), std::back_inserter(passed_.memberships));
}

/// A change of strength begins a mark or prolongs it; it says the contrary only after it could be read.
void Fades::note(Trend& trend, std::uint64_t weight) {
    if (weight == trend.weight) {
        return;
    }
    const bool stronger = weight > trend.weight;
    const bool isNew = trend.sinceChange >= kMarked;
    if (isNew || (stronger != trend.stronger && trend.sinceTurned >= kDuration)) {
        trend.stronger = stronger;
        trend.sinceTurned = 0.0;
    }
    trend.sinceChange = 0.0;
    trend.weight = weight;
}

void Fades::update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds) {
    using Thing = Appearances<StrandTotals>::Thing;
    const auto thing = [](const auto& strand) { return Thing{strand.first, strand.second, strand.second.weight}; };
    std::vector<Thing> present;
    std::vector<Thing> passed;
    std::transform(drawn.begin(), drawn.end(), std::back_inserter(present), thing);
    std::transform(passed_.strands.begin(), passed_.strands.end(), std::back_inserter(passed), thing);
    passed_.strands.clear();
    for (auto& [strand, trend] : trends_) {
        trend.present = false;
        trend.sinceChange = std::min(trend.sinceChange + seconds, kMarked);
        trend.sinceTurned = std::min(trend.sinceTurned + seconds, kDuration);
    }
    for (const auto& [strand, totals] : drawn) {
        const auto [place, isNew] = trends_.try_emplace(strand);
        if (isNew) {
            place->second.weight = totals.weight;
        }
        note(place->second, totals.weight);
        place->second.present = true;
    }
    strands_.update(present, passed, seconds);
    std::erase_if(trends_, [this](const auto& entry) { return !strands_.isKnown(entry.first); });
}

void Fades::updateMarks(const std::vector<Slice::HeldMark>& drawn, double seconds) {
    using Thing = Appearances<State>::Thing;
    const auto thing = [](const Slice::HeldMark& held) { return Thing{held.mark, held.state, 0}; };
    std::vector<Thing> present;
    std::vector<Thing> passed;
    std::transform(drawn.begin(), drawn.end(), std::back_inserter(present), thing);
    std::transform(passed_.marks.begin(), passed_.marks.end(), std::back_inserter(passed), thing);
    passed_.marks.clear();
    marks_.update(present, passed, seconds);
}

void Fades::updateMemberships(double seconds) {
    using Thing = Appearances<State>::Thing;
    std::vector<Thing> passed;
    std::transform(passed_.memberships.begin(), passed_.memberships.end(), std::back_inserter(passed),
                   [](const auto& membership) {
                       return Thing{membership.first, membership.second, 0};
                   });
    passed_.memberships.clear();
    memberships_.update({}, passed, seconds);
}

void Fades::finish() {
    strands_.finish();
    marks_.finish();
    memberships_.finish();
    passed_ = {};
    for (auto& [strand, trend] : trends_) {
        trend.sinceChange = kMarked;
    }
}

Fades::Mark Fades::mark(StrandId strand) const {
    const auto place = trends_.find(strand);
    if (place == trends_.end() || !place->second.present) {
        return {};
    }
    const Trend& trend = place->second;
    return {std::clamp((kMarked - trend.sinceChange) / (kMarked - kDuration), 0.0, 1.0), trend.stronger};
}

bool Fades::moving() const {
    return strands_.moving() || marks_.moving() || memberships_.moving() || !passed_.strands.empty() ||
           !passed_.marks.empty() || !passed_.memberships.empty() ||
           std::any_of(trends_.begin(), trends_.end(),
                       [](const auto& entry) { return entry.second.sinceChange < kMarked; });
}

} // namespace entente
