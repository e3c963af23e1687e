#include "render/ring_triangles.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

float cross(glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether the corner left[i] can be cut off. Only corners that turn the other way (`reflex`) can lie in an ear.
bool isEar(std::span<const glm::vec2> ring, const std::vector<std::uint32_t>& left, std::size_t i, float turn,
           const std::vector<std::uint32_t>& reflex) {
    const std::size_t n = left.size();
    const auto a = ring[left[(i + n - 1) % n]];
    const auto b = ring[left[i]];
    const auto c = ring[left[(i + 1) % n]];
    if (turn * cross(a, b, c) <= 0.0F) {
        return false;
    }
    for (const auto index : reflex) {
        const auto p = ring[index];
        if (p != a && p != b && p != c && turn * cross(a, b, p) >= 0.0F && turn * cross(b, c, p) >= 0.0F &&
            turn * cross(c, a, p) >= 0.0F) {
            return false;
        }
    }
    return true;
}

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
    std::vector<std::uint32_t> left(ring.size());
    std::iota(left.begin(), left.end(), 0U);
    float area = 0.0F;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i];
        const auto b = ring[(i + 1) % ring.size()];
        area += a.x * b.y - a.y * b.x;
    }
    const float turn = area < 0.0F ? -1.0F : 1.0F;
    std::vector<std::uint32_t> triangles;
    if (isConvex(ring, turn)) {
        if (!ring.empty()) {
            halve(0, static_cast<std::uint32_t>(ring.size() - 1), triangles);
        }
        return triangles;
    }
    std::vector<std::uint32_t> reflex;
    std::copy_if(left.begin(), left.end(), std::back_inserter(reflex), [&](std::uint32_t at) {
        return turn * cross(ring[(at + left.size() - 1) % left.size()], ring[at], ring[(at + 1) % left.size()]) < 0.0F;
    });
    std::size_t i = 0;
    std::size_t refused = 0;
    while (left.size() >= 3 && refused <= left.size()) {
        i %= left.size();
        const std::size_t n = left.size();
        const bool flat = cross(ring[left[(i + n - 1) % n]], ring[left[i]], ring[left[(i + 1) % n]]) == 0.0F;
        if (flat || isEar(ring, left, i, turn, reflex)) {
            if (!flat) {
                triangles.insert(triangles.end(), {left[(i + n - 1) % n], left[i], left[(i + 1) % n]});
            }
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
            refused = 0;
        } else {
            ++refused;
        }
        ++i; // past the neighbour of an ear: ears of one corner would be the slivers of a fan
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
