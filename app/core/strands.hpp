#pragma once
/// Which strands are drawn, and how wide.

#include "core/change.hpp"
#include "core/fades.hpp"
#include "core/ground.hpp"
#include "core/slice.hpp"
#include "core/theme.hpp"
#include "core/view.hpp"

#include <optional>
#include <vector>

namespace entente {

/// A strand as it is drawn in one picture.
struct DrawnStrand {
    StrandId id = 0;
    PartyId from = kNoParty, to = kNoParty;
    KindId kind = 0;
    bool directed = false;
    bool possible = false;   ///< none of its ties is certain
    bool highlighted = true; ///< false: grey and thin, because a party is selected that it does not touch
    double weight = 0.0;     ///< sum of its ties' weights
    float width = 0.0F;      ///< of its line where it is highlighted, logical pixels
    double opacity = 1.0;    ///< below 1 while it fades
    bool passed = false;     ///< held only between this picture's date and the last one's
    Fades::Mark mark{};      ///< while it has just got stronger or weaker
    double likelihood = 1.0; ///< where it is only possible: that of its likeliest tie (likelihoodIn)
    /// In a picture of two dates: how it changed; `weight` is by how much, `possible` that it may not have.
    std::optional<Change> change{};
    /// Lines in logical pixels, from `from` to `to`; several where the map is torn.
    struct Run {
        std::vector<glm::dvec2> points;
        bool fromStart = false, toEnd = false;
        /// Cut near a pole that the map does not show as a point, or seen again after it: it goes on elsewhere.
        bool overPoleFirst = false, overPoleLast = false;
    };
    std::vector<Run> runs{};
};

struct StrandChoice {
    std::vector<DrawnStrand> drawn; ///< dimmed first, then from strong to weak
    std::size_t holding = 0;        ///< drawable strands that hold
    std::size_t notDrawn = 0;       ///< of these left out because they are too weak, or not among the strongest
    double weightUnit = 1.0;        ///< weights are divided by it before they are widths: setWidths()
};

/// True for layers whose strands are lines between parties (partnerships and statements); memberships are fills,
/// exercises are marks.
[[nodiscard]] bool isDrawnAsStrand(Layer layer);
/// Whether the view shows a layer and kind at all.
[[nodiscard]] bool isShown(const View& view, const Kind& kind);

/// Whether both ends of a strand are parties, not one and the same, and one of them is on the map.
[[nodiscard]] bool canBeDrawn(const Strand& strand, const Ground& ground);

/// A strand that may be drawn: what its order depends on. Far more strands may be drawn than are.
struct StrandCandidate {
    bool highlighted;
    std::uint64_t weight;
    std::uint32_t id;
};
/// Chooses among candidates: those of view.leastWeight or more, of these the highlighted ones, then the heaviest, at
/// most view.strongest.
class StrongestStrands {
  public:
    explicit StrongestStrands(const View& view);
    void add(const StrandCandidate& candidate);
    /// Those that are chosen: dimmed first, then from strong to weak. Call once, at the end.
    [[nodiscard]] std::vector<StrandCandidate> take();
    [[nodiscard]] std::size_t added() const { return added_; }

  private:
    void cut();
    double least_;
    std::size_t most_;
    std::size_t added_ = 0;
    std::vector<StrandCandidate> kept_;      ///< no more than some times the most
    std::optional<StrandCandidate> weakest_; ///< of the most that were kept at the last cut: none below it is wanted
};

/// The unit of weight for widths: 1 on the scale that is the same on every date; `adapted`, the one in which the
/// heaviest highlighted strand has kFullWeight.
[[nodiscard]] double weightUnitOf(const StrandChoice& choice, bool adapted);
/// Sets the widths: a strand is as wide as one of weight / unit on the locked scale.
void setWidths(StrandChoice& choice, double weightUnit);
inline constexpr double kFullWeight = 3.0; ///< sums of weights beyond it hardly widen a strand

/// Chooses the strands to draw: those of the selected party first, then the strongest: StrongestStrands.
[[nodiscard]] StrandChoice chooseStrands(const Slice& slice, const View& view, const Ground& ground);

} // namespace entente
