// One way leads from what holds to the picture; window and command line share it. What is picked is what is drawn.

#include "core/passing.hpp"
#include "core/scene_builder.hpp"
#include "core/segments.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr glm::dvec2 kSize{1040.0, 700.0};

Pack storyPack() {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100), 9000}});
    addFeature(pack, {{india, uzbekistan, dialogue, lasting(40, 60), 4000}});
    addFeature(pack, {{india, sco, member, lasting(0, 100)}});
    addExercise(pack, {118.0, 30.0}, {{japan, india, air, lasting(45, 55)}});
    return pack;
}

/// A place for pictures, and what they are made of.
struct Studio {
    explicit Studio(double meridian, Pack pack = storyPack())
        : map(meridian), world(worldOf(std::move(pack))), ground(squares(world->parties(), map)), slice(world) {}
    Scene picture(Day day) {
        slice.moveTo({day, day});
        view.window = slice.window();
        return builder.build({.slice = slice,
                              .view = view,
                              .ground = ground,
                              .projection = map,
                              .size = kSize,
                              .text = letters,
                              .detail =
                                  [](FeatureId) {
                                      FeatureDetail detail;
                                      detail.label = "Veer Test";
                                      return detail;
                                  },
                              .sourceCount = 3,
                              .globe =
                                  [this](LonLat) {
                                      return LocatorGlobe{ground, std::make_shared<FlatProjection>(0.0)};
                                  },
                              .names = names.names.empty() ? nullptr : &names});
    }
    /// As the window shows it while things come and go.
    Scene fading(Fades& fades) {
        return builder.build({.slice = slice,
                              .view = view,
                              .ground = ground,
                              .projection = map,
                              .size = kSize,
                              .text = letters,
                              .detail = {},
                              .sourceCount = {},
                              .fades = &fades});
    }
    [[nodiscard]] PixelPoint pixelOf(std::uint16_t party) const {
        return builder.report().camera.toPixel(ground->anchors[party]);
    }

    FlatProjection map;
    std::shared_ptr<const World> world;
    std::shared_ptr<const Ground> ground;
    Slice slice;
    View view;
    EqualLetters letters;
    TranslatedNames names;
    SceneBuilder builder;
};

bool hasText(const Scene& scene, const std::string& words) {
    return std::any_of(scene.texts.begin(), scene.texts.end(),
                       [&](const Text& text) { return text.text.find(words) != std::string::npos; });
}

bool alike(const Scene& a, const Scene& b) {
    const auto textsAlike = [](const Text& x, const Text& y) {
        return x.text == y.text && x.position == y.position && x.color == y.color;
    };
    const auto strokesAlike = [](const Stroke& x, const Stroke& y) {
        return x.first == y.first && x.count == y.count && x.widthStart == y.widthStart && x.color == y.color;
    };
    return a.points == b.points &&
           std::equal(a.texts.begin(), a.texts.end(), b.texts.begin(), b.texts.end(), textsAlike) &&
           std::equal(a.strokes.begin(), a.strokes.end(), b.strokes.begin(), b.strokes.end(), strokesAlike);
}

} // namespace

TEST_CASE("a picture has its title, date, legend, names and sources, and everything lies inside it") {
    Studio studio(150.0);
    const Scene scene = studio.picture(50);
    CHECK(scene.size == kSize);
    REQUIRE(scene.grounds.size() == 1);
    CHECK(scene.grounds.front().fills.size() == studio.ground->territories.size());
    for (const char* words : {"Round the Pacific", "20 February 1970", "Japan", "America", "India", "Uzbekistan",
                              "Veer Test", "alliance", "Sources: 3 publications", "Shanghai Cooperation"}) {
        INFO(words);
        CHECK(hasText(scene, words));
    }
    CHECK(!hasText(scene, "Fiji")); // has no tie
    for (const Text& text : scene.texts) {
        CHECK((text.position.x >= 0.0 && text.position.x <= kSize.x));
        CHECK((text.position.y >= 0.0 && text.position.y <= kSize.y));
    }
    for (const auto& item : scene.items) {
        CHECK((item.clip.min.x >= 0.0 && item.clip.min.y >= 0.0));
        CHECK((item.clip.max.x <= kSize.x && item.clip.max.y <= kSize.y));
        CHECK(item.count > 0);
    }
    CHECK(studio.builder.report().strandsDrawn == 2);
    CHECK(studio.builder.report().strandsHolding == 2);
}

