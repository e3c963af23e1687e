#include "core/locator.hpp"

#include "core/map_corners.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace entente {

namespace {

constexpr double kRim = 5.0; ///< from the globe to the edges of its box

/// Places spread evenly over the sphere, on a Fibonacci lattice.
std::vector<LonLat> evenPlaces(std::size_t count) {
    std::vector<LonLat> places(count);
    const double turn = 360.0 / std::numbers::phi;
    for (std::size_t i = 0; i < count; ++i) {
        const double height = (2.0 * static_cast<double>(i) + 1.0) / static_cast<double>(count) - 1.0;
        places[i] = {wrappedLongitude(turn * static_cast<double>(i)), glm::degrees(std::asin(height))};
    }
    return places;
}

/// The part of a ring on one side of a line: where `depth` is not negative (Sutherland and Hodgman 1974).
template <class Depth> std::vector<PixelPoint> cut(const std::vector<PixelPoint>& ring, const Depth& depth) {
    std::vector<PixelPoint> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i];
        const auto b = ring[(i + 1) % ring.size()];
        const double from = depth(a);
        const double to = depth(b);
        if (from >= 0.0) {
            kept.push_back(a);
        }
        if ((from < 0.0) != (to < 0.0)) {
            kept.push_back(glm::mix(a, b, from / (from - to)));
        }
    }
    return kept;
}

/// The part of the map that a camera shows, as a ring of pixels.
std::vector<PixelPoint> mapSeen(const Ground& ground, const Camera& camera) {
    std::vector<PixelPoint> ring;
    std::transform(ground.sphere.begin(), ground.sphere.end(), std::back_inserter(ring),
                   [&](glm::vec2 p) { return camera.toPixel(p); });
    const Rect& v = camera.viewport;
    ring = cut(ring, [&](PixelPoint p) { return p.x - v.min.x; });
    ring = cut(ring, [&](PixelPoint p) { return v.max.x - p.x; });
    ring = cut(ring, [&](PixelPoint p) { return p.y - v.min.y; });
    return cut(ring, [&](PixelPoint p) { return v.max.y - p.y; });
}

/// The place at a pixel; on the very edge of the map that of a pixel beside it.
std::optional<LonLat> placeAt(PixelPoint pixel, const Projection& projection, const Camera& camera) {
    constexpr double kAside = 0.3;
    for (const glm::dvec2 aside : {glm::dvec2{0.0, 0.0}, {-1.0, -1.0}, {1.0, -1.0}, {1.0, 1.0}, {-1.0, 1.0}}) {
        const LonLat place = projection.inverse(camera.toMap(pixel + aside * kAside));
        if (std::isfinite(place.x) && std::isfinite(place.y)) {
            return place;
        }
    }
    return std::nullopt;
}

/// Opaque, so that its pixels are kept from frame to frame.
GroundDrawing globeDrawing(const LocatorGlobe& globe, const Rect& box, const Theme& theme) {
    GroundDrawing drawing{.ground = globe.ground,
                          .camera = fitCamera(globe.ground->bounds, box, kRim, 1.0, globe.ground->bounds.center()),
                          .ocean = theme.frame,
                          .sphere = theme.sphere,
                          .fills = {},
                          .pens = {},
                          .selectedOutline = {}};
    TerritoryFill land;
    land.colors[0] = mixed(theme.land, theme.inkTertiary, 0.3);
    drawing.fills.assign(globe.ground->territories.size(), land);
    const auto pen = [&](LineRole role) -> Pen& { return drawing.pens[static_cast<std::size_t>(role)]; };
    pen(LineRole::graticule) = {.color = theme.graticule, .width = theme.graticuleWidth};
    pen(LineRole::outline) = {.color = theme.inkTertiary, .width = 1.0F};
    return drawing;
}

/// One that is too small to be seen is a ring about its place.
void drawSeen(SceneWriter& writer, const std::vector<PixelPoint>& line, const Theme& theme) {
    constexpr double kLeast = 8.0; // pixels across
    Rect box{line.front(), line.front()};
    for (const auto p : line) {
        box = {glm::min(box.min, p), glm::max(box.max, p)};
    }
    if (std::max(box.width(), box.height()) < kLeast) {
        writer.disc(box.center(), kLeast / 2.0 + 1.0, {0, 0, 0, 0}, theme.halo, 3.5F);
        writer.disc(box.center(), kLeast / 2.0 + 1.0, {0, 0, 0, 0}, theme.ink, 1.5F);
        return;
    }
    writer.stroke(line, {.widthStart = 1.5F,
                         .widthEnd = 1.5F,
                         .color = theme.ink,
                         .casing = 1.0F,
                         .casingColor = theme.halo,
                         .closed = true});
}

} // namespace

