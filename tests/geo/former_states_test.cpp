// Who codes ties of the Soviet Union in 1995 should hear of it, and nobody else.

#include "core/day.hpp"
#include "pack_fixture.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

namespace {

PartyTable withSovietUnion() {
    PartyTable table = someParties();
    Party party;
    party.code = "SUN";
    party.name = "Soviet Union";
    party.status = PartyStatus::former;
    party.began = dayFromCivil({1922, 12, 30});
    party.ended = dayFromCivil({1991, 12, 25});
    table.add(party);
    return table;
}

/// What is said of a treaty of the Soviet Union: "warning outside-state parties".
std::string saidOf(const std::string& dates) {
    const PartyTable table = withSovietUnion();
    const std::string feature =
        featureOf(R"("layer":"partnership","kind":"alliance","parties":["IND","SUN"],"sources":["s1"],)" + dates);
    std::string said;
    for (const auto& d : readPackText(makePackText(packOf(feature)), "test.geojson", table).diagnostics) {
        said += (said.empty() ? "" : "; ") + std::string(d.severity == Severity::warning ? "warning " : "note ") +
                d.code + " " + d.property;
        CHECK(d.line > 0);
        CHECK(d.text.find("Soviet Union (SUN)") != std::string::npos);
    }
    return said;
}

} // namespace

TEST_CASE("a tie of a former state outside of its dates is told with its place") {
    CHECK(saidOf(R"("start":"1995","end":"1999")") == "warning outside-state parties");
    CHECK(saidOf(R"("start":"1992","end":"..")") == "warning outside-state parties");
    CHECK(saidOf(R"("start":"1900","end":"1910")") == "warning outside-state parties");
    CHECK(saidOf(R"("start":"1971-08-09","end":"..")") == "note outside-state parties");
    CHECK(saidOf(R"("start":"1971-08-09","end":"1993")") == "note outside-state parties");
    CHECK(saidOf(R"("start":"1910","end":"1950")") == "note outside-state parties");
}

TEST_CASE("a tie whose dates may lie within those of a former state is no mistake") {
    CHECK(saidOf(R"("start":"1971-08-09","end":"1991-12-25")").empty());
    CHECK(saidOf(R"("start":"1971","end":"1991")").empty()); // some day of 1991
    CHECK(saidOf(R"("start":"1922","end":"1950")").empty());
    CHECK(saidOf(R"("start":"1971","end":"")").empty()); // not known
    const PartyTable table = withSovietUnion();
    const std::string said =
        featureOf(R"("layer":"statement","by_party":"IND","about":["SUN"],"stance":"support","date":"2010-05-01",)"
                  R"("sources":["s1"])");
    CHECK(readPackText(makePackText(packOf(said)), "test.geojson", table).diagnostics.empty());
}
