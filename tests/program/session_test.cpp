// The window without a window: whatever way a reader reaches a date or a selection, the same picture must come of it.

#include "reader.hpp"

#include <fstream>

using namespace entente;
using namespace entente::test;

TEST_CASE("a date shows the same picture whether it was typed, stepped to, played to, jumped to or undone to") {
    Reader typed;
    typed.type("2005-07-06");
    const Scene expected = typed.still();
    CHECK(hasText(expected, "6 July 2005"));

    Reader stepped;
    stepped.type("2003-05-06");
    for (int i = 0; i < 26; ++i) {
        stepped.act(action::StepTime{1});
        (void)stepped.session.buildScene(kSize, 1.0, sharedFonts());
    }
    CHECK(stepped.date() == "2005-07-06");
    INFO(difference(stepped.still(), expected));
    CHECK(same(stepped.still(), expected));

    Reader back;
    back.type("2006-03-06");
    back.act(action::StepTime{-8});
    CHECK(same(back.still(), expected));

    Reader played;
    played.type("2004-01-01");
    played.act(action::SetSpeed{100.0});
    played.act(action::TogglePlay{});
    CHECK(played.session.playback().playing);
    for (int frame = 0; frame < 2000 && played.date() < "2005-07-06"; ++frame) {
        CHECK(played.session.advanceBy(0.01)); // a day a frame
        (void)played.session.buildScene(kSize, 1.0, sharedFonts());
    }
    played.act(action::TogglePlay{});
    if (played.date() != "2005-07-06") {
        played.act(action::SetDay{dayOf(2005, 7, 6)});
    }
    CHECK(!played.session.playback().playing);
    CHECK(same(played.still(), expected));

    Reader undone;
    undone.type("2005-07-06");
    undone.act(action::GoToEdge{true});
    CHECK(!same(undone.still(), expected));
    undone.act(action::Undo{});
    CHECK(undone.date() == "2005-07-06");
    CHECK(same(undone.still(), expected));

    const TemporaryFolder folder;
    for (auto* reader : {&typed, &played}) {
        const auto path = folder / (reader == &typed ? "typed.png" : "played.png");
        CHECK(writePng(sharedMaker().renderer().drawToImage(reader->still(), 1.0), path).empty());
    }
    CHECK((contentOf(folder / "typed.png") == contentOf(folder / "played.png")));
}

TEST_CASE("the saved picture of the window is that of the command line") {
    Reader reader;
    reader.type("2023-01-20");
    const Image own = sharedMaker().renderer().drawToImage(reader.still(), 1.0);
    const TemporaryFolder folder;
    const auto path = folder / "command.png";
    const std::string zoom = fmt::format("{}", reader.session.view().zoom);
    REQUIRE(runEntente({"render", "--date", "2023-01-20", "--size", "900x560", "--scale", "1", "--zoom", zoom, "-o",
                        path.string()})
                .status == 0);
    const auto other = readPng(path);
    REQUIRE(other.value);
    CHECK((own.pixels == other.value->pixels));
}

TEST_CASE("playing goes on from day to day, stops at the end, and begins anew from there") {
    Reader reader;
    const Window whole = reader.session.wholeRange();
    reader.act(action::SetDay{whole.last - 10});
    reader.act(action::SetSpeed{7.0});
    reader.act(action::TogglePlay{});
    reader.session.advanceBy(1.0);
    CHECK(reader.session.view().window.last == whole.last - 3);
    reader.session.advanceBy(1.0);
    CHECK(reader.session.view().window.last == whole.last);
    reader.session.advanceBy(0.1);
    CHECK(!reader.session.playback().playing);
    reader.act(action::TogglePlay{});
    CHECK(reader.session.view().window.last == whole.first);
    CHECK(reader.session.playback().playing);
    reader.act(action::StepTime{1}); // whoever steps has stopped to look
    CHECK(!reader.session.playback().playing);
}

