#pragma once
/// What tests of drawing share: one context, scenes to draw, and looking at the pixels.

#include "render/gl_context.hpp"
#include "render/renderer.hpp"

#include <catch2/catch.hpp>
#include <epoxy/gl.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string>

namespace entente::test {

inline constexpr Color kWhite{255, 255, 255, 255};
inline constexpr Color kBlack{0, 0, 0, 255};
inline constexpr Color kRed{255, 0, 0, 255};
inline constexpr Color kBlue{0, 0, 255, 255};
inline constexpr Color kNone{0, 0, 0, 0};

/// One context and one renderer for all tests: making them costs more than all pictures here.
struct Studio {
    std::unique_ptr<GlContext> context;
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<Renderer> renderer;
};

inline Studio& studio() {
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

inline Scene emptyScene(double width, double height) {
    Scene scene;
    scene.size = {width, height};
    scene.background = kWhite;
    return scene;
}

inline void addItem(Scene& scene, Scene::ItemType type, std::size_t count) {
    scene.items.push_back({type, 0, static_cast<std::uint32_t>(count), {{0.0, 0.0}, scene.size}});
}

inline void addStroke(Scene& scene, Stroke stroke, const std::vector<glm::vec2>& points) {
    stroke.first = static_cast<std::uint32_t>(scene.points.size());
    stroke.count = static_cast<std::uint32_t>(points.size());
    scene.points.insert(scene.points.end(), points.begin(), points.end());
    scene.strokes.push_back(stroke);
}

inline Stroke plain(float width, Color color) {
    Stroke stroke;
    stroke.widthStart = stroke.widthEnd = width;
    stroke.color = color;
    return stroke;
}

inline Color at(const Image& image, int x, int y) {
    const auto* p = image.pixels.data() + (static_cast<std::size_t>(y) * image.width + static_cast<std::size_t>(x)) * 4;
    return {p[0], p[1], p[2], p[3]};
}

/// How much ink a black-on-white picture has in a rectangle, in whole pixels.
inline double ink(const Image& image, int x0, int y0, int x1, int y1) {
    double sum = 0.0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            sum += (255.0 - at(image, x, y).g) / 255.0;
        }
    }
    return sum;
}

inline double ink(const Image& image) {
    return ink(image, 0, 0, static_cast<int>(image.width), static_cast<int>(image.height));
}

inline Image draw(const Scene& scene, double scale = 1.0) {
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
inline int farthest(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    int most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::abs(int{a[i]} - int{b.at(i)}));
    }
    return most;
}

/// Two square territories side by side in a map four units wide, the sea round them.
inline std::shared_ptr<Ground> twoSquares() {
    auto ground = std::make_shared<Ground>();
    ground->key = "two squares";
    ground->bounds = {{-2.0, -1.0}, {2.0, 1.0}};
    for (std::uint32_t t = 0; t < 2; ++t) {
        const float x = t == 0 ? -1.0F : 0.0F;
        const std::array<glm::vec2, 4> corners{glm::vec2(x, -0.5F), {x + 1.0F, -0.5F}, {x + 1.0F, 0.5F}, {x, 0.5F}};
        Ground::Territory territory;
        territory.firstIndex = static_cast<std::uint32_t>(ground->indices.size());
        territory.indexCount = 6;
        territory.firstPolygon = t;
        territory.polygonCount = 1;
        ground->polygons.push_back({t, 1});
        ground->rings.push_back({t * 4, 4});
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
            ground->vertices.push_back(corner);
            ground->linePoints.push_back(corner);
        }
        ground->linePoints.push_back(corners.front());
    }
    ground->sphere = {{-1.8F, -0.9F}, {1.8F, -0.9F}, {1.8F, 0.9F}, {-1.8F, 0.9F}};
    return ground;
}

/// 400 x 200 pixels, a hundred to the map unit.
inline Scene groundScene(std::shared_ptr<const Ground> ground) {
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

} // namespace entente::test
