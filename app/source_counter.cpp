#include "source_counter.hpp"

#include "loading.hpp"

namespace entente {

std::optional<std::size_t> SourceCounter::count(const std::shared_ptr<const World>& world,
                                                const std::vector<FeatureId>& features) {
    if (features.size() > kMostFeatures) {
        return std::nullopt;
    }
    constexpr std::size_t kMostRemembered = 10 * kMostFeatures;
    if (world_.lock() != world || sources_.size() > kMostRemembered) {
        world_ = world;
        numbers_.clear();
        sources_.clear();
    }
    std::vector<bool> counted(numbers_.size());
    std::size_t count = 0;
    for (const FeatureId feature : features) {
        for (const std::uint32_t source : sourcesOf(*world, feature)) {
            if (source >= counted.size()) {
                counted.resize(numbers_.size());
            }
            count += counted[source] ? 0U : 1U;
            counted[source] = true;
        }
    }
    return count;
}

const std::vector<std::uint32_t>& SourceCounter::sourcesOf(const World& world, FeatureId feature) {
    const auto [found, isNew] = sources_.try_emplace(feature);
    if (isNew) {
        for (auto& source : detailOf(world, feature).sources) {
            const auto number = static_cast<std::uint32_t>(numbers_.size());
            found->second.push_back(
                numbers_.try_emplace({world.packIndexOf(feature), std::move(source)}, number).first->second);
        }
    }
    return found->second;
}

} // namespace entente
