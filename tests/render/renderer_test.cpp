#include "render/gl_context.hpp"
#include "render/renderer.hpp"

#include <catch2/catch.hpp>
#include <epoxy/gl.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string>

using namespace entente;

namespace {

constexpr Color kWhite{255, 255, 255, 255};
constexpr Color kBlack{0, 0, 0, 255};
constexpr Color kRed{255, 0, 0, 255};
constexpr Color kBlue{0, 0, 255, 255};
constexpr Color kNone{0, 0, 0, 0};

/// One context and one renderer for all tests: making them costs more than all pictures here.
struct Studio {
    std::unique_ptr<GlContext> context;
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<Renderer> renderer;
};

Studio& studio() {
    static Studio made = [] {
        auto context = GlContext::createHeadless();
        if (!context) {
            throw std::runtime_error(context.diagnostics.front().text);
        }
        Studio s;
        s.context = std::move(*context.value);
        s.fonts = std::move(*Fonts::create().value);
        s.renderer = std::make_unique<Renderer>(*s.fonts);
        return s;
    }();
    return made;
}

Scene emptyScene(double width, double height) {
    Scene scene;
    scene.size = {width, height};
    scene.background = kWhite;
    return scene;
}

void addItem(Scene& scene, Scene::ItemType type, std::size_t count) {
    scene.items.push_back({type, 0, static_cast<std::uint32_t>(count), {{0.0, 0.0}, scene.size}});
}

void addStroke(Scene& scene, Stroke stroke, const std::vector<glm::vec2>& points) {
    stroke.first = static_cast<std::uint32_t>(scene.points.size());
    stroke.count = static_cast<std::uint32_t>(points.size());
    scene.points.insert(scene.points.end(), points.begin(), points.end());
    scene.strokes.push_back(stroke);
}

Stroke plain(float width, Color color) {
    Stroke stroke;
    stroke.widthStart = stroke.widthEnd = width;
    stroke.color = color;
    return stroke;
}

Color at(const Image& image, int x, int y) {
    const auto* p = image.pixels.data() + (static_cast<std::size_t>(y) * image.width + static_cast<std::size_t>(x)) * 4;
    return {p[0], p[1], p[2], p[3]};
}

/// How much ink a black-on-white picture has in a rectangle, in whole pixels.
double ink(const Image& image, int x0, int y0, int x1, int y1) {
    double sum = 0.0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            sum += (255.0 - at(image, x, y).g) / 255.0;
        }
    }
    return sum;
}

double ink(const Image& image) {
    return ink(image, 0, 0, static_cast<int>(image.width), static_cast<int>(image.height));
}

Image draw(const Scene& scene, double scale = 1.0) {
    return studio().renderer->drawToImage(scene, scale);
}

/// A framebuffer in the place of a window's.
class Frame {
  public:
    Frame(int width, int height) : width_(width), height_(height) {
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glGenFramebuffers(1, &framebuffer_);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    Frame(Frame&&) = delete;
    Frame& operator=(Frame&&) = delete;
    ~Frame() {
        glDeleteFramebuffers(1, &framebuffer_);
        glDeleteTextures(1, &texture_);
    }
    std::vector<std::uint8_t> draw(const Scene& scene) { return drawBy(*studio().renderer, scene); }
    std::vector<std::uint8_t> drawFresh(const Scene& scene) {
        Renderer renderer(*studio().fonts);
        return drawBy(renderer, scene);
    }

  private:
    std::vector<std::uint8_t> drawBy(Renderer& renderer, const Scene& scene) {
        renderer.drawToFramebuffer(scene, 1.3, {framebuffer_, 0, 0, width_, height_});
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4);
        glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
        return pixels;
    }
    int width_, height_;
    GLuint texture_ = 0, framebuffer_ = 0;
};

/// The largest difference between two values.
int farthest(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    int most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::abs(int{a[i]} - int{b.at(i)}));
    }
    return most;
}

/// Two square territories side by side in a map four units wide, the sea round them.
std::shared_ptr<Ground> twoSquares() {
    auto ground = std::make_shared<Ground>();
    ground->key = "two squares";
    ground->bounds = {{-2.0, -1.0}, {2.0, 1.0}};
    for (std::uint32_t t = 0; t < 2; ++t) {
        const float x = t == 0 ? -1.0F : 0.0F;
        const std::array<glm::vec2, 4> corners{glm::vec2(x, -0.5F), {x + 1.0F, -0.5F}, {x + 1.0F, 0.5F}, {x, 0.5F}};
        Ground::Territory territory;
        territory.firstIndex = static_cast<std::uint32_t>(ground->indices.size());
        territory.indexCount = 6;
        territory.bounds = {{static_cast<double>(x), -0.5}, {static_cast<double>(x) + 1.0, 0.5}};
        ground->territories.push_back(territory);
        for (const std::uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U}) {
            ground->indices.push_back(t * 4 + i);
        }
        Ground::Line line;
        line.first = static_cast<std::uint32_t>(ground->linePoints.size());
        line.count = 5;
        line.territory = t;
        ground->lines.push_back(line);
        for (const auto corner : corners) {
            ground->vertices.push_back({corner, t});
            ground->linePoints.push_back(corner);
        }
        ground->linePoints.push_back(corners.front());
    }
    ground->sphere = {{-1.8F, -0.9F}, {1.8F, -0.9F}, {1.8F, 0.9F}, {-1.8F, 0.9F}};
    return ground;
}

