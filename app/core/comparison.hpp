#pragma once
/// What changed between two dates: relations that were gained, lost, or are stronger or weaker.

#include "core/change.hpp"
#include "core/slice.hpp"
#include "core/timeline.hpp"
#include "core/view.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

/// The two windows, and those in which exercises and statements count: such events pass, so that few hold on both
/// of two days.
struct ComparedWindows {
    Window before, after;
    Window eventsBefore, eventsAfter;
    friend bool operator==(const ComparedWindows&, const ComparedWindows&) = default;
};
/// Windows whose events are those of a period that ends with each of them; a zero period: those of the windows.
[[nodiscard]] ComparedWindows comparedWindows(const Window& before, const Window& after, const Period& events);

/// What holds in the windows that are compared; moves as Slice does, by steps or jumps.
class ComparedSlices {
  public:
    explicit ComparedSlices(std::shared_ptr<const World> world);
    void moveTo(const ComparedWindows& windows);
    [[nodiscard]] const ComparedWindows& windows() const { return windows_; }
    [[nodiscard]] const World& world() const { return before_.world(); }
    /// What holds of a layer in the windows that count for it.
    [[nodiscard]] const Slice& before(Layer layer) const;
    [[nodiscard]] const Slice& after(Layer layer) const;

  private:
    struct Pair {
        Slice before, after;
    };
    ComparedWindows windows_;
    Slice before_, after_;
    std::optional<Pair> events_; ///< where the windows of events are others
};

/// How one relation changed. A relation is all ties of one kind between one pair (a strand), or a party's
/// membership of an organization in whatever role.
struct RelationChange {
    Change change = Change::gained;
    /// False where the dates leave it open whether it changed between the two windows, rather than before or after.
    bool certain = true;
    Layer layer = Layer::partnership;
    /// The strand in the window after, or, of what is lost, in the one before: of a membership that of its strongest
    /// role.
    StrandId strand = 0;
    StrandId strandBefore = 0;  ///< likewise the other way round: differs from `strand` where a role changed
    StrandTotals before, after; ///< of strandBefore and strand; zero where it does not hold
    /// The strength that was gained or lost, or by how much it is more or less, in units of 1 / kWeightUnit: summed
    /// weights of ties; of memberships, strength of the role.
    std::uint64_t size = 0;
    /// Whether a map can show it as a line: partnerships, statements, and exercises together if one of them had no more
    /// than seven parties (the pairs of larger ones would cover the map).
    bool isStrand = false;
};

struct Comparison {
    ComparedWindows windows;
    std::vector<RelationChange> changes; ///< memberships first; otherwise in the order of strands
    struct Count {
        std::uint32_t certain = 0, possible = 0;
        friend bool operator==(const Count&, const Count&) = default;
    };
    std::array<Count, kChangeCount> counts{}; ///< by Change
    std::size_t unchanged = 0;                ///< relations that hold in both windows alike
};

/// The relations of the layers, kinds and organizations that are shown in the view.
///
/// With weights summed over the ties that hold, certain and possible alike: gained, holds after and not before;
/// lost, the other way round; stronger, of more weight after, or of as much with more ties that are certain; weaker,
/// the other way round. What may have held before and certainly holds after is gained, possibly; likewise lost.
/// Memberships compare the strength of their strongest role instead of weights.
[[nodiscard]] Comparison compare(const ComparedSlices& slices, const View& view);

/// The ties that make a change: those of the relation whose state differs between the windows, as positions in
/// World::ties(), in rising order.
[[nodiscard]] std::vector<std::uint32_t> tiesThatChanged(const ComparedSlices& slices, const RelationChange& change);

/// The features of these ties over all changes, each once. Where there are more than `most`, looking stops at some more
/// than that.
[[nodiscard]] std::vector<FeatureId> changedFeatures(const ComparedSlices& slices, const Comparison& comparison,
                                                     std::size_t most);

/// What a picture of two dates is made of; both outlive it.
struct Compared {
    const ComparedSlices& slices;
    const Comparison& comparison;
};

} // namespace entente
