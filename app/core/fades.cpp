#include "core/fades.hpp"

#include <algorithm>

namespace entente {

void Fades::update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds) {
    const double change = seconds / kDuration;
    for (auto& [strand, state] : states_) {
        state.present = false;
    }
    for (const auto& [strand, totals] : drawn) {
        const auto [place, isNew] = states_.try_emplace(strand);
        auto& state = place->second;
        if (isNew) {
            state.opacity = started_ ? 0.0 : 1.0;
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
    }
}

double Fades::opacity(StrandId strand) const {
    const auto place = states_.find(strand);
    return place == states_.end() ? 1.0 : place->second.opacity;
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
    return std::any_of(states_.begin(), states_.end(),
                       [](const auto& entry) { return !entry.second.present || entry.second.opacity < 1.0; });
}

} // namespace entente
