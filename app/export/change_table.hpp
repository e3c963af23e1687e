#pragma once
/// What changed between two dates, as a table for people and scripts.

#include "core/comparison.hpp"
#include "export/tables.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// One relation that changed. Columns: `change`, those of TieRow, then `role_before`, `certain_before`,
/// `possible_before`, `certain_after`, `possible_after`, `weight_before`, `weight_after`.
struct ChangeRow {
    Change change = Change::gained;
    /// Layer, kind, ends and role are those of the relation after (before, where it is lost). `start`, `end`, `label`,
    /// `feature` and `sources` are those of the ties that made the change: those that came where it was gained or is
    /// stronger, those that went where it was lost or is weaker; of several joined by `;`. `state` says whether the
    /// change is certain, `weight` is the weight after less that before.
    TieRow tie;
    std::string roleBefore; ///< of a membership; empty where there was none
    StrandTotals before, after;
};

/// A row for each change that touches the party (kNoParty: all), in their order.
[[nodiscard]] std::vector<ChangeRow> changeRows(const ComparedSlices& slices, std::span<const RelationChange> changes,
                                                PartyId party, const DetailOf& detailOf);

[[nodiscard]] std::string changesAsCsv(std::span<const ChangeRow> rows);
/// A JSON array of objects with the columns' names; counts and weights are numbers.
[[nodiscard]] std::string changesAsJson(std::span<const ChangeRow> rows);

} // namespace entente
