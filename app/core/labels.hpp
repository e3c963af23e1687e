#pragma once
/// Where names go: no two overlap, important ones first, and none hides a tie that can be spared.

#include "core/geometry.hpp"
#include "core/map_edge.hpp"
#include "core/scene.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

struct LabelLine {
    std::string text{};
    float size = 11.0F;
    FontWeight weight = FontWeight::regular;
    Color color{};
};

/// A name (or a block of lines) that wants to stand near a point.
struct LabelRequest {
    glm::dvec2 anchor{0.0, 0.0};
    double clearance = 6.0; ///< from the anchor to the nearest edge of the text
    /// 1 selection, 2 ends of its strands, 3 others, 4 nothing is said of; 1 and 2 are not dropped for cost.
    int rank = 3;
    bool mayCover = false;    ///< may stand on its own anchor (a country without a dot)
    bool mayLeaveMap = false; ///< may run over the outline of the map
    float halo = 3.2F;
    std::optional<Color> haloColor{}; ///< not set: the placer's
    std::vector<LabelLine> lines{};
    /// Where it may stand at all, logical pixels; not set: everywhere.
    std::function<bool(const Rect&)> accepts{};
};

struct PlacedLabel {
    Rect box{};
    std::vector<Text> texts{};
    bool hasLeader = false; ///< a line from the anchor to the text
    glm::dvec2 leaderStart{0.0, 0.0}, leaderEnd{0.0, 0.0};
};

/// Places labels one after the other inside a rectangle; what is placed is an obstacle for the next.
class LabelPlacer {
  public:
    /// `origin` is a point of the map: where names go depends on where things are from it, so that they move with the
    /// map.
    LabelPlacer(const Rect& area, const TextMeasure& measure, Color halo, PixelPoint origin = {0.0, 0.0});

    /// From now on labels stay inside the outline of the map, which must outlive the placer, unless they may leave it.
    void stayInside(const MapEdge& edge) { edge_ = &edge; }

    /// Something that is better not covered: a strand.
    void avoidLine(std::span<const glm::dvec2> points, double weight);
    /// Something that must not be covered: a ring, a dot, a tag.
    void keepFree(const Rect& box);

    /// A point that other names belong to: a label that stands nearer to it than to its own would mislead.
    void addAnchor(glm::dvec2 point) { anchors_.push_back(point); }

    /// Eight places round the anchor, then (ranks 1 and 2) farther ones with a leader line, which no later label
    /// covers; nullopt where nothing is free. None leaves the rectangle, nor the outline of the map (stayInside).
    [[nodiscard]] std::optional<PlacedLabel> place(const LabelRequest& request);
    /// How much room a label takes.
    [[nodiscard]] glm::dvec2 sizeOf(const LabelRequest& request) const;
    /// A label that can stand in one place only: in these boxes. Whether it is free, and not covered by too many
    /// strands.
    [[nodiscard]] bool takePlace(std::span<const Rect> boxes);

  private:
    [[nodiscard]] double costOf(const Rect& box) const;
    /// What it costs that other names' anchors are near: more for a label that stands off from its own.
    [[nodiscard]] double confusion(const Rect& box, const LabelRequest& request, bool hasLeader) const;
    [[nodiscard]] bool isFree(const Rect& box) const;
    [[nodiscard]] bool isOnMap(const Rect& box) const;
    /// Whether a leader from `a` to `b` would run over a label, another leader, or past another name's anchor.
    [[nodiscard]] bool leaderIsHindered(const LabelRequest& request, glm::dvec2 a, glm::dvec2 b) const;
    [[nodiscard]] std::vector<Text> textsIn(const LabelRequest& request, const Rect& box, Align align) const;

    [[nodiscard]] std::size_t columnAt(double x) const;
    [[nodiscard]] std::size_t rowAt(double y) const;

    Rect area_;
    PixelPoint cells_; ///< the corner of the first cell
    const TextMeasure& measure_;
    Color halo_;
    const MapEdge* edge_ = nullptr;
    std::size_t columns_, rows_;
    std::vector<float> covered_; ///< by cell: how much strand runs through it
    std::vector<Rect> blocked_, labels_;
    std::vector<std::pair<glm::dvec2, glm::dvec2>> leaders_;
    std::vector<glm::dvec2> anchors_;
};

} // namespace entente