/// 400 x 200 pixels, a hundred to the map unit.
Scene groundScene(std::shared_ptr<const Ground> ground) {
    auto scene = emptyScene(400, 200);
    GroundDrawing drawing;
    drawing.ground = std::move(ground);
    drawing.camera.scale = 100.0;
    drawing.camera.viewport = {{0.0, 0.0}, {400.0, 200.0}};
    drawing.ocean = {10, 20, 30, 255};
    drawing.sphere = {40, 50, 60, 255};
    drawing.fills.resize(2);
    drawing.fills[0].colors.fill(kRed);
    drawing.fills[1].colors.fill(kBlue);
    scene.grounds.push_back(std::move(drawing));
    addItem(scene, Scene::ItemType::ground, 1);
    return scene;
}

} // namespace

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

TEST_CASE("thousands of strokes look like the same strokes drawn few at a time") {
    // A software driver has another way for many plain strokes in a row; elsewhere both pictures go one way.
    auto scene = emptyScene(300, 300);
    for (int i = 0; i < 2400; ++i) {
        const auto k = static_cast<float>(i);
        auto stroke = plain(0.4F + std::fmod(k * 0.37F, 4.0F), {20, static_cast<std::uint8_t>(i % 200), 90, 60});
        stroke.widthEnd = 0.3F + std::fmod(k * 0.11F, 2.0F);
        if (i % 5 == 0) {
            stroke.pattern = {StrokePattern::Form::dash, 10.0F, 6.0F};
        }
        const glm::vec2 a(150.0F + 190.0F * std::sin(k), 150.0F + 140.0F * std::cos(1.7F * k));
        const glm::vec2 b(150.0F + 120.0F * std::sin(2.3F * k + 1.0F), 150.0F + 130.0F * std::cos(0.9F * k));
        addStroke(scene, stroke, {a, (a + b) * 0.5F + glm::vec2(9.0F, -14.0F), b});
    }
    addItem(scene, Scene::ItemType::strokes, scene.strokes.size());
    const auto many = draw(scene, 1.5);
    scene.items.clear();
    for (std::uint32_t first = 0; first < 2400; first += 600) {
        scene.items.push_back({Scene::ItemType::strokes, first, 600, {{0.0, 0.0}, scene.size}});
    }
    const auto few = draw(scene, 1.5);
    double sum = 0.0;
    double apart = 0.0; // values that are far apart: where a line turns sharply
    for (std::size_t i = 0; i < few.pixels.size(); ++i) {
        const int difference = std::abs(int{few.pixels[i]} - int{many.pixels[i]});
        sum += difference;
        apart += difference > 12 ? 1.0 : 0.0;
    }
    CHECK(ink(few) > 20000.0);
    CHECK(sum / static_cast<double>(few.pixels.size()) < 1.0);
    CHECK(apart / static_cast<double>(few.pixels.size()) < 0.002);
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

TEST_CASE("text in two directions is measured whole and drawn") {
    auto& fonts = *studio().fonts;
    const std::string arabic = "\u0645\u0635\u0631";
    const double together = fonts.width("Egypt " + arabic, 13.0F, FontWeight::regular);
    CHECK(together ==
          Approx(fonts.width("Egypt ", 13.0F, FontWeight::regular) + fonts.width(arabic, 13.0F, FontWeight::regular))
              .epsilon(0.02));
    CHECK(fonts.width("\xFF\xC3", 13.0F, FontWeight::regular) >= 0.0); // broken UTF-8 is no reason to stop
}

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
    CHECK(farthest(second, Frame(260, 130).drawFresh(scene)) <= 1);
    drawing.fills.front().colors = {kRed, green, kNone};
    drawing.fills.front().shares = {0.4F, 0.6F, 0.0F};
    const auto both = frame.draw(scene);
    CHECK(farthest(both, Frame(260, 130).drawFresh(scene)) <= 1);
    CHECK(farthest(both, second) > 50);
    CHECK(farthest(second, first) > 50);
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
