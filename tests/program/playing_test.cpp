// Playing, stepping and jumping must lead to the same picture, or frames of a film could not be checked.
#include "opening.hpp"
#include "picture_maker.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace entente;

namespace {

struct Studio {
    std::unique_ptr<PictureMaker> maker = std::move(*PictureMaker::create().value);
    std::shared_ptr<const World> world;
    MapBase base;
    View view;
    PictureSize size{1280, 720, 1.0};

    Studio() {
        std::ostringstream said;
        Options options;
        options.packs = {ENTENTE_SOURCE_DIR "/layers/sco.geojson", ENTENTE_SOURCE_DIR "/layers/csto.geojson"};
        const auto opened = openPacks(options, said);
        REQUIRE(opened);
        world = opened->loaded.world;
        GroundStore store(opened->files.geodata, world->sharedAtlas());
        base = *store.get(view, Scale::s110m).value;
    }
    Image picture(Slice& slice, Day day) {
        view.window = {day, day};
        slice.moveTo(view.window);
        return maker->draw(slice, view, base, size);
    }
};

/// Bytes that differ.
std::size_t difference(const Image& a, const Image& b) {
    REQUIRE(a.pixels.size() == b.pixels.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        count += a.pixels[i] != b.pixels[i] ? 1U : 0U;
    }
    return count;
}

} // namespace

TEST_CASE("a date reached by playing, back and forth or at once has the same picture, byte for byte") {
    Studio played;
    Slice slice(played.world);
    const Day first = dayFromCivil({1996, 1, 1});
    const Day last = dayFromCivil({2025, 1, 1});
    std::map<Day, Image> pictures;
    for (Day day = first; day < last; day += 122) {
        pictures[day] = played.picture(slice, day);
    }
    std::size_t checked = 0;
    for (auto it = pictures.rbegin(); it != pictures.rend(); ++it, ++checked) {
        INFO(isoDay(it->first));
        CHECK(difference(played.picture(slice, it->first), it->second) == 0);
    }
    CHECK(checked > 80);
    for (const Day day : {first + 122 * 20, first + 122 * 66, first + 122 * 80}) {
        Studio fresh;
        Slice there(fresh.world);
        INFO(isoDay(day));
        CHECK(difference(fresh.picture(there, day), pictures.at(day)) == 0);
    }
}
