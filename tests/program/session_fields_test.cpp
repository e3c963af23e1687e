// What a person says about the fields of a file holds for that file, from its correction to the next change on disk.

#include "reader.hpp"

#include "fields_model.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Two columns of parties, of which the second is not the other end; the third is.
constexpr const char* kTable = "Land,Nachbar,Partner,Seit\n"
                               "Deutschland,Frankreich,Japan,2004\n"
                               "Indien,Nepal,Brasilien,2006\n"
                               "Kasachstan,China,Italien,2010\n";

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

/// Lets time pass until the preview of the dialog is there.
void waitForPreview(Session& session) {
    const auto begin = std::chrono::steady_clock::now();
    while (session.fieldEditor() != nullptr && session.fieldEditor()->busy()) {
        REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
        session.advanceBy(0.001);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(session.fieldEditor() != nullptr);
}

/// "DEU-JPN", sorted; "?" for who is not known.
std::vector<std::string> pairs(const Session& session) {
    std::vector<std::string> found;
    const World& world = *session.world();
    for (const auto& strand : world.strands()) {
        const auto code = [&](PartyId party) { return party == kNoParty ? "?" : world.parties()[party].code; };
        std::vector<std::string> ends{code(strand.from), code(strand.to)};
        std::sort(ends.begin(), ends.end());
        found.push_back(ends[0] + "-" + ends[1]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

FieldChoices pairOf(const char* from, const char* to) {
    FieldChoices choices;
    choices.fields = {{FieldRole::from, {from}}, {FieldRole::to, {to}}};
    return choices;
}

/// Corrects, in the dialog that is open: a partnership of the columns "Land" and "Partner".
void readAsPairs(Reader& reader) {
    const std::array<Action, 4> corrections{
        action::ReadRowsAs{Layer::partnership}, action::ChooseField{FieldRole::parties, {}},
        action::ChooseField{FieldRole::from, {"Land"}}, action::ChooseField{FieldRole::to, {"Partner"}}};
    for (const auto& correction : corrections) {
        reader.act(correction);
        waitForPreview(reader.session);
    }
}

} // namespace

TEST_CASE("a column corrected in the dialog is seen before it is applied, and read after") {
    const TemporaryFolder folder;
    const auto path = folder / "stranger.csv";
    write(path, kTable);
    Reader reader({path, sourceFile("tests/data/tiny.geojson")});
    reader.type("2008-06-01");
    reader.act(action::SelectParty{reader.party("IND")});
    const auto before = pairs(reader.session);
    const auto window = reader.session.view().window;

    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    const auto first = fieldsModel(*reader.session.fieldEditor());
    CHECK(first.file == "stranger.csv");
    CHECK(first.columns.size() == 4);
    CHECK(first.command == "entente " + path.string());
    readAsPairs(reader);
    const auto shown = fieldsModel(*reader.session.fieldEditor());
    CHECK(shown.summary.find("3 rows: 3 ties, from 2004-01-01") == 0);
    REQUIRE(shown.firstRows.size() == 3);
    CHECK(shown.firstRows[0].find("Germany") != std::string::npos);
    CHECK(shown.firstRows[0].find("Japan") != std::string::npos);
    CHECK(shown.firstRows[0].find("France") == std::string::npos);
    CHECK(shown.command.find("--to-field Partner") != std::string::npos);
    CHECK(pairs(reader.session) == before); // not yet

    reader.act(action::ApplyFields{});
    CHECK(reader.session.fieldEditor() == nullptr);
    reader.load();
    const auto after = pairs(reader.session);
    CHECK(std::count(after.begin(), after.end(), "DEU-JPN") == 1);
    CHECK(std::count(after.begin(), after.end(), "DEU-FRA") == 0);
    CHECK(reader.session.view().window == window);
    CHECK(reader.session.view().focus == reader.party("IND"));
}

TEST_CASE("another sheet is chosen in the dialog, and the file is read anew from it as long as it is open") {
    const TemporaryFolder folder;
    const auto path = folder / "book.xlsx";
    fs::copy_file(sourceFile("tests/data/book.xlsx"), path); // "Ties" is read, "Others" and "Read me" are not
    Reader reader({path});
    const auto first = pairs(reader.session);
    const auto names = [&](const char* pair) { return std::count(first.begin(), first.end(), pair); };
    CHECK(names("IND-JPN") == 1);
    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    const auto before = fieldsModel(*reader.session.fieldEditor());
    CHECK(before.tables == std::vector<std::string>{"Read me", "Ties", "Others"});
    CHECK(before.tablesRead == std::vector<std::string>{"Ties"});

    reader.act(action::ChooseTable{"Others"});
    waitForPreview(reader.session);
    const auto other = fieldsModel(*reader.session.fieldEditor());
    CHECK(other.tablesRead == std::vector<std::string>{"Others"});
    CHECK(other.command == "entente " + path.string() + " --table Others");
    CHECK(pairs(reader.session) == first); // not yet
    reader.act(action::ApplyFields{});
    reader.load();
    CHECK(pairs(reader.session) == std::vector<std::string>{"CHN-JPN"});
    reader.act(action::ReloadPacks{});
    reader.load();
    CHECK(pairs(reader.session) == std::vector<std::string>{"CHN-JPN"});

    // A sheet that holds no ties can be looked at and left again.
    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    CHECK(fieldsModel(*reader.session.fieldEditor()).tables.size() == 3);
    reader.act(action::ChooseTable{"Read me"});
    waitForPreview(reader.session);
    CHECK(fieldsModel(*reader.session.fieldEditor()).tables.size() == 3);
    reader.act(action::ChooseTable{""});
    waitForPreview(reader.session);
    CHECK(fieldsModel(*reader.session.fieldEditor()).tablesRead == std::vector<std::string>{"Ties"});
}

TEST_CASE("what the dialog says for the command line reads the file alike") {
    const TemporaryFolder folder;
    const auto path = folder / "a stranger's.csv";
    write(path, kTable);
    Reader reader({path});
    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    readAsPairs(reader);
    const auto command = fieldsModel(*reader.session.fieldEditor()).command;
    reader.act(action::ApplyFields{});
    reader.load();
    CHECK(pairs(reader.session) == std::vector<std::string>{"BRA-IND", "DEU-JPN", "ITA-KAZ"});
    REQUIRE(command.starts_with("entente "));
    const auto ran = runShell(std::string(ENTENTE_PROGRAM) + " ties" + command.substr(7) + " --date 2015-01-01");
    INFO(command);
    CHECK(ran.out.find("DEU,JPN") != std::string::npos);
    CHECK(ran.out.find("IND,BRA") != std::string::npos);
    CHECK(ran.out.find("FRA") == std::string::npos);
}

TEST_CASE("the command line says what a row is, whether a pair has a direction, and that a role has no field") {
    const TemporaryFolder folder;
    const auto path = (folder / "trade.csv").string();
    write(path, "exporter,importer,type,year\nJapan,China,arms,2001\n");
    const auto ties = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"ties", path, "--date", "2001-05-01"});
        const auto ran = runEntente(options);
        INFO(ran.err);
        CHECK(ran.status == 0);
        const auto lines = linesOf(ran.out);
        return lines.size() < 2 ? std::string() : lines[1].substr(0, lines[1].find(",,"));
    };
    CHECK(ties({}) == "partnership,arms,JPN,CHN");
    CHECK(ties({"--undirected"}) == "partnership,arms,CHN,JPN");
    CHECK(ties({"--kind-field", ""}) == "partnership,tie,JPN,CHN");
    CHECK(ties({"--read-as", "overlay"}).empty());
    CHECK(runEntente({"ties", path, "--directed", "--undirected"}).status == 2);
}

