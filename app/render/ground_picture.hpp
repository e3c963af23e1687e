#pragma once
/// The picture of a ground that was drawn, kept so that the next frame need not draw it again.

#include "core/scene.hpp"
#include "render/gl_objects.hpp"
#include "render/surface.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

class GroundPicture {
  public:
    /// What of the ground drawn last a drawing would show again.
    enum class Match : std::uint8_t {
        none,
        allButFills, ///< the same map in the same place, some territories filled in other colours
        all
    };

    [[nodiscard]] Match compare(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface) const;
    /// Remembers what was drawn in a box of the surface, without its pixels.
    void remember(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface);
    /// Keeps the pixels of what was remembered last. They are opaque.
    void copyFrom(const Surface& surface);
    [[nodiscard]] bool hasPixels() const { return hasPixels_; }
    /// Puts the pixels back where they were on the surface.
    void copyTo(const Surface& surface) const;

    /// The territories whose colours differ in `drawing`, which matches in all but fills; nullopt where more than
    /// colours changed.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> recolored(const GroundDrawing& drawing) const;
    /// Binds the picture's framebuffer, with a stencil, for drawing parts of it anew; from then on it shows
    /// `drawing`. nullopt where the driver refuses.
    [[nodiscard]] std::optional<Surface> beginChange(const GroundDrawing& drawing, const Surface& surface);

  private:
    [[nodiscard]] glm::ivec2 size() const { return {box_.z, box_.w}; }
    void allocatePixels();

    GroundDrawing drawing_; ///< its ground is in ground_
    std::weak_ptr<const Ground> ground_;
    Surface surface_;
    glm::ivec4 box_{0, 0, 0, 0};
    bool hasPixels_ = false;
    glm::ivec2 allocated_{0, 0};
    bool hasStencil_ = false;
    GlTexture texture_;
    GlRenderbuffer stencil_;
    GlFramebuffer framebuffer_;
};

} // namespace entente
