// A spreadsheet or a GIS file opens like a pack; and a program that opens none does not pay for GDAL.

#include "run_program.hpp"

#include <gdal_utils.h>

#include <gdal_priv.h>

using namespace entente;
using namespace entente::test;

namespace {

/// Names in German, dates as people write them, an empty row.
constexpr const char* kTable = "Land A;Land B;Art;Beginn;Ende\n"
                               "Deutschland;Frankreich;B\xC3\xBCndnis;3/2004;\n"
                               ";;;;\n"
                               "Italien;Japan;Handel;2001-05-02;2010\n";

/// Writes the table in another format, as GDAL does it.
void translate(const fs::path& from, const fs::path& to, const char* driver) {
    GDALAllRegister();
    GDALDataset* source = GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR);
    REQUIRE(source != nullptr);
    std::array<char*, 3> words{const_cast<char*>("-f"), const_cast<char*>(driver), nullptr};
    auto* options = GDALVectorTranslateOptionsNew(words.data(), nullptr);
    GDALDatasetH handle = source;
    GDALDatasetH made = GDALVectorTranslate(to.c_str(), nullptr, 1, &handle, options, nullptr);
    GDALVectorTranslateOptionsFree(options);
    REQUIRE(made != nullptr);
    GDALClose(made);
    GDALClose(source);
}

std::string tiesIn(const fs::path& path) {
    return runEntente({"ties", path.string(), "--date", "2005-01-01"}).out;
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a stranger's table opens in every format, with the same ties") {
    const TemporaryFolder folder;
    const auto csv = folder / "table.csv";
    std::ofstream(csv) << kTable;
    const auto rows = linesOf(tiesIn(csv));
    REQUIRE(rows.size() == 3);
    CHECK(says(rows[1], "DEU,FRA"));
    CHECK(says(rows[1], "B\xC3\xBCndnis"));
    CHECK(says(rows[2], "ITA,JPN"));
    for (const auto& [ending, driver] : {std::pair{"xlsx", "XLSX"}, {"ods", "ODS"}, {"gpkg", "GPKG"}}) {
        INFO(driver);
        const auto path = folder / (std::string("table.") + ending);
        translate(csv, path, driver);
        CHECK(tiesIn(path) == tiesIn(csv));
    }
}

TEST_CASE("what is wrong in a table is told at its line") {
    const TemporaryFolder folder;
    const auto csv = folder / "table.csv";
    std::ofstream(csv) << kTable << "Atlantis;Japan;Handel;2001;\nItalien;Indien;Handel;2001-13-01;\n";
    const Ran checked = runEntente({"check", csv.string()});
    CHECK(checked.status == 1);
    CHECK(says(checked.out, csv.string() + ":3: note: empty-feature"));
    CHECK(says(checked.out, csv.string() + ":5: error: unknown-party"));
    CHECK(says(checked.out, csv.string() + ":6: error: bad-date"));
}

TEST_CASE("texts that are not UTF-8 are read as Windows-1252, and that is said") {
    const TemporaryFolder folder;
    const auto csv = folder / "table.csv";
    std::ofstream(csv) << "from,to,start\n\xD6sterreich,Japan,2001\n";
    const Ran ties = runEntente({"ties", csv.string(), "--date", "2005", "--verbose"});
    CHECK(says(ties.out, "AUT"));
    CHECK(says(ties.err, "Windows-1252"));
}

TEST_CASE("points in columns are places, in degrees whatever the file's system of coordinates") {
    const TemporaryFolder folder;
    const auto csv = folder / "places.csv";
    std::ofstream(csv) << "name,lon,lat,date\nMuster,140.4,36.2,2005\n";
    CHECK(says(runEntente({"info", csv.string()}).out, "overlay      1"));
    const auto said = runEntente({"check", csv.string()}).out;
    CHECK(says(said, R"("lon" and "lat" were read as longitude and latitude)"));
    CHECK_FALSE(says(said, "Not used"));
}

