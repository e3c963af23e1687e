#pragma once
/// Shapes of the Earth made ready for one map: turned, cut where the map is torn or ends, densified.

#include "core/projection.hpp"
#include "geo/lobe_cutting.hpp"

#include <vector>

namespace entente {

/// Cuts for one projection, with memory of its own that is used again. What it appends are turned places, to be
/// projected with Projection::forwardTurned. The projection must outlive it.
class MapCutter {
  public:
    explicit MapCutter(const Projection& projection);

    /// Appends the parts of an unwrapped polygon that the map shows.
    void addPolygon(const Polygon& polygon, RingList& out);
    /// Appends the parts of an unwrapped line that the map shows.
    void addLine(std::span<const LonLat> line, LineList& out);

  private:
    const Projection& projection_;
    Cut cut_;
    Polygon turnedPolygon_;
    std::vector<LonLat> turnedLine_;
};

/// The edge of the whole map as a closed ring of turned places (first one not repeated), anticlockwise, densified.
[[nodiscard]] std::vector<LonLat> turnedOutline(const Projection& projection);

} // namespace entente
