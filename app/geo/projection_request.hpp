#pragma once
/// What a reader asks for when he names a projection: an id, a PROJ string or the code of a reference system.

#include "core/geometry.hpp"
#include "core/result.hpp"
#include "core/sphere_turn.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// How a projection lays out the sphere.
enum class ProjectionFamily : std::uint8_t {
    world,      ///< the whole Earth, torn along the meridian opposite its centre, perhaps along others too
    azimuthal,  ///< a disc round its centre
    conic,      ///< a region about two parallels
    transverse, ///< a region along a meridian
};

/// A request that PROJ can be asked with.
struct ProjectionRequest {
    ProjectionFamily family = ProjectionFamily::world;
    std::string definition; ///< of PROJ, for the turned sphere of radius 1
    std::string name;       ///< for people
    std::string place;      ///< where it is centred, for people: "150° E", "68° E 41° N"
    std::string key;        ///< the same for equal requests
    SphereTurn turn;
    std::string turnable;        ///< the same request without its centre, which makeProjection is then given
    LonLat center{0.0, 0.0};     ///< the centre that was left out of `turnable`
    double radius = 180.0;       ///< of a disc, degrees
    double latitudeLimit = 90.0; ///< north and south, of a map of the world
    double middleLatitude = 0.0; ///< between the parallels of a cone
};

/// Reads a request. `center` is used where the text says nothing of a centre. Errors: `unknown-projection`,
/// `unsupported-projection`.
[[nodiscard]] Result<ProjectionRequest> readProjectionRequest(std::string_view text, LonLat center);

/// The ids that are known, with commas.
[[nodiscard]] std::string projectionIds();

/// The error that a projection does not exist, or cannot be drawn.
[[nodiscard]] Diagnostic projectionProblem(std::string code, std::string text, std::string advice);

} // namespace entente
