// What others wrote becomes a pack: nothing lost, dates and codes as in the source, and what was not used is said.

#include "run_program.hpp"

using namespace entente;
using namespace entente::test;

namespace {

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

/// Imports a text and gives the pack; `said` is what was written to standard error.
std::string packOf(const std::string& csv, const std::vector<std::string>& options, std::string* said = nullptr) {
    const TemporaryFolder folder;
    const auto in = folder / "in.csv";
    const auto out = folder / "out.geojson";
    std::ofstream(in) << csv;
    std::vector<std::string> arguments{"import", in.string(), "-o", out.string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ran ran = runEntente(arguments);
    INFO(ran.err);
    CHECK(ran.status == 0);
    if (said != nullptr) {
        *said = ran.err;
    }
    return contentOf(out);
}

} // namespace

TEST_CASE("bundled packs read, written and read again have the same ties, header and features") {
    const TemporaryFolder folder;
    std::size_t packs = 0;
    for (const auto& entry : fs::directory_iterator(sourceFile("layers"))) {
        if (entry.path().extension() != ".geojson") {
            continue;
        }
        ++packs;
        const auto copy = folder / entry.path().filename();
        INFO(entry.path());
        CHECK(runEntente({"import", entry.path().string(), "-o", copy.string()}).status == 0);
        for (const char* date : {"1996/2030", "2005-07-06", "2023-01-20"}) {
            const auto ties = [date](const fs::path& path) {
                return runEntente({"ties", path.string(), "--date", date, "--format", "json"}).out;
            };
            CHECK(ties(copy) == ties(entry.path()));
        }
        const auto info = [](const fs::path& path) {
            const auto text = runEntente({"info", path.string()}).out;
            return text.substr(text.find('\n')); // the first line is the file's name
        };
        CHECK(info(copy) == info(entry.path()));
        // A second writing changes nothing: order, unknown properties and geometries are kept.
        const auto again = folder / "again.geojson";
        CHECK(runEntente({"import", copy.string(), "-o", again.string()}).status == 0);
        CHECK(contentOf(again) == contentOf(copy));
    }
    CHECK(packs >= 3);
}

TEST_CASE("state numbers become the code of the year: Russia, Yugoslavia, Vietnam, and states without a code") {
    const std::string head = "ccode1,ccode2,year,defense\n";
    const auto pack =
        packOf(head + "365,2,1921,1\n365,2,1950,1\n365,2,1992,1\n345,2,1990,1\n345,2,2008,1\n816,2,1970,1\n"
                      "816,2,1980,1\n255,2,1930,1\n260,2,1960,1\n240,2,1850,1\n2,20,2012,1\n",
               {"--preset", "cow-alliance-dyad-year"});
    for (const char* spell :
         {R"(["USA","RUS"],"start":"1921","end":"1921")", R"(["USA","SUN"],"start":"1950")",
          R"(["USA","RUS"],"start":"1992")", R"(["USA","YUG"],"start":"1990")", R"(["USA","SRB"],"start":"2008")",
          R"(["USA","VDR"],"start":"1970")", R"(["USA","VNM"],"start":"1980")", R"(["USA","DEU"],"start":"1930")",
          R"(["USA","DEU"],"start":"1960")", R"(["USA","Hanover"],"start":"1850")",
          R"(["USA","CAN"],"start":"2012","end":"..")"}) {
        INFO(spell);
        CHECK(says(pack, spell));
    }
}

TEST_CASE("spells keep their days; both directions of a dyad are one; a censored end is open") {
    const auto pack = packOf("ccode1,ccode2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,"
                             "dyad_end_year,right_censor,defense,entente\n"
                             "200,235,1,1,1816,15,2,1949,0,1,0\n235,200,1,1,1816,15,2,1949,0,1,0\n"
                             "2,20,4,4,1949,,,,1,1,1\n",
                             {"--preset", "cow-alliance-spells"});
    CHECK(says(pack, R"(["GBR","PRT"],"start":"1816-01-01","end":"1949-02-15")"));
    CHECK(says(pack, R"("kind":"entente","parties":["USA","CAN"],"start":"1949-04-04","end":"..")"));
    CHECK(linesOf(pack).size() == linesOf(packOf("ccode1,ccode2,year,defense,entente\n2,20,2000,1,1\n2,20,1998,1,0\n",
                                                 {"--preset", "cow-alliance-dyad-year"}))
                                      .size());
}

TEST_CASE("a state-year file gives one membership a state, organization, role and spell") {
    std::string said;
    const auto pack = packOf("ccode,year,state,ASEAN,CIS\n850,2012,indonesia,1,-1\n850,2013,indonesia,1,0\n"
                             "850,2014,indonesia,1,0\n704,2012,uzbekistan,0,1\n704,2013,uzbekistan,-9,3\n"
                             "704,2014,uzbekistan,0,0\n",
                             {"--preset", "cow-igo-state-year"}, &said);
    CHECK(says(pack, R"("organization":"ASEAN","party":"IDN","role":"member","start":"2012","end":"..")"));
    CHECK(says(pack, R"("organization":"CIS","party":"UZB","role":"member","start":"2012","end":"2012")"));
    CHECK(says(pack, R"("organization":"CIS","party":"UZB","role":"observer","start":"2013","end":"2013")"));
    CHECK(says(said, "1 row not used: no membership"));
    CHECK(says(said, "6 rows read, 3 features written"));
}

TEST_CASE("yearly rows of anybody are joined, columns of 0 and 1 are kinds") {
    std::string said;
    const auto pack = packOf("country_a,country_b,year,treaty,pact\nFrance,Germany,2001,1,0\nGermany,France,2002,1,1\n"
                             "France,Germany,2004,1,0\nFrance,Germany,2005,0,1\nJapan,India,2001,0,0\n",
                             {}, &said);
    CHECK(says(pack, R"("start":"2001","end":"2002")"));
    CHECK(says(pack, R"("start":"2004","end":"2004")"));
    CHECK(says(pack, R"("start":"2005","end":"..")"));
    CHECK(says(said, "5 rows read, 4 features written"));
    CHECK(says(said, "1 row not used"));
}

TEST_CASE("yearly rows with another weight or label are not joined, and columns that are not kept are named") {
    std::string said;
    const auto pack =
        packOf("exporter,importer,year,trade,unit\nJPN,USA,2001,5,t\nJPN,USA,2002,5,t\nJPN,USA,2003,10,t\n", {}, &said);
    CHECK(says(pack, R"("start":"2001","end":"2002")"));
    CHECK(says(pack, R"("weight":0.5)"));
    CHECK(says(pack, R"("start":"2003")"));
    CHECK(says(pack, R"("weight":1)"));
    CHECK(says(said, "not kept: unit"));
}

TEST_CASE("an import that cannot be done leaves nothing behind and says why") {
    const TemporaryFolder folder;
    const auto csv = folder / "in.csv";
    std::ofstream(csv) << "a,b\n1,2\n";
    const auto out = (folder / "out.geojson").string();
    const Ran preset = runEntente({"import", csv.string(), "-o", out, "--preset", "atop-dyad-year"});
    CHECK(preset.status == 2);
    CHECK(says(preset.err, "missing-column"));
    CHECK(runEntente({"import", csv.string(), "-o", out, "--preset", "nope"}).status == 2);
    CHECK(runEntente({"import", csv.string(), "-o", out, "--table", "nope"}).status == 2);
    CHECK(runEntente({"import", csv.string()}).status == 2);
    CHECK(runEntente({"import", csv.string(), "-o", (folder / "no/out.geojson").string()}).status == 2);
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}) == 1);
}

