// An exercise drawn at the wrong place, or not joined to a participant, tells another story.

#include "core/marks.hpp"
#include "core/strand_layout.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

using namespace entente;
using namespace entente::test;

namespace {

const FlatProjection kMap(150.0);

} // namespace

TEST_CASE("an exercise stands at its place and knows who takes part") {
    Pack pack = pacificPack();
    addExercise(pack, {140.41, 36.18},
                {{japan, india, air, lasting(10, 20)},
                 {japan, america, air, lasting(10, 20)},
                 {america, india, air, lasting(10, 20)}});
    addExercise(pack, {70.0, 40.0}, {{uzbekistan, india, air, {0, 30, 40, 60}}});
    const auto world = worldOf(std::move(pack));
    const Camera camera = flatCamera();
    CHECK(chooseMarks(sliceOn(21, world), {}, kMap, camera).drawn.size() == 1); // the first is over
    const auto choice = chooseMarks(sliceOn(20, world), {}, kMap, camera);
    REQUIRE(choice.drawn.size() == 2);
    const auto& veer = choice.drawn[0];
    CHECK(veer.position.x == Approx(520.0 + (140.41 - 150.0) * kRadian * 160.0));
    CHECK(veer.position.y == Approx(320.0 - 36.18 * kRadian * 160.0));
    CHECK(veer.participants.size() == 3);
    CHECK(!veer.possible);
    CHECK(choice.drawn[1].possible);

    View view;
    view.focus = uzbekistan;
    const auto focused = chooseMarks(sliceOn(20, world), view, kMap, camera);
    CHECK(!focused.drawn[0].highlighted); // lies below
    CHECK(focused.drawn[1].highlighted);
    CHECK(focused.drawn[1].mark == choice.drawn[1].mark);
    view.layers[static_cast<std::size_t>(Layer::exercise)] = false;
    CHECK(chooseMarks(sliceOn(20, world), view, kMap, camera).drawn.empty());
}

TEST_CASE("every participant is joined to the place, over the date line by the short way") {
    Pack pack = pacificPack();
    addExercise(pack, {-178.0, 0.0}, {{japan, fiji, air, lasting(0, 100)}});
    const auto world = worldOf(std::move(pack));
    for (const double meridian : {150.0, 0.0}) {
        const FlatProjection map(meridian);
        const auto ground = squares(world->parties(), map);
        const Camera camera = flatCamera();
        const auto anchors = anchorPixels(*ground, camera);
        const auto marks = chooseMarks(sliceOn(50, world), {}, map, camera);
        REQUIRE(marks.drawn.size() == 1);
        Scene scene;
        SceneWriter writer(scene);
        CurveCache curves;
        curves.prepare(map);
        drawMarkLinks(writer, marks.drawn, *world, map, camera, MapEdge(*ground, camera), anchors,
                      themeOf(ThemeId::light), curves);
        CHECK(scene.strokes.size() == (meridian == 0.0 ? 4U : 2U)); // each is torn where the map is
        std::size_t reached = 0;
        for (const auto& stroke : scene.strokes) {
            for (std::uint32_t i = stroke.first + 1; i < stroke.first + stroke.count; ++i) {
                CHECK(glm::distance(scene.points[i - 1], scene.points[i]) < 30.0F);
            }
            const glm::dvec2 end = scene.points[stroke.first + stroke.count - 1];
            reached += glm::distance(end, anchors[japan]) < 1.0 || glm::distance(end, anchors[fiji]) < 1.0 ? 1U : 0U;
        }
        CHECK(reached == 2);
    }
}

TEST_CASE("beyond what can be told apart marks are left out, and counted") {
    Pack pack = pacificPack();
    for (int i = 0; i < 350; ++i) {
        addExercise(pack, {static_cast<double>(i % 170), static_cast<double>(i % 60)},
                    {{japan, india, air, lasting(0, 100)}});
    }
    const auto choice = chooseMarks(sliceOn(50, worldOf(std::move(pack))), {}, kMap, flatCamera());
    CHECK(choice.drawn.size() == 300);
    CHECK(choice.notDrawn == 50);
}