TEST_CASE("next change stops exactly where something begins or ends") {
    Reader reader({sourceFile("layers/sco.geojson")});
    reader.type("2001-06-10");
    reader.act(action::NextChange{1});
    CHECK(reader.date() == "2001-06-14"); // Uzbekistan joins the Five
    reader.act(action::NextChange{1});
    CHECK(reader.date() == "2001-06-15"); // the SCO is founded
    reader.act(action::NextChange{-1});
    CHECK(reader.date() == "2001-06-14");
    reader.act(action::GoToEdge{true});
    for (int i = 0; i < 5; ++i) {
        reader.act(action::NextChange{1});
    }
    CHECK(wasTold(reader.session, "Nothing changes after this date."));
}

TEST_CASE("typed dates: a month is its days, an interval is a window, nonsense changes nothing and is told") {
    Reader reader;
    reader.type("2022-12");
    CHECK(reader.session.view().window == Window{dayOf(2022, 12, 1), dayOf(2022, 12, 31)});
    reader.type("2022-12-20/2023-01-26");
    CHECK(reader.session.view().window == Window{dayOf(2022, 12, 20), dayOf(2023, 1, 26)});
    CHECK(hasText(reader.still(), "20 December 2022 to 26 January 2023"));
    for (const char* nonsense : {"2022-13", "the day before", "", "2022-12/2022-13", "2022-02-30"}) {
        INFO(nonsense);
        const auto before = reader.session.messages().size();
        reader.type(nonsense);
        CHECK(reader.session.view().window == Window{dayOf(2022, 12, 20), dayOf(2023, 1, 26)});
        CHECK(!reader.session.messages().empty());
        CHECK((reader.session.messages().size() > before || reader.session.messages().back().age == 0.0));
    }
    CHECK(wasTold(reader.session, "February 2022 has no day 30"));
    const Window all = reader.session.wholeRange();
    const std::vector<std::pair<const char*, Window>> forms{
        {"2004/2006", {dayOf(2004, 1, 1), dayOf(2006, 12, 31)}},
        {"1984?", {dayOf(1983, 1, 1), dayOf(1985, 12, 31)}}, // it may lie a unit beside what is written
        {"2004-06~/2006-08?", {dayOf(2004, 5, 1), dayOf(2006, 9, 30)}},
        {"199X", {dayOf(1990, 1, 1), dayOf(1999, 12, 31)}},
        {"2004-06/..", {dayOf(2004, 6, 1), all.last}}, // open ends reach to those of the packs
        {"../2004-06", {all.first, dayOf(2004, 6, 30)}},
        {"2001-21", {dayOf(2001, 3, 1), dayOf(2001, 5, 31)}},
        {"-0044-03-15", {dayOf(-44, 3, 15), dayOf(-44, 3, 15)}},
        {"-0044/0014", {dayOf(-44, 1, 1), dayOf(14, 12, 31)}}};
    for (const auto& [text, window] : forms) {
        INFO(text);
        reader.type(text);
        CHECK(reader.session.view().window == window);
    }
}

TEST_CASE("a typed interval keeps its length until a day or a length is asked for, and the lists say which it is") {
    Reader reader;
    reader.act(action::SetWindowLength{{0, 0, 30}});
    reader.type("2022-12/2023-01");
    CHECK(reader.session.windowLength() == WindowLength(Period{0, 2, 0}, true));
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2023, 1, 1), dayOf(2023, 2, 28)});
    reader.act(action::Undo{});
    CHECK(reader.session.view().window == Window{dayOf(2022, 12, 1), dayOf(2023, 1, 31)});
    CHECK(reader.session.windowLength() == WindowLength(Period{0, 2, 0}, true));
    reader.type("2023-01-20"); // a day: with the length that was chosen before
    CHECK(reader.session.windowLength() == Period{0, 0, 30});
    CHECK(reader.session.view().window == Window{dayOf(2022, 12, 22), dayOf(2023, 1, 20)});
    reader.type("2022");
    CHECK(reader.session.windowLength() == WindowLength(Period{1, 0, 0}, true));
    reader.act(action::SetWindowLength{{0, 0, 90}});
    CHECK(reader.session.view().window == Window{dayOf(2022, 10, 3), dayOf(2022, 12, 31)});

    reader.act(action::SetWindow{{dayOf(2022, 11, 1), dayOf(2022, 12, 31)}}); // dragged
    CHECK(reader.session.windowLength() == Period{0, 2, 0});
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2022, 12, 1), dayOf(2023, 1, 31)});
    reader.act(action::SetWindowLength{{0, 0, 90}});

    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-01"});
    CHECK(reader.session.earlierLength() == WindowLength(Period{0, 1, 0}, true));
    CHECK(reader.session.windowLength() == Period{0, 0, 90});
    reader.act(action::SetEarlierDay{dayOf(2021, 2, 28)}); // dragged, it stays a month
    CHECK(reader.session.view().comparedWith == Window{dayOf(2021, 2, 1), dayOf(2021, 2, 28)});
    reader.act(action::SetWindowLength{});
    CHECK(reader.session.view().comparedWith == Window{dayOf(2021, 2, 28), dayOf(2021, 2, 28)});
    CHECK(reader.session.earlierLength() == Period{});
}

