#include "core/curves.hpp"

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kStep = 2.0; ///< degrees between points

glm::dvec3 unitVector(LonLat place) {
    const double lon = place.x * kDegree;
    const double lat = place.y * kDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

LonLat placeOf(const glm::dvec3& v) {
    return {std::atan2(v.y, v.x) / kDegree, std::atan2(v.z, std::hypot(v.x, v.y)) / kDegree};
}

/// Longitude relative to a central meridian, in [-180, 180).
double relativeLongitude(double longitude, double centralMeridian) {
    const double turned = std::fmod(longitude - centralMeridian + 180.0, 360.0);
    return (turned < 0.0 ? turned + 360.0 : turned) - 180.0;
}

/// A point of the great circle at parameter t in [0, 1].
class Arc {
  public:
    Arc(LonLat a, LonLat b) : start_(unitVector(a)), angle_(centralAngle(a, b) * kDegree) {
        const glm::dvec3 end = unitVector(b);
        glm::dvec3 sideways = end - start_ * glm::dot(start_, end);
        if (glm::length(sideways) < 1e-9) {
            sideways = glm::dvec3{0.0, 0.0, 1.0} - start_ * start_.z;
            if (glm::length(sideways) < 1e-9) {
                sideways = {1.0, 0.0, 0.0};
            }
        }
        toEnd_ = glm::normalize(sideways);
    }
    [[nodiscard]] LonLat at(double t) const {
        const double turned = angle_ * t;
        return placeOf(start_ * std::cos(turned) + toEnd_ * std::sin(turned));
    }
    [[nodiscard]] std::size_t steps() const {
        return static_cast<std::size_t>(std::clamp(std::ceil(angle_ / kDegree / kStep), 1.0, 90.0));
    }

  private:
    glm::dvec3 start_, toEnd_{};
    double angle_;
};

/// The parameter between t0 and t1 at which the arc crosses the seam.
double seamCrossing(const Arc& arc, double t0, double t1, double centralMeridian) {
    const bool west = relativeLongitude(arc.at(t0).x, centralMeridian) < 0.0;
    for (int i = 0; i < 40; ++i) {
        const double middle = (t0 + t1) * 0.5;
        ((relativeLongitude(arc.at(middle).x, centralMeridian) < 0.0) == west ? t0 : t1) = middle;
    }
    return (t0 + t1) * 0.5;
}

using Places = std::vector<LonLat>;

/// Places of the arc in runs that do not cross the seam; longitudes at a tear lie exactly on its two sides.
std::vector<Places> runsBetweenTears(const Arc& arc, LonLat a, LonLat b, double centralMeridian) {
    const auto onMap = [&](LonLat place) {
        return LonLat{centralMeridian + relativeLongitude(place.x, centralMeridian), place.y};
    };
    std::vector<Places> runs(1);
    const std::size_t steps = arc.steps();
    runs.back().push_back(onMap(a));
    for (std::size_t i = 1; i <= steps; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(steps);
        const LonLat next = onMap(i == steps ? b : arc.at(t));
        const LonLat last = runs.back().back();
        if (std::abs(next.x - last.x) > 180.0) {
            const double before = static_cast<double>(i - 1) / static_cast<double>(steps);
            const double latitude = arc.at(seamCrossing(arc, before, t, centralMeridian)).y;
            const double side = last.x > centralMeridian ? 1.0 : -1.0;
            constexpr double kEdge = 180.0 - 1e-9;
            runs.back().emplace_back(centralMeridian + side * kEdge, latitude);
            runs.push_back({LonLat{centralMeridian - side * kEdge, latitude}});
        }
        runs.back().push_back(next);
    }
    return runs;
}

} // namespace

double centralAngle(LonLat a, LonLat b) {
    const double dLat = (b.y - a.y) * kDegree;
    const double dLon = (b.x - a.x) * kDegree;
    const double h = std::pow(std::sin(dLat / 2.0), 2) +
                     std::cos(a.y * kDegree) * std::cos(b.y * kDegree) * std::pow(std::sin(dLon / 2.0), 2);
    return 2.0 * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0))) / kDegree;
}

Curve greatCircle(LonLat a, LonLat b, const Projection& projection) {
    const Arc arc(a, b);
    const auto runs = runsBetweenTears(arc, a, b, projection.centralMeridian());
    Curve curve;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        std::vector<MapPoint> projected(runs[r].size());
        projection.forward(runs[r], projected);
        bool joined = false;
        for (std::size_t i = 0; i < projected.size(); ++i) {
            if (std::isnan(projected[i].x)) {
                joined = false;
                continue;
            }
            if (!joined) {
                curve.parts.emplace_back();
                curve.parts.back().fromStart = r == 0 && i == 0;
                joined = true;
            }
            curve.parts.back().points.push_back(projected[i]);
            curve.parts.back().latitudes.push_back(static_cast<float>(runs[r][i].y));
            curve.parts.back().toEnd = r + 1 == runs.size() && i + 1 == projected.size();
        }
    }
    std::erase_if(curve.parts, [](const Curve::Part& part) { return part.points.size() < 2; });
    return curve;
}

void CurveCache::prepare(const Projection& projection) {
    if (auto current = projection.key(); current != projectionKey_) {
        projectionKey_ = std::move(current);
        curves_.clear();
    }
}

const Curve& CurveCache::get(std::uint64_t key, LonLat a, LonLat b, const Projection& projection) {
    const auto [place, isNew] = curves_.try_emplace(key);
    if (isNew) {
        place->second = greatCircle(a, b, projection);
    }
    return place->second;
}

} // namespace entente
