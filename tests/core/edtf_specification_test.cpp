// The examples of the EDTF specification (Library of Congress, 4 February 2019,
// https://www.loc.gov/standards/datetime/) and texts that it does not allow. The days beside them are written by hand
// from its words; those of qualified dates follow our own rule of one unit more on both sides, those of seasons the
// northern months, both of which the specification leaves open.

#include "core/date.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string_view>

using namespace entente;

namespace {

struct DateCase {
    std::string_view text;
    std::string_view earliest;
    std::string_view latest;
};

struct IntervalCase {
    std::string_view text;
    std::string_view startEarliest;
    std::string_view startLatest;
    std::string_view endEarliest;
    std::string_view endLatest;
};

constexpr DateCase kLevel0[] = {
    {"1985-04-12", "1985-04-12", "1985-04-12"},
    {"1985-04", "1985-04-01", "1985-04-30"},
    {"1985", "1985-01-01", "1985-12-31"},
    {"2000-02-29", "2000-02-29", "2000-02-29"},
    {"1900-02", "1900-02-01", "1900-02-28"},
    {"0000", "0000-01-01", "0000-12-31"},
    {"1985-04-12T23:20:30", "1985-04-12", "1985-04-12"},
    {"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"},
    {"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"},
    {"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"},
};

constexpr DateCase kLevel1[] = {
    {"Y170002", "+170002-01-01", "+170002-12-31"}, {"Y-170002", "-170002-01-01", "-170002-12-31"},
    {"2001-21", "2001-03-01", "2001-05-31"},       {"2001-22", "2001-06-01", "2001-08-31"},
    {"2001-23", "2001-09-01", "2001-11-30"},       {"2001-24", "2001-12-01", "2002-02-28"},
    {"-2004-23", "-2004-09-01", "-2004-11-30"},    {"1984?", "1983-01-01", "1985-12-31"},
    {"2004-06~", "2004-05-01", "2004-07-31"},      {"2004-06-11%", "2004-06-10", "2004-06-12"},
    {"201X", "2010-01-01", "2019-12-31"},          {"20XX", "2000-01-01", "2099-12-31"},
    {"2004-XX", "2004-01-01", "2004-12-31"},       {"1985-04-XX", "1985-04-01", "1985-04-30"},
    {"1985-XX-XX", "1985-01-01", "1985-12-31"},    {"-1985", "-1985-01-01", "-1985-12-31"},
};

constexpr DateCase kLevel2[] = {
    {"Y-17E4", "-170000-01-01", "-170000-12-31"},
    {"1950S2", "1900-01-01", "1999-12-31"},
    {"Y3388E2S3", "+338000-01-01", "+338999-12-31"},
    {"2001-29", "2001-09-01", "2001-11-30"},
    {"2001-34", "2001-04-01", "2001-06-30"},
    {"2001-38", "2001-05-01", "2001-08-31"},
    {"2001-41", "2001-07-01", "2001-12-31"},
    {"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"},
    {"[..1760-12-03]", "..", "1760-12-03"},
    {"[1760-12..]", "1760-12-01", ".."},
    {"[1760-01,1760-02,1760-12..]", "1760-01-01", ".."},
    {"[1667,1760-12]", "1667-01-01", "1760-12-31"},
    {"2004-06-11%", "2004-06-10", "2004-06-12"},
    {"2004-06~-11", "2004-05-11", "2004-07-11"},
    {"2004?-06-11", "2003-06-11", "2005-06-11"},
    {"?2004-06-~11", "2003-06-11", "2005-06-11"},
    {"2004-%06-11", "2004-05-11", "2004-07-11"},
    {"2004-?02-29", "2004-01-29", "2004-03-31"},
    {"156X-12-25", "1560-12-25", "1569-12-25"},
    {"15XX-12-25", "1500-12-25", "1599-12-25"},
    {"XXXX-12-XX", "0000-12-01", "9999-12-31"},
    {"1XXX-XX", "1000-01-01", "1999-12-31"},
    {"1XXX-12", "1000-12-01", "1999-12-31"},
    {"1984-1X", "1984-10-01", "1984-12-31"},
    {"198X-02-29", "1980-02-29", "1988-02-29"},
};

constexpr IntervalCase kIntervals[] = {
    {"1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"},
    {"2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"},
    {"2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"},
    {"2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28"},
    {"2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"},
    {"2005/2006-02", "2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28"},
    {"1985-04-12/..", "1985-04-12", "1985-04-12", "..", ".."},
    {"1985-04/..", "1985-04-01", "1985-04-30", "..", ".."},
    {"1985/..", "1985-01-01", "1985-12-31", "..", ".."},
    {"../1985-04-12", "..", "..", "1985-04-12", "1985-04-12"},
    {"../1985-04", "..", "..", "1985-04-01", "1985-04-30"},
    {"../1985", "..", "..", "1985-01-01", "1985-12-31"},
    {"1985-04-12/", "1985-04-12", "1985-04-12", "1985-04-12", ".."},
    {"1985-04/", "1985-04-01", "1985-04-30", "1985-04-01", ".."},
    {"1985/", "1985-01-01", "1985-12-31", "1985-01-01", ".."},
    {"/1985-04-12", "..", "1985-04-12", "1985-04-12", "1985-04-12"},
    {"/1985", "..", "1985-12-31", "1985-01-01", "1985-12-31"},
    {"1984~/2004-06", "1983-01-01", "1985-12-31", "2004-06-01", "2004-06-30"},
    {"1984/2004-06~", "1984-01-01", "1984-12-31", "2004-05-01", "2004-07-31"},
    {"1984?/2004%", "1983-01-01", "1985-12-31", "2003-01-01", "2005-12-31"},
    {"2004-06-~01/2004-06-~20", "2004-05-31", "2004-06-02", "2004-06-19", "2004-06-21"},
    {"2004-06-XX/2004-07-03", "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"},
    {"-1985/2004", "-1985-01-01", "-1985-12-31", "2004-01-01", "2004-12-31"},
};

constexpr std::string_view kInvalid[] = {
    "85",
    "198",
    "19850412",
    "1985-13",
    "1985-00",
    "1985-4",
    "1985-04-1",
    "1985-02-29",
    "1900-02-29",
    "1985-04-31",
    "1985-04-00",
    "1985/04/12",
    "1985-0412",
    "12-04-1985",
    "1985-04-12T",
    "1985-04-12T25:00:00",
    "1985-04-12T23:60:00",
    "1985-04-12T23:20:30X",
    "1985-04T23:20:30",
    "Y2006",
    "Y1985-04",
    "y170002",
    "170002",
    "2001-20",
    "2001-42",
    "2001-25-12",
    "2001-21-03",
    "1984??",
    "1984?~",
    "~",
    "1984 ?",
    "19X",
    "1985-04-3X-",
    "-",
    "--1985",
    "2004-06-",
    "[1984",
    "{1984}",
    "unknown",
    "open",
    "..",
    "1985-04-12-",
    "1985.04.12",
    "April 1985",
};

constexpr std::string_view kInvalidIntervals[] = {
    "1964//2008", "1964/2008/2010", "1985-13/2004", "1985/2004-02-30",
    "1964/...",   "open/1985",      "1985/unknown", "P1Y/2004",
};

template <std::size_t N> void checkDates(const DateCase (&cases)[N]) {
    for (const DateCase& c : cases) {
        const DateParse parse = parseDate(c.text);
        INFO(c.text << ": " << parse.error);
        CHECK(parse.date.has_value());
        if (parse.date.has_value()) {
            CHECK(isoDay(parse.date->earliest) == c.earliest);
            CHECK(isoDay(parse.date->latest) == c.latest);
        }
    }
}

} // namespace

