#pragma once
/// TopoJSON, as far as the bundled boundaries use it: https://github.com/topojson/topojson-specification

#include "core/geometry.hpp"

#include <simdjson.h>

#include <cstdint>
#include <vector>

namespace entente {

/// The arcs of a topology, unpacked to degrees, and the rings that are made of them.
class Topology {
  public:
    /// Arcs lose the points that lie within `thinning` degrees of the rest (see LineThinner), so that what they divide
    /// still fits together. Throws simdjson_error where the document is no topology.
    explicit Topology(simdjson::dom::element document, double thinning = 0.0);

    /// The polygons of a geometry of type Polygon or MultiPolygon, none of any other type. Rings come without the
    /// repeated first point, those of fewer than three points not at all. Throws simdjson_error where the geometry is
    /// broken or names an arc that is not there.
    [[nodiscard]] std::vector<Polygon> polygonsOf(simdjson::dom::element geometry) const;

  private:
    [[nodiscard]] Polygon polygonOf(simdjson::dom::array rings) const;
    void append(std::int64_t arc, Ring& ring) const;

    std::vector<LonLat> points_;
    std::vector<std::size_t> starts_; ///< arc i is at [starts_[i], starts_[i + 1]) in points_
};

} // namespace entente
