#include "core/scene_writer.hpp"

#include <array>
#include <cassert>

namespace entente {

SceneWriter::SceneWriter(Scene& scene) : scene_(scene), clip_{{0.0, 0.0}, scene.size} {}

namespace {
/// As those of a group are drawn.
constexpr std::array kGroupOrder{Scene::ItemType::shapes, Scene::ItemType::fills, Scene::ItemType::strokes,
                                 Scene::ItemType::texts};
} // namespace

std::array<std::size_t, 4> SceneWriter::counts() const {
    return {scene_.shapes.size(), scene_.fills.size(), scene_.strokes.size(), scene_.texts.size()};
}

SceneWriter::Group::Group(SceneWriter& writer) : writer_(writer), before_(writer.counts()) {
    assert(!writer.grouped_);
    writer_.grouped_ = true;
}

SceneWriter::Group::~Group() {
    writer_.grouped_ = false;
    const auto after = writer_.counts();
    for (std::size_t i = 0; i < kGroupOrder.size(); ++i) {
        if (after[i] > before_[i]) {
            writer_.append(kGroupOrder[i], before_[i], after[i] - before_[i]);
        }
    }
}

void SceneWriter::append(Scene::ItemType type, std::size_t position, std::size_t count) {
    if (grouped_) {
        assert(type != Scene::ItemType::ground);
        return;
    }
    if (!scene_.items.empty()) {
        auto& last = scene_.items.back();
        if (last.type == type && last.clip.min == clip_.min && last.clip.max == clip_.max) {
            last.count += static_cast<std::uint32_t>(count);
            return;
        }
    }
    scene_.items.push_back({type, static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(count), clip_});
}

void SceneWriter::ground(GroundDrawing drawing) {
    append(Scene::ItemType::ground, scene_.grounds.size());
    scene_.grounds.push_back(std::move(drawing));
}

void SceneWriter::stroke(std::span<const glm::dvec2> points, Stroke stroke) {
    append(Scene::ItemType::strokes, scene_.strokes.size());
    stroke.first = static_cast<std::uint32_t>(scene_.points.size());
    stroke.count = static_cast<std::uint32_t>(points.size());
    scene_.points.insert(scene_.points.end(), points.begin(), points.end());
    scene_.strokes.push_back(stroke);
}

void SceneWriter::shape(const Shape& shape) {
    append(Scene::ItemType::shapes, scene_.shapes.size());
    scene_.shapes.push_back(shape);
}

void SceneWriter::fill(std::span<const glm::dvec2> points, Color color) {
    append(Scene::ItemType::fills, scene_.fills.size());
    scene_.fills.push_back(
        {static_cast<std::uint32_t>(scene_.points.size()), static_cast<std::uint32_t>(points.size()), color});
    scene_.points.insert(scene_.points.end(), points.begin(), points.end());
}

void SceneWriter::text(Text text) {
    if (text.text.empty()) {
        return;
    }
    append(Scene::ItemType::texts, scene_.texts.size());
    scene_.texts.push_back(std::move(text));
}

void SceneWriter::textAlong(std::span<const glm::dvec2> path, Text text) {
    text.pathFirst = static_cast<std::uint32_t>(scene_.points.size());
    text.pathCount = static_cast<std::uint32_t>(path.size());
    scene_.points.insert(scene_.points.end(), path.begin(), path.end());
    this->text(std::move(text));
}

void SceneWriter::rectangle(const Rect& box, Color fill, float radius) {
    shape({.box = box, .radius = radius, .fill = fill});
}

void SceneWriter::disc(glm::dvec2 center, double radius, Color fill, Color stroke, float strokeWidth) {
    shape({.box = {center - glm::dvec2{radius, radius}, center + glm::dvec2{radius, radius}},
           .radius = static_cast<float>(radius),
           .fill = fill,
           .stroke = stroke,
           .strokeWidth = strokeWidth});
}

void SceneWriter::line(glm::dvec2 a, glm::dvec2 b, Color color, float width) {
    stroke(std::array{a, b}, {.widthStart = width, .widthEnd = width, .color = color});
}

} // namespace entente
