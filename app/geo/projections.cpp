#include "geo/projections.hpp"

#include "geo/rings.hpp"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kMercatorLimit = 85.06; ///< of the area of use of EPSG:3857

struct KnownProjection {
    std::string_view id;
    std::string_view name;
};
/// Every id is also PROJ's own name of the projection.
constexpr std::array kKnown{
    KnownProjection{"eqearth", "Equal Earth"},    KnownProjection{"robin", "Robinson"},
    KnownProjection{"natearth", "Natural Earth"}, KnownProjection{"wintri", "Winkel Tripel"},
    KnownProjection{"moll", "Mollweide"},         KnownProjection{"hammer", "Hammer"},
    KnownProjection{"eck4", "Eckert IV"},         KnownProjection{"mill", "Miller"},
    KnownProjection{"merc", "Mercator"},          KnownProjection{"eqc", "Plate Carrée"},
};

/// A parameter of a PROJ string, `+key=value`; flags have no value.
struct Parameter {
    std::string key, value;
};

std::vector<Parameter> parseParameters(std::string_view text) {
    std::vector<Parameter> parameters;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
        const auto end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        auto word = text.substr(at, end - at);
        at = end;
        word.remove_prefix(word.front() == '+' ? 1 : 0);
        const auto equals = word.find('=');
        parameters.push_back({std::string(word.substr(0, equals)),
                              equals == std::string_view::npos ? "" : std::string(word.substr(equals + 1))});
    }
    return parameters;
}

/// What says how large or where the Earth is, and what is ours to set.
bool isPutAside(std::string_view key) {
    constexpr std::array<std::string_view, 22> kPutAside{
        "R",     "a",        "b",      "f",         "rf",  "es",  "e",       "ellps", "datum", "towgs84", "nadgrids",
        "units", "to_meter", "vunits", "vto_meter", "x_0", "y_0", "no_defs", "type",  "pm",    "over",    "axis"};
    return std::find(kPutAside.begin(), kPutAside.end(), key) != kPutAside.end();
}

double wrapped(double degrees) {
    const double turned = std::remainder(degrees, 360.0);
    return turned == 180.0 ? -180.0 : turned;
}

/// Degrees east, from a plain number or PROJ's forms such as 150dE.
std::optional<double> parseLongitude(const std::string& text) {
    double degrees = 0.0;
    const char* const end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, degrees); error == std::errc{} && stop == end) {
        return std::isfinite(degrees) ? std::optional(degrees) : std::nullopt;
    }
    char* stop = nullptr;
    degrees = proj_todeg(proj_dmstor(text.c_str(), &stop));
    return !text.empty() && stop == end && std::isfinite(degrees) ? std::optional(degrees) : std::nullopt;
}

/// PROJ's name of a projection, for people.
std::string nameOf(const std::string& projection) {
    for (const auto& known : kKnown) {
        if (known.id == projection) {
            return std::string(known.name);
        }
    }
    for (const auto* entry = proj_list_operations(); entry->id != nullptr; ++entry) {
        if (projection == entry->id) {
            const std::string_view description = *entry->descr;
            return std::string(description.substr(0, description.find_first_of("\n\t")));
        }
    }
    return projection;
}

std::string longitudeText(double longitude) {
    const double rounded = std::round(longitude * 100.0) / 100.0;
    if (rounded == 0.0 || std::abs(rounded) == 180.0) {
        return fmt::format("{}°", std::abs(rounded));
    }
    return fmt::format("{}° {}", std::abs(rounded), rounded > 0.0 ? 'E' : 'W');
}

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ProjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using ProjPtr = std::unique_ptr<PJ, ProjDeleter>;

/// PROJ tells its reasons to a log: keep the last one.
void keepMessage(void* kept, int level, const char* message) {
    if (level == PJ_LOG_ERROR) {
        *static_cast<std::string*>(kept) = message;
    }
}

class ProjProjection final : public Projection {
  public:
    ProjProjection(ContextPtr context, ProjPtr pj, double centralMeridian, double limit, std::string name,
                   std::string key)
        : context_(std::move(context)), pj_(std::move(pj)), centralMeridian_(centralMeridian), limit_(limit),
          name_(std::move(name)), key_(std::move(key)) {}

    void forward(std::span<const LonLat> places, std::span<MapPoint> points) const override;
    [[nodiscard]] LonLat inverse(MapPoint point) const override;
    [[nodiscard]] double centralMeridian() const override { return centralMeridian_; }
    [[nodiscard]] Rect bounds() const override { return bounds_; }
    [[nodiscard]] std::string description() const override {
        return fmt::format("{}, {}", name_, longitudeText(centralMeridian_));
    }
    [[nodiscard]] std::string key() const override { return key_; }

    /// What is wrong with the map as a whole, or nothing; measures bounds().
    [[nodiscard]] std::optional<std::string> survey();

