#include "geo/projections.hpp"

#include "geo/map_cutter.hpp"
#include "geo/projection_request.hpp"

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cassert>
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
constexpr double kSlack = 1e-9; ///< degrees

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

/// PROJ's plane of the turned sphere: no turn, no lobes.
class ProjPlane {
  public:
    ProjPlane(ContextPtr context, ProjPtr pj) : context_(std::move(context)), pj_(std::move(pj)) {}

    /// Degrees in, radii out; not finite where PROJ has no point. `count` is the number of both.
    void forward(const LonLat* places, std::size_t count, MapPoint* points) const {
        std::array<PJ_COORD, 256> chunk;
        for (std::size_t done = 0; done < count; done += chunk.size()) {
            const auto size = std::min(chunk.size(), count - done);
            for (std::size_t i = 0; i < size; ++i) {
                const LonLat place = places[done + i];
                chunk[i] = proj_coord(place.x * kDegree, place.y * kDegree, 0, 0);
            }
            proj_trans_array(pj_.get(), PJ_FWD, size, chunk.data());
            for (std::size_t i = 0; i < size; ++i) {
                const auto& c = chunk[i];
                const bool isPoint = std::isfinite(c.xy.x) && std::isfinite(c.xy.y);
                points[done + i] = isPoint ? MapPoint{c.xy.x, c.xy.y} : MapPoint{kNaN, kNaN};
            }
        }
        proj_errno_reset(pj_.get());
    }
    [[nodiscard]] MapPoint forward(LonLat place) const {
        MapPoint point;
        forward(&place, 1, &point);
        return point;
    }
    /// Radii in, degrees out; NaN where PROJ has no place.
    [[nodiscard]] LonLat inverse(MapPoint point) const {
        const PJ_COORD c = proj_trans(pj_.get(), PJ_INV, proj_coord(point.x, point.y, 0, 0));
        proj_errno_reset(pj_.get());
        const bool isPlace = std::isfinite(c.lp.lam) && std::isfinite(c.lp.phi);
        return isPlace ? LonLat{c.lp.lam / kDegree, c.lp.phi / kDegree} : LonLat{kNaN, kNaN};
    }

  private:
    ContextPtr context_; // before pj_: an object must go before its context
    ProjPtr pj_;
};

/// How far apart two points of a whole map, half a degree from each other, cannot be.
constexpr double kTear = 0.05;

/// The meridians along which a map of the world is torn at a latitude, but for the seam; to within 1e-9 degrees.
std::vector<double> tearsAt(const ProjPlane& plane, double latitude) {
    constexpr double kStep = 0.5;
    std::vector<double> tears;
    const auto isTorn = [&](double west, double east) {
        const auto distance = glm::distance(plane.forward({west, latitude}), plane.forward({east, latitude}));
        return !(distance < kTear * (east - west) / kStep + 1e-6);
    };
    for (double west = -180.0; west < 180.0; west += kStep) {
        double low = west;
        double high = west + kStep;
        if (!isTorn(low, high)) {
            continue;
        }
        while (high - low > 1e-10) {
            const double middle = (low + high) / 2.0;
            (isTorn(low, middle) ? high : low) = middle;
        }
        if (low > -180.0 + kSlack && high < 180.0 - kSlack) {
            tears.push_back(std::round(low * 1e6) / 1e6);
        }
    }
    return tears;
}

/// The lobes of a map of the world: one, or those between the tears on each side of the equator.
std::vector<MapLobe> lobesOfWorld(const ProjPlane& plane, double latitudeLimit) {
    constexpr double kSample = 60.0; // away from the equator, where tears end
    const auto south = tearsAt(plane, -kSample);
    const auto north = tearsAt(plane, kSample);
    if (south.empty() && north.empty()) {
        return {{.south = -latitudeLimit, .north = latitudeLimit}};
    }
    std::vector<MapLobe> lobes;
    const auto add = [&](const std::vector<double>& tears, double from, double to) {
        double west = -180.0;
        for (const double tear : tears) {
            lobes.push_back({west, tear - kSlack, from, to});
            west = tear + kSlack;
        }
        lobes.push_back({west, 180.0, from, to});
    };
    add(south, -latitudeLimit, 0.0);
    add(north, 0.0, latitudeLimit);
    return lobes;
}

