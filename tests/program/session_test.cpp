// The window without a window: whatever way a reader reaches a date or a selection, the same picture must come of it,
// and nothing that goes wrong with a file may cost what was open.

#include "run_program.hpp"

#include "core/date.hpp"
#include "export/png.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"
#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace entente;
using namespace entente::test;

namespace {

constexpr glm::dvec2 kSize{900.0, 560.0};

std::shared_ptr<const Atlas> sharedAtlas(const DataFiles& files) {
    static const auto atlas = loadAtlas(files).value.value();
    return atlas;
}

PictureMaker& sharedMaker() {
    static const auto maker = PictureMaker::create().value.value();
    return *maker;
}

Fonts& sharedFonts() {
    static const auto fonts = Fonts::create().value.value();
    return *fonts;
}

Day dayOf(int year, int month, int day) {
    return dayFromCivil({year, month, day});
}

/// A session with the bundled packs open, or with others.
struct Reader {
    explicit Reader(std::vector<fs::path> paths = {}, View view = {}, SessionStart start = {})
        : Reader(findDataFiles().value.value(), paths, view, start) {}
    Reader(const DataFiles& files, const std::vector<fs::path>& paths, const View& view, SessionStart start)
        : session(files, sharedAtlas(files), view, start) {
        std::vector<OpenPack> packs;
        for (const auto& path : paths.empty() ? files.bundledPacks : paths) {
            packs.push_back({path, true});
        }
        session.open(std::move(packs));
        load();
        // As the window does; with the first picture the map finds its size.
        (void)session.buildScene(kSize, 1.0, sharedFonts());
    }
    void load() {
        const auto begin = std::chrono::steady_clock::now();
        while (session.loader().busy()) {
            REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
            session.advanceBy(0.001);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        session.advanceBy(0.001);
    }
    void act(const Action& action) {
        session.advanceBy(2.0); // what a reader does next is not the same gesture
        session.apply(action);
    }
    void type(const std::string& text) { act(action::SetDateText{text}); }
    [[nodiscard]] std::string date() const { return isoDay(session.view().window.last); }
    Scene still() {
        auto scene = session.buildStill(kSize, 1.0, sharedFonts());
        REQUIRE(scene);
        return *scene;
    }
    [[nodiscard]] std::size_t holding() const { return session.slice()->holding().size(); }
    [[nodiscard]] PartyId party(const char* code) const { return session.atlas().parties.byCode(code); }

    Session session;
};

/// Whether two pictures are drawn alike.
bool same(const Scene& a, const Scene& b) {
    const auto alike = [](const auto& x, const auto& y, auto same) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
    };
    return a.size == b.size && a.background == b.background && a.points == b.points &&
           alike(a.items, b.items,
                 [](const auto& x, const auto& y) {
                     return x.type == y.type && x.first == y.first && x.count == y.count;
                 }) &&
           alike(a.strokes, b.strokes,
                 [](const auto& x, const auto& y) {
                     return x.first == y.first && x.count == y.count && x.widthStart == y.widthStart &&
                            x.widthEnd == y.widthEnd && x.color == y.color && x.casingColor == y.casingColor &&
                            x.hasInlay == y.hasInlay && x.pattern.form == y.pattern.form;
                 }) &&
           alike(a.shapes, b.shapes,
                 [](const auto& x, const auto& y) {
                     return x.box.min == y.box.min && x.box.max == y.box.max && x.fill == y.fill &&
                            x.stroke == y.stroke && x.band == y.band;
                 }) &&
           alike(a.texts, b.texts,
                 [](const auto& x, const auto& y) {
                     return x.text == y.text && x.position == y.position && x.color == y.color && x.size == y.size;
                 }) &&
           alike(a.grounds, b.grounds, [&](const auto& x, const auto& y) {
               return x.ground->key == y.ground->key && x.camera.center == y.camera.center &&
                      x.camera.scale == y.camera.scale && alike(x.fills, y.fills, [](const auto& f, const auto& g) {
                          return f.colors == g.colors && f.shares == g.shares && f.outlined == g.outlined;
                      });
           });
}

/// Where two pictures differ, for a person.
std::string difference(const Scene& a, const Scene& b) {
    std::string text;
    for (std::size_t i = 0; i < std::max(a.texts.size(), b.texts.size()) && text.size() < 2000; ++i) {
        const auto word = [i](const Scene& s) { return i < s.texts.size() ? s.texts[i].text : "(none)"; };
        if (word(a) != word(b)) {
            text += word(a) + " | " + word(b) + "; ";
        }
    }
    for (std::size_t i = 0; i < std::min(a.points.size(), b.points.size()); ++i) {
        if (a.points[i] != b.points[i]) {
            text += "first other point is " + std::to_string(i) + "; ";
            break;
        }
    }
    return text + std::to_string(a.points.size()) + " | " + std::to_string(b.points.size()) + " points";
}

bool hasText(const Scene& scene, const std::string& words) {
    return std::any_of(scene.texts.begin(), scene.texts.end(),
                       [&](const Text& text) { return text.text.find(words) != std::string::npos; });
}

/// Strands and links: lines of more than two points, which legends have none of.
std::size_t linesOnMap(const Scene& scene) {
    return static_cast<std::size_t>(
        std::count_if(scene.strokes.begin(), scene.strokes.end(), [](const Stroke& s) { return s.count > 2; }));
}

bool wasTold(const Session& session, const std::string& words) {
    return std::any_of(session.messages().begin(), session.messages().end(),
                       [&](const Message& m) { return m.text.find(words) != std::string::npos; });
}

} // namespace

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
    for (const char* nonsense : {"2022-13", "the day before", "", "2022-12/..", "2022-02-30"}) {
        INFO(nonsense);
        const auto before = reader.session.messages().size();
        reader.type(nonsense);
        CHECK(reader.session.view().window == Window{dayOf(2022, 12, 20), dayOf(2023, 1, 26)});
        CHECK(!reader.session.messages().empty());
        CHECK((reader.session.messages().size() > before || reader.session.messages().back().age == 0.0));
    }
    CHECK(wasTold(reader.session, "February 2022 has no day 30"));
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
                                     action::ToggleLegend{},
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

