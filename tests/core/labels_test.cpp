// Names that lie on each other, on a mark or outside the map cannot be read.

#include "core/labels.hpp"
#include "flat_map.hpp"

#include <catch2/catch.hpp>

#include <glm/geometric.hpp>

#include <array>
#include <numbers>
#include <random>
#include <string>
#include <vector>

using namespace entente;
using namespace entente::test;

namespace {

const Rect kArea{{10.0, 60.0}, {810.0, 560.0}};
constexpr Color kHalo{255, 255, 255, 255};

LabelRequest nameAt(glm::dvec2 anchor, std::string name, int rank) {
    LabelRequest request;
    request.anchor = anchor;
    request.rank = rank;
    request.lines.push_back({.text = std::move(name)});
    return request;
}

} // namespace

TEST_CASE("names never lie on each other, on what is kept free, or outside the map") {
    const EqualLetters letters;
    std::mt19937 random(11);
    const auto anyPoint = [&] {
        return glm::dvec2{static_cast<double>(random() % 840), 40.0 + static_cast<double>(random() % 540)};
    };
    std::size_t placedInAll = 0;
    std::size_t leaders = 0;
    for (int round = 0; round < 60; ++round) {
        LabelPlacer placer(kArea, letters, kHalo);
        std::vector<Rect> taken;
        for (int i = 0; i < 30; ++i) {
            const auto corner = anyPoint();
            taken.push_back({corner, corner + glm::dvec2{4.0 + static_cast<double>(random() % 20), 8.0}});
            placer.keepFree(taken.back());
            const std::array line{anyPoint(), anyPoint()};
            placer.avoidLine(line, 1.0);
        }
        for (int i = 0; i < 80; ++i) {
            auto request = nameAt(anyPoint(), std::string(3 + random() % 20, 'n'), 1 + static_cast<int>(random() % 3));
            request.mayCover = random() % 3 == 0;
            request.clearance = 3.0 + static_cast<double>(random() % 8);
            if (random() % 4 == 0) {
                request.lines.push_back({.text = "second line"});
            }
            const auto placed = placer.place(request);
            if (!placed) {
                continue;
            }
            ++placedInAll;
            leaders += placed->hasLeader ? 1U : 0U;
            CHECK((placed->box.min.x >= kArea.min.x && placed->box.max.x <= kArea.max.x));
            CHECK((placed->box.min.y >= kArea.min.y && placed->box.max.y <= kArea.max.y));
            for (const Rect& other : taken) {
                CHECK(!other.overlaps(placed->box));
            }
            REQUIRE(placed->texts.size() == request.lines.size());
            for (const Text& text : placed->texts) {
                const double width = letters.width(text.text, text.size, text.weight);
                const double left = text.position.x -
                                    (text.align == Align::start ? 0.0 : (text.align == Align::end ? width : width / 2));
                CHECK(left >= placed->box.min.x);
                CHECK(left + width <= placed->box.max.x + 1e-9);
                CHECK((text.position.y > placed->box.min.y && text.position.y < placed->box.max.y));
            }
            taken.push_back(placed->box);
        }
    }
    CHECK(placedInAll > 1000);
    CHECK(leaders > 20);
}

TEST_CASE("no name runs out over the edge of a globe or into the gap of an interrupted map") {
    const EqualLetters letters;
    constexpr double kRadius = 180.0;
    Ground ground; // a disc with a notch from above to its middle
    for (int degree = 95; degree < 445; ++degree) {
        const double angle = degree * std::numbers::pi / 180.0;
        ground.sphere.emplace_back(std::cos(angle), std::sin(angle));
    }
    ground.sphere.emplace_back(0.0F, 0.0F);
    const MapEdge edge(ground, {.center = {0.0, 0.0}, .scale = kRadius, .viewport = kArea});
    LabelPlacer placer(kArea, letters, kHalo);
    placer.stayInside(edge);
    std::size_t placedNames = 0;
    for (int degree = 0; degree < 360; degree += 10) {
        const double angle = degree * std::numbers::pi / 180.0;
        const auto anchor = kArea.center() + glm::dvec2{std::cos(angle), std::sin(angle)} * (kRadius - 9.0);
        const auto placed = placer.place(nameAt(anchor, "Kazakhstan", 2));
        if (placed) {
            ++placedNames;
            const auto& box = placed->box;
            for (const auto corner : {box.min, box.max, {box.min.x, box.max.y}, {box.max.x, box.min.y}}) {
                CHECK(glm::distance(corner, kArea.center()) <= kRadius);
            }
            const auto inNotch = kArea.center().y - 0.5 * kRadius;
            CHECK_FALSE((box.min.y < inNotch && box.min.x < kArea.center().x && box.max.x > kArea.center().x));
        }
    }
    CHECK(placedNames > 20);
}

