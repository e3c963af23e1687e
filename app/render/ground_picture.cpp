#include "render/ground_picture.hpp"

#include <algorithm>

namespace entente {
namespace {

bool same(const Rect& a, const Rect& b) {
    return a.min == b.min && a.max == b.max;
}

bool same(const Pen& a, const Pen& b) {
    return a.color == b.color && a.width == b.width && a.dashOn == b.dashOn && a.dashOff == b.dashOff;
}

bool sameColors(const TerritoryFill& a, const TerritoryFill& b) {
    return a.colors == b.colors && a.shares == b.shares && a.pitch == b.pitch;
}

bool sameButFills(const GroundDrawing& a, const GroundDrawing& b) {
    return a.camera.center == b.camera.center && a.camera.scale == b.camera.scale &&
           same(a.camera.viewport, b.camera.viewport) && a.ocean == b.ocean && a.sphere == b.sphere &&
           same(a.selectedOutline, b.selectedOutline) &&
           std::equal(a.pens.begin(), a.pens.end(), b.pens.begin(),
                      [](const Pen& p, const Pen& q) { return same(p, q); });
}

} // namespace

GroundPicture::Match GroundPicture::compare(const GroundDrawing& drawing, const glm::ivec4& box,
                                            const Surface& surface) const {
    if (ground_.lock() != drawing.ground || box_ != box || surface_.size != surface.size ||
        surface_.firstRow != surface.firstRow || surface_.topRowFirst != surface.topRowFirst ||
        surface_.pixelsPerLogical != surface.pixelsPerLogical || !sameButFills(drawing_, drawing)) {
        return Match::none;
    }
    const bool sameFills =
        std::equal(drawing.fills.begin(), drawing.fills.end(), drawing_.fills.begin(), drawing_.fills.end(),
                   [](const auto& a, const auto& b) { return sameColors(a, b) && a.outlined == b.outlined; });
    return sameFills ? Match::all : Match::allButFills;
}

void GroundPicture::remember(const GroundDrawing& drawing, const glm::ivec4& box, const Surface& surface) {
    drawing_ = drawing;
    drawing_.ground.reset();
    ground_ = drawing.ground;
    surface_ = surface;
    box_ = box;
    hasPixels_ = false;
}

void GroundPicture::allocatePixels() {
    if (allocated_ == size()) {
        return;
    }
    allocated_ = size();
    hasStencil_ = false;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, box_.z, box_.w, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_STENCIL_ATTACHMENT, GL_RENDERBUFFER, 0);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
}

void GroundPicture::copyFrom(const Surface& surface) {
    allocatePixels();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, surface.framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_.id());
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(box_.x, box_.y, box_.x + box_.z, box_.y + box_.w, 0, 0, box_.z, box_.w, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
    glEnable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    hasPixels_ = true;
}

void GroundPicture::copyTo(const Surface& surface) const {
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
    glScissor(box_.x, box_.y, box_.z, box_.w);
    glBlitFramebuffer(0, 0, box_.z, box_.w, box_.x, box_.y, box_.x + box_.z, box_.y + box_.w, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
}

std::optional<std::vector<std::uint32_t>> GroundPicture::recolored(const GroundDrawing& drawing) const {
    if (drawing.fills.size() != drawing_.fills.size()) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> changed;
    for (std::uint32_t i = 0; i < drawing.fills.size(); ++i) {
        if (drawing.fills[i].outlined != drawing_.fills[i].outlined) {
            return std::nullopt;
        }
        if (!sameColors(drawing.fills[i], drawing_.fills[i])) {
            changed.push_back(i);
        }
    }
    return changed;
}

std::optional<Surface> GroundPicture::beginChange(const GroundDrawing& drawing, const Surface& surface) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    if (!hasStencil_) {
        glBindRenderbuffer(GL_RENDERBUFFER, stencil_.id());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_STENCIL_INDEX8, box_.z, box_.w);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_.id());
        hasStencil_ = true;
    }
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
        return std::nullopt;
    }
    drawing_.fills = drawing.fills;
    Surface here = surface;
    here.framebuffer = framebuffer_.id();
    here.corner -= glm::ivec2(box_.x, box_.y);
    glViewport(here.corner.x, here.corner.y, here.size.x, here.size.y);
    return here;
}

} // namespace entente
