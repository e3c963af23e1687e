#include "core/map_edge.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <numeric>

namespace entente {

namespace {

constexpr std::size_t kRows = 256;
constexpr double kCell = 24.0;  ///< width and height
constexpr double kRound = 48.0; ///< the grid reaches so far beyond the viewport

/// Fills lists of numbers, flat: `visit(add)` calls add(list, number) for each; it is called twice.
template <class Visit>
void fillLists(std::size_t lists, const Visit& visit, std::vector<std::uint32_t>& ends,
               std::vector<std::uint32_t>& numbers) {
    ends.assign(lists + 1, 0);
    visit([&](std::size_t list, std::uint32_t /*number*/) { ++ends[list + 1]; });
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    numbers.resize(ends.back());
    visit([&](std::size_t list, std::uint32_t number) { numbers[ends[list]++] = number; });
    ends.pop_back();
}

/// Leaves out points of a line so near their neighbours that they give it no direction; its ends stay.
void thin(std::vector<PixelPoint>& line) {
    constexpr double kNear = 1.5;
    std::size_t kept = 1;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (glm::distance(line[i], line[kept - 1]) >= kNear) {
            line[kept++] = line[i];
        } else if (i + 1 == line.size()) {
            kept = std::max<std::size_t>(kept - 1, 1);
            line[kept++] = line[i];
        }
    }
    line.resize(kept);
}

/// A closed ring without the points within a twentieth of a pixel of the rest: of a pole drawn as a line, hundreds.
std::vector<PixelPoint> thinned(const std::vector<PixelPoint>& ring) {
    constexpr double kUnseen = 0.05;
    constexpr std::size_t kLongest = 64; // points passed over at once: what is looked at again and again stays short
    std::vector<PixelPoint> kept;
    for (std::size_t from = 0; from < ring.size();) {
        kept.push_back(ring[from]);
        const auto canReach = [&](std::size_t to) {
            const auto way = ring[to % ring.size()] - ring[from];
            const double square = glm::dot(way, way);
            return std::all_of(ring.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                               ring.begin() + static_cast<std::ptrdiff_t>(to), [&](PixelPoint p) {
                                   const auto offset = p - ring[from];
                                   const double along = glm::dot(offset, way);
                                   const double aside = offset.x * way.y - offset.y * way.x;
                                   return square > 0.0 && aside * aside <= kUnseen * kUnseen * square && along >= 0.0 &&
                                          along <= square;
                               });
        };
        std::size_t to = from + 1;
        while (to < ring.size() && to - from < kLongest && canReach(to + 1)) {
            ++to;
        }
        from = to;
    }
    return kept;
}

std::uint32_t beginOf(const std::vector<std::uint32_t>& ends, std::size_t list) {
    return list == 0 ? 0 : ends[list - 1];
}

} // namespace

MapEdge::MapEdge(const Ground& ground, const Camera& camera)
    : grid_{camera.viewport.min - kRound, camera.viewport.max + kRound} {
    std::vector<PixelPoint> ring;
    ring.reserve(ground.sphere.size());
    std::transform(ground.sphere.begin(), ground.sphere.end(), std::back_inserter(ring),
                   [&](const auto& p) { return camera.toPixel(p); });
    ring = thinned(ring);
    edges_.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        edges_.push_back({ring[i], ring[(i + 1) % ring.size()]});
    }
    sortIntoRows();
    sortIntoCells();
    tellCellsApart();
}

void MapEdge::sortIntoRows() {
    if (edges_.empty()) {
        return;
    }
    const auto [low, high] =
        std::minmax_element(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.a.y < b.a.y; });
    top_ = low->a.y;
    rowHeight_ = std::max((high->a.y - low->a.y) / static_cast<double>(kRows), 1e-9);
    const auto visit = [&](const auto& add) {
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            const auto [from, to] = std::minmax(edges_[i].a.y, edges_[i].b.y);
            if (from == to) {
                continue; // no row's middle crosses it; along a pole there are hundreds
            }
            for (auto row = rowOf(from); row <= rowOf(to); ++row) {
                add(row, i);
            }
        }
    };
    fillLists(kRows, visit, rowEnds_, rowEdges_);
}

void MapEdge::sortIntoCells() {
    columns_ = static_cast<std::size_t>(std::ceil(grid_.width() / kCell));
    rows_ = static_cast<std::size_t>(std::ceil(grid_.height() / kCell));
    const auto visit = [&](const auto& add) {
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            const auto low = (glm::min(edges_[i].a, edges_[i].b) - kReach - grid_.min) / kCell;
            const auto high = (glm::max(edges_[i].a, edges_[i].b) + kReach - grid_.min) / kCell;
            if (high.x < 0.0 || high.y < 0.0 || low.x >= static_cast<double>(columns_) ||
                low.y >= static_cast<double>(rows_)) {
                continue;
            }
            const auto number = [](double place, std::size_t count) {
                return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(count - 1)));
            };
            for (auto row = number(low.y, rows_); row <= number(high.y, rows_); ++row) {
                for (auto column = number(low.x, columns_); column <= number(high.x, columns_); ++column) {
                    add(row * columns_ + column, i);
                }
            }
        }
    };
    fillLists(columns_ * rows_, visit, cellEnds_, cellEdges_);
}

/// Between two cells of a row without an edge in between all is alike.
void MapEdge::tellCellsApart() {
    cells_.resize(columns_ * rows_);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (beginOf(cellEnds_, i) != cellEnds_[i]) {
            cells_[i] = Cell::edge;
        } else if (i % columns_ != 0 && cells_[i - 1] != Cell::edge) {
            cells_[i] = cells_[i - 1];
        } else {
            const auto column = static_cast<double>(i % columns_);
            const auto row = static_cast<double>(i / columns_);
            const PixelPoint middle = grid_.min + glm::dvec2{column + 0.5, row + 0.5} * kCell;
            cells_[i] = isInsideByRows(middle) ? Cell::inside : Cell::outside;
        }
    }
}

