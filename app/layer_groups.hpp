#pragma once
/// The layers in the left panel, with a row for each kind and organization.

#include "core/pack_layer.hpp"
#include "session.hpp"
#include "ui/model.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace entente {

/// The groups in the order of the layers. `all` is how many ties each has, whenever they hold. The session has a slice.
[[nodiscard]] std::vector<LayerGroup> layerGroups(const Session& session,
                                                  const std::array<std::uint32_t, kLayerCount>& all);

} // namespace entente
