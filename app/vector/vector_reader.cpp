#include "core/json_text.hpp"
#include "core/lower_case.hpp"
#include "delimited_reader.hpp"
#include "files.hpp"
#include "grid.hpp"
#include "kml_text.hpp"
#include "reading.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <filesystem>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t kMostMessages = 20;

/// Formats whose drivers read the file they are given and its companions, and fetch nothing. Delimited texts are read
/// without GDAL, which does not tell lines.
constexpr std::array<const char*, 14> kDrivers{"XLSX",           "ODS",    "XLS",          "GPKG", "FlatGeobuf",
                                               "ESRI Shapefile", "KML",    "MapInfo File", "GPX",  "GeoJSON",
                                               "TopoJSON",       "LIBKML", "GeoJSONSeq",   nullptr};

/// What GDAL says while this lives, instead of printing it.
class Messages {
  public:
    Messages() { CPLPushErrorHandlerEx(collect, this); }
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
    Messages(Messages&&) = delete;
    Messages& operator=(Messages&&) = delete;
    ~Messages() { CPLPopErrorHandler(); }

    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

  private:
    static void CPL_STDCALL collect(CPLErr severity, CPLErrorNum /*number*/, const char* text) {
        auto& texts = static_cast<Messages*>(CPLGetErrorHandlerUserData())->texts_;
        const bool known = std::find(texts.begin(), texts.end(), text) != texts.end();
        if (severity >= CE_Warning && texts.size() < kMostMessages && !known) {
            texts.emplace_back(text);
        }
    }
    std::vector<std::string> texts_;
};

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
struct TransformationCloser {
    void operator()(OGRCoordinateTransformation* transformation) const {
        OGRCoordinateTransformation::DestroyCT(transformation);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, TransformationCloser>;

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Which row names the columns is found out here; the rows have their numbers for that.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
        CPLSetConfigOption("OGR_ODS_HEADERS", "DISABLE");
        CPLSetConfigOption("OGR_XLS_HEADERS", "DISABLE");
        CPLSetConfigOption("LIBKML_BEGIN_FIELD", "kml_begin"); // not the names that times have here
        CPLSetConfigOption("LIBKML_END_FIELD", "kml_end");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        GDALAllRegister();
    });
}

bool isSpreadsheet(GDALDataset& dataset) {
    const std::string_view driver(dataset.GetDriverName());
    return driver == "XLSX" || driver == "ODS" || driver == "XLS";
}

/// `2001/01/02` and `2001/01/02 10:30:00`, as GDAL writes dates of cells, in ISO 8601; other texts as they are.
std::string cellText(std::string text) {
    constexpr std::string_view kForm = "0000/00/00";
    const auto fits = [&](std::size_t i) {
        return kForm[i] == '/' ? text[i] == '/' : text[i] >= '0' && text[i] <= '9';
    };
    bool isDate = text.size() == kForm.size() || (text.size() > kForm.size() && text[kForm.size()] == ' ');
    for (std::size_t i = 0; isDate && i < kForm.size(); ++i) {
        isDate = fits(i);
    }
    if (isDate) {
        text[4] = text[7] = '-';
        constexpr std::string_view kMidnight = " 00:00:00";
        text = text.ends_with(kMidnight) ? text.substr(0, kForm.size()) : text;
    }
    return text;
}

/// The rows of a sheet, whose cells GDAL gives as texts where it is not told that there are names.
NextRow rowsOf(OGRLayer& sheet) {
    sheet.ResetReading();
    return [&sheet](GridRow& row) {
        const OGRFeatureUniquePtr feature(sheet.GetNextFeature());
        if (!feature) {
            return false;
        }
        row.line = static_cast<std::uint32_t>(feature->GetFID());
        row.cells.assign(static_cast<std::size_t>(feature->GetFieldCount()), {});
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            if (feature->IsFieldSetAndNotNull(i) != FALSE) {
                row.cells[static_cast<std::size_t>(i)] = cellText(feature->GetFieldAsString(i));
            }
        }
        return true;
    };
}