TEST_CASE("a window back from the date shows what held in it") {
    Reader reader;
    reader.type("2023-02-20"); // the air exercise of January is over
    CHECK(!hasText(reader.still(), "Veer Guardian"));
    reader.act(action::SetWindowLength{{0, 0, 30}});
    CHECK(reader.session.view().window == Window{dayOf(2023, 1, 22), dayOf(2023, 2, 20)});
    CHECK(hasText(reader.still(), "Veer Guardian"));
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2023, 2, 19), dayOf(2023, 3, 20)});
}

TEST_CASE("each thing a reader does can be taken back, in turn") {
    Reader reader;
    reader.type("2023-01-20");
    const Scene start = reader.still();
    const auto japan = reader.party("JPN");
    const std::vector<Action> doings{action::SelectParty{japan},
                                     action::ToggleLayer{Layer::organization},
                                     action::ToggleKind{Layer::partnership, "dialogue"},
                                     action::ToggleOrganization{"SCO"},
                                     action::SetTheme{ThemeId::dark},
                                     action::SetStrongest{3},
                                     action::SetLeastWeight{1.0},
                                     action::ToggleFurniture{Furniture::legend},
                                     action::CenterOn{{150.0, 20.0}},
                                     action::StepTime{-3},
                                     action::ToggleLayer{Layer::statement}};
    std::vector<Scene> scenes{start};
    for (const auto& doing : doings) {
        reader.act(doing);
        scenes.push_back(reader.still());
    }
    CHECK(!same(scenes[1], start));
    for (std::size_t i = doings.size(); i-- > 0;) {
        INFO("taking back doing number " << i);
        reader.act(action::Undo{});
        CHECK(same(reader.still(), scenes[i]));
    }
}

TEST_CASE("layers, kinds and organizations are switched off and on") {
    Reader reader;
    reader.type("2023-01-20");
    const Scene all = reader.still();
    reader.act(action::ToggleLayer{Layer::partnership});
    CHECK(linesOnMap(reader.still()) < linesOnMap(all));
    reader.act(action::ToggleLayer{Layer::partnership});
    CHECK(same(reader.still(), all));
    CHECK(hasText(all, "Shanghai Cooperation Organisation"));
    reader.act(action::ToggleOrganization{"SCO"});
    CHECK(!hasText(reader.still(), "Shanghai Cooperation Organisation"));
    reader.act(action::ToggleOrganization{"SCO"});
    CHECK(same(reader.still(), all));
    reader.type("2022-12-22"); // a day of many statements
    const auto silent = linesOnMap(reader.still());
    reader.act(action::ToggleLayer{Layer::statement});
    CHECK(linesOnMap(reader.still()) > silent);
}

TEST_CASE("a pack is switched off and on, and the date and the selection stay") {
    Reader reader;
    reader.type("2023-01-20");
    reader.act(action::SelectParty{reader.party("UZB")});
    const Scene all = reader.still();
    const auto before = reader.holding();
    const auto japanPack = std::find_if(reader.session.packs().begin(), reader.session.packs().end(),
                                        [](const auto& p) { return p.path.filename() == "japan-2022.geojson"; });
    REQUIRE(japanPack != reader.session.packs().end());
    const auto number = static_cast<std::size_t>(japanPack - reader.session.packs().begin());
    reader.act(action::TogglePack{number});
    reader.load();
    CHECK(reader.holding() < before);
    CHECK(reader.date() == "2023-01-20");
    CHECK(reader.session.view().focus == reader.party("UZB"));
    reader.act(action::TogglePack{number});
    reader.load();
    CHECK(reader.holding() == before);
    CHECK(same(reader.still(), all));
}

