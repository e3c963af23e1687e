// Files of historical borders name their dates in many ways; a date that is missed shows a state that is long gone.
#include "geo/boundary_times.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

using Rows = std::vector<FeatureProperties>;

BoundaryTimes read(const Rows& rows, BoundaryEnd end = BoundaryEnd::inclusive) {
    return readBoundaryTimes(rows, std::vector<std::string>(rows.size(), "X"), end);
}

/// `1900-01-01 to 1914-07-27`, with `..` for no bound.
std::string text(const Window& days) {
    return days.first > days.last ? "never" : isoDay(days.first) + " to " + isoDay(days.last);
}

/// The days of the first of two rows; the other keeps its end from being the end of the file.
std::string firstOf(const std::string& startField, const std::string& start, const std::string& endField,
                    const std::string& end, BoundaryEnd rule = BoundaryEnd::inclusive) {
    Rows rows{{{startField, start}, {endField, end}}, {{startField, "1800"}}, {{startField, "1801"}}};
    return text(read(rows, rule).days.front());
}

} // namespace

TEST_CASE("start and end are told by the names that files of borders have", "[boundary_times]") {
    const std::pair<const char*, const char*> names[] = {{"start", "end"},
                                                         {"gwsdate", "gwedate"},
                                                         {"COWSDATE", "COWEDATE"},
                                                         {"START_DATE", "END_DATE"},
                                                         {"valid_from", "valid_to"},
                                                         {"validFrom", "validUntil"},
                                                         {"valid_from", "valid_unti"},
                                                         {"from", "to"},
                                                         {"date_from", "date_to"},
                                                         {"begin", "end"},
                                                         {"BEG_YR", "END_YR"},
                                                         {"edtf:inception", "edtf:cessation"},
                                                         {"startyear", "endyear"},
                                                         {"gwsyear", "gweyear"},
                                                         {"year_from", "year_to"},
                                                         {"since", "until"},
                                                         {"von", "bis"}};
    for (const auto& [start, end] : names) {
        INFO(start << " " << end);
        CHECK(firstOf(start, "1900", end, "1913") == "1900-01-01 to 1913-12-31");
    }
}

TEST_CASE("fields that only look like dates of validity leave the borders alone", "[boundary_times]") {
    for (const auto& row : {FeatureProperties{{"last_update", "2020-01-01"}, {"year", "1999"}, {"date", "2001-05-05"}},
                            FeatureProperties{{"from", "Paris"}, {"to", "Berlin"}, {"state", "1"}},
                            FeatureProperties{{"trend", "3"}, {"legend", "a"}, {"gwcode", "365"}}}) {
        const auto times = read({row, row});
        CHECK_FALSE(times.any());
        CHECK(text(times.days.front()) == ".. to ..");
    }
}

TEST_CASE("dates in any form of EDTF and as people type them", "[boundary_times]") {
    const auto days = [](const char* start, const char* end) { return firstOf("start", start, "end", end); };
    CHECK(days("1914-07-28", "1918-11-11") == "1914-07-28 to 1918-11-11");
    CHECK(days("1914-07", "1918-11") == "1914-07-01 to 1918-11-30");
    CHECK(days("1914~", "1918?") == "1914-01-01 to 1918-12-31"); // not widened: borders would overlap
    CHECK(days("191X", "192X") == "1910-01-01 to 1929-12-31");
    CHECK(days("-0044", "0476") == "-0044-01-01 to 0476-12-31");
    CHECK(days("1914-07-28T12:00:00Z", "1918-11-11") == "1914-07-28 to 1918-11-11");
    CHECK(days("28.7.1914", "11.11.1918") == "1914-07-28 to 1918-11-11");
    CHECK(days("19140728", "19181111") == "1914-07-28 to 1918-11-11");
    CHECK(days("1914.0", "1918.0") == "1914-01-01 to 1918-12-31");
    const auto both =
        read({{{"validity", "1914-07-28/1918-11-11"}}, {{"validity", "1918-11-12/.."}}, {{"validity", "1900/.."}}});
    CHECK(text(both.days[0]) == "1914-07-28 to 1918-11-11");
    CHECK(text(both.days[1]) == "1918-11-12 to ..");
}

TEST_CASE("an end that is not there is no end", "[boundary_times]") {
    for (const char* open : {"", "..", "9999-12-31", "9999", "31/12/9999", "present", "unknown"}) {
        INFO(open);
        CHECK(firstOf("start", "1991-12-26", "end", open) == "1991-12-26 to ..");
    }
    CHECK(firstOf("gwsyear", "1991", "gweyear", "-1") == "1991-01-01 to ..");
}

