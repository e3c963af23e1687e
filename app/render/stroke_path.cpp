#include "render/stroke_path.hpp"

namespace entente {
namespace {

float cross(glm::vec2 a, glm::vec2 b) {
    return a.x * b.y - a.y * b.x;
}

} // namespace

void StrokePath::begin(float tolerance, float along) {
    kept_.clear();
    hasCandidate_ = false;
    tolerance_ = tolerance;
    length_ = along;
    closed_ = false;
}

void StrokePath::openSleeve(glm::vec2 point) {
    const glm::vec2 offset = point - kept_.back().position;
    const float distance = glm::length(offset);
    candidate_ = {point, length_};
    hasCandidate_ = true;
    reach_ = std::max(reach_, distance);
    if (distance <= tolerance_) {
        return;
    }
    const glm::vec2 aside = glm::vec2(-offset.y, offset.x) * (tolerance_ / distance);
    const glm::vec2 low = offset - aside;
    const glm::vec2 high = offset + aside;
    low_ = free_ || cross(low_, low) > 0.0F ? low : low_;
    high_ = free_ || cross(high_, high) < 0.0F ? high : high_;
    free_ = false;
}

bool StrokePath::insideSleeve(glm::vec2 offset) const {
    if (free_) {
        return true;
    }
    return cross(low_, offset) >= 0.0F && cross(offset, high_) >= 0.0F && glm::dot(offset, offset) >= reach_ * reach_ &&
           glm::dot(low_, offset) > 0.0F;
}

void StrokePath::keepCandidate() {
    const glm::vec2 offset = candidate_.position - kept_.back().position;
    if (glm::dot(offset, offset) > tolerance_ * tolerance_) {
        kept_.push_back(candidate_);
    }
    hasCandidate_ = false;
}

void StrokePath::add(glm::vec2 point) {
    if (kept_.empty()) {
        kept_.push_back({point, length_});
        reach_ = 0.0F;
        free_ = true;
        return;
    }
    const glm::vec2 previous = hasCandidate_ ? candidate_.position : kept_.back().position;
    length_ += glm::length(point - previous);
    if (hasCandidate_ && !insideSleeve(point - kept_.back().position)) {
        keepCandidate();
        reach_ = 0.0F;
        free_ = true;
    }
    openSleeve(point);
}

void StrokePath::finish(bool closed) {
    closed_ = closed && kept_.size() + (hasCandidate_ ? 1U : 0U) > 2U;
    if (closed_) {
        add(kept_.front().position);
    }
    if (!hasCandidate_) {
        return;
    }
    const glm::vec2 offset = candidate_.position - kept_.back().position;
    if (kept_.size() > 1 && glm::dot(offset, offset) <= tolerance_ * tolerance_) {
        kept_.back() = candidate_;
    } else if (offset != glm::vec2(0.0F, 0.0F)) {
        kept_.push_back(candidate_);
    }
    hasCandidate_ = false;
    closed_ = closed_ && kept_.size() > 3;
}

void StrokePath::divideAtMiddle() {
    if (kept_.size() < 2) {
        return;
    }
    const float middle = 0.5F * (kept_.front().along + length_);
    const auto divide = [&](std::size_t i) {
        const auto& a = kept_[i];
        const auto& b = kept_[i + 1];
        const float t = (middle - a.along) / std::max(b.along - a.along, 1e-6F);
        const Point p{a.position + (b.position - a.position) * t, middle};
        if (t > 0.001F && t < 0.999F) {
            kept_.insert(kept_.begin() + static_cast<std::ptrdiff_t>(i) + 1, p);
        }
    };
    if (kept_[1].along > middle) {
        divide(0);
    } else if (kept_[kept_.size() - 2].along < middle) {
        divide(kept_.size() - 2);
    }
}

void StrokePath::cutFrom(const StrokePath& whole, float from, float to) {
    begin(whole.tolerance_);
    const auto points = whole.points();
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const auto& a = points[i];
        const auto& b = points[i + 1];
        if (b.along <= from || a.along >= to || b.along <= a.along) {
            continue;
        }
        const auto at = [&](float along) {
            const float t = (along - a.along) / (b.along - a.along);
            return Point{a.position + (b.position - a.position) * t, along - from};
        };
        if (kept_.empty()) {
            kept_.push_back(at(std::max(from, a.along)));
        }
        kept_.push_back(at(std::min(to, b.along)));
    }
    length_ = kept_.empty() ? 0.0F : kept_.back().along;
}

} // namespace entente
