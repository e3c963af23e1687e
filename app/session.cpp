#include "session.hpp"

#include "core/captions.hpp"
#include "loading.hpp"
#include "opening.hpp"
#include "ui/model.hpp"
#include "ui/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

constexpr std::size_t kMostUndo = 200;

template <class T> constexpr std::size_t kindOf() {
    return Action(T{}).index();
}

/// Actions that change the view in a way a reader may want to take back.
bool canBeUndone(const Action& action) {
    const std::size_t kind = action.index();
    return kind == kindOf<action::SetDay>() || kind == kindOf<action::SetDateText>() ||
           kind == kindOf<action::SetWindowLength>() || kind == kindOf<action::SetWindow>() ||
           kind == kindOf<action::StepTime>() || kind == kindOf<action::GoToEdge>() ||
           kind == kindOf<action::NextChange>() || kind == kindOf<action::ToggleCompare>() ||
           kind == kindOf<action::GoToBookmark>() || kind == kindOf<action::SetEarlierDay>() ||
           kind == kindOf<action::SetEarlierText>() || kind == kindOf<action::SetComparedEvents>() ||
           kind == kindOf<action::SwapDates>() || kind == kindOf<action::SetCompareLayout>() ||
           kind == kindOf<action::SetSwipe>() || kind == kindOf<action::ToggleLayer>() ||
           kind == kindOf<action::ToggleKind>() || kind == kindOf<action::ToggleOrganization>() ||
           kind == kindOf<action::SelectParty>() || kind == kindOf<action::SelectFeature>() ||
           kind == kindOf<action::SetBeside>() || kind == kindOf<action::PickAt>() || kind == kindOf<action::PanBy>() ||
           kind == kindOf<action::ZoomAt>() || kind == kindOf<action::ZoomBy>() ||
           kind == kindOf<action::ResetCamera>() || kind == kindOf<action::CenterOn>() ||
           kind == kindOf<action::SetProjection>() || kind == kindOf<action::SetLanguage>() ||
           kind == kindOf<action::SetTheme>() || kind == kindOf<action::SetStrongest>() ||
           kind == kindOf<action::SetLeastWeight>() || kind == kindOf<action::SetShading>() ||
           kind == kindOf<action::SetAdaptScales>() || kind == kindOf<action::ToggleFurniture>();
}

/// Actions that move time or the camera by and by, while the eye rests on the map.
bool keepsPlaceOfMap(const Action& action) {
    const std::size_t kind = action.index();
    return kind == kindOf<action::StepTime>() || kind == kindOf<action::NextChange>() ||
           kind == kindOf<action::SetDay>() || kind == kindOf<action::SetEarlierDay>() ||
           kind == kindOf<action::PanBy>() || kind == kindOf<action::ZoomAt>() || kind == kindOf<action::ZoomBy>() ||
           kind == kindOf<action::CenterOn>();
}

template <class T> void flip(std::set<T>& set, const T& value) {
    if (set.erase(value) == 0) {
        set.insert(value);
    }
}

} // namespace

Session::Session(DataFiles files, std::shared_ptr<const Atlas> atlas, View view, SessionStart start)
    : files_(std::move(files)), atlas_(std::move(atlas)), grounds_(files_.geodata, atlas_), names_(files_.geodata),
      view_(std::move(view)), zoomChosen_(view_.zoom != View{}.zoom), windowLength_(start.windowLength),
      recent_(std::move(start.recentList)), bookmarks_(std::move(start.bookmarks)),
      settings_(std::move(start.settings)), reducedMotion_(settings_.get(kReducedMotion).value_or(start.reducedMotion)),
      dateChosen_(start.dateChosen) {
    if (zoomChosen_) {
        homeZoom_ = view_.zoom;
    }
    if (dateChosen_) {
        typedLength_ = lengthBeside(view_.window);
    }
    if (view_.comparedWith) {
        typedEarlier_ = lengthBeside(*view_.comparedWith);
    }
    takeProjection(view_.projection);
}

void Session::playFrom(Day first, Day last) {
    playback_.first = first;
    playback_.last = last;
    dateChosen_ = true;
    goToDay(first);
    playback_.playing = true;
}

Window Session::wholeRange() const {
    if (!slice_ || !slice_->world().hasDates()) {
        return {today() - 3652, today()};
    }
    // Whole years, so that the axis begins and ends on a tick.
    const Window range = slice_->world().range();
    const CivilDate first = civilFromDay(range.first);
    const CivilDate last = civilFromDay(range.last);
    return {dayFromCivil({first.year, 1, 1}), dayFromCivil({last.year, 12, 31})};
}

