#pragma once
/// Properties of a file without a header, turned into those of a pack by what its fields were recognised as.

#include "core/pack.hpp"
#include "geo/feature_draft.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Makes FeatureDraft::values of FeatureDraft::mapped: lists are split, dates become EDTF (those that cannot be read
/// stay as they are, to be reported), texts of numbers become weights, blank texts count as absent.
void applyMapping(const FieldMapping& mapping, FeatureDraft& draft);

/// The role that the values of a property of a pack come from; nullopt for those that are never mapped.
[[nodiscard]] std::optional<FieldRole> roleOf(Property property);

/// Adds the values of one field to a detail. Dates are given as EDTF; where that is not what is written, the text as
/// written is among `others`.
void addMapped(const FieldMapping& mapping, FieldRole role, const std::string& field,
               const std::vector<std::string>& values, FeatureDetail& detail);

} // namespace entente
