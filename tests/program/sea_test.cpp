// A sea that is filled in part only looks like a coast that is not there.

#include "data_files.hpp"
#include "ground_store.hpp"
#include "opening.hpp"
#include "render/ring_triangles.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

namespace {

/// Twice the area of a triangle, negative where it runs clockwise.
double doubleArea(glm::dvec2 a, glm::dvec2 b, glm::dvec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

} // namespace

TEST_CASE("the sea fills the outline of every map, whatever it is centred on") {
    const auto files = findDataFiles().value.value();
    GroundStore store{files.geodata, loadAtlas(files).value.value()};
    View view;
    for (const char* projection : {"eqearth",
                                   "robin",
                                   "natearth",
                                   "wintri",
                                   "moll",
                                   "igh",
                                   "+proj=igh_o",
                                   "merc",
                                   "eqc",
                                   "ortho",
                                   "laea",
                                   "aeqd",
                                   "stere",
                                   "+proj=gnom",
                                   "aea",
                                   "lcc",
                                   "+proj=eqdc +lat_1=30 +lat_2=60",
                                   "+proj=lcc +lat_1=33 +lat_2=45",
                                   "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0",
                                   "+proj=bonne +lat_1=50"}) {
        for (const LonLat center :
             {LonLat{0.0, 0.0}, {150.0, 20.0}, {-90.0, 0.0}, {0.0, 90.0}, {68.0, 41.0}, {-70.0, -35.0}}) {
            view.projection = projection;
            view.center = center;
            INFO(projection << " about " << center.x << ", " << center.y);
            const auto base = store.get(view, Scale::s110m);
            REQUIRE(base.value);
            const auto& ring = base.value->ground->sphere;
            double outline = 0.0;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                outline += doubleArea({}, ring[i], ring[(i + 1) % ring.size()]);
            }
            double filled = 0.0;
            const auto triangles = triangulateRing(ring);
            for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
                filled += std::abs(doubleArea(ring[triangles[i]], ring[triangles[i + 1]], ring[triangles[i + 2]]));
            }
            CHECK(filled == Approx(outline).epsilon(1e-5));
        }
    }
}