TEST_CASE("the examples of EDTF level 0 mean the days its specification tells") {
    checkDates(kLevel0);
}

TEST_CASE("the examples of EDTF level 1 mean the days its specification tells") {
    checkDates(kLevel1);
}

TEST_CASE("the examples of EDTF level 2 mean the days its specification tells") {
    checkDates(kLevel2);
}

TEST_CASE("the intervals of EDTF begin and end where its specification tells") {
    for (const IntervalCase& c : kIntervals) {
        const IntervalParse parse = parseInterval(c.text, std::nullopt, OmittedEnd::open);
        INFO(c.text << ": " << parse.error);
        CHECK(parse.interval.has_value());
        if (parse.interval.has_value()) {
            CHECK(isoDay(parse.interval->startEarliest) == c.startEarliest);
            CHECK(isoDay(parse.interval->startLatest) == c.startLatest);
            CHECK(isoDay(parse.interval->endEarliest) == c.endEarliest);
            CHECK(isoDay(parse.interval->endLatest) == c.endLatest);
        }
        CHECK_FALSE(parse.swapped);
    }
}

TEST_CASE("texts that EDTF does not allow are refused with a reason") {
    for (const std::string_view text : kInvalid) {
        const DateParse parse = parseDate(text);
        INFO(text);
        CHECK_FALSE(parse.date.has_value());
        CHECK_FALSE(parse.error.empty());
    }
    for (const std::string_view text : kInvalidIntervals) {
        const IntervalParse parse = parseInterval(text, std::nullopt, OmittedEnd::open);
        INFO(text);
        CHECK_FALSE(parse.interval.has_value());
        CHECK_FALSE(parse.error.empty());
    }
}

TEST_CASE("sets of which every date is meant are no single date, and that is what is said") {
    for (const std::string_view text : {"{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}"}) {
        INFO(text);
        CHECK(parseDate(text).several);
        CHECK_FALSE(parseDate(text).date.has_value());
        CHECK(parseInterval("2004", text, OmittedEnd::open).several);
    }
}

TEST_CASE("years beyond what a day can hold are before or after all days") {
    const Window shown{dayFromCivil({-4'999'999, 1, 1}), dayFromCivil({4'999'999, 12, 31})};
    const auto state = [&shown](std::string_view text) {
        const auto parse = parseInterval(text, std::nullopt, OmittedEnd::open);
        INFO(text);
        CHECK(parse.beyond);
        CHECK_FALSE(parse.swapped);
        return stateIn(parse.interval.value(), shown);
    };
    CHECK(state("Y170000002/..") == State::absent);
    CHECK(state("../Y-170000002") == State::absent);
    CHECK(state("Y-170000002/..") == State::certain);
    CHECK(state("Y-170000002/Y170000002") == State::certain);
    CHECK(state("Y-17E7/Y17E8") == State::certain);
    CHECK(state("Y171010000S3/Y99999999999999999999") == State::absent);
    CHECK(parseInterval("Y17E7", "Y-17E7", OmittedEnd::open).swapped);
    CHECK_FALSE(parseDate("Y170000002~").date.value().isBounded());
    CHECK(parseDate("Y5000000~").date.value().earliest == dayFromCivil({4'999'999, 1, 1}));
    CHECK_FALSE(parseDate("Y-5000000").beyond);
}
