#pragma once
/// Strands and marks that come and go softly while time plays, and marks of strands that get stronger or weaker.

#include "core/appearances.hpp"
#include "core/passing.hpp"
#include "core/slice.hpp"

#include <unordered_map>
#include <vector>

namespace entente {

/// What held only between two pictures is paler and thinner than what holds.
inline constexpr double kPassedOpacity = 0.5;
inline constexpr float kPassedWidth = 0.55F;

/// What is seen of the recent past in one picture. Knows no clock: it is told how much time passed.
class Fades {
  public:
    /// How long a strand takes to come or to go, seconds.
    static constexpr double kDuration = kFadeSeconds;
    /// How long a strand that got stronger or weaker is marked after its last change, seconds: in full for kDuration,
    /// then less and less. A mark that says one of the two says it for kDuration at least, however fast time plays.
    static constexpr double kMarked = 0.9;

    /// What came and went since the last update, to be seen for a moment from the next one on.
    void pass(Passed passed);
    /// The strands that hold and are drawn now, after `seconds` have passed since the last call. Those that are
    /// new begin to come; those that are gone begin to go with the totals they had, once they were seen long enough.
    void update(const std::vector<std::pair<StrandId, StrandTotals>>& drawn, double seconds);
    /// Likewise the marks that are drawn.
    void updateMarks(const std::vector<Slice::HeldMark>& drawn, double seconds);
    /// Memberships are seen for a moment only where they passed; those that hold fill at once.
    void updateMemberships(double seconds);
    /// All at their ends: nothing fades until the next update.
    void finish();

    [[nodiscard]] double opacity(StrandId strand) const { return strands_.opacity(strand); }
    [[nodiscard]] double opacityOfMark(std::uint32_t mark) const { return marks_.opacity(mark); }
    struct Mark {
        double strength = 0.0; ///< 1 at first; 0: none
        bool stronger = true;
    };
    [[nodiscard]] Mark mark(StrandId strand) const;
    using Leaving = Appearances<StrandTotals>::Leaving;
    [[nodiscard]] std::vector<Leaving> leaving() const { return strands_.leaving(); }
    [[nodiscard]] std::vector<Appearances<State>::Leaving> leavingMarks() const { return marks_.leaving(); }
    /// Memberships that passed and are still seen.
    [[nodiscard]] std::vector<Appearances<State>::Leaving> passedMemberships() const { return memberships_.leaving(); }
    [[nodiscard]] bool moving() const;
    /// Seconds to be counted at the next picture; the program sets it before building a scene.
    double secondsPassed = 0.0;

  private:
    /// How the strength of a strand changed last.
    struct Trend {
        std::uint64_t weight = 0;
        bool present = true;
        bool stronger = true;           ///< what its mark says
        double sinceChange = kMarked;   ///< seconds
        double sinceTurned = kDuration; ///< likewise: since the mark began to say this
    };
    static void note(Trend& trend, std::uint64_t weight);

    Appearances<StrandTotals> strands_;
    Appearances<State> marks_;
    Appearances<State> memberships_; ///< by StrandId
    std::unordered_map<StrandId, Trend> trends_;
    Passed passed_;
};

} // namespace entente
