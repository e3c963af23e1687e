#pragma once
/// Boundaries that change with the time, as a file of a user's own tells them.

#include "core/atlas.hpp"
#include "core/day.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A territory and the days on which it has a shape.
struct DatedTerritory {
    PartyId party = kNoParty;
    std::string name;              ///< as in the source
    Window days{kDayMin, kDayMax}; ///< both included; kDayMin and kDayMax where there is no bound
    std::uint32_t shape = 0;       ///< in BoundaryHistory::Content::shapes
};

/// All boundaries of a file, in epochs: runs of days on which the same ones hold.
class BoundaryHistory {
  public:
    struct Content {
        std::vector<std::vector<Polygon>> shapes; ///< rings unwrapped, see Boundary
        std::vector<DatedTerritory> territories;  ///< each from its first to a last day that is not before it
        /// The day with which the file ends, where its last boundaries are not known to have ended then.
        std::optional<Day> coverageEnd{};
    };
    explicit BoundaryHistory(Content content);

    [[nodiscard]] const Content& content() const { return content_; }
    /// One more than the days on which boundaries change.
    [[nodiscard]] std::size_t epochCount() const { return starts_.size(); }
    [[nodiscard]] std::size_t epochAt(Day day) const;
    /// The first day after another, or the last before it where the direction is negative, on which boundaries change.
    [[nodiscard]] std::optional<Day> nextChange(Day from, int direction) const;
    /// The boundaries that hold in an epoch; shapes of one party are one territory. Where none is known, the land of
    /// the last epoch that has some as one territory of nobody, without borders.
    [[nodiscard]] Boundaries boundariesIn(std::size_t epoch) const;
    /// Land that is nobody's in an epoch, to be drawn under its boundaries: the shapes of the last epoch that has any,
    /// but for those that hold in both. Empty where boundariesIn() gives land alone.
    [[nodiscard]] std::vector<Polygon> landUnder(std::size_t epoch) const;
    /// Whether a party has a shape of its own at any time.
    [[nodiscard]] bool has(PartyId party) const;
    /// For the picture's footer, behind the name of the file: ", on 1 January 1914"; what it knows where it has no
    /// boundaries or has ended; nothing where they never change.
    [[nodiscard]] std::string caption(Day day) const;

  private:
    [[nodiscard]] bool isKnown(std::size_t epoch) const;
    /// The last epoch that has boundaries.
    [[nodiscard]] std::size_t lastKnown() const;

    Content content_;
    std::vector<Day> starts_; ///< first days of the epochs
};

/// What the picture's footer says of the boundaries on a day: their source, and of boundaries that change with the
/// time which of them are drawn.
[[nodiscard]] std::string boundaryCaption(const Atlas& atlas, Day day);

} // namespace entente
