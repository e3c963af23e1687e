#pragma once
/// Draws a scene with OpenGL: to an image, or to a part of the window's framebuffer.

#include "core/scene.hpp"
#include "render/fonts.hpp"

#include <cstdint>
#include <memory>

namespace entente {

/// A part of a framebuffer of the current context: its lower left corner and its size in device pixels. id 0 is the
/// window's.
struct FramebufferTarget {
    std::uint32_t id = 0;
    int x = 0, y = 0;
    int width = 0, height = 0;
};

/// Draws scenes with the OpenGL 3.3 core context that was current when it was made; that context must be current
/// whenever it is used and when it is destroyed. Colours are blended as sRGB bytes, as browsers do. Throws
/// std::runtime_error where the driver refuses a shader or a framebuffer.
class Renderer {
  public:
    /// The fonts must outlive the renderer.
    explicit Renderer(const Fonts& fonts);
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    Renderer(Renderer&&) = delete;
    Renderer& operator=(Renderer&&) = delete;
    ~Renderer();

    /// Makes the driver compile what scenes are drawn with, so that this can happen while something else is waited for;
    /// without it the first drawing does.
    void prepare();

    /// The whole scene as an image of size * pixelsPerLogical, rounded. A picture as large as a screen at four
    /// thousand pixels is drawn in strips, so that the memory of one strip serves for all. The same scene has the same
    /// bytes, whatever was drawn before.
    [[nodiscard]] Image drawToImage(const Scene& scene, double pixelsPerLogical);

    /// The scene with its top left corner at the target's, as a frame of a window: only what changed of the ground may
    /// be drawn, which leaves values at its soft edges off by one. Leaves the target's framebuffer bound, and blending,
    /// scissor test, program, vertex array and textures as a new context has them.
    void drawToFramebuffer(const Scene& scene, double pixelsPerLogical, const FramebufferTarget& target);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente
