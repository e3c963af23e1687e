#include "core/labels.hpp"

#include "core/segments.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace entente {

namespace {

constexpr double kCell = 4.0;
constexpr double kLine = 1.28; ///< line height per em
constexpr double kPadding = 2.0;
constexpr double kSamePlace = 2.0; ///< anchors nearer than this are one
constexpr double kDropCost = 9.0;  ///< a label of rank 3 that costs more is left out
constexpr std::array<double, 4> kLeaderRadii{20.0, 30.0, 42.0, 56.0};

struct Place {
    glm::dvec2 direction; ///< of the text from the anchor
    Align align;
};
constexpr double kDiagonal = 0.75;
constexpr std::array<Place, 8> kPlaces{{{{1.0, 0.0}, Align::start},
                                        {{-1.0, 0.0}, Align::end},
                                        {{0.0, -1.0}, Align::middle},
                                        {{0.0, 1.0}, Align::middle},
                                        {{kDiagonal, -kDiagonal}, Align::start},
                                        {{kDiagonal, kDiagonal}, Align::start},
                                        {{-kDiagonal, -kDiagonal}, Align::end},
                                        {{-kDiagonal, kDiagonal}, Align::end}}};

/// The box of a text that lies in a direction from its anchor.
Rect boxAt(glm::dvec2 anchor, glm::dvec2 direction, double distance, glm::dvec2 size) {
    const auto nearest = anchor + direction * distance;
    const auto part = [](double d) { return d > 0.3 ? 0.0 : (d < -0.3 ? 1.0 : 0.5); };
    const glm::dvec2 corner{nearest.x - part(direction.x) * size.x, nearest.y - part(direction.y) * size.y};
    return {corner, corner + size};
}

} // namespace

LabelPlacer::LabelPlacer(const Rect& area, const TextMeasure& measure, Color halo, PixelPoint origin)
    : area_(area), cells_(origin + glm::floor((area.min - origin) / kCell) * kCell), measure_(measure), halo_(halo),
      columns_(static_cast<std::size_t>(std::max(area.width(), 0.0) / kCell) + 2),
      rows_(static_cast<std::size_t>(std::max(area.height(), 0.0) / kCell) + 2), covered_(columns_ * rows_, 0.0F) {}

std::size_t LabelPlacer::columnAt(double x) const {
    return std::min(static_cast<std::size_t>(std::max(x - cells_.x, 0.0) / kCell), columns_ - 1);
}

std::size_t LabelPlacer::rowAt(double y) const {
    return std::min(static_cast<std::size_t>(std::max(y - cells_.y, 0.0) / kCell), rows_ - 1);
}

void LabelPlacer::avoidLine(std::span<const glm::dvec2> points, double weight) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto a = points[i - 1];
        const auto b = points[i];
        if ((std::max(a.x, b.x) < area_.min.x) || (std::min(a.x, b.x) > area_.max.x) ||
            (std::max(a.y, b.y) < area_.min.y) || (std::min(a.y, b.y) > area_.max.y)) {
            continue;
        }
        const auto steps = std::min(static_cast<int>(glm::distance(a, b) / kCell) + 1, 4096);
        for (int s = 0; s < steps; ++s) {
            const auto p = a + (b - a) * (static_cast<double>(s) / steps);
            if (area_.contains(p)) {
                covered_[rowAt(p.y) * columns_ + columnAt(p.x)] += static_cast<float>(weight);
            }
        }
    }
}

void LabelPlacer::keepFree(const Rect& box) {
    blocked_.push_back(box);
}

/// Tells by points round the box, near enough for the gaps of interrupted maps.
bool LabelPlacer::isOnMap(const Rect& box) const {
    constexpr double kStep = 8.0;
    if (edge_ == nullptr) {
        return true;
    }
    const double steps = std::ceil(box.width() / kStep);
    for (double i = 0.0; i <= steps; i += 1.0) {
        const double x = box.min.x + box.width() * i / std::max(steps, 1.0);
        if (!edge_->contains({x, box.min.y}) || !edge_->contains({x, box.max.y})) {
            return false;
        }
    }
    return true;
}

bool LabelPlacer::isFree(const Rect& box) const {
    const bool inside =
        box.min.x >= area_.min.x && box.max.x <= area_.max.x && box.min.y >= area_.min.y && box.max.y <= area_.max.y;
    const auto meets = [&](const Rect& other) { return other.overlaps(box); };
    return inside && std::none_of(blocked_.begin(), blocked_.end(), meets) &&
           std::none_of(labels_.begin(), labels_.end(), meets) &&
           std::none_of(leaders_.begin(), leaders_.end(),
                        [&](const auto& leader) { return segmentMeets(box, leader.first, leader.second); });
}

double LabelPlacer::costOf(const Rect& box) const {
    double sum = 0.0;
    for (auto row = rowAt(box.min.y); row <= rowAt(box.max.y); ++row) {
        for (auto column = columnAt(box.min.x); column <= columnAt(box.max.x); ++column) {
            sum += std::min(covered_[row * columns_ + column], 2.0F);
        }
    }
    return sum * 0.35;
}

