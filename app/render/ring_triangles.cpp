#include "render/ring_triangles.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

/// In double, which holds the products of differences of floats: a corner that rounding bends the other way tells.
double cross(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// What is left of a ring while its ears are cut off.
class EarCutter {
  public:
    /// `turn`: 1 where the ring runs anticlockwise, else -1.
    EarCutter(std::span<const glm::vec2> ring, double turn) : ring_(ring), turn_(turn), left_(ring.size()) {
        std::iota(left_.begin(), left_.end(), 0U);
        for (std::size_t i = 0; i < left_.size(); ++i) {
            if (bend(i) <= 0.0) {
                reflex_.push_back(left_[i]);
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> cut() {
        std::vector<std::uint32_t> triangles;
        std::size_t refused = 0;
        for (std::size_t i = 0; left_.size() >= 3; ++i) {
            i %= left_.size();
            // A ring that touches itself may have no ear: then the next corner goes, so that the rest is filled.
            const bool stuck = refused > left_.size();
            const double bent = bend(i);
            if (bent != 0.0 && !stuck && !isEar(i, bent)) {
                ++refused;
                continue;
            }
            if (bent > 0.0) {
                triangles.insert(triangles.end(), {left_[before(i)], left_[i], left_[after(i)]});
            }
            remove(i); // i is past the neighbour of the ear then: ears of one corner would be the slivers of a fan
            refused = 0;
        }
        return triangles;
    }

  private:
    [[nodiscard]] std::size_t before(std::size_t i) const { return (i + left_.size() - 1) % left_.size(); }
    [[nodiscard]] std::size_t after(std::size_t i) const { return (i + 1) % left_.size(); }
    [[nodiscard]] glm::dvec2 at(std::size_t i) const { return ring_[left_[i]]; }
    /// Greater than 0 where the corner turns as the ring does.
    [[nodiscard]] double bend(std::size_t i) const { return turn_ * cross(at(before(i)), at(i), at(after(i))); }

    /// Whether a corner can be cut off. Only corners that turn the other way can lie in an ear.
    [[nodiscard]] bool isEar(std::size_t i, double bent) const {
        const auto a = at(before(i));
        const auto b = at(i);
        const auto c = at(after(i));
        return bent > 0.0 && std::none_of(reflex_.begin(), reflex_.end(), [&](std::uint32_t index) {
                   const glm::dvec2 p(ring_[index]);
                   return p != a && p != b && p != c && turn_ * cross(a, b, p) >= 0.0 &&
                          turn_ * cross(b, c, p) >= 0.0 && turn_ * cross(c, a, p) >= 0.0;
               });
    }

    /// Takes a corner out; its neighbours may turn as the ring does from then on.
    void remove(std::size_t i) {
        std::erase(reflex_, left_[i]);
        left_.erase(left_.begin() + static_cast<std::ptrdiff_t>(i));
        for (const std::size_t k : {before(i % left_.size()), i % left_.size()}) {
            if (bend(k) > 0.0) {
                std::erase(reflex_, left_[k]);
            }
        }
    }

    std::span<const glm::vec2> ring_;
    double turn_;
    std::vector<std::uint32_t> left_;
    std::vector<std::uint32_t> reflex_; ///< of left_, those that turn the other way
};

/// Whether a ring turns one way all along, but for what rounding its points to floats does.
bool isConvex(std::span<const glm::vec2> ring, float turn) {
    constexpr float kRounding = 0.05F; // radians of all turns the other way together
    const std::size_t n = ring.size();
    float back = 0.0F;
    for (std::size_t i = 0; i < n && back <= kRounding; ++i) {
        const auto in = ring[(i + 1) % n] - ring[i];
        const auto out = ring[(i + 2) % n] - ring[(i + 1) % n];
        const float angle = turn * std::atan2(in.x * out.y - in.y * out.x, glm::dot(in, out));
        back += std::max(-angle, 0.0F);
    }
    return back <= kRounding;
}

/// Triangles of a convex ring: one from end to end of half of it, and so on in either half. A fan of as many corners
/// consists of slivers across the whole map, which take a software driver many times as long.
void halve(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& triangles) {
    if (last - first < 2) {
        return;
    }
    const std::uint32_t middle = first + (last - first) / 2;
    triangles.insert(triangles.end(), {first, middle, last});
    halve(first, middle, triangles);
    halve(middle, last, triangles);
}

/// Vertices at the same place have the same number.
class PlaceNumbers {
  public:
    std::uint32_t number(glm::vec2 p) {
        const auto key =
            (static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(p.x)) << 32U) | std::bit_cast<std::uint32_t>(p.y);
        const auto [place, isNew] = numbers_.try_emplace(key, static_cast<std::uint32_t>(places_.size()));
        if (isNew) {
            places_.push_back(p);
        }
        return place->second;
    }
    [[nodiscard]] const std::vector<glm::vec2>& places() const { return places_; }

  private:
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
    std::vector<glm::vec2> places_;
};

} // namespace

std::vector<std::uint32_t> triangulateRing(std::span<const glm::vec2> ring) {
    double area = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        area += cross({}, ring[i], ring[(i + 1) % ring.size()]);
    }
    const float turn = area < 0.0 ? -1.0F : 1.0F;
    if (!isConvex(ring, turn)) {
        return EarCutter(ring, turn).cut();
    }
    std::vector<std::uint32_t> triangles;
    if (!ring.empty()) {
        halve(0, static_cast<std::uint32_t>(ring.size() - 1), triangles);
    }
    return triangles;
}

std::vector<std::vector<glm::vec2>> territoryOutline(const Ground& ground, std::uint32_t territory) {
    PlaceNumbers numbers;
    std::unordered_set<std::uint64_t> edges;
    const auto toggle = [&](std::uint32_t a, std::uint32_t b) {
        const auto key = (static_cast<std::uint64_t>(std::min(a, b)) << 32U) | std::max(a, b);
        if (a != b && edges.erase(key) == 0) {
            edges.insert(key);
        }
    };
    const auto& t = ground.territories.at(territory);
    for (std::uint32_t i = 0; i + 2 < t.indexCount; i += 3) {
        std::uint32_t corner[3]{};
        for (std::uint32_t k = 0; k < 3; ++k) {
            corner[k] = numbers.number(ground.vertices[ground.indices[t.firstIndex + i + k]].position);
        }
        toggle(corner[0], corner[1]);
        toggle(corner[1], corner[2]);
        toggle(corner[2], corner[0]);
    }
    std::unordered_multimap<std::uint32_t, std::uint32_t> neighbours;
    for (const auto edge : edges) {
        const auto a = static_cast<std::uint32_t>(edge >> 32U);
        const auto b = static_cast<std::uint32_t>(edge & 0xFFFFFFFFU);
        neighbours.emplace(a, b);
        neighbours.emplace(b, a);
    }
    const auto take = [&](std::uint32_t from, std::uint32_t to) {
        const auto [begin, end] = neighbours.equal_range(from);
        for (auto it = begin; it != end; ++it) {
            if (it->second == to) {
                neighbours.erase(it);
                return;
            }
        }
    };
    std::vector<std::vector<glm::vec2>> rings;
    while (!neighbours.empty()) {
        auto at = neighbours.begin()->first;
        std::vector<glm::vec2> ring;
        for (auto next = neighbours.find(at); next != neighbours.end(); next = neighbours.find(at)) {
            const auto to = next->second;
            ring.push_back(numbers.places()[at]);
            neighbours.erase(next);
            take(to, at);
            at = to;
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace entente
