#include "export/image_difference.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente {

double ImageDifference::share() const {
    const auto all = static_cast<double>(picture.width) * static_cast<double>(picture.height);
    return all > 0.0 ? static_cast<double>(pixels) / all : 0.0;
}

ImageDifference compareImages(const Image& a, const Image& b, int tolerance) {
    ImageDifference difference;
    if (a.width != b.width || a.height != b.height || a.pixels.size() != b.pixels.size()) {
        return difference;
    }
    difference.sameSize = true;
    difference.picture.width = a.width;
    difference.picture.height = a.height;
    difference.picture.pixels.assign(a.pixels.size(), 255);
    for (std::size_t i = 0; i + 3 < a.pixels.size(); i += 4) {
        int most = 0;
        for (std::size_t k = i; k < i + 4; ++k) {
            most = std::max(most, std::abs(int{a.pixels[k]} - int{b.pixels[k]}));
        }
        difference.largest = std::max(difference.largest, most);
        if (most > tolerance) {
            ++difference.pixels;
            auto* pixel = difference.picture.pixels.data() + i;
            pixel[0] = static_cast<std::uint8_t>(255 - most / 2);
            pixel[1] = pixel[2] = 0;
        }
    }
    return difference;
}

} // namespace entente
