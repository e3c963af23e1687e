#include "geo/atlas_reader.hpp"
#include "geo/delimited.hpp"
#include "geo/rings.hpp"
#include "geo/topology.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

const char* fileName(Scale scale) {
    switch (scale) {
    case Scale::s110m:
        return "countries-110m.json";
    case Scale::s50mThinned:
    case Scale::s50m:
        return "countries-50m.json";
    case Scale::s10m:
        return "countries-10m.json";
    }
    return "";
}

std::string_view textOf(simdjson::dom::element object, std::string_view pointer) {
    std::string_view text;
    return object.at_pointer(pointer).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

void readTerritories(simdjson::dom::element document, double thinning, const PartyTable& parties,
                     std::vector<Boundary>& territories) {
    const Topology topology(document, thinning);
    std::unordered_map<PartyId, std::size_t> territoryOf;
    for (const auto geometry : document.at_pointer("/objects/countries/geometries").get_array()) {
        auto polygons = topology.polygonsOf(geometry);
        for (auto& polygon : polygons) {
            unwrapPolygon(polygon);
        }
        const auto code = textOf(geometry, "/properties/code");
        const auto name = textOf(geometry, "/properties/name");
        const auto party = code.empty() ? parties.find(name) : parties.byCode(code);
        const auto [known, isNew] = territoryOf.try_emplace(party, territories.size());
        if (isNew || party == kNoParty) {
            territories.push_back({party, std::string(name), std::move(polygons)});
            continue;
        }
        auto& mine = territories[known->second].polygons;
        mine.insert(mine.end(), std::make_move_iterator(polygons.begin()), std::make_move_iterator(polygons.end()));
    }
}

void readDisputed(simdjson::dom::element document, std::vector<DisputedLine>& lines) {
    for (const auto feature : document["features"].get_array()) {
        if (textOf(feature, "/geometry/type") != "LineString") {
            continue;
        }
        DisputedLine line{std::string(textOf(feature, "/properties/name")), {}};
        for (const auto point : feature.at_pointer("/geometry/coordinates").get_array()) {
            line.points.emplace_back(point.at(0).get_double().value(), point.at(1).get_double().value());
        }
        lines.push_back(std::move(line));
    }
}

/// The number in a cell, degrees; `other` where the cell is empty.
double degreesIn(std::string_view cell, double other) {
    double value = other;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

void readDisputedBorders(const std::filesystem::path& file, const PartyTable& parties,
                         std::vector<Diagnostic>& diagnostics, std::vector<DisputedBorder>& borders) {
    auto opened = DelimitedTable::open(file, ',');
    for (auto& diagnostic : opened.diagnostics) {
        diagnostic.severity = Severity::warning; // the map can be drawn without
        diagnostics.push_back(std::move(diagnostic));
    }
    while (opened && opened.value->next()) {
        const auto& row = *opened.value;
        const DisputedBorder whole;
        const DisputedBorder border{parties.byCode(row[0]),
                                    parties.byCode(row[1]),
                                    {degreesIn(row[2], whole.southWest.x), degreesIn(row[3], whole.southWest.y)},
                                    {degreesIn(row[4], whole.northEast.x), degreesIn(row[5], whole.northEast.y)}};
        if (border.a == kNoParty || border.b == kNoParty) {
            diagnostics.push_back(row.about(Severity::warning, "bad-row", "a border needs the codes of two parties"));
            continue;
        }
        borders.push_back(border);
    }
}

/// Gives the parsed file to `read`. False, with the reason added, where it is not what `read` expects.
template <class Read>
bool readJson(const std::filesystem::path& path, Severity severity, std::vector<Diagnostic>& diagnostics,
              const Read& read) {
    try {
        simdjson::dom::parser parser;
        read(parser.load(path.string()).value());
        return true;
    } catch (const simdjson::simdjson_error& problem) {
        Diagnostic diagnostic;
        diagnostic.severity = severity;
        diagnostic.code = "unreadable-file";
        diagnostic.text = fmt::format("the boundaries in it cannot be read: {}", problem.what());
        diagnostic.file = path.string();
        diagnostics.push_back(std::move(diagnostic));
        return false;
    }
}

} // namespace

Result<Boundaries> readBoundaries(const std::filesystem::path& geodata, Scale scale, const PartyTable& parties) {
    Result<Boundaries> result;
    Boundaries boundaries;
    boundaries.scale = scale;
    const double thinning = scale == Scale::s50mThinned ? kThinning : 0.0;
    const auto countries = [&](auto document) { readTerritories(document, thinning, parties, boundaries.territories); };
    if (!readJson(geodata / fileName(scale), Severity::error, result.diagnostics, countries)) {
        return result;
    }
    readJson(geodata / "disputed-10m.geojson", Severity::warning, result.diagnostics,
             [&](auto document) { readDisputed(document, boundaries.disputed); });
    readDisputedBorders(geodata / "disputed_borders.csv", parties, result.diagnostics, boundaries.disputedBorders);
    result.value = std::move(boundaries);
    return result;
}

} // namespace entente
