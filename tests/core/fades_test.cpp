// Ties that flash in and out, or stay behind after they ended, make a film of the map lie.

#include "core/fades.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

using Drawn = std::vector<std::pair<StrandId, StrandTotals>>;
constexpr StrandTotals kOne{1, 0, 5000};

} // namespace

TEST_CASE("the first picture fades nothing in") {
    Fades fades;
    fades.update({{1, kOne}, {2, kOne}}, 0.0);
    CHECK(fades.opacity(1) == 1.0);
    CHECK(!fades.moving());
    CHECK(fades.leaving().empty());
}

TEST_CASE("a new strand comes, one that ended goes with the strength it had") {
    Fades fades;
    fades.update({{1, kOne}}, 0.0);
    fades.update({{2, {0, 3, 700}}}, 0.1);
    CHECK(fades.moving());
    CHECK(fades.opacity(2) == Approx(0.1 / Fades::kDuration));
    REQUIRE(fades.leaving().size() == 1);
    CHECK(fades.leaving().front().strand == 1);
    CHECK(fades.leaving().front().totals == kOne);
    CHECK(fades.leaving().front().opacity == Approx(1.0 - 0.1 / Fades::kDuration));

    fades.update({{2, {0, 3, 700}}}, Fades::kDuration);
    CHECK(fades.opacity(2) == 1.0);
    CHECK(fades.leaving().empty());
    CHECK(!fades.moving());
}

TEST_CASE("a strand that comes back while it goes grows again from where it was") {
    Fades fades;
    fades.update({{1, kOne}}, 0.0);
    fades.update({}, Fades::kDuration / 2);
    fades.update({{1, kOne}}, Fades::kDuration / 4);
    CHECK(fades.opacity(1) == Approx(0.75));
    CHECK(fades.leaving().empty());
}

TEST_CASE("opacity stays between none and full however time passes") {
    Fades fades;
    fades.update({{1, kOne}}, 0.0);
    for (int i = 0; i < 200; ++i) {
        const bool present = (i / 3) % 2 == 0;
        fades.update(present ? Drawn{{1, kOne}, {2, kOne}} : Drawn{{2, kOne}}, 0.013 * (i % 7) * (i % 5));
        for (const StrandId strand : {1U, 2U}) {
            CHECK(fades.opacity(strand) >= 0.0);
            CHECK(fades.opacity(strand) <= 1.0);
        }
        for (const auto& leaving : fades.leaving()) {
            CHECK(leaving.opacity > 0.0);
            CHECK(leaving.opacity <= 1.0);
        }
    }
}

TEST_CASE("a still picture shows what holds, whole, and nothing that ended") {
    Fades fades;
    fades.update({{1, kOne}}, 0.0);
    fades.update({{2, kOne}}, 0.05);
    fades.finish();
    CHECK(fades.opacity(2) == 1.0);
    CHECK(fades.leaving().empty());
    CHECK(!fades.moving());
}

TEST_CASE("a strand that got stronger or weaker is marked for a moment, and then no more") {
    Fades fades;
    fades.update({{1, {1, 0, 5000}}, {2, {2, 0, 9000}}}, 0.0);
    CHECK(fades.mark(1).strength == 0.0);
    fades.update({{1, {2, 0, 9000}}, {2, {1, 0, 4000}}}, 0.1);
    CHECK(fades.mark(1).strength == 1.0);
    CHECK(fades.mark(1).stronger);
    CHECK(fades.mark(2).strength == 1.0);
    CHECK_FALSE(fades.mark(2).stronger);
    CHECK(fades.moving());
    fades.update({{1, {2, 0, 9000}}, {2, {1, 0, 4000}}}, Fades::kDuration);
    CHECK(fades.mark(1).strength == 1.0); // long enough to be seen
    fades.update({{1, {2, 0, 9000}}, {2, {1, 0, 4000}}}, (Fades::kMarked - Fades::kDuration) / 2);
    CHECK(fades.mark(1).strength == Approx(0.5));
    fades.update({{1, {2, 0, 9000}}, {2, {1, 0, 4000}}}, Fades::kMarked);
    CHECK(fades.mark(1).strength == 0.0);
    CHECK_FALSE(fades.moving()); // costs nothing when still
    CHECK(fades.mark(7).strength == 0.0);
}

TEST_CASE("at the highest speed a mark stays and does not flicker between stronger and weaker") {
    Fades fades;
    constexpr double kFrame = 1.0 / 60.0;
    fades.update({{1, {1, 0, 5000}}}, 0.0);
    double sinceTurned = 10.0;
    bool said = true;
    for (int frame = 1; frame < 600; ++frame) {
        const std::uint64_t weight = frame % 2 == 0 ? 5000 : 9000; // up and down with every frame
        fades.update({{1, {1, 0, weight}}}, kFrame);
        CHECK(fades.mark(1).strength == 1.0);
        sinceTurned += kFrame;
        if (fades.mark(1).stronger != said) {
            CHECK(sinceTurned >= Fades::kDuration - 1e-9);
            said = fades.mark(1).stronger;
            sinceTurned = 0.0;
        }
    }
    fades.finish();
    CHECK(fades.mark(1).strength == 0.0);
}
