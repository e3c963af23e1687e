#include "geo/line_thinning.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {

LineThinner::Farthest LineThinner::farthest(std::span<const LonLat> line, std::size_t first, std::size_t last) {
    const LonLat from = line[first];
    const LonLat metric{std::cos((from.y + line[last].y) / 2.0 * std::numbers::pi / 180.0), 1.0};
    const LonLat run = (line[last] - from) * metric;
    const double length = glm::dot(run, run);
    Farthest result{first, 0.0};
    for (std::size_t i = first + 1; i < last; ++i) {
        const LonLat way = (line[i] - from) * metric;
        const double along = length > 0.0 ? std::clamp(glm::dot(way, run) / length, 0.0, 1.0) : 0.0;
        const LonLat off = way - run * along;
        if (const double distance = glm::length(off); distance > result.distance) {
            result = {i, distance};
        }
    }
    return result;
}

void LineThinner::append(std::span<const LonLat> line, std::vector<LonLat>& out) {
    if (tolerance_ <= 0.0 || line.size() < 4) {
        out.insert(out.end(), line.begin(), line.end());
        return;
    }
    kept_.assign(line.size(), false);
    const auto keep = [&](std::size_t first, std::size_t last, double tolerance) {
        const auto found = farthest(line, first, last);
        if (found.distance > tolerance) {
            kept_[found.point] = true;
            open_.emplace_back(first, found.point);
            open_.emplace_back(found.point, last);
        }
    };
    constexpr double kAny = -1.0;
    const std::size_t last = line.size() - 1;
    kept_.front() = kept_.back() = true;
    keep(0, last, kAny);
    if (line.front() == line.back()) {
        const auto middle = open_.back().first;
        open_.clear();
        keep(0, middle, kAny);
        keep(middle, last, kAny);
    }
    while (!open_.empty()) {
        const auto [from, to] = open_.back();
        open_.pop_back();
        keep(from, to, tolerance_);
    }
    for (std::size_t i = 0; i <= last; ++i) {
        if (kept_[i]) {
            out.push_back(line[i]);
        }
    }
}

} // namespace entente
