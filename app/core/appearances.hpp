#pragma once
/// Things that come and go softly, and are seen for a moment however soon they are gone.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace entente {

/// How long a thing takes to come or to go, seconds.
inline constexpr double kFadeSeconds = 0.35;
/// How long it is seen before it begins to go, seconds: long enough to be read.
inline constexpr double kSeenSeconds = 0.8;
/// So many of the things that are gone wait until they were seen so long: the strongest, of equal ones those that came
/// first. Others go at once; more could not be made out.
inline constexpr std::size_t kMostWaiting = 40;

/// Opacities of the things of one picture over its recent past, each with what is to be remembered of it. Knows no
/// clock: it is told how much time passed.
template <class Value> class Appearances {
  public:
    struct Thing {
        std::uint32_t id = 0;
        Value value{};
        std::uint64_t strength = 0; ///< to be compared with that of others
    };
    struct Leaving {
        std::uint32_t id = 0;
        Value value{}; ///< as it was last
        double opacity = 1.0;
        bool passed = false; ///< came and went between two updates: it was there at none
    };

    /// What is there now, and what came and went again, after `seconds` have passed since the last call. What was there
    /// at the first call did not come.
    void update(const std::vector<Thing>& present, const std::vector<Thing>& passed, double seconds) {
        for (auto& [id, state] : states_) {
            state.present = false;
            state.age = std::min(state.age + seconds, kSeenSeconds);
        }
        for (const Thing& thing : present) {
            State& state = known(thing);
            state.present = true;
            state.passed = false;
        }
        for (const Thing& thing : passed) {
            if (const auto place = states_.find(thing.id); place == states_.end() || !place->second.present) {
                State& state = known(thing);
                state.age = 0.0;
                state.passed = true;
            }
        }
        started_ = true;
        letGo();
        const double change = seconds / kFadeSeconds;
        for (auto& [id, state] : states_) {
            state.opacity = std::clamp(state.opacity + (state.comes() ? change : -change), 0.0, 1.0);
        }
        std::erase_if(states_, [](const auto& entry) { return !entry.second.comes() && entry.second.opacity <= 0.0; });
    }

    /// All at their ends: nothing fades until the next update.
    void finish() {
        std::erase_if(states_, [](const auto& entry) { return !entry.second.present; });
        for (auto& [id, state] : states_) {
            state.opacity = 1.0;
            state.age = kSeenSeconds;
        }
    }

    [[nodiscard]] bool isKnown(std::uint32_t id) const { return states_.contains(id); }
    /// 1 of what is not known.
    [[nodiscard]] double opacity(std::uint32_t id) const {
        const auto place = states_.find(id);
        return place == states_.end() ? 1.0 : place->second.opacity;
    }
    /// What is no longer there and still seen, by its number.
    [[nodiscard]] std::vector<Leaving> leaving() const {
        std::vector<Leaving> result;
        for (const auto& [id, state] : states_) {
            if (!state.present) {
                result.push_back({id, state.value, state.opacity, state.passed});
            }
        }
        std::sort(result.begin(), result.end(), [](const Leaving& a, const Leaving& b) { return a.id < b.id; });
        return result;
    }
    [[nodiscard]] bool moving() const {
        return std::any_of(states_.begin(), states_.end(),
                           [](const auto& entry) { return !entry.second.present || entry.second.opacity < 1.0; });
    }

  private:
    struct State {
        Value value{};
        std::uint64_t strength = 0;
        double opacity = 0.0;
        double age = 0.0; ///< seconds since it came
        bool present = false;
        bool passed = false;
        [[nodiscard]] bool comes() const { return present || age < kSeenSeconds; }
    };

    State& known(const Thing& thing) {
        const auto [place, isNew] = states_.try_emplace(thing.id);
        State& state = place->second;
        if (isNew && !started_) {
            state.opacity = 1.0;
            state.age = kSeenSeconds;
        }
        state.value = thing.value;
        state.strength = thing.strength;
        return state;
    }

    /// Only kMostWaiting of those that are gone wait.
    void letGo() {
        using Rank = std::tuple<std::uint64_t, double, std::uint32_t>;
        std::vector<Rank> waiting;
        for (const auto& [id, state] : states_) {
            if (!state.present && state.comes()) {
                waiting.emplace_back(state.strength, state.age, id);
            }
        }
        if (waiting.size() <= kMostWaiting) {
            return;
        }
        const auto first = waiting.begin() + static_cast<std::ptrdiff_t>(kMostWaiting);
        std::nth_element(waiting.begin(), first, waiting.end(), std::greater<>());
        std::for_each(first, waiting.end(),
                      [this](const Rank& each) { states_[std::get<std::uint32_t>(each)].age = kSeenSeconds; });
    }

    std::unordered_map<std::uint32_t, State> states_;
    bool started_ = false;
};

} // namespace entente
