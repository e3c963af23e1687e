// The session's time: the window, its length and steps, and playing.

#include "core/boundary_history.hpp"
#include "core/typed_date.hpp"
#include "session.hpp"
#include "ui/choices.hpp"
#include "ui/time_axis.hpp"

#include <algorithm>

namespace entente {

void Session::on(const action::SetDay& a) {
    dateChosen_ = true;
    goToDay(a.day);
}

Window Session::withinAllYears(const Window& days) const {
    const Window whole = wholeRange();
    const bool begins = days.first != kDayMin;
    const bool ends = days.last != kDayMax;
    const Day first = begins ? days.first : std::min(whole.first, ends ? days.last : whole.first);
    return {first, ends ? days.last : std::max(whole.last, first)};
}

std::optional<Window> Session::typedWindow(const std::string& text) {
    const TypedDate typed = readTypedDate(text);
    if (!typed.days) {
        say(Severity::warning, typed.problem);
        return std::nullopt;
    }
    return typed.isDay ? windowEnding(typed.days->last, windowLength_) : withinAllYears(*typed.days);
}

void Session::on(const action::SetDateText& a) {
    playback_.playing = false;
    if (const auto window = typedWindow(a.text)) {
        dateChosen_ = true;
        goToWindow(*window);
        if (!readTypedDate(a.text).isDay) {
            typedLength_ = lengthAsTyped(*window);
        }
    }
}

void Session::on(const action::SetWindowLength& a) {
    windowLength_ = a.length;
    typedLength_.reset();
    typedEarlier_.reset();
    if (view_.comparedWith) {
        view_.comparedWith = windowEnding(view_.comparedWith->last, windowLength_);
    }
    goToDay(view_.window.last);
}

void Session::on(const action::SetWindow& a) {
    dateChosen_ = true;
    windowLength_ = periodOf(a.window);
    typedLength_.reset();
    goToDay(a.window.last);
}

void Session::on(const action::SetStep& a) {
    step_ = a.step;
}

void Session::on(const action::StepTime& a) {
    playback_.playing = false;
    dateChosen_ = true;
    const Window whole = wholeRange();
    if (windowLength().wholeMonths && step_.days != 0) {
        typedLength_ = periodOf(view_.window); // days lead out of the calendar's months
    }
    passTo(std::clamp(stepFrom(view_.window, windowLength(), step_, a.count), std::min(whole.first, view_.window.last),
                      std::max(whole.last, view_.window.last)),
           a.count);
}

void Session::on(const action::GoToEdge& a) {
    playback_.playing = false;
    dateChosen_ = true;
    goToDay(a.end ? wholeRange().last : wholeRange().first);
}

void Session::on(const action::NextChange& a) {
    playback_.playing = false;
    if (!slice_) {
        return;
    }
    // What changes within a window of whole months is shown by it already.
    const Day from = windowLength().wholeMonths && a.direction < 0 ? view_.window.first : view_.window.last;
    auto day = slice_->world().tieIndex().nextChange(from, a.direction);
    if (const auto& own = atlas_->ownBoundaries) {
        const auto border = own->nextChange(from, a.direction);
        if (border && (!day || (a.direction > 0 ? *border < *day : *border > *day))) {
            day = border;
        }
    }
    if (day) {
        dateChosen_ = true;
        goToDay(*day);
    } else {
        say(Severity::note, a.direction > 0 ? "Nothing changes after this date." : "Nothing changes before this date.");
    }
}

void Session::on(const action::TogglePlay& a) {
    if (playback_.playing) {
        const bool turns = a.backwards && playback_.direction > 0;
        playback_.playing = turns;
        playback_.direction = turns ? -1 : playback_.direction;
        heldLegend_ = turns ? heldLegend_ : 0.0;
        return;
    }
    playback_.playing = true;
    if (a.backwards || playback_.loop != LoopMode::bounce) { // to and fro goes on the way it went
        playback_.direction = a.backwards ? -1 : 1;
    }
    const Window whole = wholeRange();
    playback_.first = whole.first;
    playback_.last = whole.last;
    fitLoop();
    // From the end there is nothing to play.
    std::optional<Day> start;
    if (view_.window.last >= playback_.last && playback_.direction > 0) {
        start = playback_.first;
    } else if (view_.window.last <= playback_.first && playback_.direction < 0) {
        start = playback_.last;
    }
    if (start) {
        goToDay(*start);
    }
    playback_.position = static_cast<double>(start.value_or(view_.window.last));
}

void Session::fitLoop() {
    if (loopsShown()) {
        playback_.first = timelineRange_.first;
        playback_.last = timelineRange_.last;
    }
}

void Session::on(const action::SetSpeed& a) {
    playback_.daysPerSecond = a.daysPerSecond;
}
void Session::on(const action::ChangeSpeed& a) {
    playback_.daysPerSecond = changedSpeed(playback_.daysPerSecond, a.steps);
}
void Session::on(const action::SetLoop& a) {
    if (loopsShown()) {
        playback_.first = wholeRange().first;
        playback_.last = wholeRange().last;
    }
    playback_.loop = a.mode;
    loopsShown_ = a.shown;
}
void Session::on(const action::SetTimelineRange& a) {
    constexpr Day kLeast = kLeastDaysShown - 1;
    const Window whole = wholeRange();
    const Day first = std::clamp(a.range.first, whole.first, std::max(whole.first, whole.last - kLeast));
    timelineRange_ = {first, std::clamp(a.range.last, first + kLeast, std::max(whole.last, first + kLeast))};
}

} // namespace entente
