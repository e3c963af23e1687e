#include "render/ground_lines.hpp"

#include "render/territory_outline.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

constexpr std::uint32_t kPieceSegments = 64;

} // namespace

GroundLines::GroundLines(const std::shared_ptr<const Ground>& ground) : source(ground), key(ground->key) {
    const auto& points = ground->linePoints;
    for (const auto& line : ground->lines) {
        if (line.count < 2) {
            continue;
        }
        const auto firstPiece = static_cast<std::uint32_t>(pieces.size());
        float along = 0.0F;
        for (std::uint32_t begin = 0; begin + 1 < line.count; begin += kPieceSegments) {
            Piece piece;
            piece.first = line.first + begin;
            piece.count = std::min(kPieceSegments + 1, line.count - begin);
            piece.along = along;
            piece.min = piece.max = points[piece.first];
            for (std::uint32_t i = 1; i < piece.count; ++i) {
                const auto p = points[piece.first + i];
                along += glm::distance(points[piece.first + i - 1], p);
                piece.min = glm::min(piece.min, p);
                piece.max = glm::max(piece.max, p);
            }
            pieces.push_back(piece);
        }
        const bool closed = line.count > 3 && points[line.first] == points[line.first + line.count - 1];
        lines.push_back(
            {firstPiece, static_cast<std::uint32_t>(pieces.size()) - firstPiece, line.role, line.territory, closed});
    }
}

bool GroundLines::isFor(const std::shared_ptr<const Ground>& ground) const {
    return source.lock() == ground || (!key.empty() && key == ground->key);
}

const std::vector<std::vector<glm::vec2>>& GroundLines::outline(std::uint32_t territory) {
    auto found = outlines_.find(territory);
    if (found == outlines_.end()) {
        const auto ground = source.lock();
        found = outlines_
                    .emplace(territory,
                             ground ? territoryOutline(*ground, territory) : std::vector<std::vector<glm::vec2>>{})
                    .first;
    }
    return found->second;
}

} // namespace entente
