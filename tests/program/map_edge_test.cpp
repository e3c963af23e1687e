// A strand that is drawn beyond the horizon of a globe, or in the gap of a torn map, tells of a way through nowhere.

#include "data_files.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"
#include "run_program.hpp"

#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

using namespace entente;
using namespace entente::test;

namespace {

/// How far a drawn line may reach over the edge of the map, logical pixels.
constexpr double kOver = 1.0;

/// Whether a point of the picture is on the map, or no further than kOver from it. Asks PROJ, which the drawing of
/// strands does not.
bool isOnMap(PixelPoint p, const Projection& projection, const Camera& camera) {
    if (!std::isnan(projection.inverse(camera.toMap(p)).x)) {
        return true;
    }
    for (int i = 0; i < 16; ++i) {
        const double bearing = i * std::numbers::pi / 8.0;
        const auto near = p + glm::dvec2{std::cos(bearing), std::sin(bearing)} * kOver;
        if (!std::isnan(projection.inverse(camera.toMap(near)).x)) {
            return true;
        }
    }
    return false;
}

/// The points of a stroke's outline that are not on the map.
std::size_t pointsOver(const Scene& scene, const Stroke& stroke, const Projection& projection, const Camera& camera) {
    std::size_t over = 0;
    for (std::uint32_t i = 0; i < stroke.count; ++i) {
        const auto point = [&](std::uint32_t k) { return glm::dvec2(scene.points[stroke.first + k]); };
        const auto along = point(std::min(i + 1, stroke.count - 1)) - point(i == 0 ? 0 : i - 1);
        const double length = std::max(glm::length(along), 1e-9);
        const float t = static_cast<float>(i) / static_cast<float>(stroke.count - 1);
        const float half = (stroke.widthStart + (stroke.widthEnd - stroke.widthStart) * t) / 2.0F + stroke.casing;
        const auto aside = glm::dvec2{-along.y, along.x} * (static_cast<double>(half) / length);
        for (const auto p : {point(i) - aside, point(i), point(i) + aside}) {
            over += isOnMap(p, projection, camera) ? 0U : 1U;
        }
    }
    return over;
}

} // namespace

TEST_CASE("no tie is drawn beyond the edge of the map, whatever it is centred on") {
    const auto files = findDataFiles().value.value();
    const auto atlas = loadAtlas(files).value.value();
    const auto loaded = loadWorld(atlas, packFiles(files.bundledPacks));
    REQUIRE(loaded.world);
    GroundStore store(files.geodata, atlas);
    auto maker = PictureMaker::create();
    REQUIRE(maker.value);
    Slice slice(loaded.world);
    const Day day = dayFromCivil({2023, 1, 20});
    slice.moveTo({day, day});
    View view;
    view.window = slice.window();
    view.strongest.reset();
    view.layers.fill(false);
    for (const auto layer : {Layer::partnership, Layer::statement, Layer::exercise}) {
        view.layers[static_cast<std::size_t>(layer)] = true;
    }
    for (const char* projection : {"ortho", "laea", "eqearth", "igh", "stere", "aea", "wintri"}) {
        std::size_t lines = 0;
        for (const LonLat center : {LonLat{68.0, 41.0},
                                    {138.0, 36.0},
                                    {-20.0, 30.0},
                                    {-77.0, 39.0},
                                    {-170.0, 10.0},
                                    {0.0, 88.0},
                                    {150.0, -60.0},
                                    {100.0, 60.0},
                                    {20.0, 0.0},
                                    {-40.0, 60.0}}) {
            INFO(projection << " about " << center.x << ", " << center.y);
            view.projection = projection;
            view.center = center;
            const auto base = store.get(view, Scale::s110m);
            REQUIRE(base.value);
            const Scene scene = (*maker.value)->scene(slice, view, *base.value, {1100, 760, 1.0});
            const auto& camera = (*maker.value)->report().camera;
            for (const auto& stroke : scene.strokes) {
                const bool isLink = stroke.pattern.form == StrokePattern::Form::dots;
                const bool isStrand = stroke.casing > 0.0F;
                if ((isLink || isStrand) && stroke.count > 2) {
                    ++lines;
                    CHECK(pointsOver(scene, stroke, *base.value->projection, camera) == 0);
                }
            }
        }
        CHECK(lines > 300);
    }
}
