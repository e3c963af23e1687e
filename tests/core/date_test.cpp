// A date that is read otherwise than it was meant puts a tie on the map when it did not hold.

#include "core/date.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace entente;

namespace {

/// `2004-01-01/2004-12-31`, or the error.
std::string span(std::string_view text) {
    const DateParse parse = parseDate(text);
    REQUIRE(parse.date.has_value() == parse.error.empty());
    if (!parse.date) {
        return parse.error;
    }
    return isoDay(parse.date->earliest) + "/" + isoDay(parse.date->latest);
}

Date read(std::string_view text) {
    const DateParse parse = parseDate(text);
    INFO(text << ": " << parse.error);
    REQUIRE(parse.date);
    return *parse.date;
}

/// The four days of an interval, or the error.
std::string days(std::optional<std::string_view> start, std::optional<std::string_view> end,
                 OmittedEnd omitted = OmittedEnd::open) {
    const IntervalParse parse = parseInterval(start, end, omitted);
    if (!parse.interval) {
        return parse.error;
    }
    const Interval& i = *parse.interval;
    return isoDay(i.startEarliest) + " " + isoDay(i.startLatest) + " " + isoDay(i.endEarliest) + " " +
           isoDay(i.endLatest);
}

} // namespace

TEST_CASE("the EDTF forms of levels 0 and 1 mean the days the specification gives them") {
    CHECK(span("2004") == "2004-01-01/2004-12-31");
    CHECK(span("2004-02") == "2004-02-01/2004-02-29");
    CHECK(span("2004-08-28") == "2004-08-28/2004-08-28");
    CHECK(span("0000") == "0000-01-01/0000-12-31");
    CHECK(span("-0044") == "-0044-01-01/-0044-12-31");
    CHECK(span("-0044-03-15") == "-0044-03-15/-0044-03-15");
    CHECK(span("201X") == "2010-01-01/2019-12-31");
    CHECK(span("20XX") == "2000-01-01/2099-12-31");
    CHECK(span("1XXX") == "1000-01-01/1999-12-31");
    CHECK(span("-004X") == "-0049-01-01/-0040-12-31");
    CHECK(span("2004-XX") == "2004-01-01/2004-12-31");
    CHECK(span("1985-04-XX") == "1985-04-01/1985-04-30");
    CHECK(span("1985-XX-XX") == "1985-01-01/1985-12-31");
    CHECK(span("199u") == "1990-01-01/1999-12-31");
    CHECK(span("Y170002") == "+170002-01-01/+170002-12-31");
    CHECK(span("Y-170002") == "-170002-01-01/-170002-12-31");
    CHECK(span("+170000-01-02") == "+170000-01-02/+170000-01-02");
}

TEST_CASE("seasons are the meteorological ones of the northern hemisphere") {
    CHECK(span("2001-21") == "2001-03-01/2001-05-31");
    CHECK(span("2001-22") == "2001-06-01/2001-08-31");
    CHECK(span("2001-23") == "2001-09-01/2001-11-30");
    CHECK(span("2003-24") == "2003-12-01/2004-02-29");
}

TEST_CASE("a qualified date is widened by one unit of its own precision") {
    CHECK(span("2004~") == "2003-01-01/2005-12-31");
    CHECK(span("2004-08?") == "2004-07-01/2004-09-30");
    CHECK(span("2004-03-01%") == "2004-02-29/2004-03-02");
    CHECK(span("201X~") == "2000-01-01/2029-12-31");
    CHECK(span("2001-21?") == "2000-12-01/2001-08-31");
    const Date both = read("2004%");
    CHECK((both.approximate && both.uncertain));
    const Date approximate = read("2004~");
    CHECK((approximate.approximate && !approximate.uncertain));
    const Date uncertain = read("2004?");
    CHECK((!uncertain.approximate && uncertain.uncertain));
}

TEST_CASE("of a date-time the day is kept as written") {
    for (const std::string_view text :
         {"2023-01-16T00:00:00Z", "2023-01-16T23:59:60", "2023-01-16T10:30", "2023-01-16T10:30:15.123+09:00",
          "2023-01-16T10:30:15-0330", "2023-01-16T10:30+09", "2023-01-16 10:30", "  2023-01-16\n"}) {
        INFO(text);
        CHECK(span(text) == "2023-01-16/2023-01-16");
    }
    CHECK_FALSE(parseDate("2023-01-16T25:00").date);
    CHECK_FALSE(parseDate("2023-01-16T10").date);
    CHECK_FALSE(parseDate("2023-01-16T10:30:15.Z").date);
    CHECK_FALSE(parseDate("2023-01-16T10:30Zulu").date);
    CHECK_FALSE(parseDate("2023-01T10:30").date);
}

