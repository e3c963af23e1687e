#pragma once
/// Keys and characters on their way from the keyboard to the interface, which looks at them once a frame.

#include <deque>
#include <string_view>
#include <vector>

namespace entente {

/// One thing that hands did; numbers as GLFW has them.
struct KeyEvent {
    enum class Form : unsigned char {
        press,
        release,
        repeat,
        character,
        pointer ///< a button of the mouse went down; only its place in the order counts
    };
    Form form = Form::press;
    int key = 0, scancode = 0, mods = 0; ///< of the first three
    char32_t character = 0;
    friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};

/// Holds back what the interface could not tell apart within one frame. Where frames are slow, a key may go down and up
/// between two of them, and characters may come before the field that they are meant for has the keyboard.
///
/// One frame gets: characters of any number, or one key that writes none, with the modifiers that belong to it.
class TypedKeys {
  public:
    /// `fieldFrames`: from the frame in which a field is given the keyboard to the first in which it takes characters.
    explicit TypedKeys(int fieldFrames) : fieldFrames_(fieldFrames) {}

    void add(const KeyEvent& event) { waiting_.push_back(event); }
    [[nodiscard]] bool empty() const { return waiting_.empty(); }

    /// What the next frame gets, in order. While nobody is `typing`, a character may be one of the `openers`, after
    /// which a field has the keyboard.
    [[nodiscard]] std::vector<KeyEvent> take(bool typing, std::u32string_view openers);
    /// In the frame that was just drawn a field was given the keyboard: what waits is for it.
    void fieldComes() { heldFrames_ = fieldFrames_ - 1; }

  private:
    std::deque<KeyEvent> waiting_;
    int fieldFrames_;
    int heldFrames_ = 0; ///< that get nothing
};

} // namespace entente
