#include "core/world.hpp"

#include "core/representative_point.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace entente {

namespace {

/// Parts of the time that building takes.
constexpr double kJoined = 0.1, kInStrands = 0.6, kListed = 0.9;

/// What a pack's own numbers of kinds and organizations are in the world.
using Renumbering = std::vector<std::uint16_t>;

bool isIdentity(const Renumbering& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != i) {
            return false;
        }
    }
    return true;
}

/// The kinds and organizations of all packs, alike ones as one.
class Registry {
  public:
    Registry(std::vector<Kind>& kinds, std::vector<Organization>& organizations)
        : kinds_(kinds), organizations_(organizations) {}

    KindId kind(const Kind& kind) {
        std::string key(layerName(kind.layer));
        key.append(1, '\0').append(kind.id);
        const auto [place, isNew] = kindByKey_.try_emplace(std::move(key), static_cast<KindId>(kinds_.size()));
        if (isNew) {
            assert(kinds_.size() < std::numeric_limits<KindId>::max());
            kinds_.push_back(kind);
            return place->second;
        }
        Kind& known = kinds_[place->second];
        if ((!known.color && kind.color) || known.label.empty()) {
            known = kind; // the known one was only met in features, this one is defined
        }
        return place->second;
    }

    OrganizationId organization(const Organization& organization) {
        const auto [place, isNew] =
            organizationById_.try_emplace(organization.id, static_cast<OrganizationId>(organizations_.size()));
        if (isNew) {
            assert(organizations_.size() < std::numeric_limits<OrganizationId>::max());
            organizations_.push_back(organization);
            return place->second;
        }
        Organization& known = organizations_[place->second];
        if (known.name.empty() || known.name == known.id) {
            known.name = organization.name;
        }
        if (!known.color) {
            known.color = organization.color;
        }
        return place->second;
    }

  private:
    std::vector<Kind>& kinds_;
    std::vector<Organization>& organizations_;
    std::unordered_map<std::string, KindId> kindByKey_;
    std::unordered_map<std::string, OrganizationId> organizationById_;
};

template <class T> void append(Column<T>& to, const Column<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

void appendTies(Ties& to, const Ties& from) {
    append(to.from, from.from);
    append(to.to, from.to);
    append(to.kind, from.kind);
    append(to.directed, from.directed);
    append(to.weight, from.weight);
    append(to.interval, from.interval);
    append(to.feature, from.feature);
}

void reserveTies(Ties& ties, std::size_t count) {
    ties.from.reserve(count);
    ties.to.reserve(count);
    ties.kind.reserve(count);
    ties.directed.reserve(count);
    ties.weight.reserve(count);
    ties.interval.reserve(count);
    ties.feature.reserve(count);
}

template <class T> void permute(Column<T>& column, const Column<std::uint32_t>& order) {
    Column<T> sorted(column.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        sorted[i] = column[order[i]];
    }
    column = std::move(sorted);
}

/// Puts the ties of each feature side by side, where a reader did not.
void orderByFeature(Ties& ties) {
    if (std::is_sorted(ties.feature.begin(), ties.feature.end())) {
        return;
    }
    Column<std::uint32_t> order(ties.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return ties.feature[a] < ties.feature[b]; });
    permute(ties.from, order);
    permute(ties.to, order);
    permute(ties.kind, order);
    permute(ties.directed, order);
    permute(ties.weight, order);
    permute(ties.interval, order);
    permute(ties.feature, order);
}

/// Gives alike strands one number, in the order in which they are met.
class StrandTable {
  public:
    explicit StrandTable(std::vector<Strand>& strands) : strands_(strands), slots_(kFirstSlots, kEmpty) {}

    StrandId idOf(const Strand& strand) {
        std::size_t slot = slotOf(strand);
        while (slots_[slot] != kEmpty) {
            if (strands_[slots_[slot]] == strand) {
                return slots_[slot];
            }
            slot = (slot + 1) & (slots_.size() - 1);
        }
        const auto id = static_cast<StrandId>(strands_.size());
        slots_[slot] = id;
        strands_.push_back(strand);
        if (strands_.size() * 2 > slots_.size()) {
            grow();
        }
        return id;
    }

  private:
    static constexpr StrandId kEmpty = std::numeric_limits<StrandId>::max();
    static constexpr std::size_t kFirstSlots = 1024;

    [[nodiscard]] std::size_t slotOf(const Strand& strand) const {
        const std::uint64_t key = std::uint64_t{strand.from} | std::uint64_t{strand.to} << 16U |
                                  std::uint64_t{strand.kind} << 32U | std::uint64_t{strand.directed ? 1U : 0U} << 48U;
        constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U; // Fibonacci hashing: the high bits are well mixed
        return static_cast<std::size_t>((key * kGolden) >>
                                        (64U - static_cast<unsigned>(std::bit_width(slots_.size()) - 1)));
    }

