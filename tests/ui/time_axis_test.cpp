// The timeline's arithmetic: a wrong bar or a tick on the wrong day misleads without anybody noticing.

#include "driver.hpp"

#include "ui/choices.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

std::vector<std::string> labels(const std::vector<AxisTick>& ticks) {
    std::vector<std::string> texts;
    for (const AxisTick& tick : ticks) {
        if (!tick.label.empty()) {
            texts.push_back(tick.label);
        }
    }
    return texts;
}

} // namespace

TEST_CASE("Ticks stand on first days and are named by the zoom", "[axis]") {
    const TimeAxis years{{day(2019, 1, 1), day(2024, 12, 31)}, 0, 1500};
    CHECK(labels(axisTicks(years)) == std::vector<std::string>{"2019", "2020", "2021", "2022", "2023", "2024"});
    CHECK(axisTicks(years).size() == 24); // quarters between the years
    const TimeAxis months{{day(2022, 11, 5), day(2023, 2, 20)}, 0, 1500};
    CHECK(labels(axisTicks(months)) == std::vector<std::string>{"Dec 2022", "2023", "Feb"});
    const TimeAxis century{{day(1901, 1, 1), day(2000, 12, 31)}, 0, 1000};
    CHECK(labels(axisTicks(century)) ==
          std::vector<std::string>{"1910", "1920", "1930", "1940", "1950", "1960", "1970", "1980", "1990", "2000"});
    for (const AxisTick& tick : axisTicks(century)) {
        CHECK(civilFromDay(tick.day).month == 1);
        CHECK(civilFromDay(tick.day).day == 1);
    }
}

TEST_CASE("Years before our era are counted without a year 0", "[axis]") {
    const TimeAxis axis{{dayFromCivil({-3, 1, 1}), dayFromCivil({2, 12, 31})}, 0, 600};
    CHECK(labels(axisTicks(axis)) == std::vector<std::string>{"4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2"});
    const TimeAxis antiquity{{dayFromCivil({-499, 1, 1}), dayFromCivil({499, 12, 31})}, 0, 800};
    CHECK(labels(axisTicks(antiquity)) == std::vector<std::string>{"500 BC", "400 BC", "300 BC", "200 BC", "100 BC",
                                                                   "AD 1", "100", "200", "300", "400"});
    for (const AxisTick& tick : axisTicks(antiquity)) {
        CHECK(civilFromDay(tick.day).month == 1);
        CHECK(civilFromDay(tick.day).day == 1);
    }
    const TimeAxis ides{{dayFromCivil({-43, 3, 10}), dayFromCivil({-43, 3, 20})}, 0, 1500};
    CHECK(labels(axisTicks(ides)).front() == "10 Mar 44 BC"); // no weekday: nobody gave one then
}

TEST_CASE("A week has its days named, months weeks by their Mondays; month and year are said where they change",
          "[axis]") {
    const TimeAxis week{{day(2023, 12, 29), day(2024, 1, 4)}, 0, 1500};
    CHECK(labels(axisTicks(week)) ==
          std::vector<std::string>{"Fri 29 Dec 2023", "Sat 30", "Sun 31", "Mon 1 Jan 2024", "Tue 2", "Wed 3", "Thu 4"});
    const TimeAxis weeks{{day(2024, 2, 9), day(2024, 4, 2)}, 0, 1500};
    CHECK(labels(axisTicks(weeks)) == std::vector<std::string>{"Mon 12 Feb 2024", "Mon 19", "Mon 26", "Mon 4 Mar",
                                                               "Mon 11", "Mon 18", "Mon 25", "Mon 1 Apr"});
    CHECK(axisTicks(weeks).size() == 54); // a small tick for each day
    const TimeAxis spring{{day(2023, 2, 2), day(2023, 9, 30)}, 0, 1200};
    CHECK(labels(axisTicks(spring)).front() == "Mar 2023"); // no January is in sight to name the year
}

TEST_CASE("From a week to all of history labels have their room", "[axis]") {
    const Day end = day(2024, 12, 31);
    for (double days = 7; days < 4e8; days *= 1.7) {
        const TimeAxis axis{{static_cast<Day>(end - days), end}, 0, 1500};
        float before = -1000;
        std::size_t named = 0;
        const auto ticks = axisTicks(axis);
        for (const AxisTick& tick : ticks) {
            CHECK(tick.day >= axis.shown.first);
            CHECK(tick.day <= axis.shown.last);
            if (!tick.label.empty()) {
                // AD 1 stands a year beside the place of a year 0.
                CHECK(axis.x(tick.day) - before >= 64 - 366 * axis.pixelsPerDay());
                before = axis.x(tick.day);
                ++named;
            }
        }
        INFO(days);
        CHECK(named >= 3);
        CHECK(named <= 24);
        CHECK(ticks.size() < 400);
    }
}

TEST_CASE("A pixel and its day agree both ways", "[axis]") {
    const TimeAxis axis{{day(2019, 1, 1), day(2024, 12, 31)}, 44, 1576};
    for (Day d = axis.shown.first; d <= axis.shown.last; d += 13) {
        CHECK(axis.dayAt(axis.x(d + 0.5)) == d);
    }
    CHECK(axis.dayAt(-500) == axis.shown.first);
    CHECK(axis.dayAt(9999) == axis.shown.last);
}

