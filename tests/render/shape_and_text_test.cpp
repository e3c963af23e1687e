#include "studio.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("a disc and a ring have their areas, a dashed ring a part of it") {
    Shape shape;
    shape.box = {{10.3, 20.6}, {90.3, 100.6}};
    shape.radius = 40.0F;
    shape.fill = kBlack;
    auto scene = emptyScene(120, 120);
    scene.shapes = {shape};
    addItem(scene, Scene::ItemType::shapes, 1);
    CHECK(ink(draw(scene)) == Approx(std::numbers::pi * 1600.0).epsilon(0.01));

    shape.fill = kNone;
    shape.stroke = kBlack;
    shape.strokeWidth = 4.0F;
    scene.shapes = {shape};
    const double ring = ink(draw(scene));
    CHECK(ring == Approx(2.0 * std::numbers::pi * 40.0 * 4.0).epsilon(0.01));

    shape.dashOn = 3.0F;
    shape.dashOff = 2.0F;
    scene.shapes = {shape};
    CHECK(ink(draw(scene)) == Approx(0.6 * ring).epsilon(0.02));
}

TEST_CASE("a rectangle covers exactly its pixels, and a band its share") {
    Shape shape;
    shape.box = {{10.0, 10.0}, {90.0, 60.0}};
    shape.fill = kBlack;
    auto scene = emptyScene(100, 80);
    scene.shapes = {shape};
    addItem(scene, Scene::ItemType::shapes, 1);
    const auto image = draw(scene);
    CHECK(ink(image) == Approx(80.0 * 50.0).epsilon(0.0001));
    CHECK(at(image, 10, 10) == kBlack);
    CHECK(at(image, 9, 10) == kWhite);

    shape.fill = kWhite;
    shape.band = kBlack;
    shape.bandShare = 0.38F;
    scene.shapes = {shape};
    CHECK(ink(draw(scene)) == Approx(0.38 * 80.0 * 50.0).epsilon(0.03));
}

TEST_CASE("a filled polygon has its area whichever way round it is given") {
    for (const bool turned : {false, true}) {
        auto scene = emptyScene(100, 100);
        scene.points = {{20.4F, 20.0F}, {80.0F, 35.7F}, {45.0F, 85.2F}};
        if (turned) {
            std::swap(scene.points[0], scene.points[1]);
        }
        scene.fills.push_back({0, 3, kBlack});
        addItem(scene, Scene::ItemType::fills, 1);
        CHECK(ink(draw(scene)) == Approx(0.5 * std::abs(59.6 * 65.2 - 24.6 * 15.7)).epsilon(0.01));
    }
}

TEST_CASE("nothing is drawn outside an item's clip") {
    auto scene = emptyScene(100, 100);
    addStroke(scene, plain(30.0F, kBlack), {{0.0F, 50.0F}, {100.0F, 50.0F}});
    addItem(scene, Scene::ItemType::strokes, 1);
    scene.items.front().clip = {{20.0, 45.0}, {60.0, 52.0}};
    const auto image = draw(scene);
    CHECK(ink(image) == Approx(40.0 * 7.0));
    CHECK(at(image, 20, 45) == kBlack);
    CHECK(at(image, 20, 44) == kWhite);
    CHECK(at(image, 60, 45) == kWhite);
}

TEST_CASE("text is drawn where it was measured to be, its halo round it") {
    auto& fonts = *studio().fonts;
    for (const double scale : {1.0, 2.0}) {
        auto scene = emptyScene(300, 60);
        Text text;
        text.text = "Hamburg HEX";
        text.position = {150.0, 40.0};
        text.size = 20.0F;
        text.weight = FontWeight::semibold;
        text.align = Align::middle;
        text.color = kBlack;
        scene.texts = {text};
        addItem(scene, Scene::ItemType::texts, 1);
        const auto image = draw(scene, scale);
        const double half = 0.5 * fonts.width(text.text, text.size, text.weight);
        REQUIRE(half > 40.0);
        const auto px = [&](double v) { return static_cast<int>(std::lround(v * scale)); };
        const int left = px(150.0 - half);
        const int right = px(150.0 + half);
        CHECK(ink(image) > 100.0 * scale * scale);
        CHECK(ink(image, left - 1, px(20), right + 1, px(47)) == Approx(ink(image)));
        CHECK(ink(image, left, px(20), left + px(4), px(41)) > 0.0);
        CHECK(ink(image, right - px(4), px(20), right, px(41)) > 0.0);

        scene.background = kBlue;
        scene.texts.front().halo = kWhite;
        scene.texts.front().haloWidth = 4.0F;
        const auto haloed = draw(scene, scale);
        CHECK(at(haloed, left - px(2), px(33)) == kWhite);
        CHECK(at(haloed, left - px(6), px(33)) == kBlue);
    }
}

