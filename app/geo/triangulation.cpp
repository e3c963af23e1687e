#include "geo/triangulation.hpp"

// GLU's tessellator is plain geometry: it needs no OpenGL context and calls no OpenGL function.
#include <GL/glu.h>

#include <array>
#include <cassert>
#include <cstdint>

namespace entente {
namespace {

struct TessellatorDeleter {
    void operator()(GLUtesselator* tessellator) const { gluDeleteTess(tessellator); }
};

/// The library carries a pointer for each vertex; positions in the list are all it has to carry.
void* asData(std::size_t index) {
    return reinterpret_cast<void*>(static_cast<std::uintptr_t>(index)); // NOLINT(performance-no-int-to-ptr)
}

struct Output {
    std::vector<MapPoint>* points = nullptr;
    std::vector<std::uint32_t>* indices = nullptr;
};

void addVertex(void* data, void* output) {
    static_cast<Output*>(output)->indices->push_back(
        static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(data)));
}

void combine(GLdouble position[3], void* /*neighbours*/[4], GLfloat /*weights*/[4], void** data, void* output) {
    auto& points = *static_cast<Output*>(output)->points;
    *data = asData(points.size());
    points.emplace_back(position[0], position[1]);
}

/// Asking for the edge flag is how one asks for single triangles instead of fans and strips.
void ignoreEdgeFlag(GLboolean /*flag*/) {}

} // namespace

struct Triangulator::Implementation {
    std::unique_ptr<GLUtesselator, TessellatorDeleter> tessellator{gluNewTess()};
};

Triangulator::Triangulator() : implementation_(std::make_unique<Implementation>()) {
    auto* tessellator = implementation_->tessellator.get();
    gluTessNormal(tessellator, 0.0, 0.0, 1.0);
    gluTessProperty(tessellator, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessCallback(tessellator, GLU_TESS_VERTEX_DATA, reinterpret_cast<_GLUfuncptr>(addVertex));
    gluTessCallback(tessellator, GLU_TESS_COMBINE_DATA, reinterpret_cast<_GLUfuncptr>(combine));
    gluTessCallback(tessellator, GLU_TESS_EDGE_FLAG, reinterpret_cast<_GLUfuncptr>(ignoreEdgeFlag));
}

Triangulator::~Triangulator() = default;

void Triangulator::triangulate(std::vector<MapPoint>& points, std::uint32_t begin,
                               std::span<const std::uint32_t> ringEnds, std::vector<std::uint32_t>& indices) {
    auto* tessellator = implementation_->tessellator.get();
    Output output{&points, &indices};
    gluTessBeginPolygon(tessellator, &output);
    std::size_t at = begin;
    for (const auto end : ringEnds) {
        gluTessBeginContour(tessellator);
        for (; at < end; ++at) {
            std::array<GLdouble, 3> position{points[at].x, points[at].y, 0.0};
            gluTessVertex(tessellator, position.data(), asData(at));
        }
        gluTessEndContour(tessellator);
    }
    gluTessEndPolygon(tessellator);
    assert(indices.size() % 3 == 0);
}

} // namespace entente
