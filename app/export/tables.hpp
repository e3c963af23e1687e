#pragma once
/// Ties that hold, as tables for people and scripts.

#include "core/slice.hpp"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// One tie as a table shows it. The column names are those of the members; they and their order are a contract.
struct TieRow {
    std::string layer, kind;
    std::string from;  ///< party code; a name nobody is known by as it is written in the pack
    std::string to;    ///< likewise; of a membership the organization's id
    std::string role;  ///< of a membership, as written
    std::string start; ///< as written in the pack; a day made from the feature's interval where it writes no start
    std::string end;   ///< likewise; empty where the pack leaves the end out or unknown
    State state = State::certain;
    double weight = 0.0; ///< [0, 1]
    std::string label;
    std::string feature;                      ///< its id; empty where it has none
    std::vector<std::string> sources;         ///< ids in the pack's header
    std::optional<LonLat> fromPoint, toPoint; ///< label points of the parties, for GeoJSON
};

struct TieFilter {
    PartyId party = kNoParty; ///< ties with an end in this party; kNoParty: all
    std::array<bool, kLayerCount> layers{true, true, true, true, true}; ///< by Layer
};

/// What is asked for everything a feature says; ids are those of the world.
using DetailOf = std::function<FeatureDetail(FeatureId)>;

/// The one name in a feature that no party is known by, as it is written; empty where it has none or several.
[[nodiscard]] std::string unknownName(const FeatureDetail& detail, const PartyTable& parties);

/// A row for each tie that is certain or possible in the slice's window, in the order of packs, features and ties.
[[nodiscard]] std::vector<TieRow> tieRows(const Slice& slice, const TieFilter& filter, const DetailOf& detailOf);

/// A row for each of the ties (positions in World::ties()), in their order; `stateOf` gives their states.
[[nodiscard]] std::vector<TieRow> rowsOfTies(const World& world, std::span<const std::uint32_t> ties,
                                             const std::function<State(std::uint32_t)>& stateOf,
                                             const DetailOf& detailOf);

/// RFC 4180 with a header line, quotes where they are needed and LF line ends. Cells stay true to the data: a text that
/// begins with = + - or @ is not changed, and a spreadsheet may take it for a formula.
[[nodiscard]] std::string tiesAsCsv(std::span<const TieRow> rows);
/// A JSON array (RFC 8259) of objects with the columns' names. All values are texts but `weight`; `sources` is
/// joined by `;` as in CSV.
[[nodiscard]] std::string tiesAsJson(std::span<const TieRow> rows);
/// A FeatureCollection (RFC 7946) with the same members as properties. The geometry is the straight line between the
/// parties' label points, cut at 180 degrees where the short way leads over it; null where an end has no place.
[[nodiscard]] std::string tiesAsGeoJson(std::span<const TieRow> rows);

} // namespace entente
