#pragma once
/// Projections and grounds on demand: boundaries are read once per scale, a ground is made once per projection and, of
/// a user's boundaries that change with the time, once per epoch (core/boundary_history.hpp).

#include "core/atlas.hpp"
#include "core/ground.hpp"
#include "core/projection.hpp"
#include "core/result.hpp"
#include "core/view.hpp"
#include "locator_globes.hpp"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// What a map is drawn on.
struct MapBase {
    std::shared_ptr<const Projection> projection;
    std::shared_ptr<const Ground> ground;
    /// Of the earlier date, where the view shows two maps and the boundaries change with the time.
    std::shared_ptr<const Ground> groundBefore{};
    /// As SceneInput::globe.
    std::function<std::optional<LocatorGlobe>(LonLat)> globe{};
};

/// Not shared between threads.
class GroundStore {
  public:
    GroundStore(std::filesystem::path geodata, std::shared_ptr<const Atlas> atlas)
        : geodata_(std::move(geodata)), atlas_(std::move(atlas)),
          globes_(std::make_shared<LocatorGlobes>(geodata_, atlas_)) {}

    [[nodiscard]] const std::filesystem::path& geodata() const { return geodata_; }
    /// Begins to make the base for a view at a scale on another thread; get() for the same waits for it. Does nothing
    /// where it is there or another is being made.
    void prepare(const View& view, Scale scale);
    /// The same for the epoch that comes next when time runs forwards (direction 1) or backwards (-1).
    void prepareNext(const View& view, Scale scale, int direction);

    /// The base for a view at a scale: of boundaries that change with the time, those of the last day of its window.
    /// Without a value where the projection is refused or the boundaries cannot be read; the diagnostics say why. The
    /// last few that were used are kept.
    [[nodiscard]] Result<MapBase> get(const View& view, Scale scale);

    /// A base of the same map at another scale, to be shown until the one wanted is there, which is made on another
    /// thread meanwhile; nullopt where the one wanted is there, or no other.
    [[nodiscard]] std::optional<MapBase> standIn(const View& view, Scale scale);
    /// Whether what standIn() or prepare() began is made.
    [[nodiscard]] bool isMade() const;

  private:
    [[nodiscard]] Result<MapBase> getOne(const View& view, Scale scale);
    /// A base and the boundaries that were read for it.
    struct Made {
        Result<MapBase> base;
        std::shared_ptr<const Boundaries> boundaries;
    };
    using Known = std::shared_ptr<const Boundaries>;
    /// What a base is made of.
    struct Wanted {
        std::string projection;
        LonLat center;
        Scale scale = Scale::s50m;
        std::size_t epoch = 0; ///< of the user's own boundaries, which have one scale
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };

    [[nodiscard]] static Made make(const std::filesystem::path& geodata, const Atlas& atlas, const Wanted& wanted,
                                   Known boundaries);
    [[nodiscard]] Wanted wantedFor(const View& view, Scale scale) const;
    [[nodiscard]] const MapBase* find(const Wanted& wanted);
    void prepare(const Wanted& wanted);
    /// A base with what the locator needs.
    [[nodiscard]] MapBase withGlobe(MapBase base) const;
    /// Keeps what was made, with the boundaries read for it.
    Result<MapBase> take(const Wanted& wanted, Made made);

    std::filesystem::path geodata_;
    std::shared_ptr<const Atlas> atlas_;
    std::shared_ptr<LocatorGlobes> globes_;
    std::map<Scale, Known> boundaries_;
    std::vector<std::pair<Wanted, MapBase>> made_; ///< the one used last is the last
    std::future<Made> coming_;
    Wanted comingFor_;
};

/// The scale whose outlines are fine enough where the whole map is so many device pixels wide.
[[nodiscard]] Scale scaleFor(double mapWidthPixels);

} // namespace entente
