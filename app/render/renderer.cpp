#include "render/renderer.hpp"

#include "render/gl_objects.hpp"
#include "render/ground_renderer.hpp"
#include "render/huge_pages.hpp"
#include "render/layer_renderer.hpp"
#include "render/programs.hpp"
#include "render/shape_renderer.hpp"
#include "render/stroke_renderer.hpp"
#include "render/surface.hpp"
#include "render/text_renderer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string_view>

namespace entente {
namespace {

/// The most pixels that are drawn at once for an image.
constexpr int kStripPixels = 1920 * 1200;

/// The framebuffer that images are drawn in, kept from one to the next.
class Canvas {
  public:
    void resize(glm::ivec2 size) {
        if (size == size_) {
            return;
        }
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture_.id());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw std::runtime_error("the driver cannot draw a picture " + std::to_string(size.x) + " x " +
                                     std::to_string(size.y) + " pixels large");
        }
        size_ = size;
    }
    [[nodiscard]] GLuint framebuffer() const { return framebuffer_.id(); }

  private:
    GlTexture texture_;
    GlFramebuffer framebuffer_;
    glm::ivec2 size_{0, 0};
};

/// Undoes the multiplication by alpha in a picture whose background is not opaque.
void makeStraight(std::vector<std::uint8_t>& pixels) {
    for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) {
        const unsigned alpha = pixels[i + 3];
        for (std::size_t k = i; alpha > 0 && alpha < 255 && k < i + 3; ++k) {
            pixels[k] = static_cast<std::uint8_t>(std::min(255U, (pixels[k] * 255U + alpha / 2U) / alpha));
        }
    }
}

/// A small picture with everything in it that scenes are made of.
Scene sampler() {
    Scene scene;
    scene.size = {8.0, 8.0};
    scene.background = {255, 255, 255, 255};
    constexpr Color kInk{40, 40, 40, 255};
    auto ground = std::make_shared<Ground>();
    ground->vertices = {{-1.0F, -1.0F}, {1.0F, -1.0F}, {0.0F, 1.0F}};
    ground->rings = {{0, 3}};
    ground->polygons = {{0, 1}};
    ground->territories.resize(1);
    ground->territories.front().polygonCount = 1;
    ground->territories.front().bounds = {{-1.0, -1.0}, {1.0, 1.0}};
    GroundDrawing drawing;
    drawing.ground = std::move(ground);
    drawing.camera.scale = 1.0;
    drawing.camera.viewport = {{0.0, 0.0}, scene.size};
    drawing.fills.resize(1);
    scene.grounds.push_back(std::move(drawing));
    scene.points = {{1.0F, 1.0F}, {7.0F, 1.0F}, {4.0F, 7.0F}};
    Stroke line;
    line.count = 3;
    line.color = kInk;
    Stroke dashed = line;
    dashed.pattern = {StrokePattern::Form::dash, 3.0F, 2.0F};
    Stroke dotted = line;
    dotted.pattern = {StrokePattern::Form::dots, 2.0F, 3.0F};
    scene.strokes = {line, dashed, dotted};
    Shape shape;
    shape.box = {{1.0, 1.0}, {7.0, 7.0}};
    shape.fill = kInk;
    scene.shapes = {shape};
    Text text;
    text.text = "A";
    text.position = {1.0, 7.0};
    text.color = kInk;
    scene.texts = {text};
    using Type = Scene::ItemType;
    for (const auto& [type, count] :
         {std::pair(Type::ground, 1U), {Type::strokes, 3U}, {Type::shapes, 1U}, {Type::texts, 1U}}) {
        scene.items.push_back({type, 0, count, {{0.0, 0.0}, scene.size}});
    }
    return scene;
}

/// Mesa's drivers that draw with the processor name themselves so.
bool isSoftwareDriver() {
    const auto* text = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view name = text != nullptr ? text : "";
    return name.find("llvmpipe") != std::string_view::npos || name.find("softpipe") != std::string_view::npos;
}

} // namespace

struct Renderer::State {
    explicit State(const Fonts& fonts) : strokes(programs), shapes(programs, strokes), texts(programs, fonts) {}

    void draw(const Scene& scene, const Surface& surface);
    void drawItem(const Scene& scene, const Scene::Item& item, const Surface& surface);
    static bool clipTo(const Rect& clip, const Surface& surface);

    bool softwareDriver = isSoftwareDriver();
    Programs programs;
    StrokeRenderer strokes;
    GroundRenderer ground;
    ShapeRenderer shapes;
    TextRenderer texts;
    LayerRenderer layers;
    Canvas canvas;
};

