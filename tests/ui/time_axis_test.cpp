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
    CHECK(labels(axisTicks(months)) == std::vector<std::string>{"Dec", "2023", "Feb"});
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
    CHECK(labels(axisTicks(axis)) == std::vector<std::string>{"4 BC", "3 BC", "2 BC", "1 BC", "1", "2"});
}

TEST_CASE("A pixel and its day agree both ways", "[axis]") {
    const TimeAxis axis{{day(2019, 1, 1), day(2024, 12, 31)}, 44, 1576};
    for (Day d = axis.shown.first; d <= axis.shown.last; d += 13) {
        CHECK(axis.dayAt(axis.x(d + 0.5)) == d);
    }
    CHECK(axis.dayAt(-500) == axis.shown.first);
    CHECK(axis.dayAt(9999) == axis.shown.last);
}

TEST_CASE("Joining months to longer bars loses nothing", "[bars]") {
    std::vector<MonthBar> months;
    std::uint32_t all = 0;
    for (std::int32_t i = 0; i < 240; ++i) {
        MonthBar month;
        month.first = day(1995 + i / 12, i % 12 + 1, 1);
        month.exact[1] = static_cast<std::uint32_t>(i % 5);
        month.inexact[2] = 1;
        all += month.exact[1] + 1;
        months.push_back(month);
    }
    for (const BinUnit unit :
         {BinUnit::month, BinUnit::quarter, BinUnit::year, BinUnit::fiveYears, BinUnit::decade, BinUnit::halfCentury}) {
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
    CHECK(binOf(BinUnit::quarter, day(2023, 5, 20)) == Window{day(2023, 4, 1), day(2023, 6, 30)});
    CHECK(binOf(BinUnit::decade, day(2019, 12, 31)) == Window{day(2010, 1, 1), day(2019, 12, 31)});
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

TEST_CASE("Zooming keeps the day under the pointer and stays within all years", "[axis]") {
    const Window whole{day(1950, 1, 1), day(2026, 12, 31)};
    const TimeAxis axis{{day(2019, 1, 1), day(2024, 12, 31)}, 0, 1500};
    const Window closer = zoomedRange(axis, 700, 0.5, whole);
    CHECK(std::abs(TimeAxis{closer, 0, 1500}.dayAt(700) - axis.dayAt(700)) <= 1);
    CHECK(zoomedRange(axis, 700, 1000, whole) == whole);
    CHECK(zoomedRange(axis, 700, 1e-9, whole).last - zoomedRange(axis, 700, 1e-9, whole).first == 30);
    CHECK(movedRange(axis.shown, 1e9, whole).last == whole.last);
    CHECK(movedRange(axis.shown, -1e9, whole).first == whole.first);
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
    CHECK(changedWindow({0, 0, 45}, 1) == Period{0, 0, 90}); // 45 days are nearest to 30
    CHECK(changedSpeed(365.2425, 1) == Approx(730.485));
    CHECK(changedSpeed(1e9, 5) == Approx(3652.425));
}
