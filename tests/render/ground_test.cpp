#include "studio.hpp"

#include <random>

using namespace entente;
using namespace entente::test;

TEST_CASE("territories, sea and what lies outside the map have their colours") {
    const auto image = draw(groundScene(twoSquares()));
    CHECK(at(image, 150, 100) == kRed);
    CHECK(at(image, 250, 100) == kBlue);
    CHECK(at(image, 50, 100) == Color{40, 50, 60, 255});
    CHECK(at(image, 5, 100) == Color{10, 20, 30, 255});
    CHECK(at(image, 150, 20) == Color{40, 50, 60, 255});
}

TEST_CASE("the ground follows the camera, however near") {
    auto scene = groundScene(twoSquares());
    auto& camera = scene.grounds.front().camera;
    camera.center = {0.0, 0.4999};
    camera.scale = 200000.0;
    const auto image = draw(scene);
    CHECK(at(image, 100, 150) == kRed);
    CHECK(at(image, 300, 150) == kBlue);
    CHECK(at(image, 100, 76) == Color{40, 50, 60, 255});
    CHECK(at(image, 100, 84) == kRed);
}

TEST_CASE("a country has the colour of the sea in its lake, its own to the edge of the picture, and a soft coast") {
    const auto ground = twoSquares();
    ground->territories.front().bounds = {{-3.0, -0.5}, {-0.2, 0.5}};
    ground->vertices.clear();
    for (const glm::vec2 corner : {glm::vec2(-3.0F, -0.5F),
                                   {-0.2F, -0.5F},
                                   {-0.2F, 0.5F},
                                   {-3.0F, 0.5F}, // outer
                                   {-1.5F, -0.25F},
                                   {-1.5F, 0.25F},
                                   {-0.5F, 0.25F},
                                   {-0.5F, -0.25F}}) {
        ground->vertices.push_back(corner);
    }
    ground->rings = {{0, 4}, {4, 4}};
    ground->polygons = {{0, 2}};
    ground->territories.resize(1);
    ground->linePoints = {{-0.2F, -0.5F}, {-0.2F, 0.5F}};
    ground->lines = {{0, 2, LineRole::coast, 0}};
    const auto image = draw(groundScene(ground));
    CHECK(at(image, 25, 60) == kRed);
    CHECK(at(image, 175, 100) == kRed);
    CHECK(at(image, 100, 100) == Color{40, 50, 60, 255});
    CHECK(at(image, 100, 130) == kRed);
    CHECK(at(image, 179, 100) == kRed); // the coast runs between it and the next
    const Color half = at(image, 180, 100);
    CHECK(half.r == Approx(147).margin(3));
    CHECK(half.g == Approx(25).margin(3));
    CHECK(at(image, 181, 100) == Color{40, 50, 60, 255});
}

TEST_CASE("an island smaller than its coast is wide does not fade away") {
    const auto ground = twoSquares();
    ground->territories.clear();
    ground->linePoints.clear();
    for (int i = 0; i <= 8; ++i) { // round, 0.6 pixels to its middle
        const float turn = static_cast<float>(i % 8) * std::numbers::pi_v<float> / 4.0F;
        ground->linePoints.emplace_back(0.006F * std::cos(turn), 0.006F * std::sin(turn));
    }
    ground->lines = {{0, 9, LineRole::coast, Ground::kNoTerritory}};
    auto scene = groundScene(ground);
    scene.grounds.front().ocean = scene.grounds.front().sphere = kWhite;
    scene.grounds.front().pens[static_cast<std::size_t>(LineRole::coast)] = {kBlack, 1.0F};
    CHECK(ink(draw(scene)) == Approx(std::numbers::pi * 1.1 * 1.1).epsilon(0.25));
}

TEST_CASE("a country in two organizations shows both in their shares") {
    auto scene = groundScene(twoSquares());
    auto& fill = scene.grounds.front().fills.front();
    fill.colors = {kWhite, kBlack, kNone};
    fill.shares = {0.62F, 0.38F, 0.0F};
    const auto banded = draw(scene);
    CHECK(ink(banded, 110, 60, 190, 140) / 6400.0 == Approx(0.38).margin(0.01));
    fill.colors = {kWhite, kBlack, kWhite};
    fill.shares = {0.3F, 0.3F, 0.4F};
    CHECK(ink(draw(scene), 110, 60, 190, 140) / 6400.0 == Approx(0.3).margin(0.01));
}

TEST_CASE("a ground that is drawn again is the same, and a changed one is not the old") {
    auto scene = groundScene(twoSquares());
    scene.grounds.front().pens[static_cast<std::size_t>(LineRole::coast)] = {kWhite, 1.0F, 0.0F, 0.0F};
    const auto first = draw(scene);
    CHECK(draw(scene).pixels == first.pixels);
    CHECK(draw(scene).pixels == first.pixels);
    scene.grounds.front().fills.front().colors.fill(kBlack);
    CHECK(at(draw(scene), 150, 100) == kBlack);
    scene.grounds.front().camera.center.x = 1.0;
    CHECK(at(draw(scene), 150, 100) == kBlue);
}

TEST_CASE("frames recolour a ground bit by bit and show what a whole drawing shows") {
    Frame frame(260, 130);
    auto scene = groundScene(twoSquares());
    auto& drawing = scene.grounds.front();
    drawing.camera.center = {0.013, 0.007}; // edges lie between pixels
    drawing.pens[static_cast<std::size_t>(LineRole::coast)] = {{90, 90, 90, 200}, 1.5F, 0.0F, 0.0F};
    const Color green{10, 160, 70, 255};
    const auto first = frame.draw(scene);
    CHECK(frame.draw(scene) == first); // now its picture is kept
    drawing.fills.back().colors.fill(green);
    const auto second = frame.draw(scene);
    CHECK(second == Frame(260, 130).drawFresh(scene));
    drawing.fills.front().colors = {kRed, green, kNone};
    drawing.fills.front().shares = {0.4F, 0.6F, 0.0F};
    const auto both = frame.draw(scene);
    CHECK(both == Frame(260, 130).drawFresh(scene));
    CHECK(farthest(both, second) > 50);
    CHECK(farthest(second, first) > 50);
}

