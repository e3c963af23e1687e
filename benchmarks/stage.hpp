#pragma once
/// What the programs here need to make pictures of one world again and again, without a display.

#include "loading.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"

#include <epoxy/gl.h>

#include <chrono>
#include <memory>
#include <stdexcept>

namespace entente {

inline double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A framebuffer of the current context that takes the place of a window's.
class OffscreenTarget {
  public:
    OffscreenTarget(int width, int height) : target_{0, 0, 0, width, height} {
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glGenFramebuffers(1, &target_.id);
        glBindFramebuffer(GL_FRAMEBUFFER, target_.id);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    }
    OffscreenTarget(const OffscreenTarget&) = delete;
    OffscreenTarget& operator=(const OffscreenTarget&) = delete;
    OffscreenTarget(OffscreenTarget&&) = delete;
    OffscreenTarget& operator=(OffscreenTarget&&) = delete;
    ~OffscreenTarget() {
        glDeleteFramebuffers(1, &target_.id);
        glDeleteTextures(1, &texture_);
    }
    [[nodiscard]] const FramebufferTarget& target() const { return target_; }

  private:
    FramebufferTarget target_;
    GLuint texture_ = 0;
};

/// A world with everything that draws it. Throws std::runtime_error where something cannot be had.
class Stage {
  public:
    Stage(std::shared_ptr<const World> world, const DataFiles& files, const View& view, const PictureSize& size)
        : maker_(made()), store_(files.geodata, world->sharedAtlas()), slice_(std::move(world)), view_(view),
          size_(size), target_(static_cast<int>(size.width), static_cast<int>(size.height)) {
        turnTo(view.center);
    }

    /// Cuts, projects and triangulates the ground about another centre.
    void turnTo(LonLat center) {
        view_.center = center;
        auto base = store_.get(view_, scaleFor(size_.width * view_.zoom));
        base_ = base.value ? *base.value : throw std::runtime_error("no map to draw on");
    }

    void moveTo(Day day) {
        view_.window = {day, day};
        slice_.moveTo(view_.window);
    }
    [[nodiscard]] Scene scene() { return maker_->scene(slice_, view_, base_, size_); }
    /// Returns when the picture is finished, in memory of OpenGL.
    void draw(const Scene& scene) {
        maker_->renderer().drawToFramebuffer(scene, size_.scale, target_.target());
        glFinish();
    }
    [[nodiscard]] const Slice& slice() const { return slice_; }
    [[nodiscard]] const PictureReport& report() const { return maker_->report(); }

  private:
    static std::unique_ptr<PictureMaker> made() {
        auto maker = PictureMaker::create();
        return maker.value ? std::move(*maker.value) : throw std::runtime_error("no OpenGL");
    }

    std::unique_ptr<PictureMaker> maker_;
    GroundStore store_;
    Slice slice_;
    View view_;
    PictureSize size_;
    MapBase base_;
    OffscreenTarget target_;
};

} // namespace entente
