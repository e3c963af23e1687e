#include "render/glyph_atlas.hpp"

#include <glm/trigonometric.hpp>

#include <algorithm>

namespace entente {
namespace {

constexpr int kWidth = 1024;
constexpr int kFirstHeight = 256;
constexpr int kMostHeight = 4096;

} // namespace

std::size_t GlyphAtlas::KeyHash::operator()(const GlyphKey& key) const {
    std::uint64_t h = (std::uint64_t{key.glyph} << 32U) ^ (std::uint64_t{key.font} << 56U) ^
                      (std::uint64_t{key.size} << 12U) ^ (std::uint64_t{key.halo} << 2U) ^ key.shift ^
                      (std::uint64_t{key.drop} << 50U) ^ (std::uint64_t{static_cast<std::uint16_t>(key.angle)} << 40U);
    h *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(h ^ (h >> 29U));
}

std::optional<GlyphAtlas::Place> GlyphAtlas::find(const GlyphKey& key) {
    const auto known = places_.find(key);
    if (known != places_.end()) {
        return known->second;
    }
    auto image = fonts_->rasterize(key.font, key.glyph, static_cast<float>(key.size) / 64.0F,
                                   {.right = static_cast<float>(key.shift) / 4.0F,
                                    .down = static_cast<float>(key.drop) / 4.0F,
                                    .angle = glm::radians(static_cast<float>(key.angle))});
    if (key.halo > 0 && image.width > 0) {
        image = haloOf(image, static_cast<float>(key.halo) / 16.0F);
    }
    Place place;
    place.size = {std::min(image.width, kWidth), std::min(image.height, kMostHeight)};
    place.offset = {image.left, -image.top};
    if (image.width > 0) {
        const auto corner = reserve(place.size);
        if (!corner) {
            return std::nullopt;
        }
        place.corner = *corner;
        for (int y = 0; y < place.size.y; ++y) {
            const auto row = image.coverage.begin() + std::ptrdiff_t{y} * image.width;
            std::copy(row, row + place.size.x, texels_.begin() + std::ptrdiff_t{corner->y + y} * kWidth + corner->x);
        }
        dirtyFirst_ = std::min(dirtyFirst_, corner->y);
        dirtyEnd_ = std::max(dirtyEnd_, corner->y + place.size.y);
    }
    places_.emplace(key, place);
    return place;
}

std::optional<glm::ivec2> GlyphAtlas::reserve(glm::ivec2 size) {
    if (pen_.x + size.x > kWidth) {
        pen_ = {0, pen_.y + shelf_};
        shelf_ = 0;
    }
    const int needed = pen_.y + std::max(shelf_, size.y);
    if (needed > kMostHeight) {
        return std::nullopt;
    }
    if (needed > height_) {
        height_ = std::max(height_, kFirstHeight);
        while (height_ < needed) {
            height_ *= 2;
        }
        texels_.resize(static_cast<std::size_t>(height_) * kWidth);
    }
    const glm::ivec2 corner = pen_;
    pen_.x += size.x;
    shelf_ = std::max(shelf_, size.y);
    return corner;
}

void GlyphAtlas::clear() {
    places_.clear();
    pen_ = {0, 0};
    shelf_ = 0;
}

void GlyphAtlas::bind() {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (textureHeight_ != height_) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, kWidth, height_, 0, GL_RED, GL_UNSIGNED_BYTE, texels_.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        textureHeight_ = height_;
    } else if (dirtyEnd_ > dirtyFirst_) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirtyFirst_, kWidth, dirtyEnd_ - dirtyFirst_, GL_RED, GL_UNSIGNED_BYTE,
                        texels_.data() + std::ptrdiff_t{dirtyFirst_} * kWidth);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    dirtyFirst_ = height_;
    dirtyEnd_ = 0;
}

} // namespace entente
