// Wrong day numbers would move every tie on the timeline.

#include "core/day.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <random>

using namespace entente;

namespace {
constexpr Day kMjdZero = -40587; // MJD 40587 is 1970-01-01 (US Naval Observatory)

Day fromMjd(int mjd) {
    return kMjdZero + mjd;
}

Day fromJulianDayNumber(int number) {
    return number - 2440588; // 1970-01-01 begins at JD 2440587.5; its noon is 2440588
}
} // namespace

TEST_CASE("days agree with published day numbers") {
    CHECK(dayFromCivil({1970, 1, 1}) == 0);
    CHECK(dayFromCivil({1858, 11, 17}) == fromMjd(0));
    CHECK(dayFromCivil({2000, 1, 1}) == fromMjd(51544));
    // Meeus, Astronomical Algorithms, chapter 7: dates after the reform as printed; the two of the Julian calendar
    // put into the Gregorian one (-4712 January 1 Julian is -4713 November 24).
    CHECK(dayFromCivil({1987, 1, 27}) == fromJulianDayNumber(2446823));
    CHECK(dayFromCivil({1600, 12, 31}) == fromJulianDayNumber(2305813));
    CHECK(dayFromCivil({-4713, 11, 24}) == fromJulianDayNumber(0));
    // The last Julian day, 1582-10-04, and the first Gregorian one are neighbours.
    CHECK(dayFromCivil({1582, 10, 15}) == fromJulianDayNumber(2299161));
}

TEST_CASE("days agree with the standard library over its whole range") {
    using namespace std::chrono;
    for (int y = -32767; y <= 32767; y += 7) {
        for (unsigned m = 1; m <= 12; ++m) {
            const auto last = year_month_day_last(year(y), month_day_last(month(m)));
            const auto lastDay = static_cast<std::int32_t>(static_cast<unsigned>(last.day()));
            const auto month = static_cast<std::int32_t>(m);
            REQUIRE(daysInMonth(y, month) == lastDay);
            REQUIRE(isLeapYear(y) == year(y).is_leap());
            const Day expected = static_cast<Day>(sys_days(last).time_since_epoch().count());
            REQUIRE(dayFromCivil({y, month, lastDay}) == expected);
            REQUIRE(civilFromDay(expected) == CivilDate{y, month, lastDay});
        }
    }
}

TEST_CASE("every day there is has a date and comes back from it") {
    std::mt19937 random(3);
    std::uniform_int_distribution<Day> anyDay(kDayMin, kDayMax);
    for (int i = 0; i < 200'000; ++i) {
        const Day day = anyDay(random);
        REQUIRE(dayFromCivil(civilFromDay(day)) == day);
    }
    CHECK(dayFromCivil(civilFromDay(kDayMin)) == kDayMin);
    CHECK(dayFromCivil(civilFromDay(kDayMax)) == kDayMax);
    // Successive days have successive dates over leap years, year 0 and BC.
    for (const std::int32_t year : {-5, -4, -1, 0, 1, 4, 1700, 1900, 2000, 2024}) {
        Day day = dayFromCivil({year, 1, 1});
        for (std::int32_t month = 1; month <= 12; ++month) {
            for (std::int32_t d = 1; d <= daysInMonth(year, month); ++d, ++day) {
                REQUIRE(civilFromDay(day) == CivilDate{year, month, d});
            }
        }
        REQUIRE(day == dayFromCivil({year + 1, 1, 1}));
    }
}

TEST_CASE("days read as people write them") {
    const Day day = dayFromCivil({2023, 1, 20});
    CHECK(isoDay(day) == "2023-01-20");
    CHECK(longDay(day) == "20 January 2023");
    CHECK(shortDay(day) == "20 Jan 2023");
    CHECK(longDay(dayFromCivil({-43, 3, 1})) == "1 March 44 BC");
    CHECK(shortDay(dayFromCivil({0, 5, 1})) == "1 May 1 BC");
    CHECK(isoDay(dayFromCivil({0, 1, 1})) == "0000-01-01");
    CHECK(isoDay(dayFromCivil({-43, 3, 15})) == "-0043-03-15");
    CHECK(isoDay(dayFromCivil({170000, 1, 1})) == "+170000-01-01");
    CHECK(isoDay(dayFromCivil({-170000, 1, 1})) == "-170000-01-01");
    CHECK(isoDay(kDayMin) == "..");
    CHECK(isoDay(kDayMax) == "..");
    CHECK(longDay(kDayMax) == "..");
}

TEST_CASE("A run of days is said as shortly as it can be", "[day]") {
    const auto days = [](CivilDate first, CivilDate last) {
        return shortDays({dayFromCivil(first), dayFromCivil(last)});
    };
    CHECK(days({2023, 1, 20}, {2023, 1, 20}) == "20 Jan 2023");
    CHECK(days({2023, 1, 12}, {2023, 1, 26}) == "12–26 Jan 2023");
    CHECK(days({2023, 1, 30}, {2023, 2, 2}) == "30 Jan – 2 Feb 2023");
    CHECK(days({2022, 12, 16}, {2023, 1, 26}) == "16 Dec 2022 – 26 Jan 2023");
}
