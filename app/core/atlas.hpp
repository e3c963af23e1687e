#pragma once
/// Parties and their boundaries, in degrees.

#include "core/geometry.hpp"
#include "core/party.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace entente {

/// How finely boundaries are drawn, by the scale that they are generalised for.
enum class Scale : std::uint8_t {
    s110m,
    s50mThinned, ///< those for 1 : 50 million without the points that lie within kThinning of the rest
    s50m,
    s10m
};

/// Degrees of latitude, or as much along a parallel: a fifth of a pixel where the world is 2,400 pixels wide.
constexpr double kThinning = 0.03;

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

/// A border of two parties that is disputed or not fixed, as far as it lies in a box.
struct DisputedBorder {
    PartyId a = kNoParty, b = kNoParty;
    LonLat southWest{-180.0, -90.0}, northEast{180.0, 90.0}; ///< degrees
};

/// The boundaries of one scale.
struct Boundaries {
    Scale scale = Scale::s50m;
    std::vector<Boundary> territories;
    std::vector<DisputedLine> disputed;          ///< beside the borders of territories: claims
    std::vector<DisputedBorder> disputedBorders; ///< which of these borders are disputed
};

class BoundaryHistory; // core/boundary_history.hpp

struct Atlas {
    PartyTable parties;
    std::string boundarySource; ///< for the picture's footer: "Natural Earth, de facto"
    /// Of a user, instead of the bundled ones, at all scales.
    std::shared_ptr<const BoundaryHistory> ownBoundaries{};
};

} // namespace entente
