// Two dates as two maps in the window and on the command line: each is the map of its date, and both are one map to the
// hand.

#include "reader.hpp"

using namespace entente;
using namespace entente::test;

namespace {

bool alike(const Rect& a, const Rect& b) {
    return a.min == b.min && a.max == b.max;
}

/// The points of all strokes that are drawn inside a place.
std::vector<glm::vec2> strokesIn(const Scene& scene, const Rect& clip) {
    std::vector<glm::vec2> points;
    for (const auto& item : scene.items) {
        if (item.type == Scene::ItemType::strokes && alike(item.clip, clip)) {
            for (std::size_t i = item.first; i < item.first + item.count; ++i) {
                const auto begin = scene.points.begin() + scene.strokes[i].first;
                points.insert(points.end(), begin, begin + scene.strokes[i].count);
            }
        }
    }
    return points;
}

/// Whether the strokes of a map come first and nothing but the line between two maps after them.
bool beginsWith(const std::vector<glm::vec2>& strokes, const std::vector<glm::vec2>& ofMap) {
    constexpr std::size_t kLine = 2;
    return strokes.size() == ofMap.size() + kLine && std::equal(ofMap.begin(), ofMap.end(), strokes.begin());
}

bool sameFills(const GroundDrawing& a, const GroundDrawing& b) {
    return std::equal(a.fills.begin(), a.fills.end(), b.fills.begin(), b.fills.end(),
                      [](const auto& x, const auto& y) { return x.colors == y.colors && x.shares == y.shares; });
}

/// The map is as high with one date as with two.
View withoutLegend() {
    View view;
    view.furniture[static_cast<std::size_t>(Furniture::legend)] = false;
    return view;
}

/// Compares the ends of 2021 and 2023 on two maps.
void compareOn(Reader& reader, CompareLayout layout) {
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    reader.act(action::SetCompareLayout{layout});
}

const Rect& clipOfGround(const Scene& scene) {
    const auto item = std::find_if(scene.items.begin(), scene.items.end(),
                                   [](const auto& i) { return i.type == Scene::ItemType::ground; });
    REQUIRE(item != scene.items.end());
    return item->clip;
}

} // namespace

TEST_CASE("either of two maps shows what the map of its date shows") {
    Reader reader({}, withoutLegend());
    compareOn(reader, CompareLayout::swipe);
    reader.act(action::SetSwipe{1.0}); // all of the earlier one
    const Scene earlier = reader.still();
    reader.act(action::SetSwipe{0.0});
    const Scene later = reader.still();
    REQUIRE(earlier.grounds.size() == 2);
    reader.act(action::ToggleCompare{});
    const Scene onLater = reader.still();
    reader.type("2021-12-31");
    const Scene onEarlier = reader.still();
    const Rect map = clipOfGround(onEarlier);
    CHECK(strokesIn(onEarlier, map).size() > 1000);
    CHECK(beginsWith(strokesIn(earlier, map), strokesIn(onEarlier, map)));
    CHECK(sameFills(earlier.grounds[0], onEarlier.grounds[0]));
    CHECK(beginsWith(strokesIn(later, map), strokesIn(onLater, map)));
    CHECK(sameFills(later.grounds[1], onLater.grounds[0]));
    CHECK_FALSE(beginsWith(strokesIn(onLater, map), strokesIn(onEarlier, map)));
    CHECK_FALSE(sameFills(onLater.grounds[0], onEarlier.grounds[0]));
}

TEST_CASE("both maps have one camera, are clicked alike, and zoom about the place under the pointer") {
    Reader reader;
    compareOn(reader, CompareLayout::sideBySide);
    const auto pictures = [&] {
        const auto scene = reader.session.buildScene(kSize, 1.0, sharedFonts());
        REQUIRE(scene);
        REQUIRE(scene->grounds.size() == 2);
        CHECK(scene->grounds[0].camera.center == scene->grounds[1].camera.center);
        CHECK(scene->grounds[0].camera.scale == scene->grounds[1].camera.scale);
        return *scene;
    };
    const PartyId brazil = reader.party("BRA");
    for (const std::size_t map : {std::size_t{0}, std::size_t{1}}) {
        const auto drawn = pictures().grounds[map];
        const MapPoint there = drawn.ground->anchors[brazil];
        const PixelPoint pixel = drawn.camera.toPixel(there);
        reader.act(action::PickAt{pixel});
        CHECK(reader.session.view().focus == brazil);
        reader.act(action::SelectParty{});
        (void)pictures();
        reader.act(action::ZoomAt{pixel, 2.0});
        CHECK(glm::distance(pictures().grounds[map].camera.toPixel(there), pixel) < 0.01);
        reader.act(action::ResetCamera{});
    }
    reader.act(action::Undo{});
    reader.act(action::SetCompareLayout{CompareLayout::changes});
    CHECK(reader.session.buildScene(kSize, 1.0, sharedFonts())->grounds.size() == 1);
}

TEST_CASE("the command line draws two maps: eight members of the SCO at the end of 2021, nine at the end of 2023") {
    const TemporaryFolder folder;
    // Iran became the ninth on 4 July 2023 (see the pack's sources).
    for (const char* layout : {"side-by-side", "swipe"}) {
        const auto out = (folder / (std::string(layout) + ".png")).string();
        const auto run = runEntente({"render", "-o", out, "--since", "2021-12-31", "--date", "2023-12-31",
                                     "--compare-as", layout, "--size", "640x400"});
        INFO(run.err);
        CHECK(run.status == 0);
        CHECK(fs::file_size(out) > 10000);
    }
    CHECK(runEntente({"render", "-o", (folder / "x.png").string(), "--compare-as", "swipe"}).status == 2);
    Reader reader;
    compareOn(reader, CompareLayout::sideBySide);
    CHECK(hasText(reader.still(), "8 → 9"));
    CHECK(hasText(reader.still(), "31 Dec 2021"));
}
