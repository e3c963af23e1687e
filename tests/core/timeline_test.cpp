// Slider, playback, film and command line all show the dates that these functions give.

#include "core/timeline.hpp"
#include "core/typed_date.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace entente;

namespace {
Day day(std::int32_t year, std::int32_t month, std::int32_t dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

Playback playing(LoopMode loop, double position, int direction = 1) {
    Playback playback;
    playback.first = 100;
    playback.last = 110;
    playback.position = position;
    playback.daysPerSecond = 2.0;
    playback.direction = direction;
    playback.loop = loop;
    playback.playing = true;
    return playback;
}
} // namespace

TEST_CASE("a window's length is said in months or years where it has such, and leads back to the window") {
    const auto between = [](CivilDate first, CivilDate last) {
        return Window{dayFromCivil(first), dayFromCivil(last)};
    };
    CHECK(periodOf(between({2023, 1, 20}, {2023, 1, 20})) == Period{});
    CHECK(periodOf(between({2022, 12, 1}, {2023, 1, 31})) == Period{0, 2, 0});
    CHECK(periodOf(between({2022, 2, 1}, {2022, 2, 28})) == Period{0, 0, 28});
    CHECK(periodOf(between({1984, 1, 1}, {1984, 12, 31})) == Period{1, 0, 0});
    CHECK(periodOf(between({-44, 1, 1}, {14, 12, 31})) == Period{59, 0, 0});
    CHECK(periodOf(between({2022, 12, 20}, {2023, 1, 26})) == Period{0, 0, 38});
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        const Day last = static_cast<Day>(random() % 2'000'000) - 1'000'000;
        const Window window{last - static_cast<Day>(random() % 4000), last};
        CHECK(windowEnding(last, periodOf(window)) == window);
    }
    const Window all{kDayMin + 1, kDayMax - 1};
    CHECK(windowEnding(all.last, periodOf(all)).last == all.last); // no overflow
}

TEST_CASE("periods are ISO 8601 durations of whole days and up") {
    CHECK(parsePeriod("P1Y2M10D") == Period{1, 2, 10});
    CHECK(parsePeriod("P2W") == Period{0, 0, 14});
    CHECK(parsePeriod("P30D") == Period{0, 0, 30});
    CHECK(parsePeriod("P0D") == Period{});
    for (const char* text : {"", "P", "1M", "P1", "PM", "P1M1Y", "P1M2M", "PT1H", "P1DT1H", "p1m", "P-1M", "P1.5M",
                             "P1M ", "P99999999999999999999D"}) {
        INFO(text);
        CHECK_FALSE(parsePeriod(text));
    }
}

TEST_CASE("months keep the day of the month where it exists, counted from the first day") {
    const Period month{0, 1, 0};
    CHECK(addPeriods(day(2023, 1, 31), month, 1) == day(2023, 2, 28));
    CHECK(addPeriods(day(2024, 1, 31), month, 1) == day(2024, 2, 29));
    CHECK(addPeriods(day(2023, 1, 31), month, 2) == day(2023, 3, 31));
    CHECK(addPeriods(day(2023, 3, 31), month, -1) == day(2023, 2, 28));
    CHECK(addPeriods(day(2024, 2, 29), {1, 0, 0}, 1) == day(2025, 2, 28));
    CHECK(addPeriods(day(2024, 2, 29), {1, 0, 0}, -4) == day(2020, 2, 29));
    CHECK(addPeriods(day(1, 1, 15), month, -1) == day(0, 12, 15));
    CHECK(addPeriods(day(-1, 12, 15), month, 1) == day(0, 1, 15));
    CHECK(addPeriods(day(2023, 1, 31), {0, 1, 1}, 1) == day(2023, 3, 1));
    CHECK(addPeriods(day(2023, 1, 1), {0, 0, 14}, -3) == day(2022, 11, 20));
}