    void grow() {
        slots_.assign(slots_.size() * 4, kEmpty);
        for (std::size_t id = 0; id < strands_.size(); ++id) {
            std::size_t slot = slotOf(strands_[id]);
            while (slots_[slot] != kEmpty) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = static_cast<StrandId>(id);
        }
    }

    std::vector<Strand>& strands_;
    Column<StrandId> slots_; ///< a power of two of them
};

} // namespace

std::shared_ptr<const World> World::build(std::shared_ptr<const Atlas> atlas, std::vector<Pack> packs,
                                          const BuildProgress& progress) {
    // The constructor is private: std::make_shared cannot call it.
    std::shared_ptr<const World> world(new World(std::move(atlas), std::move(packs), progress));
    return world->whole_ ? world : nullptr;
}

World::World(std::shared_ptr<const Atlas> atlas, std::vector<Pack> packs, const BuildProgress& progress)
    : atlas_(std::move(atlas)), packs_(std::move(packs)) {
    assert(atlas_ != nullptr);
    const auto goesOn = [&progress](double part) { return !progress || progress(part); };
    if (!goesOn(0.0)) {
        return;
    }
    joinPacks();
    if (!goesOn(kJoined)) {
        return;
    }
    const auto buildIndex = [this] { tieIndex_ = TimeIndex(ties_.interval); };
    constexpr std::size_t kWorthAThread = 100'000;
    std::jthread indexing;
    if (ties_.size() >= kWorthAThread) {
        indexing = std::jthread(buildIndex);
    } else {
        buildIndex();
    }
    if (!buildStrands(progress)) {
        return;
    }
    listTiesByStrand();
    listStrandsByParty();
    findMarks();
    if (!goesOn(kListed)) {
        return;
    }
    findRange();
    if (indexing.joinable()) {
        indexing.join();
    }
    whole_ = goesOn(1.0);
}

void World::joinPacks() {
    Registry registry(kinds_, organizations_);
    std::size_t tieCount = 0;
    for (const Pack& pack : packs_) {
        tieCount += pack.ties.size();
    }
    if (packs_.size() > 1) {
        reserveTies(ties_, tieCount);
    }
    for (Pack& pack : packs_) {
        Renumbering kinds;
        Renumbering organizations;
        for (const Kind& kind : pack.header.kinds) {
            kinds.push_back(registry.kind(kind));
        }
        for (const Organization& organization : pack.header.organizations) {
            organizations.push_back(registry.organization(organization));
        }
        const std::size_t firstTie = ties_.size();
        const std::size_t firstFeature = featureCount_;
        if (packs_.size() == 1) {
            ties_ = std::move(pack.ties);
        } else {
            appendTies(ties_, pack.ties);
        }
        pack.ties = Ties{};
        firstFeature_.push_back(firstFeature);
        featureCount_ += pack.features.size();
        const bool alike = isIdentity(kinds) && isIdentity(organizations);
        for (std::size_t i = firstTie; i < ties_.size() && (!alike || firstFeature > 0); ++i) {
            ties_.kind[i] = kinds[ties_.kind[i]];
            ties_.feature[i] += static_cast<FeatureId>(firstFeature);
            if (kinds_[ties_.kind[i]].layer == Layer::organization && ties_.to[i] < organizations.size()) {
                ties_.to[i] = organizations[ties_.to[i]];
            }
        }
        for (Feature& feature : pack.features) {
            if (alike) {
                break;
            }
            feature.kind = feature.kind < kinds.size() ? kinds[feature.kind] : feature.kind; // overlays have none
        }
    }
    orderByFeature(ties_);
}

bool World::buildStrands(const BuildProgress& progress) {
    StrandTable table(strands_);
    strandOfTie_.resize(ties_.size());
    for (std::size_t i = 0; i < ties_.size(); ++i) {
        constexpr std::size_t kTiesPerReport = 65536;
        if (progress && i % kTiesPerReport == 0 &&
            !progress(kJoined + (kInStrands - kJoined) * static_cast<double>(i) / static_cast<double>(ties_.size()))) {
            return false;
        }
        assert(ties_.kind[i] < kinds_.size());
        strandOfTie_[i] = table.idOf({ties_.from[i], ties_.to[i], ties_.kind[i], ties_.directed[i] != 0});
    }
    return true;
}

void World::listTiesByStrand() {
    // Filled from the back, each start ends up where its own ties begin.
    tiesByStrandStart_.assign(strands_.size() + 1, 0);
    for (const StrandId strand : strandOfTie_) {
        ++tiesByStrandStart_[strand];
    }
    std::partial_sum(tiesByStrandStart_.begin(), tiesByStrandStart_.end(), tiesByStrandStart_.begin());
    tiesByStrand_.resize(ties_.size());
    for (std::size_t i = ties_.size(); i > 0; --i) {
        tiesByStrand_[--tiesByStrandStart_[strandOfTie_[i - 1]]] = static_cast<std::uint32_t>(i - 1);
    }
}

