// A sea that is filled in part only looks like a coast that is not there.

#include "data_files.hpp"
#include "ground_store.hpp"
#include "opening.hpp"
#include "render/polygon_raster.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace entente;

namespace {

constexpr double kScale = 100.0; ///< pixels to the map unit

/// How many pixels are filled.
double filledPixels(const Rect& bounds, std::span<const glm::vec2> ring) {
    PolygonList list;
    for (const auto p : ring) {
        list.points.emplace_back((glm::dvec2(p) - bounds.min) * kScale);
    }
    list.endRing();
    list.endPolygon({});
    PixelLayer layer;
    layer.begin({0, 0}, glm::ivec2((bounds.max - bounds.min) * kScale) + 1, true);
    rasterPolygons(layer, list, {});
    double filled = 0.0;
    for (int y = 0; y < layer.size().y; ++y) {
        const auto row = layer.row(y);
        filled += static_cast<double>(std::count_if(row.begin(), row.end(), [](auto pixel) { return pixel != 0; }));
    }
    return filled;
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
                const glm::dvec2 a(ring[i]);
                const glm::dvec2 b(ring[(i + 1) % ring.size()]);
                outline += (a.x * b.y - a.y * b.x) / 2.0;
            }
            const double filled = filledPixels(base.value->ground->bounds, ring) / (kScale * kScale);
            CHECK(filled == Approx(outline).epsilon(2e-3)); // whole pixels
        }
    }
}
