#include "render/territory_outline.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

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
    for (const auto& polygon : std::span(ground.polygons).subspan(t.firstPolygon, t.polygonCount)) {
        for (const auto& ring : std::span(ground.rings).subspan(polygon.firstRing, polygon.ringCount)) {
            const auto at = [&](std::uint32_t i) {
                return numbers.number(ground.vertices[ring.first + i % ring.count]);
            };
            for (std::uint32_t i = 0; i < ring.count; ++i) {
                toggle(at(i), at(i + 1));
            }
        }
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
