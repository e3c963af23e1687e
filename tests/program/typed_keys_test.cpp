// Keys that are typed faster than frames come must mean what they would mean if typed slowly.

#include "typed_keys.hpp"

#include <catch2/catch.hpp>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <string>

using namespace entente;

namespace {

using Form = KeyEvent::Form;
constexpr int kFieldFrames = 3;
constexpr std::u32string_view kOpeners = U"/b";

class Hands {
  public:
    Hands& down(int key, int mods = 0) { return add({Form::press, key, 0, mods, 0}); }
    Hands& up(int key, int mods = 0) { return add({Form::release, key, 0, mods, 0}); }
    Hands& stroke(int key, int mods = 0) { return down(key, mods).up(key, mods); }
    Hands& sign(char32_t character) { return add({Form::character, 0, 0, 0, character}); }
    Hands& type(std::string_view text) {
        for (const char c : text) {
            const int key = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
            down(key).sign(static_cast<char32_t>(c)).up(key);
        }
        return *this;
    }
    Hands& click() { return add({Form::pointer}); }

    /// What a frame gets, in words: characters as they are, presses as "<key>", releases of keys that write nothing
    /// as "</key>".
    std::string frame(bool typing) {
        std::string words;
        for (const KeyEvent& event : keys.take(typing, kOpeners)) {
            const bool writes = event.key < 256;
            if (event.form == Form::character) {
                words += static_cast<char>(event.character);
            } else if ((event.form == Form::press && !writes) || (event.mods & GLFW_MOD_CONTROL) != 0) {
                words += event.form == Form::press ? "<" + std::to_string(event.key) + ">" : "";
            }
        }
        return words;
    }
    /// How many frames it takes to hand on all, and what they get.
    std::pair<int, std::string> all(bool typing) {
        int frames = 0;
        std::string words;
        for (; !keys.empty() && frames < 1000; ++frames) {
            words += frame(typing);
        }
        return {frames, words};
    }

    TypedKeys keys{kFieldFrames};

  private:
    Hands& add(const KeyEvent& event) {
        keys.add(event);
        return *this;
    }
};

std::string named(int key) {
    return "<" + std::to_string(key) + ">";
}

} // namespace

TEST_CASE("What is typed after a sign that opens a field waits until the field takes characters", "[keys]") {
    Hands hands;
    hands.type("/japan");
    CHECK(hands.frame(false) == "/");
    hands.keys.fieldComes();
    CHECK(hands.frame(false).empty());
    CHECK(hands.frame(true).empty());
    CHECK(hands.frame(true) == "japan");
    CHECK(hands.keys.empty());
}

TEST_CASE("Two hundred letters go in one frame, doubled ones and spaces too", "[keys]") {
    Hands hands;
    std::string text;
    while (text.size() < 200) {
        text += "hello wood ";
    }
    hands.type(text);
    CHECK(hands.all(true) == std::pair(1, text));
}

TEST_CASE("Capital letters go with the small ones", "[keys]") {
    Hands hands;
    for (const char c : std::string_view("AbCd")) {
        const bool capital = c < 'a';
        if (capital) {
            hands.down(GLFW_KEY_LEFT_SHIFT);
        }
        hands.down('A', capital ? GLFW_MOD_SHIFT : 0).sign(static_cast<char32_t>(c)).up('A');
        if (capital) {
            hands.up(GLFW_KEY_LEFT_SHIFT, GLFW_MOD_SHIFT);
        }
    }
    CHECK(hands.all(true).first == 1);
}

TEST_CASE("All is selected before what replaces it is typed", "[keys]") {
    Hands hands;
    const bool controlFirst = GENERATE(false, true);
    hands.down(GLFW_KEY_LEFT_CONTROL).down('A', GLFW_MOD_CONTROL);
    if (controlFirst) {
        hands.up(GLFW_KEY_LEFT_CONTROL, GLFW_MOD_CONTROL).up('A');
    } else {
        hands.up('A', GLFW_MOD_CONTROL).up(GLFW_KEY_LEFT_CONTROL, GLFW_MOD_CONTROL);
    }
    hands.type("2017").stroke(GLFW_KEY_ENTER);
    CHECK(hands.frame(true) == named(GLFW_KEY_LEFT_CONTROL) + named('A'));
    CHECK(hands.frame(true) == "2017");
    CHECK(hands.frame(true) == named(GLFW_KEY_ENTER));
}

