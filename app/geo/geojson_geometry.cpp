#include "geo/geojson_geometry.hpp"

#include "geo/foreign_crs.hpp"
#include "geo/json_values.hpp"
#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

constexpr double kFarthestLongitude = 540.0;
constexpr double kFarthestLatitude = 90.0;
constexpr int kNoLevel = -1;

/// Nested coordinates laid flat: positions, and for each level of arrays above them where each array ends.
struct Coordinates {
    std::vector<LonLat> positions;
    std::array<std::vector<std::size_t>, 3> ends; ///< [0] counts positions, [1] arrays of positions, ...
    std::vector<std::uint32_t> offsets;           ///< of each array of positions
    int level = kNoLevel;                         ///< 0 a position, 1 an array of positions, ...
    bool present = false;
};

constexpr std::string_view kPositionAdvice = "Write a position as [longitude, latitude], two numbers.";
constexpr std::string_view kNestingAdvice =
    "A Point has a position, a LineString or MultiPoint a list of positions, a Polygon a list of rings (RFC 7946, "
    "section 3.1).";

/// What may be the matter with a position that is none.
std::string_view adviceFor(LonLat position, bool transformed) {
    constexpr double kMetres = 1000.0;
    if (transformed) {
        return "The file's crs does not reach there, or is not that of its coordinates.";
    }
    if (std::abs(position.x) > kMetres || std::abs(position.y) > kMetres) {
        return "These look like projected metres; convert them, for example with ogr2ogr -t_srs EPSG:4326, or name "
               "their system in a \"crs\" member.";
    }
    return std::abs(position.x) <= kFarthestLatitude ? "Latitude and longitude may be swapped." : std::string_view();
}

/// Twice the area inside a ring in square degrees, positive where it runs anticlockwise; jumps over 180 degrees are
/// taken the short way and noted.
double turningOf(const Ring& ring, bool& jumps) {
    const bool whole = goesRoundAndBack(ring);
    double area = 0.0;
    double x = ring.empty() ? 0.0 : ring.front().x;
    const double firstX = x;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& next = ring[i + 1 < ring.size() ? i + 1 : 0];
        double step = next.x - ring[i].x;
        if (std::abs(step) > 180.0 && !whole) {
            step -= 360.0 * std::round(step / 360.0);
            jumps = true;
        }
        area += (x - firstX) * next.y - (x + step - firstX) * ring[i].y;
        x += step;
    }
    return area;
}

class GeometryReader {
  public:
    GeometryReader(GeometryDraft& draft, const char* text) : draft_(draft), text_(text), place_(draft.offset) {}
    error_code readObject(simdjson::ondemand::object object, bool inCollection);

  private:
    error_code readCoordinates(value& v, Coordinates& out);
    /// `place` is where the array begins.
    error_code readArray(simdjson::ondemand::array array, std::uint32_t place, Coordinates& out, int& level);
    error_code readElement(value& v, Coordinates& out, int& child, LonLat& position, std::size_t& numbers);
    void closeArray(Coordinates& out, int child, std::size_t numbers, LonLat position, int& level);
    error_code readCollection(value& v);
    void assemble(std::string_view type, const Coordinates& c);
    void addLine(const Coordinates& c, std::size_t first, std::size_t last);
    void addPolygon(const Coordinates& c, std::size_t firstRing, std::size_t lastRing);
    [[nodiscard]] std::uint32_t offsetOf(value& v) const {
        return static_cast<std::uint32_t>(v.raw_json_token().data() - text_);
    }
    /// Says what is wrong at place_; the first fault of a geometry is kept.
    void fault(std::string_view problem, std::string_view advice) {
        if (draft_.problem.empty()) {
            draft_.problem = problem;
            draft_.advice = advice;
            draft_.problemOffset = place_;
        }
    }
    /// Makes the whole geometry one that cannot be drawn.
    void reject(std::string_view problem, std::string_view advice) {
        fault(problem, advice);
        rejected_ = true;
    }

    GeometryDraft& draft_;
    const char* text_;
    std::uint32_t place_; ///< of what is read
    bool rejected_ = false;
};

error_code GeometryReader::readElement(value& v, Coordinates& out, int& child, LonLat& position, std::size_t& numbers) {
    place_ = offsetOf(v);
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type == json_type::number) {
        double number = 0.0;
        if (v.get_double().get(number) != SUCCESS) {
            reject("a coordinate is too large to be a number", kPositionAdvice);
            return SUCCESS;
        }
        if (numbers < 2) {
            position[static_cast<int>(numbers)] = number;
        }
        ++numbers;
        return SUCCESS;
    }
    if (type == json_type::array) {
        simdjson::ondemand::array array;
        if (const auto error = v.get_array().get(array)) {
            return error;
        }
        int level = kNoLevel;
        if (const auto error = readArray(array, place_, out, level)) {
            return error;
        }
        if (child != kNoLevel && level != child) {
            reject("its coordinates are nested unevenly", kNestingAdvice);
        }
        child = level;
        return SUCCESS;
    }
    reject("its coordinates hold something other than numbers", kPositionAdvice);
    return checkValue(v);
}