TEST_CASE("choices are those of one file, and stay when it changes on disk") {
    const TemporaryFolder folder;
    const auto one = folder / "one.csv";
    const auto two = folder / "two.csv";
    write(one, kTable);
    write(two, "A,B,Year\nJapan,Peru,2001\nIndia,Chile,2002\n");
    Reader reader({one});
    reader.session.open({{.path = one, .fields = pairOf("Land", "Partner")}, {.path = two}});
    reader.load();
    auto found = pairs(reader.session);
    CHECK(std::count(found.begin(), found.end(), "DEU-JPN") == 1);
    CHECK(std::count(found.begin(), found.end(), "JPN-PER") == 1); // two.csv has no column "Land", and needs none

    write(one, std::string(kTable) + "Peru,Chile,Australien,2011\n");
    reader.act(action::ReloadPacks{});
    reader.load();
    found = pairs(reader.session);
    CHECK(std::count(found.begin(), found.end(), "AUS-PER") == 1);
    CHECK(std::count(found.begin(), found.end(), "CHL-PER") == 0);

    reader.act(action::TogglePack{0});
    reader.load();
    reader.act(action::TogglePack{0});
    reader.load();
    found = pairs(reader.session);
    CHECK(std::count(found.begin(), found.end(), "AUS-PER") == 1);
    CHECK(std::count(found.begin(), found.end(), "JPN-PER") == 1);
}

TEST_CASE("cancelling the dialog of fields leaves all, and a file that asked for a wrong field is mended in it") {
    const TemporaryFolder folder;
    const auto path = folder / "stranger.csv";
    write(path, kTable);
    Reader reader({path});
    const auto before = pairs(reader.session);
    const auto worlds = reader.session.worldRevision();
    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    reader.act(action::ReadRowsAs{Layer::overlay});
    waitForPreview(reader.session);
    reader.act(action::CancelFields{});
    CHECK(reader.session.fieldEditor() == nullptr);
    reader.load();
    CHECK(reader.session.worldRevision() == worlds);
    CHECK(pairs(reader.session) == before);

    reader.session.open(
        {{.path = sourceFile("tests/data/tiny.geojson")}, {.path = path, .fields = pairOf("Land", "No such column")}});
    reader.load();
    CHECK(wasTold(reader.session, "No such column"));
    reader.act(action::EditFields{path.string()});
    waitForPreview(reader.session);
    REQUIRE(fieldsModel(*reader.session.fieldEditor()).columns.size() == 4);
    reader.act(action::ApplyFields{});
    reader.load();
    const auto& diagnostics = reader.session.diagnostics();
    CHECK(std::none_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.code == "unknown-field"; }));
    CHECK(reader.session.world()->packs().size() == 2);
}
