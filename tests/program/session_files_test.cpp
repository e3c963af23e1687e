// Nothing that goes wrong with a file may cost what was open, and what changes in it must be seen.

#include "inspection.hpp"
#include "reader.hpp"

using namespace entente;
using namespace entente::test;

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

    // The other end is called in the list what the feature calls it.
    const auto japan = reader.session.world()->parties().byCode("JPN");
    const auto inspected = inspectParty(*reader.session.slice(), reader.session.view(), japan);
    std::vector<std::string> names;
    for (const auto& section : inspected.sections) {
        for (const auto& row : section.rows) {
            names.push_back(row.name);
        }
    }
    CHECK(names == std::vector<std::string>{"Atlantis (unknown party)"});
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
    using Phase = Progress::Phase;
    for (const Phase phase : {Phase::file, Phase::outline, Phase::features, Phase::world}) {
        reader.act(action::OpenPath{large.string()});
        const Progress& progress = reader.session.loader().progress();
        const auto begin = Clock::now();
        while (progress.phase < phase || progress.bytesAll != fs::file_size(large)) {
            REQUIRE(Clock::now() - begin < std::chrono::seconds(30));
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        CHECK(progress.fraction >= 0.0F);
        CHECK(progress.fraction <= 1.0F);
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