TEST_CASE("a halo never covers a neighbour's letters") {
    auto scene = emptyScene(200, 60);
    Text text;
    text.text = "one";
    text.position = {20.0, 40.0};
    text.color = kBlack;
    text.size = 20.0F;
    scene.texts = {text};
    addItem(scene, Scene::ItemType::texts, 1);
    const double alone = ink(draw(scene), 0, 0, 58, 60);
    text.position.x += studio().fonts->width("one", 20.0F, FontWeight::regular);
    text.text = "two";
    text.halo = kWhite;
    text.haloWidth = 4.0F;
    scene.texts.push_back(text);
    scene.items.front().count = 2;
    CHECK(ink(draw(scene), 0, 0, 50, 60) >= alone - ink(draw(scene), 50, 0, 58, 60) - 0.01);
}

TEST_CASE("text on a path stands in its middle, its letters turned with it") {
    auto& fonts = *studio().fonts;
    Text text;
    text.text = "HHHHH";
    text.size = 20.0F;
    text.color = kBlack;
    text.pathCount = 2;
    const double length = fonts.width(text.text, text.size, text.weight);
    const double capital = 0.75 * 20.0;
    // From below upwards: the letters lie on their backs, to the left of the path.
    auto scene = emptyScene(200, 200);
    scene.points = {{100.0F, 190.0F}, {100.0F, 10.0F}};
    scene.texts = {text};
    addItem(scene, Scene::ItemType::texts, 1);
    const double upright = ink(draw(scene));
    CHECK(upright > 300.0);
    const auto part = [&](int left, int top, int right, int bottom) {
        return ink(draw(scene), left, top, right, bottom) / ink(draw(scene));
    };
    const int half = static_cast<int>(std::lround(length / 2.0));
    CHECK(part(static_cast<int>(100.0 - capital) - 1, 100 - half - 1, 102, 100 + half + 1) > 0.999);
    CHECK(part(0, 0, 200, 100) == Approx(0.5).margin(0.03));
    // Apart from each other they take more room, and as much ink.
    scene.texts.front().spacing = 8.0F;
    CHECK(ink(draw(scene)) == Approx(upright).epsilon(0.03));
    CHECK(part(0, 100 - half - 16, 200, 100 + half + 16) > 0.97);
    CHECK(part(0, 100 - half, 200, 100 + half) < 0.95);
    // The same text straight has the same ink.
    scene.texts.front().pathCount = 0;
    scene.texts.front().position = {20.0, 100.0};
    CHECK(ink(draw(scene)) == Approx(upright).epsilon(0.1));
}

TEST_CASE("letters that are joined are never turned one by one") {
    auto& fonts = *studio().fonts;
    for (const char* apart :
         {"Chile", "Перу", "Ελλάδα", "\u05D9\u05E9\u05E8\u05D0\u05DC", "\u0E44\u0E17\u0E22", "日本"}) {
        INFO(apart);
        CHECK(fonts.canBend(apart));
    }
    for (const char* joined : {"\u0645\u0635\u0631", "\u092D\u093E\u0930\u0924", "Egypt \u0645\u0635\u0631"}) {
        INFO(joined);
        CHECK_FALSE(fonts.canBend(joined));
    }
}

TEST_CASE("a font says which letters there are") {
    const auto fonts = std::move(Fonts::create().value.value());
    CHECK(fonts->canDraw("Uzbekistan"));
    CHECK(fonts->canDraw("Узбекистан Ουζμπεκιστάν"));
    CHECK_FALSE(fonts->canDraw("\u0378")); // no letter at all
    fonts->setLanguage("zh_CN");
    CHECK(fonts->canDraw("Uzbekistan"));
}

TEST_CASE("text in two directions is measured whole and drawn") {
    auto& fonts = *studio().fonts;
    const std::string arabic = "\u0645\u0635\u0631";
    const double together = fonts.width("Egypt " + arabic, 13.0F, FontWeight::regular);
    CHECK(together ==
          Approx(fonts.width("Egypt ", 13.0F, FontWeight::regular) + fonts.width(arabic, 13.0F, FontWeight::regular))
              .epsilon(0.02));
    CHECK(fonts.width("\xFF\xC3", 13.0F, FontWeight::regular) >= 0.0); // broken UTF-8 is no reason to stop
}