  private:
    /// Degrees east of the central meridian, in [-180, 180]. The two sides of the seam are kept apart.
    [[nodiscard]] double relative(double longitude) const {
        constexpr double kSlack = 1e-9;
        const double difference = longitude - centralMeridian_;
        if (std::abs(difference) <= 180.0 + kSlack) {
            return std::clamp(difference, -180.0, 180.0);
        }
        return std::remainder(difference, 360.0);
    }
    [[nodiscard]] PJ_COORD toProj(LonLat place) const {
        if (!(std::abs(place.y) <= limit_)) {
            return proj_coord(HUGE_VAL, HUGE_VAL, 0, 0);
        }
        return proj_coord(relative(place.x) * kDegree, place.y * kDegree, 0, 0);
    }
    static MapPoint toPoint(const PJ_COORD& c) {
        return std::isfinite(c.xy.x) && std::isfinite(c.xy.y) ? MapPoint{c.xy.x, c.xy.y} : MapPoint{kNaN, kNaN};
    }

    ContextPtr context_; // before pj_: an object must go before its context
    ProjPtr pj_;
    double centralMeridian_;
    double limit_;
    std::string name_, key_;
    Rect bounds_;
};

void ProjProjection::forward(std::span<const LonLat> places, std::span<MapPoint> points) const {
    assert(places.size() == points.size());
    std::array<PJ_COORD, 256> chunk;
    for (std::size_t done = 0; done < places.size(); done += chunk.size()) {
        const auto count = std::min(chunk.size(), places.size() - done);
        for (std::size_t i = 0; i < count; ++i) {
            chunk[i] = toProj(places[done + i]);
        }
        proj_trans_array(pj_.get(), PJ_FWD, count, chunk.data());
        for (std::size_t i = 0; i < count; ++i) {
            points[done + i] = toPoint(chunk[i]);
        }
    }
    proj_errno_reset(pj_.get());
}

LonLat ProjProjection::inverse(MapPoint point) const {
    const PJ_COORD c = proj_trans(pj_.get(), PJ_INV, proj_coord(point.x, point.y, 0, 0));
    proj_errno_reset(pj_.get());
    if (!std::isfinite(c.lp.lam) || !std::isfinite(c.lp.phi)) {
        return {kNaN, kNaN};
    }
    const LonLat place{centralMeridian_ + c.lp.lam / kDegree, c.lp.phi / kDegree};
    // Outside its outline PROJ may still find a place, that of another turn round the Earth.
    const PJ_COORD back = proj_trans(pj_.get(), PJ_FWD, toProj(place));
    proj_errno_reset(pj_.get());
    constexpr double kSlack = 1e-5;
    if (!(std::hypot(back.xy.x - point.x, back.xy.y - point.y) < kSlack)) {
        return {kNaN, kNaN};
    }
    return {wrapped(place.x), place.y};
}

std::optional<std::string> ProjProjection::survey() {
    constexpr int kStep = 5; // degrees
    constexpr int kColumns = 360 / kStep + 1;
    constexpr double kTear = 1.0; // map units: no whole map stretches five degrees so far
    std::vector<LonLat> places;
    for (int lat = -90; lat <= 90; lat += kStep) {
        for (int lon = -180; lon <= 180; lon += kStep) {
            places.emplace_back(centralMeridian_ + lon, std::clamp<double>(lat, -limit_, limit_));
        }
    }
    std::vector<MapPoint> points(places.size());
    forward(places, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::isnan(points[i].x)) {
            return "does not show the whole Earth";
        }
        const bool tornEast = i % kColumns != 0 && glm::distance(points[i], points[i - 1]) > kTear;
        const bool tornNorth = i >= kColumns && glm::distance(points[i], points[i - kColumns]) > kTear;
        if (tornEast || tornNorth) {
            return "tears the Earth elsewhere than along the meridian opposite its centre";
        }
    }
    const auto outline = mapOutline(*this);
    bounds_ = {outline.front(), outline.front()};
    for (const auto& p : outline) {
        bounds_ = {glm::min(bounds_.min, p), glm::max(bounds_.max, p)};
    }
    return std::nullopt;
}

Diagnostic problem(std::string code, std::string text, std::string advice) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.text = std::move(text);
    diagnostic.advice = std::move(advice);
    return diagnostic;
}

std::string idList() {
    std::string list;
    for (const auto& known : kKnown) {
        list += list.empty() ? "" : ", ";
        list += known.id;
    }
    return list;
}

/// The parameters to draw with, or what is wrong.
struct Request {
    std::string projection; ///< PROJ's name
    std::string name;       ///< for people
    double centralMeridian = 0.0;
    std::string others; ///< further parameters, each with a space in front
    std::optional<Diagnostic> problem;
};

