// Names that jump while the map is moved cannot be read, and a reader loses the country that they were looking at.
#include "opening.hpp"
#include "picture_maker.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <map>
#include <sstream>

using namespace entente;

namespace {

constexpr PictureSize kSize{1280, 720, 1.0};

/// The default packs on a day.
struct Studio {
    std::unique_ptr<PictureMaker> maker = std::move(*PictureMaker::create().value);
    std::optional<Opened> opened;
    std::optional<GroundStore> store;
    std::optional<Slice> slice;
    View view;

    Studio() {
        std::ostringstream said;
        opened = openPacks(Options{}, said);
        REQUIRE(opened);
        store.emplace(opened->files.geodata, opened->loaded.world->sharedAtlas());
        slice.emplace(opened->loaded.world);
        const Day day = dayFromCivil({2023, 1, 20});
        slice->moveTo({day, day});
        view.window = slice->window();
    }
    /// Where the names on the map are; where one is written twice, the first.
    std::map<std::string, MapPoint> names(const Scene& scene) const {
        std::map<std::string, MapPoint> found;
        for (const Text& text : scene.texts) {
            // A name on a path has its place at its first letter.
            if (maker->report().layout.map.contains(text.position)) {
                found.emplace(text.text, maker->report().camera.toMap(text.position));
            }
        }
        return found;
    }
    Scene scene() {
        const auto base = store->get(view, Scale::s50m).value.value();
        return maker->scene(*slice, view, base, kSize);
    }
};

} // namespace

TEST_CASE("names keep their places on the map while it is moved, and most while it is magnified a little") {
    Studio studio;
    std::size_t all = 0, magnified = 0;
    struct Look {
        LonLat center;
        double zoom;
        bool ties;
    };
    for (const Look& look : {Look{{12.0, 48.0}, 8.0, true},
                             {{110.0, 8.0}, 6.0, true},
                             {{-68.0, 17.0}, 9.0, false},
                             {{66.0, 42.0}, 8.0, false},
                             {{90.0, 20.0}, 1.5, true}}) {
        INFO(look.center.x << "," << look.center.y << " at " << look.zoom);
        studio.view.center = look.center;
        studio.view.zoom = look.zoom;
        studio.view.layers[static_cast<std::size_t>(Layer::partnership)] = look.ties;
        studio.view.lookAt.reset();
        const auto before = studio.names(studio.scene());
        const Camera camera = studio.maker->report().camera;
        const auto isInner = [&](MapPoint point) { // names at the frame come and go
            constexpr double kAway = 150.0;
            const auto pixel = camera.toPixel(point);
            const Rect inner{camera.viewport.min + kAway, camera.viewport.max - kAway};
            return inner.contains(pixel);
        };
        std::size_t inner = 0, kept = 0;
        for (const glm::dvec2 moved : {glm::dvec2{3.0, 2.0}, {-7.0, 5.0}, {1.4, -0.6}, {16.0, 11.0}}) {
            studio.view.lookAt = camera.center + moved / camera.scale;
            const auto after = studio.names(studio.scene());
            for (const auto& [name, place] : before) {
                if (isInner(place)) {
                    ++inner;
                    const auto now = after.find(name);
                    const bool stays = now != after.end() && glm::distance(now->second, place) * camera.scale < 0.01;
                    kept += stays ? 1U : 0U;
                    UNSCOPED_INFO((stays ? "" : name + " moved"));
                }
            }
        }
        CHECK(inner > 10);
        CHECK(kept == inner);
        studio.view.lookAt = camera.center;
        studio.view.zoom = look.zoom * 1.02;
        const auto after = studio.names(studio.scene());
        for (const auto& [name, place] : before) {
            constexpr double kSame = 12.0; // pixels
            if (isInner(place)) {
                ++all;
                const auto now = after.find(name);
                const bool stays = now != after.end() && glm::distance(now->second, place) * camera.scale < kSame;
                magnified += stays ? 1U : 0U;
                UNSCOPED_INFO((stays ? "" : name + " moved"));
            }
        }
    }
    CHECK(all > 30);
    CHECK(static_cast<double>(magnified) >= 0.9 * static_cast<double>(all));
}
