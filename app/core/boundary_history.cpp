#include "core/boundary_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

namespace entente {

namespace {

bool holdsOn(const DatedTerritory& territory, Day day) {
    return territory.days.first <= day && day <= territory.days.last;
}

} // namespace

BoundaryHistory::BoundaryHistory(Content content) : content_(std::move(content)) {
    starts_.push_back(kDayMin);
    for (const auto& territory : content_.territories) {
        assert(territory.days.first <= territory.days.last);
        starts_.push_back(territory.days.first);
        if (territory.days.last != kDayMax) {
            starts_.push_back(territory.days.last + 1);
        }
    }
    std::sort(starts_.begin(), starts_.end());
    starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
}

std::size_t BoundaryHistory::epochAt(Day day) const {
    return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), day) - starts_.begin()) - 1;
}

std::optional<Day> BoundaryHistory::nextChange(Day from, int direction) const {
    const std::size_t epoch = epochAt(from);
    if (direction > 0) {
        return epoch + 1 < starts_.size() ? std::optional(starts_[epoch + 1]) : std::nullopt;
    }
    const std::size_t before = starts_[epoch] < from ? epoch : epoch - 1;
    return before > 0 && before < starts_.size() ? std::optional(starts_[before]) : std::nullopt;
}

bool BoundaryHistory::isKnown(std::size_t epoch) const {
    return std::any_of(content_.territories.begin(), content_.territories.end(),
                       [&](const auto& territory) { return holdsOn(territory, starts_[epoch]); });
}

std::size_t BoundaryHistory::lastKnown() const {
    auto known = starts_.size() - 1;
    while (known > 0 && !isKnown(known)) {
        --known;
    }
    return known;
}

std::vector<Polygon> BoundaryHistory::landUnder(std::size_t epoch) const {
    std::vector<Polygon> land;
    if (!isKnown(epoch)) {
        return land;
    }
    std::vector<char> isDrawn(content_.shapes.size(), 0);
    for (const auto& territory : content_.territories) {
        isDrawn[territory.shape] = holdsOn(territory, starts_[epoch]) ? 1 : isDrawn[territory.shape];
    }
    const Day last = starts_[lastKnown()];
    for (const auto& territory : content_.territories) {
        if (holdsOn(territory, last) && isDrawn[territory.shape] == 0) {
            isDrawn[territory.shape] = 1;
            const auto& shape = content_.shapes[territory.shape];
            land.insert(land.end(), shape.begin(), shape.end());
        }
    }
    return land;
}

Boundaries BoundaryHistory::boundariesIn(std::size_t epoch) const {
    const auto known = isKnown(epoch) ? epoch : lastKnown();
    Boundaries boundaries;
    std::unordered_map<PartyId, std::size_t> territoryOf;
    for (const auto& territory : content_.territories) {
        if (!holdsOn(territory, starts_[known])) {
            continue;
        }
        const auto party = known == epoch ? territory.party : kNoParty;
        const bool joins = party != kNoParty || known != epoch;
        const auto next = boundaries.territories.size();
        const auto place = joins ? territoryOf.try_emplace(party, next).first->second : next;
        if (place == next) {
            boundaries.territories.push_back({party, known == epoch ? territory.name : std::string(), {}});
        }
        auto& mine = boundaries.territories[place].polygons;
        const auto& shape = content_.shapes[territory.shape];
        mine.insert(mine.end(), shape.begin(), shape.end());
    }
    return boundaries;
}

bool BoundaryHistory::has(PartyId party) const {
    return std::any_of(content_.territories.begin(), content_.territories.end(),
                       [party](const auto& territory) { return territory.party == party; });
}

std::string BoundaryHistory::caption(Day day) const {
    if (epochCount() == 1) {
        return {};
    }
    if (content_.coverageEnd && day > *content_.coverageEnd) {
        return fmt::format(", on {}, where it ends", longDay(*content_.coverageEnd));
    }
    if (const auto epoch = epochAt(day); !isKnown(epoch)) {
        return epoch == 0 ? fmt::format(", which has none before {}", longDay(starts_[1]))
                          : fmt::format(", which has none on {}", longDay(day));
    }
    return fmt::format(", on {}", longDay(day));
}

std::string boundaryCaption(const Atlas& atlas, Day day) {
    return atlas.boundarySource + (atlas.ownBoundaries ? atlas.ownBoundaries->caption(day) : std::string());
}

} // namespace entente
