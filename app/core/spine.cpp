#include "core/spine.hpp"

#include "core/territory_rows.hpp"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace entente {

namespace {

constexpr std::size_t kLines = 64;
constexpr double kLong = 2.2;

using Triangle = std::array<MapPoint, 3>;

double areaOf(const Triangle& t) {
    return std::abs((t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[2].x - t[0].x) * (t[1].y - t[0].y)) / 2.0;
}

/// The triangles of the largest part: of those that hang together by their corners.
std::vector<Triangle> largestPart(const Ground& ground, const Ground::Territory& territory) {
    const auto indices = std::span(ground.indices).subspan(territory.firstIndex, territory.indexCount);
    if (indices.size() < 3) {
        return {};
    }
    const auto [least, most] = std::minmax_element(indices.begin(), indices.end());
    const std::uint32_t base = *least;
    std::vector<std::uint32_t> parent(*most - base + 1);
    std::iota(parent.begin(), parent.end(), 0U);
    const auto rootOf = [&](std::uint32_t i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    };
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        parent[rootOf(indices[i + 1] - base)] = rootOf(indices[i] - base);
        parent[rootOf(indices[i + 2] - base)] = rootOf(indices[i] - base);
    }
    const auto triangleAt = [&](std::size_t i) {
        const auto corner = [&](std::size_t k) { return MapPoint(ground.vertices[indices[i + k]]); };
        return Triangle{corner(0), corner(1), corner(2)};
    };
    std::vector<double> areas(parent.size(), 0.0);
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        areas[rootOf(indices[i] - base)] += areaOf(triangleAt(i));
    }
    const auto largest = static_cast<std::uint32_t>(std::max_element(areas.begin(), areas.end()) - areas.begin());
    std::vector<Triangle> part;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        if (rootOf(indices[i] - base) == largest) {
            part.push_back(triangleAt(i));
        }
    }
    return part;
}

/// The direction of the long axis; nullopt where a part is not long.
std::optional<glm::dvec2> longAxis(const std::vector<Triangle>& part) {
    double mass = 0.0;
    glm::dvec2 mean{0.0, 0.0};
    double xx = 0.0, xy = 0.0, yy = 0.0;
    for (const auto& t : part) {
        const double area = areaOf(t);
        const auto middle = (t[0] + t[1] + t[2]) / 3.0;
        mass += area;
        mean += middle * area;
        // Second moments of a triangle: those of its middle (weight 3/4) and of its corners (1/12 each).
        const auto add = [&](MapPoint p, double weight) {
            xx += weight * p.x * p.x;
            xy += weight * p.x * p.y;
            yy += weight * p.y * p.y;
        };
        add(middle, area * 0.75);
        std::for_each(t.begin(), t.end(), [&](MapPoint p) { add(p, area / 12.0); });
    }
    if (mass <= 0.0) {
        return std::nullopt;
    }
    mean /= mass;
    xx = xx / mass - mean.x * mean.x;
    xy = xy / mass - mean.x * mean.y;
    yy = yy / mass - mean.y * mean.y;
    const double middle = (xx + yy) / 2.0;
    const double off = std::hypot((xx - yy) / 2.0, xy);
    if (middle + off < kLong * kLong * std::max(middle - off, 0.0)) {
        return std::nullopt;
    }
    const double angle = std::atan2(2.0 * xy, xx - yy) / 2.0;
    return glm::dvec2{std::cos(angle), std::sin(angle)};
}

/// The parabola nearest to points (t, y), each with its weight.
std::array<double, 3> fitted(const std::vector<glm::dvec3>& points) {
    glm::dmat3 sums(0.0);
    glm::dvec3 right(0.0);
    for (const auto& p : points) {
        const glm::dvec3 powers{1.0, p.x, p.x * p.x};
        sums += glm::outerProduct(powers, powers) * p.z;
        right += powers * (p.y * p.z);
    }
    const glm::dvec3 found = glm::inverse(sums) * right;
    return {found.x, found.y, found.z};
}

} // namespace

std::optional<Spine> Spine::of(const Ground& ground, const Ground::Territory& territory) {
    const auto part = largestPart(ground, territory);
    const auto axis = longAxis(part);
    if (!axis) {
        return std::nullopt;
    }
    double low = 1e9, high = -1e9;
    for (const auto& t : part) {
        for (const auto p : t) {
            low = std::min(low, glm::dot(p, *axis));
            high = std::max(high, glm::dot(p, *axis));
        }
    }
    Spine spine;
    spine.along_ = *axis;
    spine.step_ = (high - low) / static_cast<double>(kLines);
    spine.first_ = low + spine.step_ / 2.0;
    ParallelLines lines(spine.along_, spine.first_, spine.step_, kLines);
    for (const auto& t : part) {
        lines.add(t[0], t[1], t[2]);
    }
    lines.join();
    std::vector<glm::dvec3> middles;
    const double scale = high - low; // keeps the powers of t near 1
    for (std::size_t i = 0; i < kLines; ++i) {
        const auto& line = lines.chords()[i];
        const auto widest =
            std::max_element(line.begin(), line.end(), [](Chord a, Chord b) { return a.to - a.from < b.to - b.from; });
        if (widest != line.end()) {
            const double width = (widest->to - widest->from) / scale;
            middles.emplace_back((spine.step_ * static_cast<double>(i)) / scale, (widest->from + widest->to) / 2.0,
                                 width * width);
        }
    }
    if (middles.size() < kLines / 2) {
        return std::nullopt;
    }
    const auto parabola = fitted(middles);
    spine.parabola_ = {parabola[0], parabola[1] / scale, parabola[2] / (scale * scale)};
    for (std::size_t i = 0; i < kLines; ++i) {
        const double t = spine.step_ * static_cast<double>(i);
        const double across = spine.parabola_[0] + (spine.parabola_[1] + spine.parabola_[2] * t) * t;
        double room = -1.0;
        for (const Chord chord : lines.chords()[i]) {
            room = std::max(room, std::min(across - chord.from, chord.to - across));
        }
        spine.room_.push_back(room);
    }
    return spine;
}

MapPoint Spine::at(double t) const {
    const double across = parabola_[0] + (parabola_[1] + parabola_[2] * t) * t;
    return along_ * (first_ + t) + glm::dvec2{-along_.y, along_.x} * across;
}

double Spine::turnBetween(double from, double to) const {
    const auto bearing = [&](double t) { return std::atan(parabola_[1] + 2.0 * parabola_[2] * t); };
    return std::abs(bearing(to) - bearing(from));
}

std::optional<Spine::Stretch> Spine::longest(double half) const {
    std::size_t best = 0, bestEnd = 0, run = 0;
    for (std::size_t i = 0; i < room_.size(); ++i) {
        run = room_[i] >= half ? run + 1 : 0;
        if (run > best) {
            best = run;
            bestEnd = i + 1;
        }
    }
    if (best < 2) {
        return std::nullopt;
    }
    return Stretch{static_cast<double>(bestEnd - best) * step_, static_cast<double>(bestEnd - 1) * step_};
}

} // namespace entente
