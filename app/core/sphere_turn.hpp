#pragma once
/// The sphere turned before it is projected, so that every map is cut along meridians and parallels of its own.

#include "core/geometry.hpp"

#include <glm/mat3x3.hpp>

#include <optional>

namespace entente {

/// A rotation of the sphere. Turned longitudes and latitudes are degrees, as others are.
class SphereTurn {
  public:
    /// Takes a meridian off all longitudes; latitudes stay.
    [[nodiscard]] static SphereTurn byMeridian(double meridian);
    /// Brings `center` to the turned north pole; what lies due north of it gets the turned longitude 180, as on a
    /// polar map whose upper half shows that meridian.
    [[nodiscard]] static SphereTurn toNorthPole(LonLat center);
    /// The turn of PROJ's `ob_tran`: the north pole of the turned sphere lies at latitude `poleLatitude` on the
    /// meridian opposite `meridian`, and `shift` degrees are added to the turned longitudes.
    /// Snyder, Map Projections: A Working Manual (USGS 1395), formulas 5-7 and 5-8b.
    [[nodiscard]] static SphereTurn oblique(double meridian, double poleLatitude, double shift);

    /// Whether latitudes change too.
    [[nodiscard]] bool isTilted() const { return tilt_.has_value(); }
    /// The turned place. Where the turn is not tilted the longitude runs past 180 if it did before; otherwise it is in
    /// [-180, 180].
    [[nodiscard]] LonLat turned(LonLat place) const;
    /// The place that is turned to this one; longitude in [-180, 180).
    [[nodiscard]] LonLat back(LonLat turned) const;

  private:
    double meridian_ = 0.0;
    std::optional<glm::dmat3> tilt_; ///< from vectors relative to the meridian to turned ones
};

/// The unit vector of a place: x to (0, 0), y to (90, 0), z to the north pole.
[[nodiscard]] glm::dvec3 unitVector(LonLat place);
/// The place a vector points to; longitude in [-180, 180].
[[nodiscard]] LonLat placeOf(const glm::dvec3& vector);
/// The same longitude in [-180, 180).
[[nodiscard]] double wrappedLongitude(double degrees);

} // namespace entente
