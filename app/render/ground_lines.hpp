#pragma once
/// What is kept of the lines of a Ground between pictures.

#include "core/ground.hpp"

#include <map>
#include <memory>
#include <vector>

namespace entente {

struct GroundLines {
    explicit GroundLines(const std::shared_ptr<const Ground>& source);

    /// A part of a line, so that what is out of sight can be left out.
    struct Piece {
        std::uint32_t first = 0, count = 0; ///< in Ground::linePoints; neighbouring pieces share a point
        float along = 0.0F;                 ///< length of the line before it, map units
        glm::vec2 min{0.0F, 0.0F}, max{0.0F, 0.0F};
    };
    struct Line {
        std::uint32_t firstPiece = 0, pieceCount = 0;
        LineRole role = LineRole::coast;
        std::uint32_t territory = 0;
        bool closed = false; ///< its last point is its first
    };

    [[nodiscard]] bool isFor(const std::shared_ptr<const Ground>& ground) const;
    [[nodiscard]] const std::vector<std::vector<glm::vec2>>& outline(std::uint32_t territory);

    std::weak_ptr<const Ground> source;
    std::string key;
    std::vector<Piece> pieces;
    std::vector<Line> lines;

  private:
    std::map<std::uint32_t, std::vector<std::vector<glm::vec2>>> outlines_;
};

} // namespace entente
