#pragma once
/// Everything the interface shows, as plain values. The program fills it from world, slice and view; the panels
/// only read it. A row that can be clicked carries the action that the click stands for, so that no panel knows
/// how an action is carried out.

#include "core/action.hpp"
#include "core/beginnings.hpp"
#include "core/result.hpp"
#include "core/slice.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// The small mark that stands for a kind in rows, as the map draws it.
struct Swatch {
    enum class Form : std::uint8_t {
        none,
        box,    ///< a territory's fill
        bands,  ///< a territory's fill in two colours
        strand, ///< a piece of a strand
        ring    ///< an exercise mark
    };
    enum class Inlay : std::uint8_t { none, line, longDashes, shortDashes, dots, chevrons };
    enum class Glyph : std::uint8_t { none, aircraft, waves, peaks, lozenge };
    Form form = Form::none;
    Color color;
    Color second;              ///< the other colour of bands
    Inlay inlay = Inlay::none; ///< of a strand
    Glyph glyph = Glyph::none; ///< in a ring
    bool tapered = false;      ///< a directed strand
    bool possible = false;     ///< a strand with breaks, a ring with a dashed edge
    friend bool operator==(const Swatch&, const Swatch&) = default;
};

struct PackRow {
    std::string title;
    std::uint32_t features = 0;
    bool on = true;
    std::string detail;               ///< shown when the mouse rests on the row: licence, file, number of sources
    bool stale = false;               ///< broken on disk: shown is its last good state
    std::optional<Action> onFields{}; ///< of a file without a header: shows what its fields are read as
};

/// One line under a layer: a kind, a role, an organization.
struct LayerRow {
    std::string label;
    Swatch swatch;
    std::uint32_t count = 0;    ///< that hold now
    std::uint32_t possible = 0; ///< of these, those that hold only possibly
    bool on = true;
    std::optional<Action> onClick; ///< usually ToggleKind or ToggleOrganization; without it the row only informs
};

struct LayerGroup {
    Layer layer = Layer::partnership;
    std::string label;          ///< "Partnerships"
    std::uint32_t shown = 0;    ///< that hold now
    std::uint32_t possible = 0; ///< of these
    std::uint32_t all = 0;
    bool on = true;
    std::vector<LayerRow> rows;
    std::vector<LayerRow> more; ///< further rows, folded away at first
    std::string moreLabel;      ///< the line that unfolds them: "16 more organizations, off"
};

/// The ties of the selection over time: one bar for each half-year, in order, without gaps.
struct TiesChart {
    struct Bar {
        Window days; ///< of the half-year
        std::array<std::uint32_t, kLayerCount> certain{};
        std::array<std::uint32_t, kLayerCount> possible{};
    };
    std::string heading; ///< "Ties in force, half-years"
    std::vector<Bar> bars;
    std::vector<Layer> layers; ///< those that occur, in the order they are stacked and named below the chart
};

/// Relations of the selected party through time: bars on the axis of the timeline.
struct RelationHistory {
    struct Bar {
        Interval interval; ///< soft where its ends are not exact; pale where it is only possible
        Layer layer = Layer::partnership;
        std::string kind;       ///< "Agreement", "member"
        std::uint32_t lane = 0; ///< of the row's bars of its track: bars of one lane never overlap
        /// Tracks lie one below the other, so that neither hides the other.
        [[nodiscard]] bool inLowerTrack() const { return layer == Layer::exercise || layer == Layer::statement; }
    };
    struct Row {
        std::string name; ///< of an organization or a partner
        std::vector<Bar> bars;
        std::vector<Bar> beside{};       ///< of the party beside
        std::optional<Action> onClick{}; ///< selects the partner
        bool joint = false;              ///< ties of the two that stand beside each other: one set of bars
    };
    std::vector<Row> rows;
    std::size_t more = 0;                                ///< rows left out
    std::string party, beside;                           ///< codes, "JPN"; beside: empty where one party is shown
    std::string besideName;                              ///< likewise
    std::vector<std::pair<std::string, PartyId>> others; ///< who may stand beside: the partners
};

struct SourceLink {
    std::string title; ///< with publisher and date, as it should be read
    std::string url;   ///< empty where there is none
};

enum class Stance : std::uint8_t { none, support, oppose, neutral };