void GeometryReader::closeArray(Coordinates& out, int child, std::size_t numbers, LonLat position, int& level) {
    if (numbers > 0) {
        level = 0;
        if (draft_.crs != nullptr && numbers >= 2) {
            position = draft_.crs->toLonLat(position);
        }
        if (child != kNoLevel || numbers < 2) {
            reject("a position needs a longitude and a latitude", kPositionAdvice);
        } else if (!(std::abs(position.x) <= kFarthestLongitude && std::abs(position.y) <= kFarthestLatitude)) {
            reject("a position lies outside of 90 degrees of latitude or 540 of longitude (longitude comes first)",
                   adviceFor(position, draft_.crs != nullptr));
        }
        out.positions.push_back(position);
        return;
    }
    if (child == kNoLevel) {
        reject("it holds an empty array", "Write null for no geometry.");
    }
    level = std::max(child, 0) + 1;
    if (level > 3) {
        reject("its coordinates are nested too deeply", kNestingAdvice);
        return;
    }
    const auto below = static_cast<std::size_t>(level) - 1;
    if (below == 0) {
        out.offsets.push_back(place_);
    }
    out.ends[below].push_back(below == 0 ? out.positions.size() : out.ends[below - 1].size());
}

error_code GeometryReader::readArray(simdjson::ondemand::array array, std::uint32_t place, Coordinates& out,
                                     int& level) {
    int child = kNoLevel;
    LonLat position{0.0, 0.0};
    std::size_t numbers = 0;
    for (auto element : array) {
        value v;
        if (const auto error = element.get(v)) {
            return error;
        }
        if (const auto error = readElement(v, out, child, position, numbers)) {
            return error;
        }
    }
    place_ = place;
    closeArray(out, child, numbers, position, level);
    return SUCCESS;
}

error_code GeometryReader::readCoordinates(value& v, Coordinates& out) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    out.present = true;
    place_ = offsetOf(v);
    if (type != json_type::array) {
        reject("its coordinates are not an array", kNestingAdvice);
        return checkValue(v);
    }
    simdjson::ondemand::array array;
    if (const auto error = v.get_array().get(array)) {
        return error;
    }
    return readArray(array, place_, out, out.level);
}

error_code GeometryReader::readCollection(value& v) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    place_ = offsetOf(v);
    if (type != json_type::array) {
        reject("its geometries are not an array", "Write them as a list: \"geometries\": [ ... ].");
        return checkValue(v);
    }
    simdjson::ondemand::array array;
    if (const auto error = v.get_array().get(array)) {
        return error;
    }
    for (auto element : array) {
        value inner;
        if (const auto error = element.get(inner)) {
            return error;
        }
        simdjson::ondemand::object object;
        place_ = offsetOf(inner);
        if (inner.get_object().get(object) != SUCCESS) {
            reject("a member of the collection is not a geometry", "Take it out.");
            if (const auto error = checkValue(inner)) {
                return error;
            }
            continue;
        }
        if (const auto error = readObject(object, true)) {
            return error;
        }
    }
    return SUCCESS;
}

error_code GeometryReader::readObject(simdjson::ondemand::object object, bool inCollection) {
    const auto begin = place_;
    std::string_view type;
    Coordinates coordinates;
    bool collected = false;
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        error_code error = SUCCESS;
        if (key == "type") {
            error = member.value().get_string().get(type);
            error = error == simdjson::INCORRECT_TYPE ? checkValue(member.value()) : error;
        } else if (key == "coordinates") {
            error = readCoordinates(member.value(), coordinates);
        } else if (key == "geometries") {
            collected = true;
            error = readCollection(member.value());
        } else {
            error = checkValue(member.value());
        }
        if (error != SUCCESS) {
            return error;
        }
    }
    place_ = begin;
    if (type == "GeometryCollection") {
        if (!collected) {
            reject("the collection has no geometries", "Write them as a list: \"geometries\": [ ... ].");
        }
    } else if (!coordinates.present) {
        reject("it has no coordinates", "Give it \"coordinates\", or write null for no geometry.");
    } else if (!rejected_) {
        assemble(type, coordinates);
    }
    if (!inCollection && rejected_) {
        draft_.geometry = Geometry{};
    }
    return SUCCESS;
}

void GeometryReader::addLine(const Coordinates& c, std::size_t first, std::size_t last) {
    if (last - first < 2) {
        fault("a line of one position was left out", "A line needs two positions.");
        return;
    }
    const auto* positions = c.positions.data();
    draft_.geometry.lines.emplace_back(positions + first, positions + last);
}