/// One sheet or layer.
struct Table {
    std::string name;
    OGRLayer* layer = nullptr;
    std::optional<Grid> grid; ///< of a sheet
    std::vector<std::string> columns;
    bool hasRows = false;
};

/// Reads the tables of one dataset.
class TableReader {
  public:
    explicit TableReader(Reading& reading) : reading_(reading) {}

    void read(GDALDataset& dataset) {
        for (auto* layer : dataset.GetLayers()) {
            auto& table = tables_.emplace_back();
            table.name = layer->GetName();
            table.layer = layer;
            if (isSpreadsheet(dataset)) {
                table.grid.emplace(rowsOf(*layer), reading_.request().isParty);
                table.columns = table.grid->columns();
                table.hasRows = table.grid->hasRows();
            } else {
                table.columns = columnsOf(*layer);
                table.hasRows = layer->GetFeatureCount() != 0;
            }
        }
        const auto chosen = choose();
        if (chosen.empty()) {
            return;
        }
        VectorText text;
        text.geojson = R"({"type":"FeatureCollection","features":[)";
        for (auto* table : chosen) {
            if (table->grid ? !table->grid->append(reading_, text) : !append(*table->layer, text)) {
                return;
            }
        }
        text.geojson += "\n]}\n";
        nameTables(chosen, text);
        reading_.finish(std::move(text));
    }

