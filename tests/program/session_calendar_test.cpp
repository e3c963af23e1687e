// Windows of whole months: what was typed as a month or a year must stay one, whichever way time goes.

#include "model_builder.hpp"
#include "reader.hpp"
#include "ui/choices.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Window monthOf(int year, int month) {
    return {dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month))};
}

} // namespace

TEST_CASE("a typed month stays a month in steps of months and years, forwards and backwards") {
    Reader reader;
    reader.act(action::SetWindowLength{{0, 0, 30}}); // as long as June: what is typed is a month all the same
    reader.type("2004-06");
    ModelBuilder models;
    const auto model = [&]() -> const Model& { return models.build(reader.session, {1440, 900}, 1.0, false); };
    CHECK(model().dateText == "2004-06");
    CHECK(windowText(model().playback.windowLength) == "1 month");
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == monthOf(2004, 7));
    reader.act(action::StepTime{-5});
    CHECK(reader.session.view().window == monthOf(2004, 2)); // a leap year
    CHECK(model().dateText == "2004-02");
    reader.act(action::SetStep{{1, 0, 0}});
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == monthOf(2005, 2));
    reader.act(action::StepTime{-1});
    CHECK(reader.session.view().window == monthOf(2004, 2));

    reader.type("2004");
    CHECK(windowText(model().playback.windowLength) == "1 year");
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2005, 1, 1), dayOf(2005, 12, 31)});
    CHECK(model().dateText == "2005");
    reader.type("2004-04/2004-06");
    reader.act(action::SetStep{{0, 3, 0}});
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2004, 7, 1), dayOf(2004, 9, 30)});
    CHECK(model().dateText == "2004-07/2004-09");
    CHECK(windowText(model().playback.windowLength) == "3 months");
}

TEST_CASE("a month stays a month while time plays, and where a day is gone to it is the month of that day") {
    Reader reader;
    reader.type("2004-05");
    reader.act(action::SetSpeed{100.0});
    reader.act(action::TogglePlay{true});
    std::vector<Window> seen;
    for (int frame = 0; frame < 125; ++frame) {
        reader.session.advanceBy(0.01); // a day
        if (seen.empty() || seen.back() != reader.session.view().window) {
            seen.push_back(reader.session.view().window);
        }
    }
    CHECK((seen ==
           std::vector{monthOf(2004, 5), monthOf(2004, 4), monthOf(2004, 3), monthOf(2004, 2), monthOf(2004, 1)}));
    reader.act(action::TogglePlay{});
    reader.act(action::SetDay{dayOf(2010, 2, 3)});
    CHECK(reader.session.view().window == monthOf(2010, 2));
    reader.act(action::NextChange{-1}); // not one that the month shows already
    CHECK(reader.session.view().window.last < dayOf(2010, 2, 1));
    CHECK(wholeMonthsOf(reader.session.view().window) == 1);
}

TEST_CASE("steps of days lead out of the months, and a typed day has the length that was chosen") {
    Reader reader;
    reader.act(action::SetWindowLength{{0, 0, 30}});
    reader.type("2004-07");
    reader.act(action::SetStep{{0, 0, 1}});
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2004, 7, 2), dayOf(2004, 8, 1)});
    reader.type("2004-06-30"); // 30 days, which are June
    reader.act(action::SetStep{{0, 1, 0}});
    reader.act(action::StepTime{1});
    CHECK(reader.session.view().window == Window{dayOf(2004, 7, 1), dayOf(2004, 7, 30)});
}

TEST_CASE("the timeline shows the date that was asked for, and the other one of two") {
    View view;
    view.window = {dayOf(1960, 5, 1), dayOf(1960, 5, 1)};
    const Reader one({}, view, {.dateChosen = true, .windowLength = {}});
    const Window shown = one.session.timelineRange();
    CHECK(shown.first < dayOf(1960, 1, 1)); // with something before it
    CHECK(shown.first > dayOf(1950, 1, 1));
    CHECK(shown.last == one.session.wholeRange().last);
    view.comparedWith = view.window;
    view.window = {dayOf(2020, 5, 1), dayOf(2020, 5, 1)};
    const Reader two({}, view, {.dateChosen = true, .windowLength = {}});
    CHECK(two.session.timelineRange().first < dayOf(1960, 1, 1));
    const Reader usual;
    CHECK(usual.session.timelineRange().first > dayOf(1980, 1, 1)); // where nearly all begin
}

TEST_CASE("looping goes over what the timeline shows where that is asked for, and over all years else") {
    Reader reader;
    const Window shown{dayOf(2001, 1, 1), dayOf(2002, 12, 31)};
    reader.act(action::SetTimelineRange{shown});
    reader.act(action::SetSpeed{1000.0});
    reader.act(action::SetLoop{LoopMode::loop, true});
    reader.type("2002-12-30");
    reader.session.apply(action::TogglePlay{});
    for (int frame = 0; frame < 300; ++frame) {
        reader.session.advanceBy(0.02);
        const Day day = reader.session.view().window.last;
        REQUIRE((day >= shown.first && day <= shown.last));
        REQUIRE(reader.session.playback().playing);
        REQUIRE(reader.session.timelineRange() == shown);
    }
    // The handles of the range are those of the loop.
    reader.session.apply(action::SetTimelineRange{{dayOf(2002, 1, 1), dayOf(2002, 12, 31)}});
    reader.session.apply(action::SetLoop{LoopMode::bounce, true});
    bool back = false;
    for (int frame = 0; frame < 100; ++frame) {
        reader.session.advanceBy(0.02);
        REQUIRE(reader.session.view().window.last >= dayOf(2002, 1, 1));
        REQUIRE(reader.session.view().window.last <= dayOf(2002, 12, 31));
        back = back || reader.session.playback().direction < 0;
    }
    CHECK(back);
    reader.session.apply(action::TogglePlay{});
    reader.act(action::SetLoop{LoopMode::loop});
    CHECK_FALSE(reader.session.loopsShown());
    reader.type("2002-12-30");
    reader.session.apply(action::TogglePlay{});
    reader.session.advanceBy(0.02);
    CHECK(reader.session.view().window.last > shown.last);
    reader.session.apply(action::TogglePlay{});
    reader.act(action::SetLoop{LoopMode::off, true}); // without a loop it stops at the end of all
    reader.type("2002-12-30");
    reader.session.apply(action::TogglePlay{});
    for (int frame = 0; frame < 1000; ++frame) {
        reader.session.advanceBy(0.05);
    }
    CHECK(reader.session.view().window.last == reader.session.wholeRange().last);
    CHECK_FALSE(reader.session.playback().playing);
}
