#include "render/glyph_image.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

constexpr float kFar = 1e12F;

/// Replaces f by the lower envelope of parabolas on its samples: min over q of (p - q)^2 + f(q).
class SquaredDistance {
  public:
    explicit SquaredDistance(std::size_t longest) : f_(longest), apex_(longest), border_(longest + 1) {}

    void apply(float* line, std::size_t count, std::size_t stride) {
        for (std::size_t i = 0; i < count; ++i) {
            f_[i] = line[i * stride];
        }
        std::size_t k = 0;
        apex_[0] = 0;
        border_[0] = -kFar;
        border_[1] = kFar;
        for (std::size_t q = 1; q < count; ++q) {
            float s = meet(apex_[k], q);
            while (s <= border_[k]) {
                --k;
                s = meet(apex_[k], q);
            }
            ++k;
            apex_[k] = q;
            border_[k] = s;
            border_[k + 1] = kFar;
        }
        k = 0;
        for (std::size_t p = 0; p < count; ++p) {
            while (border_[k + 1] < static_cast<float>(p)) {
                ++k;
            }
            const float d = static_cast<float>(p) - static_cast<float>(apex_[k]);
            line[p * stride] = d * d + f_[apex_[k]];
        }
    }

  private:
    [[nodiscard]] float meet(std::size_t a, std::size_t b) const {
        const auto x = static_cast<float>(a);
        const auto y = static_cast<float>(b);
        return ((f_[b] + y * y) - (f_[a] + x * x)) / (2.0F * (y - x));
    }

    std::vector<float> f_;
    std::vector<std::size_t> apex_;
    std::vector<float> border_;
};

} // namespace

GlyphImage haloOf(const GlyphImage& glyph, float radius) {
    const int margin = static_cast<int>(std::ceil(radius)) + 1;
    GlyphImage halo;
    halo.left = glyph.left - margin;
    halo.top = glyph.top + margin;
    halo.width = glyph.width + 2 * margin;
    halo.height = glyph.height + 2 * margin;
    const auto w = static_cast<std::size_t>(halo.width);
    const auto h = static_cast<std::size_t>(halo.height);
    std::vector<float> distance(w * h, 1e6F);
    for (int y = 0; y < glyph.height; ++y) {
        for (int x = 0; x < glyph.width; ++x) {
            const auto c = glyph.coverage[static_cast<std::size_t>(y * glyph.width + x)];
            if (c > 0) {
                const float outside = 0.5F - static_cast<float>(c) / 255.0F;
                const auto place = static_cast<std::size_t>(y + margin) * w + static_cast<std::size_t>(x + margin);
                distance[place] = outside > 0.0F ? outside * outside : 0.0F;
            }
        }
    }
    SquaredDistance transform(std::max(w, h));
    for (std::size_t x = 0; x < w; ++x) {
        transform.apply(distance.data() + x, h, w);
    }
    for (std::size_t y = 0; y < h; ++y) {
        transform.apply(distance.data() + y * w, w, 1);
    }
    halo.coverage.resize(w * h);
    std::transform(distance.begin(), distance.end(), halo.coverage.begin(), [&](float d) {
        return static_cast<std::uint8_t>(std::clamp(radius + 0.5F - std::sqrt(d), 0.0F, 1.0F) * 255.0F + 0.5F);
    });
    return halo;
}

} // namespace entente
