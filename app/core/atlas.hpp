#pragma once
/// Parties and their boundaries, in degrees.

#include "core/geometry.hpp"
#include "core/party.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace entente {

enum class Scale : std::uint8_t { s110m, s50m, s10m };

/// The territory of one party at one scale. Rings are unwrapped: longitudes run on past 180 instead of jumping,
/// and a ring round a pole is closed over the pole.
struct Boundary {
    PartyId party = kNoParty;
    std::string name; ///< as in the source, for territories without a party
    std::vector<Polygon> polygons;
};

struct DisputedLine {
    std::string name; ///< as in the source; may be empty
    std::vector<LonLat> points;
};

/// The boundaries of one scale.
struct Boundaries {
    Scale scale = Scale::s50m;
    std::vector<Boundary> territories;
    std::vector<DisputedLine> disputed;
};

class BoundaryHistory; // core/boundary_history.hpp

struct Atlas {
    PartyTable parties;
    std::string boundarySource; ///< for the picture's footer: "Natural Earth, de facto"
    /// Of a user, instead of the bundled ones, at all scales.
    std::shared_ptr<const BoundaryHistory> ownBoundaries{};
};

} // namespace entente
