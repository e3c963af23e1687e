// The lists beside the map: what began last, how relations went through time, what changed. Each row must be true.

#include "change_inspection.hpp"
#include "inspection.hpp"
#include "latest_inspection.hpp"
#include "model_builder.hpp"
#include "party_history.hpp"
#include "reader.hpp"
#include "ui/time_axis.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const InspectorRow* rowNamed(const InspectorSection& section, const std::string& name) {
    const auto found = std::find_if(section.rows.begin(), section.rows.end(),
                                    [&](const InspectorRow& row) { return row.name.find(name) != std::string::npos; });
    return found == section.rows.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("the list of the latest changes follows the date and names its sources") {
    Reader reader;
    reader.type("2023-07-10");
    const Inspection latest = inspectLatest(*reader.session.world(), reader.session.view());
    REQUIRE(latest.sections.size() == 1);
    const auto* iran = rowNamed(latest.sections[0], "Iran, SCO member");
    REQUIRE(iran != nullptr);
    CHECK(iran->note == "began 2023-07-04");
    CHECK_FALSE(iran->sources.empty());
    const auto* over = rowNamed(latest.sections[0], "Iran, SCO observer");
    REQUIRE(over != nullptr);
    CHECK(over->note == "ended 2023-07-03"); // the last day of the old role
    reader.type("2023-07-03");
    CHECK(rowNamed(inspectLatest(*reader.session.world(), reader.session.view()).sections[0], "Iran, SCO member") ==
          nullptr);
}

TEST_CASE("a country's history has a row for each organization and partner, with the dates of its ties") {
    Reader reader;
    const RelationHistory history = historyOf(*reader.session.world(), reader.session.view(), reader.party("UZB"));
    const auto row = [&](const std::string& name) {
        const auto found =
            std::find_if(history.rows.begin(), history.rows.end(), [&](const auto& r) { return r.name == name; });
        REQUIRE(found != history.rows.end());
        return *found;
    };
    const auto sco = row("SCO");
    REQUIRE(sco.bars.size() == 1);
    CHECK(sco.bars[0].interval.startEarliest == dayOf(2001, 6, 15));
    CHECK(sco.bars[0].interval.endLatest == kDayMax);
    CHECK(row("CSTO").bars.size() == 2); // in, out, and in again
    CHECK(row("CSTO").bars[0].lane == row("CSTO").bars[1].lane);
    for (const auto& r : history.rows) { // no bar hides another
        for (std::size_t a = 0; a < r.bars.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const auto& [one, other] = std::pair(r.bars[a], r.bars[b]);
                CHECK((one.lane != other.lane || one.inLowerTrack() != other.inLowerTrack() ||
                       one.interval.endLatest < other.interval.startEarliest ||
                       other.interval.endLatest < one.interval.startEarliest));
            }
        }
    }
    CHECK(row("Japan").onClick.has_value());
    CHECK(history.rows.front().name != "Japan"); // organizations come first

    View hidden = reader.session.view();
    hidden.hiddenOrganizations = {"CSTO"};
    const RelationHistory fewer = historyOf(*reader.session.world(), hidden, reader.party("UZB"));
    CHECK(std::none_of(fewer.rows.begin(), fewer.rows.end(), [](const auto& r) { return r.name == "CSTO"; }));
}

