// Tables and maps as other programs leave them: told at the lines and rows that people see in them, and never a way to
// other files.

#include "run_program.hpp"

#include <gdal_utils.h>

#include <arpa/inet.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace entente;
using namespace entente::test;

namespace {

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

fs::path write(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

std::string check(const fs::path& path) {
    return runEntente({"check", path.string()}).out;
}

/// The rows of `ties` on a day, without the names of the columns.
std::vector<std::string> ties(const fs::path& path, const std::string& date) {
    auto rows = linesOf(runEntente({"ties", path.string(), "--date", date}).out);
    REQUIRE_FALSE(rows.empty());
    rows.erase(rows.begin());
    return rows;
}

std::string utf16(std::string_view ascii, bool bigEndian, bool mark) {
    std::string bytes = !mark ? "" : bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

/// A member of a ZIP archive.
void put(const fs::path& archive, const std::string& name, const std::string& text) {
    VSILFILE* file = VSIFOpenL(("/vsizip/" + archive.string() + "/" + name).c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(VSIFWriteL(text.data(), 1, text.size(), file) == text.size());
    VSIFCloseL(file);
}

std::string placemark(const std::string& time, const std::string& to) {
    return "<Placemark>" + time +
           R"(<ExtendedData><Data name="from"><value>Japan</value></Data><Data name="to"><value>)" + to +
           "</value></Data></ExtendedData><Point><coordinates>140,36</coordinates></Point></Placemark>";
}

std::string kml(const std::string& inner) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" + inner +
           "</Document></kml>";
}

} // namespace

TEST_CASE("a row of a delimited file is told by the line in which it begins") {
    const TemporaryFolder folder;
    const auto at = [&](const std::string& text) { return check(write(folder / "t.csv", text)); };
    CHECK(says(at("from,to,start\n\nJapan,India,2001\n\n\nAtlantis,Japan,2002\n"), "t.csv:6: error: unknown-party"));
    CHECK(says(at("from,to,start,note\nJapan,India,2001,\"two\nlines\"\"\n,x\"\nAtlantis,Japan,2002,\n"),
               "t.csv:5: error: unknown-party"));
    CHECK(
        says(at("from,to,start\r\nJapan,India,2001\r\n\r\nAtlantis,Japan,2002\r\n"), "t.csv:4: error: unknown-party"));
    CHECK(says(at("from,to,start\rJapan,India,2001\rAtlantis,Japan,2002\r"), "t.csv:3: error: unknown-party"));
    CHECK(
        says(at("from,to,start,note\nJapan,India,2001,\"" + std::string(3'000'000, 'x') + "\"\nAtlantis,Japan,2002\n"),
             "t.csv:3: error: unknown-party"));
}

TEST_CASE("delimited files open in the encodings and with the separators that spreadsheets give them") {
    const TemporaryFolder folder;
    const std::string plain = "from,to,start\nJapan,India,2001\nChina,Japan,2002\n";
    const auto tabs = [&plain] {
        auto text = plain;
        std::replace(text.begin(), text.end(), ',', '\t');
        return text;
    }();
    const auto expected = ties(write(folder / "plain.csv", plain), "2002-06-01");
    REQUIRE(expected.size() == 2);
    const auto opens = [&](const std::string& name, const std::string& text) {
        INFO(name);
        CHECK(ties(write(folder / name, text), "2002-06-01") == expected);
    };
    opens("mark.csv", "\xEF\xBB\xBF" + plain);
    opens("little.csv", utf16(plain, false, true));
    opens("big.csv", utf16(plain, true, true));
    opens("unmarked.csv", utf16(tabs, false, false));
    opens("tabs.tsv", tabs);
    opens("tabs.csv", tabs);
    opens("bars.csv", "from|to|start\nJapan|India|2001\nChina|Japan|2002\n");
    opens("sep.csv", "sep=;\nfrom;to;start\nJapan;India;2001\nChina;Japan;2002\n");
    opens("commas.csv", "from;to;start;weight\nJapan;India;2001;0,5\nChina;Japan;2002;0,5\n");
    opens("title.csv", "Ties of Asia,,\n\nfrom,to,start\nJapan,India,2001\nChina,Japan,2002\n");
}

TEST_CASE("the names of parties tell in which encoding a table of Asia or Eastern Europe was saved") {
    const TemporaryFolder folder;
    struct Table {
        std::string name, bytes, said, row;
    };
    const std::vector<Table> tables{
        {"japan.csv",
         "\x8d\x91"
         "1,\x8d\x91"
         "2,start\n\x93\xfa\x96\x7b,\x92\x86\x8d\x91,1972\n",
         "Shift-JIS", "CHN,JPN"},
        {"china.csv", "a,b,start\n\xd6\xd0\xb9\xfa,\xb6\xed\xc2\xde\xcb\xb9,2001\n", "GB 18030", "CHN,RUS"},
        {"russia.csv", "a;b;start\n\xd0\xee\xf1\xf1\xe8\xff;\xca\xe8\xf2\xe0\xe9;2001\n", "Windows-1251", "CHN,RUS"},
        {"france.csv", "a;b;start\n\xc9gypte;Alg\xe9rie;1998\n", "Windows-1252", "DZA,EGY"}};
    for (const auto& table : tables) {
        INFO(table.name);
        const auto path = write(folder / table.name, table.bytes);
        const auto said = runEntente({"check", path.string()}).out;
        CHECK(said.find("read as " + table.said) != std::string::npos);
        const auto rows = ties(path, "2010-01-01");
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].find(table.row) != std::string::npos);
    }
}

