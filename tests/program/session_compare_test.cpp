// Two dates in the window: the same comparison whatever way the reader came to it, and the saved table is the
// program's.

#include "change_inspection.hpp"
#include "reader.hpp"

#include <algorithm>

using namespace entente;
using namespace entente::test;

TEST_CASE("comparing begins a year before, follows both dates, and ends where it began") {
    Reader reader;
    reader.type("2023-12-31");
    const Scene before = reader.still();
    CHECK_FALSE(reader.session.compared());
    reader.act(action::ToggleCompare{});
    REQUIRE(reader.session.compared());
    CHECK(reader.session.view().comparedWith == Window{dayOf(2022, 12, 31), dayOf(2022, 12, 31)});
    CHECK(hasText(reader.still(), "31 Dec 2022 – 31 Dec 2023"));

    reader.act(action::SetEarlierText{"2021-12-31"});
    const auto changes = reader.session.compared()->comparison.changes.size();
    CHECK(changes > 50);
    const Scene typed = reader.still();
    reader.act(action::SetEarlierDay{dayOf(2015, 1, 1)});
    reader.act(action::SetDay{dayOf(2018, 1, 1)});
    CHECK(!same(reader.still(), typed));
    reader.act(action::SetDay{dayOf(2023, 12, 31)});
    reader.act(action::SetEarlierDay{dayOf(2021, 12, 31)});
    CHECK(reader.session.compared()->comparison.changes.size() == changes);
    CHECK(same(reader.still(), typed));

    reader.act(action::SetEarlierText{"no date"});
    CHECK(reader.session.view().comparedWith->last == dayOf(2021, 12, 31));
    CHECK(reader.session.messages().back().text.find("is no date") != std::string::npos);

    reader.act(action::ToggleCompare{});
    CHECK_FALSE(reader.session.compared());
    CHECK(same(reader.still(), before));
    reader.act(action::Undo{});
    CHECK(same(reader.still(), typed));
}

TEST_CASE("who leaves the comparison for a moment finds the earlier date as it was") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2016-05"});
    reader.act(action::ToggleCompare{});
    reader.act(action::ToggleCompare{});
    CHECK(reader.session.view().comparedWith == Window{dayOf(2016, 5, 1), dayOf(2016, 5, 31)});
    reader.act(action::ToggleCompare{});
    reader.act(action::SetDay{dayOf(2010, 1, 1)}); // before that date: a year back again
    reader.act(action::ToggleCompare{});
    CHECK(reader.session.view().comparedWith == Window{dayOf(2009, 1, 1), dayOf(2009, 1, 1)});
}

TEST_CASE("a typed month stays a month when the earlier date is dragged, even one as long as the chosen window") {
    Reader reader;
    reader.act(action::SetWindowLength{Period{0, 0, 30}});
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    for (const char* typed : {"2021-06", "2021-07"}) { // 30 days, 31 days
        reader.act(action::SetEarlierText{typed});
        reader.act(action::SetEarlierDay{dayOf(2020, 8, 9)});
        INFO(typed);
        CHECK(reader.session.view().comparedWith == Window{dayOf(2020, 8, 1), dayOf(2020, 8, 31)});
    }
    reader.act(action::SetEarlierText{"2021-06-30"});
    reader.act(action::SetEarlierDay{dayOf(2020, 8, 9)});
    CHECK(reader.session.view().comparedWith == Window{dayOf(2020, 7, 11), dayOf(2020, 8, 9)});
}

TEST_CASE("the picture of two dates says in few words what is compared") {
    Reader reader;
    const auto subtitle = [&](const char* earlier, const char* later) {
        reader.type(later);
        if (!reader.session.compared()) {
            reader.act(action::ToggleCompare{});
        }
        reader.act(action::SetEarlierText{earlier});
        return reader.still();
    };
    CHECK(hasText(subtitle("2021-12-31", "2023-12-31"), "31 December 2021 compared with 31 December 2023"));
    CHECK(hasText(subtitle("2021", "2023-12"), "What held at some time in 2021 compared with December 2023"));
    CHECK(hasText(subtitle("2021", "2023-12-31"), "What held at some time in 2021 compared with 31 December 2023"));
}

TEST_CASE("a layer that is switched off is compared no more, and comes back the same") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    const auto all = reader.session.compared()->comparison.changes.size();
    reader.act(action::ToggleLayer{Layer::exercise});
    const auto fewer = reader.session.compared()->comparison.changes.size();
    CHECK(fewer < all);
    reader.act(action::ToggleLayer{Layer::exercise});
    CHECK(reader.session.compared()->comparison.changes.size() == all);
    reader.act(action::SetComparedEvents{});
    CHECK(reader.session.compared()->comparison.changes.size() < all);
}