  private:
    static std::vector<std::string> columnsOf(OGRLayer& table) {
        std::vector<std::string> names;
        auto* definition = table.GetLayerDefn();
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
        }
        return names;
    }

    void nameTables(const std::vector<Table*>& chosen, VectorText& text) const {
        if (tables_.size() < 2) {
            return;
        }
        for (const auto& table : tables_) {
            text.tables.push_back(table.name);
        }
        for (const auto* table : chosen) {
            text.read.push_back(table->name);
        }
    }

    /// The first table that may hold ties: a sheet with one column is a remark.
    const Table* firstOfUse() const {
        const Table* first = nullptr;
        for (const auto& table : tables_) {
            if (table.hasRows && (first == nullptr || (first->columns.size() < 2 && table.columns.size() > 1))) {
                first = &table;
            }
        }
        return first;
    }

    std::vector<Table*> choose() {
        const auto& wanted = reading_.request().table;
        const Table* first = wanted.empty() ? firstOfUse() : nullptr;
        std::vector<Table*> chosen;
        std::vector<std::string> names, others;
        for (auto& table : tables_) {
            const bool isChosen = wanted.empty() ? first != nullptr && table.hasRows && table.columns == first->columns
                                                 : table.name == wanted;
            if (isChosen) {
                chosen.push_back(&table);
            }
            (isChosen ? names : others).push_back(table.name);
        }
        if (chosen.empty()) {
            reading_.say(Severity::error, "no-table",
                         wanted.empty() ? "The file has no table with rows."
                                        : fmt::format("The file has no table \"{}\".", wanted),
                         others.empty() ? "" : fmt::format("The tables there are: {}.", fmt::join(others, ", ")));
        } else if (!others.empty() && wanted.empty()) {
            reading_.say(Severity::note, "other-tables",
                         fmt::format("Of the tables of the file {} was read, not {}.", fmt::join(names, ", "),
                                     fmt::join(others, ", ")),
                         "Choose another in the window, or with --table.");
        }
        return chosen;
    }

    /// False where reading was cancelled.
    bool append(OGRLayer& table, VectorText& text) {
        const auto transformation = toWgs84(table);
        if (table.GetSpatialRef() == nullptr && table.GetGeomType() != wkbNone) {
            reading_.say(Severity::note, "no-crs",
                         "The file does not say the system of its coordinates; they were read as degrees.",
                         "A Shapefile says it in a .prj file beside it.");
        }
        std::vector<std::string> names;
        for (const auto& column : columnsOf(table)) {
            std::string& name = names.emplace_back();
            appendJsonText(name, reading_.inUtf8(column));
        }
        table.ResetReading();
        for (;;) {
            const OGRFeatureUniquePtr feature(table.GetNextFeature());
            if (!feature || !reading_.beginFeature(text)) {
                return !reading_.cancelled();
            }
            appendFeature(*feature, names, transformation.get(), text.geojson);
        }
    }

    Transformation toWgs84(OGRLayer& table) {
        const auto* own = table.GetSpatialRef();
        if (own == nullptr) {
            return nullptr;
        }
        OGRSpatialReference wgs84;
        wgs84.SetWellKnownGeogCS("WGS84");
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference from(*own);
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (from.IsSame(&wgs84) != 0) {
            return nullptr;
        }
        return Transformation(OGRCreateCoordinateTransformation(&from, &wgs84));
    }

    void appendFeature(OGRFeature& feature, const std::vector<std::string>& names,
                       OGRCoordinateTransformation* transformation, std::string& json) {
        json += R"({"type":"Feature","properties":{)";
        bool first = true;
        for (int i = 0; i < feature.GetFieldCount(); ++i) {
            // An empty cell says nothing; in a pack an empty text would be an unknown date.
            if (feature.IsFieldSetAndNotNull(i) == FALSE || *feature.GetFieldAsString(i) == '\0') {
                continue;
            }
            json += first ? "" : ",";
            first = false;
            json += names[static_cast<std::size_t>(i)];
            json += ':';
            appendValue(feature, i, json);
        }
        json += R"(},"geometry":)";
        appendGeometry(feature, transformation, json);
        json += '}';
    }

    void appendValue(const OGRFeature& feature, int i, std::string& json) {
        switch (feature.GetFieldDefnRef(i)->GetType()) {
        case OFTInteger:
        case OFTInteger64:
            fmt::format_to(std::back_inserter(json), "{}", feature.GetFieldAsInteger64(i));
            return;
        case OFTReal:
            if (const double number = feature.GetFieldAsDouble(i); std::abs(number) < 1e300) {
                fmt::format_to(std::back_inserter(json), "{}", number);
            } else {
                json += "null";
            }
            return;
        case OFTDate:
        case OFTDateTime:
            appendDate(feature, i, json);
            return;
        case OFTStringList:
            appendList(feature.GetFieldAsStringList(i), json);
            return;
        default:
            appendJsonText(json, reading_.inUtf8(feature.GetFieldAsString(i)));
        }
    }

    static void appendDate(const OGRFeature& feature, int i, std::string& json) {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0; // NOLINT: GDAL's form
        feature.GetFieldAsDateTime(i, &year, &month, &day, &hour, &minute, &second, &zone);
        const auto put = std::back_inserter(json);
        fmt::format_to(put, "\"{:04}-{:02}-{:02}", year, month, day);
        if (hour != 0 || minute != 0 || second != 0) {
            fmt::format_to(put, "T{:02}:{:02}:{:02}", hour, minute, second);
        }
        json += '"';
    }

    void appendList(char** texts, std::string& json) {
        json += '[';
        for (int i = 0; texts != nullptr && texts[i] != nullptr; ++i) {
            json += i == 0 ? "" : ",";
            appendJsonText(json, reading_.inUtf8(texts[i]));
        }
        json += ']';
    }

    /// Positions of polygons make up most of a file of borders, and GDAL's own writing of them takes several times as
    /// long. False, with nothing written, where there are none to write.
    static bool appendPolygons(const OGRGeometry& geometry, std::string& json) {
        const auto type = wkbFlatten(geometry.getGeometryType());
        const auto before = json.size();
        bool whole = true;
        const auto list = [&json](const auto& members, const auto& append) {
            json += '[';
            for (const auto* member : members) {
                json += json.back() == '[' ? "" : ",";
                append(*member);
            }
            json += ']';
        };
        const auto ring = [&](const OGRLineString& points) {
            json += '[';
            for (int i = 0; i < points.getNumPoints(); ++i) {
                whole = whole && std::isfinite(points.getX(i)) && std::isfinite(points.getY(i));
                fmt::format_to(std::back_inserter(json), "{}[{},{}]", i == 0 ? "" : ",", points.getX(i),
                               points.getY(i));
            }
            json += ']';
        };
        const auto polygon = [&](const OGRPolygon& rings) { list(rings, ring); };
        if (type == wkbPolygon) {
            json += R"({"type":"Polygon","coordinates":)";
            polygon(*geometry.toPolygon());
        } else if (type == wkbMultiPolygon) {
            json += R"({"type":"MultiPolygon","coordinates":)";
            list(*geometry.toMultiPolygon(), polygon);
        } else {
            return false;
        }
        json += '}';
        if (!whole) {
            json.resize(before);
        }
        return whole;
    }

    static void appendGeometry(OGRFeature& feature, OGRCoordinateTransformation* transformation, std::string& json) {
        OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty() ||
            (transformation != nullptr && geometry->transform(transformation) != OGRERR_NONE)) {
            json += "null";
            return;
        }
        const std::unique_ptr<OGRGeometry> plain(geometry->getLinearGeometry());
        if (plain && appendPolygons(*plain, json)) {
            return;
        }
        char* text = plain ? plain->exportToJson() : nullptr;
        json += text != nullptr ? text : "null";
        CPLFree(text);
    }

    Reading& reading_;
    std::vector<Table> tables_;
};

