#include "core/fades.hpp"

#include <algorithm>

namespace entente {

/// A change of strength begins a mark or prolongs it; it says the contrary only after it could be read.
void Fades::note(State& state, const StrandTotals& totals) {
    if (totals.weight == state.totals.weight) {
        return;
    }
    const bool stronger = totals.weight > state.totals.weight;
    const bool isNew = state.sinceChange >= kMarked;
    if (isNew || (stronger != state.stronger && state.sinceTurned >= kDuration)) {
        state.stronger = stronger;
        state.sinceTurned = 0.0;
    }
    state.sinceChange = 0.0;
}

void Fades::update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds) {
    const double change = seconds / kDuration;
    for (auto& [strand, state] : states_) {
        state.present = false;
        state.sinceChange = std::min(state.sinceChange + seconds, kMarked);
        state.sinceTurned = std::min(state.sinceTurned + seconds, kDuration);
    }
    for (const auto& [strand, totals] : drawn) {
        const auto [place, isNew] = states_.try_emplace(strand);
        auto& state = place->second;
        if (isNew) {
            state.opacity = started_ ? 0.0 : 1.0;
        } else {
            note(state, totals);
        }
        state.present = true;
        state.totals = totals;
    }
    started_ = true;
    for (auto& [strand, state] : states_) {
        state.opacity = std::clamp(state.opacity + (state.present ? change : -change), 0.0, 1.0);
    }
    std::erase_if(states_, [](const auto& entry) { return !entry.second.present && entry.second.opacity <= 0.0; });
}

void Fades::finish() {
    std::erase_if(states_, [](const auto& entry) { return !entry.second.present; });
    for (auto& [strand, state] : states_) {
        state.opacity = 1.0;
        state.sinceChange = kMarked;
    }
}

double Fades::opacity(StrandId strand) const {
    const auto place = states_.find(strand);
    return place == states_.end() ? 1.0 : place->second.opacity;
}

Fades::Mark Fades::mark(StrandId strand) const {
    const auto place = states_.find(strand);
    if (place == states_.end() || !place->second.present) {
        return {};
    }
    const State& state = place->second;
    return {std::clamp((kMarked - state.sinceChange) / (kMarked - kDuration), 0.0, 1.0), state.stronger};
}

std::vector<Fades::Leaving> Fades::leaving() const {
    std::vector<Leaving> result;
    for (const auto& [strand, state] : states_) {
        if (!state.present) {
            result.push_back({strand, state.totals, state.opacity});
        }
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.strand < b.strand; });
    return result;
}

bool Fades::moving() const {
    return std::any_of(states_.begin(), states_.end(), [](const auto& entry) {
        const State& state = entry.second;
        return !state.present || state.opacity < 1.0 || state.sinceChange < kMarked;
    });
}

} // namespace entente
