// What is not written of a time means something else in each standard; read by the wrong rule, a tie of one year holds
// for ever, or one that holds for ever is gone after a day.

#include "pack_fixture.hpp"

#include "core/day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace entente;
using namespace entente::test;

namespace {

Day day(int year, int month, int dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

/// The interval of a feature with such members.
Interval read(std::string_view members) {
    INFO(members);
    const auto result =
        readText(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{},)" +
                 std::string(members) + "}");
    REQUIRE(result);
    CHECK(result.diagnostics.empty());
    return result.value->features.at(0).interval;
}

Interval when(std::string_view spans) {
    return read(R"("when":)" + std::string(spans));
}

Interval timespans(std::string_view spans) {
    return when(R"({"timespans":[)" + std::string(spans) + "]}");
}

Interval time(std::string_view object) {
    return read(R"("time":)" + std::string(object));
}

Interval exact(Day first, Day last) {
    return {first, first, last, last};
}

} // namespace

// https://github.com/LinkedPasts/linked-places-format: "if end is omitted, the timespan is interpreted as the interval
// described by the start".
TEST_CASE("Linked Places: a start alone names an interval") {
    CHECK(timespans(R"({"start":{"in":"1832"}})") == exact(day(1832, 1, 1), day(1832, 12, 31)));
    CHECK(timespans(R"({"start":{"in":"1900-03"}})") == exact(day(1900, 3, 1), day(1900, 3, 31)));
    CHECK(timespans(R"({"start":{"in":"1832-08-01"}})") == exact(day(1832, 8, 1), day(1832, 8, 1)));
    CHECK(when(R"({"timespan":{"start":"1832"}})") == exact(day(1832, 1, 1), day(1832, 12, 31)));
    // Somewhere in these years, not through all of them.
    CHECK(timespans(R"({"start":{"in":"183X"}})") ==
          Interval{day(1830, 1, 1), day(1839, 12, 31), day(1830, 1, 1), day(1839, 12, 31)});
    CHECK(timespans(R"({"start":{"in":"1832~"}})") ==
          Interval{day(1831, 1, 1), day(1833, 12, 31), day(1831, 1, 1), day(1833, 12, 31)});
}

TEST_CASE("Linked Places: earliest and latest are the two ends of what is possible") {
    CHECK(timespans(R"({"start":{"earliest":"1900","latest":"1905"},"end":{"in":"1950-05-01"}})") ==
          Interval{day(1900, 1, 1), day(1905, 12, 31), day(1950, 5, 1), day(1950, 5, 1)});
    CHECK(timespans(R"({"start":{"in":"1900-01-01"},"end":{"earliest":"1940","latest":"1950-06"}})") ==
          Interval{day(1900, 1, 1), day(1900, 1, 1), day(1940, 1, 1), day(1950, 6, 30)});
}

TEST_CASE("Linked Places: -1 is unknown, and several spans are one from the first to the last day") {
    CHECK(timespans(R"({"start":{"in":"1900-03-01"},"end":{"in":-1}})") ==
          Interval{day(1900, 3, 1), day(1900, 3, 1), day(1900, 3, 1), kDayMax});
    CHECK(timespans(R"({"start":{"in":"1920"}},{"start":{"in":"1900-05-06"},"end":{"in":"1910-02-03"}})") ==
          Interval{day(1900, 5, 6), day(1900, 5, 6), day(1920, 12, 31), day(1920, 12, 31)});
}

// https://github.com/sgillies/geojson-events: "Open-ended intervals can be represented by omitting either".
TEST_CASE("GeoJSON events: an omitted side of an interval is open, an instant is its day") {
    CHECK(when(R"({"type":"Interval","start":"2014-04-24"})") == exact(day(2014, 4, 24), kDayMax));
    CHECK(when(R"({"@type":"Interval","end":"2014-04-24"})") == exact(kDayMin, day(2014, 4, 24)));
    CHECK(when(R"({"type":"Instant","start":"2016-08-12T01:26:35.140000+00:00"})") ==
          exact(day(2016, 8, 12), day(2016, 8, 12)));
    CHECK(when(R"({"datetime":"2014-04-24","@type":"Instant"})") == exact(day(2014, 4, 24), day(2014, 4, 24)));
    CHECK(when(R"({"start":"2014-04-24","stop":"2014-04-25","@type":"Interval"})") ==
          exact(day(2014, 4, 24), day(2014, 4, 25)));
}

// https://docs.ogc.org/is/21-045r1/21-045r1.html: each side of an interval is a date, a timestamp or "..".
TEST_CASE("JSON-FG: two dots are open, a date or a timestamp is its day, null says nothing") {
    CHECK(time(R"({"date":"1969-07-20"})") == exact(day(1969, 7, 20), day(1969, 7, 20)));
    CHECK(time(R"({"timestamp":"1969-07-20T20:17:40Z"})") == exact(day(1969, 7, 20), day(1969, 7, 20)));
    CHECK(time(R"({"interval":["1969-07-16","1969-07-24"]})") == exact(day(1969, 7, 16), day(1969, 7, 24)));
    CHECK(time(R"({"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]})") ==
          exact(day(1969, 7, 16), day(1969, 7, 24)));
    CHECK(time(R"({"interval":["2014-04-24T10:50:18Z",".."]})") == exact(day(2014, 4, 24), kDayMax));
    CHECK(time(R"({"interval":["..","2014-04-24"]})") == exact(kDayMin, day(2014, 4, 24)));
    CHECK(time(R"({"interval":["..",".."]})") == exact(kDayMin, kDayMax));
    CHECK(time(R"({"interval":[null,"2014-04-24"]})") == exact(kDayMin, day(2014, 4, 24)));
    CHECK(time(R"({"date":"1969-07-20","interval":["1969-07-16","1969-07-24"]})") ==
          exact(day(1969, 7, 16), day(1969, 7, 24)));
    CHECK(time("null") == exact(kDayMin, kDayMax));
}

TEST_CASE("our own: nothing written goes by omitted_end, two dots are open, an empty text is unknown") {
    const auto own = [](std::string_view rule, std::string_view dates) {
        const auto result = readText(
            R"({"type":"FeatureCollection","entente":{"version":1,"id":"t","title":"t","license":"CC0-1.0",)" +
            std::string(R"("omitted_end":")") + std::string(rule) +
            R"("},"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{)" +
            std::string(dates) + "}}]}");
        REQUIRE(result);
        return result.value->features.at(0).interval;
    };
    const Day first = day(2004, 8, 28);
    CHECK(own("open", R"("start":"2004-08-28")") == exact(first, kDayMax));
    CHECK(own("instant", R"("start":"2004-08-28")") == exact(first, first));
    CHECK(own("open", R"("start":"2004-08-28","end":null)") == exact(first, kDayMax));
    CHECK(own("instant", R"("start":"2004-08-28","end":"..")") == exact(first, kDayMax));
    CHECK(own("instant", R"("start":"2004-08-28","end":"")") == Interval{first, first, first, kDayMax});
    CHECK(own("open", R"("date":"2004-08-28")") == exact(first, first));
    CHECK(own("open", R"("end":"2004-08-28")") == exact(kDayMin, first));
}
