#include "ground_store.hpp"

#include "core/boundary_history.hpp"
#include "geo/atlas_reader.hpp"
#include "geo/ground_builder.hpp"
#include "geo/projections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace entente {

GroundStore::Wanted GroundStore::wantedFor(const View& view, Scale scale) const {
    Wanted wanted{.projection = view.projection, .center = view.center, .scale = scale};
    if (atlas_->ownBoundaries) {
        wanted.scale = Boundaries{}.scale;
        wanted.epoch = atlas_->ownBoundaries->epochAt(view.window.last);
    }
    return wanted;
}

GroundStore::Made GroundStore::make(const std::filesystem::path& geodata, const Atlas& atlas, const Wanted& wanted,
                                    Known boundaries) {
    Made made{.base = {}, .boundaries = std::move(boundaries)};
    auto projection = makeProjection(wanted.projection, wanted.center);
    made.base.diagnostics = std::move(projection.diagnostics);
    if (!projection.value) {
        return made;
    }
    if (atlas.ownBoundaries) {
        const auto& history = *atlas.ownBoundaries;
        auto own = history.boundariesIn(wanted.epoch);
        auto land = history.landUnder(wanted.epoch);
        const bool hasLand = !land.empty();
        if (hasLand) {
            own.territories.insert(own.territories.begin(), Boundary{kNoParty, {}, std::move(land)});
        }
        auto ground = buildGround(own, atlas.parties, **projection.value, hasLand ? 1 : 0);
        ground.key += fmt::format(" epoch {}", wanted.epoch);
        made.base.value = MapBase{std::move(*projection.value), std::make_shared<const Ground>(std::move(ground))};
        return made;
    }
    if (!made.boundaries) {
        auto read = readBoundaries(geodata, wanted.scale, atlas.parties);
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

const MapBase* GroundStore::find(const Wanted& wanted) {
    const auto found = std::find_if(made_.begin(), made_.end(), [&](const auto& made) { return made.first == wanted; });
    if (found == made_.end()) {
        return nullptr;
    }
    std::rotate(found, found + 1, made_.end());
    return &made_.back().second;
}

MapBase GroundStore::withGlobe(MapBase base) const {
    base.globe = [globes = globes_](LonLat center) { return globes->get(center); };
    return base;
}

Result<MapBase> GroundStore::take(const Wanted& wanted, Made made) {
    if (!atlas_->ownBoundaries) {
        boundaries_[wanted.scale] = made.boundaries;
    }
    if (made.base.value) {
        constexpr std::size_t kKept = 3;
        constexpr std::size_t kEpochsKept = 6;
        if (made_.size() == (atlas_->ownBoundaries ? kEpochsKept : kKept)) {
            made_.erase(made_.begin());
        }
        made_.emplace_back(wanted, *made.base.value);
    }
    return std::move(made.base);
}

bool GroundStore::isMade() const {
    return coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void GroundStore::prepare(const Wanted& wanted) {
    if (coming_.valid()) {
        if (comingFor_ == wanted || !isMade()) {
            return;
        }
        (void)take(comingFor_, coming_.get());
    }
    if (find(wanted) != nullptr) {
        return;
    }
    comingFor_ = wanted;
    coming_ =
        std::async(std::launch::async, [geodata = geodata_, atlas = atlas_, wanted, known = boundaries_[wanted.scale]] {
            return make(geodata, *atlas, wanted, known);
        });
}

void GroundStore::prepare(const View& view, Scale scale) {
    prepare(wantedFor(view, scale));
}

void GroundStore::prepareNext(const View& view, Scale scale, int direction) {
    auto wanted = wantedFor(view, scale);
    const bool isEdge = !atlas_->ownBoundaries || (direction < 0 && wanted.epoch == 0) ||
                        (direction > 0 && wanted.epoch + 1 == atlas_->ownBoundaries->epochCount());
    if (!isEdge) {
        wanted.epoch = direction > 0 ? wanted.epoch + 1 : wanted.epoch - 1;
        prepare(wanted);
    }
}

std::optional<MapBase> GroundStore::standIn(const View& view, Scale scale) {
    const auto wanted = wantedFor(view, scale);
    if (find(wanted) != nullptr || (comingFor_ == wanted && isMade())) {
        return std::nullopt;
    }
    for (const auto other : {Scale::s10m, Scale::s50m, Scale::s50mThinned, Scale::s110m}) {
        auto instead = wanted;
        instead.scale = other;
        if (const auto* base = find(instead)) {
            std::optional<MapBase> shown(withGlobe(*base));
            prepare(wanted);
            return shown;
        }
    }
    return std::nullopt;
}

Result<MapBase> GroundStore::get(const View& view, Scale scale) {
    auto base = getOne(view, scale);
    if (base.value) {
        base.value = withGlobe(std::move(*base.value));
    }
    if (base.value && view.showsTwoMaps() && atlas_->ownBoundaries) {
        View before = view;
        before.window = *view.comparedWith;
        if (const auto earlier = getOne(before, scale); earlier.value) {
            base.value->groundBefore = earlier.value->ground;
        }
    }
    return base;
}

Result<MapBase> GroundStore::getOne(const View& view, Scale scale) {
    const auto wanted = wantedFor(view, scale);
    if (const auto* base = find(wanted)) {
        return {*base, {}};
    }
    return take(wanted, coming_.valid() && wanted == comingFor_
                            ? coming_.get()
                            : make(geodata_, *atlas_, wanted, boundaries_[wanted.scale]));
}

Scale scaleFor(double mapWidthPixels) {
    constexpr double kMostFor110m = 640.0;
    constexpr double kMostForThinned = 2400.0;
    constexpr double kMostFor50m = 9000.0;
    if (mapWidthPixels <= kMostForThinned) {
        return mapWidthPixels <= kMostFor110m ? Scale::s110m : Scale::s50mThinned;
    }
    return mapWidthPixels <= kMostFor50m ? Scale::s50m : Scale::s10m;
}

} // namespace entente
