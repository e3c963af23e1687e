#pragma once
/// Coasts and borders as lines: what two territories share is one line, not two.

#include "core/atlas.hpp"
#include "core/ground.hpp"
#include "geo/map_cutter.hpp"

#include <vector>

namespace entente {

/// Lines with what Ground::Line says of them, by line.
struct RoleLines {
    LineList lines;
    std::vector<LineRole> roles;
    std::vector<std::uint32_t> territories;
    /// Gives the role and territory to all lines added since the last call.
    void label(LineRole role, std::uint32_t territory);
};

/// Appends coasts and borders, disputed ones apart, cut for a map. Edges of two polygons of one territory, edges that
/// close a ring over a pole and edges along the 180th meridian (where some sources cut the land) are no lines; nor are
/// those of the territories before `first`.
void appendBoundaryLines(const Boundaries& boundaries, MapCutter& cutter, RoleLines& out, std::uint32_t first = 0);

/// Appends the claims that lie beside the borders.
void appendDisputedLines(const Boundaries& boundaries, MapCutter& cutter, RoleLines& out);
/// Appends meridians and parallels every 30 degrees, a meridian that is the seam of the map left out. Where poles are
/// points in the midst of a map, most meridians end ten degrees before them.
void appendGraticule(const Projection& projection, MapCutter& cutter, RoleLines& out);

} // namespace entente
