#include "ground_store.hpp"

#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

std::string keyOf(const View& view, Scale scale) {
    return fmt::format("{}|{}|{}|{}", view.projection, view.center.x, view.center.y, static_cast<int>(scale));
}

} // namespace

GroundStore::Made GroundStore::make(const std::filesystem::path& geodata, const Atlas& atlas, const std::string& id,
                                    LonLat center, Scale scale, Known boundaries) {
    Made made{.base = {}, .boundaries = std::move(boundaries)};
    auto projection = makeProjection(id, center);
    made.base.diagnostics = std::move(projection.diagnostics);
    if (!projection.value) {
        return made;
    }
    if (atlas.ownBoundaries) {
        made.boundaries = atlas.ownBoundaries;
    }
    if (!made.boundaries) {
        auto read = readBoundaries(geodata, scale, atlas.parties);
        made.base.diagnostics.insert(made.base.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
        if (!read.value) {
            return made;
        }
        made.boundaries = std::make_shared<const Boundaries>(std::move(*read.value));
    }
    auto ground = std::make_shared<const Ground>(buildGround(*made.boundaries, atlas.parties, **projection.value));
    made.base.value = MapBase{std::move(*projection.value), std::move(ground)};
    return made;
}

void GroundStore::prepare(const View& view, Scale scale) {
    comingKey_ = keyOf(view, scale);
    coming_ = std::async(std::launch::async,
                         [geodata = geodata_, atlas = atlas_, id = view.projection, center = view.center, scale,
                          known = boundaries_[scale]] { return make(geodata, *atlas, id, center, scale, known); });
}

Result<MapBase> GroundStore::get(const View& view, Scale scale) {
    const std::string key = keyOf(view, scale);
    for (const auto& [madeKey, base] : made_) {
        if (madeKey == key) {
            return {base, {}};
        }
    }
    auto made = coming_.valid() && key == comingKey_
                    ? coming_.get()
                    : make(geodata_, *atlas_, view.projection, view.center, scale, boundaries_[scale]);
    boundaries_[scale] = made.boundaries;
    if (made.base.value) {
        constexpr std::size_t kKept = 3;
        if (made_.size() == kKept) {
            made_.erase(made_.begin());
        }
        made_.emplace_back(key, *made.base.value);
    }
    return std::move(made.base);
}

Scale scaleFor(double mapWidthPixels) {
    constexpr double kMostFor110m = 640.0;
    constexpr double kMostFor50m = 9000.0;
    return mapWidthPixels <= kMostFor110m ? Scale::s110m : (mapWidthPixels <= kMostFor50m ? Scale::s50m : Scale::s10m);
}

} // namespace entente
