#pragma once
/// The outline of the map in one picture: what lies inside it, and how lines are kept from leaving it.

#include "core/camera.hpp"
#include "core/ground.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente {

/// All lengths are logical pixels. Answers are quick for places in and round the viewport. One that is made of
/// nothing contains nothing and moves nothing.
class MapEdge {
  public:
    MapEdge() = default;
    MapEdge(const Ground& ground, const Camera& camera);

    /// Whether a point is inside (even-odd rule).
    [[nodiscard]] bool contains(PixelPoint p) const;

    /// Moves points of a line inwards, no further than needed for the line's breadth to stay inside: `halfWidth` to
    /// each side, at most kReach. A line that ends on the edge still does. Points far from the viewport stay.
    void keepInside(std::vector<PixelPoint>& line, double halfWidth) const;
    static constexpr double kReach = 8.0;

    /// Bearings from `middle - half` to `middle + half`, radians.
    struct Arc {
        double middle = 0.0, half = 0.0;
    };
    /// The widest arc of ways that stay inside for `length` from a place; nullopt where all do, or none.
    [[nodiscard]] std::optional<Arc> openWays(PixelPoint from, double length) const;

  private:
    struct Edge {
        PixelPoint a, b;
    };
    /// The nearest place of the edge: how far inside the asking point lies (negative: outside), and the way inwards.
    struct Nearest {
        double depth = 0.0;
        glm::dvec2 inwards{0.0, 0.0};
    };
    enum class Cell : std::uint8_t { outside, inside, edge };

    void sortIntoRows();
    void sortIntoCells();
    void tellCellsApart();
    /// The number of the cell at a point; nullopt beyond the grid.
    [[nodiscard]] std::optional<std::size_t> cellAt(PixelPoint p) const;
    [[nodiscard]] std::size_t rowOf(double y) const;
    [[nodiscard]] bool isInsideByRows(PixelPoint p) const;
    [[nodiscard]] Nearest nearest(PixelPoint p, std::size_t cell) const;
    [[nodiscard]] bool isInsideAround(PixelPoint p, double length) const;

    std::vector<Edge> edges_; ///< anticlockwise on the map
    double top_ = 0.0, rowHeight_ = 1.0;
    std::vector<std::uint32_t> rowEnds_;  ///< past the last of each row's edges
    std::vector<std::uint32_t> rowEdges_; ///< in edges_
    Rect grid_;                           ///< round the viewport
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> cellEnds_;  ///< past the last of the edges within kReach of each cell
    std::vector<std::uint32_t> cellEdges_; ///< in edges_
};

} // namespace entente
