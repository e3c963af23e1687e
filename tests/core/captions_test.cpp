// Title, legend and sources are what a figure is quoted by: they must say what is on the map, no more and no less.

#include "core/captions.hpp"
#include "core/picture_frame.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

Pack somePack() {
    Pack pack = pacificPack();
    pack.header.sources = {{"s1", "A gazette", {}, {}, {}, {}}, {"s2", "Another", {}, {}, {}, {}}};
    addFeature(pack, {{japan, america, alliance, lasting(0, 100), 9000}});
    addFeature(pack, {{japan, india, dialogue, lasting(0, 100), 4000}});
    addFeature(pack, {{india, uzbekistan, dialogue, {0, 80, 90, 100}, 4000}});
    addFeature(pack, {{fiji, america, dialogue, lasting(0, 100), 3000, true}});
    addFeature(pack, {{india, sco, member, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, sco, member, {0, 80, 90, 100}}});
    addFeature(pack, {{fiji, sco, observer, lasting(0, 100)}});
    addFeature(pack, {{uzbekistan, asean, observer, lasting(0, 100)}});
    addExercise(pack, {140.0, 38.0}, {{japan, india, air, lasting(0, 100)}});
    return pack;
}

Captions captionedWorld(const View& view, const Window& window, const std::shared_ptr<const World>& world) {
    const FlatProjection map(90.0);
    const auto ground = squares(world->parties(), map);
    Slice slice(world);
    slice.moveTo(window);
    return captionsOf({.slice = slice,
                       .view = view,
                       .memberships = heldMemberships(slice, view),
                       .strands = chooseStrands(slice, view, *ground),
                       .marks = chooseMarks(slice, view, map, flatCamera()),
                       .theme = themeOf(ThemeId::light),
                       .projection = map.description(),
                       .sourceCount = {}});
}

Captions captioned(const View& view, const Window& window = {50, 50}, Pack pack = somePack()) {
    return captionedWorld(view, window, worldOf(std::move(pack)));
}

/// The count that the legend gives the row with these words in its heading and label; "none" where there is no such.
std::string countOf(const Captions& captions, const std::string& words, const std::string& moreWords) {
    for (const auto& block : captions.legend) {
        for (const auto& row : block.rows) {
            const std::string text = block.heading + ": " + row.label;
            if (text.find(words) != std::string::npos && text.find(moreWords) != std::string::npos) {
                return row.count;
            }
        }
    }
    return "none";
}

