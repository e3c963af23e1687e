#include "geo/projection_request.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace entente {
namespace {

constexpr double kMercatorLimit = 85.06; ///< of the area of use of EPSG:3857
constexpr double kEarthRadius = 6371008.8;

struct KnownProjection {
    std::string_view id;
    std::string_view name;
};
/// Every id is also PROJ's own name of the projection.
constexpr std::array kKnown{
    KnownProjection{"eqearth", "Equal Earth"},
    KnownProjection{"robin", "Robinson"},
    KnownProjection{"natearth", "Natural Earth"},
    KnownProjection{"wintri", "Winkel Tripel"},
    KnownProjection{"moll", "Mollweide"},
    KnownProjection{"hammer", "Hammer"},
    KnownProjection{"eck4", "Eckert IV"},
    KnownProjection{"igh", "Goode Homolosine"},
    KnownProjection{"mill", "Miller"},
    KnownProjection{"merc", "Mercator"},
    KnownProjection{"eqc", "Plate Carrée"},
    KnownProjection{"ortho", "Globe"},
    KnownProjection{"laea", "Azimuthal Equal-Area"},
    KnownProjection{"aeqd", "Azimuthal Equidistant"},
    KnownProjection{"stere", "Stereographic"},
    KnownProjection{"aea", "Equal-Area Conic"},
    KnownProjection{"lcc", "Conformal Conic"},
    KnownProjection{"eqdc", "Equidistant Conic"},
};

struct Disc {
    std::string_view id;
    double radius; ///< degrees from the centre; the antipode, which is a circle, is left out by a hundredth
};
constexpr std::array kDiscs{Disc{"laea", 179.99}, Disc{"aeqd", 179.99}, Disc{"ortho", 90.0},
                            Disc{"stere", 120.0}, Disc{"gnom", 60.0},   Disc{"nsper", 90.0}};
constexpr std::array<std::string_view, 10> kCones{"aea",   "lcc",   "eqdc",  "euler",  "murd1",
                                                  "murd2", "murd3", "vitk1", "tissot", "pconic"};
constexpr std::array<std::string_view, 3> kTransverse{"tmerc", "cass", "poly"};

/// A parameter of a PROJ string, `+key=value`; flags have no value.
struct Parameter {
    std::string key, value;
};
using Parameters = std::vector<Parameter>;

Parameters parseParameters(std::string_view text) {
    Parameters parameters;
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
    constexpr std::array<std::string_view, 25> kPutAside{
        "R",       "a",        "b",    "f",   "rf",    "es",       "e",      "ellps",     "datum",
        "towgs84", "nadgrids", "k",    "k_0", "units", "to_meter", "vunits", "vto_meter", "x_0",
        "y_0",     "no_defs",  "type", "pm",  "over",  "axis",     "wktext"};
    return std::find(kPutAside.begin(), kPutAside.end(), key) != kPutAside.end();
}

/// Degrees, from a plain number or PROJ's forms such as 150dE.
std::optional<double> parseDegrees(const std::string& text) {
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

std::string degreesText(double degrees, char positive, char negative) {
    const double rounded = std::round(degrees * 100.0) / 100.0;
    if (rounded == 0.0 || std::abs(rounded) == 180.0) {
        return fmt::format("{}°", std::abs(rounded));
    }
    return fmt::format("{}° {}", std::abs(rounded), rounded > 0.0 ? positive : negative);
}
std::string longitudeText(double longitude) {
    return degreesText(longitude, 'E', 'W');
}
std::string placeText(LonLat place) {
    return longitudeText(place.x) + ' ' + degreesText(place.y, 'N', 'S');
}

/// The parameters of a reference system such as EPSG:3035, or PROJ's reason why there are none.
struct SystemParameters {
    Parameters parameters;
    std::string reason;
};
SystemParameters parametersOfSystem(std::string_view text) {
    SystemParameters result;
    const std::unique_ptr<PJ_CONTEXT, PJ_CONTEXT* (*)(PJ_CONTEXT*)> context(proj_context_create(),
                                                                            proj_context_destroy);
    proj_log_func(context.get(), &result.reason, [](void* kept, int level, const char* message) {
        if (level == PJ_LOG_ERROR) {
            *static_cast<std::string*>(kept) = message;
        }
    });
    const std::unique_ptr<PJ, PJ* (*)(PJ*)> system(proj_create(context.get(), std::string(text).c_str()), proj_destroy);
    const char* const words = system ? proj_as_proj_string(context.get(), system.get(), PJ_PROJ_4, nullptr) : nullptr;
    if (words != nullptr) {
        result.parameters = parseParameters(words);
    } else if (result.reason.empty()) {
        result.reason = "it has no PROJ string";
    }
    return result;
}

/// Puts a request together, word by word.
class RequestReader {
  public:
    RequestReader(std::string_view text, LonLat center)
        : text_(text.empty() ? kKnown.front().id : text), center_(center) {}

    Result<ProjectionRequest> read() {
        if (readWords()) {
            if (has("o_proj")) {
                readOblique();
            } else if (const auto* disc = std::find_if(kDiscs.begin(), kDiscs.end(),
                                                       [&](const Disc& d) { return d.id == projection_; });
                       disc != kDiscs.end()) {
                readDisc(*disc);
            } else {
                readUpright();
            }
        }
        Result<ProjectionRequest> result;
        result.diagnostics = std::move(problems_);
        if (result.diagnostics.empty()) {
            result.value = std::move(request_);
        }
        return result;
    }

  private:
    [[nodiscard]] bool has(std::string_view key) const {
        return std::any_of(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.key == key; });
    }
    /// Takes a parameter out. Not a number: a problem, and the value that is otherwise used.
    double take(std::string_view key, double otherwise) {
        const auto at =
            std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.key == key; });
        if (at == parameters_.end()) {
            return otherwise;
        }
        const auto degrees = parseDegrees(at->value);
        if (!degrees) {
            problems_.push_back(projectionProblem(
                "unknown-projection", fmt::format("\"{}\" is not a number of degrees", at->value),
                fmt::format("write +{}= and a number: degrees east or north, such as +lon_0=150", key)));
        }
        parameters_.erase(at);
        return degrees.value_or(otherwise);
    }
    void drop(std::string_view key) {
        std::erase_if(parameters_, [&](const auto& p) { return p.key == key; });
    }
    [[nodiscard]] std::string others() const {
        std::string text;
        for (const auto& [key, value] : parameters_) {
            text += value.empty() ? fmt::format(" +{}", key) : fmt::format(" +{}={}", key, value);
        }
        return text;
    }

    /// Finds the projection and its parameters; false with a problem.
    bool readWords() {
        if (text_.find('=') == std::string_view::npos && text_.find(':') == std::string_view::npos) {
            projection_ = text_;
            isPlainId_ = true;
            if (std::none_of(kKnown.begin(), kKnown.end(), [&](const auto& k) { return k.id == text_; })) {
                problems_.push_back(projectionProblem(
                    "unknown-projection", fmt::format("no projection is called \"{}\"", text_),
                    fmt::format("use one of {}, or a PROJ string such as +proj=kav7", projectionIds())));
            }
            return problems_.empty();
        }
        if (text_.find("proj=") == std::string_view::npos) {
            auto system = parametersOfSystem(text_);
            if (system.parameters.empty()) {
                problems_.push_back(projectionProblem("unknown-projection",
                                                      fmt::format("PROJ cannot use \"{}\": {}", text_, system.reason),
                                                      fmt::format("projections known by name: {}", projectionIds())));
                return false;
            }
            parameters_ = std::move(system.parameters);
        } else {
            parameters_ = parseParameters(text_);
        }
        for (const auto& [key, value] : parameters_) {
            projection_ = key == "proj" ? value : projection_;
        }
        drop("proj");
        if (const auto h = take("h", 0.0); h > 0.0) { // of a satellite, in metres
            height_ = h / take("R", kEarthRadius);
        }
        std::erase_if(parameters_, [](const auto& p) { return isPutAside(p.key); });
        useOwnNames();
        return problems_.empty();
    }

    /// Names of PROJ for what has another name here.
    void useOwnNames() {
        if (projection_ == "longlat" || projection_ == "latlong") {
            projection_ = "eqc";
        } else if (projection_ == "webmerc") {
            projection_ = "merc";
        } else if (projection_ == "merc") {
            drop("lat_ts"); // scales the map, no more
        } else if (projection_ == "sterea") {
            projection_ = "stere";
        } else if (projection_ == "ups") {
            projection_ = "stere";
            parameters_ = {{"lat_0", has("south") ? "-90" : "90"}};
        } else if (projection_ == "etmerc" || projection_ == "utm") {
            const double zone = take("zone", 31.0);
            drop("south");
            if (projection_ == "utm") {
                parameters_ = {{"lon_0", fmt::format("{}", zone * 6.0 - 183.0)}};
            }
            projection_ = "tmerc";
        }
    }

    void readDisc(const Disc& disc) {
        LonLat middle;
        middle.y = std::clamp(take("lat_0", center_.y), -90.0, 90.0);
        middle.x = wrappedLongitude(take("lon_0", center_.x));
        request_.family = ProjectionFamily::azimuthal;
        request_.turn = SphereTurn::toNorthPole(middle);
        request_.radius = disc.radius;
        parameters_.clear(); // they scale or turn the disc, no more
        std::string height;
        if (projection_ == "nsper") {
            constexpr double kGeostationary = 35785831.0 / kEarthRadius;
            const double h = height_ > 0.0 ? height_ : kGeostationary;
            height = fmt::format(" +h={}", h);
            // The horizon, less a little that the edge is not beyond it.
            request_.radius = std::acos(1.0 / (1.0 + h)) * 180.0 / std::numbers::pi - 1e-6;
        }
        request_.definition = fmt::format("+proj={} +lat_0=90{} +R=1", projection_, height);
        request_.key = fmt::format("+proj={}{} +lat_0={} +lon_0={}", projection_, height, middle.y, middle.x);
        request_.name = nameOf(projection_);
        request_.place = placeText(middle);
        const bool isKnown =
            std::any_of(kKnown.begin(), kKnown.end(), [&](const auto& known) { return known.id == projection_; });
        request_.turnable = isKnown ? projection_ : "+proj=" + projection_;
        if (height_ > 0.0) {
            request_.turnable += fmt::format(" +h={}", height_ * kEarthRadius);
        }
        request_.center = middle;
    }

    void readOblique() {
        const auto at =
            std::find_if(parameters_.begin(), parameters_.end(), [](const auto& p) { return p.key == "o_proj"; });
        projection_ = at->value;
        drop("o_proj");
        if (!has("o_lat_p") ||
            std::any_of(kDiscs.begin(), kDiscs.end(), [&](const Disc& d) { return d.id == projection_; })) {
            problems_.push_back(projectionProblem(
                "unsupported-projection", fmt::format("\"{}\" cannot be drawn", text_),
                "an oblique map is written +proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0; a disc is centred "
                "with +lat_0 and +lon_0"));
            return;
        }
        const double pole = take("o_lat_p", 90.0);
        const double shift = take("o_lon_p", 0.0);
        const double meridian = wrappedLongitude(take("lon_0", center_.x));
        request_.turn = SphereTurn::oblique(meridian, pole, shift);
        request_.definition = fmt::format("+proj={}{} +R=1", projection_, others());
        request_.key = fmt::format("{} oblique {} {} {}", request_.definition, meridian, pole, shift);
        request_.name = nameOf(projection_) + ", oblique";
        request_.place = placeText(request_.turn.back({0.0, 0.0}));
        request_.turnable = text_;
        request_.center = center_;
    }

    void readUpright() {
        const double meridian = wrappedLongitude(take("lon_0", center_.x));
        request_.turn = SphereTurn::byMeridian(meridian);
        request_.place = longitudeText(meridian);
        if (std::find(kCones.begin(), kCones.end(), projection_) != kCones.end()) {
            readCone(meridian);
        } else if (std::find(kTransverse.begin(), kTransverse.end(), projection_) != kTransverse.end()) {
            request_.family = ProjectionFamily::transverse;
        }
        request_.latitudeLimit = projection_ == "merc" ? kMercatorLimit : 90.0;
        // The central meridian is taken off beforehand, so that PROJ cannot mistake one side of the seam for the other.
        request_.definition = fmt::format("+proj={}{} +R=1", projection_, others());
        request_.key = fmt::format("+proj={}{} +lon_0={}", projection_, others(), meridian);
        request_.name = nameOf(projection_);
        request_.turnable = isPlainId_ ? std::string(text_) : fmt::format("+proj={}{}", projection_, others());
        request_.center = {meridian, center_.y};
    }

    void readCone(double meridian) {
        request_.family = ProjectionFamily::conic;
        if (isPlainId_) {
            // Parallels either side of the centre, a sixth of a wide region from its edge.
            const double middle = std::copysign(std::clamp(std::abs(center_.y), 20.0, 70.0), center_.y);
            parameters_ = {{"lat_0", fmt::format("{}", middle)},
                           {"lat_1", fmt::format("{}", middle - 15.0)},
                           {"lat_2", fmt::format("{}", middle + 15.0)}};
        }
        const auto valueOf = [&](std::string_view key) {
            const auto at =
                std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.key == key; });
            return at == parameters_.end() ? std::nullopt : parseDegrees(at->value);
        };
        const auto first = valueOf("lat_1");
        request_.middleLatitude =
            first ? (*first + valueOf("lat_2").value_or(*first)) / 2.0 : valueOf("lat_0").value_or(0.0);
        request_.place = placeText({meridian, request_.middleLatitude});
    }

    std::string_view text_;
    LonLat center_;
    std::string projection_;
    bool isPlainId_ = false;
    double height_ = 0.0; ///< of a satellite, in radii of the Earth; 0: not said
    Parameters parameters_;
    ProjectionRequest request_;
    std::vector<Diagnostic> problems_;
};

} // namespace

Result<ProjectionRequest> readProjectionRequest(std::string_view text, LonLat center) {
    return RequestReader(text, center).read();
}

std::string projectionIds() {
    std::string list;
    for (const auto& known : kKnown) {
        list += list.empty() ? "" : ", ";
        list += known.id;
    }
    return list;
}

Diagnostic projectionProblem(std::string code, std::string text, std::string advice) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.text = std::move(text);
    diagnostic.advice = std::move(advice);
    return diagnostic;
}

} // namespace entente
