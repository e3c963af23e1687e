#pragma once
/// Decides what fields mean, from what is known of them.

#include "core/field_mapping.hpp"
#include "geo/field_facts.hpp"
#include "geo/field_samples.hpp"

#include <functional>
#include <vector>

namespace entente {

/// One decision about one file. The sample, the names and the choices must outlive it.
class FieldRecognizer {
  public:
    /// `facts` are those of the sample's fields.
    FieldRecognizer(const FeatureSample& sample, std::vector<FieldFacts> facts, PartyNames& names,
                    const FieldChoices& choices)
        : sample_(sample), names_(names), choices_(choices), facts_(std::move(facts)) {}

    /// What the fields mean, as far as the choices do not say it. To be called once.
    [[nodiscard]] FieldMapping run();
    [[nodiscard]] const std::vector<FieldFacts>& facts() const { return facts_; }

  private:
    void takeChoices();
    void give(FieldRole role, FieldFacts& facts);
    [[nodiscard]] bool chosen(FieldRole role) const { return choices_.fields.count(role) > 0; }
    [[nodiscard]] bool isPartyField(const FieldFacts& f) const;
    [[nodiscard]] bool isListField(const FieldFacts& f) const;
    [[nodiscard]] bool foundParties() const {
        return mapping_.has(FieldRole::from) || mapping_.has(FieldRole::parties) || mapping_.has(FieldRole::party);
    }
    void findParties();
    bool findDirectedPair(const std::vector<FieldFacts*>& fields);
    bool findNumberedPair(const std::vector<FieldFacts*>& fields);
    void findMember(const std::vector<FieldFacts*>& fields);
    [[nodiscard]] bool looksLikeOrganizations(const FieldFacts& f) const;
    [[nodiscard]] FieldFacts* findOrganization();
    [[nodiscard]] bool sameParties(const FieldFacts& a, const FieldFacts& b) const;
    void findDates();
    void readNumberTime(const FieldFacts& facts);
    [[nodiscard]] bool isDateField(const FieldFacts& f, int nameFit) const;
    void findOthers();
    FieldFacts* bestNamed(FieldRole role, const std::function<bool(const FieldFacts&)>& fits, int least = 1);
    [[nodiscard]] Layer layerOfRoles() const;
    void takeLayer(Layer layer);
    void dropWhatTheLayerHasNoUseFor();

    const FeatureSample& sample_;
    PartyNames& names_;
    const FieldChoices& choices_;
    std::vector<FieldFacts> facts_;
    FieldMapping mapping_;
    bool inAllLanguages_ = false; ///< parties were looked for in all languages, not English and codes alone
};

} // namespace entente
