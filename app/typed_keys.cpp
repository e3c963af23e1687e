#include "typed_keys.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <set>

namespace entente {

namespace {

bool isShift(int key) {
    return key == GLFW_KEY_LEFT_SHIFT || key == GLFW_KEY_RIGHT_SHIFT;
}

bool isModifier(int key) {
    return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

/// Whether a key does nothing but write. Space does more while nobody types.
bool onlyWrites(const KeyEvent& event, bool typing) {
    constexpr int kCommands = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
    if ((event.mods & kCommands) != 0 || (event.key == GLFW_KEY_SPACE && !typing)) {
        return false;
    }
    return event.key <= GLFW_KEY_WORLD_2 || (event.key >= GLFW_KEY_KP_0 && event.key <= GLFW_KEY_KP_ADD);
}

/// What one frame gets.
class Batch {
  public:
    explicit Batch(bool typing) : typing_(typing) {}

    /// Whether an event can be told apart from those that were taken; then it is taken too.
    bool takes(const KeyEvent& event) {
        switch (event.form) {
        case KeyEvent::Form::character:
            written_ = written_ || !(key_ || command_);
            return !key_ && !command_;
        case KeyEvent::Form::press:
            return takesPress(event);
        case KeyEvent::Form::release:
            if (pressed_.contains(event.key) || (isModifier(event.key) && key_)) {
                return false;
            }
            released_.insert(event.key);
            return true;
        case KeyEvent::Form::pointer:
            key_ = true;
            return true;
        case KeyEvent::Form::repeat:
            break;
        }
        return true;
    }

  private:
    bool takesPress(const KeyEvent& event) {
        if (onlyWrites(event, typing_)) {
            return true; // its character decides
        }
        if (isShift(event.key)) { // belongs to characters and to keys
            return !key_;
        }
        if (key_ || written_ || released_.contains(event.key)) {
            return false;
        }
        pressed_.insert(event.key);
        (isModifier(event.key) ? command_ : key_) = true;
        return true;
    }

    bool typing_;
    bool written_ = false; ///< a character
    bool key_ = false;     ///< pressed, that writes none
    bool command_ = false; ///< a modifier other than Shift was pressed
    std::set<int> pressed_, released_;
};

} // namespace

std::vector<KeyEvent> TypedKeys::take(bool typing, std::u32string_view openers) {
    std::vector<KeyEvent> taken;
    if (heldFrames_ > 0) {
        --heldFrames_;
        return taken;
    }
    Batch batch(typing);
    while (!waiting_.empty() && batch.takes(waiting_.front())) {
        const KeyEvent event = waiting_.front();
        taken.push_back(event);
        waiting_.pop_front();
        if (event.form == KeyEvent::Form::press && event.key == GLFW_KEY_TAB && typing) {
            fieldComes();
        }
        if (event.form == KeyEvent::Form::character && !typing &&
            openers.find(event.character) != std::u32string_view::npos) {
            break;
        }
    }
    return taken;
}

} // namespace entente
