#pragma once
/// The state of the window: what is open, what is shown, what plays. Everything that changes it is an action.

#include "background_task.hpp"
#include "bookmarks.hpp"
#include "core/action.hpp"
#include "core/comparison.hpp"
#include "core/fades.hpp"
#include "core/scene_builder.hpp"
#include "core/slice.hpp"
#include "data_files.hpp"
#include "field_editor.hpp"
#include "file_watcher.hpp"
#include "folder_listing.hpp"
#include "ground_store.hpp"
#include "map_names.hpp"
#include "ready_world.hpp"
#include "recent_files.hpp"
#include "settings.hpp"
#include "source_counter.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace entente {

/// A passing message.
struct Message {
    std::uint64_t id = 0;
    Severity severity = Severity::note;
    std::string text;
    double age = 0.0;        ///< seconds
    bool stays = false;      ///< tells that a pack is broken on disk; stays until it is mended
    std::string fieldsOf{};  ///< the file that it tells what was recognised of; may be empty
    bool swapsDates = false; ///< tells that the two dates stand the wrong way round
};

/// A pack the reader has opened, whether it is shown or switched off.
struct OpenPack {
    std::filesystem::path path;
    bool on = true;
    bool broken = false;   ///< as a whole, on disk
    bool stale = false;    ///< what is shown is its last good text
    FieldChoices fields{}; ///< what is said of its fields, where it has no header; kept while it is open
};

/// What the session cannot do itself and asks the window for; taken with Session::takeRequests.
struct Requests {
    bool exportPicture = false;
    bool exportTable = false;
    bool toggleFullScreen = false;
    bool quit = false;
    std::string openUrl;
};

/// What the command line says of time, and where things are kept.
struct SessionStart {
    bool dateChosen = false;            ///< the view's window is the reader's choice, not to be replaced by today
    Period windowLength;                ///< zero: an instant
    std::filesystem::path recentList{}; ///< where the files opened last are kept; empty: nowhere
    std::filesystem::path bookmarks{};  ///< likewise
    std::filesystem::path settings{};   ///< likewise
    bool reducedMotion = false;         ///< the desktop's wish; the reader's own setting goes before it
};

class Session {
  public:
    Session(DataFiles files, std::shared_ptr<const Atlas> atlas, View view, SessionStart start = {});

    /// Opens packs; the world is there when the loader is no longer busy.
    void open(std::vector<OpenPack> packs);
    /// The one function that changes what the reader sees.
    void apply(const Action& action);
    /// Lets time pass: playback, fading, messages, loading. True when another picture is due at once.
    bool advanceBy(double seconds);

    /// Sets the size of the picture in logical pixels and builds it anew; empty while nothing is loaded.
    [[nodiscard]] std::optional<Scene> buildScene(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text);
    /// The same picture as a still one of another size: nothing fades.
    [[nodiscard]] std::optional<Scene> buildStill(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text);
    [[nodiscard]] Requests takeRequests();