/// How far from the middle a cone is drawn: as long as lengths along the central meridian and along parallels are at
/// most so many times what they are on the sphere.
double coneLimit(const ProjPlane& plane, double middle, double pole) {
    constexpr double kMostScale = 2.5;
    constexpr double kStep = 0.5;
    const double way = pole > middle ? kStep : -kStep;
    double latitude = middle;
    while (std::abs(latitude + way) <= 90.0) {
        const double next = latitude + way;
        const auto here = plane.forward({0.0, latitude});
        const auto there = plane.forward({0.0, next});
        const auto beside = plane.forward({kStep, next});
        const double parallel = std::max(std::cos(next * kDegree), 1e-3);
        const double scale =
            std::max(glm::distance(here, there), glm::distance(there, beside) / parallel) / (kStep * kDegree);
        if (!(scale <= kMostScale)) {
            break;
        }
        latitude = next;
    }
    return latitude;
}

std::vector<MapLobe> lobesOf(const ProjPlane& plane, const ProjectionRequest& request) {
    constexpr double kConeWidth = 100.0;
    constexpr double kTransverseWidth = 60.0;
    switch (request.family) {
    case ProjectionFamily::azimuthal:
        return {{.south = 90.0 - request.radius}};
    case ProjectionFamily::conic:
        return {{-kConeWidth, kConeWidth, coneLimit(plane, request.middleLatitude, -90.0),
                 coneLimit(plane, request.middleLatitude, 90.0)}};
    case ProjectionFamily::transverse:
        return {{.west = -kTransverseWidth, .east = kTransverseWidth}};
    case ProjectionFamily::world:
        break;
    }
    return lobesOfWorld(plane, request.latitudeLimit);
}

/// What is wrong with a lobe, or nothing.
std::optional<std::string> faultOf(const ProjPlane& plane, const MapLobe& lobe) {
    constexpr double kStep = 5.0;     // degrees, at most
    constexpr double kTornStep = 1.0; // map units: no whole map stretches five degrees so far
    const auto rows = static_cast<std::size_t>(std::ceil((lobe.north - lobe.south) / kStep));
    const auto columns = static_cast<std::size_t>(std::ceil((lobe.east - lobe.west) / kStep));
    std::vector<LonLat> places;
    for (std::size_t row = 0; row <= rows; ++row) {
        for (std::size_t column = 0; column <= columns; ++column) {
            const glm::dvec2 share{static_cast<double>(column) / static_cast<double>(columns),
                                   static_cast<double>(row) / static_cast<double>(rows)};
            places.emplace_back(lobe.west + (lobe.east - lobe.west) * share.x,
                                lobe.south + (lobe.north - lobe.south) * share.y);
        }
    }
    std::vector<MapPoint> points(places.size());
    plane.forward(places.data(), places.size(), points.data());
    const std::size_t perRow = columns + 1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::isnan(points[i].x)) {
            return "has no place for a part of the Earth";
        }
        const bool tornEast = i % perRow != 0 && glm::distance(points[i], points[i - 1]) > kTornStep;
        const bool tornNorth = i >= perRow && glm::distance(points[i], points[i - perRow]) > kTornStep;
        if (tornEast || tornNorth) {
            return "tears the Earth elsewhere than along meridians";
        }
    }
    return std::nullopt;
}

class ProjProjection final : public Projection {
  public:
    ProjProjection(ProjPlane plane, ProjectionRequest request, std::vector<MapLobe> lobes)
        : plane_(std::move(plane)), request_(std::move(request)), lobes_(std::move(lobes)) {
        const auto outline = mapOutline(*this);
        bounds_ = {outline.front(), outline.front()};
        for (const auto& p : outline) {
            bounds_ = {glm::min(bounds_.min, p), glm::max(bounds_.max, p)};
        }
    }

    void forwardTurned(std::span<const LonLat> places, std::span<MapPoint> points) const override;
    [[nodiscard]] LonLat inverse(MapPoint point) const override;
    [[nodiscard]] const SphereTurn& turn() const override { return request_.turn; }
    [[nodiscard]] std::span<const MapLobe> lobes() const override { return lobes_; }
    [[nodiscard]] bool isTorn() const override { return request_.family != ProjectionFamily::azimuthal; }
    [[nodiscard]] Rect bounds() const override { return bounds_; }
    [[nodiscard]] std::string description() const override {
        return fmt::format("{}, {}", request_.name, request_.place);
    }
    [[nodiscard]] std::string key() const override { return request_.key; }

