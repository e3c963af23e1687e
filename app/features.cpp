#include "features.hpp"

#include "loading.hpp"

#include <algorithm>

namespace entente {

std::optional<std::size_t> packFrom(const World& world, const std::string& file) {
    for (std::size_t p = 0; p < world.packs().size(); ++p) {
        if (world.packs()[p].header.file == file) {
            return p;
        }
    }
    return std::nullopt;
}

FeatureId firstFeatureOf(const World& world, std::size_t pack) {
    FeatureId first = 0;
    for (std::size_t p = 0; p < pack; ++p) {
        first += static_cast<FeatureId>(world.packs()[p].features.size());
    }
    return first;
}

namespace {

std::string_view textOf(const World& world, FeatureId id) {
    const Feature& feature = world.feature(id);
    return {world.packOf(id).text->data() + feature.textOffset, feature.textLength};
}

} // namespace

std::optional<FeatureId> sameFeature(const World& before, FeatureId feature, const World& after, FeatureId near) {
    const auto pack = packFrom(after, before.packOf(feature).header.file);
    if (!pack) {
        return std::nullopt;
    }
    const FeatureId first = firstFeatureOf(after, *pack);
    const auto count = static_cast<FeatureId>(after.packs()[*pack].features.size());
    const auto place = static_cast<FeatureId>(before.localFeature(feature));
    if (place < count && textOf(before, feature) == textOf(after, first + place)) {
        return first + place;
    }
    const FeatureDetail was = detailOf(before, feature);
    const auto isIt = [&](FeatureId local) {
        const FeatureDetail is = detailOf(after, first + local);
        return was.id.empty() ? is.id.empty() && is.label == was.label && is.layer == was.layer : is.id == was.id;
    };
    if (place < count && isIt(place)) {
        return first + place;
    }
    const FeatureId end = std::min(count, place + near);
    for (FeatureId local = place > near ? place - near : 0; local < end; ++local) {
        if (isIt(local)) {
            return first + local;
        }
    }
    return std::nullopt;
}

} // namespace entente
