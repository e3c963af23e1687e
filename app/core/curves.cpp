#include "core/curves.hpp"

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace entente {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kStep = 2.0; ///< degrees between points

/// A point of the great circle at parameter t in [0, 1].
class Arc {
  public:
    /// Between antipodes it goes over `pole`.
    Arc(LonLat a, LonLat b, const glm::dvec3& pole) : start_(unitVector(a)), angle_(centralAngle(a, b) * kDegree) {
        const glm::dvec3 end = unitVector(b);
        glm::dvec3 sideways = end - start_ * glm::dot(start_, end);
        if (glm::length(sideways) < 1e-9) {
            sideways = pole - start_ * glm::dot(start_, pole);
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

/// Projects an arc of the turned sphere point by point, refining and tearing it.
class ArcTracer {
  public:
    ArcTracer(const Arc& arc, const Projection& projection) : arc_(arc), projection_(projection) {}

    Curve trace() {
        const std::size_t steps = arc_.steps();
        Step last = at(0.0);
        append(last);
        glm::dvec2 before{0.0, 0.0}; // the way of the step before, of no length where there is none
        for (std::size_t i = 1; i <= steps; ++i) {
            const Step next = at(static_cast<double>(i) / static_cast<double>(steps));
            const glm::dvec2 way = next.point - last.point;
            join(last, next, isStraightOn(before, way) ? 0 : kMostHalvings);
            before = way;
            last = next;
        }
        std::erase_if(curve_.parts, [](const Curve::Part& part) { return part.points.size() < 2; });
        return std::move(curve_);
    }

  private:
    struct Step {
        double t = 0.0;
        LonLat turned;
        MapPoint point;
        std::ptrdiff_t lobe = -1; ///< -1: not shown
        [[nodiscard]] bool isShown() const { return lobe >= 0; }
    };
    static constexpr int kMostHalvings = 6;

    /// Whether a curve that goes on like this is smooth enough with the points it has. NaN is not.
    static bool isStraightOn(glm::dvec2 before, glm::dvec2 way) {
        constexpr double kCosine = 0.9976; // of four degrees
        return glm::dot(before, way) > kCosine * glm::length(before) * glm::length(way);
    }

    [[nodiscard]] Step at(double t) const {
        Step step{.t = t, .turned = arc_.at(t), .point = {}};
        projection_.forwardTurned({&step.turned, 1}, {&step.point, 1});
        if (!std::isnan(step.point.x)) {
            const auto lobes = projection_.lobes();
            constexpr double kSlack = 1e-9; // lobes of an interrupted map keep twice as much apart
            const auto found = std::find_if(lobes.begin(), lobes.end(), [&](const MapLobe& lobe) {
                return step.turned.x >= lobe.west - kSlack && step.turned.x <= lobe.east + kSlack &&
                       step.turned.y >= lobe.south - kSlack && step.turned.y <= lobe.north + kSlack;
            });
            step.lobe = found == lobes.end() ? -1 : found - lobes.begin();
        }
        return step;
    }

    /// Whether two steps, near each other, lie on different sides of something that may be a tear.
    [[nodiscard]] bool isParted(const Step& a, const Step& b) const {
        return a.lobe != b.lobe || (projection_.isTorn() && std::abs(a.turned.x - b.turned.x) > 180.0);
    }

    void append(const Step& step) {
        if (!step.isShown()) {
            joined_ = false;
            return;
        }
        if (!joined_) {
            curve_.parts.emplace_back();
            curve_.parts.back().fromStart = step.t == 0.0;
            joined_ = true;
        }
        auto& part = curve_.parts.back();
        part.points.push_back(step.point);
        part.latitudes.push_back(static_cast<float>(step.turned.y));
        part.toEnd = step.t == 1.0;
    }

    /// Appends what lies between two steps, and the second.
    void join(const Step& a, const Step& b, int halvings) {
        if (!a.isShown() && !b.isShown()) {
            joined_ = false;
            return;
        }
        if (isParted(a, b)) {
            part(a, b);
            return;
        }
        constexpr double kLongStep = 0.02; ///< map units; shorter ones are smooth whatever the map does
        constexpr double kFarOff = 4e-4;   ///< map units, of the middle from the chord
        if (halvings > 0 && glm::distance(a.point, b.point) > kLongStep) {
            const Step middle = at((a.t + b.t) / 2.0);
            const bool bent = glm::distance(middle.point, (a.point + b.point) / 2.0) > kFarOff;
            if (bent || isParted(a, middle) || isParted(middle, b)) {
                join(a, middle, halvings - 1);
                join(middle, b, halvings - 1);
                return;
            }
        }
        append(b);
    }

    /// Goes to the tear between two steps from both sides; where the map is whole after all they are joined.
    void part(Step a, Step b) {
        const Step last = b;
        for (int i = 0; i < 34; ++i) { // to within 2e-10 of two degrees
            const Step middle = at((a.t + b.t) / 2.0);
            (isParted(a, middle) ? b : a) = middle;
        }
        toSide(a, b);
        toSide(b, a);
        append(a);
        constexpr double kSame = 1e-6;
        joined_ = joined_ && b.isShown() && glm::distance(a.point, b.point) < kSame;
        append(b);
        if (last.t != b.t) {
            append(last);
        }
    }

    /// Moves a step beside the seam onto its own side of it.
    void toSide(Step& step, const Step& other) const {
        if (step.isShown() && std::abs(step.turned.x - other.turned.x) > 180.0) {
            constexpr double kEdge = 180.0 - 1e-9;
            step.turned.x = std::copysign(kEdge, step.turned.x);
            projection_.forwardTurned({&step.turned, 1}, {&step.point, 1});
        }
    }

    const Arc& arc_;
    const Projection& projection_;
    Curve curve_;
    bool joined_ = false;
};

} // namespace

double centralAngle(LonLat a, LonLat b) {
    const double dLat = (b.y - a.y) * kDegree;
    const double dLon = (b.x - a.x) * kDegree;
    const double h = std::pow(std::sin(dLat / 2.0), 2) +
                     std::cos(a.y * kDegree) * std::cos(b.y * kDegree) * std::pow(std::sin(dLon / 2.0), 2);
    return 2.0 * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0))) / kDegree;
}

Curve greatCircle(LonLat a, LonLat b, const Projection& projection) {
    const SphereTurn& turn = projection.turn();
    const Arc arc(turn.turned(a), turn.turned(b), unitVector(turn.turned({0.0, 90.0})));
    return ArcTracer(arc, projection).trace();
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
