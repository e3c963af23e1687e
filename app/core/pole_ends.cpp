#include "core/pole_ends.hpp"

#include "core/map_labels.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// The way in which a line leaves its last point, from some pixels before it.
glm::dvec2 wayOut(const std::vector<glm::dvec2>& points, bool atLast) {
    constexpr double kBack = 6.0;
    const std::size_t count = points.size();
    const glm::dvec2 end = atLast ? points.back() : points.front();
    for (std::size_t i = 1; i < count; ++i) {
        const glm::dvec2 way = end - points[atLast ? count - 1 - i : i];
        if (glm::length(way) >= kBack || i + 1 == count) {
            return glm::length(way) > 0.0 ? glm::normalize(way) : glm::dvec2{0.0, -1.0};
        }
    }
    return {0.0, -1.0};
}

void drawHead(SceneWriter& writer, glm::dvec2 end, glm::dvec2 way, double width, Color color) {
    constexpr double kGap = 2.0;
    constexpr float kPen = 1.8F;
    const double half = std::max(4.0, width / 2.0 + 1.5);
    const glm::dvec2 aside{-way.y * half, way.x * half};
    const glm::dvec2 tip = end + way * (kGap + half);
    const glm::dvec2 foot = end + way * kGap;
    writer.stroke(std::array{foot + aside, tip, foot - aside},
                  Stroke{.widthStart = kPen, .widthEnd = kPen, .color = color});
}

} // namespace

void drawPoleEnds(SceneWriter& writer, const DrawnStrand::Run& run, const Stroke& stroke) {
    if (run.points.size() < 2) {
        return;
    }
    if (run.overPoleFirst) {
        drawHead(writer, run.points.front(), wayOut(run.points, false), static_cast<double>(stroke.widthStart),
                 stroke.color);
    }
    if (run.overPoleLast) {
        drawHead(writer, run.points.back(), wayOut(run.points, true), static_cast<double>(stroke.widthEnd),
                 stroke.color);
    }
}

void drawPoleNote(SceneWriter& writer, const Picture& picture, LabelPlacer& placer) {
    std::vector<glm::dvec2> ends;
    for (const DrawnStrand& strand : picture.strands.drawn) {
        for (const auto& run : strand.runs) {
            if (run.overPoleFirst && run.points.size() > 1) {
                ends.push_back(run.points.front());
            }
            if (run.overPoleLast && run.points.size() > 1) {
                ends.push_back(run.points.back());
            }
        }
    }
    std::erase_if(ends, [&](glm::dvec2 end) { return !picture.shown.contains(end); });
    // Where one is alone there is most room.
    std::sort(ends.begin(), ends.end(), [](glm::dvec2 a, glm::dvec2 b) { return a.x < b.x; });
    constexpr std::size_t kMostTried = 8;
    for (std::size_t i = 0; i < std::min(ends.size(), kMostTried); ++i) {
        const glm::dvec2 end = i % 2 == 0 ? ends[i / 2] : ends[ends.size() - 1 - i / 2];
        LabelRequest request{.anchor = end, .clearance = 9.0, .rank = 3, .mayLeaveMap = true};
        request.lines.push_back(
            {"goes on over the pole", PictureMetrics::small, FontWeight::regular, picture.theme.inkSecondary});
        if (const auto label = placer.place(request)) {
            drawLabel(writer, *label, picture.theme);
            return;
        }
    }
}

} // namespace entente
