// Authors write countries in many ways; each must lead to the right one, and none to a wrong one.

#include "core/name_text.hpp"
#include "core/party.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

Party party(std::string code, std::string alpha2, std::string numeric, std::string name, std::string official = {}) {
    Party p;
    p.code = std::move(code);
    p.alpha2 = std::move(alpha2);
    p.numeric = std::move(numeric);
    p.name = std::move(name);
    p.officialName = std::move(official);
    return p;
}

PartyTable table() {
    PartyTable t;
    t.add(party("JPN", "JP", "392", "Japan"));
    t.add(party("CIV", "CI", "384", "Côte d'Ivoire", "Republic of Côte d'Ivoire"));
    t.add(party("GNB", "GW", "624", "Guinea-Bissau"));
    t.add(party("GIN", "GN", "324", "Guinea"));
    t.add(party("AFG", "AF", "004", "Afghanistan", "Islamic Republic of Afghanistan"));
    t.add(party("BIH", "BA", "070", "Bosnia and Herzegovina"));
    t.add(party("USA", "US", "840", "United States", "United States of America"));
    t.add(party("XKX", "XK", "", "Kosovo"));
    t.add(party("SUN", "SU", "810", "Soviet Union", "Union of Soviet Socialist Republics"));
    t.add(party("CHN", "CN", "156", "China", "People's Republic of China"));
    t.addAlias("Россия и Япония", t.byCode("JPN"));
    return t;
}

/// A table with what is not as it seems: shared names, parts, codes of other lists.
PartyTable oddTable() {
    PartyTable t;
    const auto guy = t.add(party("GUY", "GY", "328", "Guyana"));
    const auto guf = t.add(party("GUF", "GF", "254", "French Guiana"));
    const auto gbr = t.add(party("GBR", "GB", "826", "United Kingdom"));
    const auto che = t.add(party("CHE", "CH", "756", "Switzerland"));
    const auto cog = t.add(party("COG", "CG", "178", "Congo"));
    const auto cod = t.add(party("COD", "CD", "180", "DR Congo", "Democratic Republic of the Congo"));
    t.add(party("BRN", "BN", "096", "Brunei"));
    const auto bhr = t.add(party("BHR", "BH", "048", "Bahrain"));
    t.add(party("POL", "PL", "616", "Poland", "Republic of Poland"));
    t.add(party("PRK", "KP", "408", "North Korea"));
    t.add(party("AUT", "AT", "040", "Austria"));
    t.add(party("MYS", "MY", "458", "Malaysia"));
    t.add(party("YEM", "YE", "887", "Yemen"));
    t.addSharedName("Guiana", {guy, guf}, false);
    t.addSharedName("Congo", {cog, cod}, true);
    t.addPart("Northern Ireland", gbr);
    t.addForeignCode("SUI", che, "IOC");
    t.addForeignCode("BRN", bhr, "IOC");
    t.setMoreNames([aut = t.byCode("AUT"), yem = t.byCode("YEM"), guy, gbr] {
        return PartyTable::NameList{
            {"Österreich", aut}, {"Guiana", guy}, {"Mỹ", gbr}, {"Onlyone", aut}, {"Onlyone", yem}};
    });
    return t;
}

std::string code(const PartyTable& t, std::string_view text) {
    const PartyId id = t.find(text);
    return id == kNoParty ? "" : t[id].code;
}

} // namespace

