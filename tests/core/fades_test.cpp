// Ties that flash in and out, or stay behind after they ended, make a film of the map lie.

#include "core/fades.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

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
    CHECK(fades.leaving().front().id == 1);
    CHECK(fades.leaving().front().value == kOne);
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

TEST_CASE("what held for less than a blink is seen long enough to be read, then it goes", "[fades]") {
    constexpr double kFrame = 1.0 / 60.0;
    for (const bool between : {false, true}) { // drawn in one picture, or in none
        INFO(between);
        Fades fades;
        fades.update({{1, kOne}}, 0.0);
        if (between) {
            fades.pass({{{2, kOne}}, {{7, State::possible}}});
        }
        fades.update(between ? Drawn{{1, kOne}} : Drawn{{1, kOne}, {2, kOne}}, kFrame);
        fades.updateMarks({}, kFrame);
        double whole = 0.0; // seconds
        double seen = 0.0;
        double markSeen = 0.0;
        for (int frame = 0; frame < 180; ++frame) {
            fades.update({{1, kOne}}, kFrame);
            fades.updateMarks({}, kFrame);
            CHECK(fades.opacity(1) == 1.0);
            for (const auto& leaving : fades.leaving()) {
                CHECK(leaving.value == kOne);
                seen += kFrame;
                whole += leaving.opacity >= 0.999 ? kFrame : 0.0;
            }
            for (const auto& leaving : fades.leavingMarks()) {
                CHECK(leaving.value == State::possible); // and is drawn as such
                markSeen += kFrame;
            }
        }
        CHECK(whole > 0.4);
        CHECK(seen < 1.5); // it is gone: the map must not say otherwise for long
        CHECK((markSeen > 0.4) == between);
        CHECK_FALSE(fades.moving());
    }
}

TEST_CASE("of more than can be made out the strongest are seen, and each of them long enough", "[fades]") {
    constexpr double kFrame = 1.0 / 60.0;
    Fades fades;
    fades.update({}, 0.0);
    fades.updateMarks({}, 0.0);
    std::map<std::uint32_t, double> seen; // seconds, by mark
    for (std::uint32_t frame = 0; frame < 300; ++frame) {
        Passed passed;
        for (std::uint32_t i = 0; i < 10; ++i) { // 600 a second
            const std::uint32_t id = 10 * frame + i;
            passed.strands.emplace_back(id, StrandTotals{1, 0, id == 1005 ? 9000U : 100U});
            passed.marks.push_back({id, State::certain});
        }
        fades.pass(std::move(passed));
        fades.update({}, kFrame);
        fades.updateMarks({}, kFrame);
        CHECK(fades.leaving().size() <= 2 * kMostWaiting);
        CHECK(fades.leavingMarks().size() <= 2 * kMostWaiting);
        const auto strands = fades.leaving();
        if (frame > 100 && frame < 140) {
            CHECK(std::any_of(strands.begin(), strands.end(), [](const auto& s) { return s.id == 1005; }));
        }
        for (const auto& mark : fades.leavingMarks()) {
            seen[mark.id] += kFrame;
        }
    }
    CHECK(seen.size() > 100);
    for (const auto& [mark, seconds] : seen) {
        if (mark < 2000) { // those after it are still seen
            CHECK(seconds > 0.4);
        }
    }
}

TEST_CASE("what was never in a picture is told from what ended after it was seen", "[fades]") {
    Fades fades;
    fades.update({{1, kOne}}, 0.0);
    fades.pass({{{2, kOne}}, {{7, State::possible}}});
    fades.update({}, 0.1);
    fades.updateMarks({}, 0.1);
    REQUIRE(fades.leaving().size() == 2);
    CHECK_FALSE(fades.leaving()[0].passed);
    CHECK(fades.leaving()[1].passed);
    REQUIRE(fades.leavingMarks().size() == 1);
    CHECK(fades.leavingMarks()[0].passed);
    fades.update({{2, kOne}}, 0.1); // it holds again, and then ends
    fades.update({}, 0.1);
    CHECK_FALSE(fades.leaving().back().passed);
}
