#include "core/sphere_turn.hpp"

#include <glm/matrix.hpp>

#include <cmath>
#include <numbers>

namespace entente {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

/// Takes vectors to their products with three axes at right angles to each other.
glm::dmat3 toAxes(const glm::dvec3& x, const glm::dvec3& y, const glm::dvec3& z) {
    return glm::transpose(glm::dmat3(x, y, z));
}

} // namespace

SphereTurn SphereTurn::byMeridian(double meridian) {
    SphereTurn turn;
    turn.meridian_ = meridian;
    return turn;
}

SphereTurn SphereTurn::toNorthPole(LonLat center) {
    auto turn = byMeridian(center.x);
    const double sine = std::sin(center.y * kDegree);
    const double cosine = std::cos(center.y * kDegree);
    turn.tilt_ = toAxes({sine, 0.0, -cosine}, {0.0, 1.0, 0.0}, {cosine, 0.0, sine});
    return turn;
}

SphereTurn SphereTurn::oblique(double meridian, double poleLatitude, double shift) {
    auto turn = byMeridian(meridian);
    const double sine = std::sin(poleLatitude * kDegree);
    const double cosine = std::cos(poleLatitude * kDegree);
    const glm::dvec3 x{sine, 0.0, cosine};
    const glm::dvec3 y{0.0, 1.0, 0.0};
    const double c = std::cos(shift * kDegree);
    const double s = std::sin(shift * kDegree);
    turn.tilt_ = toAxes(x * c - y * s, x * s + y * c, {-cosine, 0.0, sine});
    return turn;
}

LonLat SphereTurn::turned(LonLat place) const {
    place.x -= meridian_;
    return tilt_ ? placeOf(*tilt_ * unitVector(place)) : place;
}

LonLat SphereTurn::back(LonLat turned) const {
    const LonLat relative = tilt_ ? placeOf(glm::transpose(*tilt_) * unitVector(turned)) : turned;
    return {wrappedLongitude(relative.x + meridian_), relative.y};
}

glm::dvec3 unitVector(LonLat place) {
    const double lon = place.x * kDegree;
    const double lat = place.y * kDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

LonLat placeOf(const glm::dvec3& vector) {
    return {std::atan2(vector.y, vector.x) / kDegree, std::atan2(vector.z, std::hypot(vector.x, vector.y)) / kDegree};
}

double wrappedLongitude(double degrees) {
    const double turned = std::remainder(degrees, 360.0);
    return turned == 180.0 ? -180.0 : turned;
}

} // namespace entente