TEST_CASE("names are the same whatever their case, accents, punctuation and space") {
    CHECK(normalizedName("  Côte   d’Ivoire ") == "cote divoire");
    CHECK(normalizedName("COTE D'IVOIRE") == "cote divoire");
    CHECK(normalizedName("Co\xCC\x82te d'Ivoire") == "cote divoire"); // the accent as a character of its own
    CHECK(normalizedName("Guinea-Bissau") == "guinea bissau");
    CHECK(normalizedName("Guinea\xE2\x80\x93"
                         "Bissau") == "guinea bissau"); // en dash
    CHECK(normalizedName("Congo (Dem. Rep.)") == "congo dem rep");
    CHECK(normalizedName("ÅLAND") == normalizedName("åland"));
    CHECK(normalizedName("TÜRKİYE") == "turkiye");
    CHECK(normalizedName("Việt Nam") == "viet nam");
    CHECK(normalizedName("ŁÓDŹ straße Þór Œuvre") == "lodz strasse thor oeuvre");
    CHECK(normalizedName("Bosnia & Herzegovina") == "bosnia and herzegovina");
    CHECK(normalizedName("A&B") == "a and b");
    CHECK(normalizedName("РОССИЯ") == normalizedName("россия"));
    CHECK(normalizedName("ЁЖ") == normalizedName("еж"));
    CHECK(normalizedName("ΕΛΛΆΣ") == normalizedName("ελλάς"));
    CHECK(normalizedName("日本") == "日本");
    CHECK(normalizedName("مصر") == "مصر");
    CHECK(normalizedName("السّعوديّة") == normalizedName("السعوديه")); // with and without vowels
    CHECK(normalizedName("أذربيجان") == normalizedName("اذربیجان")); // an alef, and the yeh of Persian
    CHECK(normalizedName("") == "");
    CHECK(normalizedName("--- ...").empty());
}

TEST_CASE("ill-formed bytes of a name are dropped") {
    CHECK(normalizedName("Ja\xFFpan") == "japan");
    CHECK(normalizedName("Japan\xC3") == "japan");
    CHECK(normalizedName("Japan\xE2\x80") == "japan");
    CHECK(normalizedName("\xC0\xAFJapan\xED\xA0\x80") == "japan"); // overlong, surrogate
    CHECK(normalizedName("\xF4\x90\x80\x80Japan") == "japan");     // beyond U+10FFFF
}

TEST_CASE("a party is found by any of its codes and names") {
    const PartyTable t = table();
    for (const char* text : {"JPN", "jpn", "JP", "392", "Japan", " japan "}) {
        INFO(text);
        CHECK(code(t, text) == "JPN");
    }
    CHECK(code(t, "Cote d'Ivoire") == "CIV");
    CHECK(code(t, "CÔTE D’IVOIRE") == "CIV");
    CHECK(code(t, "guinea bissau") == "GNB");
    CHECK(code(t, "Guinea") == "GIN");
    CHECK(code(t, "4") == "AFG"); // a spreadsheet took the zeros of 004
    CHECK(code(t, "U.S.A.") == "USA");
    CHECK(code(t, "the United States of America") == "USA");
    CHECK(code(t, "Bosnia & Herzegovina") == "BIH");
    CHECK(code(t, "Peoples Republic of China") == "CHN");
    CHECK(code(t, "Kosovo") == "XKX");
    CHECK(code(t, "SUN") == "SUN");
    CHECK(code(t, "россия и япония") == "JPN");
    for (const char* text : {"", " ", "Atlantis", "ZZZ", "99", "Japa"}) {
        INFO(text);
        CHECK(code(t, text).empty());
    }
}

TEST_CASE("columns of codes know exact codes only") {
    const PartyTable t = table();
    CHECK(t[t.byCode("CIV")].code == "CIV");
    for (const char* text : {"civ", "CI", "CIVX", "", "C V", "AAA"}) {
        CHECK(t.byCode(text) == kNoParty);
    }
    CHECK(PartyTable{}.byCode("JPN") == kNoParty);
    CHECK(PartyTable{}.find("JPN") == kNoParty);
}

TEST_CASE("a name that is taken keeps its first meaning") {
    PartyTable t = table();
    const PartyId other = t.add(party("SCG", "CS", "891", "Japan"));
    CHECK(code(t, "Japan") == "JPN");
    t.addAlias("Guinea", other);
    CHECK(code(t, "guinea") == "GIN");
    t.addAlias("Serbia and Montenegro", other);
    CHECK(t.find("serbia & montenegro") == other);
}

TEST_CASE("a misspelt name is told the nearest known one") {
    const PartyTable t = table();
    CHECK(t.nearestName("Jaapn") == "Japan"); // neighbours swapped
    CHECK(t.nearestName("Afganistan") == "Afghanistan");
    CHECK(t.nearestName("Kosova") == "Kosovo");
    CHECK(t.nearestName("Cote dIvory") == "Côte d'Ivoire");
    CHECK(t.nearestName("Soviet Onion") == "Soviet Union");
    CHECK(t.nearestName("Atlantis").empty());
    CHECK(t.nearestName("").empty());
    CHECK(t.nearestName("x").empty());
}

