// The session's files: opening, closing, reading again, and what stays when they change.

#include "features.hpp"
#include "loading.hpp"
#include "opening.hpp"
#include "session.hpp"
#include "ui/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {

namespace fs = std::filesystem;

namespace {

/// An editor may write a file several times, or delete it and write it anew: read it when it has been quiet so long.
constexpr double kQuiet = 0.3; // seconds

bool samePlace(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return a == b || fs::equivalent(a, b, error);
}

/// Those that are on.
std::vector<fs::path> filesOf(const std::vector<OpenPack>& packs) {
    std::vector<fs::path> files;
    for (const auto& pack : packs) {
        if (pack.on) {
            files.push_back(pack.path);
        }
    }
    return files;
}

} // namespace

void Session::open(std::vector<OpenPack> packs) {
    packs_ = std::move(packs);
    for (const auto& pack : packs_) {
        const auto& own = files_.packs;
        std::error_code error;
        if (std::find(own.begin(), own.end(), pack.path) == own.end() && fs::exists(pack.path, error)) {
            recent_.add(fs::absolute(pack.path, error).lexically_normal());
        }
    }
    reload(false);
}

void Session::reload(bool keep) {
    const std::vector<fs::path> shown = filesOf(packs_);
    std::vector<PackFile> files;
    for (const auto& pack : packs_) {
        if (pack.on) {
            files.push_back({pack.path, pack.fields});
        }
    }
    LastGood lastGood;
    for (const auto& pack : world() == nullptr ? std::span<const Pack>{} : world()->packs()) {
        const bool poor = std::any_of(packsShown_.begin(), packsShown_.end(), [&](const OpenPack& p) {
            return p.path == pack.header.file && p.broken && !p.stale;
        });
        if (!poor) {
            lastGood.emplace(pack.header.file, pack.text);
        }
    }
    watcher_.watch(shown);
    sinceChange_.reset();
    keepTime_ = keep;
    LoadRequest request{std::move(files), std::move(lastGood), slice_ ? slice_->sharedWorld() : nullptr, {}};
    if (slice_) {
        const auto remember = [&](const View& view) {
            if (view.feature && *view.feature < slice_->world().featureCount()) {
                request.features.push_back(*view.feature);
            }
        };
        remember(view_);
        std::for_each(undo_.begin(), undo_.end(), [&](const Remembered& r) { remember(r.view); });
        std::sort(request.features.begin(), request.features.end());
        request.features.erase(std::unique(request.features.begin(), request.features.end()), request.features.end());
    }
    loader_.start([atlas = atlas_, request = std::move(request)](Progress& progress) {
        return loadReadyWorld(atlas, request, progress);
    });
    ++revision_;
}

bool Session::watchFiles(double seconds) {
    if (sinceChange_) {
        *sinceChange_ += seconds;
    }
    if (!watcher_.takeChanged().empty()) {
        sinceChange_ = 0.0;
    }
    if (sinceChange_ && *sinceChange_ > kQuiet) {
        reload(true);
    }
    return sinceChange_.has_value();
}

void Session::takeDiagnostics(std::vector<Diagnostic> diagnostics) {
    diagnostics_ = std::move(diagnostics);
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.file, b.severity, a.code, a.line, a.column) <
               std::tie(b.file, a.severity, b.code, b.line, b.column);
    });
    ++diagnosticsRevision_;
}

void Session::tellWhatIsBroken(const LoadedWorld& loaded) {
    std::erase_if(messages_, [](const Message& m) { return m.stays; });
    const auto isIn = [](const std::vector<fs::path>& list, const fs::path& path) {
        return std::find(list.begin(), list.end(), path) != list.end();
    };
    for (auto& pack : packs_) {
        pack.broken = isIn(loaded.broken, pack.path);
        pack.stale = isIn(loaded.kept, pack.path);
        if (!pack.broken || !loaded.world) {
            continue;
        }
        const auto first = std::find_if(diagnostics_.begin(), diagnostics_.end(),
                                        [&](const Diagnostic& d) { return d.file == pack.path.string(); });
        const std::string what = first == diagnostics_.end() ? "The file cannot be read." : first->text;
        const std::string line =
            first == diagnostics_.end() || first->line == 0 ? "" : fmt::format(", line {}", first->line);
        say(pack.stale ? Severity::warning : Severity::error,
            fmt::format("{}{}: {}{}", pack.path.filename().string(), line, what,
                        pack.stale ? " The map shows the file as it was before." : ""));
        messages_.back().stays = true;
    }
}