std::vector<MapPoint> evenPoints(const Projection& projection) {
    constexpr std::size_t kPlaces = 500;
    const std::vector<LonLat> places = evenPlaces(kPlaces);
    std::vector<MapPoint> points(places.size());
    projection.forward(places, points);
    return points;
}

double shareSeen(std::span<const MapPoint> even, const Camera& camera) {
    const auto seen = std::count_if(even.begin(), even.end(), [&](MapPoint p) {
        return std::isfinite(p.x) && camera.viewport.contains(camera.toPixel(p));
    });
    return static_cast<double>(seen) / static_cast<double>(even.size());
}

std::vector<LonLat> outlineSeen(const Projection& projection, const Ground& ground, const Camera& camera) {
    const auto ring = mapSeen(ground, camera);
    const double step = std::max(4.0, (camera.viewport.width() + camera.viewport.height()) / 80.0);
    std::vector<LonLat> outline;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i];
        const auto b = ring[(i + 1) % ring.size()];
        const int steps = std::max(1, static_cast<int>(std::ceil(glm::distance(a, b) / step)));
        for (int s = 0; s < steps; ++s) {
            if (const auto place = placeAt(glm::mix(a, b, static_cast<double>(s) / steps), projection, camera)) {
                outline.push_back(*place);
            }
        }
    }
    return outline;
}

LonLat globeCenter(std::span<const LonLat> outline) {
    constexpr double kStep = 15.0; // degrees
    glm::dvec3 sum{0.0, 0.0, 0.0};
    for (const LonLat place : outline) {
        sum += unitVector(place);
    }
    const LonLat middle = placeOf(sum);
    return {wrappedLongitude(std::round(middle.x / kStep) * kStep), std::round(middle.y / kStep) * kStep};
}

std::vector<PixelPoint> onGlobe(std::span<const LonLat> outline, const Projection& globe, PixelPoint middle,
                                double radius) {
    std::vector<PixelPoint> line;
    for (const LonLat place : outline) {
        const LonLat turned = globe.turn().turned(place); // round the pole, which is in the middle of the disc
        const double off = turned.y < 0.0 ? 1.0 : std::cos(glm::radians(turned.y));
        const double bearing = glm::radians(turned.x);
        line.push_back(middle + glm::dvec2{std::sin(bearing), std::cos(bearing)} * (off * radius));
    }
    return line;
}

void SeenPart::prepare(const Projection& projection, const Camera& camera) {
    auto key = projection.key();
    const bool isSameMap = !even_.empty() && key == projection_;
    if (isSameMap && camera == camera_) {
        return;
    }
    if (!isSameMap) {
        projection_ = std::move(key);
        even_ = evenPoints(projection);
    }
    camera_ = camera;
    share_ = shareSeen(even_, camera);
    outline_.reset();
}

const std::vector<LonLat>& SeenPart::outline(const Projection& projection, const Ground& ground) {
    if (!outline_) {
        outline_ = outlineSeen(projection, ground, camera_);
    }
    return *outline_;
}

std::optional<Rect> drawLocator(SceneWriter& writer, const Picture& picture, SeenPart& seen) {
    constexpr double kMostShare = 0.1;
    constexpr double kLeastMap = 240.0; // a smaller map would be half hidden
    const SceneInput& input = picture.input;
    const Rect& map = picture.camera.viewport;
    const double narrow = std::min(map.width(), map.height());
    if (!input.view.shows(Furniture::locator) || !input.globe || narrow < kLeastMap) {
        return std::nullopt;
    }
    seen.prepare(input.projection, picture.camera);
    if (seen.share() > kMostShare) {
        return std::nullopt;
    }
    const double radius = std::round(std::clamp(narrow * 0.08, 28.0, 44.0));
    const double side = 2.0 * (radius + kRim);
    using enum MapCorner;
    const auto box = freeCorner(picture, {side, side}, std::array{topRight, topLeft, bottomRight, bottomLeft});
    if (!box) {
        return std::nullopt;
    }
    const auto& outline = seen.outline(input.projection, *input.ground);
    const auto globe = outline.empty() ? std::nullopt : input.globe(globeCenter(outline));
    if (!globe) {
        return std::nullopt;
    }
    const Theme& theme = picture.theme;
    const auto middle = box->center();
    writer.ground(globeDrawing(*globe, *box, theme));
    writer.shape({.box = *box, .stroke = theme.inkTertiary, .strokeWidth = 1.0F});
    drawSeen(writer, onGlobe(outline, *globe->projection, middle, radius), theme);
    return box;
}

} // namespace entente