TEST_CASE("two countries' histories stand side by side: theirs first, then what both had, each with its own dates") {
    Reader reader;
    reader.act(action::SelectParty{reader.party("KAZ")});
    reader.act(action::SetBeside{reader.party("UZB")});
    const auto history = [&] {
        return historyOf(*reader.session.world(), reader.session.view(), reader.session.view().focus,
                         reader.session.view().beside);
    };
    const RelationHistory both = history();
    CHECK(both.party == "KAZ");
    CHECK(both.beside == "UZB");
    REQUIRE(both.rows.size() > 3);
    CHECK(both.rows.front().name == "KAZ – UZB");
    const auto sco = std::find_if(both.rows.begin(), both.rows.end(), [](const auto& r) { return r.name == "SCO"; });
    REQUIRE(sco != both.rows.end());
    REQUIRE(sco->bars.size() == 1);
    REQUIRE(sco->beside.size() == 1);
    CHECK(sco->beside[0].interval.startEarliest == dayOf(2001, 6, 15));
    const auto csto = std::find_if(both.rows.begin(), both.rows.end(), [](const auto& r) { return r.name == "CSTO"; });
    REQUIRE(csto != both.rows.end());
    CHECK(csto->bars.size() == 1);
    CHECK(csto->beside.size() == 2); // in, out, and in again
    const auto alone = std::find_if(both.rows.begin() + 1, both.rows.end(),
                                    [](const auto& r) { return r.bars.empty() || r.beside.empty(); });
    CHECK(std::none_of(alone, both.rows.end(), [](const auto& r) { return !r.bars.empty() && !r.beside.empty(); }));
    CHECK(std::none_of(both.rows.begin() + 1, both.rows.end(),
                       [](const auto& r) { return r.name == "Kazakhstan" || r.name == "Uzbekistan"; }));

    reader.act(action::SetBeside{reader.party("KAZ")}); // nobody stands beside itself
    CHECK(history().beside.empty());
    reader.act(action::SetBeside{reader.party("UZB")});
    reader.act(action::SelectParty{reader.party("JPN")});
    CHECK(history().beside.empty());
}

TEST_CASE("the list of changes counts like the comparison, folds, and belongs to the selected country") {
    Reader reader;
    reader.type("2023-12-31");
    reader.act(action::ToggleCompare{});
    reader.act(action::SetEarlierText{"2021-12-31"});
    const auto shown = [&] {
        return inspectChanges(*reader.session.compared(), reader.session.view(), reader.session.changeOrder(),
                              reader.session.unfoldedChanges());
    };
    const Inspection all = shown();
    REQUIRE(all.sections.size() == kChangeCount);
    CHECK(all.sections[0].rows.size() == 10);
    REQUIRE(all.sections[0].more.has_value());
    const auto* iran = rowNamed(all.sections[1], "Iran");
    REQUIRE(iran != nullptr);
    CHECK(iran->kind == "SCO: Observer → Member");
    CHECK_FALSE(iran->sources.empty());
    reader.act(all.sections[0].more->second);
    CHECK(shown().sections[0].rows.size() > 50);

    reader.act(action::SelectParty{reader.party("JPN")});
    const Inspection japan = shown();
    CHECK(japan.title == "Changes: Japan");
    for (const InspectorSection& section : japan.sections) {
        for (const InspectorRow& row : section.rows) {
            CHECK(row.name.find("Japan") != std::string::npos);
        }
    }
    CHECK(rowNamed(japan.sections[3], "Russia") != nullptr); // the peace treaty talks
}