TEST_CASE("an encoding is told by the rows that need it, wherever in the table they stand") {
    const TemporaryFolder folder;
    std::string table = "a,b,start\n";
    for (int i = 0; i < 6000; ++i) {
        table += "Japan,India,2001\n";
    }
    table += "\x93\xfa\x96\x7b,\x92\x86\x8d\x91,1972\n"; // Japan, China
    const auto path = write(folder / "japan.csv", table);
    CHECK(says(check(path), "read as Shift-JIS"));
    const auto rows = ties(path, "1980-01-01");
    REQUIRE(rows.size() == 1);
    CHECK(says(rows[0], "CHN,JPN"));
}

TEST_CASE("columns of one name are kept apart, and cells beyond the last column are told") {
    const TemporaryFolder folder;
    const auto twice = write(folder / "t.csv", "country,country,start\nJapan,India,2001\n");
    CHECK(says(check(twice), "repeated-column"));
    CHECK(ties(twice, "2002").size() == 1);
    const auto wide = check(write(folder / "w.csv", "from,to,start\nJapan,India,2001,more,\nJapan,China,2001\n"));
    CHECK(says(wide, "w.csv:2: warning: wide-row: The row has 5 cells and the table 3 columns"));
    CHECK(says(wide, "2 features read"));
    CHECK(says(check(write(folder / "z.csv", std::string("from,to,start\nJap\0an,India,2001\n", 32))), "zero-bytes"));
    CHECK(says(check(write(folder / "n.csv", "from,to,start\n")), "no-table"));
    CHECK(says(check(write(folder / "e.csv", "")), "no-table"));
}

TEST_CASE("of a spreadsheet the sheet with a table is read, its rows are numbered as they are, and --table chooses") {
    // Three sheets: a remark; a title, an empty row, names, a row with a formula, an empty row, a row; other names.
    const fs::path path = sourceFile("tests/data/book.xlsx");
    const auto said = check(path);
    INFO(said);
    CHECK(says(said, "other-tables: Of the tables of the file Ties was read, not Read me, Others."));
    CHECK(says(said, "--table"));
    CHECK(says(said, "rows-above: The columns are named by row 3"));
    CHECK(says(said, "book.xlsx:5: note: empty-feature"));
    CHECK(says(said, "book.xlsx:6: error: unknown-party"));
    // 36892 and 37257 are 1 January 2001 and 2002 (Excel counts days from 30 December 1899).
    CHECK(says(ties(path, "2001-06-01").at(0), "JPN,IND,,2001-01-01,2002-01-01,certain"));
    const auto other = runEntente({"ties", path.string(), "--table", "Others", "--date", "2001-06-01"});
    CHECK(says(other.out, "CHN,JPN")); // without a direction, in the order of their codes
    CHECK_FALSE(says(other.out, "IND"));
    CHECK(says(runEntente({"check", path.string(), "--table", "Absent"}).out, "Read me, Ties, Others"));
}

TEST_CASE("times of KML are as they are written, an omitted side is open") {
    const TemporaryFolder folder;
    const auto path =
        write(folder / "t.kml",
              kml(placemark("<TimeSpan><begin>2001</begin><end>2003-05</end></TimeSpan>", "India") +
                  placemark("<TimeSpan><begin>2001-02-03</begin></TimeSpan>", "China") +
                  placemark("<TimeSpan><end>2001-02-03</end></TimeSpan>", "Russia") +
                  placemark("<TimeStamp><when>2002-03-04T05:06:07Z</when></TimeStamp>", "Mexico") +
                  "<Folder><TimeSpan><begin>2010</begin></TimeSpan>" + placemark("", "Brazil") + "</Folder>"));
    const auto on = [&](const std::string& date) {
        std::string all;
        for (const auto& row : ties(path, date)) {
            all += row.substr(row.find("JPN,") + 4, 3) + (says(row, ",certain,") ? "! " : "? ");
        }
        return all;
    };
    CHECK(on("1900-01-01") == "RUS! ");
    CHECK(on("2001-01-15") == "IND? RUS! ");
    CHECK(on("2002-03-04") == "IND! CHN! MEX! ");
    CHECK(on("2003-05-15") == "IND? CHN! ");
    CHECK(on("2020-01-01") == "CHN! BRA! ");
    const auto archive = folder / "t.kmz";
    put(archive, "doc.kml", kml(placemark("<TimeSpan><begin>2001</begin></TimeSpan>", "India")));
    CHECK(ties(archive, "2002-01-01").size() == 1);
}

