#pragma once
/// How a map shows what changed between two dates: strands and fills in a diverging scale, blue for more, orange for
/// less, told apart by form too.

#include "core/comparison.hpp"
#include "core/ground.hpp"
#include "core/scene.hpp"
#include "core/strands.hpp"
#include "core/theme.hpp"

#include <array>
#include <set>
#include <vector>

namespace entente {

/// The relations that changed and can be drawn (RelationChange::isStrand). Those of the selected party first, then the
/// largest changes: StrongestStrands; DrawnStrand::change says how they changed, weight by how much.
[[nodiscard]] StrandChoice chooseChangedStrands(const Comparison& comparison, const World& world, const View& view,
                                                const Ground& ground);

/// The stroke of a changed strand: gained solid and dark, stronger solid and lighter, weaker broken, lost hollow.
/// Exercises have dots inside; what changed only possibly is pale.
[[nodiscard]] Stroke changeStroke(const DrawnStrand& strand, const World& world, const Theme& theme);

/// What happened to the memberships that fill a country on either date.
struct FillChanges {
    std::set<Change> changes;
    bool unchanged = false; ///< it has memberships, and none changed
    /// Whether some are more and some less.
    [[nodiscard]] bool isMixed() const;
};

/// How memberships changed, over all organizations that are shown.
struct MembershipChanges {
    std::vector<std::vector<RelationChange>> byParty; ///< by PartyId: those that changed
    std::vector<char> unchanged;                      ///< by PartyId: it has memberships, and none changed
    /// By PartyId, what its territory shows, where the ground has one: its own changes, and beside them what a former
    /// state lost or gained whose memberships fill it on that date (formerStates()).
    std::vector<FillChanges> fills;
};
[[nodiscard]] MembershipChanges membershipChanges(const ComparedSlices& slices, const Comparison& comparison,
                                                  const View& view, const Ground& ground);

/// A fill for every territory of the ground: joined, role raised, role lowered, left, unchanged.
[[nodiscard]] std::vector<TerritoryFill> changeFills(const MembershipChanges& changes, const View& view,
                                                     const Ground& ground, const Theme& theme);
/// The fill of a country of which some memberships are more and some less.
[[nodiscard]] TerritoryFill mixedChangeFill(const Theme& theme);
/// The fill of a country with one kind of change.
[[nodiscard]] TerritoryFill changeFill(Change change, const Theme& theme);

} // namespace entente