TEST_CASE("Characters before Ctrl are written before Ctrl goes down", "[keys]") {
    Hands hands;
    hands.type("ab").down(GLFW_KEY_LEFT_CONTROL).down('A', GLFW_MOD_CONTROL);
    CHECK(hands.frame(true) == "ab");
    CHECK(hands.frame(true) == named(GLFW_KEY_LEFT_CONTROL) + named('A'));
}

TEST_CASE("A key that goes down and up between two frames is seen, as often as it was pressed", "[keys]") {
    Hands hands;
    const int key = GENERATE(GLFW_KEY_RIGHT, GLFW_KEY_SPACE);
    hands.stroke(key).stroke(key).stroke(key);
    for (int i = 0; i < 3; ++i) {
        const auto taken = hands.keys.take(false, kOpeners);
        CHECK(std::count_if(taken.begin(), taken.end(), [](const auto& e) { return e.form == Form::press; }) == 1);
        CHECK(taken.back().form == Form::press); // still down when the frame looks
        const auto released = hands.keys.take(false, kOpeners);
        CHECK(released.size() == 1);
    }
    CHECK(hands.keys.empty());
}

TEST_CASE("A modifier is let go after the key it belongs to was seen with it", "[keys]") {
    Hands hands;
    hands.down(GLFW_KEY_LEFT_SHIFT).down(GLFW_KEY_RIGHT, GLFW_MOD_SHIFT).up(GLFW_KEY_LEFT_SHIFT, GLFW_MOD_SHIFT);
    CHECK(hands.frame(false) == named(GLFW_KEY_LEFT_SHIFT) + named(GLFW_KEY_RIGHT));
    CHECK_FALSE(hands.keys.empty());
}

TEST_CASE("Keys that move or delete come one by one, in their order", "[keys]") {
    Hands hands;
    hands.down(GLFW_KEY_END).down(GLFW_KEY_BACKSPACE).up(GLFW_KEY_END).up(GLFW_KEY_BACKSPACE).type("x");
    CHECK(hands.frame(true) == named(GLFW_KEY_END));
    CHECK(hands.frame(true) == named(GLFW_KEY_BACKSPACE));
    CHECK(hands.frame(true) == "x");
}

TEST_CASE("Enter comes after what was typed has been answered, and what follows it later", "[keys]") {
    Hands hands;
    hands.type("peru").stroke(GLFW_KEY_ENTER).type("n");
    CHECK(hands.frame(true) == "peru");
    CHECK(hands.frame(true) == named(GLFW_KEY_ENTER));
    CHECK(hands.frame(false) == "n");
}

TEST_CASE("Tab takes some frames to reach the next field", "[keys]") {
    Hands hands;
    hands.type("a").stroke(GLFW_KEY_TAB).type("b");
    CHECK(hands.frame(true) == "a");
    CHECK(hands.frame(true) == named(GLFW_KEY_TAB));
    CHECK(hands.frame(true).empty());
    CHECK(hands.frame(true).empty());
    CHECK(hands.frame(true) == "b");
}

TEST_CASE("What is typed after a click waits until the click was answered", "[keys]") {
    Hands hands;
    hands.click().type("2017");
    CHECK(hands.frame(false).empty());
    CHECK(hands.frame(true) == "2017");
}

TEST_CASE("A held shortcut does not go on after it was let go where frames are slow", "[keys]") {
    Hands hands;
    hands.down('N').sign(U'n');
    for (int i = 0; i < 30; ++i) {
        hands.keys.add({Form::repeat, 'N', 0, 0, 0});
        hands.sign(U'n');
    }
    hands.up('N');
    CHECK(hands.all(false).first == 1);
}
