#pragma once
/// Projections and grounds on demand: boundaries are read once per scale, a ground is made once per projection.

#include "core/atlas.hpp"
#include "core/ground.hpp"
#include "core/projection.hpp"
#include "core/result.hpp"
#include "core/view.hpp"

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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

    [[nodiscard]] const std::filesystem::path& geodata() const { return geodata_; }
    /// Begins to make the base for a view at a scale on another thread; get() for the same waits for it.
    void prepare(const View& view, Scale scale);

    /// The base for a view at a scale. Without a value where the projection is refused or the boundaries cannot be
    /// read; the diagnostics say why. The last three that were made are kept.
    [[nodiscard]] Result<MapBase> get(const View& view, Scale scale);

  private:
    /// A base and the boundaries that were read for it.
    struct Made {
        Result<MapBase> base;
        std::shared_ptr<const Boundaries> boundaries;
    };
    using Known = std::shared_ptr<const Boundaries>;

    [[nodiscard]] static Made make(const std::filesystem::path& geodata, const Atlas& atlas, const std::string& id,
                                   LonLat center, Scale scale, Known boundaries);

    std::filesystem::path geodata_;
    std::shared_ptr<const Atlas> atlas_;
    std::map<Scale, Known> boundaries_;
    std::vector<std::pair<std::string, MapBase>> made_;
    std::future<Made> coming_;
    std::string comingKey_;
};

/// The scale whose outlines are fine enough where the whole map is so many device pixels wide.
[[nodiscard]] Scale scaleFor(double mapWidthPixels);

} // namespace entente
