// Two dates in the window: the same comparison whatever way the reader came to it, and the saved table is the
// program's.

#include "reader.hpp"

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
    reader.act(action::SelectParty{reader.party("JPN")});
    const auto japan = reader.session.changesTable();
    REQUIRE(japan);
    CHECK(japan->size() < diff.out.size());
    for (const auto& line : linesOf(*japan)) {
        CHECK((line.starts_with("change,") || line.find("JPN") != std::string::npos));
    }
}