Window Session::busyRange() const {
    const Window whole = wholeRange();
    const auto days = facts_.beginnings.all();
    const auto added = [](std::uint64_t sum, const DayBar& day) {
        sum = std::accumulate(day.exact.begin(), day.exact.end(), sum);
        return std::accumulate(day.inexact.begin(), day.inexact.end(), sum);
    };
    const std::uint64_t all = std::accumulate(days.begin(), days.end(), std::uint64_t{0}, added);
    constexpr std::uint64_t kEarly = 25; // the first twenty-fifth of all beginnings may lie outside
    std::uint64_t passed = 0;
    for (const auto& day : days) {
        passed = added(passed, day);
        if (passed * kEarly > all) {
            return {dayFromCivil({civilFromDay(day.day).year, 1, 1}), whole.last};
        }
    }
    return whole;
}

void Session::goTo(const Window& window) {
    ++revision_;
    view_.window = window;
    playback_.position = static_cast<double>(window.last);
    if (slice_) {
        slice_->moveTo(window);
    }
}

void Session::goToDay(Day day) {
    const Day before = view_.window.last;
    goTo(windowEnding(day, windowLength()));
    if (before >= timelineRange_.first && before <= timelineRange_.last) {
        timelineRange_ = pageShowing(timelineRange_, day, wholeRange());
    }
}

std::optional<WindowLength> Session::lengthBeside(const Window& window) const {
    return windowEnding(window.last, windowLength_) == window ? std::nullopt : std::optional(lengthAsTyped(window));
}

void Session::passTo(Day day, int direction) {
    const Window before = view_.window;
    goToDay(day);
    const bool onwards = direction > 0 ? day > before.last : day < before.last; // else it began anew
    if (slice_ && onwards && !reducedMotion_ && !view_.comparedWith) {
        fades_.pass(passedBetween(*slice_, view_, before, view_.window));
    } else if (!onwards) {
        fades_ = {};
    }
}

void Session::goToWindow(const Window& window) {
    typedLength_ = lengthBeside(window);
    goTo(window);
    timelineRange_ = pageShowing(timelineRange_, window.last, wholeRange());
}

bool Session::advanceBy(double seconds) {
    sinceRemembered_ += seconds;
    for (auto& message : messages_) {
        message.age += seconds;
    }
    const auto expired = std::erase_if(
        messages_, [](const Message& m) { return m.severity != Severity::error && !m.stays && m.age > kToastSeconds; });
    bool due = expired > 0;
    due = watchFiles(seconds) || due;
    if (auto loaded = loader_.take()) {
        adopt(std::move(*loaded));
        due = true;
    }
    if (fieldEditor_ && fieldEditor_->advance()) {
        ++revision_;
        due = true;
    }
    fades_.secondsPassed += seconds;
    due = restAfterTurning(seconds) || due;
    due = detailIsThere() || due;
    if (playback_.playing && slice_) {
        fitLoop();
        playback_ = advance(playback_, seconds);
        heldLegend_ = playback_.playing ? heldLegend_ : 0.0;
        const Day day = dayAt(playback_.position);
        if (windowEnding(day, windowLength()) != view_.window) {
            const double position = playback_.position;
            passTo(day, playback_.direction);
            playback_.position = position;
            dateChosen_ = true;
        }
        ++revision_;
        due = true;
    }
    refreshComparison();
    return due || (fieldEditor_ && fieldEditor_->busy()) || fades_.moving() || sinceTurn_;
}

Requests Session::takeRequests() {
    return std::exchange(requests_, {});
}

void Session::say(Severity severity, std::string text) {
    ++revision_;
    std::erase_if(messages_, [&](const Message& m) { return m.text == text; });
    messages_.push_back({nextMessage_++, severity, std::move(text), 0.0});
    constexpr std::size_t kMost = 4;
    if (messages_.size() > kMost) {
        messages_.erase(messages_.begin());
    }
}

void Session::rememberForUndo(std::size_t actionKind) {
    constexpr double kTogether = 0.8; // seconds: a drag or a run of steps is taken back as one
    const bool continues = !undo_.empty() && undo_.back().actionKind == actionKind && sinceRemembered_ < kTogether;
    sinceRemembered_ = 0.0;
    if (continues) {
        return;
    }
    undo_.push_back({view_, windowLength_, typedLength_, typedEarlier_, actionKind});
    if (undo_.size() > kMostUndo) {
        undo_.erase(undo_.begin());
    }
}

void Session::apply(const Action& action) {
    if (canBeUndone(action)) {
        rememberForUndo(action.index());
        if (!keepsPlaceOfMap(action)) {
            heldLegend_ = 0.0;
        }
    }
    ++revision_;
    std::visit([this](const auto& a) { on(a); }, action);
    refreshComparison();
}

