#include "core/territory_rows.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {

namespace {

constexpr std::size_t kRows = 96;

/// What chords of two lines have in common, where it is as wide as asked.
std::vector<Chord> inBoth(const std::vector<Chord>& a, const std::vector<Chord>& b, double width) {
    std::vector<Chord> common;
    for (const Chord p : a) {
        for (const Chord q : b) {
            const Chord both{std::max(p.from, q.from), std::min(p.to, q.to)};
            if (both.to - both.from >= width) {
                common.push_back(both);
            }
        }
    }
    return common;
}

double stepOf(const Rect& bounds) {
    return std::max(bounds.height(), 1e-12) / static_cast<double>(kRows);
}

} // namespace

ParallelLines::ParallelLines(glm::dvec2 along, double first, double step, std::size_t count)
    : along_(along), first_(first), step_(step), chords_(count) {}

void ParallelLines::add(MapPoint a, MapPoint b, MapPoint c) {
    const glm::dvec2 across{-along_.y, along_.x};
    const auto place = [&](MapPoint p) {
        return glm::dvec2{(glm::dot(p, along_) - first_) / step_, glm::dot(p, across)};
    };
    std::array corners{place(a), place(b), place(c)};
    std::sort(corners.begin(), corners.end(), [](auto p, auto q) { return p.x < q.x; });
    const auto acrossAt = [](glm::dvec2 p, glm::dvec2 q, double x) {
        return q.x > p.x ? p.y + (q.y - p.y) * (x - p.x) / (q.x - p.x) : p.y;
    };
    const double last = std::min(corners[2].x, static_cast<double>(chords_.size()) - 1.0);
    for (double line = std::max(std::ceil(corners[0].x), 0.0); line <= last; line += 1.0) {
        const double one = acrossAt(corners[0], corners[2], line);
        const double other =
            line < corners[1].x ? acrossAt(corners[0], corners[1], line) : acrossAt(corners[1], corners[2], line);
        chords_[static_cast<std::size_t>(line)].push_back({std::min(one, other), std::max(one, other)});
    }
}

void ParallelLines::join() {
    constexpr double kTouch = 1e-6; // map units: what rounding leaves between neighbouring triangles
    for (auto& line : chords_) {
        std::sort(line.begin(), line.end(), [](Chord p, Chord q) { return p.from < q.from; });
        std::size_t kept = 0;
        for (const Chord chord : line) {
            if (kept > 0 && chord.from <= line[kept - 1].to + kTouch) {
                line[kept - 1].to = std::max(line[kept - 1].to, chord.to);
            } else {
                line[kept++] = chord;
            }
        }
        line.resize(kept);
    }
}

TerritoryRows::TerritoryRows(const Ground& ground, const Ground::Territory& territory)
    : bounds_(territory.bounds), step_(stepOf(bounds_)), lines_({0.0, 1.0}, bounds_.min.y + step_ / 2.0, step_, kRows) {
    const auto corner = [&](std::uint32_t i) { return MapPoint(ground.vertices[ground.indices[i]]); };
    for (auto i = territory.firstIndex; i + 2 < territory.firstIndex + territory.indexCount; i += 3) {
        lines_.add(corner(i), corner(i + 1), corner(i + 2));
    }
    lines_.join();
}

std::pair<std::size_t, std::size_t> TerritoryRows::rowsOf(const Rect& box) const {
    const auto row = [&](double place) {
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(kRows - 1)));
    };
    return {row(std::floor((box.min.y - bounds_.min.y) / step_ - 0.5)),
            row(std::ceil((box.max.y - bounds_.min.y) / step_ - 0.5))};
}

// Across is a quarter turn to the left of north: west.
bool TerritoryRows::contains(const Rect& box) const {
    if (box.min.y < bounds_.min.y || box.max.y > bounds_.max.y) {
        return false;
    }
    const auto [first, last] = rowsOf(box);
    return std::all_of(lines_.chords().begin() + static_cast<std::ptrdiff_t>(first),
                       lines_.chords().begin() + static_cast<std::ptrdiff_t>(last) + 1, [&](const auto& line) {
                           return std::any_of(line.begin(), line.end(), [&](Chord chord) {
                               return chord.from <= -box.max.x && chord.to >= -box.min.x;
                           });
                       });
}

std::optional<MapPoint> TerritoryRows::nearest(MapPoint wanted, glm::dvec2 size) const {
    const auto high = static_cast<std::size_t>(std::ceil(size.y / step_)) + 1;
    if (size.x > bounds_.width() || high > kRows) {
        return std::nullopt;
    }
    std::optional<MapPoint> best;
    double least = std::numeric_limits<double>::max();
    std::vector<Chord> common;
    for (std::size_t first = 0; first + high <= kRows; ++first) {
        const double y = bounds_.min.y + (static_cast<double>(first) + static_cast<double>(high) / 2.0) * step_;
        if (std::abs(y - wanted.y) >= least) {
            continue;
        }
        common.assign(1, {-bounds_.max.x, -bounds_.min.x});
        for (std::size_t row = first; row < first + high && !common.empty(); ++row) {
            common = inBoth(common, lines_.chords()[row], size.x);
        }
        for (const Chord chord : common) {
            const double x = -std::clamp(-wanted.x, chord.from + size.x / 2.0, chord.to - size.x / 2.0);
            if (const double distance = std::hypot(x - wanted.x, y - wanted.y); distance < least) {
                least = distance;
                best = MapPoint{x, y};
            }
        }
    }
    return best;
}

bool TerritoryRows::meets(const Rect& box) const {
    if (!bounds_.overlaps(box)) {
        return false;
    }
    const auto [first, last] = rowsOf(box);
    return std::any_of(lines_.chords().begin() + static_cast<std::ptrdiff_t>(first),
                       lines_.chords().begin() + static_cast<std::ptrdiff_t>(last) + 1, [&](const auto& line) {
                           return std::any_of(line.begin(), line.end(), [&](Chord chord) {
                               return chord.from < -box.min.x && chord.to > -box.max.x;
                           });
                       });
}

} // namespace entente
