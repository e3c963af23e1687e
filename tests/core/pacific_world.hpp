#pragma once
/// Six parties round the Pacific and in Asia with a few ties of every layer, all invented.

#include "core/camera.hpp"
#include "core/slice.hpp"
#include "core/strands.hpp"
#include "core/view.hpp"
#include "flat_map.hpp"
#include "small_world.hpp"

namespace entente::test {

enum PacificParty : std::uint16_t { japan, america, india, uzbekistan, fiji, soviet, pacificParties };
enum PacificKind : std::uint16_t { alliance, dialogue, oppose, member, observer, air, pacificKinds };
enum PacificBody : std::uint16_t { sco, asean };

inline Interval lasting(Day first, Day last) {
    return {first, first, last, last};
}

inline std::shared_ptr<Atlas> pacificAtlas() {
    auto atlas = atlasOfPlaces({{"Japan", {138.0, 36.0}},
                                {"America", {-98.0, 39.0}},
                                {"India", {79.0, 22.0}},
                                {"Uzbekistan", {64.0, 41.0}},
                                {"Fiji", {178.0, -18.0}},
                                {"Soviet Union", {90.0, 60.0}}});
    auto& former = atlas->parties.edit(soviet);
    former.status = PartyStatus::former;
    former.successors = {{uzbekistan}};
    return atlas;
}

/// Kinds and organizations, no feature.
inline Pack pacificPack() {
    Pack pack;
    pack.header.id = "pacific";
    pack.header.title = "Round the Pacific";
    pack.header.kinds = {kindOf("alliance", Layer::partnership),  kindOf("dialogue", Layer::partnership),
                         kindOf("oppose", Layer::statement),      kindOf("member", Layer::organization),
                         kindOf("observer", Layer::organization), kindOf("air", Layer::exercise)};
    pack.header.organizations = {{"SCO", "Shanghai Cooperation", std::nullopt}, {"ASEAN", "ASEAN", std::nullopt}};
    return pack;
}

/// The exercise's place is in Japan's square, north of its middle.
inline void addExercise(Pack& pack, LonLat place, const std::vector<TieOf>& ties) {
    addFeature(pack, ties).geometry = static_cast<std::int32_t>(pack.geometries.size());
    pack.geometries.push_back({GeometryType::points, {place}, {}, {}});
}

inline std::shared_ptr<const World> worldOf(Pack pack) {
    std::vector<Pack> packs;
    packs.push_back(std::move(pack));
    return std::make_shared<const World>(pacificAtlas(), std::move(packs));
}

inline Slice sliceOn(Day day, std::shared_ptr<const World> world) {
    Slice slice(std::move(world));
    slice.moveTo({day, day});
    return slice;
}

inline Camera flatCamera() {
    return {.center = {0.0, 0.0}, .scale = 160.0, .viewport = {{0.0, 60.0}, {1040.0, 580.0}}};
}

} // namespace entente::test