/// One row of a section of the inspector. A click unfolds what it knows beyond its first line.
struct InspectorRow {
    enum class Form : std::uint8_t {
        tie,       ///< swatch, name, kind, year; a note below
        statement, ///< who asserts it, stance, date; the quote below
        text,      ///< a paragraph: `name`
        property   ///< `name` as a caption, `note` as its value
    };
    Form form = Form::tie;
    Swatch swatch;
    std::string name;      ///< partner, exercise, or organization
    std::string kind;      ///< "Agreement", "3 agreements", "member"
    std::string note;      ///< "signed, not in force, 6 Jan 2022"; may be empty
    std::string when;      ///< at the right edge: "2008", "22 Dec"
    std::string dates;     ///< in full, when unfolded: "2004-08-28 to still in force"
    std::string certainty; ///< when unfolded: "possible: signed, not in force", "certain"
    State state = State::certain;
    Stance stance = Stance::none;
    std::string assertedBy, disputedBy;                          ///< names; may be empty
    std::string quote;                                           ///< without quotation marks
    std::string featureId;                                       ///< as in the pack, with the pack's title
    std::vector<SourceLink> sources;                             ///< the first one is behind the row's arrow
    std::vector<std::pair<std::string, std::string>> properties; ///< further captions and values, when unfolded
    std::vector<std::pair<std::string, Action>> links;           ///< when unfolded: "Select India" and what it does
};

struct InspectorSection {
    std::string heading; ///< "Exercises, 30 days to this date"
    std::string aside;   ///< at the right edge: "10", "30 days, layer off"
    std::vector<InspectorRow> rows;
    std::string empty;                                    ///< said where there are no rows
    std::optional<std::pair<std::string, Action>> more{}; ///< a link below the rows: "85 more"
    std::string note{};                                   ///< below the heading: what is counted; may be empty
};

/// The selected party or feature, or what changed between two dates.
struct Inspection {
    std::string id;       ///< changes with the selection: scroll and unfolded rows start anew
    std::string title;    ///< "Japan"
    std::string code;     ///< "JPN"; may be empty
    std::string subtitle; ///< "20 Jan 2023 · 10 strands from 12 ties, 2 possible"
    std::optional<TiesChart> chart;
    RelationHistory history;
    std::vector<std::pair<std::string, Action>> links; ///< below the subtitle
    std::vector<InspectorSection> sections;
    Action onClose = action::SelectParty{};
};

struct SearchResult {
    std::string label;  ///< "Japan"
    std::string detail; ///< "country, JPN"
    Swatch swatch;
    Action onPick;
};

/// A named moment below the axis.
struct EventMark {
    Day day = 0;
    std::string label;
    FeatureId feature = 0;
};

/// A date with a name that the reader keeps.
struct BookmarkMark {
    Window window;
    std::string name;
};

struct TimelineModel {
    Window whole;                   ///< the overview, and the most that can be shown
    Window shown;                   ///< what histogram and axis show
    Window window;                  ///< the window of the map; its last day is the playhead
    std::optional<Window> earlier;  ///< in compare mode: the window whose ties are compared with those of `window`
    std::vector<DayBar> days;       ///< when what is shown, or the selected party's ties, begin; in order
    std::uint64_t daysRevision = 0; ///< changes with `days`
    std::string caption;            ///< whose ties `days` are of: "Ties of Japan"; empty: all that is shown
    std::vector<EventMark> events;
    std::vector<BookmarkMark> bookmarks; ///< in the order that actions number them
};

struct PlaybackModel {
    bool playing = false;
    double daysPerSecond = 365;
    LoopMode loop = LoopMode::off;
    bool loopsShown = false; ///< over what the timeline shows
    Period step{0, 1, 0};
    WindowLength windowLength{Period{}};
    WindowLength earlierLength{Period{}}; ///< in compare mode, of the earlier window
};

/// A message that passes: shown for a while at the foot of the map.
struct Toast {
    std::uint64_t id = 0;
    Severity severity = Severity::note;
    std::string text;
    std::string actionLabel;       ///< may be empty
    std::optional<Action> onClick; ///< what the label does; none: it opens the list of problems
    double age = 0.0;              ///< seconds since it appeared
    bool stays = false;            ///< until it is closed or settled
};
inline constexpr double kToastSeconds = 6.0; ///< those that do not stay pass after this time

struct LoadingModel {
    std::string text;      ///< "Reading sco.geojson"
    double fraction = 0.0; ///< [0, 1]; negative where it is not known
};

/// Problems of one file and code, side by side in Model::diagnostics.
struct ProblemGroup {
    std::string file; ///< its name without the folder
    std::string path; ///< of the file, in full
    std::string code;
    Severity severity = Severity::error;
    std::size_t first = 0, count = 0;
    std::optional<Action> onFields{}; ///< where the problem is what the fields of the file are read as
};

struct FileEntry {
    std::string name;
    std::string path;   ///< for OpenPath or BrowseFolder
    std::string detail; ///< "235 MB"; empty for folders
    bool folder = false;
};

/// What the dialog that opens files offers.
struct FileChoice {
    std::string folder;             ///< that is listed; empty before the first BrowseFolder
    std::string parent;             ///< of the folder; empty at the root
    std::vector<FileEntry> entries; ///< folders first
    std::string problem;            ///< why there are none; may be empty
    std::vector<FileEntry> recent;  ///< files that were opened last, the newest first
};

