#include "geo/boundary_lines.hpp"

#include "core/huge_buffer.hpp"

#include <glm/vector_relational.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace entente {
namespace {

constexpr std::uint32_t kNone = Ground::kNoTerritory;

/// A place as a whole number: equal for equal places, whichever turn round the Earth they are on. 1e-7 of a degree
/// is a centimetre.
std::uint64_t placeKey(LonLat p) {
    constexpr double kUnits = 1e7;
    double longitude = p.x - 360.0 * std::floor((p.x + 180.0) / 360.0) + 180.0;
    auto lon = std::llround(longitude * kUnits);
    lon = lon == std::llround(360.0 * kUnits) ? 0 : lon;
    const auto lat = std::llround((p.y + 90.0) * kUnits);
    return (static_cast<std::uint64_t>(lon) << 32U) | static_cast<std::uint64_t>(lat);
}

/// Mixes the bits (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

/// The same for both directions of an edge. 64 bits are enough to take equal for same: of a million edges two
/// differing ones agree with probability 3e-8.
std::uint64_t edgeKey(std::uint64_t a, std::uint64_t b) {
    return a < b ? mixed(mixed(a) + b) : mixed(mixed(b) + a);
}

/// Which territories an edge belongs to.
class EdgeTable {
  public:
    explicit EdgeTable(std::size_t edges) : slots_(std::bit_ceil(edges * 2 + 2)) {
        for (auto& slot : slots_) {
            slot = Slot{};
        }
    }
    /// The slot of an edge, after noting that the territory has it.
    std::uint32_t note(std::uint64_t key, std::uint32_t territory) {
        const auto mask = slots_.size() - 1;
        auto at = key & mask;
        while (slots_[at].first != kNone && slots_[at].key != key) {
            at = (at + 1) & mask;
        }
        auto& slot = slots_[at];
        if (slot.first == kNone) {
            slot = {key, territory, kNone};
        } else {
            slot.second = territory;
        }
        return static_cast<std::uint32_t>(at);
    }
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t first = kNone, second = kNone;
    };
    [[nodiscard]] const Slot& operator[](std::uint32_t slot) const { return slots_[slot]; }

  private:
    Column<Slot> slots_;
};

/// Whether an edge only closes a ring.
bool isArtificial(LonLat a, LonLat b) {
    constexpr double kSlack = 1e-9;
    const auto onAntimeridian = [](LonLat p) { return std::abs(std::remainder(p.x, 360.0)) >= 180.0 - kSlack; };
    return std::abs(a.y) >= 90.0 || std::abs(b.y) >= 90.0 || (onAntimeridian(a) && onAntimeridian(b));
}

constexpr std::uint32_t kNoEdge = 0xFFFFFFFF;

/// How an edge is drawn by the territory whose ring it is in.
enum class EdgeUse : std::uint8_t { none, coast, border, disputed };

class BoundaryTracer {
  public:
    BoundaryTracer(const Boundaries& boundaries, MapCutter& cutter, RoleLines& out, std::uint32_t first)
        : boundaries_(boundaries), cutter_(cutter), out_(out), first_(first), table_(countPoints(boundaries)) {}

    void run() {
        forEachRing([&](const Ring& ring, std::uint32_t territory) { noteRing(ring, territory); });
        std::size_t edge = 0;
        forEachRing([&](const Ring& ring, std::uint32_t territory) {
            traceRing(ring, territory, edge);
            edge += ring.size();
        });
    }

  private:
    static std::size_t countPoints(const Boundaries& boundaries) {
        std::size_t count = 0;
        for (const auto& territory : boundaries.territories) {
            for (const auto& polygon : territory.polygons) {
                for (const auto& ring : polygon.rings) {
                    count += ring.size();
                }
            }
        }
        return count;
    }

    template <class Visit> void forEachRing(const Visit& visit) const {
        for (std::uint32_t t = first_; t < boundaries_.territories.size(); ++t) {
            for (const auto& polygon : boundaries_.territories[t].polygons) {
                for (const auto& ring : polygon.rings) {
                    visit(ring, t);
                }
            }
        }
    }

