#pragma once
/// How many sources are behind what a picture shows.

#include "core/world.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

/// Counts the sources of features. What they name is remembered: a step of time reads only what is new.
class SourceCounter {
  public:
    static constexpr std::size_t kMostFeatures = 5000;

    /// The number of different sources of these features; nullopt where there are more than kMostFeatures.
    [[nodiscard]] std::optional<std::size_t> count(const std::shared_ptr<const World>& world,
                                                   const std::vector<FeatureId>& features);

  private:
    [[nodiscard]] const std::vector<std::uint32_t>& sourcesOf(const World& world, FeatureId feature);

    std::weak_ptr<const World> world_;                                     ///< that what is remembered is of
    std::map<std::pair<std::size_t, std::string>, std::uint32_t> numbers_; ///< by pack and id
    std::unordered_map<FeatureId, std::vector<std::uint32_t>> sources_;
};

} // namespace entente
