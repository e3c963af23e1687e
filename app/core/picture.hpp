#pragma once
/// What goes into one picture, and what the steps that make it share.

#include "core/change_map.hpp"
#include "core/curves.hpp"
#include "core/fades.hpp"
#include "core/ground.hpp"
#include "core/map_edge.hpp"
#include "core/marks.hpp"
#include "core/memberships.hpp"
#include "core/scene.hpp"
#include "core/slice.hpp"
#include "core/strands.hpp"
#include "core/translated_names.hpp"
#include "core/view.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

/// The Earth as a small globe.
struct LocatorGlobe {
    std::shared_ptr<const Ground> ground;
    std::shared_ptr<const Projection> projection; ///< orthographic
};

/// What a picture is made of. All references must outlive the call.
struct SceneInput {
    const Slice& slice;
    const View& view;
    std::shared_ptr<const Ground> ground;
    const Projection& projection;
    glm::dvec2 size; ///< of the whole picture, logical pixels
    const TextMeasure& text;
    /// What a feature says in full; asked for the few features that are named on the map.
    std::function<FeatureDetail(FeatureId)> detail;
    /// The number of publications behind what is drawn; not set: the number the packs list.
    std::optional<std::size_t> sourceCount;
    /// Set in compare mode: the picture shows what changed, and of `slice` nothing but the world.
    std::optional<Compared> compared{};
    /// The ground of the earlier date where two maps are shown and boundaries changed; null: `ground`.
    std::shared_ptr<const Ground> groundBefore{};
    /// Opacities while ties fade in and out; null when nothing is animated.
    Fades* fades = nullptr;
    PartyId hovered = kNoParty;
    double leastLegend = 0.0; ///< the legend takes so much height at least, logical pixels; so that the map stays
    /// Of two maps, what controls cover at the upper left corner of the first: width and height, logical pixels.
    glm::dvec2 coveredCorner{0.0, 0.0};
    /// Makes the globe about a centre for the locator; asked only where one is drawn. Not set: there is none.
    std::function<std::optional<LocatorGlobe>(LonLat)> globe{};
    /// What parties are called on the map; null: by their own names.
    const TranslatedNames* names = nullptr;
};

/// The name of a party on the map.
[[nodiscard]] inline const std::string& nameOnMap(const SceneInput& input, const PartyTable& parties, PartyId party) {
    return input.names != nullptr ? input.names->of(parties, party) : parties[party].name;
}

/// Everything the steps of one picture share.
struct Picture {
    const SceneInput& input;
    const Theme& theme;
    const World& world;
    Camera camera{};
    Rect shown{}; ///< the part of the camera's viewport that is drawn
    MapEdge edge{};
    StrandChoice strands{};
    MarkChoice marks{};
    Memberships memberships{};
    MembershipChanges membershipChanges{}; ///< in compare mode
    std::vector<double> strengths{};
    std::vector<PartyId> former{}; ///< what territories stand for: formerStates(); in compare mode empty
    std::vector<Rect> taken{};     ///< where no name may stand, logical pixels
    StrengthClasses classes = kStrengthClasses;
    std::vector<glm::dvec2> anchors{};
    std::vector<char> isDot{}; ///< by PartyId: drawn as a dot, being too small
    std::vector<int> rank{};   ///< by PartyId: 1 selected, 2 end of a highlighted strand, 3 member or other end, 0 none
};

} // namespace entente
