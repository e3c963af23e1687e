// Two dates as two maps: both must be seen at one size, and the legend must count on both.

#include "core/two_maps.hpp"
#include "core/view.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace entente;
using namespace entente::test;

namespace {

/// An alliance that lasts, a dialogue that ends and a treaty that begins.
Pack changing() {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100)}});
    addFeature(pack, {{japan, india, alliance, lasting(30, 100)}});
    addFeature(pack, {{india, uzbekistan, dialogue, lasting(0, 30)}});
    addFeature(pack, {{japan, asean, member, lasting(0, 30)}});
    addFeature(pack, {{india, sco, member, lasting(0, 100)}});
    addFeature(pack, {{japan, sco, member, lasting(31, 100)}});
    return pack;
}

/// The row of a label; fails where there is none.
std::string countOf(const Captions& captions, const std::string& label) {
    for (const auto& block : captions.legend) {
        for (const auto& row : block.rows) {
            if (row.label == label) {
                return row.count;
            }
        }
    }
    FAIL("no row " + label);
    return {};
}

} // namespace

TEST_CASE("two maps side by side are of one size and do not touch", "[maps]") {
    View view;
    view.comparedWith = Window{0, 0};
    view.compareLayout = CompareLayout::sideBySide;
    const Rect map{{10, 60}, {1011, 500}};
    const auto places = placesOfTwo(map, view);
    CHECK(places[0].viewport.width() == places[1].viewport.width());
    CHECK(places[0].viewport.min == map.min);
    CHECK(places[1].viewport.max == map.max);
    CHECK(places[0].viewport.max.x < places[1].viewport.min.x);
    for (const auto& place : places) {
        CHECK(place.shown.min == place.viewport.min);
        CHECK(place.shown.max == place.viewport.max);
    }
}

TEST_CASE("a line parts two maps in one place, wherever it is", "[maps]") {
    View view;
    view.comparedWith = Window{0, 0};
    view.compareLayout = CompareLayout::swipe;
    const Rect map{{10, 60}, {1010, 500}};
    for (const double part : {0.0, 0.25, 1.0, 7.0, -1.0}) {
        view.swipe = part;
        const auto places = placesOfTwo(map, view);
        const double line = 10 + 1000 * std::clamp(part, 0.0, 1.0);
        CHECK(places[0].viewport.max == map.max);
        CHECK(places[1].viewport.min == map.min);
        CHECK(places[0].shown.max.x == Approx(line));
        CHECK(places[1].shown.min.x == Approx(line));
        CHECK(places[0].shown.min.x == map.min.x);
        CHECK(places[1].shown.max.x == map.max.x);
    }
}

TEST_CASE("both dates of two maps can be read wherever the line between them is, and under no button", "[maps]") {
    View view;
    view.comparedWith = Window{0, 0};
    view.compareLayout = CompareLayout::swipe;
    const Rect map{{10, 60}, {610, 500}};
    const glm::dvec2 covered{254.0, 34.0};
    const EqualLetters letters;
    for (const double part : {0.0, 0.02, 0.1, 0.4, 0.5, 0.9, 0.98, 1.0}) {
        view.swipe = part;
        INFO("the line is at " << part);
        const auto tags = dateTags(placesOfTwo(map, view), {0, 0}, {400, 400}, letters, covered);
        CHECK(tags[0].box.max.x < tags[1].box.min.x); // the earlier date stays left of the later one
        for (const auto& tag : tags) {
            CHECK(tag.box.min.x >= map.min.x);
            CHECK(tag.box.max.x <= map.max.x);
            CHECK_FALSE(tag.box.overlaps({map.min, map.min + covered}));
        }
    }
}

TEST_CASE("the legend of two maps has each kind once, with its count on both dates", "[maps]") {
    const auto world = worldOf(changing());
    const FlatProjection map{90.0};
    const auto ground = squares(world->parties(), map);
    View view;
    Slice before(world), after(world);
    before.moveTo({10, 10});
    after.moveTo({50, 50});
    const auto shown = [&](const Slice& slice, const Memberships& memberships, const StrandChoice& strands,
                           const MarkChoice& marks) {
        return Shown{.slice = slice,
                     .view = view,
                     .memberships = memberships,
                     .strands = strands,
                     .marks = marks,
                     .theme = themeOf(ThemeId::light),
                     .projection = "flat",
                     .sourceCount = 1};
    };
    const MarkChoice marks;
    const auto heldBefore = heldMemberships(before, view), heldAfter = heldMemberships(after, view);
    const auto strandsBefore = chooseStrands(before, view, *ground), strandsAfter = chooseStrands(after, view, *ground);
    const Captions captions =
        captionsOfTwo(shown(before, heldBefore, strandsBefore, marks), shown(after, heldAfter, strandsAfter, marks));
    const auto& kinds = world->kinds();
    CHECK(countOf(captions, kinds[alliance].label) == "1 → 2");
    CHECK(countOf(captions, kinds[dialogue].label) == "1 → 0"); // on the later map there is none
    // Each organization once too, with one role on one date and two of them on the other.
    std::map<std::string, std::string> members;
    for (const auto& block : captions.legend) {
        CHECK(block.note.find("→") == std::string::npos);
        for (const auto& row : block.rows) {
            if (row.label == "member") {
                CHECK(members.emplace(block.heading, row.count).second);
            }
        }
    }
    CHECK(members == std::map<std::string, std::string>{{"Shanghai Cooperation", "1 → 2"}, {"ASEAN", "1 → 0"}});
    std::size_t disputed = 0;
    for (const auto& block : captions.legend) {
        for (const auto& row : block.rows) {
            disputed += row.label == "disputed or unsettled border" ? 1U : 0U;
        }
    }
    CHECK(disputed == 1);
    CHECK(captions.subtitle.find("(left)") != std::string::npos);
    CHECK(captions.date.find(" – ") != std::string::npos);
}
