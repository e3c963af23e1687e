#pragma once
/// The window's interface: draws the model, tells what the reader asks for. It keeps what belongs to widgets only
/// (a text being typed, a drag, scroll, what is folded) and never changes anything of the program.

#include "ui/panels.hpp"

#include <string_view>

namespace entente {

/// The platform's numbers, as in ImGui's KeysDown, of keys that ImGui does not map. GLFW's letters are their
/// capital ASCII letters. -1: the platform has no such key.
struct KeyCodes {
    int f1 = -1, f11 = -1;
    int o = -1, s = -1, r = -1, q = -1;
};

struct FrameResult {
    Actions actions; ///< in the order they were asked for
    Rect mapArea;    ///< where the picture is to be drawn, logical pixels of the window; left undrawn here
    bool mapHovered = false;
    bool fieldComes = false; ///< a field was given the keyboard; it takes characters Interface::kFieldFrames later
    bool wantsAnotherFrame = false; ///< something moves: a cursor blinks, a message passes, a hint is due
};

class Interface {
  public:
    /// Signs that open a field while nobody types: what is typed after them is for the field.
    static constexpr std::u32string_view kFieldSigns = U"/bB";
    /// Frames from the one in which a field is given the keyboard, or Tab is pressed, to the first in which the field
    /// takes characters.
    static constexpr int kFieldFrames = 3;

    explicit Interface(KeyCodes keys) : keys_(keys) {}

    /// After the fonts have been loaded, and again after each change of scale.
    void setFonts(const FontSet& fonts) { fonts_ = fonts; }

    /// Draws one frame; between ImGui::NewFrame() and ImGui::Render(). Pixels in actions are those of the
    /// picture: logical, from the top left corner of `mapArea`.
    [[nodiscard]] FrameResult draw(const Model& model);

  private:
    void readKeys(Frame& frame);
    void readEscape(Frame& frame);
    void readTypedKeys(Frame& frame);
    void readCommandKeys(Frame& frame);

    KeyCodes keys_;
    FontSet fonts_;
    TopBarState topBar_;
    DialogState dialogs_;
    LeftPanelState left_;
    InspectorState inspector_;
    TimelineState timeline_;
    MapState map_;
    TypedList list_;
};

} // namespace entente