void readWithGdal(const std::filesystem::path& path, Reading& reading) {
    const Messages messages;
    std::optional<MemoryFile> kml;
    if (const auto text = kmlTextOf(path)) {
        if (auto made = makeKmlText(*text); !made.empty()) {
            kml.emplace(std::move(made), path);
        }
    }
    const std::unique_ptr<GDALDataset, DatasetCloser> dataset(GDALDataset::Open(
        kml ? kml->path().c_str() : path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(), nullptr));
    if (dataset) {
        TableReader(reading).read(*dataset);
    } else {
        const bool isShape = lowerCase(path.extension().string()) == ".shp";
        reading.say(Severity::error, "unreadable-file", "The file is none of the vector formats that are read.",
                    isShape ? "Of a Shapefile the files .shp, .shx and .dbf must stand side by side."
                            : "Formats: CSV, XLSX, XLS, ODS, GeoPackage, FlatGeobuf, Shapefile, KML, GPX, MapInfo, "
                              "TopoJSON.");
    }
    for (const auto& text : messages.texts()) {
        reading.say(Severity::warning, "vector-driver", text);
    }
}

void readInto(const VectorRequest& request, Result<VectorText>& result) {
    Reading reading(request, result);
    std::error_code failure;
    // GDAL takes some names for places elsewhere; the full path of a file that is there is none of them.
    const auto path = std::filesystem::absolute(request.path, failure);
    if (failure || !std::filesystem::is_regular_file(path, failure)) {
        const auto reason = failure ? failure.message() : "it is no file";
        reading.say(Severity::error, "unreadable-file", fmt::format("The file cannot be read: {}.", reason));
        return;
    }
    prepareGdal();
    const auto ending = lowerCase(path.extension().string());
    if (ending == ".csv" || ending == ".tsv") {
        readDelimited(path, reading);
    } else {
        readWithGdal(path, reading);
    }
}

} // namespace

extern "C" __attribute__((visibility("default"))) Result<VectorText> ententeReadVector4(const VectorRequest& request) {
    Result<VectorText> result;
    try {
        readInto(request, result);
    } catch (const std::exception& problem) {
        result.value.reset();
        result.diagnostics.push_back({.severity = Severity::error,
                                      .code = "unreadable-file",
                                      .text = fmt::format("The file cannot be read: {}.", problem.what()),
                                      .file = request.path});
    }
    return result;
}

} // namespace entente