TEST_CASE("what is no date says why") {
    CHECK(span("") == "the date is empty");
    CHECK(span("2023-02-29") == "February 2023 has no day 29");
    CHECK(span("2023-13") == "month 13 does not exist");
    CHECK(span("2023-13-01") == "month 13 does not exist");
    CHECK(span("2023-00-01") == "month 00 does not exist");
    CHECK(span("2004-8") == "a month is two digits (2004-08)");
    CHECK(span("2004-08-1") == "a day is two digits (2004-08-28)");
    CHECK(span("2004-04-31") == "April 2004 has no day 31");
    CHECK(span("20040828") == "hyphens are missing; write 2004-08-28");
    CHECK(span("2004-42") == "month 42 does not exist");
    CHECK(span("-0000").find("1 BC is 0000") != std::string::npos);
    CHECK(span("+2004").find("plus sign") != std::string::npos);
    CHECK(span("12004").find("begins with Y") != std::string::npos);
    CHECK(span("Y2004") == "a year of four digits is written without Y");
    CHECK(span("2X01-02-29") == "there is no such day");
    CHECK(span("1950S2-05").find("significant") != std::string::npos);
    for (const std::string_view text : {"soon",
                                        "28.08.2004",
                                        "28 August 2004",
                                        "2004/08/28",
                                        "2004-08-28-01",
                                        "Y",
                                        "Y-",
                                        "-",
                                        "~",
                                        "T",
                                        "2004-",
                                        "2004-08-",
                                        "\xff\xfe",
                                        "2004-\xC2\xA0 8",
                                        "200",
                                        "2004-2X",
                                        "2004-08-4X",
                                        "2001-21-05",
                                        "2001-21-XX",
                                        "1950S",
                                        "1950S0",
                                        "Y17E",
                                        "[]",
                                        "[..]",
                                        "[1984,]",
                                        "[[1984],1985]",
                                        "{soon}"}) {
        INFO(text);
        const DateParse parse = parseDate(text);
        CHECK_FALSE(parse.date);
        CHECK_FALSE(parse.error.empty());
    }
    CHECK(parseDate("{1960,1961-12}").several);
    CHECK_FALSE(parseDate("{soon}").several);
}

TEST_CASE("any bytes are survived, and what is accepted is in order") {
    std::mt19937 random(11);
    constexpr std::string_view kLetters = "0123456789-XuYTZ~?%:./+ \xC3\xA9";
    for (int i = 0; i < 200'000; ++i) {
        std::string text = i % 2 == 0 ? "2004-0" : "";
        const std::size_t length = random() % 14;
        for (std::size_t k = 0; k < length; ++k) {
            text += kLetters[random() % kLetters.size()];
        }
        const DateParse parse = parseDate(text);
        REQUIRE(parse.date.has_value() == parse.error.empty());
        REQUIRE((!parse.date || parse.date->earliest <= parse.date->latest));
        const IntervalParse interval = parseInterval(text, std::nullopt, OmittedEnd::instant);
        REQUIRE(interval.interval.has_value() == interval.error.empty());
    }
}

TEST_CASE("a day that is written out is read back") {
    std::mt19937 random(5);
    std::uniform_int_distribution<std::int32_t> year(-4'999'999, 4'999'999);
    for (int i = 0; i < 20'000; ++i) {
        const std::int32_t y = i % 2 == 0 ? year(random) : year(random) % 10'000;
        const Day day = dayFromCivil({y, 1, 1}) + static_cast<Day>(random() % 365);
        INFO(isoDay(day));
        REQUIRE(read(isoDay(day)).earliest == day);
        REQUIRE(read(isoDay(day)).isExact());
    }
}

TEST_CASE("intervals hold from the first to the last day, both included") {
    CHECK(days("2023-01-16", "2023-01-26") == "2023-01-16 2023-01-16 2023-01-26 2023-01-26");
    CHECK(days("2023-01-16", "..") == "2023-01-16 2023-01-16 .. ..");
    CHECK(days("2023-01-16", std::nullopt) == "2023-01-16 2023-01-16 .. ..");
    CHECK(days("2023-01-16", std::nullopt, OmittedEnd::instant) == "2023-01-16 2023-01-16 2023-01-16 2023-01-16");
    CHECK(days("2023", std::nullopt, OmittedEnd::instant) == "2023-01-01 2023-12-31 2023-01-01 2023-12-31");
    CHECK(days("..", "1991-12-25") == ".. .. 1991-12-25 1991-12-25");
    CHECK(days(std::nullopt, "1991-12-25") == ".. .. 1991-12-25 1991-12-25");
    CHECK(days(std::nullopt, std::nullopt) == ".. .. .. ..");
    CHECK(days("..", "..") == ".. .. .. ..");
    // Each side bounds the other.
    CHECK(days("2004", "2004-03") == "2004-01-01 2004-03-31 2004-03-01 2004-03-31");
    CHECK(days("2004-05", "2004") == "2004-05-01 2004-05-31 2004-05-01 2004-12-31");
}

