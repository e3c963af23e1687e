#pragma once
/// The parts of the window. Each draws itself from the model and puts what the reader asks for into the frame's
/// actions; what it must remember from frame to frame is its state here, and nothing else is.

#include "ui/time_axis.hpp"
#include "ui/widgets.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {

struct TopBarState {
    std::string search;
    bool searchActive = false; ///< the field has the keyboard or its list is open
    bool focusSearch = false;  ///< give the field the keyboard in the next frame
    std::size_t chosen = 0;    ///< row of the results
    std::string projection;    ///< typed into the menu's field
};

/// A row of the list of problems; heights differ, for texts are shown whole.
struct ProblemRow {
    enum class Form : std::uint8_t { file, group, problem };
    Form form = Form::file;
    std::size_t number = 0; ///< of the group, or of the problem
    std::size_t group = 0;
    float top = 0; ///< from the top of the list
    float height = 0;
};

/// The rows for one list, width and scale, and what they were made for.
struct ProblemRows {
    std::uint64_t revision = 0;
    float width = 0, scale = 0;
    std::set<std::string> folded;
    std::vector<ProblemRow> rows;
};

struct DialogState {
    bool openPath = false;
    bool openPathAppears = false;
    std::string path;       ///< typed: a path, or a part of a name in the listed folder
    std::size_t chosen = 0; ///< row of the listing
    bool bookmark = false;  ///< the field for the name of a bookmark is open
    bool bookmarkAppears = false;
    std::string bookmarkName;
    bool problems = false;
    std::set<std::string> folded; ///< groups of problems, by file, severity and code
    ProblemRows problemRows;
    std::size_t fieldsFocus = 0; ///< the control of the dialog of fields that has the keyboard, in their order
    bool fieldsMoved = false;    ///< it has just got it: scroll there
    std::string fieldsCopied;    ///< the command line that was copied there last
};

struct LeftPanelState {
    std::set<Layer> folded;
    std::set<Layer> unfoldedMore;
    bool foldedSet = false; ///< layers that are off begin folded
    bool flyout = false;    ///< the whole panel, over the map, where the window is narrow
};

struct InspectorState {
    std::string id;
    std::set<std::pair<std::size_t, std::size_t>> unfolded; ///< section and row
    bool wholeHistory = false;
    std::set<std::string> allLanes; ///< rows of the history that show all their lanes, by name
};

/// The bars of one unit, and what they were made for.
struct BarsShown {
    std::optional<std::uint64_t> revision; ///< TimelineModel::daysRevision
    BinUnit unit = BinUnit::month;
    std::vector<Bin> bins;
    std::uint32_t top = 0;     ///< scaleTop() of them all
    std::uint32_t highest = 0; ///< of their totals
};

/// A field for a date: shows the one of the model while nobody types into it.
struct DateFieldState {
    std::string text;
    bool editing = false;
    bool again = false; ///< what was entered is no date: it takes the keyboard back, with the text as typed
};

struct TimelineState {
    BarsShown bars, overviewBars;
    DateFieldState date, earlier;
    enum class Drag : std::uint8_t { none, scrub, earlier, windowStart, overviewMove, overviewStart, overviewEnd };
    Drag drag = Drag::none;
    Window rangeAtDrag;
    Day firstAtDrag = 0; ///< of the window
    float mouseAtDrag = 0;
};

struct MapState {
    bool dragging = false;
    bool moved = false; ///< the press became a drag
    std::optional<Vec> hovered;
};

void drawTopBar(Frame& frame, TopBarState& state, DialogState& dialogs);
/// Where the menus are in the top bar.
inline constexpr float kMenusLeft = 96, kMenusWidth = 246;
void drawMenus(Frame& frame, TopBarState& state, DialogState& dialogs);
void drawLeftPanel(Frame& frame, LeftPanelState& state, DialogState& dialogs);
/// The rule and the heading of a section of the inspector, with a word at the right edge; returns where it ends.
float drawSectionHead(Frame& frame, std::string_view heading, std::string_view aside, const Box& panel, float y);
/// The bars, scale, years and names of a chart from y on; returns where it ends.
float drawTiesChart(Frame& frame, const TiesChart& chart, const Box& panel, float y);
/// The range that a history shows: its years, or its days where they are within one year.
[[nodiscard]] std::string historyRange(const Window& shown);
/// Bars of relations from y on, a few rows or all; returns where they end.
float drawHistory(Frame& frame, const RelationHistory& history, InspectorState& state, const Box& panel, float y);
void drawInspector(Frame& frame, InspectorState& state);
void drawTimeline(Frame& frame, TimelineState& state);
/// The row of controls above the histogram, whose bars are one `unit` long each.
void drawTimelineControls(Frame& frame, TimelineState& state, const Box& controls, BinUnit unit);
/// Returns whether the pointer is on the map.
bool drawMapArea(Frame& frame, MapState& state, DialogState& dialogs);
/// Opens the dialog that asks for a file.
void askForFile(Frame& frame, DialogState& dialogs);
void drawOpenDialog(Frame& frame, DialogState& dialogs);
void drawProblems(Frame& frame, DialogState& dialogs);
/// Opens the field for the name of a bookmark.
void askForBookmark(Frame& frame, DialogState& dialogs);
void drawBookmarkDialog(Frame& frame, DialogState& dialogs);
/// The places of bookmarks that can be clicked, before what lies under them; then their flags.
void bookmarkHits(Frame& frame, const Box& bars, const TimeAxis& axis);
void bookmarkFlags(Frame& frame, const Box& bars, const TimeAxis& axis);
/// The marks of named events in a strip below the axis, with their names or without.
void drawEventMarks(Frame& frame, const Box& box, const TimeAxis& axis, bool names);
/// The dialog of Model::fields, which must be there.
void drawFieldsDialog(Frame& frame, DialogState& dialogs);
/// Messages, progress, help, dialogs, the tooltip: what lies over everything else.
void drawOverlays(Frame& frame, DialogState& dialogs);

} // namespace entente
