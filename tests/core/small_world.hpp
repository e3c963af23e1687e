#pragma once
/// Packs, atlases and worlds made by hand or at random for tests.

#include "core/world.hpp"

#include <memory>
#include <random>

namespace entente::test {

/// AAA, AAB, ... as many as asked for, at most 26.
inline std::shared_ptr<const Atlas> atlasOf(int parties) {
    auto atlas = std::make_shared<Atlas>();
    for (int i = 0; i < parties; ++i) {
        Party party;
        party.code = {'A', 'A', static_cast<char>('A' + i)};
        party.name = party.code;
        atlas->parties.add(std::move(party));
    }
    return atlas;
}

struct TieOf {
    std::uint16_t from, to;
    KindId kind;
    Interval interval;
    std::uint16_t weight = kWeightUnit / 2;
    bool directed = false;
};

/// Adds one feature with these ties; its interval is that of the first of them.
inline Feature& addFeature(Pack& pack, const std::vector<TieOf>& ties) {
    const auto id = static_cast<FeatureId>(pack.features.size());
    Feature feature;
    feature.position = id;
    if (!ties.empty()) {
        feature.interval = ties.front().interval;
        feature.kind = ties.front().kind;
        feature.layer = pack.header.kinds[feature.kind].layer;
    }
    for (const TieOf& tie : ties) {
        pack.ties.from.push_back(tie.from);
        pack.ties.to.push_back(tie.to);
        pack.ties.kind.push_back(tie.kind);
        pack.ties.directed.push_back(tie.directed ? 1 : 0);
        pack.ties.weight.push_back(tie.weight);
        pack.ties.interval.push_back(tie.interval);
        pack.ties.feature.push_back(id);
    }
    pack.features.push_back(feature);
    return pack.features.back();
}

inline Kind kindOf(std::string id, Layer layer) {
    Kind kind;
    kind.label = id;
    kind.id = std::move(id);
    kind.layer = layer;
    return kind;
}

/// A pack of random features of all layers over `parties` parties; intervals from the generator.
template <class NextInterval>
Pack randomPack(std::mt19937& random, std::size_t features, std::uint16_t parties, NextInterval next) {
    Pack pack;
    pack.header.kinds = {kindOf("alliance", Layer::partnership), kindOf("member", Layer::organization),
                         kindOf("air", Layer::exercise), kindOf("oppose", Layer::statement),
                         kindOf("observer", Layer::organization)};
    pack.header.organizations = {{"SCO", "SCO", std::nullopt}, {"ASEAN", "ASEAN", std::nullopt}};
    for (std::size_t i = 0; i < features; ++i) {
        const Interval interval = next();
        std::vector<TieOf> ties;
        for (std::size_t k = random() % 4; k > 0; --k) {
            const auto kind = static_cast<KindId>(random() % pack.header.kinds.size());
            const bool member = pack.header.kinds[kind].layer == Layer::organization;
            const auto from = static_cast<std::uint16_t>(random() % parties);
            const auto to = static_cast<std::uint16_t>(member ? random() % 2 : random() % parties);
            ties.push_back({from, to, kind, interval, static_cast<std::uint16_t>(random() % (kWeightUnit + 1)),
                            random() % 2 == 0});
        }
        Feature& feature = addFeature(pack, ties);
        feature.interval = interval;
        if (random() % 5 == 0) {
            feature.geometry = static_cast<std::int32_t>(pack.geometries.size());
            pack.geometries.push_back({GeometryType::points, {{static_cast<double>(i % 90), 1.0}}, {}, {}});
        }
    }
    return pack;
}

} // namespace entente::test
