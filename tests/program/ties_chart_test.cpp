// The chart of a party's ties through time: each bar must say what the map would show in that half-year.

#include "reader.hpp"
#include "ties_chart.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// The ties of a party in some days, counted one by one by the rule of time.
std::pair<std::uint32_t, std::uint32_t> counted(const World& world, PartyId party, Layer layer, const Window& days) {
    std::uint32_t certain = 0;
    std::uint32_t possible = 0;
    for (const StrandId id : world.strandsOf(party)) {
        for (const auto tie : world.tiesOf(id)) {
            const State state = world.layerOf(id) == layer ? stateIn(world.ties().interval[tie], days) : State::absent;
            certain += state == State::certain ? 1U : 0U;
            possible += state == State::possible ? 1U : 0U;
        }
    }
    return {certain, possible};
}

} // namespace

TEST_CASE("the chart tells certain ties from those that are only possible, half-year by half-year") {
    Reader reader;
    const World& world = *reader.session.world();
    const auto i = static_cast<std::size_t>(Layer::partnership);
    std::uint32_t possible = 0;
    for (const char* code : {"JPN", "IND", "RUS", "SUN"}) {
        const PartyId party = reader.party(code);
        const auto chart = tiesOverTime(world, reader.session.view(), party);
        REQUIRE(chart);
        for (const auto& bar : chart->bars) {
            INFO(code << " " << isoDay(bar.days.first));
            const auto expected = counted(world, party, Layer::partnership, bar.days);
            REQUIRE((std::pair(bar.certain[i], bar.possible[i]) == expected));
            possible += bar.possible[i];
        }
    }
    CHECK(possible > 0);
}

TEST_CASE("what is switched off is not in the chart either") {
    Reader reader;
    const World& world = *reader.session.world();
    const PartyId india = reader.party("IND");
    const auto all = tiesOverTime(world, reader.session.view(), india);
    REQUIRE(all);
    CHECK(std::count(all->layers.begin(), all->layers.end(), Layer::partnership) == 1);
    reader.act(action::ToggleLayer{Layer::partnership});
    const auto fewer = tiesOverTime(world, reader.session.view(), india);
    REQUIRE(fewer);
    CHECK(std::count(fewer->layers.begin(), fewer->layers.end(), Layer::partnership) == 0);
    CHECK(fewer->bars.back().certain[static_cast<std::size_t>(Layer::partnership)] == 0);

    const auto memberships = [](const std::optional<TiesChart>& chart) {
        return chart->bars.back().certain[static_cast<std::size_t>(Layer::organization)];
    };
    const auto before = memberships(fewer);
    for (const auto& organization : world.organizations()) {
        reader.act(action::ToggleOrganization{organization.id});
    }
    const auto without = tiesOverTime(world, reader.session.view(), india);
    CHECK((!without || memberships(without) < before));
    for (const Layer layer : {Layer::organization, Layer::exercise}) {
        reader.act(action::ToggleLayer{layer});
    }
    CHECK_FALSE(tiesOverTime(world, reader.session.view(), india));
}
