#pragma once
/// What holds in a window, by strand, kept up to date as the window moves.

#include "core/world.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente {

/// How many ties of a strand hold, and how strong they are together. Sums are of whole numbers, so that
/// stepping and jumping give exactly the same.
struct StrandTotals {
    std::uint32_t certain = 0;
    std::uint32_t possible = 0;
    std::uint64_t weight = 0; ///< of both, in units of 1 / kWeightUnit
    [[nodiscard]] bool holds() const { return certain + possible > 0; }
    friend bool operator==(const StrandTotals&, const StrandTotals&) = default;
};

struct LayerCounts {
    std::uint32_t certain = 0;
    std::uint32_t possible = 0;
    friend bool operator==(const LayerCounts&, const LayerCounts&) = default;
};

class Slice {
  public:
    /// Begins at the window {kDayMin, kDayMin}, where only what has no start holds.
    explicit Slice(std::shared_ptr<const World> world);

    /// Moves to a window, by stepping or by jumping, whichever looks at less.
    void moveTo(const Window& window);

    [[nodiscard]] const Window& window() const { return window_; }
    [[nodiscard]] const World& world() const { return *world_; }
    [[nodiscard]] const std::shared_ptr<const World>& sharedWorld() const { return world_; }
    [[nodiscard]] const StrandTotals& totals(StrandId strand) const { return totals_[strand]; }
    /// The strands that hold, each once, in no particular order.
    [[nodiscard]] const std::vector<StrandId>& holding() const { return holding_; }
    /// Numbers of the marks that hold, with their states, in no particular order.
    struct HeldMark {
        std::uint32_t mark;
        State state;
    };
    [[nodiscard]] const std::vector<HeldMark>& marks() const { return marks_; }
    /// Ties that hold, by layer.
    [[nodiscard]] const LayerCounts& counts(Layer layer) const { return counts_[static_cast<std::size_t>(layer)]; }
    /// Ties of one kind that hold.
    [[nodiscard]] const LayerCounts& kindCounts(KindId kind) const { return kindCounts_[kind]; }
    /// The state of one tie in the present window.
    [[nodiscard]] State stateOf(std::size_t tie) const { return stateIn(world_->ties().interval[tie], window_); }

  private:
    void change(std::uint32_t tie, State before, State after);
    void changeMark(std::uint32_t mark, State before, State after);
    void jump(const Window& window);
    void jumpMarks(const Window& window);
    void countByKind();
    void orderHolding();

    std::shared_ptr<const World> world_;
    Window window_{kDayMin, kDayMin};
    std::vector<StrandTotals> totals_;
    std::vector<StrandId> holding_;
    std::vector<std::uint32_t> placeInHolding_;
    std::vector<HeldMark> marks_;
    std::vector<std::uint32_t> placeInMarks_;
    std::array<LayerCounts, kLayerCount> counts_{};
    std::vector<LayerCounts> kindCounts_;
};

} // namespace entente
