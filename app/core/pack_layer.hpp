#pragma once
/// The layers that features of a pack belong to.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class Layer : std::uint8_t { organization, partnership, exercise, statement, overlay };
inline constexpr std::size_t kLayerCount = 5;
/// The layer as packs, tables and the command line spell it.
[[nodiscard]] std::string_view layerName(Layer layer);
[[nodiscard]] std::optional<Layer> parseLayer(std::string_view name);

} // namespace entente