TEST_CASE("Joining days to longer bars loses nothing", "[bars]") {
    std::vector<DayBar> months;
    std::uint32_t all = 0;
    for (std::int32_t i = 0; i < 240; ++i) {
        DayBar month;
        month.day = day(1995 + i / 12, i % 12 + 1, 1 + i % 28);
        month.exact[1] = static_cast<std::uint32_t>(i % 5);
        month.inexact[2] = 1;
        all += month.exact[1] + 1;
        months.push_back(month);
    }
    for (const BinUnit unit :
         {BinUnit::day, BinUnit::week, BinUnit::month, BinUnit::quarter, BinUnit::year, BinUnit::fiveYears,
          BinUnit::decade, BinUnit::halfCentury, BinUnit::century, BinUnit::millennium}) {
        std::uint32_t sum = 0;
        Day before = kDayMin;
        for (const Bin& bin : binsOf(months, unit)) {
            sum += bin.total();
            CHECK(bin.days.first > before);
            before = bin.days.last;
        }
        CHECK(sum == all);
    }
    CHECK(binsOf(months, BinUnit::year).size() == 20);
    CHECK(binOf(BinUnit::day, day(2024, 2, 29)) == Window{day(2024, 2, 29), day(2024, 2, 29)});
    CHECK(binOf(BinUnit::week, day(2024, 2, 29)) == Window{day(2024, 2, 26), day(2024, 3, 3)}); // Monday to Sunday
    CHECK(binOf(BinUnit::week, day(1969, 12, 31)) == Window{day(1969, 12, 29), day(1970, 1, 4)});
    CHECK(binOf(BinUnit::week, day(2024, 2, 26)).first == day(2024, 2, 26));
    CHECK(binOf(BinUnit::quarter, day(2023, 5, 20)) == Window{day(2023, 4, 1), day(2023, 6, 30)});
    CHECK(binOf(BinUnit::decade, day(2019, 12, 31)) == Window{day(2010, 1, 1), day(2019, 12, 31)});
}

TEST_CASE("The bars in sight are those that reach into it", "[bars]") {
    const std::vector<DayBar> days{
        {day(2023, 1, 10), {1}, {}}, {day(2023, 3, 10), {2}, {}}, {day(2023, 4, 1), {3}, {}}};
    const auto bins = binsOf(days, BinUnit::month);
    const auto seen = binsIn(bins, {day(2023, 1, 31), day(2023, 3, 1)});
    REQUIRE(seen.size() == 2);
    CHECK(seen.front().total() == 1);
    CHECK(seen.back().total() == 2);
    CHECK(binsIn(bins, {day(2023, 2, 1), day(2023, 2, 28)}).empty());
    CHECK(binUnitFor({{day(2024, 1, 1), day(2024, 1, 7)}, 0, 1500}) == BinUnit::day);
    CHECK(binUnitFor({{day(2022, 1, 1), day(2023, 12, 31)}, 0, 1500}) == BinUnit::week);
    CHECK(binUnitFor({{day(1816, 1, 1), day(2016, 12, 31)}, 0, 1500}) == BinUnit::year);
}

TEST_CASE("The locked scale holds all but the rarest bars and has three round steps", "[bars]") {
    std::vector<Bin> bins(100);
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i].exact[0] = 1 + static_cast<std::uint32_t>(i % 11);
    }
    CHECK(scaleTop(bins) == 12);
    bins[50].exact[0] = 500; // one burst of statements does not flatten all others
    CHECK(scaleTop(bins) == 12);
    CHECK(scaleTop({}) == 3);
}

TEST_CASE("A range is widened to show a date, with a little round it, and no further than all years", "[axis]") {
    const Window whole{day(1950, 1, 1), day(2026, 12, 31)};
    const Window range{day(1992, 1, 1), day(2026, 12, 31)};
    const auto one = [](Day at) { return Window{at, at}; };
    CHECK(rangeWith(range, one(day(2000, 1, 1)), whole) == range);
    const Window wide = rangeWith(range, one(day(1970, 1, 1)), whole);
    CHECK(wide.first < day(1969, 1, 1));
    CHECK(wide.first > day(1960, 1, 1));
    CHECK(wide.last == range.last);
    CHECK(rangeWith(range, one(day(1951, 1, 1)), whole) == whole);
    CHECK(rangeWith(range, one(day(1900, 1, 1)), whole) == whole);
    CHECK(rangeWith({day(1960, 1, 1), day(1970, 1, 1)}, one(day(1980, 1, 1)), whole).last > day(1980, 6, 1));
}

TEST_CASE("A chart ends a little above its highest bar, on a round number", "[bars]") {
    CHECK(roundScale(112).top() == 120); // not 150, where a quarter of the chart is empty
    CHECK(roundScale(112).step == 40);
    CHECK(roundScale(120).top() == 120);
    CHECK(roundScale(1).top() == 2); // whole ties
    CHECK(roundScale(7).top() == 8);
    CHECK(roundScale(150).top() == 150);
    for (std::uint32_t highest = 4; highest < 5000; ++highest) {
        const RoundScale scale = roundScale(highest);
        REQUIRE(scale.top() >= highest);
        REQUIRE(scale.top() <= highest + (highest + 1) / 2);
    }
}

