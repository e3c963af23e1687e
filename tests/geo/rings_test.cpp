#include "geo/rings.hpp"

#include "geo/lobe_cutting.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace entente;

namespace {

double shoelace(std::span<const LonLat> ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto next = ring[(i + 1) % ring.size()];
        sum += ring[i].x * next.y - next.x * ring[i].y;
    }
    return sum / 2.0;
}

double areaOf(const RingList& list) {
    double area = 0.0;
    std::uint32_t begin = 0;
    for (const auto end : list.ringEnds) {
        area += shoelace(std::span(list.points).subspan(begin, end - begin));
        begin = end;
    }
    return area;
}

/// Cuts as a map does whose seam is this meridian; what comes back is relative to the middle of the map.
void cutAtSeam(Polygon polygon, double seam, RingList& out) {
    for (auto& ring : polygon.rings) {
        for (auto& p : ring) {
            p.x -= seam + 180.0;
        }
    }
    const MapLobe whole;
    cutPolygon(polygon, {{&whole, 1}}, out);
}
void cutWhole(std::span<const LonLat> line, LineList& out) {
    const MapLobe whole;
    cutLine(line, {{&whole, 1}}, out);
}

} // namespace

TEST_CASE("A ring over the date line is unwrapped", "[rings]") {
    Ring ring{{179, 0}, {-179, 0}, {-179, 1}, {179, 1}};
    unwrapRing(ring);
    REQUIRE(ring == Ring{{179, 0}, {181, 0}, {181, 1}, {179, 1}});
}

TEST_CASE("A ring round a pole is closed over it", "[rings]") {
    Ring ring{{-120, -70}, {0, -70}, {120, -70}};
    unwrapRing(ring);
    REQUIRE(std::abs(shoelace(ring)) == Approx(360.0 * 20.0));
    REQUIRE(ring.back() == LonLat{-120, -90});
}

TEST_CASE("A hole moves to the turn of its outer ring", "[rings]") {
    Polygon polygon{{{{170, 0}, {-170, 0}, {-170, 10}, {170, 10}}, {{-178, 2}, {-178, 4}, {-176, 4}}}};
    unwrapPolygon(polygon);
    REQUIRE(polygon.rings[1][0] == LonLat{182, 2});
}

TEST_CASE("Cutting keeps the area and puts every piece inside the strip", "[rings]") {
    // A comb whose teeth lie east of 180 with a hole across it; anticlockwise, the hole clockwise.
    const Polygon comb{{{{170, 0}, {190, 0}, {190, 2}, {175, 2}, {175, 4}, {190, 4}, {190, 6}, {170, 6}},
                        {{178, 0.5}, {178, 1.5}, {183, 1.5}, {183, 0.5}}}};
    const double whole = shoelace(comb.rings[0]) + shoelace(comb.rings[1]);
    for (const double seam : {-180.0, -178.0, 175.0, 0.0, 190.0, 170.0, 180.0, -540.0, -182.5}) {
        RingList cut;
        cutAtSeam(comb, seam, cut);
        INFO(seam);
        REQUIRE(areaOf(cut) == Approx(whole));
        for (const auto& p : cut.points) {
            REQUIRE(std::abs(p.x) <= 180.0);
        }
    }
    RingList cut;
    cutAtSeam(comb, -180.0, cut);
    REQUIRE(cut.ringEnds.size() == 3); // one piece in the west of the seam, two teeth in the east
}

TEST_CASE("Both directions of an edge are densified alike, so that neighbours leave no gap", "[rings]") {
    const Polygon one{{{{0, 49}, {-95.3, 49.1}, {-50, 60}}}};
    const Polygon other{{{{-95.3, 49.1}, {0, 49}, {-50, 40}}}};
    RingList a;
    RingList b;
    cutAtSeam(one, -180.0, a);
    cutAtSeam(other, -180.0, b);
    int shared = 0;
    for (const auto& p : a.points) {
        shared += static_cast<int>(std::count(b.points.begin(), b.points.end(), p));
    }
    REQUIRE(shared == 192); // 191 pieces of at most half a degree
}

TEST_CASE("A line over the seam becomes two that end on it", "[rings]") {
    const std::vector<LonLat> line{{170, 0}, {190, 10}, {170, 20}};
    LineList cut;
    cutWhole(line, cut);
    REQUIRE(cut.ends.size() == 3);
    REQUIRE(cut.points[cut.ends[0] - 1] == LonLat{180, 5});
    REQUIRE(cut.points[cut.ends[0]] == LonLat{-180, 5});
    REQUIRE(cut.points[cut.ends[1] - 1] == LonLat{-180, 15});
    REQUIRE(cut.points.back() == LonLat{170, 20});
}

TEST_CASE("A line that only touches the seam is not torn", "[rings]") {
    const std::vector<LonLat> line{{170, 0}, {180, 10}, {170, 20}};
    LineList cut;
    cutWhole(line, cut);
    for (std::size_t i = 0, begin = 0; i < cut.ends.size(); begin = cut.ends[i++]) {
        for (auto k = begin; k + 1 < cut.ends[i]; ++k) {
            REQUIRE(std::abs(cut.points[k].x - cut.points[k + 1].x) < 2.0);
        }
    }
}

TEST_CASE("A country round a pole keeps its shape, whatever lies on the seam with it", "[rings]") {
    // A cap down to latitude 70 with a hole across the seam and one in the midst; none is closed over the pole.
    Polygon cap;
    Ring edge;
    for (int lon = 0; lon < 360; lon += 10) {
        edge.emplace_back(lon, 70.0);
    }
    cap.rings = {edge, {{175, 75}, {175, 80}, {185, 80}, {185, 75}}, {{20, 72}, {20, 74}, {24, 74}, {24, 72}}};
    for (const double seam : {-180.0, 0.0, 4.5, 22.0, 180.0, 183.0}) {
        INFO(seam);
        RingList cut;
        cutAtSeam(cap, seam, cut);
        REQUIRE(std::abs(areaOf(cut)) == Approx(360.0 * 20.0 - 10.0 * 5.0 - 4.0 * 2.0));
    }
}

TEST_CASE("A polygon is cut along the parallels and meridians of a lobe", "[rings]") {
    const Polygon square{{{{-20, -20}, {20, -20}, {20, 20}, {-20, 20}}, {{-5, -5}, {-5, 5}, {5, 5}, {5, -5}}}};
    const std::vector<MapLobe> lobes{{-180, 0, -10, 3}, {1, 180, -10, 3}};
    RingList cut;
    cutPolygon(square, {lobes}, cut);
    REQUIRE(cut.polygonEnds.size() == 2);
    REQUIRE(areaOf(cut) == Approx(20 * 13 - 5 * 8 + 19 * 13 - 4 * 8));
    const std::vector<LonLat> line{{-30, -30}, {30, 30}};
    LineList pieces;
    cutLine(line, {lobes}, pieces);
    REQUIRE(pieces.ends.size() == 2);
    REQUIRE(pieces.points.front() == LonLat{-10, -10});
    REQUIRE(pieces.points[pieces.ends[0] - 1].x == Approx(0.0).margin(1e-12));
    REQUIRE(pieces.points.back().x == Approx(3.0));
}