  private:
    [[nodiscard]] bool isShown(LonLat turned) const {
        return std::any_of(lobes_.begin(), lobes_.end(), [&](const MapLobe& lobe) {
            return turned.x >= lobe.west - kSlack && turned.x <= lobe.east + kSlack &&
                   turned.y >= lobe.south - kSlack && turned.y <= lobe.north + kSlack;
        });
    }

    ProjPlane plane_;
    ProjectionRequest request_;
    std::vector<MapLobe> lobes_;
    Rect bounds_;
};

/// In [-180, 180]; the two sides of the seam are kept apart.
double inOneTurn(double longitude) {
    return std::abs(longitude) <= 180.0 + kSlack ? std::clamp(longitude, -180.0, 180.0)
                                                 : std::remainder(longitude, 360.0);
}

void ProjProjection::forwardTurned(std::span<const LonLat> places, std::span<MapPoint> points) const {
    assert(places.size() == points.size());
    std::array<LonLat, 256> chunk;
    for (std::size_t done = 0; done < places.size(); done += chunk.size()) {
        const auto count = std::min(chunk.size(), places.size() - done);
        for (std::size_t i = 0; i < count; ++i) {
            const LonLat place = places[done + i];
            const LonLat turned{inOneTurn(place.x), place.y};
            chunk[i] = isShown(turned) ? turned : LonLat{HUGE_VAL, HUGE_VAL};
        }
        plane_.forward(chunk.data(), count, points.data() + done);
    }
}

LonLat ProjProjection::inverse(MapPoint point) const {
    const LonLat turned = plane_.inverse(point);
    // Outside its outline PROJ may still find a place, that of another turn round the Earth.
    MapPoint back;
    forwardTurned({&turned, 1}, {&back, 1});
    constexpr double kSame = 1e-5;
    if (!(glm::distance(back, point) < kSame)) {
        return {kNaN, kNaN};
    }
    return request_.turn.back(turned);
}

Result<std::unique_ptr<Projection>> refused(Diagnostic problem) {
    Result<std::unique_ptr<Projection>> result;
    result.diagnostics.push_back(std::move(problem));
    return result;
}

} // namespace

Result<std::unique_ptr<Projection>> makeProjection(std::string_view text, LonLat center) {
    auto read = readProjectionRequest(text, center);
    if (!read.value) {
        return refused(std::move(read.diagnostics.front()));
    }
    auto& request = *read.value;
    std::string message;
    ContextPtr context(proj_context_create());
    proj_log_func(context.get(), &message, keepMessage);
    ProjPtr pj(proj_create(context.get(), request.definition.c_str()));
    if (!pj) {
        if (message.empty()) {
            message = proj_context_errno_string(context.get(), proj_context_errno(context.get()));
        }
        return refused(projectionProblem("unknown-projection", fmt::format("PROJ cannot use \"{}\": {}", text, message),
                                         fmt::format("projections known by name: {}", projectionIds())));
    }
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    const bool hasInverse = proj_pj_info(pj.get()).has_inverse != 0;
    ProjPlane plane(std::move(context), std::move(pj));
    const auto refuse = [&](std::string_view fault) {
        return refused(projectionProblem(
            "unsupported-projection", fmt::format("{} {}, so it cannot be drawn", request.name, fault),
            fmt::format("projections that can be drawn, among others: {}", projectionIds())));
    };
    if (!hasInverse) {
        return refuse("cannot be turned back into places");
    }
    auto lobes = lobesOf(plane, request);
    for (const auto& lobe : lobes) {
        if (const auto fault = faultOf(plane, lobe)) {
            return refuse(*fault);
        }
    }
    Result<std::unique_ptr<Projection>> result;
    result.value = std::make_unique<ProjProjection>(std::move(plane), std::move(request), std::move(lobes));
    return result;
}

TurnableProjection turnable(std::string_view text, LonLat center) {
    auto read = readProjectionRequest(text, center);
    if (!read.value) {
        return {std::string(text), center};
    }
    return {std::move(read.value->turnable), read.value->center};
}

std::vector<MapPoint> mapOutline(const Projection& projection) {
    const auto outline = turnedOutline(projection);
    std::vector<MapPoint> points(outline.size());
    projection.forwardTurned(outline, points);
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
