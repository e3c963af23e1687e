#pragma once
/// What core asks of a map projection. The projections themselves are in geo (PROJ).

#include "core/geometry.hpp"
#include "core/sphere_turn.hpp"

#include <span>
#include <string>

namespace entente {

/// A part of the turned sphere between two meridians and two parallels that a map shows without a tear, degrees.
struct MapLobe {
    double west = -180.0, east = 180.0, south = -90.0, north = 90.0;
};

/// A projection about a centre. Not shared between threads: each thread makes its own.
///
/// The sphere is turned first (turn()); of the turned sphere the map shows one or several lobes. An azimuthal map is
/// one lobe round the turned north pole, which lies in the middle of the disc.
class Projection {
  public:
    Projection() = default;
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;
    Projection(Projection&&) = delete;
    Projection& operator=(Projection&&) = delete;
    virtual ~Projection() = default;

    /// Projects turned places; a place that the map does not show gives NaN coordinates. Of the two sides of the
    /// seam, -180 is the western and 180 the eastern; longitudes may run past them. Sizes must be equal.
    virtual void forwardTurned(std::span<const LonLat> places, std::span<MapPoint> points) const = 0;
    /// Projects places as they are on the Earth; otherwise as forwardTurned().
    void forward(std::span<const LonLat> places, std::span<MapPoint> points) const;
    /// The place under a map point; NaN outside the map.
    [[nodiscard]] virtual LonLat inverse(MapPoint point) const = 0;

    /// From the Earth to the sphere that is projected.
    [[nodiscard]] virtual const SphereTurn& turn() const = 0;
    /// What the map shows of the turned sphere, one lobe at least. Lobes share no area; where several meet at a
    /// parallel the map is whole.
    [[nodiscard]] virtual std::span<const MapLobe> lobes() const = 0;
    /// Whether the sides of the lobes are tears. Not so on a disc, whose meridians -180 and 180 are one line.
    [[nodiscard]] virtual bool isTorn() const = 0;
    /// The smallest rectangle round the whole map, map units.
    [[nodiscard]] virtual Rect bounds() const = 0;
    /// For the picture's footer: "Equal Earth, 150° E".
    [[nodiscard]] virtual std::string description() const = 0;
    /// The same text for the same projection and centre.
    [[nodiscard]] virtual std::string key() const = 0;
};

} // namespace entente
