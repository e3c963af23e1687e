// Between the lines of a crowded map a click must lead where the pointer is.

#include "ground_store.hpp"
#include "reader.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("a click on a country opens that country, though a strand between others runs there") {
    Reader reader;
    reader.type("2023-01-20");
    const auto japan = reader.party("JPN");
    const auto files = findDataFiles().value.value();
    const auto base =
        GroundStore(files.geodata, sharedAtlas(files)).get(reader.session.view(), scaleFor(kSize.x)).value.value();
    std::size_t crossed = 0;
    for (const char* code : {"IND", "CHN", "KAZ", "UZB", "PAK", "RUS"}) {
        for (const glm::dvec2 aside : {glm::dvec2{9.0, 0.0}, {-9.0, 0.0}, {0.0, 9.0}, {0.0, -9.0}, {14.0, 14.0}}) {
            reader.act(action::SelectParty{japan});
            (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
            const auto place =
                reader.session.picture().camera.toPixel(base.ground->anchors[reader.party(code)]) + aside;
            reader.act(action::HoverAt{place});
            const auto under = reader.session.hovered();
            if (!under || !under->strand || under->party == kNoParty || under->feature) {
                continue;
            }
            const Strand& strand = reader.session.world()->strands()[*under->strand];
            if (strand.from != japan && strand.to != japan) {
                ++crossed;
                reader.act(action::PickAt{place});
                CHECK(reader.session.view().focus == under->party);
            }
        }
    }
    CHECK(crossed > 0);
}

TEST_CASE("a click with Shift that meets no country leaves what is selected") {
    Reader reader;
    reader.type("2023-01-20");
    reader.act(action::SelectParty{reader.party("JPN")});
    (void)reader.session.buildScene(kSize, 1.0, sharedFonts());
    reader.act(action::PickAt{{-50.0, -50.0}, true});
    CHECK(reader.session.view().focus == reader.party("JPN"));
}