TEST_CASE("years, months and days in fields of their own, as CShapes and Shapefiles have them", "[boundary_times]") {
    const auto row = [](const char* year, const char* month, const char* day) {
        return FeatureProperties{{"GWSYEAR", "1945"}, {"GWSMONTH", "5"},   {"GWSDAY", "8"},
                                 {"GWEYEAR", year},   {"GWEMONTH", month}, {"GWEDAY", day}};
    };
    const Rows rows{row("1990", "10", "2"), row("1990", "10", "0"), row("1990", "-1", "5"), row("9999", "12", "31"),
                    row("-1", "-1", "-1"),  row("9999", "1", "1"),  row("9999", "1", "1")};
    const auto times = read(rows);
    CHECK(times.start == "GWSYEAR, GWSMONTH, GWSDAY");
    CHECK(text(times.days[0]) == "1945-05-08 to 1990-10-02");
    CHECK(text(times.days[1]) == "1945-05-08 to 1990-10-31");
    CHECK(text(times.days[2]) == "1945-05-08 to 1990-12-31");
    CHECK(text(times.days[3]) == "1945-05-08 to ..");
    CHECK(text(times.days[4]) == "1945-05-08 to ..");
}

TEST_CASE("an exclusive end is the first day on which a border no longer holds", "[boundary_times]") {
    const auto days = [](const char* start, const char* end) {
        return firstOf("start", start, "end", end, BoundaryEnd::exclusive);
    };
    CHECK(days("1914-07-28", "1918-11-11") == "1914-07-28 to 1918-11-10");
    CHECK(days("1914", "1918") == "1914-01-01 to 1917-12-31");
    CHECK(days("1914-07-28", "1914-07-28") == "never");
    const auto both = read({{{"validity", "1914/1918"}}, {{"validity", "1900/.."}}, {{"validity", "1900/.."}}},
                           BoundaryEnd::exclusive);
    CHECK(text(both.days[0]) == "1914-01-01 to 1918-12-31"); // EDTF includes its ends
}

TEST_CASE("the end of what a file covers is not the end of its borders", "[boundary_times]") {
    Rows rows{{{"start", "1900"}, {"end", "1990-12-31"}}};
    for (int i = 0; i < 5; ++i) {
        rows.push_back({{"start", "1991-01-01"}, {"end", "2019-12-31"}});
    }
    auto times = read(rows);
    REQUIRE(times.coverageEnd);
    CHECK(isoDay(*times.coverageEnd) == "2019-12-31");
    CHECK(times.unbounded == 5);
    CHECK(text(times.days[0]) == "1900-01-01 to 1990-12-31");
    CHECK(text(times.days[1]) == "1991-01-01 to ..");
    // One state that ends last among many that go on has ended.
    for (auto& row : rows) {
        row[1].second = row[1].second == "2019-12-31" ? ".." : row[1].second;
    }
    rows.push_back({{"start", "1991-01-01"}, {"end", "2014-03-17"}});
    times = read(rows);
    CHECK_FALSE(times.coverageEnd);
    CHECK(text(times.days.back()) == "1991-01-01 to 2014-03-17");
}

TEST_CASE("dates that contradict the rule for ends are noticed", "[boundary_times]") {
    const Rows touching{{{"start", "1900"}, {"end", "1918-11-11"}}, {{"start", "1918-11-11"}, {"end", ".."}}};
    CHECK(read(touching).sameDay == 1);
    CHECK(read(touching).nextDay == 0);
    const Rows following{{{"start", "1900"}, {"end", "1918-11-11"}}, {{"start", "1918-11-12"}, {"end", ".."}}};
    CHECK(read(following).sameDay == 0);
    CHECK(read(following).nextDay == 1);
}

TEST_CASE("what cannot be read bounds nothing and is counted", "[boundary_times]") {
    const auto times = read({{{"start", "1900"}, {"end", "soon"}},
                             {{"start", "1950"}, {"end", "1940"}},
                             {{"name", "Atlantis"}},
                             {{"start", "1900"}, {"end", "1970"}},
                             {{"start", "1900"}, {"end", "1980"}},
                             {{"start", "1900"}, {"end", "1990"}}});
    CHECK(times.unread == 1);
    CHECK(times.unreadText == "soon");
    CHECK(times.never == 1);
    CHECK(times.undated == 1);
    CHECK(text(times.days[0]) == "1900-01-01 to ..");
    CHECK(text(times.days[1]) == "never");
    CHECK(text(times.days[2]) == ".. to ..");
}