TEST_CASE("selecting a party highlights it; a click on the map does the same as a choice from a list") {
    Reader chosen;
    chosen.type("2023-01-20");
    chosen.act(action::SelectParty{chosen.party("UZB")});
    Reader clicked;
    clicked.type("2023-01-20");
    (void)clicked.session.buildScene(kSize, 1.0, sharedFonts());
    const auto& atlas = clicked.session.atlas();
    const auto base = GroundStore(findDataFiles().value->geodata, sharedAtlas(*findDataFiles().value))
                          .get(clicked.session.view(), scaleFor(kSize.x));
    REQUIRE(base.value);
    const auto place = base.value->ground->anchors[atlas.parties.byCode("AUS")];
    clicked.act(action::PickAt{clicked.session.picture().camera.toPixel(place)});
    CHECK(atlas.parties[clicked.session.view().focus].code == "AUS");
    const auto uzbekistan = base.value->ground->anchors[atlas.parties.byCode("UZB")];
    (void)clicked.session.buildScene(kSize, 1.0, sharedFonts());
    clicked.act(action::PickAt{clicked.session.picture().camera.toPixel(uzbekistan)});
    REQUIRE(atlas.parties[clicked.session.view().focus].code == "UZB");
    INFO(difference(clicked.still(), chosen.still()));
    CHECK(same(clicked.still(), chosen.still()));
    CHECK(hasText(chosen.still(), "Uzbekistan and its ties"));
    clicked.act(action::SelectParty{kNoParty});
    CHECK(!hasText(clicked.still(), "and its ties"));
}

TEST_CASE("selecting an exercise goes to a day on which it can be seen") {
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    reader.type("2010-01-01");
    FeatureId veer = 0;
    for (FeatureId f = 0; f < reader.session.world()->featureCount(); ++f) {
        if (detailOf(*reader.session.world(), f).id == "veer") {
            veer = f;
        }
    }
    reader.act(action::SelectFeature{veer});
    CHECK(reader.date() == "2023-01-16");
    CHECK(hasText(reader.still(), "Veer Test"));
    CHECK(reader.session.view().feature == veer);
}

TEST_CASE("panning and zooming keep what is under the pointer, and home is one key away") {
    Reader reader;
    reader.type("2023-01-20");
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    const Camera before = reader.session.picture().camera;
    const PixelPoint pointer{300.0, 250.0};
    const auto under = before.toMap(pointer);
    reader.act(action::ZoomAt{pointer, 2.0});
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    const Camera zoomed = reader.session.picture().camera;
    CHECK(zoomed.scale == Approx(before.scale * 2.0));
    CHECK(zoomed.toPixel(under).x == Approx(pointer.x));
    CHECK(zoomed.toPixel(under).y == Approx(pointer.y));
    reader.act(action::PanBy{{40.0, -25.0}});
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    CHECK(reader.session.picture().camera.toPixel(under).x == Approx(pointer.x + 40.0));
    CHECK(reader.session.picture().camera.toPixel(under).y == Approx(pointer.y - 25.0));
    reader.act(action::ResetCamera{});
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    CHECK(reader.session.picture().camera.center == before.center);
    CHECK(reader.session.picture().camera.scale == before.scale);
}

TEST_CASE("zooming in does not wait for finer boundaries; they come by themselves, and no name moves for them") {
    Reader reader;
    reader.type("2023-01-20");
    const auto ground = [&] {
        const auto scene = reader.session.buildScene(kSize, 1.0, sharedFonts());
        REQUIRE(scene);
        return scene->grounds.front().ground;
    };
    const auto world = ground();
    CHECK_FALSE(reader.session.awaitsDetail());
    reader.act(action::ZoomAt{kSize / 2.0, 20.0});
    CHECK(ground() == world);
    CHECK(reader.session.awaitsDetail());
    const auto begin = std::chrono::steady_clock::now();
    bool due = false;
    while (reader.session.awaitsDetail()) {
        REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        due = reader.session.advanceBy(0.005);
    }
    CHECK(due); // another picture
    const auto fine = ground();
    CHECK(fine->vertices.size() > 3 * world->vertices.size());
    const auto japan = sharedAtlas(findDataFiles().value.value())->parties.byCode("JPN");
    CHECK(fine->anchors[japan] == world->anchors[japan]);
}