TEST_CASE("an unknown end may be any day from the start on, an unknown start any day up to the end") {
    const Interval unknownEnd = *parseInterval("2001-06-15", "", OmittedEnd::open).interval;
    const Day start = dayFromCivil({2001, 6, 15});
    CHECK(stateIn(unknownEnd, {start - 1, start - 1}) == State::absent);
    CHECK(stateIn(unknownEnd, {start, start}) == State::certain);
    CHECK(stateIn(unknownEnd, {start + 1, start + 1}) == State::possible);
    CHECK(stateIn(unknownEnd, {start + 100'000, start + 100'000}) == State::possible);
    const Interval unknownStart = *parseInterval("", "2001-06-15", OmittedEnd::open).interval;
    CHECK(stateIn(unknownStart, {start - 100'000, start - 100'000}) == State::possible);
    CHECK(stateIn(unknownStart, {start, start}) == State::certain);
    CHECK(stateIn(unknownStart, {start + 1, start + 1}) == State::absent);
    const Interval nothingKnown = *parseInterval("", "", OmittedEnd::open).interval;
    CHECK(stateIn(nothingKnown, {start, start}) == State::possible);
}

TEST_CASE("a start may be an interval of its own") {
    CHECK(days("1985-04/..", std::nullopt) == "1985-04-01 1985-04-30 .. ..");
    CHECK(days("../1991", std::nullopt) == ".. .. 1991-01-01 1991-12-31");
    CHECK(days("2004-02-01/2005-02", std::nullopt) == "2004-02-01 2004-02-01 2005-02-01 2005-02-28");
    CHECK(days("2004-06/2006~", std::nullopt) == "2004-06-01 2004-06-30 2005-01-01 2007-12-31");
    CHECK(days("/2004", std::nullopt) == days("", "2004"));
    CHECK(days("2004/", std::nullopt) == days("2004", ""));
    const IntervalParse twice = parseInterval("2004/2005", "2006", OmittedEnd::open);
    CHECK_FALSE(twice.interval);
    CHECK(twice.startAtFault);
}

TEST_CASE("faults of an interval name the side") {
    const IntervalParse swapped = parseInterval("2023-01-26", "2023-01-16", OmittedEnd::open);
    CHECK(swapped.swapped);
    CHECK(swapped.interval->startEarliest < swapped.interval->endEarliest);
    CHECK_FALSE(parseInterval("2004-05", "2004", OmittedEnd::open).swapped);
    const IntervalParse badStart = parseInterval("2023-02-29", "2024", OmittedEnd::open);
    CHECK((!badStart.interval && badStart.startAtFault && !badStart.endAtFault));
    const IntervalParse badEnd = parseInterval("2023-02-28", "2024-13", OmittedEnd::open);
    CHECK((!badEnd.interval && !badEnd.startAtFault && badEnd.endAtFault));
    const auto badHalf = parseInterval("2004/06", std::nullopt, OmittedEnd::open); // the text that is at fault is one
    CHECK((!badHalf.interval && badHalf.startAtFault && !badHalf.endAtFault));
    CHECK(badEnd.error == "month 13 does not exist");
}

TEST_CASE("whatever sides an interval has, its days keep their order") {
    const std::vector<std::optional<std::string_view>> sides{
        std::nullopt, "", "..", "2004", "2004-05", "2004-05-06", "2004~", "200X", "2003-24", "2004-05-07?", "-0044"};
    for (const auto& start : sides) {
        for (const auto& end : sides) {
            for (const OmittedEnd omitted : {OmittedEnd::open, OmittedEnd::instant}) {
                const IntervalParse parse = parseInterval(start, end, omitted);
                INFO(start.value_or("-") << " to " << end.value_or("-"));
                REQUIRE(parse.interval);
                const Interval& i = *parse.interval;
                CHECK(i.startEarliest <= i.startLatest);
                CHECK(i.endEarliest <= i.endLatest);
                CHECK(i.startEarliest <= i.endEarliest);
                CHECK(i.startLatest <= i.endLatest);
            }
        }
    }
}
