// A software driver has another way for many strokes and shapes: the processor draws them. Elsewhere both pictures of a
// test go one way.

#include "studio.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

using namespace entente;
using namespace entente::test;

namespace {

/// A curve through the picture, another one for each number.
std::vector<glm::vec2> lineOf(float k) {
    const glm::vec2 a(150.0F + 190.0F * std::sin(k), 150.0F + 140.0F * std::cos(1.7F * k));
    const glm::vec2 b(150.0F + 120.0F * std::sin(2.3F * k + 1.0F), 150.0F + 130.0F * std::cos(0.9F * k));
    const glm::vec2 aside(9.0F, -14.0F);
    std::vector<glm::vec2> line;
    for (int i = 0; i <= 20; ++i) {
        const float t = static_cast<float>(i) / 20.0F;
        line.push_back(a * (1.0F - t) + b * t + aside * (4.0F * t * (1.0F - t)));
    }
    return line;
}

/// The scene with so many parts of an item at a time, and something between them that nobody sees.
Scene fewAtATime(Scene scene, std::uint32_t few) {
    const auto whole = std::exchange(scene.items, {});
    for (const auto& item : whole) {
        for (std::uint32_t first = 0; first < item.count; first += few) {
            scene.items.push_back({item.type, item.first + first, std::min(few, item.count - first), item.clip});
            scene.items.push_back({Scene::ItemType::texts, 0, 0, item.clip});
        }
    }
    return scene;
}

struct Difference {
    double mean = 0.0;  ///< of all values
    double apart = 0.0; ///< the part of them that are more than 12 apart: where a line turns sharply
};

Difference differenceOf(const Image& a, const Image& b) {
    Difference difference;
    const auto count = static_cast<double>(a.pixels.size());
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int apart = std::abs(int{a.pixels[i]} - int{b.pixels.at(i)});
        difference.mean += apart / count;
        difference.apart += (apart > 12 ? 1.0 : 0.0) / count;
    }
    return difference;
}

/// Both ways of drawing show the same.
void checkBothWays(const Scene& scene, double scale = 1.5) {
    const auto few = draw(fewAtATime(scene, 50), scale);
    const auto difference = differenceOf(draw(scene, scale), few);
    CHECK(ink(few) > 8000.0);
    CHECK(difference.mean < 0.8);
    CHECK(difference.apart < 0.01);
}

} // namespace

