#pragma once
/// Where between its borders a name fits into a territory, and which land it would cover.

#include "core/ground.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace entente {

/// A stretch between two borders.
struct Chord {
    double from = 0.0, to = 0.0;
};

/// The chords that triangles have on parallel lines.
class ParallelLines {
  public:
    /// Lines `step` apart at right angles to the unit vector `along`; the first is at the origin's `first` along it.
    ParallelLines(glm::dvec2 along, double first, double step, std::size_t count);
    /// A triangle is where `along` and across (a quarter turn to the left of it) say.
    void add(MapPoint a, MapPoint b, MapPoint c);
    /// To be called after the last triangle: joins chords that touch.
    void join();
    /// Sorted, apart from each other, by line.
    [[nodiscard]] const std::vector<std::vector<Chord>>& chords() const { return chords_; }

  private:
    glm::dvec2 along_;
    double first_, step_;
    std::vector<std::vector<Chord>> chords_;
};

/// A territory on 96 parallels of the map.
class TerritoryRows {
  public:
    TerritoryRows(const Ground& ground, const Ground::Territory& territory);
    /// Whether a box, map units, lies inside.
    [[nodiscard]] bool contains(const Rect& box) const;
    /// The middle of the box of a size that lies inside nearest to a point; nullopt where none does.
    [[nodiscard]] std::optional<MapPoint> nearest(MapPoint wanted, glm::dvec2 size) const;
    /// Whether a part of the territory lies in a box.
    [[nodiscard]] bool meets(const Rect& box) const;

  private:
    /// The rows from the last below a box to the first above it.
    [[nodiscard]] std::pair<std::size_t, std::size_t> rowsOf(const Rect& box) const;
    Rect bounds_;
    double step_;
    ParallelLines lines_;
};

} // namespace entente
