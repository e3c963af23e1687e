#pragma once
/// What a reader does, as data. Panels return actions; one function of the program applies them.

#include "core/change.hpp"
#include "core/field_mapping.hpp"
#include "core/timeline.hpp"
#include "core/view.hpp"

#include <string>
#include <variant>
#include <vector>

namespace entente::action {

struct SetDay {
    Day day = 0;
}; ///< the window keeps its length
struct SetDateText {
    std::string text;
}; ///< typed; a wrong one is answered with a message
struct SetWindowLength {
    Period length;
}; ///< zero: an instant
struct SetWindow {
    Window window;
};                       ///< both ends; the window keeps that length
struct ToggleCompare {}; ///< enters or leaves compare mode
struct SetEarlierDay {
    Day day = 0;
}; ///< in compare mode, of the earlier window; it has the length of the other
struct SetEarlierText {
    std::string text;
};                   ///< likewise, typed
struct SwapDates {}; ///< in compare mode: what was the earlier window is the later one
struct SetComparedEvents {
    Period length;
}; ///< how long before each date exercises and statements are compared; zero: in the windows
struct SetCompareLayout {
    CompareLayout layout = CompareLayout::changes;
};
struct SetSwipe {
    double part = 0.5; ///< of the map's width, where the line between two dates is
};
struct SortChanges {
    ChangeOrder order = ChangeOrder::lasting;
};
struct UnfoldChanges {
    Change change = Change::gained;
};                      ///< shows more rows of one kind of change, or fewer again
struct ToggleLatest {}; ///< the running list of the last changes
struct ExportTable {};  ///< of the changes, to the reader's pictures folder
struct SetStep {
    Period step;
};
struct StepTime {
    int count = 1;
}; ///< steps of the chosen length, backwards when negative
struct GoToEdge {
    bool end = false;
}; ///< the first or last day of the packs
struct NextChange {
    int direction = 1;
};
struct TogglePlay {
    bool backwards = false;
}; ///< plays or pauses; backwards while it plays forwards: turns round
struct SetSpeed {
    double daysPerSecond = 365;
};
struct ChangeSpeed {
    int steps = 1;
}; ///< up or down the list of speeds
struct SetLoop {
    LoopMode mode = LoopMode::off;
    bool shown = false; ///< over the part of time that the timeline shows, not over all
};
struct ToggleLayer {
    Layer layer = Layer::partnership;
};
struct ToggleKind {
    Layer layer = Layer::partnership;
    std::string kind;
};
struct ToggleOrganization {
    std::string organization;
};
struct TogglePack {
    std::size_t pack = 0;
};
struct ClosePack {
    std::size_t pack = 0;
};
struct ShowProblem {
    std::size_t problem = 0;
}; ///< a position in the list of problems: selects its feature and goes to the feature's first day
struct EditFields {
    std::string path;
}; ///< opens the dialog that shows what the fields of a file without a header are read as
struct ChooseField {
    FieldRole role = FieldRole::from;
    std::vector<std::string> fields; ///< none: no field has this role
};                                   ///< in that dialog; nothing changes but what it shows
struct ChooseTable {
    std::string table; ///< a sheet or layer of the file; empty: chosen by what they hold
};                     ///< likewise
struct ReadRowsAs {
    Layer layer = Layer::partnership;
}; ///< likewise: what each row of the file is
struct SetDirected {
    bool directed = true;
};                     ///< likewise: whether the pair of fields means a direction
struct ApplyFields {}; ///< reads the file as chosen and closes the dialog
struct CancelFields {};
struct BrowseFolder {
    std::string folder;
}; ///< lists a folder for the dialog that opens files; empty: the one that was listed last
struct SelectParty {
    PartyId party = kNoParty;
}; ///< kNoParty: select nothing
struct SetBeside {
    PartyId party = kNoParty;
}; ///< whose history stands beside that of the selected party; kNoParty: nobody's
struct SelectFeature {
    FeatureId feature = 0;
};
struct PanBy {
    glm::dvec2 pixels{0.0, 0.0};
};
struct ZoomAt {
    PixelPoint pixel{0.0, 0.0};
    double factor = 1.0;
};
struct ZoomBy {
    double factor = 1.0;
}; ///< about the middle of the map
struct ResetCamera {};
struct CenterOn {
    LonLat center{0.0, 0.0};
}; ///< turns the projection about this place
struct PickAt {
    PixelPoint pixel{0.0, 0.0};
    bool beside = false; ///< a party beside the selected one
};                       ///< selects what lies there in the picture; nothing there: selects nothing
struct HoverAt {
    std::optional<PixelPoint> pixel;
}; ///< the pointer rests there in the picture; nullopt: it left
struct SetProjection {
    std::string projection;
}; ///< an id or a PROJ string
struct SetLanguage {
    std::string language;
}; ///< of the names on the map, as in View
struct SetTheme {
    ThemeId theme = ThemeId::light;
};
struct SetStrongest {
    std::optional<std::size_t> count;
};
struct SetLeastWeight {
    double weight = 0.0;
}; ///< no weaker strand is drawn
struct SetTimelineRange {
    Window range;
}; ///< the part of time that the timeline shows
struct SetShading {
    Shading shading = Shading::automatic;
};
struct SetAdaptScales {
    bool adapt = false;
}; ///< scales of the date that is shown, or locked over all dates
struct ToggleFurniture {
    Furniture furniture = Furniture::legend;
};
struct ExportPicture {}; ///< to the suggested file in the reader's pictures folder
struct OpenPath {
    std::string path; ///< of a file, or the name of a bundled pack
};
struct OpenUrl {
    std::string url;
}; ///< a source's address, in the reader's browser, on a click
struct ReloadPacks {};
struct Undo {};
struct ToggleHelp {};
struct ToggleFullScreen {};
struct ToggleReducedMotion {}; ///< nothing fades or is marked for a moment; remembered
struct AddBookmark {
    std::string name;
}; ///< of what the map shows now; without a name it is called by its date
struct GoToBookmark {
    std::size_t bookmark = 0;
}; ///< a position in the list
struct RemoveBookmark {
    std::size_t bookmark = 0;
};
struct SetSearch {
    std::string text;
}; ///< typed into the search field; empty: no search
struct DismissMessage {
    std::uint64_t message = 0;
};
struct CancelLoading {};
struct Quit {};

} // namespace entente::action