TEST_CASE("a file that was broken meanwhile costs nothing that was open") {
    const TemporaryFolder folder;
    const auto path = folder / "mine.geojson";
    const std::string whole = contentOf(sourceFile("tests/data/tiny.geojson"));
    std::ofstream(path) << whole;
    Reader reader({path});
    reader.type("2023-01-20");
    const Scene before = reader.still();
    const auto features = reader.session.world()->featureCount();
    const auto notes = reader.session.diagnostics().size();

    std::ofstream(path) << "{ this is no longer GeoJSON";
    reader.act(action::ReloadPacks{});
    reader.load();
    REQUIRE(reader.session.world() != nullptr);
    CHECK(reader.session.world()->featureCount() == features);
    CHECK(same(reader.still(), before));
    CHECK(wasTold(reader.session, "mine.geojson"));

    std::ofstream(path) << whole;
    reader.act(action::ReloadPacks{});
    reader.load();
    CHECK(reader.session.world()->featureCount() == features);
    CHECK(same(reader.still(), before));
    CHECK(reader.session.diagnostics().size() == notes);

    fs::remove(path);
    reader.act(action::ReloadPacks{});
    reader.load();
    CHECK(same(reader.still(), before));
    CHECK(wasTold(reader.session, "mine.geojson"));
}

TEST_CASE("a bundled pack is opened by its name") {
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    const auto features = reader.session.world()->featureCount();
    reader.act(action::OpenPath{"aukus"});
    reader.load();
    REQUIRE(reader.session.packs().size() == 2);
    CHECK(reader.session.packs()[1].path.filename() == "aukus.geojson");
    CHECK(reader.session.world()->featureCount() == features + 3);
}