TEST_CASE("the saved table is what entente diff writes") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    const Ran diff = runEntente(
        {"diff", "--from", "2021-12-31", "--to", "2023-12-31", "--layers", "organization,partnership,exercise"});
    REQUIRE(diff.status == 0);
    CHECK((reader.session.changesTable() == diff.out));
    // Its rows are those of the list, in its order, whatever order that is.
    for (const ChangeOrder order : {ChangeOrder::lasting, ChangeOrder::name, ChangeOrder::kind}) {
        reader.act(action::SortChanges{order});
        const auto shown = inspectChanges(*reader.session.compared(), reader.session.view(), order,
                                          {Change::gained, Change::stronger, Change::weaker, Change::lost});
        std::vector<std::string> listed, saved;
        for (const auto& section : shown.sections) {
            for (const auto& row : section.rows) {
                listed.push_back(section.heading + ": " + row.name);
            }
        }
        const auto lines = linesOf(*reader.session.changesTable());
        REQUIRE(lines.size() == listed.size() + 1);
        const auto& parties = reader.session.atlas().parties;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            const auto cells = fieldsOf(lines[i + 1]);
            std::string change = cells[0];
            change[0] = static_cast<char>(std::toupper(change[0]));
            INFO(listed[i] << " | " << lines[i + 1]);
            CHECK(listed[i].starts_with(change));
            CHECK(listed[i].find(parties[parties.byCode(cells[3])].name) != std::string::npos);
        }
    }
    reader.act(action::SortChanges{ChangeOrder::lasting});
    reader.act(action::SelectParty{reader.party("JPN")});
    const auto japan = reader.session.changesTable();
    REQUIRE(japan);
    CHECK(japan->size() < diff.out.size());
    for (const auto& line : linesOf(*japan)) {
        CHECK((line.starts_with("change,") || line.find("JPN") != std::string::npos));
    }
}

TEST_CASE("the list of changes has a pair's names in one order, its kinds by the alphabet, and says what it counts") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    const auto rows = [&](ChangeOrder order) {
        return inspectChanges(*reader.session.compared(), reader.session.view(), order,
                              {Change::gained, Change::stronger, Change::weaker, Change::lost})
            .sections;
    };
    const std::string dash = " – ";
    std::size_t pairs = 0;
    const auto byKind = rows(ChangeOrder::kind);
    for (const auto& section : byKind) {
        std::pair<std::string, std::string> before;
        for (const auto& row : section.rows) {
            INFO(section.heading << ": " << row.name << ", " << row.kind);
            const std::pair now{row.kind, row.name};
            CHECK(before <= now);
            before = now;
            if (const auto at = row.name.find(dash); at != std::string::npos) {
                CHECK(row.name.substr(0, at) < row.name.substr(at + dash.size()));
                ++pairs;
            }
        }
    }
    CHECK(pairs > 50);
    const auto gained = rows(ChangeOrder::name).front();
    const auto strands = std::count_if(reader.session.compared()->comparison.changes.begin(),
                                       reader.session.compared()->comparison.changes.end(),
                                       [](const auto& c) { return c.change == Change::gained && c.isStrand; });
    CHECK(gained.note.starts_with(fmt::format("{} strands on the map, ", strands)));
    CHECK(gained.note.find(" memberships, ") != std::string::npos);

    reader.act(action::SelectParty{reader.party("USA")}); // whose list it is stands first
    const auto ofAmerica = rows(ChangeOrder::name).front();
    CHECK(ofAmerica.rows.size() > 5);
    for (const auto& row : ofAmerica.rows) {
        CHECK((row.name.find(dash) == std::string::npos || row.name.starts_with("United States" + dash)));
    }
}

TEST_CASE("dates the wrong way round are told, once, and swapped by one click that can be taken back") {
    Reader reader;
    reader.type("2021-12-31");
    reader.act(action::ToggleCompare{});
    const auto inspected = [&] {
        return inspectChanges(*reader.session.compared(), reader.session.view(), ChangeOrder::lasting, {});
    };
    const auto told = [&] {
        const auto& messages = reader.session.messages();
        return std::count_if(messages.begin(), messages.end(), [](const Message& m) { return m.swapsDates; });
    };
    CHECK(told() == 0);
    reader.act(action::SetEarlierText{"2023-12-31"});
    CHECK(told() == 1);
    CHECK(inspected().subtitle.find("told backwards") != std::string::npos);
    CHECK(inspected().links.front().first == "Swap A and B");
    const auto gained = [&] {
        const auto& changes = reader.session.compared()->comparison.changes;
        return std::count_if(changes.begin(), changes.end(), [](const auto& c) { return c.change == Change::gained; });
    };
    const auto lost = [&] {
        const auto& changes = reader.session.compared()->comparison.changes;
        return std::count_if(changes.begin(), changes.end(), [](const auto& c) { return c.change == Change::lost; });
    };
    const auto lostBackwards = lost();
    reader.act(inspected().links.front().second);
    CHECK(told() == 0); // no longer true
    CHECK(reader.session.view().comparedWith->last == dayOf(2021, 12, 31));
    CHECK(reader.session.view().window.last == dayOf(2023, 12, 31));
    CHECK(gained() == lostBackwards);
    CHECK(inspected().subtitle.find("backwards") == std::string::npos);
    reader.act(action::Undo{});
    CHECK(reader.session.view().comparedWith->last == dayOf(2023, 12, 31));
    CHECK(told() == 0); // only once
}

TEST_CASE("one date compared with itself says so instead of showing empty lists") {
    Reader reader;
    reader.type("2021-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    const Inspection shown = inspectChanges(*reader.session.compared(), reader.session.view(), ChangeOrder::name, {});
    CHECK(shown.sections.empty());
    CHECK(shown.subtitle.find("same date") != std::string::npos);
}

TEST_CASE("the list of changes names the order it is in") {
    Reader reader;
    reader.type("2021-12-31");
    reader.act(action::ToggleCompare{});
    const auto subtitle = [&](ChangeOrder order) {
        return inspectChanges(*reader.session.compared(), reader.session.view(), order, {}).subtitle;
    };
    CHECK(subtitle(ChangeOrder::lasting).ends_with("lasting first"));
    CHECK(subtitle(ChangeOrder::name).ends_with("by name"));
    CHECK(subtitle(ChangeOrder::kind).ends_with("by kind"));
}
