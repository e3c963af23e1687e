#pragma once
/// What the values of a field look like: parties, lists of them, dates, numbers.

#include "core/party.hpp"
#include "geo/field_samples.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente {

/// A number as tables have it: with a point, or with a comma where it is not one between thousands (0,5 but not 1,000);
/// with thousands parted where that can be told (1,234,567 and 1.234,5).
[[nodiscard]] std::optional<double> tableNumber(std::string_view text);

/// What is known of one field of the sample. Shares are in [0, 1], of the values there are.
struct FieldFacts {
    const SampledField* field = nullptr;
    double parties = 0.0;     ///< share of values that are one party
    double lists = 0.0;       ///< share of values of which most parts are parties
    bool severalEach = false; ///< and there are several in many of them
    std::string separator;    ///< of the lists that are texts
    double dates = 0.0;
    double plainDays = 0.0; ///< share of values that are a day written as 20221216
    double years = 0.0;     ///< share of values that are whole numbers from 1000 to 2200
    double epochSeconds = 0.0, epochMilliseconds = 0.0;
    double numbers = 0.0;
    std::size_t distinct = 0;
    bool taken = false; ///< has a role
    [[nodiscard]] const std::string& name() const { return field->name; }
};

/// Looks names of parties up, each once.
class PartyNames {
  public:
    explicit PartyNames(const PartyTable& table) : table_(table) {}
    /// Whether a text names a party; in English or as a code, or in all languages there are.
    [[nodiscard]] bool isParty(std::string_view text, bool allLanguages);
    [[nodiscard]] PartyId party(std::string_view text) const { return table_.find(text); }

  private:
    const PartyTable& table_;
    std::array<std::unordered_map<std::string, PartyId>, 2> known_;
};

/// A part of a whole, 0 where the whole is.
[[nodiscard]] double share(std::size_t part, std::size_t all);

/// Measures a field; parties are looked for in English and as codes.
[[nodiscard]] FieldFacts factsOf(const SampledField& field, PartyNames& names);
/// Measures anew how many of a field's values are parties or lists of parties.
void lookForParties(FieldFacts& facts, PartyNames& names, bool allLanguages);

} // namespace entente
