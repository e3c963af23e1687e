// The lists beside the map: what began last, how relations went through time, what changed. Each row must be true.

#include "change_inspection.hpp"
#include "latest_inspection.hpp"
#include "party_history.hpp"
#include "reader.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const InspectorRow* rowNamed(const InspectorSection& section, const std::string& name) {
    const auto found = std::find_if(section.rows.begin(), section.rows.end(),
                                    [&](const InspectorRow& row) { return row.name.find(name) != std::string::npos; });
    return found == section.rows.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("the list of the latest changes follows the date and names its sources") {
    Reader reader;
    reader.type("2023-07-10");
    const Inspection latest = inspectLatest(*reader.session.world(), reader.session.view());
    REQUIRE(latest.sections.size() == 1);
    const auto* iran = rowNamed(latest.sections[0], "Iran, SCO member");
    REQUIRE(iran != nullptr);
    CHECK(iran->note == "began 2023-07-04");
    CHECK_FALSE(iran->sources.empty());
    const auto* over = rowNamed(latest.sections[0], "Iran, SCO observer");
    REQUIRE(over != nullptr);
    CHECK(over->note == "ended 2023-07-03"); // the last day of the old role
    reader.type("2023-07-03");
    CHECK(rowNamed(inspectLatest(*reader.session.world(), reader.session.view()).sections[0], "Iran, SCO member") ==
          nullptr);
}

TEST_CASE("a country's history has a row for each organization and partner, with the dates of its ties") {
    Reader reader;
    const RelationHistory history = historyOf(*reader.session.world(), reader.session.view(), reader.party("UZB"));
    const auto row = [&](const std::string& name) {
        const auto found =
            std::find_if(history.rows.begin(), history.rows.end(), [&](const auto& r) { return r.name == name; });
        REQUIRE(found != history.rows.end());
        return *found;
    };
    const auto sco = row("SCO");
    REQUIRE(sco.bars.size() == 1);
    CHECK(sco.bars[0].interval.startEarliest == dayOf(2001, 6, 15));
    CHECK(sco.bars[0].interval.endLatest == kDayMax);
    CHECK(row("CSTO").bars.size() == 2); // in, out, and in again
    CHECK(row("Japan").onClick.has_value());
    CHECK(history.rows.front().name != "Japan"); // organizations come first

    View hidden = reader.session.view();
    hidden.hiddenOrganizations = {"CSTO"};
    const RelationHistory fewer = historyOf(*reader.session.world(), hidden, reader.party("UZB"));
    CHECK(std::none_of(fewer.rows.begin(), fewer.rows.end(), [](const auto& r) { return r.name == "CSTO"; }));
}

TEST_CASE("the list of changes counts like the comparison, folds, and belongs to the selected country") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    const auto shown = [&] {
        return inspectChanges(*reader.session.compared(), reader.session.view(), reader.session.changeOrder(),
                              reader.session.unfoldedChanges());
    };
    const Inspection all = shown();
    REQUIRE(all.sections.size() == kChangeCount);
    CHECK(all.sections[0].rows.size() == 10);
    REQUIRE(all.sections[0].more.has_value());
    const auto* iran = rowNamed(all.sections[1], "Iran");
    REQUIRE(iran != nullptr);
    CHECK(iran->kind == "SCO: Observer → Member");
    CHECK_FALSE(iran->sources.empty());
    reader.act(all.sections[0].more->second);
    CHECK(shown().sections[0].rows.size() > 50);

    reader.act(action::SelectParty{reader.party("JPN")});
    const Inspection japan = shown();
    CHECK(japan.title == "Changes: Japan");
    for (const InspectorSection& section : japan.sections) {
        for (const InspectorRow& row : section.rows) {
            CHECK(row.name.find("Japan") != std::string::npos);
        }
    }
    CHECK(rowNamed(japan.sections[3], "Russia") != nullptr); // the peace treaty talks
}
