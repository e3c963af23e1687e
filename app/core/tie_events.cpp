#include "core/tie_events.hpp"

#include "core/strands.hpp"

#include <algorithm>

namespace entente {

namespace {

bool isTold(const World& world, const View& view, std::uint32_t tie) {
    const Strand& strand = world.strands()[world.strandOf(tie)];
    const Kind& kind = world.kinds()[strand.kind];
    const bool hidden =
        kind.layer == Layer::organization && view.hiddenOrganizations.contains(world.organizations()[strand.to].id);
    return !hidden && isShown(view, kind);
}

/// The events of one day, by feature.
std::vector<TieEvent> eventsOn(const World& world, const View& view, Day day) {
    std::vector<TieEvent> events;
    const Day before = day - 1;
    world.tieIndex().forEachChange({before, before}, {day, day}, [&](std::uint32_t tie, State was, State is) {
        if ((was == State::absent || is == State::absent) && isTold(world, view, tie)) {
            events.push_back({day, world.ties().feature[tie], was == State::absent});
        }
    });
    std::sort(events.begin(), events.end(), [](const TieEvent& a, const TieEvent& b) {
        return std::pair(b.begins, a.feature) < std::pair(a.begins, b.feature);
    });
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

} // namespace

std::vector<TieEvent> lastEvents(const World& world, const View& view, Day upTo, std::size_t most,
                                 std::size_t mostDays) {
    std::vector<TieEvent> found;
    const TimeIndex& index = world.tieIndex();
    if (upTo == kDayMax) {
        return found;
    }
    auto day = index.nextChange(upTo + 1, -1);
    for (std::size_t looked = 0; day && *day > kDayMin && looked < mostDays && found.size() < most; ++looked) {
        const auto events = eventsOn(world, view, *day);
        const auto room = std::min(events.size(), most - found.size());
        found.insert(found.end(), events.begin(), events.begin() + static_cast<std::ptrdiff_t>(room));
        day = index.nextChange(*day, -1);
    }
    return found;
}

} // namespace entente