TEST_CASE("while time plays, strands come and go softly; a still picture never shows half of one") {
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    reader.type("2004-08-27");
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    reader.session.apply(action::SetDay{dayOf(2004, 8, 28)}); // the talks begin
    reader.session.advanceBy(0.1);
    const auto halfway = reader.session.buildScene(kSize, 1.0, sharedFonts());
    REQUIRE(halfway);
    const auto faint = [](const Scene& scene) {
        return std::any_of(scene.strokes.begin(), scene.strokes.end(), [](const Stroke& s) {
            return s.count > 2 && s.hasInlay && s.color.a > 0 && s.color.a < 200;
        });
    };
    CHECK(faint(*halfway));
    CHECK(reader.session.advanceBy(0.0)); // another picture is due
    CHECK(!faint(reader.still()));
    reader.session.advanceBy(1.0);
    CHECK(!faint(*reader.session.buildScene(kSize, 1.0, sharedFonts())));
}

TEST_CASE("at a decade a second an exercise of days is seen for a moment; the still picture, the counts know nothing") {
    const TemporaryFolder folder;
    const fs::path pack = folder / "pack.geojson";
    std::ofstream(pack) << R"({"type":"FeatureCollection","entente":{"version":1,"id":"p","title":"P"},"features":[
        {"type":"Feature","id":"e","geometry":{"type":"Point","coordinates":[137,37]},"properties":{
         "layer":"exercise","name":"Short","participants":["JPN","IND"],"start":"2000-05-03","end":"2000-05-05"}},
        {"type":"Feature","id":"a","geometry":null,"properties":{"layer":"partnership","kind":"treaty",
         "parties":["JPN","USA"],"start":"1950","end":"2050"}},
        {"type":"Feature","id":"m","geometry":null,"properties":{"layer":"partnership","kind":"treaty",
         "parties":["IND","USA"],"start":"2000-07-01","end":"2000-07-02"}}]})";
    for (const bool back : {false, true}) {
        Reader reader({pack});
        reader.type(back ? "2001-06-01" : "1999-06-01");
        (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
        reader.act(action::SetSpeed{3652.425});
        reader.act(action::TogglePlay{back});
        double seen = 0.0; // seconds
        double ring = 0.0;
        constexpr double kFrame = 0.4; // an old machine: four years a picture
        reader.session.advanceBy(kFrame);
        reader.session.apply(action::TogglePlay{});
        CHECK(reader.session.slice()->marks().empty());
        const std::size_t still = linesOnMap(reader.still());
        std::size_t most = 0;
        for (int frame = 0; frame < 60; ++frame) {
            reader.session.advanceBy(1.0 / 30.0);
            const auto scene = reader.session.buildScene(kSize, 1.0, sharedFonts());
            REQUIRE(scene);
            seen += linesOnMap(*scene) > still ? 1.0 / 30.0 : 0.0;
            most = std::max(most, linesOnMap(*scene));
            ring += scene->shapes.size() > reader.still().shapes.size() ? 1.0 / 30.0 : 0.0;
            CHECK(linesOnMap(reader.still()) == still);
        }
        CHECK(most >= still + 3); // the talks, two links of the exercise
        CHECK(seen > 0.8);
        CHECK(ring > 0.8);
        CHECK(linesOnMap(*reader.session.buildScene(kSize, 1.0, sharedFonts())) == still);
        CHECK_FALSE(reader.session.advanceBy(0.0));
    }
}

TEST_CASE("a date given at the start is kept when the packs are there; else it is today or the packs' last day") {
    View view;
    view.window = {dayOf(2005, 7, 6), dayOf(2005, 7, 6)};
    CHECK(Reader({}, view, {true, {}}).date() == "2005-07-06");
    view.window = {0, 0};
    CHECK(Reader({}, view, {true, {}}).date() == "1970-01-01"); // a date like any other
    const Reader none;
    const Window whole = none.session.wholeRange();
    CHECK(none.session.view().window.last == std::clamp(today(), whole.first, whole.last));
}