TEST_CASE("a locator stands where a map is magnified, in a corner that no tie crosses, unless it is switched off") {
    Studio studio(180.0);
    CHECK(studio.picture(50).grounds.size() == 1); // the whole world needs none
    studio.view.zoom = 8.0;
    std::size_t drawn = 0;
    std::set<std::pair<bool, bool>> corners;
    for (double longitude = -30.0; longitude <= 30.0; longitude += 3.0) { // along Japan's tie with America
        for (const double latitude : {36.0, 40.0, 44.0, 48.0, 52.0}) {
            studio.view.lookAt = LonLat{longitude, latitude} * kRadian;
            const Scene scene = studio.picture(50);
            if (scene.grounds.size() < 2) {
                continue;
            }
            ++drawn;
            const Rect globe = scene.grounds.back().camera.viewport;
            const Rect map = studio.builder.report().layout.map;
            CHECK((map.contains(globe.min) && map.contains(globe.max)));
            corners.emplace(globe.center().x > map.center().x, globe.center().y > map.center().y);
            for (const Stroke& stroke : scene.strokes) {
                for (auto i = stroke.first + 1; stroke.widthStart > 2.0F && i < stroke.first + stroke.count; ++i) {
                    CHECK_FALSE(segmentMeets(globe, scene.points[i - 1], scene.points[i]));
                }
            }
        }
    }
    CHECK(drawn > 80);
    CHECK(corners.size() >= 2); // it gives way
    studio.view.furniture[static_cast<std::size_t>(Furniture::locator)] = false;
    CHECK(studio.picture(50).grounds.size() == 1);
}

TEST_CASE("while only time moves the locator costs no projecting; its frame follows the camera and the map") {
    Studio studio(150.0);
    studio.view.zoom = 8.0;
    studio.view.lookAt = LonLat{-20.0, 10.0} * kRadian;
    studio.view.furniture[static_cast<std::size_t>(Furniture::scaleBar)] = false; // it asks for places too
    REQUIRE(studio.picture(50).grounds.size() == 2);
    const std::size_t first = studio.map.inverses();
    CHECK(first > 50);
    REQUIRE(studio.picture(51).grounds.size() == 2);
    CHECK(studio.map.inverses() == first);

    SeenPart seen;
    const FlatProjection east(150.0), west(-90.0);
    Camera camera = studio.builder.report().camera;
    for (const FlatProjection* map : {&east, &west}) {
        for (int step = 0; step < 3; ++step) {
            INFO(map->key() << ", step " << step);
            camera.center.x += 0.3;
            seen.prepare(*map, camera);
            CHECK(seen.share() == shareSeen(evenPoints(*map), camera));
            CHECK(seen.outline(*map, *studio.ground) == outlineSeen(*map, *studio.ground, camera));
        }
        camera.scale /= 4.0;
    }
}

TEST_CASE("no stroke crosses the map, wherever it is centred") {
    for (const double meridian : {150.0, 0.0, -90.0, 179.0}) {
        Studio studio(meridian);
        const Scene scene = studio.picture(50);
        const double mapWidth = studio.ground->bounds.width() * studio.builder.report().camera.scale;
        const auto map = studio.builder.report().layout.map;
        std::size_t onMap = 0;
        for (const auto& stroke : scene.strokes) {
            for (std::uint32_t i = stroke.first + 1; i < stroke.first + stroke.count; ++i) {
                const double step = glm::distance(glm::dvec2(scene.points[i - 1]), glm::dvec2(scene.points[i]));
                CHECK(step < mapWidth / 20.0);
                onMap += map.contains(scene.points[i]) ? 1U : 0U;
            }
        }
        CHECK(onMap > 30);
    }
}