namespace {

/// Squares of a quarter of a map unit, in rows of sixteen, a gap between them: a map four units wide.
std::shared_ptr<Ground> manySquares() {
    auto ground = std::make_shared<Ground>();
    ground->key = "many squares";
    ground->bounds = {{-2.0, -1.0}, {2.0, 1.0}};
    for (std::uint32_t t = 0; t < 128; ++t) {
        const float x = -2.0F + 0.25F * static_cast<float>(t % 16);
        const float y = -1.0F + 0.25F * static_cast<float>(t / 16);
        const std::array corners{glm::vec2(x, y), glm::vec2(x + 0.21F, y), glm::vec2(x + 0.23F, y + 0.22F),
                                 glm::vec2(x, y + 0.2F)};
        Ground::Territory territory;
        territory.firstPolygon = t;
        territory.polygonCount = 1;
        territory.bounds = {{x, y}, {x + 0.23F, y + 0.22F}};
        ground->territories.push_back(territory);
        ground->polygons.push_back({t, 1});
        ground->rings.push_back({t * 4, 4});
        Ground::Line line;
        line.first = t * 5;
        line.count = 5;
        line.territory = t;
        ground->lines.push_back(line);
        ground->vertices.insert(ground->vertices.end(), corners.begin(), corners.end());
        ground->linePoints.insert(ground->linePoints.end(), corners.begin(), corners.end());
        ground->linePoints.push_back(corners.front());
    }
    ground->sphere = {{-1.9F, -0.95F}, {1.9F, -0.95F}, {1.9F, 0.95F}, {-1.9F, 0.95F}};
    return ground;
}

} // namespace

TEST_CASE("frames recolour countries that lie far apart, and what lies between them stays") {
    constexpr int kWidth = 1000;
    constexpr int kHeight = 500;
    Frame frame(kWidth, kHeight);
    auto scene = groundScene(manySquares());
    scene.size = {kWidth / 1.3, kHeight / 1.3};
    auto& drawing = scene.grounds.front();
    drawing.camera.scale = 192.0;
    drawing.camera.center = {0.013, 0.007};
    drawing.camera.viewport = {{0.0, 0.0}, scene.size};
    drawing.fills.resize(128);
    drawing.pens[static_cast<std::size_t>(LineRole::coast)] = {{90, 90, 90, 200}, 1.5F, 0.0F, 0.0F};
    drawing.selectedOutline = {kBlack, 4.0F, 0.0F, 0.0F};
    scene.items.front().clip = {{0.0, 0.0}, scene.size};
    std::mt19937 random(3);
    const auto shade = [&] { return static_cast<std::uint8_t>(random() % 256); };
    for (int step = 0; step < 12; ++step) {
        for (int changes = 0; changes < 1 + step % 5; ++changes) {
            auto& fill = drawing.fills[random() % 128];
            fill.colors = {Color{shade(), shade(), shade(), 255}, Color{shade(), shade(), shade(), 255}, kNone};
            fill.shares = random() % 2 == 0 ? std::array{1.0F, 0.0F, 0.0F} : std::array{0.4F, 0.6F, 0.0F};
            fill.outlined = random() % 4 == 0;
        }
        CAPTURE(step);
        const auto seen = frame.draw(scene);
        CHECK(seen == Frame(kWidth, kHeight).drawFresh(scene));
    }
}

TEST_CASE("the selected party has an outline all round, the others none") {
    auto scene = groundScene(twoSquares());
    scene.grounds.front().selectedOutline = {kBlack, 4.0F, 0.0F, 0.0F};
    scene.grounds.front().fills[1].outlined = true;
    const auto image = draw(scene);
    CHECK(at(image, 200, 100) == kBlack);
    CHECK(at(image, 300, 100) == kBlack);
    CHECK(at(image, 250, 50) == kBlack);
    CHECK(at(image, 250, 149) == kBlack);
    CHECK(at(image, 100, 100) == kRed);
    CHECK(at(image, 250, 100) == kBlue);
}

TEST_CASE("a large picture, which is drawn in strips, is the small one magnified") {
    auto scene = groundScene(twoSquares());
    addStroke(scene, plain(3.0F, kBlack), {{0.0F, 0.0F}, {400.0F, 200.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    scene.grounds.front().fills.front().colors = {kWhite, kBlack, kNone};
    scene.grounds.front().fills.front().shares = {0.5F, 0.5F, 0.0F};
    const auto large = draw(scene, 8.0);
    REQUIRE(large.width == 3200);
    REQUIRE(large.height == 1600);
    for (int i = 0; i < 60; ++i) {
        const int x = 5 + 53 * i;
        CHECK(at(large, x, x / 2) == kBlack);
    }
    const auto band = [&](int x, int y) {
        return std::fmod((x + y) * std::numbers::sqrt2 / 2.0, 13.0 * 8.0) < 52.0 ? kWhite : kBlack;
    };
    for (int y = 500; y < 1150; y += 31) {
        const double place = std::fmod((900 + y) * std::numbers::sqrt2 / 2.0, 52.0);
        if (place > 2.0 && place < 50.0 && std::abs(450 - y) > 20) {
            CHECK(at(large, 900, y) == band(900, y));
        }
    }
}
