#pragma once
/// The few controls the panels are made of. All rectangles are in logical pixels of the window.

#include "ui/canvas.hpp"
#include "ui/layout.hpp"
#include "ui/typed_list.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace entente {

/// What one frame passes from panel to panel.
struct Frame {
    const Model& model;
    const Palette& palette;
    const FontSet& fonts;
    float scale;
    Layout layout;
    Actions actions;
    bool wantsAnother = false;
    bool fieldComes = false; ///< a field was given the keyboard
    std::string hint;        ///< of the control under the pointer; drawn last
    TypedList& list;         ///< what is typed into the list that is open

    /// Draws on the ImGui window that is open now.
    [[nodiscard]] Canvas canvas() const { return {ImGui::GetWindowDrawList(), palette, fonts, scale}; }
    /// To measure texts while no window is open.
    [[nodiscard]] Canvas measure() const { return {ImGui::GetForegroundDrawList(), palette, fonts, scale}; }
    [[nodiscard]] Vec mouse() const {
        const ImVec2 p = ImGui::GetIO().MousePos;
        return {p.x / scale, p.y / scale};
    }
    template <class A> void act(A action) { actions.emplace_back(std::move(action)); }
};

/// A borderless window of ImGui at a fixed place, closed at the end of its scope. Windows that lie over others
/// are told so.
class PanelWindow {
  public:
    enum class Kind : std::uint8_t {
        ground, ///< beside the others
        over,   ///< above the ground windows
        silent  ///< above, and lets the mouse through
    };
    PanelWindow(const Frame& frame, const char* name, const Box& box, Kind kind = Kind::ground);
    PanelWindow(const PanelWindow&) = delete;
    PanelWindow& operator=(const PanelWindow&) = delete;
    PanelWindow(PanelWindow&&) = delete;
    PanelWindow& operator=(PanelWindow&&) = delete;
    ~PanelWindow();
};

/// A part of a window that scrolls vertically. Content is placed from `top()` on; finish(height) tells how long
/// it was.
class ScrollArea {
  public:
    ScrollArea(const Frame& frame, const char* name, const Box& box);
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
    ScrollArea(ScrollArea&&) = delete;
    ScrollArea& operator=(ScrollArea&&) = delete;
    ~ScrollArea();
    [[nodiscard]] float top() const { return top_; }
    void finish(float bottom) { bottom_ = bottom; }

  private:
    float scale_;
    float top_;
    float bottom_;
};

struct Hit {
    bool hovered = false, held = false, clicked = false;
};
/// A place that can be clicked. `hint` is shown when the pointer rests there.
[[nodiscard]] Hit hit(Frame& frame, std::string_view id, const Box& box, std::string_view hint = {});

/// A square button with an icon, without a frame.
bool iconButton(Frame& frame, std::string_view id, Icon icon, Vec middle, std::string_view hint, bool enabled = true);
/// A button with a frame round an icon; accent: filled.
bool framedIconButton(Frame& frame, std::string_view id, Icon icon, const Box& box, std::string_view hint,
                      bool accent = false);
/// A button with a label; accent: filled.
bool textButton(Frame& frame, std::string_view id, const Box& box, std::string_view label, bool accent = false);
/// One of several labels side by side of which one holds; true when another was chosen.
bool segment(Frame& frame, std::string_view id, const Box& box, std::string_view label, bool on, std::string_view hint);
/// A label that can be clicked, in the accent colour; returns its width through `width`.
bool textLink(Frame& frame, std::string_view id, TextStyle style, Vec leftMiddle, std::string_view label,
              float* width = nullptr);

/// A field that opens a list; `items` is called while the list is open and uses menuRow(). Letters that are typed leave
/// the entries with a word that begins so.
void combo(Frame& frame, std::string_view id, const Box& box, std::string_view shown,
           const std::function<void()>& items, std::string_view hint = {});
/// A square that is ticked or not, without what it stands for.
void checkbox(Canvas& canvas, const Palette& palette, Vec middle, bool on, bool hovered);
/// A row of an open list; true when it was chosen.
bool menuRow(Frame& frame, std::string_view label, bool current, float width);

/// A field for one line of text. Returns what happened to it in this frame.
struct FieldEvent {
    bool active = false, edited = false, entered = false, left = false;
};
struct FieldLook {
    TextStyle style = TextStyle::body;
    float before = 9;        ///< from the frame to the text
    float after = 9;         ///< from the text's end to the frame
    std::string_view prompt; ///< shown while the field is empty
};
FieldEvent textField(Frame& frame, std::string_view id, const Box& box, std::string& text, const FieldLook& look,
                     bool takeFocus = false);

/// Whether a text field has the keyboard.
[[nodiscard]] bool isTyping();

/// Sets ImGui's own style (menus, lists, scroll bars) to a theme.
void applyStyle(const Palette& palette, float scale);

} // namespace entente