TEST_CASE("a name stands beside its place, where there is room, and leaves ties visible") {
    const EqualLetters letters;
    LabelPlacer placer(kArea, letters, kHalo);
    const glm::dvec2 anchor{400.0, 300.0};
    const auto plain = placer.place(nameAt(anchor, "Uzbekistan", 2));
    REQUIRE(plain);
    CHECK(!plain->hasLeader);
    CHECK(plain->box.min.x == Approx(406.0)); // to the right is the first choice
    CHECK(plain->box.center().y == Approx(300.0));

    LabelPlacer crossed(kArea, letters, kHalo);
    for (double y = 290.0; y < 312.0; y += 4.0) {
        const std::array line{glm::dvec2{400.0, y}, glm::dvec2{700.0, y}};
        crossed.avoidLine(line, 1.0);
    }
    const auto moved = crossed.place(nameAt(anchor, "Uzbekistan", 2));
    REQUIRE(moved);
    CHECK(moved->box.max.x < anchor.x); // the ties run to the right
}

TEST_CASE("the selected party is named even where ties cover everything, others give way") {
    const EqualLetters letters;
    LabelPlacer placer(kArea, letters, kHalo);
    for (double y = kArea.min.y; y < kArea.max.y; y += 3.0) {
        const std::array line{glm::dvec2{kArea.min.x, y}, glm::dvec2{kArea.max.x, y}};
        placer.avoidLine(line, 1.0);
    }
    CHECK(!placer.place(nameAt({400.0, 300.0}, "Uzbekistan", 3)));
    CHECK(placer.place(nameAt({400.0, 300.0}, "Uzbekistan", 1)));
}

TEST_CASE("a name with no room beside its place is joined to it by a line that hides no other name") {
    const EqualLetters letters;
    LabelPlacer placer(kArea, letters, kHalo);
    const glm::dvec2 anchor{400.0, 300.0};
    placer.keepFree({anchor - glm::dvec2{16.0, 16.0}, anchor + glm::dvec2{16.0, -3.0}});
    placer.keepFree({anchor + glm::dvec2{-16.0, 3.0}, anchor + glm::dvec2{16.0, 16.0}});
    placer.keepFree({anchor + glm::dvec2{5.0, -4.0}, anchor + glm::dvec2{16.0, 4.0}});
    const auto placed = placer.place(nameAt(anchor, "Tajikistan", 1));
    REQUIRE(placed);
    REQUIRE(placed->hasLeader);
    CHECK(placed->leaderEnd.x < anchor.x); // the only way out
    CHECK(std::abs(placed->leaderEnd.y - anchor.y) < 12.0);
}

TEST_CASE("a leader stays in sight, and leads past no other name's anchor") {
    const EqualLetters letters;
    std::mt19937 random(5);
    std::size_t leaders = 0;
    for (int round = 0; round < 40; ++round) {
        LabelPlacer placer(kArea, letters, kHalo);
        std::vector<glm::dvec2> anchors;
        for (int i = 0; i < 14; ++i) { // a crowd, as the capitals of Central Asia are
            anchors.emplace_back(380.0 + static_cast<double>(random() % 70),
                                 280.0 + static_cast<double>(random() % 60));
            placer.addAnchor(anchors.back());
        }
        std::vector<PlacedLabel> placed;
        for (const auto& anchor : anchors) {
            auto label = placer.place(nameAt(anchor, "Turkmenistan", 2));
            if (!label) {
                continue;
            }
            for (const auto& earlier : placed) {
                for (int i = 0; earlier.hasLeader && i <= 50; ++i) {
                    const auto at = earlier.leaderStart + (earlier.leaderEnd - earlier.leaderStart) * (i / 50.0);
                    CHECK_FALSE(label->box.contains(at));
                }
            }
            for (const auto& other : anchors) {
                for (int i = 5; label->hasLeader && glm::distance(other, anchor) > 2.0 && i <= 50; ++i) {
                    const auto at = label->leaderStart + (label->leaderEnd - label->leaderStart) * (i / 50.0);
                    CHECK(glm::distance(at, other) > 6.0);
                }
            }
            leaders += label->hasLeader ? 1U : 0U;
            placed.push_back(std::move(*label));
        }
    }
    CHECK(leaders > 40);
}
