#pragma once
/// From features that were found in a text to the features and ties of a pack.

#include "core/pack.hpp"
#include "core/party.hpp"
#include "geo/feature_draft.hpp"
#include "geo/pack_builder.hpp"
#include "geo/pack_diagnostics.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

/// Parses features and adds them to a pack, part by part in the order of the file.
class FeatureReading {
  public:
    struct Form {
        bool hasHeader = false; ///< of a pack
        bool bare = false;      ///< the one text is a geometry instead of a feature
    };

    /// The pack has its text and header; all that is given must outlive the reading. `mapping` and `crs`, as of
    /// PackBuilder and FeatureParser, may be null.
    FeatureReading(Pack& pack, const PartyTable& parties, PackDiagnostics& diagnostics, Form form,
                   FieldMapping* mapping, const ForeignCrs* crs);

    /// Makes room for so many features in the whole file.
    void expect(std::size_t features);
    /// Adds those that can be parsed. `found` tells where they are in the text.
    void read(std::span<const Feature> found);
    /// Call once, after the last read().
    void finish() { builder_.finish(); }

  private:
    /// Parsed, not yet added.
    struct Parsed {
        FeatureDraft draft;
        std::optional<JsonFault> fault; ///< the draft is whole where there is none
    };

    [[nodiscard]] std::string_view textOf(const Feature& feature) const;
    void parse(const Feature& feature, Parsed& parsed);
    /// False where the feature is left out.
    bool add(Feature& feature, FeatureId number, Parsed& parsed);
    bool addOtherObject(const Feature& feature, FeatureDraft& draft);
    void sayMemberFaults(const Feature& feature, const FeatureDraft& draft);

    Pack& pack_;
    PackDiagnostics& diagnostics_;
    Form form_;
    PackBuilder builder_;
    FeatureParser parser_;
    std::array<Parsed, 8> parsed_; ///< some at once: what adding them needs comes into the cache meanwhile
};

} // namespace entente