double LabelPlacer::confusion(const Rect& box, const LabelRequest& request, bool hasLeader) const {
    const double kNear = hasLeader ? 22.0 : 16.0;
    const double kDear = hasLeader ? 24.0 : 8.0;
    double cost = 0.0;
    for (const auto& anchor : anchors_) {
        if (glm::distance(anchor, request.anchor) < kSamePlace) {
            continue;
        }
        const double distance = glm::distance(anchor, glm::clamp(anchor, box.min, box.max));
        cost += distance < kNear ? kDear * (1.0 - distance / kNear) : 0.0;
    }
    return cost;
}

bool LabelPlacer::leaderIsHindered(const LabelRequest& request, glm::dvec2 a, glm::dvec2 b) const {
    constexpr double kPast = 7.0; // from an anchor to a leader that could be taken for its own
    const auto meets = [&](const Rect& box) { return segmentMeets(box, a, b); };
    const auto passes = [&](glm::dvec2 anchor) {
        const auto run = b - a;
        const double t = std::clamp(glm::dot(anchor - a, run) / std::max(glm::dot(run, run), 1e-9), 0.0, 1.0);
        return glm::distance(anchor, request.anchor) >= kSamePlace && glm::distance(anchor, a + run * t) < kPast;
    };
    return std::any_of(labels_.begin(), labels_.end(), meets) || std::any_of(blocked_.begin(), blocked_.end(), meets) ||
           std::any_of(anchors_.begin(), anchors_.end(), passes) ||
           std::any_of(leaders_.begin(), leaders_.end(),
                       [&](const auto& other) { return segmentsCross(a, b, other.first, other.second); });
}

glm::dvec2 LabelPlacer::sizeOf(const LabelRequest& request) const {
    glm::dvec2 size{0.0, 0.0};
    for (const auto& line : request.lines) {
        size.x = std::max(size.x, measure_.width(line.text, line.size, line.weight));
        size.y += static_cast<double>(line.size) * kLine;
    }
    return size + glm::dvec2{2.0 * kPadding, 0.0};
}

std::vector<Text> LabelPlacer::textsIn(const LabelRequest& request, const Rect& box, Align align) const {
    std::vector<Text> texts;
    double y = box.min.y;
    for (const auto& line : request.lines) {
        const double x = align == Align::start ? box.min.x + kPadding
                                               : (align == Align::end ? box.max.x - kPadding : box.center().x);
        const double size = static_cast<double>(line.size);
        texts.push_back({line.text,
                         {x, y + size},
                         line.size,
                         line.weight,
                         align,
                         line.color,
                         request.haloColor.value_or(halo_),
                         request.halo});
        y += size * kLine;
    }
    return texts;
}

std::optional<PlacedLabel> LabelPlacer::place(const LabelRequest& request) {
    const auto size = sizeOf(request);
    std::optional<PlacedLabel> best;
    const double dear = request.rank >= 4 ? 4.0 : 1.0; // strands matter more than the names of others
    double bestCost = request.rank >= 3 ? kDropCost : 1e9;
    const auto consider = [&](const Rect& box, Align align, double cost, bool hasLeader = false) {
        if (cost < bestCost && isFree(box) && (request.mayLeaveMap || isOnMap(box)) &&
            (!request.accepts || request.accepts(box)) &&
            (cost += dear * costOf(box) + confusion(box, request, hasLeader)) < bestCost) {
            bestCost = cost;
            best = PlacedLabel{.box = box, .texts = textsIn(request, box, align)};
        }
    };
    if (request.mayCover) {
        consider({request.anchor - size * 0.5, request.anchor + size * 0.5}, Align::middle, 0.0);
    }
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
        consider(boxAt(request.anchor, kPlaces[i].direction, request.clearance, size), kPlaces[i].align,
                 0.7 * static_cast<double>(i) + (request.mayCover ? 1.0 : 0.0));
    }
    constexpr double kLeaderCost = 7.0;
    if (request.rank < 3 && bestCost > kLeaderCost) {
        for (const double radius : kLeaderRadii) {
            for (int k = 0; k < 16; ++k) {
                const double angle = k * std::numbers::pi / 8.0;
                const glm::dvec2 direction{std::cos(angle), std::sin(angle)};
                const auto end = request.anchor + direction * radius;
                const auto start = request.anchor + direction * std::min(request.clearance, radius * 0.5);
                const Rect box = boxAt(request.anchor, direction, radius + kPadding, size);
                if (leaderIsHindered(request, start + direction * 2.0, end)) {
                    continue;
                }
                const double before = bestCost;
                consider(box, direction.x > 0.3 ? Align::start : (direction.x < -0.3 ? Align::end : Align::middle),
                         kLeaderCost + radius * 0.1, true);
                if (bestCost < before) {
                    best->hasLeader = true;
                    best->leaderStart = start;
                    best->leaderEnd = end;
                }
            }
        }
    }
    if (best) {
        labels_.push_back(best->box);
        if (best->hasLeader) {
            leaders_.emplace_back(best->leaderStart, best->leaderEnd);
        }
    }
    return best;
}

bool LabelPlacer::takePlace(std::span<const Rect> boxes) {
    double cost = 0.0;
    for (const Rect& box : boxes) {
        if (!isFree(box) || !isOnMap(box)) {
            return false;
        }
        cost += costOf(box);
    }
    if (cost >= kDropCost) {
        return false;
    }
    labels_.insert(labels_.end(), boxes.begin(), boxes.end());
    return true;
}

} // namespace entente