TEST_CASE("a long strand does not hide a short one of its width, nor a broad one a narrow one") {
    for (const std::uint16_t longOne : {std::uint16_t{4000}, std::uint16_t{9000}, std::uint16_t{1000}}) {
        Pack pack = pacificPack();
        addFeature(pack, {{japan, america, alliance, lasting(0, 100), longOne}});
        addFeature(pack, {{india, uzbekistan, alliance, lasting(0, 100), 4000}});
        Studio studio(150.0, std::move(pack));
        const Scene scene = studio.picture(50);
        const auto placeOf = [&](std::uint16_t party) {
            const auto end = studio.pixelOf(party);
            for (std::size_t i = 0; i < scene.strokes.size(); ++i) {
                const auto& stroke = scene.strokes[i];
                for (std::uint32_t k = 0; stroke.casing > 0.0F && k < stroke.count; ++k) {
                    if (glm::distance(glm::dvec2(scene.points[stroke.first + k]), end) < 12.0) {
                        return i;
                    }
                }
            }
            FAIL("no strand at " << party);
            return std::size_t{0};
        };
        CHECK((placeOf(america) < placeOf(uzbekistan)) == (longOne >= 4000));
    }
}

TEST_CASE("the picture of a date is the same by steps, by a jump and back again") {
    Studio studio(150.0);
    const Scene jumped = studio.picture(50);
    Studio stepping(150.0);
    for (Day day = 0; day < 50; ++day) {
        (void)stepping.picture(day);
    }
    CHECK(alike(stepping.picture(50), jumped));
    const Scene later = studio.picture(70);
    CHECK(!alike(later, jumped));
    CHECK(!hasText(later, "Veer Test"));
    (void)studio.picture(200);
    CHECK(alike(studio.picture(50), jumped));
}

TEST_CASE("a click finds the country, the exercise or the strand that is drawn there") {
    Studio studio(150.0);
    (void)studio.picture(50);
    CHECK(studio.builder.pick(studio.pixelOf(japan)).party == japan);
    const auto nearFiji = studio.pixelOf(fiji) + glm::dvec2{6.0, -6.0};
    CHECK(studio.builder.pick(nearFiji).party == fiji);
    CHECK(studio.builder.pick(nearFiji).territory == "Fiji");

    const auto& camera = studio.builder.report().camera;
    const LonLat exercise{118.0, 30.0};
    MapPoint place;
    studio.map.forward(std::span(&exercise, 1), std::span(&place, 1));
    const Pick mark = studio.builder.pick(camera.toPixel(place) + glm::dvec2{4.0, 4.0});
    REQUIRE(mark.feature);
    CHECK(*mark.feature == 3);
    CHECK(mark.party == kNoParty);

    // The great circle of Japan and America has its middle in the northern Pacific, far from land.
    const auto curve =
        greatCircle(studio.world->parties()[japan].label, studio.world->parties()[america].label, studio.map);
    const auto& points = curve.parts.front().points;
    const Pick strand = studio.builder.pick(camera.toPixel(points[points.size() / 2]) + glm::dvec2{0.0, 3.0});
    REQUIRE(strand.strand);
    CHECK(studio.world->strands()[*strand.strand].from == japan);
    CHECK(studio.world->strands()[*strand.strand].to == america);

    const Pick sea = studio.builder.pick(camera.toPixel({0.0, -1.2}));
    CHECK(sea.party == kNoParty);
    CHECK(!sea.feature);
    CHECK(!sea.strand);
    CHECK(studio.builder.pick({5.0, 5.0}).party == kNoParty); // the title is not the map
}

