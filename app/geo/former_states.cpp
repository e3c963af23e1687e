#include "geo/former_states.hpp"

#include "core/day.hpp"

#include <fmt/format.h>

namespace entente {

std::optional<OutsideState> outsideState(const Party& party, const Interval& tie) {
    if (party.status != PartyStatus::former) {
        return std::nullopt;
    }
    const std::string name = fmt::format("{} ({})", party.name, party.code);
    if (party.ended != kDayMax) {
        const std::string ended = fmt::format("The last day of {} was {}; ", name, isoDay(party.ended));
        if (tie.startEarliest > party.ended) {
            return OutsideState{Severity::warning, ended + "this begins later.", "Name the state that followed."};
        }
        if (tie.endEarliest > party.ended) {
            return OutsideState{Severity::note, ended + "this goes on after it.",
                                "Let it end with the state, and begin anew with the one that followed."};
        }
    }
    if (party.began != kDayMin) {
        const std::string began = fmt::format("The first day of {} was {}; ", name, isoDay(party.began));
        if (tie.endLatest < party.began) {
            return OutsideState{Severity::warning, began + "this ends earlier.", "Name the state that was before."};
        }
        if (tie.startLatest < party.began && tie.startLatest != kDayMin) {
            return OutsideState{Severity::note, began + "this begins earlier.", {}};
        }
    }
    return std::nullopt;
}

} // namespace entente