TEST_CASE("a name that several countries go by is nobody's, and the candidates are named") {
    const PartyTable t = oddTable();
    CHECK(code(t, "Guiana").empty()); // though one language calls one of them so
    CHECK(t.advice("guiana") == "It may be Guyana (GUY) or French Guiana (GUF); write the code.");
    CHECK(code(t, "Onlyone").empty());
    CHECK(t.advice("Onlyone") == "It may be Austria (AUT) or Yemen (YEM); write the code.");
    CHECK(code(t, "Guyana") == "GUY");
    CHECK(t.remark("Guyana").empty());
}

TEST_CASE("a name that ISO 3166 gives to one of several is read as that, and the reader is told of the others") {
    const PartyTable t = oddTable();
    CHECK(code(t, "Congo") == "COG");
    CHECK(t.remark("the Congo") == "it may be DR Congo (COD) too.");
    CHECK(t.remark("COG").empty());
    CHECK(t.remark("DR Congo").empty());
}

TEST_CASE("a part of a country is not read as the whole") {
    const PartyTable t = oddTable();
    CHECK(code(t, "Northern Ireland").empty());
    CHECK(t.advice("Ireland, Northern") == "It is a part of United Kingdom (GBR); write GBR where the whole is meant.");
}

TEST_CASE("codes of sports are read, said to be such, and never take the place of a code of ISO 3166") {
    const PartyTable t = oddTable();
    CHECK(code(t, "SUI") == "CHE");
    CHECK(t.remark("SUI") == "it is a code of the IOC, not of ISO 3166.");
    CHECK(code(t, "BRN") == "BRN"); // Bahrain to the IOC
    CHECK(t.remark("BRN").empty());
    CHECK(code(t, "sui").empty()); // a word, for all one knows
}

TEST_CASE("names are found turned round, abbreviated and with two letters for one") {
    CHECK(looseName("poland republic of") == looseName("republic of poland"));
    CHECK(looseName("oesterreich") == "osterreich");
    CHECK(looseName("aa ae oe ue ea") == "a a ea o u");
    const PartyTable t = oddTable();
    for (const char* text :
         {"Poland, Republic of", "Poland (Republic of)", "Poland, Rep.", "POLAND, THE REPUBLIC OF"}) {
        INFO(text);
        CHECK(code(t, text) == "POL");
    }
    CHECK(code(t, "Congo, Dem. Rep.") == "COD");
    CHECK(code(t, "Korea, North") == "PRK");
    CHECK(code(t, "N. Korea") == "PRK");
    CHECK(code(t, "Oesterreich") == "AUT");
    CHECK(code(t, "Republic").empty());
}

TEST_CASE("a letter with a mark is no letter of a code") {
    const PartyTable t = oddTable();
    CHECK(code(t, "MY") == "MYS");
    CHECK(code(t, "Mỹ") == "GBR"); // as the other names say; Vietnamese has it for America
    CHECK(code(t, "M.Y.\xC2\xA0") == "MYS");
}

TEST_CASE("an unknown code of three letters is told no country that only looks like it") {
    const PartyTable t = oddTable();
    CHECK(t.nearestName("PLO") == "Poland (POL)"); // two letters swapped
    CHECK(t.nearestName("SWI") == "Switzerland (CHE)");
    CHECK(t.nearestName("SCO").empty());
    CHECK(t.nearestName("PQL").empty());
    CHECK(t.nearestName("Nroth Korea") == "North Korea");
    CHECK(t.nearestName("South Korea").empty()); // two letters from the North, and none of it
}

TEST_CASE("the search field gives the best matches first") {
    const PartyTable t = table();
    const auto codes = [&t](std::string_view text, std::size_t most) {
        std::string all;
        for (const PartyId id : t.search(text, most)) {
            all += t[id].code + " ";
        }
        return all;
    };
    CHECK(codes("guinea", 10) == "GIN GNB ");
    CHECK(codes("guinea", 1) == "GIN ");
    CHECK(codes("GNB", 10) == "GNB ");
    CHECK(codes("uni", 10) == "USA SUN "); // begins with it before a later word does
    CHECK(codes("apan", 10) == "JPN ");
    CHECK(codes("japan", 0).empty());
    CHECK(codes("", 10).empty());
    CHECK(codes("zzz", 10).empty());
}
