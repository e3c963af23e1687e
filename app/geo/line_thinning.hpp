#pragma once
/// Lines without the points that a map at a small scale cannot show.

#include "core/geometry.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace entente {

/// Thins lines, with memory of its own that is used again. Douglas and Peucker 1973: of the points between two that are
/// kept the one farthest from the straight line between them is kept too, if it is farther away than the tolerance.
class LineThinner {
  public:
    /// In degrees of latitude; degrees of longitude count as long as they are at their latitude. 0 keeps every point.
    explicit LineThinner(double tolerance) : tolerance_(tolerance) {}

    /// Appends the points that are kept, among them the first, the last and the farthest from both, and of a line that
    /// comes back to its start one more on each way: so that no island and no small state is lost.
    void append(std::span<const LonLat> line, std::vector<LonLat>& out);

  private:
    /// The point between two others that is farthest from the line between them, and how far.
    struct Farthest {
        std::size_t point;
        double distance; ///< degrees
    };
    [[nodiscard]] static Farthest farthest(std::span<const LonLat> line, std::size_t first, std::size_t last);

    double tolerance_;
    std::vector<bool> kept_;
    std::vector<std::pair<std::size_t, std::size_t>> open_; ///< between points that are kept
};

} // namespace entente
