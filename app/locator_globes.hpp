#pragma once
/// Globes for the locator.

#include "core/atlas.hpp"
#include "core/picture.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace entente {

/// Makes globes of the coarsest bundled boundaries and keeps the last one. Not shared between threads.
class LocatorGlobes {
  public:
    LocatorGlobes(std::filesystem::path geodata, std::shared_ptr<const Atlas> atlas)
        : geodata_(std::move(geodata)), atlas_(std::move(atlas)) {}

    /// The globe about a centre; nullopt where the boundaries cannot be read.
    [[nodiscard]] std::optional<LocatorGlobe> get(LonLat center);

  private:
    std::filesystem::path geodata_;
    std::shared_ptr<const Atlas> atlas_;
    std::optional<Boundaries> boundaries_;
    LonLat center_{0.0, 0.0};
    std::optional<LocatorGlobe> last_;
};

} // namespace entente
