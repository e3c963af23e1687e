// Where what is typed goes: a field that was asked for has all that is typed after it, and no shortcut has any of it.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

/// The frames that a field needs once it was given the keyboard.
void waitForField(Driver& driver) {
    for (int i = 1; i < Interface::kFieldFrames; ++i) {
        driver.frame();
    }
}

void send(char sign) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(sign));
}

} // namespace

TEST_CASE("Characters that come when the search field has the keyboard are searched for, all of them") {
    Driver driver(sampleModel());
    send('/');
    REQUIRE(driver.frame().fieldComes);
    waitForField(driver);
    ImGui::GetIO().AddInputCharactersUTF8("pbn");
    driver.frame();
    REQUIRE(driver.last<action::SetSearch>());
    CHECK(driver.last<action::SetSearch>()->text == "pbn");
    CHECK(driver.count<action::NextChange>() == 0);
}

TEST_CASE("The name of a bookmark is typed right after the key that asks for it") {
    Driver driver(sampleModel());
    send('b');
    REQUIRE(driver.frame().fieldComes);
    waitForField(driver);
    ImGui::GetIO().AddInputCharactersUTF8("nld");
    driver.frame();
    driver.mapped(ImGuiKey_Enter);
    CHECK(driver.count<action::NextChange>() == 0);
    REQUIRE(driver.last<action::AddBookmark>());
    CHECK(driver.last<action::AddBookmark>()->name == "nld");
}

TEST_CASE("Every sign that opens a field is told, so that what follows can wait for it") {
    for (char sign = ' ' + 1; sign < 127; ++sign) {
        Driver driver(sampleModel());
        send(sign);
        bool comes = driver.frame().fieldComes;
        comes = driver.frame().fieldComes || comes;
        CAPTURE(sign);
        CHECK(comes == (Interface::kFieldSigns.find(static_cast<char32_t>(sign)) != std::u32string_view::npos));
    }
}
