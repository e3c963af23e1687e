#include "ground_store.hpp"

#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

#include <fmt/format.h>

namespace entente {

Result<MapBase> GroundStore::get(const View& view, Scale scale) {
    Result<MapBase> result;
    const std::string key =
        fmt::format("{}|{}|{}|{}", view.projection, view.center.x, view.center.y, static_cast<int>(scale));
    if (key == lastKey_) {
        result.value = last_;
        return result;
    }
    auto projection = makeProjection(view.projection, view.center);
    result.diagnostics = std::move(projection.diagnostics);
    if (!projection.value) {
        return result;
    }
    auto& boundaries = boundaries_[scale];
    if (!boundaries) {
        auto read = readBoundaries(geodata_, scale, atlas_->parties);
        result.diagnostics.insert(result.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
        if (!read.value) {
            return result;
        }
        boundaries = std::make_shared<const Boundaries>(std::move(*read.value));
    }
    last_.projection = std::move(*projection.value);
    last_.ground = std::make_shared<const Ground>(buildGround(*boundaries, atlas_->parties, *last_.projection));
    lastKey_ = key;
    result.value = last_;
    return result;
}

Scale scaleFor(double mapWidthPixels) {
    constexpr double kMostFor110m = 640.0;
    constexpr double kMostFor50m = 9000.0;
    return mapWidthPixels <= kMostFor110m ? Scale::s110m : (mapWidthPixels <= kMostFor50m ? Scale::s50m : Scale::s10m);
}

} // namespace entente