void Renderer::State::draw(const Scene& scene, const Surface& surface) {
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    glViewport(surface.corner.x, surface.corner.y, surface.size.x, surface.size.y);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_SCISSOR_TEST);
    glScissor(surface.corner.x, surface.corner.y, surface.size.x, surface.size.y);
    const auto& b = scene.background;
    const float alpha = static_cast<float>(b.a) / 255.0F;
    const std::array<float, 4> background{static_cast<float>(b.r) / 255.0F * alpha,
                                          static_cast<float>(b.g) / 255.0F * alpha,
                                          static_cast<float>(b.b) / 255.0F * alpha, alpha};
    glClearBufferfv(GL_COLOR, 0, background.data());
    const std::span items(scene.items);
    for (std::size_t i = 0; i < items.size();) {
        const auto start = softwareDriver ? LayerRenderer::startOf(scene, items.subspan(i)) : LayerRenderer::Start{};
        const auto together = items.subspan(i, std::max<std::size_t>(start.count, 1));
        if (!start.isWorthIt) {
            for (const auto& item : together) {
                drawItem(scene, item, surface);
            }
        } else if (clipTo(together.front().clip, surface)) {
            layers.draw(scene, together, surface);
        }
        i += together.size();
    }
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_BLEND);
    glUseProgram(0);
    glBindVertexArray(0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindTexture(GL_TEXTURE_BUFFER, 0);
}

/// Whether anything is seen in the rectangle.
bool Renderer::State::clipTo(const Rect& clip, const Surface& surface) {
    const auto box = surface.pixels(clip);
    if (box.z <= 0 || box.w <= 0) {
        return false;
    }
    glScissor(box.x, box.y, box.z, box.w);
    return true;
}

void Renderer::State::drawItem(const Scene& scene, const Scene::Item& item, const Surface& surface) {
    if (!clipTo(item.clip, surface)) {
        return;
    }
    const auto pointsOf = [&](const auto& part) { return std::span(scene.points).subspan(part.first, part.count); };
    switch (item.type) {
    case Scene::ItemType::ground:
        for (std::size_t i = item.first; i < item.first + item.count; ++i) {
            ground.draw(scene.grounds[i], i, item.clip, surface);
        }
        break;
    case Scene::ItemType::strokes:
        strokes.begin(surface);
        for (const auto& stroke : std::span(scene.strokes).subspan(item.first, item.count)) {
            strokes.addStroke(stroke, pointsOf(stroke));
        }
        strokes.flush();
        break;
    case Scene::ItemType::shapes:
        shapes.draw(std::span(scene.shapes).subspan(item.first, item.count), surface);
        break;
    case Scene::ItemType::fills:
        strokes.begin(surface);
        for (const auto& fill : std::span(scene.fills).subspan(item.first, item.count)) {
            strokes.addFill(fill, pointsOf(fill));
        }
        strokes.flush();
        break;
    case Scene::ItemType::texts:
        texts.draw(std::span(scene.texts).subspan(item.first, item.count), scene.points, surface);
        break;
    }
}

Renderer::Renderer(const Fonts& fonts) : state_(std::make_unique<State>(fonts)) {}
Renderer::~Renderer() = default;

void Renderer::prepare() {
    (void)drawToImage(sampler(), 1.0);
}

Image Renderer::drawToImage(const Scene& scene, double pixelsPerLogical) {
    assert(pixelsPerLogical > 0.0);
    const glm::ivec2 size(std::max(1L, std::lround(scene.size.x * pixelsPerLogical)),
                          std::max(1L, std::lround(scene.size.y * pixelsPerLogical)));
    Image image;
    image.width = static_cast<std::uint32_t>(size.x);
    image.height = static_cast<std::uint32_t>(size.y);
    const std::size_t rowBytes = std::size_t{image.width} * 4;
    reserveHuge(image.pixels, rowBytes * image.height);
    image.pixels.resize(rowBytes * image.height);
    const int strips = (size.x * size.y + kStripPixels - 1) / kStripPixels;
    const int rows = (size.y + strips - 1) / strips;
    state_->canvas.resize({size.x, rows});
    for (int first = 0; first < size.y; first += rows) {
        Surface surface;
        surface.framebuffer = state_->canvas.framebuffer();
        surface.size = {size.x, std::min(rows, size.y - first)};
        surface.firstRow = first;
        surface.topRowFirst = true;
        surface.pixelsPerLogical = pixelsPerLogical;
        state_->draw(scene, surface);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, surface.framebuffer);
        glReadPixels(0, 0, surface.size.x, surface.size.y, GL_RGBA, GL_UNSIGNED_BYTE,
                     image.pixels.data() + static_cast<std::size_t>(first) * rowBytes);
    }
    if (scene.background.a < 255) {
        makeStraight(image.pixels);
    }
    return image;
}

void Renderer::drawToFramebuffer(const Scene& scene, double pixelsPerLogical, const FramebufferTarget& target) {
    assert(pixelsPerLogical > 0.0 && target.width > 0 && target.height > 0);
    Surface surface;
    surface.framebuffer = target.id;
    surface.corner = {target.x, target.y};
    surface.size = {target.width, target.height};
    surface.pixelsPerLogical = pixelsPerLogical;
    state_->draw(scene, surface);
}

} // namespace entente
