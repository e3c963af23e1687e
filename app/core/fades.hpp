#pragma once
/// Strands that come and go softly while time plays.

#include "core/slice.hpp"

#include <unordered_map>
#include <vector>

namespace entente {

/// Opacities of the strands of one picture over its recent past. Knows no clock: it is told how much time passed.
class Fades {
  public:
    /// How long a strand takes to come or to go, seconds.
    static constexpr double kDuration = 0.35;

    /// The strands that hold and are drawn now, after `seconds` have passed since the last call. Those that are
    /// new begin to come; those that are gone begin to go with the totals they had.
    void update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds);
    /// All at their ends: nothing fades until the next update.
    void finish();

    [[nodiscard]] double opacity(StrandId strand) const;
    struct Leaving {
        StrandId strand;
        StrandTotals totals;
        double opacity;
    };
    [[nodiscard]] std::vector<Leaving> leaving() const;
    [[nodiscard]] bool moving() const;
    /// Seconds to be counted at the next picture; the program sets it before building a scene.
    double secondsPassed = 0.0;

  private:
    struct State {
        StrandTotals totals;
        double opacity = 1.0;
        bool present = true;
    };
    std::unordered_map<StrandId, State> states_;
    bool started_ = false;
};

} // namespace entente
