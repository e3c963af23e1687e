#include "core/label_shapes.hpp"

namespace entente {

void LabelShapes::prepare(const std::shared_ptr<const Ground>& ground) {
    if (ground == ground_) {
        return;
    }
    ground_ = ground;
    const auto& all = ground_->territories;
    rows_.assign(all.size(), std::nullopt);
    spines_.assign(all.size(), std::nullopt);
    territories_.assign(ground_->anchors.size(), Ground::kNoTerritory);
    for (std::uint32_t t = 0; t < all.size(); ++t) {
        if (all[t].party >= territories_.size()) {
            continue; // no party
        }
        auto& known = territories_[all[t].party];
        if (known == Ground::kNoTerritory || all[known].area < all[t].area) {
            known = t;
        }
    }
}

std::uint32_t LabelShapes::territoryOf(PartyId party) const {
    return party < territories_.size() ? territories_[party] : Ground::kNoTerritory;
}

const TerritoryRows& LabelShapes::rows(std::uint32_t territory) {
    auto& rows = rows_[territory];
    if (!rows) {
        rows.emplace(*ground_, ground_->territories[territory]);
    }
    return *rows;
}

const Spine* LabelShapes::spine(std::uint32_t territory) {
    auto& spine = spines_[territory];
    if (!spine) {
        spine.emplace(Spine::of(*ground_, ground_->territories[territory]));
    }
    return *spine ? &**spine : nullptr;
}

bool LabelShapes::meetsOthers(const Rect& box, PartyId party) {
    for (std::uint32_t t = 0; t < rows_.size(); ++t) {
        const auto& territory = ground_->territories[t];
        if (territory.party != party && territory.bounds.overlaps(box) && rows(t).meets(box)) {
            return true;
        }
    }
    return false;
}

} // namespace entente
