#pragma once
/// Plain lines as strips of vertices, for OpenGL or for line_raster.hpp.

#include "render/line_raster.hpp"
#include "render/stroke_path.hpp"

#include <span>
#include <vector>

namespace entente {

/// Joins a strip to the strip before it by triangles without area: pairs of one place, which draw nothing.
template <class Vertex> class StripWriter {
  public:
    explicit StripWriter(std::vector<Vertex>& vertices) : vertices_(&vertices), joining_(!vertices.empty()) {
        if (joining_) {
            vertices.insert(vertices.end(), 2, Vertex(vertices.back()));
        }
    }
    void put(const Vertex& vertex) {
        if (joining_) {
            vertices_->insert(vertices_->end(), 2, vertex);
            joining_ = false;
        }
        vertices_->push_back(vertex);
    }

  private:
    std::vector<Vertex>* vertices_;
    bool joining_;
};

/// What a soft edge needs beyond the edge: line.frag covers no pixel farther away.
inline constexpr float kSoftEdge = 0.5F;

/// How a line is drawn; device pixels.
struct LineForm {
    float halfStart = 0.0F, halfEnd = 0.0F; ///< half its width
    Paint paint{};
    bool softEnds = false; ///< open ends fade out over a pixel
};

/// Appends a line along a path.
void appendLine(const StrokePath& path, const LineForm& form, std::vector<LineVertex>& strip);

/// Appends dashes along a path, each of the length `on` with `off` between them, with soft ends whatever the form says.
void appendDashes(const StrokePath& path, const LineForm& form, float on, float off, std::vector<LineVertex>& strip);

} // namespace entente