namespace entente {

using Action = std::variant<
    action::SetDay, action::SetDateText, action::SetWindowLength, action::SetWindow, action::SetStep, action::StepTime,
    action::GoToEdge, action::NextChange, action::TogglePlay, action::SetSpeed, action::ChangeSpeed, action::SetLoop,
    action::ToggleLayer, action::ToggleKind, action::ToggleOrganization, action::TogglePack, action::SelectParty,
    action::SetBeside, action::SelectFeature, action::PanBy, action::ZoomAt, action::ZoomBy, action::ResetCamera,
    action::CenterOn, action::SetTheme, action::SetLanguage, action::SetStrongest, action::SetLeastWeight,
    action::SetTimelineRange, action::SetShading, action::SetAdaptScales, action::ToggleFurniture,
    action::ExportPicture, action::OpenPath, action::OpenUrl, action::ReloadPacks, action::Undo, action::ToggleHelp,
    action::ToggleFullScreen, action::ClosePack, action::ShowProblem, action::BrowseFolder, action::Quit,
    action::PickAt, action::HoverAt, action::SetSearch, action::SetProjection, action::DismissMessage,
    action::CancelLoading, action::EditFields, action::ChooseField, action::ChooseTable, action::ReadRowsAs,
    action::SetDirected, action::ApplyFields, action::CancelFields, action::ToggleCompare, action::SetEarlierDay,
    action::SetEarlierText, action::SetComparedEvents, action::SwapDates, action::SetCompareLayout, action::SetSwipe,
    action::SortChanges, action::ExportTable, action::ToggleLatest, action::UnfoldChanges, action::ToggleReducedMotion,
    action::AddBookmark, action::GoToBookmark, action::RemoveBookmark>;
using Actions = std::vector<Action>;

} // namespace entente