TEST_CASE("maps of other programs are in degrees, with their dates") {
    const TemporaryFolder folder;
    const auto source =
        write(folder / "s.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"from":"Japan","to":"India",)"
              R"("start":"2001-02-03","end":"2004-05-06"},"geometry":{"type":"Point","coordinates":[140.5,36.25]}}]})");
    GDALAllRegister();
    const auto translate = [&](const std::string& name, const char* driver) {
        GDALDataset* from = GDALDataset::Open(source.c_str(), GDAL_OF_VECTOR);
        REQUIRE(from != nullptr);
        std::array<char*, 5> words{const_cast<char*>("-f"), const_cast<char*>(driver), const_cast<char*>("-t_srs"),
                                   const_cast<char*>("EPSG:3857"), nullptr};
        auto* options = GDALVectorTranslateOptionsNew(words.data(), nullptr);
        GDALDatasetH handle = from;
        const auto path = folder / name;
        GDALDatasetH made = GDALVectorTranslate(path.c_str(), nullptr, 1, &handle, options, nullptr);
        GDALVectorTranslateOptionsFree(options);
        REQUIRE(made != nullptr);
        GDALClose(made);
        GDALClose(from);
        return path;
    };
    for (const auto& [name, driver] :
         {std::pair{"t.fgb", "FlatGeobuf"}, {"t.gpkg", "GPKG"}, {"t.shp", "ESRI Shapefile"}}) {
        INFO(name);
        const auto path = translate(name, driver);
        const auto rows = ties(path, "2002-01-01");
        REQUIRE(rows.size() == 1);
        CHECK(says(rows[0], "JPN,IND,,2001-02-03,2004-05-06,certain"));
        const auto pack = folder / "out.geojson";
        CHECK(runEntente({"import", path.string(), "-o", pack.string()}).status == 0);
        std::ifstream stream(pack);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        INFO(text);
        CHECK((says(text, "[140.5,36.25]") || says(text, "140.5, 36.25") || says(text, "[140.499999")));
        CHECK_FALSE(says(check(path), ":2:")); // no line that nobody sees
    }
    fs::remove(folder / "t.prj");
    CHECK(says(check(folder / "t.shp"), "no-crs"));
    fs::remove(folder / "t.shx");
    const auto broken = runEntente({"check", (folder / "t.shp").string()});
    CHECK(broken.status == 2);
    CHECK(says(broken.out, "must stand side by side"));
    CHECK_FALSE(fs::exists(folder / "t.shx"));
}

TEST_CASE("no file makes the program open another one, or ask the network") {
    const TemporaryFolder folder;
    const auto secret = write(folder / "secret.csv", "from,to,start\nJapan,Mexico,2001\n");
    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(bind(listening, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(listen(listening, 8) == 0);
    REQUIRE(getsockname(listening, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    const auto url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/";
    write(folder / "linked.kml", kml(placemark("", "Mexico")));
    const auto vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret.string() +
                     "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    const auto links = kml("<NetworkLink><Link><href>linked.kml</href></Link></NetworkLink><NetworkLink><Link><href>" +
                           url + "x.kml</href></Link></NetworkLink><Style id=\"s\"><IconStyle><Icon><href>" + url +
                           "icon.png</href></Icon></IconStyle></Style>" + placemark("", "India"));
    std::string entity = links;
    entity.insert(entity.find("<kml"), "<!DOCTYPE kml [<!ENTITY e SYSTEM \"file://" + secret.string() + "\">]>");
    entity.replace(entity.find("India"), 5, "India&e;");
    for (const auto* name : {"a.csv", "a.shp", "a.kml", "a.gpkg", "a.fgb", "a.xlsx", "a.tab", "a.gpx", "a.topojson"}) {
        for (const auto& text :
             {vrt, links, entity, "/vsicurl/" + url, "{\"type\":\"Topology\",\"url\":\"" + url + "\"}", secret.string(),
              "<?xml version=\"1.0\"?><gpx><link href=\"" + url + "\"/></gpx>"}) {
            const auto path = write(folder / name, text);
            const auto ran = runEntente({"ties", path.string(), "--verbose"});
            INFO(name << ": " << ran.out << ran.err);
            CHECK(ran.status <= 2);
            CHECK_FALSE(says(ran.out, "MEX"));
            CHECK_FALSE(says(ran.out + ran.err, "Mexico"));
        }
    }
    CHECK_FALSE(fs::exists(folder / "a.shx"));
    pollfd poller{listening, POLLIN, 0};
    CHECK(poll(&poller, 1, 0) == 0);
    close(listening);
}
