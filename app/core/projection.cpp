#include "core/projection.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace entente {

void Projection::forward(std::span<const LonLat> places, std::span<MapPoint> points) const {
    assert(places.size() == points.size());
    std::array<LonLat, 256> chunk;
    for (std::size_t done = 0; done < places.size(); done += chunk.size()) {
        const auto count = std::min(chunk.size(), places.size() - done);
        std::transform(places.begin() + static_cast<std::ptrdiff_t>(done),
                       places.begin() + static_cast<std::ptrdiff_t>(done + count), chunk.begin(),
                       [this](LonLat place) { return turn().turned(place); });
        forwardTurned(std::span(chunk).first(count), points.subspan(done, count));
    }
}

} // namespace entente
