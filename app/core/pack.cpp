#include "core/pack.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {
constexpr std::array<std::string_view, kLayerCount> kLayerNames{"organization", "partnership", "exercise", "statement",
                                                                "overlay"};
} // namespace

std::string_view layerName(Layer layer) {
    return kLayerNames[static_cast<std::size_t>(layer)];
}

std::optional<Layer> parseLayer(std::string_view name) {
    const auto* const found = std::find(kLayerNames.begin(), kLayerNames.end(), name);
    if (found == kLayerNames.end()) {
        return std::nullopt;
    }
    return static_cast<Layer>(found - kLayerNames.begin());
}

} // namespace entente
