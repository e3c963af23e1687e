#include "model_builder.hpp"

#include "change_inspection.hpp"
#include "core/captions.hpp"
#include "core/change_list.hpp"
#include "core/name_text.hpp"
#include "core/theme.hpp"
#include "core/typed_date.hpp"
#include "fields_model.hpp"
#include "inspection.hpp"
#include "inspection_rows.hpp"
#include "latest_inspection.hpp"
#include "layer_groups.hpp"
#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace entente {

namespace {

/// "12 kB", "235 MB": powers of ten, as file managers count.
std::string sizeInWords(std::uint64_t bytes) {
    constexpr double kKilo = 1000.0;
    const auto size = static_cast<double>(bytes);
    return size < kKilo           ? fmt::format("{} B", bytes)
           : size < kKilo * kKilo ? fmt::format("{:.0f} kB", size / kKilo)
                                  : fmt::format("{:.0f} MB", size / (kKilo * kKilo));
}

std::vector<PackRow> packRows(const Session& session) {
    std::vector<PackRow> rows;
    const World* world = session.world();
    for (const auto& open : session.packs()) {
        PackRow row{.title = open.path.stem().string(),
                    .features = 0,
                    .on = open.on,
                    .detail = open.path.string(),
                    .stale = open.stale};
        for (const auto& pack : world == nullptr ? std::span<const Pack>{} : world->packs()) {
            if (pack.header.file == open.path.string()) {
                row.title = pack.header.title.empty() ? row.title : pack.header.title;
                row.features = static_cast<std::uint32_t>(pack.features.size());
                if (pack.fields) {
                    row.onFields = action::EditFields{open.path.string()};
                }
                row.detail =
                    fmt::format("{}\n{} sources, licence {}\n{}", pack.header.description, pack.header.sources.size(),
                                pack.header.license.empty() ? "not stated" : pack.header.license, open.path.string());
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool containsText(const std::string& name, const std::string& wanted) {
    return normalizedName(name).find(wanted) != std::string::npos;
}

std::vector<SearchResult> searchResults(const Session& session,
                                        const std::vector<std::pair<std::string, FeatureId>>& labels) {
    std::vector<SearchResult> results;
    const World* world = session.world();
    const std::string wanted = normalizedName(session.searchText());
    if (wanted.empty() || world == nullptr) {
        return results;
    }
    constexpr std::size_t kMostParties = 5;
    constexpr std::size_t kMost = 10;
    for (const PartyId party : world->parties().search(session.searchText(), kMostParties)) {
        const Party& found = world->parties()[party];
        results.push_back(
            {.label = found.name,
             .detail = (found.status == PartyStatus::former ? "former state, " : "country, ") + found.code,
             .swatch = {},
             .onPick = action::SelectParty{party}});
    }
    for (const auto& [label, feature] : labels) {
        if (results.size() < kMost && containsText(label, wanted)) {
            const Feature& found = world->feature(feature);
            results.push_back(
                {.label = label,
                 .detail =
                     std::string(layerName(found.layer)) +
                     (found.interval.startEarliest == kDayMin ? "" : ", " + shortDay(found.interval.startEarliest)),
                 .swatch = found.layer == Layer::overlay || found.layer == Layer::organization
                               ? Swatch{}
                               : kindSwatch(*world, found.kind, session.view().theme),
                 .onPick = action::SelectFeature{feature}});
        }
    }
    return results;
}

TooltipModel partyTooltip(const Slice& slice, PartyId party) {
    const World& world = slice.world();
    TooltipModel tooltip;
    tooltip.title = world.parties()[party].name;
    std::array<std::uint32_t, kLayerCount> counts{};
    for (const StrandId strand : world.strandsOf(party)) {
        const auto& totals = slice.totals(strand);
        if (!totals.holds()) {
            continue;
        }
        const Layer layer = world.layerOf(strand);
        if (layer == Layer::organization) {
            const Strand& s = world.strands()[strand];
            tooltip.lines.push_back(fmt::format("{}: {}{}", world.organizations()[s.to].id, world.kinds()[s.kind].label,
                                                totals.certain == 0 ? " (possible)" : ""));
        }
        counts[static_cast<std::size_t>(layer)] += totals.certain + totals.possible;
    }
    for (const Layer layer : {Layer::partnership, Layer::exercise, Layer::statement}) {
        if (const auto count = counts[static_cast<std::size_t>(layer)]; count > 0) {
            tooltip.lines.push_back(fmt::format("{} {} tie{}", count, layerName(layer), count == 1 ? "" : "s"));
        }
    }
    if (tooltip.lines.empty()) {
        tooltip.lines.emplace_back("No ties recorded on this date");
    }
    return tooltip;
}

TooltipModel strandTooltip(const Slice& slice, StrandId id, ThemeId theme) {
    const World& world = slice.world();
    const Strand& strand = world.strands()[id];
    const StrandTotals& totals = slice.totals(id);
    TooltipModel tooltip;
    tooltip.title = pairName(world, id, kNoParty);
    tooltip.swatch = kindSwatch(world, strand.kind, theme);
    tooltip.lines.push_back(fmt::format("{}: {} tie{}{}", world.kinds()[strand.kind].label,
                                        totals.certain + totals.possible,
                                        totals.certain + totals.possible == 1 ? "" : "s",
                                        totals.possible > 0 ? fmt::format(", {} possible", totals.possible) : ""));
    constexpr std::size_t kMostTies = 3;
    for (const auto tie : world.tiesOf(id)) {
        if (slice.stateOf(tie) != State::absent && tooltip.lines.size() <= kMostTies) {
            const FeatureDetail detail = detailOf(world, world.ties().feature[tie]);
            tooltip.lines.push_back(detail.label + " (" + datesInWords(detail) + ")");
        }
    }
    return tooltip;
}

std::optional<TooltipModel> tooltipOf(const Session& session) {
    if (!session.hovered() || session.slice() == nullptr) {
        return std::nullopt;
    }
    const Pick& pick = *session.hovered();
    const Slice& slice = *session.slice();
    const World& world = slice.world();
    if (pick.feature) {
        const FeatureDetail detail = detailOf(world, *pick.feature);
        TooltipModel tooltip{.title = detail.label, .lines = {datesInWords(detail)}, .swatch = {}};
        if (!detail.place.empty()) {
            tooltip.lines.push_back(detail.place);
        }
        std::string names;
        for (const PartyId party : world.partiesOf(*pick.feature)) {
            names += party == kNoParty ? "" : (names.empty() ? "" : ", ") + world.parties()[party].name;
        }
        tooltip.lines.push_back(names);
        return tooltip;
    }
    if (const auto compared = session.compared(); compared && pick.strand) {
        return changeTooltip(*compared, *pick.strand, session.view().theme);
    }
    if (pick.strand && slice.totals(*pick.strand).holds()) {
        return strandTooltip(slice, *pick.strand, session.view().theme);
    }
    if (pick.party != kNoParty) {
        return partyTooltip(slice, pick.party);
    }
    return TooltipModel{.title = pick.territory, .lines = {"not a party in these packs"}, .swatch = {}};
}

std::optional<Notice> noticeOf(const Session& session) {
    const Slice* slice = session.slice();
    if (slice == nullptr) {
        return std::nullopt;
    }
    const World& world = slice->world();
    if (world.packs().empty()) {
        return Notice{"No packs open. Open a pack or drop one here.", "Open a pack", std::nullopt};
    }
    if (const auto compared = session.compared()) {
        const ComparedWindows& windows = compared->comparison.windows;
        return compared->comparison.changes.empty() && !session.view().showsTwoMaps()
                   ? std::optional(Notice{fmt::format("Nothing changed between {} and {}.", periodText(windows.before),
                                                      periodText(windows.after)),
                                          {},
                                          std::nullopt})
                   : std::nullopt;
    }
    const bool passes = session.playback().playing; // it would flash between ties of a day, over what is seen of them
    if (passes || !slice->holding().empty() || !slice->marks().empty()) {
        return std::nullopt;
    }
    const Day day = slice->window().last;
    // Before all ties the first one; else the last day before this one on which something held.
    const bool ahead = day < world.range().first;
    auto next =
        ahead ? world.tieIndex().nextChange(day, 1) : world.tieIndex().nextChange(slice->window().first + 1, -1);
    if (next && !ahead) {
        --*next;
    }
    const Window& window = slice->window();
    Notice notice{
        fmt::format("No ties hold {} {}.", window.isInstant() ? "on" : "from", windowText(window)), {}, std::nullopt};
    if (next) {
        notice.text += fmt::format(" {}: {}.", ahead ? "First tie" : "Last before", isoDay(*next));
        notice.actionLabel = "Go there";
        notice.onClick = action::SetDay{*next};
    }
    return notice;
}

/// The selection first, then places that show a part of the world whole.
std::vector<CenterChoice> centersOf(const Session& session) {
    std::vector<CenterChoice> centers;
    const View& view = session.view();
    if (session.world() && view.focus != kNoParty) {
        const Party& party = session.world()->parties()[view.focus];
        centers.push_back({party.name, party.label, true});
    }
    centers.insert(centers.end(), {{"Asia (90° E)", {90.0, 20.0}},
                                   {"Central Asia (68° E 41° N)", {68.0, 41.0}},
                                   {"Japan (138° E 36° N)", {138.0, 36.0}},
                                   {"Pacific (150° E)", {150.0, 20.0}},
                                   {"Europe and Africa (10° E)", {10.0, 20.0}},
                                   {"Americas (90° W)", {-90.0, 20.0}},
                                   {"North Pole", {0.0, 90.0}},
                                   {"South Pole", {0.0, -90.0}}});
    return centers;
}

/// What is being done, and how far it has come.
LoadingModel loadingOf(const Progress& progress) {
    using Phase = Progress::Phase;
    const std::string features = grouped(progress.features.load());
    const std::string bytes =
        fmt::format("{} of {}", sizeInWords(progress.bytesDone.load()), sizeInWords(progress.bytesAll.load()));
    const auto told = [&](const std::string& text) { return LoadingModel{text, progress.fraction.load()}; };
    switch (progress.phase.load()) {
    case Phase::file:
        return told(progress.bytesAll == 0 ? "Opening the packs" : "Reading " + bytes);
    case Phase::outline:
        return told(fmt::format("Finding features: {}, {}", features, bytes));
    case Phase::features:
        return told(fmt::format("Reading features: {}, {}", features, bytes));
    case Phase::rows:
        return told(fmt::format("Reading rows: {}", features));
    case Phase::world:
        break;
    }
    return told(fmt::format("Building the world of {} features", features));
}

} // namespace

void ModelBuilder::takeProblems(const Session& session) {
    model_.diagnostics = session.diagnostics();
    model_.problems.clear();
    ++model_.problemsRevision;
    for (std::size_t i = 0; i < model_.diagnostics.size(); ++i) {
        const Diagnostic& d = model_.diagnostics[i];
        auto& groups = model_.problems;
        if (groups.empty() || groups.back().path != d.file || groups.back().code != d.code ||
            groups.back().severity != d.severity) {
            groups.push_back({std::filesystem::path(d.file).filename().string(), d.file, d.code, d.severity, i, 0});
            if (d.code == "recognised-fields" || d.code == "unknown-field") {
                groups.back().onFields = action::EditFields{d.file};
            }
        }
        ++groups.back().count;
    }
}

void ModelBuilder::takeFiles(const Session& session) {
    const FolderListing& listing = session.listing();
    FileChoice& files = model_.files;
    files = {};
    files.folder = listing.folder.string();
    files.problem = listing.problem;
    if (listing.folder.has_relative_path()) {
        files.parent = listing.folder.parent_path().string();
    }
    for (const auto& entry : listing.entries) {
        files.entries.push_back({entry.name, (listing.folder / entry.name).string(),
                                 entry.folder ? "" : sizeInWords(entry.size), entry.folder});
    }
    for (const auto& recent : session.recentFiles()) {
        files.recent.push_back({recent.filename().string(), recent.string(), recent.parent_path().string(), false});
    }
}

void ModelBuilder::takeEvents(const Session& session) {
    model_.timeline.events.clear();
    if (const auto& world = session.world()) {
        const auto& all = session.facts().events;
        std::copy_if(all.begin(), all.end(), std::back_inserter(model_.timeline.events), [&](const EventMark& event) {
            return session.view().layers[static_cast<std::size_t>(world->feature(event.feature).layer)];
        });
    }
}

void ModelBuilder::takeState(const Session& session) {
    const View& view = session.view();
    takeFiles(session);
    model_.packs = packRows(session);
    if (model_.bundled.empty()) {
        for (const auto& pack : session.files().packs) {
            model_.bundled.push_back(pack.stem().string());
        }
    }
    takeView(view);
    takeDates(session);
    takeTimeline(session);
    model_.centers = centersOf(session);
    model_.searchText = session.searchText();
    model_.results = searchResults(session, session.facts().labels);
    model_.tooltip = tooltipOf(session);
    model_.mapNotice = noticeOf(session);
    model_.canUndo = session.canUndo();
    model_.reducedMotion = session.reducedMotion();
    model_.helpShown = session.helpShown();
    model_.latestShown = session.latestShown();
    model_.fields.reset();
    if (session.fieldEditor() != nullptr) {
        model_.fields = fieldsModel(*session.fieldEditor());
    }
    model_.layers.clear();
    if (session.slice() != nullptr) {
        model_.layers = layerGroups(session, session.facts().all);
    }
    takeInspection(session);
}

void ModelBuilder::takeView(const View& view) {
    model_.comparing = view.comparedWith.has_value();
    model_.comparedEvents = view.comparedEvents;
    model_.compareLayout = view.compareLayout;
    model_.swipe = view.swipe;
    model_.strongest = view.strongest;
    model_.leastWeight = view.leastWeight;
    model_.furniture = view.furniture;
    model_.shading = view.shading;
    model_.adaptScales = view.adaptScales;
    model_.projection = view.projection;
    model_.center = view.center;
    model_.language = view.language;
    model_.theme = view.theme;
}

void ModelBuilder::takeDates(const Session& session) {
    const View& view = session.view();
    const auto inWords = [](const Window& window, bool whole) {
        return whole ? typedText(window) : isoDay(window.last);
    };
    model_.dateText = inWords(view.window, session.isLengthTyped());
    model_.earlierText =
        view.comparedWith ? inWords(*view.comparedWith, session.isEarlierLengthTyped()) : std::string{};
    const Playback& playback = session.playback();
    model_.playback = {playback.playing, playback.daysPerSecond, playback.loop,          session.loopsShown(),
                       session.step(),   session.windowLength(), session.earlierLength()};
}

void ModelBuilder::takeTimeline(const Session& session) {
    auto& timeline = model_.timeline;
    timeline.whole = session.wholeRange();
    timeline.shown = session.timelineRange();
    timeline.window = session.view().window;
    timeline.earlier = session.view().comparedWith;
    timeline.bookmarks.clear();
    for (const Bookmark& bookmark : session.bookmarks()) {
        timeline.bookmarks.push_back({bookmark.window, bookmark.name});
    }
    takeEvents(session);
    takeBeginnings(session);
}

void ModelBuilder::takeInspection(const Session& session) {
    const View& view = session.view();
    model_.inspection.reset();
    if (session.slice() == nullptr) {
        return;
    }
    if (const auto compared = session.compared()) {
        takeChanges(session, *compared);
    } else if (view.focus != kNoParty) {
        model_.inspection = inspectParty(*session.slice(), view, view.focus);
    } else if (view.feature) {
        model_.inspection = inspectFeature(*session.world(), view, *view.feature);
    } else if (session.latestShown()) {
        model_.inspection = inspectLatest(*session.world(), view);
    }
}

void ModelBuilder::takeBeginnings(const Session& session) {
    const View& view = session.view();
    const BeginningsKey key{session.worldRevision(), view.focus, view.layers, view.hiddenKinds,
                            view.hiddenOrganizations};
    if (beginningsKey_ == key) {
        return;
    }
    beginningsKey_ = key;
    auto& timeline = model_.timeline;
    ++timeline.daysRevision;
    timeline.days.clear();
    timeline.caption.clear();
    if (const World* const world = session.world()) {
        const bool selected = view.focus != kNoParty;
        timeline.days =
            selected ? beginningsOf(*world, view, view.focus) : session.facts().beginnings.shown(*world, view);
        timeline.caption = selected ? fmt::format("Ties of {}", world->parties()[view.focus].name) : std::string{};
    }
}

void ModelBuilder::takeChanges(const Session& session, const Compared& compared) {
    const View& view = session.view();
    const std::tuple key{session.comparisonRevision(), view.focus, view.theme};
    if (!changes_ || changesKey_ != key) {
        changes_ = inspectChanges(compared, view, session.changeOrder(), session.unfoldedChanges());
        changesKey_ = key;
    }
    model_.inspection = changes_;
}

const Model& ModelBuilder::build(const Session& session, glm::dvec2 windowSize, double scale, bool fullScreen) {
    if (model_.projections.empty()) {
        for (const auto& [label, id] :
             std::initializer_list<std::pair<const char*, const char*>>{{"Equal Earth", "eqearth"},
                                                                        {"Robinson", "robin"},
                                                                        {"Natural Earth", "natearth"},
                                                                        {"Winkel Tripel", "wintri"},
                                                                        {"Mollweide", "moll"},
                                                                        {"Goode Homolosine (interrupted)", "igh"},
                                                                        {"Web Mercator", "merc"},
                                                                        {"Plate carrée", "eqc"},
                                                                        {"Globe", "ortho"},
                                                                        {"Azimuthal equal-area", "laea"},
                                                                        {"Azimuthal equidistant", "aeqd"},
                                                                        {"Stereographic", "stere"},
                                                                        {"Equal-area cone (region)", "aea"},
                                                                        {"Conformal cone (region)", "lcc"}}) {
            model_.projections.push_back({label, id});
        }
    }
    if (session.worldRevision() != worldRevision_) {
        worldRevision_ = session.worldRevision();
        revision_ = session.revision() - 1;
    }
    if (session.diagnosticsRevision() != diagnosticsRevision_) {
        diagnosticsRevision_ = session.diagnosticsRevision();
        takeProblems(session);
    }
    if (session.revision() != revision_) {
        revision_ = session.revision();
        takeState(session);
    }
    model_.map = session.picture().layout.map;
    model_.windowSize = windowSize;
    model_.scale = scale;
    model_.fullScreen = fullScreen;
    model_.loading.reset();
    if (session.loader().busy()) {
        model_.loading = loadingOf(session.loader().progress());
    }
    model_.toasts.clear();
    for (const auto& message : session.messages()) {
        const bool stays = message.stays || message.severity == Severity::error;
        Toast toast{message.id,   message.severity, message.text, message.stays ? "Show the problems" : "",
                    std::nullopt, message.age,      stays};
        if (!message.fieldsOf.empty()) {
            toast.actionLabel = "Fields…";
            toast.onClick = action::EditFields{message.fieldsOf};
        }
        if (message.swapsDates) {
            toast.actionLabel = "Swap";
            toast.onClick = action::SwapDates{};
        }
        model_.toasts.push_back(std::move(toast));
    }
    return model_;
}

} // namespace entente
