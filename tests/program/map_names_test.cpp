// A map whose names are boxes instead of letters says nothing; it stays English there and says what to install.

#include "map_names.hpp"

#include "../core/flat_map.hpp"
#include "data_files.hpp"
#include "geo/atlas_reader.hpp"
#include "run_program.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Has a font for whatever is written in one byte a letter, as English is.
class EnglishLetters : public EqualLetters {
  public:
    [[nodiscard]] bool canDraw(std::string_view text) const override {
        return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    }
};

} // namespace

TEST_CASE("names that no font can draw stay English, and the package to install is named once") {
    const auto geodata = sourceFile("geodata");
    const auto parties = readAtlas(geodata).value.value().parties;
    const EnglishLetters letters;
    MapNames names(geodata);
    std::vector<Diagnostic> problems;
    const auto* japanese = names.get("ja", parties, letters, problems);
    REQUIRE(japanese != nullptr);
    CHECK(japanese->of(parties, parties.byCode("JPN")) == "Japan");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "font-missing");
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].advice.find("fonts-noto-cjk") != std::string::npos);
    CHECK(names.get("ja", parties, letters, problems) == japanese);
    CHECK(problems.size() == 1); // said once
    const auto* german = names.get("de", parties, letters, problems);
    REQUIRE(german != nullptr);
    CHECK(german->of(parties, parties.byCode("DEU")) == "Deutschland");
    CHECK(names.get("", parties, letters, problems) == nullptr);
    CHECK(names.get("tlh", parties, letters, problems) == nullptr);
    CHECK(problems.back().code == "unknown-language");
}
