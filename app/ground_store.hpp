#pragma once
/// Projections and grounds on demand: boundaries are read once per scale, a ground is made once per projection.

#include "core/atlas.hpp"
#include "core/ground.hpp"
#include "core/projection.hpp"
#include "core/result.hpp"
#include "core/view.hpp"

#include <filesystem>
#include <map>
#include <memory>

namespace entente {

/// What a map is drawn on.
struct MapBase {
    std::shared_ptr<const Projection> projection;
    std::shared_ptr<const Ground> ground;
};

/// Not shared between threads.
class GroundStore {
  public:
    GroundStore(std::filesystem::path geodata, std::shared_ptr<const Atlas> atlas)
        : geodata_(std::move(geodata)), atlas_(std::move(atlas)) {}

    /// The base for a view at a scale. Without a value where the projection is refused or the boundaries cannot be
    /// read; the diagnostics say why. The last one asked for is kept.
    [[nodiscard]] Result<MapBase> get(const View& view, Scale scale);

    /// Boundaries that were read elsewhere, so that they are not read again.
    void adopt(std::shared_ptr<const Boundaries> boundaries) { boundaries_[boundaries->scale] = std::move(boundaries); }

  private:
    std::filesystem::path geodata_;
    std::shared_ptr<const Atlas> atlas_;
    std::map<Scale, std::shared_ptr<const Boundaries>> boundaries_;
    MapBase last_;
    std::string lastKey_;
};

/// The scale whose outlines are fine enough where the whole map is so many device pixels wide.
[[nodiscard]] Scale scaleFor(double mapWidthPixels);

} // namespace entente
