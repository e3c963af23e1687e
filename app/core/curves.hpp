#pragma once
/// Great circles on the map: the shortest way between two places, the same curve in every projection.

#include "core/geometry.hpp"
#include "core/projection.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace entente {

/// A projected great circle, torn where the map is torn and where it leaves what the map shows.
struct Curve {
    /// A run without a tear; its points are map units.
    struct Part {
        std::vector<MapPoint> points;
        bool fromStart = false;       ///< begins at the curve's first place
        bool toEnd = false;           ///< ends at its last
        std::vector<float> latitudes; ///< of the turned sphere (Projection::turn), degrees, by point
    };
    std::vector<Part> parts;
};

/// The great circle from `a` to `b` with a point every two degrees, more where the map bends it much, projected and
/// torn. Antipodes, which have no shortest way, go over the north pole.
[[nodiscard]] Curve greatCircle(LonLat a, LonLat b, const Projection& projection);

/// The central angle between two places, degrees (haversine formula).
[[nodiscard]] double centralAngle(LonLat a, LonLat b);

/// Curves between numbered places, computed once per projection and kept.
class CurveCache {
  public:
    /// To be called before get(), once for each picture: forgets all curves when the projection has changed.
    void prepare(const Projection& projection);
    /// The curve between two places; `key` names the pair.
    const Curve& get(std::uint64_t key, LonLat a, LonLat b, const Projection& projection);

  private:
    std::string projectionKey_;
    std::unordered_map<std::uint64_t, Curve> curves_;
};

} // namespace entente