TEST_CASE("a strand that gets stronger or weaker is marked for a moment, and the still picture knows nothing of it") {
    const TemporaryFolder folder;
    const fs::path pack = folder / "pack.geojson";
    std::ofstream(pack) << R"({"type":"FeatureCollection","entente":{"version":1,"id":"p","title":"P",
        "kinds":[{"id":"pact","layer":"partnership","label":"Pact"}]},"features":[
        {"type":"Feature","id":"a","geometry":null,"properties":{"layer":"partnership","kind":"pact",
         "parties":["JPN","IND"],"start":"2000-01-01","end":".."}},
        {"type":"Feature","id":"b","geometry":null,"properties":{"layer":"partnership","kind":"pact",
         "parties":["JPN","IND"],"start":"2010-01-01","end":"2019-12-31"}}]})";
    Reader reader({pack});
    const auto shown = [&] {
        const auto scene = reader.session.buildScene(kSize, 1.0, sharedFonts());
        REQUIRE(scene);
        return *scene;
    };
    reader.type("2009-12-31");
    (void)shown();
    reader.session.advanceBy(2.0);
    const std::size_t still = linesOnMap(shown());
    for (const Day day : {dayOf(2010, 1, 1), dayOf(2020, 1, 1)}) { // begins; has ended
        reader.session.apply(action::SetDay{day});
        reader.session.advanceBy(0.1);
        CHECK(linesOnMap(shown()) == still + 1);
        CHECK(linesOnMap(reader.still()) == still);
        CHECK(reader.session.advanceBy(0.3)); // seen for longer than a blink
        CHECK(linesOnMap(shown()) == still + 1);
        reader.session.advanceBy(2.0);
        CHECK(same(shown(), reader.still()));
        CHECK_FALSE(reader.session.advanceBy(0.0));
    }
}

TEST_CASE("time plays backwards, turns round while it plays, loops, and goes to and fro") {
    Reader reader;
    const Window whole = reader.session.wholeRange();
    reader.act(action::SetSpeed{100.0});
    reader.type("2010-06-15");
    reader.act(action::TogglePlay{true});
    reader.session.advanceBy(0.1);
    CHECK(reader.date() == "2010-06-05");
    reader.act(action::TogglePlay{}); // the two seconds before it are played as well
    CHECK_FALSE(reader.session.playback().playing);
    const std::string paused = reader.date();
    CHECK(paused < "2010-06-05");
    reader.act(action::TogglePlay{});
    reader.session.advanceBy(0.1);
    CHECK(reader.date() > paused);
    const std::string forwards = reader.date();
    reader.session.apply(action::TogglePlay{true});
    CHECK(reader.session.playback().playing);
    reader.session.advanceBy(0.1);
    CHECK(reader.date() < forwards);
    reader.session.apply(action::TogglePlay{true});
    CHECK_FALSE(reader.session.playback().playing);

    reader.act(action::GoToEdge{false});
    reader.act(action::TogglePlay{true}); // from the first day there is nothing before: from the last
    reader.session.advanceBy(0.1);
    CHECK(reader.session.view().window.last == whole.last - 10);
    reader.session.apply(action::SetDay{whole.first + 5});
    reader.session.apply(action::TogglePlay{});
    reader.session.apply(action::SetLoop{LoopMode::loop});
    reader.session.apply(action::TogglePlay{true});
    reader.session.advanceBy(0.1);
    CHECK(reader.session.playback().playing);
    CHECK(reader.session.view().window.last > whole.last - 10); // past the first day come the last ones
    reader.session.apply(action::TogglePlay{});
    reader.session.apply(action::SetDay{whole.first + 5});
    reader.session.apply(action::SetLoop{LoopMode::bounce});
    reader.session.apply(action::TogglePlay{true});
    reader.session.advanceBy(0.1);
    CHECK(reader.session.playback().direction == 1);
    CHECK(reader.session.view().window.last == whole.first + 5);
}
