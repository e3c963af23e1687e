#pragma once
/// Ties of states that were not there yet, or no more.

#include "core/date.hpp"
#include "core/party.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>

namespace entente {

/// What is to be said of a tie of a former state whose dates lie surely outside of those of the state: a warning where
/// all of them do, a note where the tie began earlier or goes on after the state's end.
struct OutsideState {
    Severity severity = Severity::note;
    std::string text, advice;
};
/// None where the dates may be right, where those of the state are not known, and of states that are there.
[[nodiscard]] std::optional<OutsideState> outsideState(const Party& party, const Interval& tie);

} // namespace entente
