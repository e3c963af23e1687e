#pragma once
/// Strands that come and go softly while time plays, and marks of those that get stronger or weaker.

#include "core/slice.hpp"

#include <unordered_map>
#include <vector>

namespace entente {

/// Opacities of the strands of one picture over its recent past. Knows no clock: it is told how much time passed.
class Fades {
  public:
    /// How long a strand takes to come or to go, seconds.
    static constexpr double kDuration = 0.35;
    /// How long a strand that got stronger or weaker is marked after its last change, seconds: in full for kDuration,
    /// then less and less. A mark that says one of the two says it for kDuration at least, however fast time plays.
    static constexpr double kMarked = 0.9;

    /// The strands that hold and are drawn now, after `seconds` have passed since the last call. Those that are
    /// new begin to come; those that are gone begin to go with the totals they had.
    void update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds);
    /// All at their ends: nothing fades until the next update.
    void finish();

    [[nodiscard]] double opacity(StrandId strand) const;
    struct Mark {
        double strength = 0.0; ///< 1 at first; 0: none
        bool stronger = true;
    };
    [[nodiscard]] Mark mark(StrandId strand) const;
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
        bool stronger = true;           ///< what its mark says
        double sinceChange = kMarked;   ///< seconds
        double sinceTurned = kDuration; ///< likewise: since the mark began to say this
    };
    static void note(State& state, const StrandTotals& totals);
    std::unordered_map<StrandId, State> states_;
    bool started_ = false;
};

} // namespace entente
