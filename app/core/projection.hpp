#pragma once
/// What core asks of a map projection. The projections themselves are in geo (PROJ).

#include "core/geometry.hpp"

#include <span>
#include <string>

namespace entente {

/// A projection about a centre. Not shared between threads: each thread makes its own.
class Projection {
  public:
    Projection() = default;
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;
    Projection(Projection&&) = delete;
    Projection& operator=(Projection&&) = delete;
    virtual ~Projection() = default;

    /// Projects each place; a place that the map does not show gives NaN coordinates. Longitudes may run past 180.
    /// Sizes must be equal.
    virtual void forward(std::span<const LonLat> places, std::span<MapPoint> points) const = 0;
    /// The place under a map point; NaN outside the map.
    [[nodiscard]] virtual LonLat inverse(MapPoint point) const = 0;

    /// The longitude of the map's central meridian, degrees in [-180, 180). The map's seam, where it is torn, is
    /// the meridian opposite.
    [[nodiscard]] virtual double centralMeridian() const = 0;
    /// The smallest rectangle round the whole map, map units.
    [[nodiscard]] virtual Rect bounds() const = 0;
    /// For the picture's footer: "Equal Earth, 150° E".
    [[nodiscard]] virtual std::string description() const = 0;
    /// The same text for the same projection and centre.
    [[nodiscard]] virtual std::string key() const = 0;
};

} // namespace entente