bool says(const Captions& captions, const std::string& words) {
    for (const auto& block : captions.legend) {
        for (const auto& row : block.rows) {
            if (row.label.find(words) != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

TEST_CASE("dates and windows are said in words") {
    const Day day = dayFromCivil({2023, 1, 20});
    CHECK(windowText({day, day}) == "20 January 2023");
    CHECK(windowText({dayFromCivil({2023, 1, 1}), day}) == "1 January 2023 to 20 January 2023");
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1234567) == "1,234,567");
}

TEST_CASE("the title is the reader's, else the selected party's, else the packs'") {
    View view;
    CHECK(captioned(view).title == "Round the Pacific");
    view.focus = japan;
    CHECK(captioned(view).title == "Japan and its ties");
    view.title = "My figure";
    CHECK(captioned(view).title == "My figure");
    const auto captions = captioned(view, {dayFromCivil({2023, 1, 1}), dayFromCivil({2023, 1, 20})});
    CHECK(captions.date == "1 January 2023 – 20 January 2023");
    CHECK(captions.subtitle.find("1 January 2023 to 20 January 2023") != std::string::npos);
}

TEST_CASE("a picture of a period says so in its date, not its last day") {
    const auto text = [](const CivilDate& first, const CivilDate& last) {
        return periodText({dayFromCivil(first), dayFromCivil(last)});
    };
    CHECK(text({2004, 6, 15}, {2004, 6, 15}) == "15 June 2004");
    CHECK(text({2004, 6, 1}, {2004, 6, 30}) == "June 2004");
    CHECK(text({2004, 2, 1}, {2004, 2, 28}) == "1 February 2004 – 28 February 2004"); // a leap year
    CHECK(text({2004, 4, 1}, {2004, 6, 30}) == "April 2004 – June 2004");
    CHECK(text({2004, 1, 1}, {2004, 12, 31}) == "2004");
    CHECK(text({2003, 1, 1}, {2007, 12, 31}) == "2003 – 2007");
    CHECK(text({2003, 7, 1}, {2004, 6, 30}) == "July 2003 – June 2004");
    CHECK(text({-489, 1, 1}, {-489, 12, 31}) == "490 BC");
}

TEST_CASE("the legend's numbers are those of what is drawn") {
    const auto captions = captioned({});
    CHECK(countOf(captions, "Partnerships", "alliance") == "1");
    CHECK(countOf(captions, "Partnerships", "dialogue") == "2 to 3");       // likewise
    CHECK(countOf(captions, "Shanghai Cooperation", "member") == "1 to 2"); // one of them is only possible
    CHECK(countOf(captions, "ASEAN", "observer") == "1");
    CHECK(countOf(captions, "rganizations", "SCO and ASEAN") == "1");
    CHECK(countOf(captions, "Exercises and borders", "place, joined to participants") == "1");
    CHECK(says(captions, "possible"));
    CHECK(says(captions, "tapers"));
    CHECK(captions.subtitle.find("not drawn") == std::string::npos);
    CHECK(captions.sources.find("2 publications") != std::string::npos);
    CHECK(captions.sources.find("Boundaries: squares") != std::string::npos);
    CHECK(captions.sources.find("Plate carrée") != std::string::npos);
}

TEST_CASE("what is left out is said") {
    View view;
    view.strongest = 1;
    const auto captions = captioned(view);
    CHECK(captions.subtitle.find("3 weaker strands not drawn") != std::string::npos);
    CHECK(countOf(captions, "Partnerships", "alliance") == "1");
    CHECK(countOf(captions, "Partnerships", "dialogue") == "none");
}

TEST_CASE("nothing that is not on the map is in the legend") {
    View view;
    view.layers = {false, false, false, false, false};
    const auto captions = captioned(view);
    REQUIRE(captions.legend.size() == 1);
    CHECK(captions.legend.front().heading == "Borders");
    view.layers = {true, false, false, false, false};
    view.hiddenOrganizations = {"ASEAN"};
    const auto one = captioned(view);
    CHECK(countOf(one, "ASEAN", "observer") == "none");
    CHECK(countOf(one, "rganizations", "SCO and ASEAN") == "none");
    CHECK(countOf(one, "Shanghai Cooperation", "member") == "1 to 2");
}

TEST_CASE("a selected party's strands are counted as its own, the others as others") {
    View view;
    view.focus = india;
    const auto captions = captioned(view);
    CHECK(countOf(captions, "Partnerships of India", "dialogue") == "1 to 2");
    CHECK(countOf(captions, "Partnerships of India", "alliance") == "none");
    CHECK(countOf(captions, "Reading a strand", "other ties") == "2");
    CHECK(countOf(captions, "Shanghai Cooperation", "member") == "none"); // fills mean strength now
    CHECK(captions.legend.front().heading == "Strength of ties with India");
    CHECK(captions.legend.front().rows.size() == 4);
}

TEST_CASE("without a pack the picture says so") {
    const FlatProjection map(0.0);
    const auto world = std::make_shared<const World>(pacificAtlas(), std::vector<Pack>{});
    const Slice slice(world);
    const auto captions = captionsOf({.slice = slice,
                                      .view = {},
                                      .memberships = heldMemberships(slice, {}),
                                      .strands = {},
                                      .marks = {},
                                      .theme = themeOf(ThemeId::light),
                                      .projection = map.description(),
                                      .sourceCount = {}});
    CHECK(captions.title == "No pack is open");
}

TEST_CASE("of many groups of organizations the legend lists the largest and counts the others") {
    // Five organizations in pairs are ten groups of one country; the last of them gets two more.
    Pack pack = pacificPack();
    for (const auto* id : {"ORG2", "ORG3", "ORG4"}) {
        pack.header.organizations.push_back({id, "An organization", std::nullopt});
    }
    std::uint16_t party = 0;
    const auto inBoth = [&](std::uint16_t a, std::uint16_t b) {
        addFeature(pack, {{party, a, member, lasting(0, 100)}});
        addFeature(pack, {{party, b, member, lasting(0, 100)}});
        ++party;
    };
    for (std::uint16_t a = 0; a < 5; ++a) {
        for (auto b = static_cast<std::uint16_t>(a + 1); b < 5; ++b) {
            inBoth(a, b);
        }
    }
    inBoth(3, 4);
    inBoth(3, 4);
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    const auto world = std::make_shared<const World>(atlasOf(party), std::move(packs));
    const Captions captions = captionedWorld({}, {50, 50}, world);
    CHECK(countOf(captions, "both: ORG3", "ORG4") == "3");
    CHECK(countOf(captions, "4 other groups at once", "") == "4");
    CHECK(countOf(captions, "both: ORG2", "ORG4") == "none");
}

TEST_CASE("the legend says what widths and shades can be compared with") {
    const auto notes = [](const View& view) {
        std::string text;
        for (const LegendBlock& block : captioned(view).legend) {
            text += block.note + "; ";
        }
        return text;
    };
    View view;
    CHECK(notes(view).find("widths alike on all dates") != std::string::npos);
    view.adaptScales = true;
    CHECK(notes(view).find("widths of this date") != std::string::npos);
    CHECK(notes(view).find("alike") == std::string::npos);
    view.focus = japan;
    CHECK(notes(view).find("sum of weights, scaled to this date") != std::string::npos);
}
