#include "core/beginnings.hpp"

#include "core/strands.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace entente {

namespace {

struct Beginning {
    Day day = 0;
    bool exact = true;
};

std::optional<Beginning> beginningOf(const Interval& interval) {
    const bool onlyPossible = isOnlyPossible(interval);
    if (interval.startEarliest == kDayMin || (interval.startLatest == kDayMax && !onlyPossible)) {
        return std::nullopt;
    }
    // What may never hold for certain is counted where it may begin.
    const Day latest = onlyPossible ? interval.startEarliest : interval.startLatest;
    const auto middle = static_cast<Day>((std::int64_t{interval.startEarliest} + latest) >> 1U);
    return Beginning{middle, !onlyPossible && interval.startEarliest == latest};
}

void count(std::vector<DayBar>& bars, const Beginning& beginning, Layer layer, std::uint32_t features) {
    if (bars.empty() || bars.back().day != beginning.day) {
        bars.push_back({beginning.day, {}, {}});
    }
    auto& counts = beginning.exact ? bars.back().exact : bars.back().inexact;
    counts[static_cast<std::size_t>(layer)] += features;
}

/// The organization that a membership is of; kNoParty where it names none.
std::uint16_t organizationOf(const World& world, FeatureId id) {
    const auto [first, last] = world.tiesOfFeature(id);
    return first == last ? kNoParty : world.ties().to[first];
}

/// What a view shows of a world, looked up once.
class ShownKinds {
  public:
    ShownKinds(const World& world, const View& view)
        : kinds_(world.kinds().size()), organizations_(world.organizations().size()), view_(view) {
        std::transform(world.kinds().begin(), world.kinds().end(), kinds_.begin(),
                       [&](const Kind& kind) { return isShown(view, kind) ? 1 : 0; });
        std::transform(world.organizations().begin(), world.organizations().end(), organizations_.begin(),
                       [&](const Organization& o) { return view.hiddenOrganizations.contains(o.id) ? 0 : 1; });
    }
    [[nodiscard]] bool operator()(Layer layer, KindId kind, std::uint16_t organization) const {
        if (layer == Layer::overlay) { // overlays have no kinds
            return view_.layers[static_cast<std::size_t>(layer)];
        }
        return kinds_[kind] != 0 && (organization == kNoParty || organizations_[organization] != 0);
    }

  private:
    std::vector<char> kinds_, organizations_;
    const View& view_;
};

} // namespace

Beginnings::Beginnings(const World& world) {
    std::unordered_map<std::uint64_t, std::uint32_t> groupOf;
    std::vector<std::uint64_t> met; // day and group of each feature; sorted as numbers they are in order of days
    met.reserve(world.featureCount());
    FeatureId id = 0;
    for (const Pack& pack : world.packs()) {
        for (const Feature& feature : pack.features) {
            const FeatureId own = id++;
            const auto beginning = beginningOf(feature.interval);
            if (!beginning) {
                continue;
            }
            const std::uint16_t organization =
                feature.layer == Layer::organization ? organizationOf(world, own) : std::uint16_t{kNoParty};
            const std::uint64_t key = (std::uint64_t{feature.kind} << 32U) | (std::uint64_t{organization} << 16U) |
                                      (static_cast<std::uint64_t>(feature.layer) << 1U) | (beginning->exact ? 1U : 0U);
            const auto [place, isNew] = groupOf.try_emplace(key, static_cast<std::uint32_t>(groups_.size()));
            if (isNew) {
                groups_.push_back({feature.kind, feature.layer, organization, beginning->exact});
            }
            const auto fromFirstDay = static_cast<std::uint64_t>(std::int64_t{beginning->day} - kDayMin);
            met.push_back((fromFirstDay << 32U) | place->second);
        }
    }
    std::sort(met.begin(), met.end());
    for (auto at = met.begin(); at != met.end();) {
        const auto next = std::find_if(at, met.end(), [at](std::uint64_t other) { return other != *at; });
        const auto day = static_cast<Day>(static_cast<std::int64_t>(*at >> 32U) + kDayMin);
        counts_.push_back({day, static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(next - at)});
        at = next;
    }
}

template <class IsShown> std::vector<DayBar> Beginnings::barsOf(const IsShown& isShown) const {
    std::vector<char> shown(groups_.size());
    std::transform(groups_.begin(), groups_.end(), shown.begin(), [&](const Group& g) { return isShown(g) ? 1 : 0; });
    std::vector<DayBar> bars;
    for (const Count& c : counts_) {
        if (shown[c.group] != 0) {
            count(bars, {c.day, groups_[c.group].exact}, groups_[c.group].layer, c.features);
        }
    }
    return bars;
}

std::vector<DayBar> Beginnings::all() const {
    return barsOf([](const Group& /*group*/) { return true; });
}

std::vector<DayBar> Beginnings::shown(const World& world, const View& view) const {
    const ShownKinds isShown(world, view);
    return barsOf([&](const Group& g) { return isShown(g.layer, g.kind, g.organization); });
}

std::vector<DayBar> beginningsOf(const World& world, const View& view, PartyId party) {
    const ShownKinds isShown(world, view);
    std::vector<FeatureId> features;
    for (const StrandId id : world.strandsOf(party)) {
        const Strand& strand = world.strands()[id];
        const Layer layer = world.layerOf(id);
        if (isShown(layer, strand.kind, layer == Layer::organization ? strand.to : std::uint16_t{kNoParty})) {
            for (const std::uint32_t tie : world.tiesOf(id)) {
                features.push_back(world.ties().feature[tie]);
            }
        }
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    std::vector<std::pair<Beginning, Layer>> beginnings;
    for (const FeatureId id : features) {
        const Feature& feature = world.feature(id);
        if (const auto beginning = beginningOf(feature.interval)) {
            beginnings.emplace_back(*beginning, feature.layer);
        }
    }
    std::sort(beginnings.begin(), beginnings.end(),
              [](const auto& a, const auto& b) { return a.first.day < b.first.day; });
    std::vector<DayBar> bars;
    for (const auto& [beginning, layer] : beginnings) {
        count(bars, beginning, layer, 1);
    }
    return bars;
}

} // namespace entente
