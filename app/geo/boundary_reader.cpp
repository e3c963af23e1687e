#include "geo/atlas_reader.hpp"
#include "geo/rings.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <iterator>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

const char* fileName(Scale scale) {
    switch (scale) {
    case Scale::s110m:
        return "countries-110m.json";
    case Scale::s50m:
        return "countries-50m.json";
    case Scale::s10m:
        return "countries-10m.json";
    }
    return "";
}

/// GDAL's drivers for the two formats of the folder. All its drivers would take several times as long to register.
void registerDrivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRTopoJSON();
        RegisterOGRGeoJSON();
    });
}

/// Opens a vector file; null, with GDAL's reason added, where it cannot.
GDALDatasetUniquePtr openVector(const std::filesystem::path& path, const char* driver, Severity severity,
                                std::vector<Diagnostic>& diagnostics) {
    registerDrivers();
    const std::array<const char*, 2> drivers{driver, nullptr};
    CPLPushErrorHandler(CPLQuietErrorHandler);
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers.data()));
    CPLPopErrorHandler();
    if (dataset == nullptr || dataset->GetLayerCount() == 0) {
        Diagnostic diagnostic;
        diagnostic.severity = severity;
        diagnostic.code = "unreadable-file";
        diagnostic.text = fmt::format("GDAL cannot read it: {}", CPLGetLastErrorMsg());
        diagnostic.file = path.string();
        diagnostics.push_back(std::move(diagnostic));
        return nullptr;
    }
    return dataset;
}

std::vector<LonLat> pointsOf(const OGRSimpleCurve& curve) {
    std::vector<LonLat> points(static_cast<std::size_t>(curve.getNumPoints()));
    static_assert(sizeof(LonLat) == 2 * sizeof(double));
    if (!points.empty()) {
        curve.getPoints(&points[0].x, sizeof(LonLat), &points[0].y, sizeof(LonLat));
    }
    return points;
}

Polygon polygonOf(const OGRPolygon& source) {
    Polygon polygon;
    for (const auto* ring : source) {
        auto points = pointsOf(*ring);
        if (points.size() > 1 && points.front() == points.back()) {
            points.pop_back();
        }
        if (points.size() > 2) {
            polygon.rings.push_back(std::move(points));
        }
    }
    unwrapPolygon(polygon);
    return polygon;
}

void appendPolygons(const OGRGeometry* geometry, std::vector<Polygon>& polygons) {
    if (geometry == nullptr) {
        return;
    }
    if (wkbFlatten(geometry->getGeometryType()) == wkbPolygon) {
        polygons.push_back(polygonOf(*geometry->toPolygon()));
    } else if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon) {
        for (const auto* polygon : *geometry->toMultiPolygon()) {
            polygons.push_back(polygonOf(*polygon));
        }
    }
}

std::string fieldOf(const OGRFeature& feature, const char* name) {
    const int index = feature.GetFieldIndex(name);
    return index < 0 ? std::string() : std::string(feature.GetFieldAsString(index));
}

void readTerritories(OGRLayer& layer, const PartyTable& parties, std::vector<Boundary>& territories) {
    std::unordered_map<PartyId, std::size_t> territoryOf;
    for (const auto& feature : layer) {
        std::vector<Polygon> polygons;
        appendPolygons(feature->GetGeometryRef(), polygons);
        const auto code = fieldOf(*feature, "code");
        auto name = fieldOf(*feature, "name");
        const auto party = code.empty() ? parties.find(name) : parties.byCode(code);
        const auto [known, isNew] = territoryOf.try_emplace(party, territories.size());
        if (isNew || party == kNoParty) {
            territories.push_back({party, std::move(name), std::move(polygons)});
            continue;
        }
        auto& mine = territories[known->second].polygons;
        mine.insert(mine.end(), std::make_move_iterator(polygons.begin()), std::make_move_iterator(polygons.end()));
    }
}

void readDisputed(OGRLayer& layer, std::vector<DisputedLine>& lines) {
    for (const auto& feature : layer) {
        const auto* geometry = feature->GetGeometryRef();
        if (geometry != nullptr && wkbFlatten(geometry->getGeometryType()) == wkbLineString) {
            lines.push_back({fieldOf(*feature, "name"), pointsOf(*geometry->toLineString())});
        }
    }
}

} // namespace

Result<Boundaries> readBoundaries(const std::filesystem::path& geodata, Scale scale, const PartyTable& parties) {
    Result<Boundaries> result;
    const auto countries = openVector(geodata / fileName(scale), "TopoJSON", Severity::error, result.diagnostics);
    if (countries == nullptr) {
        return result;
    }
    result.value.emplace();
    result.value->scale = scale;
    readTerritories(*countries->GetLayer(0), parties, result.value->territories);
    const auto disputed =
        openVector(geodata / "disputed-10m.geojson", "GeoJSON", Severity::warning, result.diagnostics);
    if (disputed != nullptr) {
        readDisputed(*disputed->GetLayer(0), result.value->disputed);
    }
    return result;
}

} // namespace entente
