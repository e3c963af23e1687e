#pragma once
/// Rows that hold for a year each, joined to spells.

#include "core/pack.hpp"
#include "core/party.hpp"
#include "geo/pack_writer.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

struct MergedYears {
    std::vector<WrittenFeature> features;
    std::vector<std::string> kinds;   ///< columns of 0 and 1 that were read as kinds of ties
    std::vector<std::string> notKept; ///< columns that were not read as anything
    std::size_t unused = 0;           ///< rows without a year, parties or a kind
};

/// Joins the features of a file whose rows hold for a year each (FieldMapping::yearly): one feature for the same
/// parties, kind, organization, role, weight, label and place in years without a gap. Parties of undirected pairs may
/// come in either order. Where the file has no kinds, its columns of 0 and 1 are kinds. What holds in the last year of
/// the file is open. Properties that are not read as anything differ from year to year and are left out.
[[nodiscard]] MergedYears mergeYears(const Pack& pack, const PartyTable& parties);

} // namespace entente
