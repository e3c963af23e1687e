#include "core/json_text.hpp"
#include "core/vector_module.hpp"

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

constexpr std::size_t kMostRows = 5'000'000;
constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kRowsPerReport = 1024;
constexpr std::size_t kMostMessages = 20;

/// Formats whose drivers read the file they are given and its companions, and fetch nothing.
constexpr std::array<const char*, 15> kDrivers{"CSV",        "XLSX",           "ODS",        "XLS",          "GPKG",
                                               "FlatGeobuf", "ESRI Shapefile", "KML",        "MapInfo File", "GPX",
                                               "GeoJSON",    "TopoJSON",       "GeoJSONSeq", "LIBKML",       nullptr};

constexpr std::array<const char*, 7> kOpenOptions{"AUTODETECT_TYPE=NO",
                                                  "HEADERS=YES",
                                                  "KEEP_GEOM_COLUMNS=YES",
                                                  "X_POSSIBLE_NAMES=lon,long,longitude,lng,x",
                                                  "Y_POSSIBLE_NAMES=lat,latitude,y",
                                                  "GEOM_POSSIBLE_NAMES=wkt,geom,geometry,the_geom",
                                                  nullptr};

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
        // Tables begin with the names of their columns, whatever stands below them.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
        CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
        CPLSetConfigOption("OGR_XLS_HEADERS", "FORCE");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        GDALAllRegister();
    });
}

/// Reads the tables of one dataset.
class TableReader {
  public:
    TableReader(const VectorRequest& request, Result<VectorText>& result) : request_(request), result_(result) {}

    void read(GDALDataset& dataset) {
        const auto tables = choose(dataset);
        if (tables.empty()) {
            return;
        }
        VectorText text;
        text.geojson = R"({"type":"FeatureCollection","features":[)";
        for (auto* table : tables) {
            if (!append(*table, text)) {
                return;
            }
        }
        text.geojson += "\n]}\n";
        result_.value = std::move(text);
    }

    void say(Severity severity, std::string code, std::string text, std::string advice = {}) {
        result_.diagnostics.push_back({.severity = severity,
                                       .code = std::move(code),
                                       .text = std::move(text),
                                       .advice = std::move(advice),
                                       .file = request_.path});
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

    std::vector<OGRLayer*> choose(GDALDataset& dataset) {
        std::vector<OGRLayer*> chosen;
        std::string others;
        std::vector<std::string> columns;
        for (auto* table : dataset.GetLayers()) {
            const std::string name = table->GetName();
            const bool wanted = request_.table.empty()
                                    ? table->GetFeatureCount() != 0 && (chosen.empty() || columnsOf(*table) == columns)
                                    : name == request_.table;
            if (!wanted) {
                others += (others.empty() ? "" : ", ") + name;
                continue;
            }
            columns = columnsOf(*table);
            chosen.push_back(table);
        }
        if (chosen.empty()) {
            say(Severity::error, "no-table",
                request_.table.empty() ? "The file has no table with rows."
                                       : fmt::format("The file has no table \"{}\".", request_.table),
                others.empty() ? "" : fmt::format("The tables there are: {}.", others));
        } else if (!others.empty() && request_.table.empty()) {
            say(Severity::note, "other-tables",
                fmt::format("The table {} was read, these were not: {}.", chosen.front()->GetName(), others));
        }
        return chosen;
    }

    /// False where the reading was stopped or a table has no place on the Earth.
    bool append(OGRLayer& table, VectorText& text) {
        const auto transformation = toWgs84(table);
        std::vector<std::string> names;
        for (const auto& column : columnsOf(table)) {
            std::string& name = names.emplace_back();
            appendJsonText(name, inUtf8(column));
        }
        table.ResetReading();
        for (;;) {
            const OGRFeatureUniquePtr feature(table.GetNextFeature());
            if (!feature) {
                return true;
            }
            if (text.features % kRowsPerReport == 0 && request_.goOn && !request_.goOn(text.features)) {
                say(Severity::note, "cancelled", "Reading was stopped.");
                return false;
            }
            if (text.features == kMostRows || text.geojson.size() > kMostBytes) {
                say(Severity::error, "too-large", fmt::format("Only the first {} rows were read.", text.features));
                return true;
            }
            text.geojson += text.features == 0 ? "\n" : ",\n";
            ++text.features;
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
            appendJsonText(json, inUtf8(feature.GetFieldAsString(i)));
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
            appendJsonText(json, inUtf8(texts[i]));
        }
        json += ']';
    }

    static void appendGeometry(OGRFeature& feature, OGRCoordinateTransformation* transformation, std::string& json) {
        OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty() ||
            (transformation != nullptr && geometry->transform(transformation) != OGRERR_NONE)) {
            json += "null";
            return;
        }
        const std::unique_ptr<OGRGeometry> plain(geometry->getLinearGeometry());
        char* text = plain ? plain->exportToJson() : nullptr;
        json += text != nullptr ? text : "null";
        CPLFree(text);
    }

    std::string inUtf8(const std::string& text) {
        if (CPLIsUTF8(text.c_str(), -1) != FALSE) {
            return text;
        }
        if (!std::exchange(recoded_, true)) {
            say(Severity::note, "recoded", "The texts are not UTF-8; they were read as Windows-1252.",
                "Save the file as UTF-8 where letters are wrong.");
        }
        char* made = CPLRecode(text.c_str(), "CP1252", CPL_ENC_UTF8);
        std::string recoded = made != nullptr ? made : "";
        CPLFree(made);
        return recoded;
    }

    const VectorRequest& request_;
    Result<VectorText>& result_;
    bool recoded_ = false;
};

void readInto(const VectorRequest& request, Result<VectorText>& result) {
    TableReader reader(request, result);
    std::error_code failure;
    // GDAL takes some names for places elsewhere; the full path of a file that is there is none of them.
    const auto path = std::filesystem::absolute(request.path, failure);
    if (failure || !std::filesystem::is_regular_file(path, failure)) {
        const auto reason = failure ? failure.message() : "it is no file";
        reader.say(Severity::error, "unreadable-file", fmt::format("The file cannot be read: {}.", reason));
        return;
    }
    prepareGdal();
    const Messages messages;
    const std::unique_ptr<GDALDataset, DatasetCloser> dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(), kOpenOptions.data()));
    if (dataset) {
        reader.read(*dataset);
    } else {
        reader.say(Severity::error, "unreadable-file", "The file is none of the vector formats that are read.",
                   "Formats: CSV, XLSX, XLS, ODS, GeoPackage, FlatGeobuf, Shapefile, KML, GPX, MapInfo, TopoJSON.");
    }
    for (const auto& text : messages.texts()) {
        // Options are given for all drivers at once.
        if (text.find("does not support open option") == std::string::npos) {
            reader.say(Severity::warning, "vector-driver", text);
        }
    }
}

} // namespace

extern "C" __attribute__((visibility("default"))) Result<VectorText> ententeReadVector1(const VectorRequest& request) {
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
