// A map of two dates must draw what changed, tell the kinds of change apart without colour, and hide nothing unsaid.

#include "core/captions.hpp"
#include "core/change_map.hpp"
#include "pacific_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr Day kBefore = 10, kAfter = 50;

Pack changingPack() {
    Pack pack = pacificPack();
    addFeature(pack, {{japan, america, alliance, lasting(0, 100)}});
    addFeature(pack, {{japan, india, alliance, lasting(20, 100), 6000}});
    addFeature(pack, {{india, uzbekistan, dialogue, lasting(0, 30), 2000}});
    addFeature(pack, {{japan, uzbekistan, dialogue, lasting(0, 100)}});
    addFeature(pack, {{japan, uzbekistan, dialogue, lasting(40, 100), 1000}});
    addFeature(pack, {{america, fiji, dialogue, lasting(0, 100)}});
    addFeature(pack, {{america, fiji, dialogue, lasting(0, 30), 500}});
    addFeature(pack, {{india, sco, member, lasting(30, 100)}});
    addFeature(pack, {{uzbekistan, sco, observer, lasting(0, 29)}});
    addFeature(pack, {{uzbekistan, sco, member, lasting(30, 100)}});
    addFeature(pack, {{fiji, asean, member, lasting(0, 20)}});
    addFeature(pack, {{japan, asean, member, lasting(0, 100)}});
    addFeature(pack, {{japan, india, air, lasting(45, 46)}});
    return pack;
}

struct Picture_ {
    explicit Picture_(Pack pack = changingPack()) : world(worldOf(std::move(pack))) {
        view.window = {kAfter, kAfter};
        view.comparedWith = Window{kBefore, kBefore};
        slices.moveTo(comparedWindows(*view.comparedWith, view.window, Period{0, 0, 30}));
        comparison = compare(slices, view);
    }

    std::shared_ptr<const World> world;
    FlatProjection map{90.0};
    std::shared_ptr<const Ground> ground = squares(world->parties(), map);
    ComparedSlices slices{world};
    View view{};
    Comparison comparison{};

    [[nodiscard]] StrandChoice chosen() const { return chooseChangedStrands(comparison, *world, view, *ground); }
    [[nodiscard]] TerritoryFill fillOf(PartyId party) const {
        const auto fills =
            changeFills(membershipChanges(slices, comparison, view, *ground), view, *ground, themeOf(ThemeId::light));
        for (std::size_t t = 0; t < fills.size(); ++t) {
            if (ground->territories[t].party == party) {
                return fills[t];
            }
        }
        FAIL("no territory");
        return {};
    }
};

} // namespace

TEST_CASE("what changed is drawn, what stayed is not, exercises of few parties are", "[changes]") {
    const Picture_ picture;
    const StrandChoice choice = picture.chosen();
    REQUIRE(choice.drawn.size() == 5);
    CHECK(choice.notDrawn == 0);
    std::multiset<Change> changes;
    for (const DrawnStrand& strand : choice.drawn) {
        REQUIRE(strand.change);
        changes.insert(*strand.change);
        CHECK_FALSE((strand.from == japan && strand.to == america));
    }
    CHECK(changes ==
          std::multiset<Change>{Change::gained, Change::gained, Change::stronger, Change::weaker, Change::lost});
    CHECK(choice.drawn.front().weight >= choice.drawn.back().weight);
}

TEST_CASE("the largest changes are drawn, and how many are left out is known", "[changes]") {
    Picture_ picture;
    picture.view.strongest = 2;
    const StrandChoice choice = picture.chosen();
    CHECK(choice.drawn.size() == 2);
    CHECK(choice.holding == 5);
    CHECK(choice.notDrawn == 3);
    picture.view.focus = america;
    const StrandChoice focused = picture.chosen();
    CHECK(std::any_of(focused.drawn.begin(), focused.drawn.end(),
                      [](const DrawnStrand& s) { return s.from == america && s.highlighted; }));
}

TEST_CASE("kinds of change differ in form, not in colour alone", "[changes]") {
    const Picture_ picture;
    const Theme& theme = themeOf(ThemeId::light);
    DrawnStrand strand = picture.chosen().drawn.front();
    const auto strokeOf = [&](Change change) {
        strand.change = change;
        return changeStroke(strand, *picture.world, theme);
    };
    const Stroke gained = strokeOf(Change::gained), weaker = strokeOf(Change::weaker), lost = strokeOf(Change::lost);
    CHECK(gained.pattern.form == StrokePattern::Form::solid);
    CHECK_FALSE(gained.hasInlay);
    CHECK(weaker.pattern.form == StrokePattern::Form::dash);
    CHECK(lost.hasInlay); // hollow
    CHECK(lost.inlayWidth > 0.3F * lost.widthStart);
    strand.possible = true;
    CHECK(strokeOf(Change::gained).color.a < gained.color.a);
}