TEST_CASE("far steps end at the ends of time") {
    CHECK(addPeriods(0, {0, 0, 100'000'000}, 1000) == kDayMax);
    CHECK(addPeriods(0, {0, 0, 100'000'000}, -1000) == kDayMin);
    CHECK(addPeriods(0, {100'000'000, 0, 0}, 2'000'000'000) == kDayMax);
    CHECK(addPeriods(0, {100'000'000, 0, 0}, -2'000'000'000) == kDayMin);
    CHECK(addPeriods(kDayMax, {0, 0, 1}, -1) == kDayMax);
    CHECK(windowEnding(0, {0, 0, 100'000'000}).last == 0);
}

TEST_CASE("a window of a period ends with its day") {
    CHECK(windowEnding(day(2023, 1, 30), {0, 0, 30}) == Window{day(2023, 1, 1), day(2023, 1, 30)});
    CHECK(windowEnding(day(2023, 3, 31), {0, 1, 0}) == Window{day(2023, 3, 1), day(2023, 3, 31)});
    CHECK(windowEnding(day(2023, 12, 31), {1, 0, 0}) == Window{day(2023, 1, 1), day(2023, 12, 31)});
    CHECK(windowEnding(day(2023, 12, 31), {0, 0, 1}).isInstant());
    CHECK(windowEnding(day(2023, 12, 31), {}).isInstant());
}

TEST_CASE("a window of whole months goes from month to month, whatever their length") {
    const auto month = [](int year, int number) {
        return Window{day(year, number, 1), day(year, number, daysInMonth(year, number))};
    };
    CHECK(wholeMonthsOf(month(2004, 2)) == 1);
    CHECK(wholeMonthsOf({day(2003, 11, 1), day(2005, 2, 28)}) == 16);
    CHECK(wholeMonthsOf({day(-1, 1, 1), day(0, 12, 31)}) == 24);
    CHECK_FALSE(wholeMonthsOf({day(2004, 2, 1), day(2004, 2, 28)})); // a leap year
    CHECK_FALSE(wholeMonthsOf({day(2004, 2, 2), day(2004, 2, 29)}));
    CHECK_FALSE(wholeMonthsOf({kDayMin, day(2004, 2, 29)}));
    CHECK(lengthAsTyped({day(2003, 1, 1), day(2004, 2, 29)}) == WindowLength({1, 2, 0}, true));
    CHECK(lengthAsTyped({day(2003, 1, 2), day(2003, 1, 11)}) == WindowLength({0, 0, 10}));

    const WindowLength one({0, 1, 0}, true);
    CHECK(windowEnding(day(2004, 2, 10), one) == month(2004, 2));
    CHECK(windowEnding(day(2004, 6, 30), one) == month(2004, 6)); // not from 31 May on
    CHECK(windowEnding(day(2004, 2, 29), WindowLength({1, 0, 0}, true)) == Window{day(2003, 3, 1), day(2004, 2, 29)});
    CHECK(windowEnding(kDayMax - 1, one).last == kDayMax);
    for (int count = -30; count <= 30; ++count) {
        const Day to = stepFrom(month(2004, 1), one, {0, 1, 0}, count);
        const CivilDate date = civilFromDay(to);
        CHECK(windowEnding(to, one) == month(date.year, date.month));
        CHECK((date.year - 2004) * 12 + date.month - 1 == count);
    }
}

TEST_CASE("a loop over some days begins there, wherever it is begun from") {
    Playback p = playing(LoopMode::loop, 500.0);
    CHECK(advance(p, 0.25).position <= 111.0);
    p.position = 3.0;
    CHECK(advance(p, 0.25).position >= 100.0);
    p.loop = LoopMode::bounce;
    CHECK(advance(p, 0.25).position >= 100.0);
}

TEST_CASE("playback stops, begins anew or turns at the ends") {
    Playback p = advance(playing(LoopMode::off, 104.0), 1.5);
    CHECK(p.position == 107.0);
    CHECK(p.playing);
    p = advance(p, 60.0);
    CHECK(p.position == 110.0);
    CHECK_FALSE(p.playing);
    p = advance(playing(LoopMode::off, 101.0, -1), 1.0);
    CHECK(p.position == 100.0);
    CHECK_FALSE(p.playing);

    CHECK(advance(playing(LoopMode::loop, 109.0), 1.5).position == 101.0); // the last day is shown for its time
    CHECK(advance(playing(LoopMode::loop, 110.5), 0.1).position == Approx(110.7));
    CHECK(advance(playing(LoopMode::loop, 100.0, -1), 0.5).position == 110.0);

    p = advance(playing(LoopMode::bounce, 108.0), 2.0);
    CHECK(p.position == 108.0);
    CHECK(p.direction == -1);
    p = advance(playing(LoopMode::bounce, 101.0, -1), 2.0);
    CHECK(p.position == 103.0);
    CHECK(p.direction == 1);
    p = advance(playing(LoopMode::bounce, 100.0), 10.0); // there and back again
    CHECK(p.position == 100.0);
    CHECK(p.direction == 1);

    Playback paused = playing(LoopMode::loop, 104.25);
    paused.playing = false;
    CHECK(advance(paused, 5.0).position == 104.25);
}

TEST_CASE("many small frames play as far as one large one") {
    for (const LoopMode loop : {LoopMode::off, LoopMode::loop, LoopMode::bounce}) {
        Playback small = playing(loop, 103.0);
        for (int i = 0; i < 1024; ++i) {
            small = advance(small, 1.0 / 64.0);
        }
        const Playback large = advance(playing(loop, 103.0), 16.0);
        CHECK(small.position == Approx(large.position));
        CHECK(small.direction == large.direction);
        CHECK(small.playing == large.playing);
    }
}

TEST_CASE("playback of a single day stays on it") {
    for (const LoopMode loop : {LoopMode::off, LoopMode::loop, LoopMode::bounce}) {
        Playback p = playing(loop, 100.0);
        p.last = p.first;
        CHECK(dayAt(advance(p, 3.3).position) == 100);
    }
}

TEST_CASE("the day of a position is the one it lies in, BC too") {
    CHECK(dayAt(3.999) == 3);
    CHECK(dayAt(-0.25) == -1);
    CHECK(dayAt(1e18) == kDayMax);
    CHECK(dayAt(-1e18) == kDayMin);
}

TEST_CASE("a date field says whole months and years in their short form, before our era too, and can read it") {
    const auto shown = [](CivilDate first, CivilDate last) {
        const Window window{dayFromCivil(first), dayFromCivil(last)};
        const std::string text = typedText(window);
        CHECK(readTypedDate(text).days == window);
        return text;
    };
    CHECK(shown({2004, 1, 1}, {2004, 12, 31}) == "2004");
    CHECK(shown({2004, 2, 1}, {2004, 2, 29}) == "2004-02");
    CHECK(shown({-447, 3, 1}, {-447, 3, 31}) == "-0447-03");
    CHECK(shown({-447, 1, 1}, {-447, 12, 31}) == "-0447");
    CHECK(shown({-44, 11, 1}, {14, 8, 31}) == "-0044-11/0014-08");
    CHECK(shown({-447, 3, 2}, {-447, 3, 31}) == "-0447-03-02/-0447-03-31");
    CHECK(shown({-12000, 1, 1}, {-12000, 12, 31}).find('/') != std::string::npos);
}