TEST_CASE("where exercises would have more lines than there may be strands the rest is not joined, and counted") {
    Pack pack = pacificPack();
    for (int i = 0; i < 10; ++i) {
        addExercise(pack, {100.0 + i, 10.0}, {{japan, india, air, lasting(0, 100)}});
    }
    addExercise(pack, {120.0, 20.0}, {{uzbekistan, india, air, lasting(0, 100)}});
    const auto world = worldOf(std::move(pack));
    View view;
    view.strongest = 5;
    view.focus = uzbekistan;
    const auto choice = chooseMarks(sliceOn(50, world), view, kMap, flatCamera());
    REQUIRE(choice.drawn.size() == 11);
    CHECK(choice.notJoined == 9);
    CHECK(choice.drawn.back().joined); // of the selected country
    CHECK(std::count_if(choice.drawn.begin(), choice.drawn.end(), [](const auto& mark) { return mark.joined; }) == 2);
    view.strongest.reset();
    CHECK(chooseMarks(sliceOn(50, world), view, kMap, flatCamera()).notJoined == 0);
}

TEST_CASE("marks that overlap lie on each other as before, and those apart reach the driver together") {
    const auto world = worldOf(pacificPack());
    const auto markAt = [](double x) {
        DrawnMark mark;
        mark.kind = air;
        mark.position = {x, 100.0};
        mark.radius = 10.0;
        return mark;
    };
    const auto drawn = [&](const std::vector<DrawnMark>& marks) {
        Scene scene;
        scene.size = {4000.0, 200.0};
        SceneWriter writer(scene);
        drawMarks(writer, marks, *world, themeOf(ThemeId::light));
        return scene;
    };
    std::vector<DrawnMark> apart;
    for (int i = 0; i < 100; ++i) {
        apart.push_back(markAt(30.0 * (i + 1)));
    }
    const Scene many = drawn(apart);
    REQUIRE(many.items.size() == 2); // all rings, then what stands in them
    CHECK(many.items[0].type == Scene::ItemType::shapes);
    CHECK(many.items[0].count == 100);
    CHECK(many.items[1].type == Scene::ItemType::strokes);
    CHECK(many.items[1].count == many.strokes.size());

    // The second lies over the first, the third over the second; the fourth lies apart.
    const Scene pile = drawn({markAt(100.0), markAt(112.0), markAt(124.0), markAt(500.0)});
    REQUIRE(pile.items.size() == 6);
    const auto middle = [&](std::size_t shape) { return pile.shapes.at(shape).box.center().x; };
    CHECK(middle(0) == Approx(100.0));
    CHECK(middle(1) == Approx(500.0));
    CHECK(middle(2) == Approx(112.0));
    CHECK(middle(3) == Approx(124.0));
    std::uint32_t shapes = 0;
    for (std::size_t i = 0; i < pile.items.size(); i += 2) {
        CHECK(pile.items[i].type == Scene::ItemType::shapes);
        CHECK(pile.items[i].first == shapes);
        shapes += pile.items[i].count;
        CHECK(pile.items[i + 1].type == Scene::ItemType::strokes);
    }
    CHECK(shapes == 4);
    CHECK(drawn({}).items.empty());
}

TEST_CASE("an overlay's line is torn at the seam and never crosses the map") {
    Pack pack = pacificPack();
    Feature& zone = addFeature(pack, {});
    zone.layer = Layer::overlay;
    zone.interval = lasting(0, 100);
    zone.geometry = 0;
    pack.geometries.push_back({GeometryType::lines, {}, {{{170.0, 40.0}, {190.0, 45.0}, {200.0, 46.0}}}, {}});
    const auto world = worldOf(std::move(pack));
    for (const double meridian : {150.0, 0.0}) {
        const FlatProjection map(meridian);
        Scene scene;
        SceneWriter writer(scene);
        drawOverlays(writer, sliceOn(50, world), {}, map, flatCamera(), themeOf(ThemeId::light));
        REQUIRE(!scene.strokes.empty());
        for (const auto& stroke : scene.strokes) {
            for (std::uint32_t i = stroke.first + 1; i < stroke.first + stroke.count; ++i) {
                CHECK(glm::distance(scene.points[i - 1], scene.points[i]) < 30.0F);
            }
        }
        Scene later;
        SceneWriter after(later);
        drawOverlays(after, sliceOn(101, world), {}, map, flatCamera(), themeOf(ThemeId::light));
        CHECK(later.strokes.empty()); // overlays obey the timeline
    }
}
