#pragma once
/// The properties of some features of a file, field by field.

#include "core/pack.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct FieldSample {
    enum class Type : std::uint8_t { text, number, list, other };
    std::size_t feature = 0; ///< which one of the sample
    Type type = Type::text;
    std::string text;               ///< a number as it is written; cut at 400 bytes
    std::vector<std::string> items; ///< of a list: its texts and numbers, 300 at most
};

/// Values that are neither null nor blank.
struct SampledField {
    std::string name;
    std::vector<FieldSample> values;
};

struct FeatureSample {
    std::vector<SampledField> fields; ///< in the order in which they appear; 1000 at most
    std::size_t features = 0;
    std::size_t withGeometry = 0;
    std::size_t packLike = 0; ///< features whose "layer" is one of a pack's
};

/// Looks at the first 400 features and 400 more from all over the file.
[[nodiscard]] FeatureSample sampleFeatures(std::string_view text, std::span<const Feature> features);

/// The texts and numbers among a feature's properties, by name, in their order; what is blank is not there.
using FeatureProperties = std::vector<std::pair<std::string, std::string>>;
/// Those of all features; none for one that is ill-formed.
[[nodiscard]] std::vector<FeatureProperties> propertiesOf(std::string_view text, std::span<const Feature> features);

/// Calls each(field, value) for the given fields of all features, with texts and numbers only.
void forAllValues(std::string_view text, std::span<const Feature> features, const std::vector<std::string>& fields,
                  const std::function<void(std::string_view value)>& each);

} // namespace entente