TEST_CASE("the bars over the timeline are those of what is shown, or of the selected country") {
    Reader reader;
    ModelBuilder models;
    const auto count = [&](Layer layer) {
        std::uint32_t sum = 0;
        for (const DayBar& day : models.build(reader.session, {1600, 1000}, 1.0, false).timeline.days) {
            sum += day.exact[static_cast<std::size_t>(layer)] + day.inexact[static_cast<std::size_t>(layer)];
        }
        return sum;
    };
    const auto exercises = [&] {
        const Model& model = models.build(reader.session, {1600, 1000}, 1.0, false);
        return std::count_if(model.timeline.events.begin(), model.timeline.events.end(), [&](const EventMark& event) {
            return reader.session.world()->feature(event.feature).layer == Layer::exercise;
        });
    };
    CHECK(exercises() > 10);
    reader.act(action::ToggleLayer{Layer::exercise});
    CHECK(exercises() == 0); // a mark that leads to nothing on the map
    reader.act(action::ToggleLayer{Layer::exercise});
    const auto caption = [&] { return models.build(reader.session, {1600, 1000}, 1.0, false).timeline.caption; };
    const std::uint32_t partnerships = count(Layer::partnership);
    const std::uint32_t memberships = count(Layer::organization);
    CHECK(caption().empty());
    CHECK(partnerships > 0);
    CHECK(count(Layer::statement) == 0); // the layer is off at first

    reader.act(action::SelectParty{reader.party("JPN")});
    CHECK(caption() == "Ties of Japan");
    CHECK(count(Layer::partnership) > 0);
    CHECK(count(Layer::partnership) < partnerships);
    CHECK(count(Layer::organization) < memberships);
    reader.act(action::ToggleLayer{Layer::partnership});
    CHECK(count(Layer::partnership) == 0);
    reader.act(action::SelectParty{});
    CHECK(caption().empty());
    CHECK(count(Layer::partnership) == 0);
    CHECK(count(Layer::organization) == memberships);
    reader.act(action::ToggleOrganization{"SCO"});
    CHECK(count(Layer::organization) < memberships);
    reader.act(action::ToggleLayer{Layer::statement});
    CHECK(count(Layer::statement) > 0);
}

TEST_CASE("the timeline shows a week at least, and follows what plays out of its sight") {
    Reader reader;
    reader.type("2023-01-20");
    const Window whole = reader.session.wholeRange();
    reader.act(action::SetTimelineRange{rangeAbout(dayOf(2023, 1, 20), {0, 0, 7}, whole)});
    CHECK(reader.session.timelineRange() == Window{dayOf(2023, 1, 17), dayOf(2023, 1, 23)});
    reader.act(action::SetTimelineRange{{dayOf(2023, 1, 20), dayOf(2023, 1, 20)}});
    CHECK(reader.session.timelineRange() == Window{dayOf(2023, 1, 20), dayOf(2023, 1, 26)});
    reader.act(action::SetStep{{0, 0, 1}});
    for (int i = 0; i < 7; ++i) {
        reader.act(action::StepTime{1});
    }
    CHECK(reader.session.timelineRange() == Window{dayOf(2023, 1, 27), dayOf(2023, 2, 2)});
    reader.act(action::SetTimelineRange{{dayOf(2000, 1, 1), dayOf(2000, 12, 31)}});
    reader.act(action::StepTime{1}); // the reader looks elsewhere: the timeline stays there
    CHECK(reader.session.timelineRange() == Window{dayOf(2000, 1, 1), dayOf(2000, 12, 31)});
}

TEST_CASE("layers and inspector count certain and possible ties as the table of ties does: 12 to 15") {
    Reader reader;
    reader.type("2023-01-20");
    const World& world = *reader.session.world();
    std::array<LayerCounts, kLayerCount> expected{};
    for (std::size_t tie = 0; tie < world.ties().interval.size(); ++tie) {
        LayerCounts& count = expected[static_cast<std::size_t>(world.layerOf(world.strandOf(tie)))];
        const State state = stateIn(world.ties().interval[tie], reader.session.view().window);
        count.certain += state == State::certain ? 1U : 0U;
        count.possible += state == State::possible ? 1U : 0U;
    }
    ModelBuilder models;
    std::size_t checked = 0;
    for (const LayerGroup& group : models.build(reader.session, {1440, 900}, 1.0, false).layers) {
        if (group.layer == Layer::partnership || group.layer == Layer::organization) {
            const LayerCounts& count = expected[static_cast<std::size_t>(group.layer)];
            CHECK(group.shown == count.certain + count.possible);
            CHECK(group.possible == count.possible);
            ++checked;
        }
    }
    CHECK(checked == 2);
    CHECK(expected[static_cast<std::size_t>(Layer::partnership)].possible > 0);
    const Inspection japan = inspectParty(*reader.session.slice(), reader.session.view(), reader.party("JPN"));
    CHECK(japan.subtitle.find(" to ") != std::string::npos);
    CHECK(japan.sections.front().aside.find(" to ") != std::string::npos);
}

