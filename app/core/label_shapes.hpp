#pragma once
/// What placing names asks of the shapes of territories: found once for each ground, and only where it is asked.

#include "core/ground.hpp"
#include "core/spine.hpp"
#include "core/territory_rows.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace entente {

class LabelShapes {
  public:
    /// To be called for each picture: forgets everything when the ground is another one.
    void prepare(const std::shared_ptr<const Ground>& ground);

    /// The largest territory of a party; Ground::kNoTerritory where it has none.
    [[nodiscard]] std::uint32_t territoryOf(PartyId party) const;
    [[nodiscard]] const TerritoryRows& rows(std::uint32_t territory);
    /// nullptr where the territory is not long.
    [[nodiscard]] const Spine* spine(std::uint32_t territory);
    /// Whether land of others than a party lies in a box, map units.
    [[nodiscard]] bool meetsOthers(const Rect& box, PartyId party);

  private:
    std::shared_ptr<const Ground> ground_;
    std::vector<std::uint32_t> territories_; ///< by PartyId
    std::vector<std::optional<TerritoryRows>> rows_;
    std::vector<std::optional<std::optional<Spine>>> spines_; ///< by territory; looked for, and found
};

} // namespace entente