    void noteRing(const Ring& ring, std::uint32_t territory) {
        keys_.clear();
        for (const auto& p : ring) {
            keys_.push_back(placeKey(p));
        }
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto next = i + 1 < ring.size() ? i + 1 : 0;
            edges_.push_back(
                isArtificial(ring[i], ring[next]) ? kNoEdge : table_.note(edgeKey(keys_[i], keys_[next]), territory));
        }
    }

    [[nodiscard]] EdgeUse useOf(std::size_t edge, std::uint32_t territory, LonLat from, LonLat to) const {
        if (edges_[edge] == kNoEdge) {
            return EdgeUse::none;
        }
        const auto& slot = table_[edges_[edge]];
        if (slot.first != territory || slot.second == territory) {
            return EdgeUse::none;
        }
        if (slot.second == kNone) {
            return EdgeUse::coast;
        }
        return isDisputed(slot, (from + to) / 2.0) ? EdgeUse::disputed : EdgeUse::border;
    }

    [[nodiscard]] bool isDisputed(const EdgeTable::Slot& slot, LonLat middle) const {
        const PartyId a = boundaries_.territories[slot.first].party;
        const PartyId b = boundaries_.territories[slot.second].party;
        const auto& all = boundaries_.disputedBorders;
        return std::any_of(all.begin(), all.end(), [&](const DisputedBorder& border) {
            return ((border.a == a && border.b == b) || (border.a == b && border.b == a)) &&
                   glm::all(glm::greaterThanEqual(middle, border.southWest)) &&
                   glm::all(glm::lessThanEqual(middle, border.northEast));
        });
    }

    static LineRole roleOf(EdgeUse use) {
        return use == EdgeUse::coast ? LineRole::coast : use == EdgeUse::border ? LineRole::border : LineRole::disputed;
    }

    void traceRing(const Ring& ring, std::uint32_t territory, std::size_t firstEdge) {
        const auto count = ring.size();
        const auto use = [&](std::size_t i) {
            return useOf(firstEdge + i % count, territory, ring[i % count], ring[(i + 1) % count]);
        };
        std::size_t start = 0; // where the use changes, so that no run goes over the ring's first point
        while (start < count && use(start) == use(start + count - 1)) {
            ++start;
        }
        std::size_t i = start % std::max<std::size_t>(count, 1);
        for (std::size_t left = count; left > 0;) {
            const auto current = use(i);
            line_.assign(1, ring[i % count]);
            while (left > 0 && use(i) == current) {
                ++i;
                --left;
                line_.push_back(ring[i % count]);
            }
            if (current != EdgeUse::none) {
                cutter_.addLine(unwrapped(), out_.lines);
                out_.label(roleOf(current), territory);
            }
        }
    }

    /// Going over the first point of a ring that was closed over a pole leaps a whole turn.
    std::span<const LonLat> unwrapped() {
        for (std::size_t i = 1; i < line_.size(); ++i) {
            line_[i].x -= 360.0 * std::round((line_[i].x - line_[i - 1].x) / 360.0);
        }
        return line_;
    }

    const Boundaries& boundaries_;
    MapCutter& cutter_;
    RoleLines& out_;
    std::uint32_t first_; ///< territory that has lines
    EdgeTable table_;
    std::vector<std::uint32_t> edges_; ///< the slot of every edge of every ring, in their order
    std::vector<std::uint64_t> keys_;
    std::vector<LonLat> line_;
};

} // namespace

void RoleLines::label(LineRole role, std::uint32_t territory) {
    roles.resize(lines.ends.size(), role);
    territories.resize(lines.ends.size(), territory);
}

void appendBoundaryLines(const Boundaries& boundaries, MapCutter& cutter, RoleLines& out, std::uint32_t first) {
    BoundaryTracer(boundaries, cutter, out, first).run();
}

void appendDisputedLines(const Boundaries& boundaries, MapCutter& cutter, RoleLines& out) {
    for (const auto& line : boundaries.disputed) {
        cutter.addLine(line.points, out.lines);
    }
    out.label(LineRole::disputed, kNone);
}

void appendGraticule(const Projection& projection, MapCutter& cutter, RoleLines& out) {
    constexpr int kStep = 30;
    const auto add = [&](LonLat from, LonLat to) { cutter.addLine(std::array{from, to}, out.lines); };
    const bool tilted = projection.turn().isTilted();
    for (int longitude = -180; longitude < 180; longitude += kStep) {
        const double turned = projection.turn().turned({longitude, 0.0}).x;
        if (!tilted && std::abs(std::remainder(turned, 360.0)) == 180.0) {
            continue;
        }
        const double end = tilted && longitude % 90 != 0 ? 80.0 : 90.0;
        add({longitude, -end}, {longitude, end});
    }
    for (int latitude = kStep - 90; latitude < 90; latitude += kStep) {
        // In three pieces: one that goes all the way round would be of no length.
        const double west = projection.turn().back({-180.0, 0.0}).x;
        for (int third = 0; third < 3; ++third) {
            add({west + third * 120.0, latitude}, {west + (third + 1) * 120.0, latitude});
        }
    }
    out.label(LineRole::graticule, kNone);
}

} // namespace entente