TEST_CASE("a country too small to hit is caught by its anchor") {
    Studio studio(150.0);
    studio.ground = squares(studio.world->parties(), studio.map, 0.05);
    (void)studio.picture(50);
    CHECK(studio.builder.pick(studio.pixelOf(fiji) + glm::dvec2{5.0, 3.0}).party == fiji);
    CHECK(studio.builder.pick(studio.pixelOf(fiji) + glm::dvec2{14.0, 0.0}).party == kNoParty);
}

TEST_CASE("a strand fades in and out, and a still picture has neither") {
    Studio studio(150.0);
    Fades fades;
    const auto build = [&](Day day, double seconds) {
        studio.slice.moveTo({day, day});
        fades.secondsPassed = seconds;
        return studio.fading(fades);
    };
    const Color dialogueColor = kindStyle(studio.world->kinds()[dialogue], dialogue, themeOf(ThemeId::light)).color;
    const auto alphaOfDialogue = [&](const Scene& scene) {
        int alpha = -1;
        for (const auto& stroke : scene.strokes) {
            const auto solid = faded(stroke.color, 0.0);
            if (stroke.count > 2 && solid == faded(dialogueColor, 0.0)) {
                alpha = stroke.color.a;
            }
        }
        return alpha;
    };
    CHECK(alphaOfDialogue(build(39, 0.0)) == -1);
    const int coming = alphaOfDialogue(build(40, Fades::kDuration / 2.0));
    CHECK((coming > 100 && coming < 155));
    CHECK(alphaOfDialogue(build(41, kSeenSeconds)) == 255);
    const int going = alphaOfDialogue(build(61, Fades::kDuration / 2.0));
    CHECK((going > 100 && going < 155));
    CHECK(alphaOfDialogue(build(61, Fades::kDuration)) == -1);
}

TEST_CASE("what passed within a step is not taken for what holds: paler, thinner, and the legend says so") {
    Studio studio(150.0);
    Fades fades;
    const auto build = [&](Day day, double seconds) {
        studio.slice.moveTo({day, day});
        fades.secondsPassed = seconds;
        return studio.fading(fades);
    };
    const Color dialogueColor = kindStyle(studio.world->kinds()[dialogue], dialogue, themeOf(ThemeId::light)).color;
    const auto strokeOfDialogue = [&](const Scene& scene) {
        Stroke found{.widthStart = 0.0F, .widthEnd = 0.0F};
        for (const auto& stroke : scene.strokes) {
            if (stroke.count > 2 && faded(stroke.color, 0.0) == faded(dialogueColor, 0.0)) {
                found = stroke;
            }
        }
        return found;
    };
    const auto legendSays = [](const Scene& scene) {
        return std::any_of(scene.texts.begin(), scene.texts.end(), [&](const auto& text) {
            return text.text.find("passed within the step") != std::string::npos;
        });
    };
    const Scene holding = build(50, 0.0);
    CHECK_FALSE(legendSays(holding));
    build(39, 2.0);
    build(39, 2.0);
    studio.slice.moveTo({61, 61});
    fades.pass(passedBetween(studio.slice, studio.view, {39, 39}, {61, 61}));
    build(61, Fades::kDuration);
    const Scene passed = build(61, 0.1);
    CHECK(legendSays(passed));
    CHECK(int{strokeOfDialogue(passed).color.a} == 128);
    CHECK(strokeOfDialogue(passed).widthStart > 0.0F);
    CHECK(strokeOfDialogue(passed).widthStart < 0.6F * strokeOfDialogue(holding).widthStart);
    // Gone, the legend no longer speaks of it.
    build(61, 2.0);
    CHECK_FALSE(legendSays(build(61, 2.0)));
}

