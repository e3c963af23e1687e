#pragma once
/// Fills of countries: the organizations they belong to, or the strength of their ties with the selected party.

#include "core/ground.hpp"
#include "core/slice.hpp"
#include "core/theme.hpp"
#include "core/view.hpp"

#include <functional>
#include <map>
#include <vector>

namespace entente {

/// So many organizations show as bands in a country; the legend says how many more there are.
inline constexpr std::size_t kMostBands = 3;

/// One membership that holds, the strongest role of a party in an organization.
struct HeldMembership {
    OrganizationId organization = 0;
    KindId role = 0;
    bool possible = false;
};

/// The memberships that hold and are shown, by party, and what the legend says of them.
struct Memberships {
    std::vector<std::vector<HeldMembership>> byParty; ///< by PartyId; sorted by organization
    struct RoleCount {
        std::uint32_t parties = 0;
        std::uint32_t possible = 0; ///< of these
    };
    std::map<OrganizationId, std::map<KindId, RoleCount>> counts;
    /// Which organizations share a country, in sorted order, and how many countries do.
    std::map<std::vector<OrganizationId>, std::uint32_t> bands;
    /// What began and ended within the last step, to be seen for a moment; it holds no more.
    std::map<PartyId, std::vector<HeldMembership>> passed;
};

/// What holds in the slice and is not switched off in the view. A former state's membership counts for itself.
[[nodiscard]] Memberships heldMemberships(const Slice& slice, const View& view);

/// The colour of an organization: the theme's, by its place among all; the pack's where it chooses one that is
/// not the light theme's.
[[nodiscard]] Color organizationColor(const World& world, OrganizationId organization, const Theme& theme);

/// How strong the recorded ties of every party with one are: the summed weights of its partnerships and
/// exercises with it that hold, and for each organization that both belong to 0.3 times the weaker role.
/// Statements are claims, not ties of this kind, and do not count. By PartyId; 0 for the party itself.
[[nodiscard]] std::vector<double> tieStrengths(const Slice& slice, const View& view, const Memberships& memberships,
                                               PartyId party);

/// Lower bounds of the four classes of strength.
using StrengthClasses = std::array<double, 4>;
/// The locked ones, with which dates can be compared.
inline constexpr StrengthClasses kStrengthClasses{0.01, 0.5, 1.0, 2.0};
/// These, or quarters of the greatest strength, to two digits, where they are adapted to it.
[[nodiscard]] StrengthClasses strengthClasses(const std::vector<double>& strengths, bool adapted);

/// Whether fills show strength of ties rather than memberships.
[[nodiscard]] bool shadesStrength(const View& view);

/// By PartyId, the former state that the territory of a party stands for: one that the ground does not show itself, of
/// which something `isShown` while nothing is of the party, and that the party came out of. A party that left before
/// the others stands for it until it left. kNoParty where there is none; of several the one that ended last.
[[nodiscard]] std::vector<PartyId> formerStates(const PartyTable& parties, const Window& window, const Ground& ground,
                                                const std::function<bool(PartyId)>& isShown);

/// The same where fills show what holds on the date: the selected party, and strength of ties or memberships.
[[nodiscard]] std::vector<PartyId> formerStates(const Slice& slice, const View& view, const Ground& ground,
                                                const Memberships& memberships, const std::vector<double>& strengths);

/// The party that the territory of a party stands for: a former state, or itself. `former` may be empty.
[[nodiscard]] PartyId partyOfTerritory(PartyId party, const std::vector<PartyId>& former);

/// A fill for every territory of the ground: bare land where it is no party's, marked where it stands for the selected
/// party, else what `fillOf` says of the party that it stands for.
[[nodiscard]] std::vector<TerritoryFill> fillTerritories(const Ground& ground, PartyId selected, const Theme& theme,
                                                         const std::vector<PartyId>& former,
                                                         const std::function<TerritoryFill(PartyId)>& fillOf);

/// The fills of what holds on the date. `former`: formerStates().
[[nodiscard]] std::vector<TerritoryFill> territoryFills(const Slice& slice, const View& view, const Ground& ground,
                                                        const Memberships& memberships,
                                                        const std::vector<double>& strengths,
                                                        const StrengthClasses& classes, const Theme& theme,
                                                        const std::vector<PartyId>& former);

} // namespace entente
