#include "geo/ground_builder.hpp"

#include "geo/boundary_lines.hpp"
#include "geo/map_cutter.hpp"
#include "geo/projections.hpp"
#include "geo/triangulation.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

namespace entente {
namespace {

/// A territory on the map.
struct Shape {
    std::vector<MapPoint> points;
    std::vector<std::uint32_t> ringEnds, polygonEnds; ///< as in RingList
    std::vector<std::uint32_t> indices;
    double area = 0.0;
    MapPoint inside{0.0, 0.0}; ///< the middle of its largest triangle
};

bool isOnMap(MapPoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

void projectTerritory(const Boundary& boundary, const Projection& projection, MapCutter& cutter, RingList& scratch,
                      Shape& shape) {
    scratch.clear();
    for (const auto& polygon : boundary.polygons) {
        cutter.addPolygon(polygon, scratch);
    }
    shape.points.resize(scratch.points.size());
    projection.forwardTurned(scratch.points, shape.points);
    shape.ringEnds = scratch.ringEnds;
    shape.polygonEnds = scratch.polygonEnds;
}

void triangulateShape(Shape& shape, Triangulator& triangulator) {
    shape.indices.reserve(shape.points.size() * 3);
    std::uint32_t ring = 0;
    std::uint32_t begin = 0;
    for (const auto ringEnd : shape.polygonEnds) {
        const auto ends = std::span(shape.ringEnds).subspan(ring, ringEnd - ring);
        triangulator.triangulate(shape.points, begin, ends, shape.indices);
        ring = ringEnd;
        begin = ends.back();
    }
    double largest = -1.0;
    for (std::size_t i = 0; i + 2 < shape.indices.size(); i += 3) {
        const MapPoint a = shape.points[shape.indices[i]];
        const MapPoint b = shape.points[shape.indices[i + 1]];
        const MapPoint c = shape.points[shape.indices[i + 2]];
        const double area = std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2.0;
        shape.area += area;
        if (area > largest) {
            largest = area;
            shape.inside = (a + b + c) / 3.0;
        }
    }
}

/// Projects in the calling thread, triangulates in all; `meanwhile` is done by the calling thread in between.
template <class Meanwhile>
std::vector<Shape> makeShapes(const Boundaries& boundaries, const Projection& projection, MapCutter& cutter,
                              const Meanwhile& meanwhile) {
    const auto count = boundaries.territories.size();
    std::vector<Shape> shapes(count);
    std::atomic<std::size_t> projected{0};
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        Triangulator triangulator;
        for (auto i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
            for (auto ready = projected.load(); ready <= i; ready = projected.load()) {
                projected.wait(ready);
            }
            triangulateShape(shapes[i], triangulator);
        }
    };
    std::vector<std::jthread> workers;
    const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    for (unsigned i = 1; i < threads; ++i) {
        workers.emplace_back(work);
    }
    RingList scratch;
    for (std::size_t i = 0; i < count; ++i) {
        projectTerritory(boundaries.territories[i], projection, cutter, scratch, shapes[i]);
        projected.store(i + 1);
        projected.notify_all();
    }
    meanwhile();
    work();
    workers.clear(); // joins
    return shapes;
}

void addOutline(const Projection& projection, Ground& ground) {
    for (const auto& p : mapOutline(projection)) {
        ground.sphere.emplace_back(p);
    }
    const auto first = static_cast<std::uint32_t>(ground.linePoints.size());
    ground.linePoints.insert(ground.linePoints.end(), ground.sphere.begin(), ground.sphere.end());
    ground.linePoints.push_back(ground.sphere.front());
    ground.lines.push_back(
        {first, static_cast<std::uint32_t>(ground.sphere.size() + 1), LineRole::outline, Ground::kNoTerritory});
}

void addLines(const Boundaries& boundaries, const Projection& projection, MapCutter& cutter,
              std::uint32_t firstOutlined, Ground& ground) {
    RoleLines lines;
    appendGraticule(projection, cutter, lines);
    appendBoundaryLines(boundaries, cutter, lines, firstOutlined);
    appendDisputedLines(boundaries, cutter, lines);
    std::vector<MapPoint> points(lines.lines.points.size());
    projection.forwardTurned(lines.lines.points, points);
    ground.linePoints.assign(points.begin(), points.end());
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < lines.lines.ends.size(); ++i) {
        const auto end = lines.lines.ends[i];
        ground.lines.push_back({first, end - first, lines.roles[i], lines.territories[i]});
        first = end;
    }
    addOutline(projection, ground);
}

void addAnchors(const PartyTable& parties, const Projection& projection, Ground& ground) {
    std::vector<LonLat> places;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto& party = parties[static_cast<PartyId>(i)];
        places.push_back(party.status == PartyStatus::former ? party.capital.value_or(party.label) : party.label);
    }
    ground.anchors.resize(places.size());
    projection.forward(places, ground.anchors);
}

