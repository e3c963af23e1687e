#pragma once
/// Parties, boundaries and packs joined: everything that does not change while time plays.

#include "core/atlas.hpp"
#include "core/pack.hpp"
#include "core/time_index.hpp"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace entente {

using StrandId = std::uint32_t;

/// All ties of one kind between one pair (or of one party with one organization), whenever they hold. Ties with an
/// end that is no known party (kNoParty) have strands too, so that they are counted; they cannot be drawn.
struct Strand {
    std::uint16_t from = 0; ///< PartyId
    std::uint16_t to = 0;   ///< PartyId, or OrganizationId where the kind's layer is organization
    KindId kind = 0;        ///< in World::kinds()
    bool directed = false;
    friend bool operator==(const Strand&, const Strand&) = default;
};

/// A feature with a place on the map: an exercise, a meeting, the seat of an organization, an overlay.
struct Mark {
    FeatureId feature = 0;
    LonLat point{0.0, 0.0}; ///< where its symbol stands
};

/// Told how much of a world is built, from 0 to 1; false stops the building. May be empty.
using BuildProgress = std::function<bool(double)>;

/// Immutable once built, shared between threads. Ids of kinds, organizations and features are the world's own:
/// packs that spell a kind (of one layer) or an organization alike mean the same, and Feature::kind is a position in
/// kinds() here, not in its pack's header. Of kinds met in several packs the first that was defined, with a label or
/// colour of its own, gives both and the weight; likewise of organizations.
class World {
  public:
    World(std::shared_ptr<const Atlas> atlas, std::vector<Pack> packs)
        : World(std::move(atlas), std::move(packs), {}) {}
    /// Null where `progress` stopped it.
    [[nodiscard]] static std::shared_ptr<const World> build(std::shared_ptr<const Atlas> atlas, std::vector<Pack> packs,
                                                            const BuildProgress& progress);
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    World(World&&) = delete;
    World& operator=(World&&) = delete;
    ~World() = default;

    [[nodiscard]] const Atlas& atlas() const { return *atlas_; }
    [[nodiscard]] const std::shared_ptr<const Atlas>& sharedAtlas() const { return atlas_; }
    [[nodiscard]] const PartyTable& parties() const { return atlas_->parties; }
    /// Headers, features and texts of the packs; their ties have moved to ties().
    [[nodiscard]] std::span<const Pack> packs() const { return packs_; }
    [[nodiscard]] std::span<const Kind> kinds() const { return kinds_; }
    [[nodiscard]] std::span<const Organization> organizations() const { return organizations_; }
    [[nodiscard]] const Ties& ties() const { return ties_; }
    [[nodiscard]] std::span<const Strand> strands() const { return strands_; }
    [[nodiscard]] StrandId strandOf(std::size_t tie) const { return strandOfTie_[tie]; }
    /// The ties of a strand, as positions in ties().
    [[nodiscard]] std::span<const std::uint32_t> tiesOf(StrandId strand) const;
    /// The strands a party has an end in (memberships included), in no particular order.
    [[nodiscard]] std::span<const StrandId> strandsOf(PartyId party) const;
    [[nodiscard]] const TimeIndex& tieIndex() const { return tieIndex_; }

    [[nodiscard]] std::span<const Mark> marks() const { return marks_; }
    [[nodiscard]] const TimeIndex& markIndex() const { return markIndex_; }

    [[nodiscard]] std::size_t featureCount() const { return featureCount_; }
    [[nodiscard]] const Feature& feature(FeatureId id) const;
    [[nodiscard]] const Pack& packOf(FeatureId id) const;
    [[nodiscard]] std::size_t packIndexOf(FeatureId id) const;
    /// The feature's position in packOf(id).features.
    [[nodiscard]] std::size_t localFeature(FeatureId id) const { return id - firstFeature_[packIndexOf(id)]; }
    [[nodiscard]] Layer layerOf(StrandId strand) const { return kinds_[strands_[strand].kind].layer; }
    /// The participants of an exercise, the parties of a meeting: ends of the ties of a feature, each once.
    [[nodiscard]] std::vector<PartyId> partiesOf(FeatureId id) const;
    /// The ties of a feature, which lie side by side in ties(): [first, last).
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> tiesOfFeature(FeatureId id) const;

    /// The first and last day that any tie or mark begins or ends on, open ends left out; {0, 0} in an empty world.
    [[nodiscard]] Window range() const { return range_; }
    /// Whether there is such a day at all; a pack may hold things without dates.
    [[nodiscard]] bool hasDates() const { return hasDates_; }

  private:
    World(std::shared_ptr<const Atlas> atlas, std::vector<Pack> packs, const BuildProgress& progress);

    void joinPacks();
    bool buildStrands(const BuildProgress& progress);
    void listTiesByStrand();
    void listStrandsByParty();
    void findMarks();
    void findRange();

    std::shared_ptr<const Atlas> atlas_;
    std::vector<Pack> packs_;
    std::vector<std::size_t> firstFeature_; ///< per pack
    std::size_t featureCount_ = 0;
    std::vector<Kind> kinds_;
    std::vector<Organization> organizations_;
    Ties ties_;
    Column<StrandId> strandOfTie_;
    std::vector<Strand> strands_;
    Column<std::uint32_t> tiesByStrand_, tiesByStrandStart_; ///< those of s at [start[s], start[s + 1])
    Column<StrandId> strandsByParty_;
    std::vector<std::uint32_t> strandsByPartyStart_; ///< likewise
    std::vector<Mark> marks_;
    std::vector<Interval> markIntervals_;
    TimeIndex tieIndex_, markIndex_;
    Window range_;
    bool hasDates_ = false;
    bool whole_ = false; ///< nothing stopped the building
};

} // namespace entente