TEST_CASE("the first row of a table that names no columns is a row") {
    const TemporaryFolder folder;
    const auto csv = folder / "table.csv";
    std::ofstream(csv) << "Japan,India,2004-03-12\nFrance,Germany,1963-01-22\nChina,Russia,2001-07-16\n";
    CHECK(linesOf(runEntente({"ties", csv.string(), "--date", "2004-03-12"}).out).size() == 2);
    CHECK(says(runEntente({"check", csv.string()}).out, csv.string() + ":1: warning: no-names"));
}

TEST_CASE("names of columns that are codes of countries too are no row") {
    const TemporaryFolder folder;
    const auto csv = folder / "table.csv";
    // Afghanistan is 4, Indonesia ID, Norway NO, Belarus BY, Tonga TO, Iceland IS
    for (const char* table :
         {"id,from,to,start\n4,JPN,IND,2004\n", "id,no,country_a,country_b,start\n4,8,JPN,IND,2004\n",
          "by,to,start,is\nJPN,IND,2004,ISL\n", "by,to\nJPN,IND\n", "BY,TO,START\nJPN,IND,2004\n",
          "ID,NO,FROM,TO,START\n4,8,JPN,IND,-44\n", "by,to,start\njp,in,2004\n"}) {
        INFO(table);
        std::ofstream(csv) << table;
        CHECK_FALSE(says(runEntente({"check", csv.string()}).out, "no-names"));
    }
    std::ofstream(csv) << "id,from,to,start\n4,JPN,IND,2004\n";
    const auto rows = linesOf(runEntente({"ties", csv.string(), "--date", "2005"}).out);
    REQUIRE(rows.size() == 2);
    CHECK(says(rows[1], "JPN,IND"));
    for (const char* table : {"JPN,IND,2004\nCHN,RUS,2001\n", "JPN,IND,2004,present\nCHN,RUS,2001,2010\n",
                              "jp,in,2004\ncn,ru,2001\n", "4,8,2004\n12,24,2001\n", "Japan,India\nChina,Russia\n"}) {
        INFO(table);
        std::ofstream(csv) << table;
        CHECK(says(runEntente({"check", csv.string()}).out, csv.string() + ":1: warning: no-names"));
    }
}

TEST_CASE("state numbers are no numbers of ISO 3166, and a file that has them says where to go") {
    const TemporaryFolder folder;
    const auto csv = folder / "cow.csv";
    std::ofstream(csv) << "ccode1,ccode2,start\n20,40,1960\n70,100,1963\n"; // AND, AUT, BIH, BGR to ISO 3166
    const auto said = runEntente({"check", csv.string()}).out;
    CHECK(says(said, "state-numbers"));
    CHECK(says(said, "--preset"));
    CHECK(linesOf(tiesIn(csv)).size() == 1);
}

TEST_CASE("a file that is none of these formats is refused with a reason") {
    const TemporaryFolder folder;
    const auto path = folder / "broken.xlsx";
    std::ofstream(path) << "PK\x03\x04 no spreadsheet";
    const Ran checked = runEntente({"check", path.string()});
    CHECK(checked.status == 2);
    CHECK(says(checked.out, "unreadable-file"));
    CHECK(checked.err.empty());
    CHECK(says(runEntente({"check", (folder / "missing.csv").string()}).out, "unreadable-file"));
}

TEST_CASE("packs are opened and drawn without loading GDAL") {
    const TemporaryFolder folder;
    const auto loads = [](const std::string& arguments) {
        return runShell("LD_DEBUG=files " + quoted(ENTENTE_PROGRAM) + " " + arguments +
                        " 2>&1 >/dev/null | grep -c libgdal")
            .out;
    };
    CHECK(loads("render --size 300x200 --date 2005 -o " + quoted((folder / "a.png").string())) == "0\n");
    const auto csv = folder / "table.csv";
    std::ofstream(csv) << kTable;
    CHECK(loads("check " + quoted(csv.string())) != "0\n");
}
