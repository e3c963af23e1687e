#include "studio.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("a stroke ten pixels wide covers ten pixels, at any angle and scale") {
    for (const double scale : {1.0, 2.0}) {
        for (const float angle : {0.0F, 0.5F, 1.2F}) {
            auto scene = emptyScene(200, 200);
            const glm::vec2 reach(60.0F * std::cos(angle), 60.0F * std::sin(angle));
            addStroke(scene, plain(10.0F, kBlack), {glm::vec2(100.0F) - reach, glm::vec2(100.0F) + reach});
            addItem(scene, Scene::ItemType::strokes, 1);
            CHECK(ink(draw(scene, scale)) == Approx(1200.0 * scale * scale).epsilon(0.005));
        }
    }
}

TEST_CASE("a hairline keeps its weight though it is thinner than a pixel") {
    auto scene = emptyScene(200, 20);
    addStroke(scene, plain(0.4F, kBlack), {{20.0F, 10.3F}, {180.0F, 10.3F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    CHECK(ink(draw(scene)) == Approx(0.4 * 160).epsilon(0.03));
}

TEST_CASE("a direction shows as a taper") {
    auto scene = emptyScene(220, 40);
    auto stroke = plain(12.0F, kBlack);
    stroke.widthEnd = 4.0F;
    addStroke(scene, stroke, {{10.0F, 20.0F}, {110.0F, 20.0F}, {210.0F, 20.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    const auto image = draw(scene);
    CHECK(ink(image, 20, 0, 21, 40) == Approx(11.6).margin(0.2));
    CHECK(ink(image, 110, 0, 111, 40) == Approx(8.0).margin(0.2));
    CHECK(ink(image, 199, 0, 200, 40) == Approx(4.4).margin(0.2));
}

TEST_CASE("a possible tie is broken right through, casing included") {
    auto scene = emptyScene(200, 40);
    auto stroke = plain(6.0F, kBlack);
    stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
    stroke.casing = 2.0F;
    stroke.casingColor = kRed;
    addStroke(scene, stroke, {{20.0F, 20.0F}, {180.0F, 20.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    const auto image = draw(scene);
    for (int dash = 0; dash < 9; ++dash) {
        const int x = 20 + 16 * dash;
        CHECK(at(image, x + 5, 20) == kBlack);
        CHECK(at(image, x + 5, 16) == kRed);
        CHECK(at(image, x + 5, 23) == kRed);
        CHECK(at(image, x + 12, 20) == kWhite);
        CHECK(at(image, x + 12, 16) == kWhite);
    }
}

TEST_CASE("the inlay names the kind inside a body that stays whole") {
    auto scene = emptyScene(200, 40);
    auto stroke = plain(10.0F, kBlack);
    stroke.hasInlay = true;
    stroke.inlayWidth = 4.0F;
    stroke.inlayColor = kWhite;
    stroke.inlayUntil = 0.5F;
    addStroke(scene, stroke, {{20.0F, 20.0F}, {180.0F, 20.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    const auto image = draw(scene);
    CHECK(at(image, 60, 20) == kWhite);
    CHECK(at(image, 60, 16) == kBlack);
    CHECK(at(image, 60, 23) == kBlack);
    CHECK(at(image, 140, 20) == kBlack);
}

TEST_CASE("dots along a stroke have the area of discs") {
    auto scene = emptyScene(240, 40);
    auto stroke = plain(8.0F, kBlack);
    stroke.pattern = {StrokePattern::Form::dots, 8.0F, 12.0F};
    addStroke(scene, stroke, {{20.0F, 20.0F}, {216.0F, 20.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    CHECK(ink(draw(scene)) == Approx(10 * std::numbers::pi * 16.0).epsilon(0.02));
}

TEST_CASE("a half transparent stroke is as dark at its joints as between them") {
    auto scene = emptyScene(200, 200);
    std::vector<glm::vec2> arc;
    for (int i = 0; i <= 24; ++i) {
        const float angle = 0.11F * static_cast<float>(i);
        arc.emplace_back(100.0F + 70.0F * std::cos(angle), 30.0F + 120.0F * std::sin(angle));
    }
    addStroke(scene, plain(8.0F, {0, 0, 0, 128}), arc);
    addItem(scene, Scene::ItemType::strokes, 1);
    const auto image = draw(scene);
    int darkest = 255;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        darkest = std::min(darkest, int{image.pixels[i]});
    }
    CHECK(darkest >= 126);
}

TEST_CASE("leaving out points that no one sees does not move a stroke") {
    auto dense = emptyScene(300, 100);
    auto sparse = dense;
    std::vector<glm::vec2> line;
    for (int i = 0; i <= 2000; ++i) {
        line.emplace_back(20.0F + 0.13F * static_cast<float>(i), 50.0F);
    }
    addStroke(dense, plain(3.0F, kBlack), line);
    addStroke(sparse, plain(3.0F, kBlack), {line.front(), line.back()});
    addItem(dense, Scene::ItemType::strokes, 1);
    addItem(sparse, Scene::ItemType::strokes, 1);
    CHECK(ink(draw(dense)) == Approx(ink(draw(sparse))).epsilon(0.001));
}

TEST_CASE("a closed stroke has its four corners") {
    auto scene = emptyScene(100, 100);
    auto stroke = plain(4.0F, kBlack);
    stroke.closed = true;
    addStroke(scene, stroke, {{20.0F, 20.0F}, {80.0F, 20.0F}, {80.0F, 80.0F}, {20.0F, 80.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    const auto image = draw(scene);
    CHECK(ink(image) == Approx(64.0 * 64.0 - 56.0 * 56.0).epsilon(0.002));
    CHECK(at(image, 18, 18) == kBlack);
    CHECK(at(image, 81, 81) == kBlack);
}

TEST_CASE("round caps add half a disc at each end") {
    auto scene = emptyScene(100, 60);
    auto stroke = plain(20.0F, kBlack);
    stroke.roundCaps = true;
    addStroke(scene, stroke, {{30.0F, 30.0F}, {70.0F, 30.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    CHECK(ink(draw(scene)) == Approx(40.0 * 20.0 + std::numbers::pi * 100.0).epsilon(0.005));
}