std::optional<std::size_t> MapEdge::cellAt(PixelPoint p) const {
    if (!grid_.contains(p)) {
        return std::nullopt;
    }
    const auto place = (p - grid_.min) / kCell;
    return static_cast<std::size_t>(place.y) * columns_ + static_cast<std::size_t>(place.x);
}

std::size_t MapEdge::rowOf(double y) const {
    const double row = (y - top_) / rowHeight_;
    return static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(kRows - 1)));
}

bool MapEdge::isInsideByRows(PixelPoint p) const {
    if (edges_.empty()) {
        return false;
    }
    bool inside = false;
    const auto row = rowOf(p.y);
    for (auto i = beginOf(rowEnds_, row); i < rowEnds_[row]; ++i) {
        const auto& [a, b] = edges_[rowEdges_[i]];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

bool MapEdge::contains(PixelPoint p) const {
    const auto cell = cellAt(p);
    return cell && cells_[*cell] != Cell::edge ? cells_[*cell] == Cell::inside : isInsideByRows(p);
}

MapEdge::Nearest MapEdge::nearest(PixelPoint p, std::size_t cell) const {
    double least = std::numeric_limits<double>::max();
    glm::dvec2 way{0.0, 0.0}; // from the edge to the point
    const Edge* found = nullptr;
    const auto look = [&](const Edge& edge) {
        const auto along = edge.b - edge.a;
        const double square = glm::dot(along, along);
        const double t = square > 0.0 ? std::clamp(glm::dot(p - edge.a, along) / square, 0.0, 1.0) : 0.0;
        const auto offset = p - (edge.a + along * t);
        if (const double distance = glm::dot(offset, offset); distance < least) {
            least = distance;
            way = offset;
            found = &edge;
        }
    };
    if (cells_[cell] == Cell::edge) {
        for (auto i = beginOf(cellEnds_, cell); i < cellEnds_[cell]; ++i) {
            look(edges_[cellEdges_[i]]);
        }
    } else {
        std::for_each(edges_.begin(), edges_.end(), look);
    }
    const double distance = std::sqrt(least);
    constexpr double kOnTheEdge = 1e-3; // where the way is no direction any more
    if (distance > kOnTheEdge) {
        const bool inside = contains(p);
        return {inside ? distance : -distance, way / (inside ? distance : -distance)};
    }
    const auto along = found->b - found->a; // its left on the map is its right in pixels
    return {0.0, glm::dvec2{along.y, -along.x} / std::max(glm::length(along), 1e-9)};
}

void MapEdge::keepInside(std::vector<PixelPoint>& line, double halfWidth) const {
    constexpr double kUnseen = 0.2;
    constexpr int kPasses = 3; // what is moved runs otherwise than before
    const double half = std::min(halfWidth, kReach);
    for (int pass = 0; pass < kPasses; ++pass) {
        bool moved = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const auto cell = cellAt(line[i]);
            if (!cell || cells_[*cell] == Cell::inside) {
                continue;
            }
            const auto edge = nearest(line[i], *cell);
            const auto along = line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1];
            const double length = glm::length(along);
            const double aside = std::abs(along.x * edge.inwards.y - along.y * edge.inwards.x);
            const double missing = (length > 1e-9 ? half * aside / length : half) - edge.depth;
            if (missing > kUnseen) {
                line[i] += edge.inwards * missing;
                moved = true;
            }
        }
        if (!moved) {
            return;
        }
        thin(line);
    }
}

bool MapEdge::isInsideAround(PixelPoint p, double length) const {
    const auto first = cellAt(p - length);
    const auto last = cellAt(p + length);
    if (!first || !last) {
        return false;
    }
    for (auto row = *first / columns_; row <= *last / columns_; ++row) {
        for (auto column = *first % columns_; column <= *last % columns_; ++column) {
            if (cells_[row * columns_ + column] != Cell::inside) {
                return false;
            }
        }
    }
    return true;
}

std::optional<MapEdge::Arc> MapEdge::openWays(PixelPoint from, double length) const {
    if (isInsideAround(from, length)) {
        return std::nullopt;
    }
    constexpr std::size_t kWays = 72;
    constexpr double kStep = 2.0 * std::numbers::pi / kWays;
    std::array<bool, kWays> open{};
    for (std::size_t i = 0; i < kWays; ++i) {
        const double bearing = static_cast<double>(i) * kStep;
        const glm::dvec2 way{std::cos(bearing), std::sin(bearing)};
        open[i] = contains(from + way * (length / 3.0)) && contains(from + way * (length * 2.0 / 3.0)) &&
                  contains(from + way * length);
    }
    const auto closed = std::find(open.begin(), open.end(), false);
    if (closed == open.end()) {
        return std::nullopt;
    }
    const auto start = static_cast<std::size_t>(closed - open.begin());
    std::size_t widest = 0, widestEnd = 0, run = 0;
    for (std::size_t i = start; i < start + kWays; ++i) {
        run = open[i % kWays] ? run + 1 : 0;
        if (run > widest) {
            widest = run;
            widestEnd = i;
        }
    }
    if (widest == 0) {
        return std::nullopt;
    }
    const double half = static_cast<double>(widest - 1) / 2.0;
    return Arc{(static_cast<double>(widestEnd) - half) * kStep, half * kStep};
}

} // namespace entente