TEST_CASE("a membership that passed within a step is a narrow, pale band for a moment, and the legend says so") {
    Pack pack = storyPack();
    addFeature(pack, {{fiji, asean, member, lasting(45, 55)}});
    addFeature(pack, {{uzbekistan, sco, member, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, asean, member, lasting(45, 55)}});
    addFeature(pack, {{india, sco, observer, lasting(45, 55)}}); // a member all the time
    Studio studio(150.0, std::move(pack));
    Fades fades;
    const auto build = [&](double seconds) {
        fades.secondsPassed = seconds;
        return studio.fading(fades);
    };
    const auto fillOf = [&](const Scene& scene, PartyId party) {
        const auto& territories = studio.ground->territories;
        const auto found = std::find_if(territories.begin(), territories.end(),
                                        [&](const auto& territory) { return territory.party == party; });
        return scene.grounds.back().fills[static_cast<std::size_t>(found - territories.begin())];
    };
    studio.slice.moveTo({61, 61});
    const Scene before = build(2.0);
    fades.pass(passedBetween(studio.slice, studio.view, {39, 39}, {61, 61}));
    build(Fades::kDuration);
    const Scene passed = build(0.1);
    CHECK(hasText(passed, "passed within the step"));
    const Theme& theme = themeOf(ThemeId::light);
    const Color pale = mixed(organizationColor(*studio.world, asean, theme), theme.land, 0.5);
    CHECK(fillOf(before, fiji).colors[0] == theme.land);
    CHECK(fillOf(passed, fiji).colors[0] == pale);
    CHECK(fillOf(passed, fiji).shares[0] == 0.25F);
    CHECK(fillOf(passed, uzbekistan).colors[0] == fillOf(before, uzbekistan).colors[0]);
    CHECK(fillOf(passed, uzbekistan).colors[1] == pale);
    CHECK(fillOf(passed, uzbekistan).shares[1] == 0.25F);
    CHECK(fillOf(passed, india) == fillOf(before, india));
    build(2.0);
    const Scene after = build(2.0);
    CHECK(fillOf(after, fiji) == fillOf(before, fiji));
    CHECK_FALSE(hasText(after, "passed within the step"));
    CHECK_FALSE(fades.moving());
}

TEST_CASE("magnified, the map never shows emptiness beside it, and panning is obeyed") {
    const FlatProjection map(150.0);
    const auto atlas = pacificAtlas();
    const auto ground = squares(atlas->parties, map);
    const Rect viewport{{0.0, 58.0}, {1000.0, 500.0}};
    View view;
    view.center = {150.0, 20.0};
    const Camera whole = cameraFor(view, *ground, map, viewport);
    CHECK(whole.toPixel(ground->bounds.min).x >= viewport.min.x);
    CHECK(whole.toPixel(ground->bounds.max).x <= viewport.max.x);
    CHECK(whole.toPixel(ground->bounds.max).y >= viewport.min.y);
    CHECK(whole.toPixel(ground->bounds.min).y <= viewport.max.y);
    view.zoom = 4.0;
    view.center = {150.0, 85.0};
    const Camera north = cameraFor(view, *ground, map, viewport);
    CHECK(north.scale == Approx(whole.scale * 4.0));
    CHECK(north.toPixel(ground->bounds.max).y == Approx(viewport.min.y + 12.0));
    view.lookAt = MapPoint{1.0, 0.5};
    CHECK(cameraFor(view, *ground, map, viewport).center == MapPoint{1.0, 0.5});
}

TEST_CASE("names are in the reader's language; what has none keeps its own") {
    Studio studio(150.0);
    studio.names = {"xx", std::vector<std::string>(studio.world->parties().size())};
    studio.names.names[japan] = "Nihon";
    const auto scene = studio.picture(50);
    CHECK(hasText(scene, "Nihon"));
    CHECK_FALSE(hasText(scene, studio.world->parties()[japan].name));
    CHECK(hasText(scene, studio.world->parties()[india].name));
    CHECK(hasText(scene, studio.world->parties()[america].name));
}
