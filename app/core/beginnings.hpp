#pragma once
/// When what is shown begins: the bars over the timeline.

#include "core/view.hpp"
#include "core/world.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace entente {

/// How many features begin on a day, by layer.
struct DayBar {
    Day day = 0;
    std::array<std::uint32_t, kLayerCount> exact{};   ///< the day is known
    std::array<std::uint32_t, kLayerCount> inexact{}; ///< it is not; they are counted in the middle of what may be
    friend bool operator==(const DayBar&, const DayBar&) = default;
};

/// The beginnings of all features of a world. Features, not pairs: an exercise of twelve states begins once. What is at
/// most possible counts as inexact; what has always been begins on no day.
class Beginnings {
  public:
    Beginnings() = default;
    explicit Beginnings(const World& world);

    /// Of all features, in order; days on which nothing begins are left out.
    [[nodiscard]] std::vector<DayBar> all() const;
    /// Likewise, of the layers, kinds and organizations that a view shows. Costs a pass over the days and kinds that
    /// occur, not over the features. The world is that of the constructor.
    [[nodiscard]] std::vector<DayBar> shown(const World& world, const View& view) const;

  private:
    /// What is switched on and off together.
    struct Group {
        KindId kind = 0;
        Layer layer = Layer::overlay;
        std::uint16_t organization = 0; ///< kNoParty where there is none
        bool exact = true;
    };
    /// Features of one group that begin on one day.
    struct Count {
        Day day;
        std::uint32_t group;
        std::uint32_t features;
    };
    template <class IsShown> [[nodiscard]] std::vector<DayBar> barsOf(const IsShown& isShown) const;

    std::vector<Group> groups_;
    std::vector<Count> counts_; ///< sorted by day
};

/// The same of the features that have a tie of one party.
[[nodiscard]] std::vector<DayBar> beginningsOf(const World& world, const View& view, PartyId party);

} // namespace entente
