#pragma once
/// The line along which the name of a long country is set: a gentle arc through the middle of its largest part.

#include "core/ground.hpp"

#include <array>
#include <optional>
#include <vector>

namespace entente {

/// A parabola on the long axis of a territory's largest part, map units.
class Spine {
  public:
    /// The spine of a territory whose largest part is at least 2.2 times as long as it is wide (standard deviations
    /// along its two principal axes); nullopt where it is not.
    [[nodiscard]] static std::optional<Spine> of(const Ground& ground, const Ground::Territory& territory);

    /// The point of the curve at `t` along the axis.
    [[nodiscard]] MapPoint at(double t) const;
    /// How far the curve turns between two places, radians.
    [[nodiscard]] double turnBetween(double from, double to) const;

    /// A stretch of the axis.
    struct Stretch {
        double from = 0.0, to = 0.0;
    };
    /// The longest stretch with at least `half` of land on both sides of the curve.
    [[nodiscard]] std::optional<Stretch> longest(double half) const;

  private:
    glm::dvec2 along_{1.0, 0.0};
    double first_ = 0.0, step_ = 0.0;  ///< of the lines across the axis
    std::array<double, 3> parabola_{}; ///< across the axis, by powers of t
    std::vector<double> room_;         ///< by line: land on the narrower side of the curve, negative beside it
};

} // namespace entente
