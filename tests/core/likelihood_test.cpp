// A tie whose year alone is known must not look the same on 2 January and on 30 December of it.

#include "core/likelihood.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

Interval intervalOf(const char* start, const char* end) {
    return *parseInterval(std::string_view(start), std::string_view(end), OmittedEnd::open).interval;
}

double on(const Interval& interval, CivilDate date) {
    const Day day = dayFromCivil(date);
    return likelihoodIn(interval, {day, day});
}

} // namespace

TEST_CASE("a start known to the year grows likelier as the year passes", "[likelihood]") {
    const Interval since = intervalOf("2004", "..");
    CHECK(on(since, {2003, 12, 31}) == 0.0);
    CHECK(on(since, {2004, 1, 1}) == Approx(1.0 / 366.0)); // a leap year
    CHECK(on(since, {2004, 7, 1}) == Approx(183.0 / 366.0));
    CHECK(on(since, {2004, 12, 31}) == 1.0);
    CHECK(on(since, {2030, 1, 1}) == 1.0);
}

TEST_CASE("an end known to the month grows less likely as the month passes", "[likelihood]") {
    const Interval until = intervalOf("2000-01-01", "2005-04");
    CHECK(on(until, {2005, 4, 1}) == 1.0);
    CHECK(on(until, {2005, 4, 2}) == Approx(29.0 / 30.0));
    CHECK(on(until, {2005, 4, 30}) == Approx(1.0 / 30.0));
    CHECK(on(until, {2005, 5, 1}) == 0.0);
}

TEST_CASE("what has no bound, or may not be so at all, counts as a half", "[likelihood]") {
    CHECK(on(intervalOf("2000-01-01", ""), {2010, 1, 1}) == 0.5); // an unknown end
    CHECK(on(onlyPossible(intervalOf("2000-01-01", "2010-01-01")), {2005, 1, 1}) == 0.5);
}

TEST_CASE("likelihood is between 0 and 1 exactly where the tie is possible", "[likelihood]") {
    for (const Day a : {kDayMin, 0, 3}) {
        for (const Day b : {5, 9}) {
            for (const Day c : {9, 14}) {
                for (const Day d : {16, kDayMax}) {
                    const Interval interval{a, b, c, d};
                    for (Day day = -2; day < 20; ++day) {
                        const Window window{day, day + 1};
                        const double likelihood = likelihoodIn(interval, window);
                        const State state = stateIn(interval, window);
                        CHECK((state == State::certain) == (likelihood == 1.0));
                        CHECK((state == State::absent) == (likelihood == 0.0));
                    }
                }
            }
        }
    }
}
