#include "locator_globes.hpp"

#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

namespace entente {

std::optional<LocatorGlobe> LocatorGlobes::get(LonLat center) {
    if (last_ && center == center_) {
        return last_;
    }
    if (!boundaries_) {
        boundaries_ = readBoundaries(geodata_, Scale::s110m, atlas_->parties).value;
    }
    auto projection = makeProjection("ortho", center).value;
    if (!boundaries_ || !projection) {
        return std::nullopt;
    }
    auto ground = std::make_shared<const Ground>(buildGround(*boundaries_, atlas_->parties, **projection));
    center_ = center;
    last_ = LocatorGlobe{std::move(ground), std::move(*projection)};
    return last_;
}

} // namespace entente