TEST_CASE("a file that does not exist is told, a second one is opened beside the first") {
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    const auto features = reader.session.world()->featureCount();
    reader.act(action::OpenPath{"/nowhere/at-all.geojson"});
    CHECK(!reader.session.loader().busy());
    CHECK(wasTold(reader.session, "/nowhere/at-all.geojson"));
    reader.act(action::OpenPath{sourceFile("tests/data/one-broken.geojson")});
    reader.load();
    CHECK(reader.session.packs().size() == 2);
    CHECK(reader.session.world()->featureCount() == features + 2);
    CHECK(wasTold(reader.session, "1 problem in the packs"));
    const auto& diagnostics = reader.session.diagnostics();
    const auto error = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
    REQUIRE(error != diagnostics.end());
    CHECK(error->line == 7);
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

namespace {

/// Writes as an editor does: beside, then renamed.
void save(const fs::path& path, const std::string& text) {
    const fs::path beside = path.string() + "~";
    std::ofstream(beside) << text;
    fs::rename(beside, path);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::optional<FeatureId> featureCalled(const Session& session, const std::string& id) {
    for (FeatureId f = 0; f < session.world()->featureCount(); ++f) {
        if (detailOf(*session.world(), f).id == id) {
            return f;
        }
    }
    return std::nullopt;
}

/// Lets time pass until something holds; nothing else is asked of the session.
template <class Holds> bool comesTrue(Session& session, Holds holds) {
    const auto begin = std::chrono::steady_clock::now();
    while (!holds()) {
        if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(30)) {
            return false;
        }
        session.advanceBy(0.02);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace

TEST_CASE("a pack saved by an editor is read again; date, selection, camera and layers stay") {
    const TemporaryFolder folder;
    const auto path = folder / "mine.geojson";
    const std::string whole = contentOf(sourceFile("tests/data/tiny.geojson"));
    save(path, whole);
    Reader reader({path});
    reader.act(action::SelectFeature{featureCalled(reader.session, "veer").value()});
    reader.act(action::ToggleLayer{Layer::partnership});
    reader.act(action::ZoomAt{{300.0, 250.0}, 2.0});
    const View before = reader.session.view();
    const Window years = reader.session.timelineRange();
    const auto features = reader.session.world()->featureCount();
    const auto worlds = reader.session.worldRevision();

    // A feature is put before all others: every number changes.
    const std::string added = R"({"type":"Feature","id":"new","geometry":null,"properties":{"layer":"partnership",)"
                              R"("kind":"talks","parties":["JPN","KAZ"],"start":"2010","label":"New talks"}},)";
    save(path, replaced(whole, "\"features\": [", "\"features\": [" + added));
    REQUIRE(comesTrue(reader.session, [&] { return reader.session.worldRevision() > worlds; }));
    CHECK(reader.session.world()->featureCount() == features + 1);
    CHECK(reader.session.view().window == before.window);
    CHECK(reader.session.view().layers == before.layers);
    CHECK(reader.session.view().zoom == before.zoom);
    CHECK(reader.session.view().lookAt == before.lookAt);
    CHECK(reader.session.timelineRange() == years);
    REQUIRE(reader.session.view().feature);
    CHECK(*reader.session.view().feature == *before.feature + 1);
    CHECK(detailOf(*reader.session.world(), *reader.session.view().feature).id == "veer");
    // Undo leads to views of the old world; what they select is found again too.
    reader.act(action::Undo{});
    reader.act(action::Undo{});
    CHECK(detailOf(*reader.session.world(), *reader.session.view().feature).id == "veer");
}

TEST_CASE("while the text is broken the last good one stays, and the notice goes when it is mended") {
    const TemporaryFolder folder;
    const auto path = folder / "mine.geojson";
    const std::string whole = contentOf(sourceFile("tests/data/tiny.geojson"));
    save(path, whole);
    Reader reader({path, sourceFile("tests/data/one-broken.geojson")});
    reader.type("2023-01-20");
    const Scene before = reader.still();
    const auto mine = [&] { return reader.session.packs().front(); };
    for (const std::string& broken : {whole.substr(0, whole.size() / 2), std::string("{ no more"), std::string()}) {
        save(path, broken);
        REQUIRE(comesTrue(reader.session, [&] { return mine().stale; }));
        CHECK(same(reader.still(), before));
        CHECK(wasTold(reader.session, "mine.geojson"));
        reader.session.advanceBy(100.0); // it does not pass by itself
        CHECK(wasTold(reader.session, "mine.geojson"));
        CHECK(std::any_of(reader.session.diagnostics().begin(), reader.session.diagnostics().end(),
                          [&](const Diagnostic& d) { return d.file == path.string(); }));
        save(path, whole);
        REQUIRE(comesTrue(reader.session, [&] { return !mine().stale; }));
        CHECK(!wasTold(reader.session, "mine.geojson"));
        CHECK(same(reader.still(), before));
    }
    fs::remove(path);
    REQUIRE(comesTrue(reader.session, [&] { return mine().stale; }));
    CHECK(same(reader.still(), before));
    save(path, whole);
    REQUIRE(comesTrue(reader.session, [&] { return !mine().stale; }));
}

TEST_CASE("a problem leads to its feature and the feature's first day") {
    const TemporaryFolder folder;
    const auto path = folder / "mine.geojson";
    save(path, R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":null,"properties":{"layer":"partnership","kind":"talks","parties":["JPN","KAZ"],"start":"2001-02-03","end":"2001-03-01"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"layer":"partnership","kind":"talks","parties":["JPN","Atlantis"],"start":"1999-05-06","end":"2003-01-01"}}]})");
    Reader reader({path});
    const auto& problems = reader.session.diagnostics();
    const auto atlantis =
        std::find_if(problems.begin(), problems.end(), [](const Diagnostic& d) { return d.code == "unknown-party"; });
    REQUIRE(atlantis != problems.end());
    reader.act(action::ShowProblem{static_cast<std::size_t>(atlantis - problems.begin())});
    REQUIRE(reader.session.view().feature);
    CHECK(detailOf(*reader.session.world(), *reader.session.view().feature).id == "b");
    CHECK(reader.date() == "1999-05-06");
    reader.act(action::ShowProblem{problems.size()}); // no such problem: nothing happens
    CHECK(reader.date() == "1999-05-06");
}

TEST_CASE("loading is given up at once, and what was open stays") {
    const TemporaryFolder folder;
    const auto large = folder / "large.geojson";
    {
        std::ofstream out(large);
        out << R"({"type":"FeatureCollection","features":[)";
        constexpr int kMany = 150'000;
        for (int i = 0; i < kMany; ++i) {
            out << (i == 0 ? "" : ",\n")
                << R"({"type":"Feature","geometry":null,"properties":{"layer":"partnership","kind":"talks","parties":["JPN","KAZ"],"start":"2001-02-03"}})";
        }
        out << "]}";
    }
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    reader.type("2023-01-20");
    const Scene before = reader.still();
    using Clock = std::chrono::steady_clock;
    for (const int wait : {0, 20, 60, 120, 200}) {
        reader.act(action::OpenPath{large.string()});
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        const auto asked = Clock::now();
        reader.session.apply(action::CancelLoading{});
        CHECK(Clock::now() - asked < std::chrono::milliseconds(50));
        CHECK(!reader.session.loader().busy());
        CHECK(reader.session.packs().size() == 1);
        CHECK(same(reader.still(), before));
    }
    // A new start does not wait for the old one either, and its result is the new one's.
    reader.act(action::OpenPath{large.string()});
    const auto asked = Clock::now();
    reader.session.apply(action::ReloadPacks{});
    CHECK(Clock::now() - asked < std::chrono::milliseconds(50));
    reader.load();
    CHECK(reader.session.world()->packs().size() == 2);
    reader.act(action::ClosePack{1});
    reader.load();
    CHECK(same(reader.still(), before));
}

TEST_CASE("files opened last are remembered from run to run, the newest first and each once") {
    const TemporaryFolder folder;
    const auto list = folder / "state/entente/recent";
    {
        Reader reader({sourceFile("tests/data/tiny.geojson")}, {}, {false, {}, list});
        reader.act(action::OpenPath{sourceFile("tests/data/one-broken.geojson")});
        reader.act(action::OpenPath{sourceFile("tests/data/tiny.geojson")});
        CHECK(reader.session.packs().size() == 2);
        reader.act(action::OpenPath{"nato"}); // comes with Entente: no file of the reader's
    }
    const Reader next({}, {}, {false, {}, list});
    const auto& recent = next.session.recentFiles();
    REQUIRE(recent.size() == 2);
    CHECK(recent[0].filename() == "tiny.geojson");
    CHECK(recent[1].filename() == "one-broken.geojson");
}

TEST_CASE("the dialog lists folders first and the files that may be opened, and a path within leads to its folder") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "zebra");
    fs::create_directories(folder / ".hidden");
    for (const char* name : {"b.geojson", "A.CSV", "notes.txt", ".secret.json"}) {
        std::ofstream(folder / name) << "{}";
    }
    Reader reader;
    reader.act(action::BrowseFolder{(folder / "b.geojson").string()});
    std::vector<std::string> names;
    for (const auto& entry : reader.session.listing().entries) {
        names.push_back(entry.name);
    }
    CHECK(names == std::vector<std::string>{"zebra", "A.CSV", "b.geojson"});
    reader.act(action::BrowseFolder{"/nowhere/at/all"});
    CHECK(!reader.session.listing().problem.empty());
}
