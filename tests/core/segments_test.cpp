// A corner of the map counts as free only where no highlighted strand runs through it.

#include "core/segments.hpp"

#include <catch2/catch.hpp>
#include <glm/common.hpp>

#include <random>

using namespace entente;

TEST_CASE("a segment meets a box where one of its points lies in it, from whichever side it comes") {
    const Rect box{{2.0, 3.0}, {7.0, 5.0}};
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(-2.0, 12.0);
    std::size_t met = 0;
    for (int i = 0; i < 2000; ++i) {
        const glm::dvec2 a{place(random), place(random)};
        const glm::dvec2 b{place(random), place(random)};
        bool isIn = false;
        for (int step = 0; step <= 2000; ++step) {
            isIn = isIn || box.contains(glm::mix(a, b, step / 2000.0));
        }
        INFO(a.x << "," << a.y << " to " << b.x << "," << b.y);
        if (isIn) {
            CHECK(segmentMeets(box, a, b));
            ++met;
        } else if (segmentMeets(box, a, b)) { // at a corner, between two steps
            const Rect inner{box.min + 0.02, box.max - 0.02};
            CHECK_FALSE(segmentMeets(inner, a, b));
        }
    }
    CHECK(met > 300);
    CHECK(met < 1700);
    CHECK(segmentMeets(box, {1.0, 4.0}, {8.0, 4.0}));
    CHECK(segmentMeets(box, {4.0, 1.0}, {4.0, 8.0}));
    CHECK_FALSE(segmentMeets(box, {1.0, 6.0}, {8.0, 6.0}));
}
