#pragma once
/// An OpenGL 3.3 core context without a window or a display.

#include "core/result.hpp"

#include <memory>
#include <string>

namespace entente {

/// A context made through EGL, current on the thread that made it until it is destroyed there. Pictures are drawn
/// in framebuffers of their own, so it has no surface.
class GlContext {
  public:
    /// Tries Mesa's surfaceless platform first, then the devices EGL lists, then its default display. Where none
    /// gives OpenGL 3.3 the diagnostic ("no-opengl") says what each one answered and what to install.
    [[nodiscard]] static Result<std::unique_ptr<GlContext>> createHeadless();

    GlContext(const GlContext&) = delete;
    GlContext& operator=(const GlContext&) = delete;
    GlContext(GlContext&&) = delete;
    GlContext& operator=(GlContext&&) = delete;
    ~GlContext();

    /// Version and renderer as the driver names them.
    [[nodiscard]] const std::string& description() const { return description_; }

  private:
    GlContext() = default;
    void* display_ = nullptr;
    void* context_ = nullptr;
    std::string description_;
};

} // namespace entente