TEST_CASE("where nothing holds a notice leads to the next tie, but not while time plays over it") {
    Reader reader({sourceFile("tests/data/tiny.geojson")});
    reader.type("1900-01-01");
    ModelBuilder models;
    const auto notice = [&] { return models.build(reader.session, {1440, 900}, 1.0, false).mapNotice; };
    REQUIRE(notice());
    CHECK(notice()->text.find("No ties hold on 1 January 1900") != std::string::npos);
    reader.type("1900/1901");
    CHECK(notice()->text.find("from 1 January 1900 to 31 December 1901") != std::string::npos);
    reader.act(action::TogglePlay{});
    CHECK_FALSE(notice());
}

TEST_CASE("a former state tells its last day and leads to what followed it, which tells what it followed") {
    Reader reader;
    const auto inspected = [&](const char* code) {
        return inspectParty(*reader.session.slice(), reader.session.view(), reader.party(code));
    };
    const auto leadsTo = [&](const Inspection& shown, const std::string& label, const char* code) {
        return std::any_of(shown.links.begin(), shown.links.end(), [&](const auto& link) {
            const auto* select = std::get_if<action::SelectParty>(&link.second);
            return link.first == label && select != nullptr && select->party == reader.party(code);
        });
    };
    const Inspection east = inspected("DDR");
    CHECK(east.subtitle.find("Its last day was 2 Oct 1990; on its land since:") != std::string::npos);
    CHECK(east.links.size() == 1);
    CHECK(leadsTo(east, "Germany", "DEU"));
    const Inspection union_ = inspected("SUN");
    CHECK(leadsTo(union_, "Kazakhstan", "KAZ"));
    CHECK(leadsTo(union_, "Latvia (after 5 Sep 1991)", "LVA"));
    const Inspection kazakhstan = inspected("KAZ");
    CHECK(kazakhstan.subtitle.find("On its land before: Soviet Union, until 25 Dec 1991.") != std::string::npos);
    CHECK(leadsTo(kazakhstan, "Select Soviet Union", "SUN"));
    // Between Yugoslavia and Serbia lay Serbia and Montenegro; Croatia left Yugoslavia earlier.
    const Inspection yugoslavia = inspected("YUG");
    CHECK(leadsTo(yugoslavia, "Serbia and Montenegro", "SCG"));
    CHECK(leadsTo(yugoslavia, "Croatia (after 26 Apr 1992)", "HRV"));
    CHECK_FALSE(leadsTo(yugoslavia, "Serbia", "SRB"));
    const Inspection serbia = inspected("SRB");
    CHECK(serbia.subtitle.find("On its land before: Serbia and Montenegro, until 4 Jun 2006.") != std::string::npos);
    CHECK(serbia.subtitle.find("Yugoslavia") == std::string::npos);
    CHECK(inspected("HRV").subtitle.find("On its land before: Yugoslavia, until 26 Apr 1992.") != std::string::npos);
    // By time, then by name: of the Soviet Union the Baltic states first.
    const auto labels = [](const Inspection& shown) {
        std::vector<std::string> found;
        std::transform(shown.links.begin(), shown.links.end(), std::back_inserter(found),
                       [](const auto& link) { return link.first; });
        return found;
    };
    const auto after = labels(union_);
    REQUIRE(after.size() == 15);
    CHECK(after[0] == "Estonia (after 5 Sep 1991)");
    CHECK(after[2] == "Lithuania (after 5 Sep 1991)");
    CHECK(after[3] == "Armenia");
    CHECK(std::is_sorted(after.begin() + 3, after.end()));
    const auto left = labels(yugoslavia);
    CHECK(std::is_sorted(left.begin(), left.begin() + 4));
    CHECK(left.back() == "Serbia and Montenegro");
    CHECK(inspected("JPN").links.empty());
    CHECK(inspected("JPN").subtitle.find('\n') == std::string::npos);
}