TEST_CASE("thousands of strokes look like the same strokes drawn few at a time") {
    auto scene = emptyScene(300, 300);
    for (int i = 0; i < 2400; ++i) {
        const auto k = static_cast<float>(i);
        auto stroke = plain(0.4F + std::fmod(k * 0.37F, 4.0F), {20, static_cast<std::uint8_t>(i % 200), 90, 60});
        stroke.widthEnd = 0.3F + std::fmod(k * 0.11F, 2.0F);
        if (i % 5 == 0) {
            stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
        }
        addStroke(scene, stroke, lineOf(k));
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    checkBothWays(scene);
}

TEST_CASE("strokes of every style look the same whoever draws them") {
    using Form = StrokePattern::Form;
    const auto [style, change] = GENERATE(table<const char*, std::function<void(Stroke&)>>({
        {"dots",
         [](Stroke& s) {
             s.pattern = {Form::dots, 3.0F, 4.0F};
         }},
        {"dashes",
         [](Stroke& s) {
             s.pattern = {Form::dash, 9.0F, 5.0F};
         }},
        {"round caps", [](Stroke& s) { s.roundCaps = true; }},
        {"casing", [](Stroke& s) { s.casing = 1.5F; }},
        {"casing in dashes", [](Stroke& s) { s.casing = 1.0F, s.pattern = {Form::dash, 12.0F, 5.0F}; }},
        {"whole inlay", [](Stroke& s) { s.hasInlay = true; }},
        {"inlay in dashes", [](Stroke& s) { s.hasInlay = true, s.inlay = {Form::dash, 6.0F, 4.0F}; }},
        {"inlay of dots", [](Stroke& s) { s.hasInlay = true, s.inlay = {Form::dots, 2.0F, 5.0F}; }},
        {"inlay of chevrons", [](Stroke& s) { s.hasInlay = true, s.inlay = {Form::chevrons, 3.0F, 6.0F}; }},
        {"half an inlay", [](Stroke& s) { s.hasInlay = true, s.inlayUntil = 0.5F, s.casing = 1.0F; }},
        {"half transparent", [](Stroke& s) { s.color.a = 120, s.casing = 1.0F; }},
    }));
    INFO(style);
    auto scene = emptyScene(300, 300);
    for (int i = 0; i < 150; ++i) {
        auto stroke = plain(3.0F + static_cast<float>(i % 4), {20, static_cast<std::uint8_t>(i), 90, 255});
        stroke.widthEnd = 3.0F;
        stroke.casingColor = {240, 230, 40, 255};
        stroke.inlayColor = {255, 255, 255, 255};
        stroke.inlayWidth = 2.0F;
        change(stroke);
        addStroke(scene, stroke, lineOf(static_cast<float>(i)));
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    checkBothWays(scene);
}

TEST_CASE("shapes among many strokes look the same whoever draws them, and lie in their order") {
    auto scene = emptyScene(300, 300);
    const auto addShapes = [&](float radius, std::uint8_t red) {
        const auto first = static_cast<std::uint32_t>(scene.shapes.size());
        for (int i = 0; i < 60; ++i) {
            const glm::dvec2 middle(20.0 + 40.0 * (i % 7) + 0.3 * i, 20.0 + 31.0 * (i / 7));
            Shape shape;
            shape.box = {middle - 12.0, middle + glm::dvec2(12.0, i % 3 == 0 ? 12.0 : 7.0)};
            shape.radius = i % 4 == 0 ? 0.0F : radius;
            shape.fill = {red, static_cast<std::uint8_t>(4 * i), 120, static_cast<std::uint8_t>(i % 5 == 0 ? 90 : 255)};
            shape.stroke = kBlack;
            shape.strokeWidth = static_cast<float>(i % 3);
            if (i % 6 == 1) {
                shape.band = {240, 240, 90, 255};
                shape.bandShare = 0.4F;
            }
            if (i % 6 == 2) {
                shape.dashOn = 3.0F;
                shape.dashOff = 2.0F;
            }
            scene.shapes.push_back(shape);
        }
        scene.items.push_back({Scene::ItemType::shapes, first, 60, {{0.0, 0.0}, scene.size}});
    };
    addShapes(12.0F, 30);
    for (int i = 0; i < 150; ++i) {
        addStroke(scene, plain(2.0F, {90, 20, static_cast<std::uint8_t>(i), 255}), lineOf(static_cast<float>(i)));
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    addShapes(5.0F, 200);
    checkBothWays(scene);
}

TEST_CASE("a layer is laid over what lies below it, and only inside its clip") {
    auto scene = emptyScene(301, 203); // of a width that is no whole number of blocks
    scene.background = kRed;
    for (int i = 0; i < 200; ++i) {
        auto stroke = plain(1.0F, {0, 0, 255, 128});
        const auto y = static_cast<float>(i) + 0.5F;
        addStroke(scene, stroke, {{-10.0F, y}, {320.0F, y}});
    }
    scene.items.push_back({Scene::ItemType::strokes, 0, 200, {{50.0, 0.0}, {280.0, 200.0}}});
    const auto image = draw(scene);
    for (const int y : {1, 64, 100, 150, 198}) {
        CHECK(at(image, 49, y) == kRed);
        CHECK(std::abs(int{at(image, 50, y).r} - 127) <= 1);
        CHECK(std::abs(int{at(image, 279, y).b} - 128) <= 1);
        CHECK(at(image, 280, y) == kRed);
        CHECK(at(image, 300, y) == kRed);
    }
    CHECK(at(image, 100, 202) == kRed);
}

TEST_CASE("a layer has the same bytes whatever was drawn before it, in a window as well") {
    auto scene = emptyScene(290, 230);
    for (int i = 0; i < 300; ++i) { // broad strokes with sharp bends, and such that end in a point
        auto stroke = plain(9.0F, {static_cast<std::uint8_t>(i % 250), 20, 90, 200});
        stroke.widthEnd = i % 2 == 0 ? 0.0F : 9.0F;
        const auto k = static_cast<float>(i);
        const glm::vec2 a(std::fmod(k * 37.0F, 300.0F) - 5.0F, std::fmod(k * 53.0F, 240.0F) - 5.0F);
        addStroke(scene, stroke,
                  {a, a + glm::vec2(60.0F, 3.0F), a + glm::vec2(62.0F, 5.0F), a + glm::vec2(3.0F, 70.0F)});
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    auto other = scene;
    std::reverse(other.strokes.begin(), other.strokes.end());
    Frame frame(377, 299);
    const auto fresh = frame.drawFresh(scene);
    (void)frame.draw(other);
    CHECK(frame.draw(scene) == fresh);
    const auto few = frame.draw(fewAtATime(scene, 50));
    double apart = 0.0;
    for (std::size_t i = 0; i < few.size(); ++i) {
        apart += std::abs(int{few[i]} - int{fresh[i]}) > 40 ? 1.0 : 0.0;
    }
    CHECK(apart / static_cast<double>(few.size()) < 0.02); // sharp joints are divided otherwise
}

TEST_CASE("a layer draws in strips of a large picture, and what is no place is left out") {
    auto scene = emptyScene(1000, 1300);
    for (int i = 0; i < 200; ++i) {
        const auto y = 6.0F * static_cast<float>(i) + 20.0F;
        addStroke(scene, plain(3.0F, kBlack), {{-1e9F, y}, {1e9F, y}});
    }
    const float none = std::numeric_limits<float>::quiet_NaN();
    addStroke(scene, plain(3.0F, kRed), {{none, 10.0F}, {500.0F, 10.0F}, {700.0F, none}});
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    const auto image = draw(scene, 2.0);
    REQUIRE(image.height == 2600);
    for (int i = 0; i < 200; ++i) {
        const int y = 12 * i + 40;
        CHECK(at(image, 3, y) == kBlack);
        CHECK(at(image, 1996, y) == kBlack);
        CHECK(at(image, 1000, y + 6) == kWhite);
    }
}

TEST_CASE("a picture smaller than a block of pixels has its layer") {
    auto scene = emptyScene(3, 5);
    for (int i = 0; i < 120; ++i) {
        addStroke(scene, plain(2.0F, kBlack), {{-300.0F, 2.0F}, {300.0F, 2.0F}});
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    const auto image = draw(scene);
    CHECK(at(image, 0, 1) == kBlack);
    CHECK(at(image, 2, 2) == kBlack);
    CHECK(at(image, 1, 4) == kWhite);
}