    [[nodiscard]] const View& view() const { return view_; }
    [[nodiscard]] const Slice* slice() const { return slice_.get(); }
    [[nodiscard]] const World* world() const { return slice_ ? &slice_->world() : nullptr; }
    /// Of world(); empty while there is none.
    [[nodiscard]] const WorldFacts& facts() const { return facts_; }
    /// What changed, in compare mode.
    [[nodiscard]] std::optional<Compared> compared() const {
        return comparedSlices_ ? std::optional<Compared>({*comparedSlices_, comparison_}) : std::nullopt;
    }
    /// Counts up when compared() or its order says something else.
    [[nodiscard]] std::uint64_t comparisonRevision() const { return comparisonRevision_; }
    [[nodiscard]] ChangeOrder changeOrder() const { return changeOrder_; }
    /// The kinds of change of which many rows are asked for.
    [[nodiscard]] const std::set<Change>& unfoldedChanges() const { return unfoldedChanges_; }
    /// All changes as CSV, as `entente diff` writes them; nullopt outside of compare mode.
    [[nodiscard]] std::optional<std::string> changesTable() const;
    /// The dates that the picture shows, for the name of its file.
    [[nodiscard]] std::string nameOfPicture() const;
    [[nodiscard]] const Playback& playback() const { return playback_; }
    /// Whether looping goes over what the timeline shows, not over all years.
    [[nodiscard]] bool loopsShown() const { return loopsShown_ && playback_.loop != LoopMode::off; }
    [[nodiscard]] const Period& step() const { return step_; }
    /// How long the window is: as chosen, or as it was typed last.
    [[nodiscard]] const WindowLength& windowLength() const { return typedLength_ ? *typedLength_ : windowLength_; }
    /// In compare mode, of the earlier window.
    [[nodiscard]] const WindowLength& earlierLength() const { return typedEarlier_ ? *typedEarlier_ : windowLength_; }
    /// Whether the dates were typed (or kept as a bookmark) with another length than the one that is chosen.
    [[nodiscard]] bool isLengthTyped() const { return typedLength_.has_value(); }
    [[nodiscard]] bool isEarlierLengthTyped() const { return typedEarlier_.has_value(); }
    [[nodiscard]] Window timelineRange() const { return timelineRange_; }
    /// All years of the packs.
    [[nodiscard]] Window wholeRange() const;
    [[nodiscard]] const std::vector<OpenPack>& packs() const { return packs_; }
    /// By file, the worst first, alike ones together, in the order of the file.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
    /// Counts up with each change of diagnostics().
    [[nodiscard]] std::uint64_t diagnosticsRevision() const { return diagnosticsRevision_; }
    [[nodiscard]] const std::vector<std::filesystem::path>& recentFiles() const { return recent_.files(); }
    [[nodiscard]] const std::vector<Bookmark>& bookmarks() const { return bookmarks_.all(); }
    /// Whether nothing fades or is marked for a moment.
    [[nodiscard]] bool reducedMotion() const { return reducedMotion_; }
    /// The folder that was asked for last, as it was then.
    [[nodiscard]] const FolderListing& listing() const { return listing_; }
    [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
    [[nodiscard]] const BackgroundTask<ReadyWorld>& loader() const { return loader_; }
    /// Whether boundaries of the scale that the picture needs are being made; others are shown meanwhile.
    [[nodiscard]] bool awaitsDetail() const { return awaitsDetail_; }
    [[nodiscard]] const DataFiles& files() const { return files_; }
    [[nodiscard]] const std::string& searchText() const { return searchText_; }
    [[nodiscard]] const std::optional<Pick>& hovered() const { return hovered_; }
    [[nodiscard]] const PictureReport& picture() const { return builder_.report(); }
    [[nodiscard]] const Atlas& atlas() const { return *atlas_; }
    /// Of the file whose fields are being corrected; null where none is.
    [[nodiscard]] const FieldEditor* fieldEditor() const { return fieldEditor_ ? &*fieldEditor_ : nullptr; }
    [[nodiscard]] bool helpShown() const { return helpShown_; }
    /// Whether the running list of changes is asked for.
    [[nodiscard]] bool latestShown() const { return latestShown_; }
    [[nodiscard]] bool canUndo() const { return !undo_.empty(); }
    /// Counts up with everything that may change what panels show.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// Counts up when another world is shown.
    [[nodiscard]] std::uint64_t worldRevision() const { return worldRevision_; }

    void say(Severity severity, std::string text);
    /// Plays these days as soon as the packs are there.
    void playWhenLoaded(const Window& story) { storyWhenLoaded_ = story; }
    void playFrom(Day first, Day last);

  private:
    void on(const action::SetDay& a);
    void on(const action::SetDateText& a);
    void on(const action::SetWindowLength& a);
    void on(const action::SetWindow& a);
    void on(const action::ToggleCompare& a);
    void on(const action::SetEarlierDay& a);
    void on(const action::SetEarlierText& a);
    void on(const action::SetComparedEvents& a);
    void on(const action::SetCompareLayout& a);
    void on(const action::SetSwipe& a);
    void on(const action::SwapDates& a);
    void tellOrderOfDates();
    void on(const action::SortChanges& a);
    void on(const action::UnfoldChanges& a);
    void on(const action::ExportTable& a);
    void on(const action::ToggleLatest& a);
    void on(const action::SetStep& a);
    void on(const action::StepTime& a);
    void on(const action::GoToEdge& a);
    void on(const action::NextChange& a);
    void on(const action::TogglePlay& a);
    void on(const action::SetSpeed& a);
    void on(const action::ChangeSpeed& a);
    void on(const action::SetLoop& a);
    void on(const action::ToggleLayer& a);
    void on(const action::ToggleKind& a);
    void on(const action::ToggleOrganization& a);
    void on(const action::TogglePack& a);
    void on(const action::SelectParty& a);
    void on(const action::SetBeside& a);
    void on(const action::SelectFeature& a);
    void on(const action::PanBy& a);
    void on(const action::ZoomAt& a);
    void on(const action::ZoomBy& a);
    void on(const action::ResetCamera& a);
    void on(const action::CenterOn& a);
    void on(const action::PickAt& a);
    void on(const action::HoverAt& a);
    void on(const action::SetProjection& a);
    void on(const action::SetTheme& a);
    void on(const action::SetLanguage& a);
    void on(const action::SetStrongest& a);
    void on(const action::SetLeastWeight& a);
    void on(const action::SetTimelineRange& a);
    void on(const action::SetShading& a);
    void on(const action::SetAdaptScales& a);
    void on(const action::ToggleReducedMotion& a);
    void on(const action::AddBookmark& a);
    void on(const action::GoToBookmark& a);
    void on(const action::RemoveBookmark& a);
    void on(const action::ToggleFurniture& a);
    void on(const action::ExportPicture& a);
    void on(const action::OpenPath& a);
    void on(const action::OpenUrl& a);
    void on(const action::ReloadPacks& a);
    void on(const action::Undo& a);
    void on(const action::ToggleHelp& a);
    void on(const action::ToggleFullScreen& a);
    void on(const action::ClosePack& a);
    void on(const action::ShowProblem& a);
    void on(const action::BrowseFolder& a);
    void on(const action::EditFields& a);
    void on(const action::ChooseField& a);
    void on(const action::ChooseTable& a);
    void on(const action::ReadRowsAs& a);
    void on(const action::SetDirected& a);
    void on(const action::ApplyFields& a);
    void on(const action::CancelFields& a);
    void on(const action::SetSearch& a);
    void on(const action::DismissMessage& a);
    void on(const action::CancelLoading& a);
    void on(const action::Quit& a);

    /// The years in which nearly all ties begin: what the timeline shows at first.
    [[nodiscard]] Window busyRange() const;
    void goTo(const Window& window);
    /// The days from a first to a last; the first or last day of the packs where they are open.
    [[nodiscard]] Window withinAllYears(const Window& days) const;
    /// The length of a window, where it is another than the one that is chosen.
    [[nodiscard]] std::optional<WindowLength> lengthBeside(const Window& window) const;
    /// The window that a typed date means; says what is wrong where it means none.
    std::optional<Window> typedWindow(const std::string& text);
    /// The features behind what is drawn, or some of very many.
    [[nodiscard]] std::vector<FeatureId> featuresShown() const;
    /// Compares anew where dates, world or what is shown are others than at the last call.
    void refreshComparison();
    /// The window that ends with a day; the timeline follows where it showed the day before.
    void goToDay(Day day);
    /// The same by playing or a step: what began and ended on the way is seen for a moment.
    void passTo(Day day, int direction);
    /// The party that a click on a strand leads to: its other end as the selected party sees it. Of a strand between
    /// others where the click meets no country, one of its ends. kNoParty where the country below is meant.
    [[nodiscard]] PartyId otherEnd(const Pick& pick) const;
    /// A window that was asked for by itself: the timeline shows where it is.
    void goToWindow(const Window& window);
    void adopt(ReadyWorld ready);
    void adoptWorld(ReadyWorld ready);
    void takeDiagnostics(std::vector<Diagnostic> diagnostics);
    void tellWhatIsBroken(const LoadedWorld& loaded);
    /// Of files without a header that were not shown before.
    void tellWhatWasRecognized(const World& world);
    void keepFeatures(const World& before, const World& after, std::map<FeatureId, std::optional<FeatureId>> found);
    /// Reads the packs that are on. `keep`: as they are the same packs, dates and years shown stay.
    void reload(bool keep);
    /// Gives playback the days that the timeline shows, where it loops over these.
    void fitLoop();
    /// Whether a change on disk was noticed that has not been answered yet.
    bool watchFiles(double seconds);
    /// While a disc turns it is drawn coarsely; true once it is time to draw it in full.
    bool restAfterTurning(double seconds);
    /// True once boundaries that the picture waits for are made.
    bool detailIsThere();
    /// Takes over a projection; the centre that its text names becomes the view's, so that it can be turned.
    void takeProjection(const std::string& projection);
    /// Turns a disc so that a map point comes into its middle; false where the map is no disc.
    bool turnTo(MapPoint point);
    void rememberForUndo(std::size_t actionKind);
    std::optional<Scene> build(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text, Fades* fades,
                               SceneBuilder& builder);

    DataFiles files_;
    std::shared_ptr<const Atlas> atlas_;
    GroundStore grounds_;
    MapNames names_;
    SceneBuilder builder_;
    SourceCounter sources_;
    std::unique_ptr<Slice> slice_;
    WorldFacts facts_;
    View view_;
    std::unique_ptr<ComparedSlices> comparedSlices_; ///< null outside of compare mode
    Comparison comparison_;
    std::vector<FeatureId> changedFeatures_; ///< behind comparison_, or some of very many
    View comparedFor_;                       ///< the view that comparison_ was made for
    std::uint64_t comparedWorld_ = 0, comparisonRevision_ = 0;
    ChangeOrder changeOrder_ = ChangeOrder::lasting;
    std::set<Change> unfoldedChanges_;
    bool zoomChosen_;                ///< on the command line
    std::optional<double> homeZoom_; ///< where "whole map" leads; not set before the first picture
    Playback playback_;
    /// The greatest height of the legend since time began to move by and by (playing, steps, dragging), which the
    /// window leaves it so that the map stays; pictures that are saved have the height that their legend needs.
    double heldLegend_ = 0.0;
    glm::dvec2 heldFor_{0.0, 0.0}; ///< the size of the picture then
    Period step_{0, 1, 0};
    bool loopsShown_ = false;
    WindowLength windowLength_; ///< as chosen
    /// That of a window which was asked for with its first and last day; holds until a day or a length is asked for.
    std::optional<WindowLength> typedLength_, typedEarlier_;
    struct LastEarlier {
        Window window;
        std::optional<WindowLength> length;
    };
    std::optional<LastEarlier> lastEarlier_; ///< of compare mode when it was left
    bool toldBackwards_ = false;             ///< since compare mode began: that the two dates stand the wrong way round
    Window timelineRange_;
    std::vector<OpenPack> packs_;
    std::vector<Diagnostic> diagnostics_;
    std::uint64_t diagnosticsRevision_ = 0;
    BackgroundTask<ReadyWorld> loader_;
    BackgroundTask<std::monostate> discarding_; ///< of worlds no longer shown: a large one takes a while
    std::optional<FieldEditor> fieldEditor_;
    std::vector<OpenPack> packsShown_; ///< those of the world that is shown: what stays when loading is given up
    bool keepTime_ = false;            ///< what is being loaded are the same packs
    FileWatcher watcher_;
    std::optional<double> sinceChange_; ///< seconds since a file changed last, while that is not answered
    RecentFiles recent_;
    Bookmarks bookmarks_;
    Settings settings_;
    bool reducedMotion_;
    FolderListing listing_;
    std::vector<Message> messages_;
    std::uint64_t nextMessage_ = 1;
    std::string searchText_;
    std::optional<Pick> hovered_;
    Fades fades_;
    Requests requests_;
    bool helpShown_ = false;
    bool latestShown_ = false;
    std::optional<Window> storyWhenLoaded_;
    bool dateChosen_ = false; ///< the date is the reader's: loading keeps it
    struct Remembered {
        View view;
        WindowLength windowLength;
        std::optional<WindowLength> typedLength, typedEarlier;
        std::size_t actionKind;
    };
    std::vector<Remembered> undo_;
    double sinceRemembered_ = 1e9;    ///< seconds
    std::optional<double> sinceTurn_; ///< seconds since a disc was turned last, until it rests
    bool awaitsDetail_ = false;
    std::shared_ptr<const Projection> projection_; ///< of the picture that is shown
    std::uint64_t revision_ = 0, worldRevision_ = 0;
};

} // namespace entente