void Session::tellWhatWasRecognized(const World& world) {
    for (const auto& pack : world.packs()) {
        const bool shown = std::any_of(packsShown_.begin(), packsShown_.end(),
                                       [&](const OpenPack& p) { return p.path == pack.header.file && p.on; });
        if (pack.fields && !shown) {
            const auto layer = pack.fields->mapping.layer;
            say(Severity::note, fmt::format("{} has no header; its rows were read as {}.",
                                            fs::path(pack.header.file).filename().string(),
                                            layer == Layer::organization  ? "memberships"
                                            : layer == Layer::partnership ? "partnerships"
                                            : layer == Layer::exercise    ? "exercises"
                                                                          : "places without ties"));
            messages_.back().fieldsOf = pack.header.file;
        }
    }
}

void Session::adopt(ReadyWorld ready) {
    LoadedWorld& loaded = ready.loaded;
    ++revision_;
    if (loaded.cancelled) {
        return;
    }
    takeDiagnostics(std::move(loaded.diagnostics));
    tellWhatIsBroken(loaded);
    if (!loaded.world) {
        say(Severity::error,
            diagnostics_.empty() ? "The packs could not be read." : diagnosticLine(diagnostics_.front()));
        std::erase_if(packs_, [&](const OpenPack& pack) {
            return std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& d) {
                return d.code == "unreadable-file" && d.file == pack.path.string();
            });
        });
        return;
    }
    const auto errors = std::count_if(diagnostics_.begin(), diagnostics_.end(),
                                      [](const Diagnostic& d) { return d.severity == Severity::error; });
    if (errors > 0 && loaded.broken.empty()) { // those were told
        say(Severity::warning, fmt::format("{} problem{} in the packs: see the list.", errors, errors == 1 ? "" : "s"));
    }
    tellWhatWasRecognized(*loaded.world);
    packsShown_ = packs_;
    adoptWorld(std::move(ready));
}

void Session::adoptWorld(ReadyWorld ready) {
    ++worldRevision_;
    std::unique_ptr<Slice> before = std::exchange(slice_, std::move(ready.slice));
    auto comparedBefore = std::move(comparedSlices_);
    facts_ = std::move(ready.facts);
    fades_ = {};
    heldLegend_ = 0.0;
    hovered_.reset();
    const bool replaces = before != nullptr;
    if (replaces) {
        // Numbers of parties come from the atlas and stay.
        keepFeatures(before->world(), slice_->world(), std::move(ready.found));
        discarding_.start([old = std::move(before), compared = std::move(comparedBefore)](const Progress&) mutable {
            old.reset();
            compared.reset();
            return std::monostate{};
        });
    }
    const Window range = wholeRange();
    const bool keep = replaces && std::exchange(keepTime_, false);
    if (!keep || timelineRange_.first < range.first || timelineRange_.last > range.last) {
        timelineRange_ = busyRange();
        if (dateChosen_) {
            timelineRange_ = rangeWith(timelineRange_, view_.window, range);
        }
        if (view_.comparedWith) {
            timelineRange_ = rangeWith(timelineRange_, *view_.comparedWith, range);
        }
    }
    playback_.first = range.first;
    playback_.last = range.last;
    if (!dateChosen_ && !keep) {
        const Day day = std::clamp(today(), range.first, range.last);
        view_.window = {day, day};
    }
    if (dateChosen_ && !view_.window.isInstant()) {
        goTo(view_.window);
    } else {
        goToDay(view_.window.last);
    }
    if (const auto story = std::exchange(storyWhenLoaded_, std::nullopt)) {
        playFrom(std::clamp(story->first, range.first, range.last), std::clamp(story->last, range.first, range.last));
    }
}