// Content

void Session::on(const action::ToggleLayer& a) {
    auto& shown = view_.layers[static_cast<std::size_t>(a.layer)];
    shown = !shown;
}
void Session::on(const action::ToggleKind& a) {
    flip(view_.hiddenKinds, {a.layer, a.kind});
}
void Session::on(const action::ToggleOrganization& a) {
    flip(view_.hiddenOrganizations, a.organization);
}
// Selection

void Session::on(const action::SelectParty& a) {
    view_.focus = a.party;
    view_.beside = kNoParty;
    view_.feature.reset();
    hovered_.reset(); // the map may lie otherwise under the pointer now
}
void Session::on(const action::SelectFeature& a) {
    view_.feature = a.feature;
    view_.focus = kNoParty;
    if (!slice_ || a.feature >= slice_->world().featureCount()) {
        view_.feature.reset();
        return;
    }
    const Interval& interval = slice_->world().feature(a.feature).interval;
    const Day day =
        isOnlyPossible(interval) ? interval.startEarliest : std::min(interval.startLatest, interval.endLatest);
    if (stateIn(interval, view_.window) == State::absent && day != kDayMin && day != kDayMax) {
        playback_.playing = false;
        dateChosen_ = true;
        goToDay(day); // one on which it can be seen
    }
}
void Session::on(const action::SetBeside& a) {
    view_.beside = a.party != view_.focus ? a.party : kNoParty;
}
void Session::on(const action::SetSearch& a) {
    searchText_ = a.text;
}

void Session::on(const action::SetLanguage& a) {
    view_.language = a.language;
}
void Session::on(const action::SetTheme& a) {
    view_.theme = a.theme;
}
void Session::on(const action::SetStrongest& a) {
    view_.strongest = a.count;
}
void Session::on(const action::SetLeastWeight& a) {
    view_.leastWeight = a.weight;
}
void Session::on(const action::SetShading& a) {
    view_.shading = a.shading;
}
void Session::on(const action::SetAdaptScales& a) {
    view_.adaptScales = a.adapt;
}
void Session::on(const action::ToggleFurniture& a) {
    bool& shown = view_.furniture[static_cast<std::size_t>(a.furniture)];
    shown = !shown;
}

// The program

void Session::on(const action::Undo& /*a*/) {
    if (undo_.empty()) {
        say(Severity::note, "There is nothing to undo.");
        return;
    }
    view_ = std::move(undo_.back().view);
    windowLength_ = undo_.back().windowLength;
    typedLength_ = undo_.back().typedLength;
    typedEarlier_ = undo_.back().typedEarlier;
    undo_.pop_back();
    heldLegend_ = 0.0;
    sinceRemembered_ = 1e9;
    playback_.playing = false;
    if (slice_ && view_.feature && *view_.feature >= slice_->world().featureCount()) {
        view_.feature.reset();
    }
    goTo(view_.window);
}
void Session::on(const action::ExportPicture& /*a*/) {
    requests_.exportPicture = true;
}
void Session::on(const action::OpenUrl& a) {
    requests_.openUrl = a.url;
}
void Session::on(const action::ToggleLatest& /*a*/) {
    latestShown_ = !latestShown_;
}
void Session::on(const action::ToggleReducedMotion& /*a*/) {
    reducedMotion_ = !reducedMotion_;
    settings_.set(kReducedMotion, reducedMotion_);
    fades_ = {};
}
void Session::on(const action::AddBookmark& a) {
    const std::string name = a.name.empty() ? shortDays(view_.window) : a.name;
    if (const std::string problem = bookmarks_.add({view_.window, name}); !problem.empty()) {
        say(Severity::warning, fmt::format("The bookmark lasts until Entente is closed: {}", problem));
    }
}
void Session::on(const action::GoToBookmark& a) {
    playback_.playing = false;
    if (a.bookmark < bookmarks_.all().size()) {
        dateChosen_ = true;
        goToWindow(bookmarks_.all()[a.bookmark].window);
    }
}
void Session::on(const action::RemoveBookmark& a) {
    if (const std::string problem = bookmarks_.remove(a.bookmark); !problem.empty()) {
        say(Severity::warning, fmt::format("The bookmark will be there again next time: {}", problem));
    }
}
void Session::on(const action::ToggleHelp& /*a*/) {
    helpShown_ = !helpShown_;
}
void Session::on(const action::ToggleFullScreen& /*a*/) {
    requests_.toggleFullScreen = true;
}
void Session::on(const action::DismissMessage& a) {
    std::erase_if(messages_, [&](const Message& m) { return m.id == a.message; });
}
void Session::on(const action::Quit& /*a*/) {
    requests_.quit = true;
}

} // namespace entente
