// What a reader has named or chosen must be there the next day, and nothing on disk may be lost over it.

#include "bookmarks.hpp"
#include "reader.hpp"
#include "settings.hpp"
#include "state_folder.hpp"

#include <cstdlib>
#include <fstream>

using namespace entente;
using namespace entente::test;

namespace {

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

/// A variable of the environment, put back at the end.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : name_(name) {
        if (const char* before = std::getenv(name); before != nullptr) {
            before_ = before;
        }
        ::setenv(name, value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    Variable(Variable&&) = delete;
    Variable& operator=(Variable&&) = delete;
    ~Variable() {
        if (before_) {
            ::setenv(name_, before_->c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }

  private:
    const char* name_;
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("bookmarks are kept from run to run, in order of their dates, with any name and any date") {
    const TemporaryFolder folder;
    const fs::path file = folder / "state/entente/bookmarks";
    const Bookmark ides{{dayOf(-43, 3, 15), dayOf(-43, 3, 15)}, "Iden des März"};
    const Bookmark summit{{dayOf(2023, 7, 1), dayOf(2023, 7, 31)}, "SCO summit / Иран"};
    {
        Bookmarks bookmarks(file);
        CHECK(bookmarks.all().empty());
        CHECK(bookmarks.add(summit).empty());
        CHECK(bookmarks.add(ides).empty());
        CHECK(bookmarks.add(summit).empty()); // once is enough
        CHECK(bookmarks.add({{0, 0}, "two\tlines\nin one"}).empty());
    }
    Bookmarks again(file);
    REQUIRE(again.all().size() == 3);
    CHECK(again.all()[0] == ides);
    CHECK(again.all()[1].name == "two lines in one");
    CHECK(again.all()[2] == summit);
    CHECK(again.remove(1).empty());
    CHECK(again.remove(7).empty());
    CHECK(Bookmarks(file).all() == std::vector<Bookmark>{ides, summit});
}

TEST_CASE("what else stands in the file of bookmarks, and what another window adds, is not lost") {
    const TemporaryFolder folder;
    const fs::path file = folder / "bookmarks";
    write(file,
          "2023-07-04/2023-07-04\tIran joins\nnot a bookmark\n2023-13-01/2023-13-01\twrong month\n2024/2023\tturned\n");
    Bookmarks here(file);
    REQUIRE(here.all().size() == 1);
    Bookmarks there(file);
    CHECK(there.add({{10, 10}, "of the other window"}).empty());
    CHECK(here.add({{20, 20}, "of this one"}).empty());
    CHECK(Bookmarks(file).all().size() == 3);
    const std::string text = contentOf(file);
    CHECK(text.find("not a bookmark") != std::string::npos);
    CHECK(text.find("wrong month") != std::string::npos);
}

TEST_CASE("a file that cannot be written is told, and the bookmark is there until the window closes") {
    const TemporaryFolder folder;
    write(folder / "taken", "a file where a folder should be");
    Bookmarks bookmarks(folder / "taken/bookmarks");
    CHECK_FALSE(bookmarks.add({{10, 10}, "kept for now"}).empty());
    CHECK(bookmarks.all().size() == 1);
}

TEST_CASE("a bookmark is added at the date shown, goes there, and is removed") {
    const TemporaryFolder folder;
    SessionStart start;
    start.bookmarks = folder / "bookmarks";
    Reader reader({}, {}, start);
    reader.type("2004-07/2004-09");
    const Window summer = reader.session.view().window;
    reader.act(action::AddBookmark{"Summer of 2004"});
    reader.type("2023-01-20");
    reader.act(action::AddBookmark{""});
    REQUIRE(reader.session.bookmarks().size() == 2);
    CHECK(reader.session.bookmarks()[1].name == "20 Jan 2023"); // without a name, the date
    reader.act(action::GoToBookmark{0});
    CHECK(reader.session.view().window == summer);
    reader.act(action::Undo{});
    CHECK(reader.date() == "2023-01-20");
    reader.act(action::RemoveBookmark{1});
    CHECK(reader.session.bookmarks().size() == 1);
    reader.act(action::GoToBookmark{5}); // is not there
    CHECK(reader.date() == "2023-01-20");
    Reader tomorrow({}, {}, start);
    REQUIRE(tomorrow.session.bookmarks().size() == 1);
    CHECK(tomorrow.session.bookmarks()[0].name == "Summer of 2004");
}

TEST_CASE("settings are kept, and those of other versions too") {
    const TemporaryFolder folder;
    const fs::path file = folder / "entente/settings";
    write(file, "of-the-future blue\n");
    Settings settings(file);
    CHECK_FALSE(settings.get(kReducedMotion).has_value());
    settings.set(kReducedMotion, true);
    CHECK(Settings(file).get(kReducedMotion) == true);
    settings.set(kReducedMotion, false);
    CHECK(Settings(file).get(kReducedMotion) == false);
    CHECK(contentOf(file).find("of-the-future blue") != std::string::npos);
}

TEST_CASE("the desktop's wish for less motion is found in its settings, and the environment overrides it") {
    const TemporaryFolder folder;
    const Variable config("XDG_CONFIG_HOME", folder.path().string());
    const Variable unset("ENTENTE_REDUCED_MOTION", "");
    CHECK_FALSE(desktopReducesMotion());
    write(folder / "gtk-3.0/settings.ini", "[Settings]\ngtk-theme-name=Adwaita\ngtk-enable-animations = false\n");
    CHECK(desktopReducesMotion());
    write(folder / "gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n"); // the newer one counts first
    CHECK_FALSE(desktopReducesMotion());
    const Variable wish("ENTENTE_REDUCED_MOTION", "1");
    CHECK(desktopReducesMotion());
    const Variable state("XDG_STATE_HOME", (folder / "state").string());
    CHECK(stateFile("settings") == folder / "state" / "entente" / "settings");
}

TEST_CASE("with reduced motion nothing fades and nothing is marked for a moment") {
    const TemporaryFolder folder;
    SessionStart start;
    start.settings = folder / "settings";
    Reader reader({sourceFile("tests/data/tiny.geojson")}, {}, start);
    CHECK_FALSE(reader.session.reducedMotion());
    reader.act(action::ToggleReducedMotion{});
    CHECK(reader.session.reducedMotion());
    reader.type("2004-08-27");
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    reader.session.apply(action::SetDay{dayOf(2004, 8, 28)}); // the talks begin
    reader.session.advanceBy(0.1);
    const auto scene = reader.session.buildScene(kSize, 1.0, sharedFonts());
    REQUIRE(scene);
    CHECK(same(*scene, reader.still()));
    CHECK_FALSE(reader.session.advanceBy(0.0)); // nothing moves: no further picture is due
    Reader tomorrow({sourceFile("tests/data/tiny.geojson")}, {}, start);
    CHECK(tomorrow.session.reducedMotion());
}
