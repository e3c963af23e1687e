// The session's compare mode: two dates, and what changed between them.

#include "core/change_list.hpp"
#include "core/typed_date.hpp"
#include "export/change_table.hpp"
#include "loading.hpp"
#include "pictures_folder.hpp"
#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente {

namespace {

/// Whether two views compare the same relations on the same dates.
bool compareAlike(const View& a, const View& b) {
    return a.comparedWith == b.comparedWith && a.window == b.window && a.comparedEvents == b.comparedEvents &&
           a.layers == b.layers && a.hiddenKinds == b.hiddenKinds && a.hiddenOrganizations == b.hiddenOrganizations;
}

} // namespace

void Session::refreshComparison() {
    if (!view_.comparedWith || !slice_) {
        if (comparedSlices_) {
            comparedSlices_.reset();
            comparison_ = {};
            ++comparisonRevision_;
        }
        return;
    }
    const bool sameWorld = comparedSlices_ && comparedWorld_ == worldRevision_;
    if (sameWorld && compareAlike(view_, comparedFor_)) {
        return;
    }
    if (!sameWorld) {
        comparedSlices_ = std::make_unique<ComparedSlices>(slice_->sharedWorld());
        comparedWorld_ = worldRevision_;
    }
    comparedSlices_->moveTo(comparedWindows(*view_.comparedWith, view_.window, view_.comparedEvents));
    comparison_ = compare(*comparedSlices_, view_);
    changedFeatures_ = changedFeatures(*comparedSlices_, comparison_, SourceCounter::kMostFeatures);
    comparedFor_ = view_;
    tellOrderOfDates();
    ++comparisonRevision_;
    ++revision_;
}

std::optional<std::string> Session::changesTable() const {
    if (!comparedSlices_) {
        return std::nullopt;
    }
    const World& world = comparedSlices_->world();
    const auto changes = listedChanges(comparison_, world, view_.focus, changeOrder_);
    return changesAsCsv(changeRows(*comparedSlices_, changes, view_.focus,
                                   [&world](FeatureId feature) { return detailOf(world, feature); }));
}

std::string Session::nameOfPicture() const {
    return view_.comparedWith ? nameOf({view_.comparedWith->last, view_.window.last}) : nameOf(view_.window);
}

void Session::tellOrderOfDates() {
    const bool backwards = view_.comparedWith->last > view_.window.last;
    if (!backwards) {
        std::erase_if(messages_, [](const Message& m) { return m.swapsDates; });
    } else if (!toldBackwards_) {
        toldBackwards_ = true;
        say(Severity::note, "A is later than B: the changes are told backwards.");
        messages_.back().swapsDates = true;
    }
}

void Session::on(const action::SwapDates& /*a*/) {
    if (view_.comparedWith) {
        playback_.playing = false;
        dateChosen_ = true;
        const Window later = *std::exchange(view_.comparedWith, view_.window);
        std::swap(typedLength_, typedEarlier_);
        goTo(later);
    }
}

void Session::on(const action::ToggleCompare& /*a*/) {
    toldBackwards_ = false;
    if (view_.comparedWith) {
        lastEarlier_ = LastEarlier{*view_.comparedWith, typedEarlier_};
        view_.comparedWith.reset();
        return;
    }
    playback_.playing = false;
    if (lastEarlier_ && lastEarlier_->window.last < view_.window.last) {
        // Who left for a moment finds the earlier date as it was.
        view_.comparedWith = lastEarlier_->window;
        typedEarlier_ = lastEarlier_->length;
        return;
    }
    typedEarlier_ = typedLength_;
    view_.comparedWith = windowEnding(addPeriods(view_.window.last, {1, 0, 0}, -1), earlierLength());
}

void Session::on(const action::SetEarlierDay& a) {
    playback_.playing = false;
    view_.comparedWith = windowEnding(a.day, earlierLength());
}

void Session::on(const action::SetEarlierText& a) {
    playback_.playing = false;
    if (const auto window = typedWindow(a.text)) {
        typedEarlier_ = readTypedDate(a.text).isDay ? std::nullopt : std::optional(lengthAsTyped(*window));
        view_.comparedWith = window;
    }
}

void Session::on(const action::SetComparedEvents& a) {
    view_.comparedEvents = a.length;
}

void Session::on(const action::SetCompareLayout& a) {
    view_.compareLayout = a.layout;
}

void Session::on(const action::SetSwipe& a) {
    view_.swipe = std::clamp(a.part, 0.0, 1.0);
}

void Session::on(const action::SortChanges& a) {
    changeOrder_ = a.order;
    ++comparisonRevision_;
}

void Session::on(const action::UnfoldChanges& a) {
    if (unfoldedChanges_.erase(a.change) == 0) {
        unfoldedChanges_.insert(a.change);
    }
    ++comparisonRevision_;
}

void Session::on(const action::ExportTable& /*a*/) {
    requests_.exportTable = true;
}

} // namespace entente
