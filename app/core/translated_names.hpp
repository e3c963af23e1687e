#pragma once
/// What parties are called on the map in a reader's language.

#include "core/party.hpp"

#include <string>
#include <vector>

namespace entente {

/// Names in one language. A party without one goes by its own, English, name.
struct TranslatedNames {
    std::string language;           ///< as the data names it: "ja", "pt_BR"; empty: English
    std::vector<std::string> names; ///< by PartyId; empty where there is none

    [[nodiscard]] const std::string& of(const PartyTable& parties, PartyId party) const {
        return party < names.size() && !names[party].empty() ? names[party] : parties[party].name;
    }
};

} // namespace entente