TEST_CASE("Of marks that lie close together the nearest is taken and all are told", "[events]") {
    const std::vector<float> places{10, 96, 99, 100, 103, 200};
    CHECK((marksNear(places, 101, 5) == std::vector<std::size_t>{3, 1, 2, 4}));
    CHECK((marksNear(places, 97, 5) == std::vector<std::size_t>{1, 2, 3})); // 103 is too far
    CHECK(marksNear(places, 150, 5).empty());
    CHECK((marksNear(std::vector<float>{7, 7, 7}, 8, 5) == std::vector<std::size_t>{0, 1, 2}));
}

TEST_CASE("Zooming keeps the day under the pointer and stays within all years", "[axis]") {
    const Window whole{day(1950, 1, 1), day(2026, 12, 31)};
    const TimeAxis axis{{day(2019, 1, 1), day(2024, 12, 31)}, 0, 1500};
    const Window closer = zoomedRange(axis, 700, 0.5, whole);
    CHECK(std::abs(TimeAxis{closer, 0, 1500}.dayAt(700) - axis.dayAt(700)) <= 1);
    CHECK(zoomedRange(axis, 700, 1000, whole) == whole);
    CHECK(zoomedRange(axis, 700, 1e-9, whole).last - zoomedRange(axis, 700, 1e-9, whole).first == 6);
    CHECK(movedRange(axis.shown, 1e9, whole).last == whole.last);
    CHECK(movedRange(axis.shown, -1e9, whole).first == whole.first);
}

TEST_CASE("A length of time is shown about the date; what plays out of sight turns the page", "[axis]") {
    const Window whole{day(1950, 1, 1), day(2026, 12, 31)};
    const Window week = rangeAbout(day(2023, 1, 20), {0, 0, 7}, whole);
    CHECK(week == Window{day(2023, 1, 17), day(2023, 1, 23)});
    CHECK(rangeAbout(day(2026, 12, 31), {1, 0, 0}, whole) == Window{day(2026, 1, 1), whole.last});
    CHECK(rangeAbout(day(2023, 1, 20), {200, 0, 0}, whole) == whole);
    CHECK(pageShowing(week, day(2023, 1, 18), whole) == week);
    CHECK(pageShowing(week, day(2023, 1, 24), whole) == Window{day(2023, 1, 24), day(2023, 1, 30)});
    CHECK(pageShowing(week, day(2023, 1, 16), whole) == Window{day(2023, 1, 10), day(2023, 1, 16)});
    CHECK(pageShowing(week, day(2026, 12, 30), whole).last == whole.last);
    CHECK(pageShowing(week, day(2030, 1, 1), whole) == week); // outside of all years there is no page
}

TEST_CASE("Names below the axis never cross", "[events]") {
    const std::vector<NameRequest> names{{50, 120}, {90, 100}, {95, 80}, {400, 60}, {980, 100}};
    const auto places = placeNames(names, 0, 1000);
    CHECK(places[0].row >= 0);
    CHECK(places[1].row >= 0);
    CHECK(places[0].row != places[1].row);
    CHECK(places[2].row == -1); // no third row: its tick stays, its name goes
    CHECK(places[3].row == 0);
    CHECK(places[4].before);
}

TEST_CASE("Keys move along the lists of speeds and windows and stop at their ends", "[choices]") {
    CHECK(changedWindow({0, 0, 30}, 1) == Period{0, 0, 90});
    CHECK(changedWindow({}, -1) == Period{});
    CHECK(changedWindow({0, 0, 45}, 1) == Period{0, 0, 90}); // the next in the list, whatever was typed or dragged
    CHECK(changedWindow({0, 0, 85}, 1) == Period{0, 0, 90});
    CHECK(changedWindow({0, 0, 85}, -1) == Period{0, 0, 30});
    CHECK(changedWindow({20, 0, 0}, -1) == Period{10, 0, 0});
    CHECK(changedWindow({20, 0, 0}, 1) == Period{10, 0, 0});
    CHECK(windowText({0, 2, 0}) == "2 months back");
    CHECK(windowText({0, 0, 45}) == "45 days back");
    CHECK(windowText(WindowLength({1, 0, 0}, true)) == "1 year"); // 2004, not the year to a date
    CHECK(windowText(WindowLength(Period{1, 0, 0})) == "1 year back");
    CHECK(loopText(LoopMode::loop, Window{day(2001, 3, 1), day(2010, 1, 1)}) == "Again 2001–2010");
    CHECK(loopText(LoopMode::bounce, Window{day(2001, 3, 1), day(2001, 6, 1)}) == "To and fro 2001");
    CHECK(windowText({0, 0, 4988}) == "13.7 years back");
    CHECK(changedSpeed(365.2425, 1) == Approx(730.485));
    CHECK(changedSpeed(1e9, 5) == Approx(3652.425));
}