TEST_CASE("countries show who joined, rose, left or stayed", "[changes]") {
    const Picture_ picture;
    const ChangeColors& colors = themeOf(ThemeId::light).changes;
    CHECK(picture.fillOf(india).colors[0] == colors.fillMore);
    CHECK(picture.fillOf(india).shares[1] == 0.0F);
    CHECK(picture.fillOf(uzbekistan).colors[1] == colors.fillUnchanged); // a role raised
    CHECK(picture.fillOf(uzbekistan).shares[1] > 0.0F);
    CHECK(picture.fillOf(fiji).colors[0] == colors.fillLess);
    CHECK(picture.fillOf(japan).colors[0] == colors.fillUnchanged);
    CHECK(picture.fillOf(america).colors[0] == themeOf(ThemeId::light).land);
}

TEST_CASE("what a former state lost or gained fills its successors beside their own changes", "[changes]") {
    const ChangeColors& colors = themeOf(ThemeId::light).changes;
    const auto uzbekistanAfter = [](const std::vector<TieOf>& ties) {
        Pack pack = pacificPack();
        for (const TieOf& tie : ties) {
            addFeature(pack, {tie});
        }
        return Picture_(std::move(pack)).fillOf(uzbekistan);
    };
    const TieOf lost{soviet, sco, member, lasting(0, 30)};
    CHECK(uzbekistanAfter({lost}) == changeFill(Change::lost, themeOf(ThemeId::light)));
    CHECK(uzbekistanAfter({{soviet, sco, member, lasting(20, 100)}}).colors[0] == colors.fillMore);
    CHECK(uzbekistanAfter({{soviet, sco, member, lasting(0, 100)}}).colors[0] == colors.fillUnchanged);
    // Its own accession is not hidden by the loss, nor the loss by the accession.
    const TerritoryFill both = uzbekistanAfter({lost, {uzbekistan, sco, member, lasting(31, 100)}});
    CHECK(both.colors[0] == colors.fillMore);
    CHECK(both.colors[1] == colors.fillLess);
    const Picture_ mixed = [&] {
        Pack pack = pacificPack();
        addFeature(pack, {lost});
        addFeature(pack, {{uzbekistan, sco, member, lasting(31, 100)}});
        return Picture_(std::move(pack));
    }();
    const auto fills = membershipChanges(mixed.slices, mixed.comparison, mixed.view, *mixed.ground).fills;
    CHECK(fills[uzbekistan].isMixed()); // the legend has a row for it
    CHECK_FALSE(fills[soviet].isMixed());
    // Where its own membership fills it on the earlier date, the former state's was not to be seen.
    CHECK(uzbekistanAfter({lost, {uzbekistan, asean, member, lasting(0, 100)}}).colors[0] == colors.fillUnchanged);
    CHECK(uzbekistanAfter({lost, {uzbekistan, asean, member, lasting(0, 100)}}).shares[1] == 0.0F);
}

TEST_CASE("title, subtitle and legend of two dates say what is compared and count what is drawn", "[changes]") {
    const Picture_ picture;
    const Slice slice = sliceOn(kAfter, picture.world);
    const StrandChoice strands = picture.chosen();
    const MembershipChanges members =
        membershipChanges(picture.slices, picture.comparison, picture.view, *picture.ground);
    const Memberships none;
    const MarkChoice marks;
    View view = picture.view;
    view.comparedEvents = {0, 0, 30};
    const Captions captions = captionsOf({.slice = slice,
                                          .view = view,
                                          .memberships = none,
                                          .strands = strands,
                                          .marks = marks,
                                          .theme = themeOf(ThemeId::light),
                                          .projection = "Plate carrée",
                                          .sourceCount = {},
                                          .disputedBorders = false,
                                          .compared = Compared{picture.slices, picture.comparison},
                                          .membershipChanges = &members});
    CHECK(captions.title == "What changed");
    CHECK(captions.date == "11 Jan 1970 – 20 Feb 1970");
    CHECK(captions.subtitle == "11 January 1970 compared with 20 February 1970; exercises of the 30 days before each");
    const auto countOf = [&](const std::string& label) {
        for (const LegendBlock& block : captions.legend) {
            for (const LegendRow& row : block.rows) {
                if (row.label == label) {
                    return row.count;
                }
            }
        }
        return std::string("absent");
    };
    CHECK(countOf("gained") == "2");
    CHECK(countOf("lost") == "1");
    CHECK(countOf("joined") == "1");
    CHECK(countOf("role raised") == "1");
    CHECK(countOf("left") == "1");
    CHECK(countOf("role lowered") == "absent"); // only what is on the map
    CHECK(countOf("countries without a change") == "1");
    CHECK(countOf("countries with both") == "absent");
}