void GeometryReader::addPolygon(const Coordinates& c, std::size_t firstRing, std::size_t lastRing) {
    Polygon polygon;
    for (auto ring = firstRing; ring < lastRing; ++ring) {
        place_ = c.offsets[ring];
        const auto begin = c.positions.begin() + static_cast<std::ptrdiff_t>(ring == 0 ? 0 : c.ends[0][ring - 1]);
        Ring points(begin, c.positions.begin() + static_cast<std::ptrdiff_t>(c.ends[0][ring]));
        if (points.size() > 1 && points.front() == points.back()) {
            points.pop_back();
        } else {
            fault("a ring is not closed; it was closed", "Repeat the first position of the ring at its end.");
        }
        if (points.size() >= 3) {
            polygon.rings.push_back(std::move(points));
            continue;
        }
        fault("a ring of fewer than three corners was left out",
              "A ring needs four positions, the last one the first.");
        if (ring == firstRing) {
            return; // its holes mean nothing without it
        }
    }
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        bool jumps = false;
        const double turning = turningOf(polygon.rings[i], jumps);
        draft_.crossesSeam = draft_.crossesSeam || jumps;
        draft_.wrongWinding = draft_.wrongWinding || (i == 0 ? turning < 0.0 : turning > 0.0);
    }
    if (draft_.crossesSeam) {
        unwrapPolygon(polygon); // its middle is to be found
    }
    draft_.geometry.polygons.push_back(std::move(polygon));
}

void GeometryReader::assemble(std::string_view type, const Coordinates& c) {
    struct Shape {
        std::string_view type;
        int level;
        GeometryType made;
    };
    constexpr std::array<Shape, 6> kShapes{{{"Point", 0, GeometryType::points},
                                            {"MultiPoint", 1, GeometryType::points},
                                            {"LineString", 1, GeometryType::lines},
                                            {"MultiLineString", 2, GeometryType::lines},
                                            {"Polygon", 2, GeometryType::polygons},
                                            {"MultiPolygon", 3, GeometryType::polygons}}};
    const auto* shape = std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& s) { return s.type == type; });
    if (shape == kShapes.end()) {
        reject("its type is none that GeoJSON knows",
               "Types are Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon and "
               "GeometryCollection.");
        return;
    }
    if (c.level != shape->level) {
        reject("its coordinates are not nested as its type asks", kNestingAdvice);
        return;
    }
    auto& geometry = draft_.geometry;
    if (shape->made == GeometryType::points) {
        for (auto point : c.positions) {
            point.x = std::remainder(point.x, 360.0);
            geometry.points.push_back(point);
        }
    } else if (shape->made == GeometryType::lines) {
        for (std::size_t i = 0; i < c.ends[0].size(); ++i) {
            place_ = c.offsets[i];
            addLine(c, i == 0 ? 0 : c.ends[0][i - 1], c.ends[0][i]);
        }
    } else {
        for (std::size_t i = 0; i < c.ends[1].size(); ++i) {
            addPolygon(c, i == 0 ? 0 : c.ends[1][i - 1], c.ends[1][i]);
        }
    }
    if (geometry.type != GeometryType::none && geometry.type != shape->made) {
        draft_.mixed = true;
    }
    geometry.type = std::max(geometry.type, shape->made);
}

void dropUnused(Geometry& geometry) {
    if (geometry.type != GeometryType::points) {
        geometry.points.clear();
    }
    if (geometry.type != GeometryType::lines) {
        geometry.lines.clear();
    }
    if (geometry.type != GeometryType::polygons) {
        geometry.polygons.clear();
    }
    if (geometry.points.empty() && geometry.lines.empty() && geometry.polygons.empty()) {
        geometry.type = GeometryType::none;
    }
}

} // namespace

error_code readGeometryObject(simdjson::ondemand::object object, const char* text, GeometryDraft& draft) {
    draft.present = true;
    const auto error = GeometryReader(draft, text).readObject(object, false);
    dropUnused(draft.geometry);
    return error;
}

error_code readGeometry(value& v, const char* text, GeometryDraft& draft) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    draft.offset = static_cast<std::uint32_t>(v.raw_json_token().data() - text);
    if (type == json_type::null) {
        return checkValue(v);
    }
    if (type != json_type::object) {
        draft.present = true;
        draft.problem = "it is not an object";
        draft.advice = "Write a geometry object, or null for none.";
        draft.problemOffset = draft.offset;
        return checkValue(v);
    }
    simdjson::ondemand::object object;
    if (const auto error = v.get_object().get(object)) {
        return error;
    }
    return readGeometryObject(object, text, draft);
}

} // namespace entente
