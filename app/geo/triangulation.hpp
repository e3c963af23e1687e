#pragma once
/// Cuts polygons into triangles.

#include "core/geometry.hpp"

#include <memory>
#include <span>
#include <vector>

namespace entente {

/// A tessellator with its working memory. One thread at a time; different objects are independent.
class Triangulator {
  public:
    Triangulator();
    Triangulator(const Triangulator&) = delete;
    Triangulator& operator=(const Triangulator&) = delete;
    Triangulator(Triangulator&&) = delete;
    Triangulator& operator=(Triangulator&&) = delete;
    ~Triangulator();

    /// Appends the triangles of one polygon, anticlockwise, as positions in `points`. What lies inside an odd
    /// number of its rings is filled, so holes may turn either way. Rings may touch and cross: a crossing becomes
    /// a new point at the end of `points`. The rings are points [begin, ringEnds[0]), [ringEnds[0], ringEnds[1])
    /// and so on.
    void triangulate(std::vector<MapPoint>& points, std::uint32_t begin, std::span<const std::uint32_t> ringEnds,
                     std::vector<std::uint32_t>& indices);

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace entente