/// The dialog that shows and corrects what the fields of a file without a header are read as.
struct FieldsModel {
    struct Column {
        std::string name;
        std::string samples; ///< "Deutschland, 日本"
    };
    struct Row {
        FieldRole role = FieldRole::from;
        std::string label;
        std::vector<std::string> columns; ///< that have the role; only a list of parties has several
        std::string samples;              ///< of the first of them
        std::string why;                  ///< "chosen", "by its name; 98 % are dates"
    };
    std::string file;                    ///< without its folder
    std::vector<std::string> tables;     ///< sheets or layers to choose from; none where the file has one
    std::vector<std::string> tablesRead; ///< those whose rows are shown
    Layer layer = Layer::overlay;
    std::vector<std::pair<std::string, Layer>> layers; ///< to choose from: "Memberships"
    std::optional<bool> directed;                      ///< of a pair; none where there is no pair
    std::vector<Column> columns;                       ///< in the order of the file
    std::vector<Row> rows;                             ///< the roles that the layer has
    bool busy = false;                                 ///< what it leads to is being found out
    std::string summary;                               ///< "24 rows: 22 ties, from 1949 to 2023"
    std::string warning;                               ///< "2 rows name nobody who is known"; may be empty
    std::vector<std::string> firstRows;                ///< as they are read
    std::string command;                               ///< the command line that reads the file alike
};

/// One sentence and one action where content would be.
struct Notice {
    std::string text;
    std::string actionLabel;
    std::optional<Action> onClick; ///< none: the label opens the dialog for a path
};

struct TooltipModel {
    std::string title;
    std::vector<std::string> lines;
    Swatch swatch;
};

/// A place the map can be turned to, in the menu.
struct CenterChoice {
    std::string label;
    LonLat center{0.0, 0.0};
    bool isSelection = false;
};

/// A projection in the menu.
struct ProjectionChoice {
    std::string label;
    std::string projection; ///< id, as in View
};

struct Model {
    // The window.
    ThemeId theme = ThemeId::light;
    double scale = 1.0;              ///< device pixels per logical pixel
    glm::dvec2 windowSize{0.0, 0.0}; ///< device pixels, as ImGui's DisplaySize
    bool fullScreen = false;
    bool helpShown = false;
    bool canUndo = false;
    bool reducedMotion = false; ///< nothing fades or is marked for a moment

    // What is open.
    std::vector<PackRow> packs;
    std::vector<std::string> bundled; ///< names of the packs that come with Entente, for OpenPath
    std::vector<LayerGroup> layers;
    std::optional<LoadingModel> loading;
    std::vector<Diagnostic> diagnostics; ///< of all packs that are open, in the order of the groups
    std::vector<ProblemGroup> problems;  ///< the groups of `diagnostics`
    std::uint64_t problemsRevision = 0;  ///< changes with the two
    FileChoice files;
    std::optional<FieldsModel> fields; ///< while its dialog is open

    // The view.
    bool comparing = false;
    bool latestShown = false; ///< the running list of the last changes, while nothing is selected
    std::string earlierText;  ///< in compare mode, as dateText
    Period comparedEvents;    ///< likewise: how long before each date exercises count
    CompareLayout compareLayout = CompareLayout::changes; ///< likewise
    double swipe = 0.5;                                   ///< likewise: where the line is, of the map's width
    std::string dateText;                                 ///< "2023-01-20", in the date field while it is not edited
    std::optional<std::size_t> strongest;
    double leastWeight = 0.0;
    std::array<bool, kFurnitureCount> furniture{}; ///< by Furniture
    Shading shading = Shading::automatic;
    bool adaptScales = false;
    std::string projection; ///< the id or PROJ string in use
    std::string language;   ///< of the names on the map; empty: English
    LonLat center{0.0, 0.0};
    std::vector<CenterChoice> centers;
    std::vector<ProjectionChoice> projections;
    Rect map; ///< where the map is in the picture, logical pixels from the picture's top left corner

    // Selection and search.
    std::optional<Inspection> inspection;
    std::string searchText; ///< the text that the results answer
    std::vector<SearchResult> results;
    std::optional<TooltipModel> tooltip; ///< of what lies under the pointer on the map

    // Time.
    TimelineModel timeline;
    PlaybackModel playback;

    // Messages.
    std::vector<Toast> toasts;
    std::optional<Notice> mapNotice; ///< "No ties hold on 20 January 1950. ..." over the map
};

/// The choice that centres the map on the selection, or none.
[[nodiscard]] inline const CenterChoice* selectedCenter(const Model& model) {
    return !model.centers.empty() && model.centers.front().isSelection ? &model.centers.front() : nullptr;
}

} // namespace entente