Rect boundsOf(const std::vector<MapPoint>& points) {
    if (points.empty()) {
        return {};
    }
    Rect bounds{points.front(), points.front()};
    for (const auto& p : points) {
        bounds = {glm::min(bounds.min, p), glm::max(bounds.max, p)};
    }
    return bounds;
}

void addShape(const Boundary& boundary, const Shape& shape, Ground& ground) {
    Ground::Territory territory;
    territory.party = boundary.party;
    territory.name = boundary.name;
    territory.firstIndex = static_cast<std::uint32_t>(ground.indices.size());
    territory.indexCount = static_cast<std::uint32_t>(shape.indices.size());
    territory.area = shape.area;
    territory.bounds = boundsOf(shape.points);
    territory.anchor = shape.inside;
    if (boundary.party < ground.anchors.size() && isOnMap(ground.anchors[boundary.party])) {
        territory.anchor = ground.anchors[boundary.party];
    }
    const auto firstVertex = static_cast<std::uint32_t>(ground.vertices.size());
    ground.vertices.insert(ground.vertices.end(), shape.points.begin(), shape.points.end());
    for (const auto index : shape.indices) {
        ground.indices.push_back(firstVertex + index);
    }
    territory.firstPolygon = static_cast<std::uint32_t>(ground.polygons.size());
    territory.polygonCount = static_cast<std::uint32_t>(shape.polygonEnds.size());
    const auto firstRing = static_cast<std::uint32_t>(ground.rings.size());
    std::uint32_t begin = 0;
    for (const auto end : shape.ringEnds) {
        ground.rings.push_back({firstVertex + begin, end - begin});
        begin = end;
    }
    begin = 0;
    for (const auto end : shape.polygonEnds) {
        ground.polygons.push_back({firstRing + begin, end - begin});
        begin = end;
    }
    ground.territories.push_back(std::move(territory));
}

const char* scaleName(Scale scale) {
    switch (scale) {
    case Scale::s110m:
        return "110m";
    case Scale::s50mThinned:
        return "50m thinned";
    case Scale::s50m:
        return "50m";
    case Scale::s10m:
        return "10m";
    }
    return "";
}

} // namespace

Ground buildGround(const Boundaries& boundaries, const PartyTable& parties, const Projection& projection,
                   std::uint32_t firstOutlined) {
    Ground ground;
    ground.key = projection.key() + " " + scaleName(boundaries.scale);
    ground.bounds = projection.bounds();
    MapCutter cutter(projection);
    const auto shapes = makeShapes(boundaries, projection, cutter, [&] {
        addAnchors(parties, projection, ground);
        addLines(boundaries, projection, cutter, firstOutlined, ground);
    });
    std::size_t vertices = 0;
    std::size_t indices = 0;
    for (const auto& shape : shapes) {
        vertices += shape.points.size();
        indices += shape.indices.size();
    }
    ground.vertices.reserve(vertices);
    ground.indices.reserve(indices);
    ground.territories.reserve(shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        addShape(boundaries.territories[i], shapes[i], ground);
    }
    return ground;
}

} // namespace entente