// The columns of ATOP's directed dyad-years (atop5_0ddyr.csv): stateA, stateB, year and five pledges of 0 and 1.
TEST_CASE("presets read the separators that spreadsheets write, and say what to do with a workbook") {
    const TemporaryFolder folder;
    const auto out = folder / "out.geojson";
    const auto import = [&](const std::string& name, std::string text, char separator) {
        std::replace(text.begin(), text.end(), ',', separator);
        std::ofstream(folder / name) << text;
        return runEntente({"import", (folder / name).string(), "-o", out.string(), "--preset", "atop-dyad-year"});
    };
    const std::string rows = "atopid1,stateA,stateB,year,defense,offense,neutral,nonagg,consul\n"
                             "3400,2,740,1960,1,0,0,0,1\n3400,740,2,1960,1,0,0,0,1\n3400,2,740,1961,1,0,0,0,1\n";
    for (const char separator : {',', ';', '\t'}) {
        INFO(separator);
        const Ran ran = import("atop.csv", rows, separator);
        CHECK(says(ran.err, "3 rows read, 2 features written"));
        const auto pack = contentOf(out);
        CHECK(says(pack, R"("kind":"consultation","parties":["USA","JPN"],"start":"1960")"));
        CHECK(says(pack, R"("kind":"defense","parties":["USA","JPN"],"start":"1960")"));
    }
    const Ran workbook = import("atop.xlsx", "PK\x03\x04", ',');
    CHECK(workbook.status == 2);
    CHECK(says(workbook.err, "Save the table as CSV"));
}