void World::listStrandsByParty() {
    const auto forEachEnd = [this](std::size_t id, const auto& visit) {
        const Strand& strand = strands_[id];
        if (strand.from < parties().size()) {
            visit(strand.from);
        }
        const bool toParty = layerOf(static_cast<StrandId>(id)) != Layer::organization;
        if (toParty && strand.to < parties().size() && strand.to != strand.from) {
            visit(strand.to);
        }
    };
    strandsByPartyStart_.assign(parties().size() + 1, 0);
    for (std::size_t id = 0; id < strands_.size(); ++id) {
        forEachEnd(id, [this](PartyId party) { ++strandsByPartyStart_[party]; });
    }
    std::partial_sum(strandsByPartyStart_.begin(), strandsByPartyStart_.end(), strandsByPartyStart_.begin());
    strandsByParty_.resize(strandsByPartyStart_.back());
    for (std::size_t id = strands_.size(); id > 0; --id) {
        forEachEnd(id - 1, [this, id](PartyId party) {
            strandsByParty_[--strandsByPartyStart_[party]] = static_cast<StrandId>(id - 1);
        });
    }
}

void World::findMarks() {
    for (std::size_t p = 0; p < packs_.size(); ++p) {
        const Pack& pack = packs_[p];
        if (pack.geometries.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < pack.features.size(); ++i) {
            const std::int32_t geometry = pack.features[i].geometry;
            if (geometry < 0) {
                continue;
            }
            if (const auto point = representativePoint(pack.geometries[static_cast<std::size_t>(geometry)])) {
                marks_.push_back({static_cast<FeatureId>(firstFeature_[p] + i), *point});
                markIntervals_.push_back(pack.features[i].interval);
            }
        }
    }
    markIndex_ = TimeIndex(markIntervals_);
}

void World::findRange() {
    Day first = kDayMax;
    Day last = kDayMin;
    const auto see = [&](const Interval& interval) {
        for (const Day day : {interval.startEarliest, interval.startLatest, interval.endEarliest, interval.endLatest}) {
            const bool open = day == kDayMin || day == kDayMax;
            first = open ? first : std::min(first, day);
            last = open ? last : std::max(last, day);
        }
    };
    for (const Interval& interval : ties_.interval) {
        see(interval);
    }
    for (const Interval& interval : markIntervals_) {
        see(interval);
    }
    hasDates_ = first <= last;
    range_ = hasDates_ ? Window{first, last} : Window{};
}

std::span<const std::uint32_t> World::tiesOf(StrandId strand) const {
    const std::uint32_t first = tiesByStrandStart_[strand];
    return std::span<const std::uint32_t>(tiesByStrand_).subspan(first, tiesByStrandStart_[strand + 1] - first);
}

std::span<const StrandId> World::strandsOf(PartyId party) const {
    if (party >= parties().size()) {
        return {};
    }
    const std::uint32_t first = strandsByPartyStart_[party];
    return std::span<const StrandId>(strandsByParty_).subspan(first, strandsByPartyStart_[party + 1U] - first);
}

std::size_t World::packIndexOf(FeatureId id) const {
    assert(id < featureCount_);
    const auto after = std::upper_bound(firstFeature_.begin(), firstFeature_.end(), std::size_t{id});
    return static_cast<std::size_t>(after - firstFeature_.begin()) - 1;
}

const Pack& World::packOf(FeatureId id) const {
    return packs_[packIndexOf(id)];
}

const Feature& World::feature(FeatureId id) const {
    const std::size_t pack = packIndexOf(id);
    return packs_[pack].features[id - firstFeature_[pack]];
}

std::pair<std::uint32_t, std::uint32_t> World::tiesOfFeature(FeatureId id) const {
    const auto [first, last] = std::equal_range(ties_.feature.begin(), ties_.feature.end(), id);
    return {static_cast<std::uint32_t>(first - ties_.feature.begin()),
            static_cast<std::uint32_t>(last - ties_.feature.begin())};
}

std::vector<PartyId> World::partiesOf(FeatureId id) const {
    std::vector<PartyId> found;
    const auto note = [&](PartyId party) {
        if (party != kNoParty && std::find(found.begin(), found.end(), party) == found.end()) {
            found.push_back(party);
        }
    };
    const auto [first, last] = tiesOfFeature(id);
    for (std::uint32_t tie = first; tie < last; ++tie) {
        note(ties_.from[tie]);
        if (kinds_[ties_.kind[tie]].layer != Layer::organization) {
            note(ties_.to[tie]);
        }
    }
    return found;
}

} // namespace entente