Request readRequest(std::string_view text, LonLat center) {
    Request request;
    request.centralMeridian = wrapped(center.x);
    if (text.empty()) {
        text = kKnown.front().id;
    }
    if (text.find('=') == std::string_view::npos) {
        request.projection = text;
        if (std::none_of(kKnown.begin(), kKnown.end(), [&](const auto& k) { return k.id == text; })) {
            request.problem = problem("unknown-projection", fmt::format("no projection is called \"{}\"", text),
                                      fmt::format("use one of {}, or a PROJ string such as +proj=kav7", idList()));
        }
    }
    bool hasLatitude = false;
    for (auto& [key, value] : parseParameters(text.find('=') == std::string_view::npos ? "" : text)) {
        if (key == "proj") {
            request.projection = value;
        } else if (key == "lon_0") {
            const auto longitude = parseLongitude(value);
            request.centralMeridian = wrapped(longitude.value_or(0.0));
            if (!longitude) {
                request.problem = problem("unknown-projection", fmt::format("\"{}\" is not a longitude", value),
                                          "write degrees east: +lon_0=150");
            }
        } else if (!isPutAside(key)) {
            hasLatitude = hasLatitude || key == "lat_0";
            request.others += value.empty() ? fmt::format(" +{}", key) : fmt::format(" +{}={}", key, value);
        }
    }
    if (request.projection == "longlat" || request.projection == "latlong" || request.projection == "webmerc") {
        request.projection = request.projection == "webmerc" ? "merc" : "eqc";
    }
    for (const auto azimuthal : {"laea", "aeqd", "ortho", "stere", "gnom"}) {
        if (request.projection == azimuthal && !hasLatitude) {
            request.others += fmt::format(" +lat_0={}", center.y);
        }
    }
    request.name = nameOf(request.projection);
    return request;
}

} // namespace

Result<std::unique_ptr<Projection>> makeProjection(std::string_view idOrProjString, LonLat center) {
    Result<std::unique_ptr<Projection>> result;
    auto request = readRequest(idOrProjString, center);
    if (request.problem) {
        result.diagnostics.push_back(std::move(*request.problem));
        return result;
    }
    std::string message;
    ContextPtr context(proj_context_create());
    proj_log_func(context.get(), &message, keepMessage);
    // The central meridian is taken off beforehand, so that PROJ cannot mistake one side of the seam for the other.
    const auto definition = fmt::format("+proj={}{} +R=1", request.projection, request.others);
    ProjPtr pj(proj_create(context.get(), definition.c_str()));
    if (!pj) {
        if (message.empty()) {
            message = proj_context_errno_string(context.get(), proj_context_errno(context.get()));
        }
        result.diagnostics.push_back(problem("unknown-projection",
                                             fmt::format("PROJ cannot use \"{}\": {}", idOrProjString, message),
                                             fmt::format("projections known by name: {}", idList())));
        return result;
    }
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    const auto info = proj_pj_info(pj.get());
    auto key = fmt::format("+proj={}{} +lon_0={}", request.projection, request.others, request.centralMeridian);
    const double limit = request.projection == "merc" ? kMercatorLimit : 90.0;
    auto projection = std::make_unique<ProjProjection>(std::move(context), std::move(pj), request.centralMeridian,
                                                       limit, request.name, std::move(key));
    auto fault =
        info.has_inverse == 0 ? std::optional<std::string>("cannot be turned back into places") : projection->survey();
    if (fault) {
        result.diagnostics.push_back(problem("unsupported-projection",
                                             fmt::format("{} {}, so it cannot be drawn", request.name, *fault),
                                             fmt::format("projections that can be drawn, among others: {}", idList())));
        return result;
    }
    result.value = std::move(projection);
    return result;
}

double latitudeLimit(const Projection& projection) {
    const auto shown = [&](double latitude) {
        const LonLat place{projection.centralMeridian(), latitude};
        MapPoint point;
        projection.forward({&place, 1}, {&point, 1});
        return !std::isnan(point.x);
    };
    if (shown(90.0)) {
        return 90.0;
    }
    double low = 0.0;
    double high = 90.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2.0;
        (shown(middle) ? low : high) = middle;
    }
    return low;
}

std::vector<MapPoint> mapOutline(const Projection& projection) {
    const double limit = latitudeLimit(projection);
    const double west = projection.centralMeridian() - 180.0;
    LineList outline;
    addLine(std::array{LonLat{west, -limit}, LonLat{west + 360.0, -limit}, LonLat{west + 360.0, limit},
                       LonLat{west, limit}, LonLat{west, -limit}},
            outline);
    std::vector<MapPoint> points(outline.points.size());
    projection.forward(outline.points, points);
    // Where a pole is a point all of its side falls together.
    constexpr double kSame = 1e-12;
    const auto same = [](MapPoint a, MapPoint b) { return glm::distance(a, b) < kSame; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    if (points.size() > 1 && same(points.front(), points.back())) {
        points.pop_back();
    }
    return points;
}

} // namespace entente
