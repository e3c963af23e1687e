#include "timeline_events.hpp"

#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente {

namespace {

/// Who joined an organization as what, on one day.
struct Accession {
    std::vector<PartyId> parties;
    FeatureId feature = 0;
};

bool isExact(const Feature& feature) {
    return feature.interval.startEarliest == feature.interval.startLatest && feature.interval.startEarliest != kDayMin;
}

void addAccessions(std::vector<EventMark>& events, const World& world) {
    std::map<std::tuple<Day, OrganizationId, KindId>, Accession> accessions;
    for (std::size_t f = 0; f < world.featureCount(); ++f) {
        const auto id = static_cast<FeatureId>(f);
        const Feature& feature = world.feature(id);
        const auto [tie, end] = world.tiesOfFeature(id);
        if (feature.layer != Layer::organization || tie == end || !isExact(feature) ||
            world.ties().from[tie] == kNoParty || world.kinds()[feature.kind].id != "member") {
            continue;
        }
        auto& accession = accessions[{feature.interval.startEarliest, world.ties().to[tie], feature.kind}];
        accession.feature = accession.parties.empty() ? id : accession.feature;
        accession.parties.push_back(world.ties().from[tie]);
    }
    std::map<OrganizationId, bool> founded;
    for (const auto& [key, accession] : accessions) {
        const auto& [day, organization, kind] = key;
        const std::string& name = world.organizations()[organization].id;
        std::string label;
        if (!founded[organization]) {
            label = fmt::format("{} founded", name);
        } else if (accession.parties.size() > 2) {
            label = fmt::format("{} + {}", name, accession.parties.size());
        } else {
            for (const PartyId party : accession.parties) {
                label += (label.empty() ? "" : ", ") + world.parties()[party].name;
            }
            label += fmt::format(" in {}", name);
        }
        founded[organization] = true;
        events.push_back({day, std::move(label), accession.feature});
    }
}

} // namespace

std::vector<EventMark> timelineEvents(const World& world, std::size_t most) {
    std::vector<EventMark> events;
    if (world.featureCount() > most) {
        return events;
    }
    addAccessions(events, world);
    for (std::size_t f = 0; f < world.featureCount(); ++f) {
        const auto id = static_cast<FeatureId>(f);
        const Feature& feature = world.feature(id);
        const bool hasPlace = feature.geometry >= 0;
        const bool isMoment = (feature.layer == Layer::exercise || feature.layer == Layer::partnership) && hasPlace;
        if (isMoment && isExact(feature)) {
            std::string label = detailOf(world, id).label;
            events.push_back({feature.interval.startEarliest, std::move(label), id});
        }
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return events;
}

} // namespace entente
