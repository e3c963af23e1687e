// The session's files: opening, closing, reading again, and what stays when they change.

#include "loading.hpp"
#include "opening.hpp"
#include "session.hpp"

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

/// The pack of a world that was read from a file, as its place in World::packs().
std::optional<std::size_t> packFrom(const World& world, const std::string& file) {
    for (std::size_t p = 0; p < world.packs().size(); ++p) {
        if (world.packs()[p].header.file == file) {
            return p;
        }
    }
    return std::nullopt;
}

FeatureId firstFeatureOf(const World& world, std::size_t pack) {
    FeatureId first = 0;
    for (std::size_t p = 0; p < pack; ++p) {
        first += static_cast<FeatureId>(world.packs()[p].features.size());
    }
    return first;
}

std::string_view textOf(const World& world, FeatureId id) {
    const Feature& feature = world.feature(id);
    return {world.packOf(id).text->data() + feature.textOffset, feature.textLength};
}

/// The feature of another world that is this one: of the same file, and the same text at the same place; or with the
/// same id; without an id, with the same label. The place in the file comes first, for most edits change something
/// else.
std::optional<FeatureId> sameFeature(const World& before, FeatureId feature, const World& after) {
    const auto pack = packFrom(after, before.packOf(feature).header.file);
    if (!pack) {
        return std::nullopt;
    }
    const FeatureId first = firstFeatureOf(after, *pack);
    const auto count = static_cast<FeatureId>(after.packs()[*pack].features.size());
    const auto place = static_cast<FeatureId>(before.localFeature(feature));
    if (place < count && textOf(before, feature) == textOf(after, first + place)) {
        return first + place;
    }
    const FeatureDetail was = detailOf(before, feature);
    const auto isIt = [&](FeatureId local) {
        const FeatureDetail is = detailOf(after, first + local);
        return was.id.empty() ? is.id.empty() && is.label == was.label && is.layer == was.layer : is.id == was.id;
    };
    if (place < count && isIt(place)) {
        return first + place;
    }
    constexpr FeatureId kNear = 20000; // features looked at on either side
    const FeatureId end = std::min(count, place + kNear);
    for (FeatureId local = place > kNear ? place - kNear : 0; local < end; ++local) {
        if (isIt(local)) {
            return first + local;
        }
    }
    return std::nullopt;
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
    std::vector<fs::path> shown;
    std::vector<PackFile> files;
    for (const auto& pack : packs_) {
        if (pack.on) {
            shown.push_back(pack.path);
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
    loader_.start([atlas = atlas_, files = std::move(files), lastGood = std::move(lastGood)](Progress& progress) {
        return loadWorld(atlas, files, &progress, lastGood);
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

void Session::adopt(LoadedWorld loaded) {
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
    adoptWorld(std::move(loaded.world));
}

void Session::adoptWorld(std::shared_ptr<const World> world) {
    ++worldRevision_;
    const std::shared_ptr<const World> before = slice_ ? slice_->sharedWorld() : nullptr;
    slice_ = std::make_unique<Slice>(std::move(world));
    fades_ = {};
    hovered_.reset();
    if (before) {
        keepFeatures(*before, slice_->world()); // numbers of parties come from the atlas and stay
    }
    const Window range = wholeRange();
    const bool keep = before && std::exchange(keepTime_, false);
    if (!keep || timelineRange_.first < range.first || timelineRange_.last > range.last) {
        timelineRange_ = busyRange();
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

void Session::keepFeatures(const World& before, const World& after) {
    std::map<FeatureId, std::optional<FeatureId>> found;
    const auto keep = [&](View& view) {
        if (!view.feature || *view.feature >= before.featureCount()) {
            view.feature.reset();
            return;
        }
        const auto [place, isNew] = found.try_emplace(*view.feature);
        if (isNew) {
            place->second = sameFeature(before, *view.feature, after);
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