void Session::keepFeatures(const World& before, const World& after,
                           std::map<FeatureId, std::optional<FeatureId>> found) {
    constexpr FeatureId kNear = 200; // of those selected while the world was loaded: the window waits for it
    const auto keep = [&](View& view) {
        if (!view.feature || *view.feature >= before.featureCount()) {
            view.feature.reset();
            return;
        }
        const auto [place, isNew] = found.try_emplace(*view.feature);
        if (isNew) {
            place->second = sameFeature(before, *view.feature, after, kNear);
        }
        view.feature = place->second;
    };
    keep(view_);
    for (auto& remembered : undo_) {
        keep(remembered.view);
    }
}

void Session::on(const action::TogglePack& a) {
    if (a.pack < packs_.size()) {
        packs_[a.pack].on = !packs_[a.pack].on;
        dateChosen_ = true;
        reload(false);
    }
}

void Session::on(const action::ClosePack& a) {
    if (a.pack < packs_.size()) {
        packs_.erase(packs_.begin() + static_cast<std::ptrdiff_t>(a.pack));
        dateChosen_ = true;
        reload(false);
    }
}

void Session::on(const action::OpenPath& a) {
    fs::path path = chosenPacks({withHome(a.path)}, files_).front();
    std::error_code error;
    if (fs::is_directory(path, error)) {
        say(Severity::error, fmt::format("{} is a folder.", a.path));
        return;
    }
    if (!fs::is_regular_file(path, error)) {
        say(Severity::error, fmt::format("There is no file {}.", a.path));
        return;
    }
    if (std::find(files_.packs.begin(), files_.packs.end(), path) == files_.packs.end()) {
        recent_.add(fs::absolute(path, error).lexically_normal());
    }
    const auto open =
        std::find_if(packs_.begin(), packs_.end(), [&](const OpenPack& p) { return samePlace(p.path, path); });
    if (open == packs_.end()) {
        packs_.push_back({.path = std::move(path), .on = true});
    } else {
        open->on = true;
    }
    reload(false);
}

void Session::on(const action::ReloadPacks& /*a*/) {
    dateChosen_ = true;
    reload(true);
}

void Session::on(const action::CancelLoading& /*a*/) {
    loader_.cancel();
    packs_ = packsShown_;
    watcher_.watch(filesOf(packs_));
    say(Severity::note, "Loading was cancelled; what was open stays.");
    if (!slice_) {
        reload(false); // without packs there is still a map
    }
}

void Session::on(const action::BrowseFolder& a) {
    if (!a.folder.empty()) {
        listing_ = listFolder(withHome(a.folder));
    } else if (!listing_.folder.empty()) {
        listing_ = listFolder(listing_.folder);
    } else {
        const auto& recent = recent_.files();
        listing_ = listFolder(recent.empty() ? fs::path(".") : recent.front().parent_path());
    }
}

void Session::on(const action::ShowProblem& a) {
    if (a.problem >= diagnostics_.size() || !slice_) {
        return;
    }
    const Diagnostic& problem = diagnostics_[a.problem];
    const auto pack = packFrom(slice_->world(), problem.file);
    const bool stale = std::any_of(packs_.begin(), packs_.end(),
                                   [&](const OpenPack& p) { return p.stale && p.path.string() == problem.file; });
    if (!problem.feature || !pack || stale) {
        say(Severity::note, "What is on the map was read before the file was changed: this feature is not in it.");
        return;
    }
    const auto& features = slice_->world().packs()[*pack].features;
    const auto found = std::lower_bound(features.begin(), features.end(), *problem.feature,
                                        [](const Feature& f, std::uint32_t position) { return f.position < position; });
    if (found == features.end() || found->position != *problem.feature) {
        say(Severity::note,
            fmt::format("Feature {} was left out: there is nothing of it to be shown.", *problem.feature));
        return;
    }
    const Day start = found->interval.startEarliest;
    if (start != kDayMin && start != kDayMax) {
        playback_.playing = false;
        dateChosen_ = true;
        goToDay(start);
    }
    on(action::SelectFeature{firstFeatureOf(slice_->world(), *pack) +
                             static_cast<FeatureId>(found - features.begin())});
}

} // namespace entente
